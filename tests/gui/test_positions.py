"""Positions are code points everywhere but here."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from annotator.gui.positions import Positions
from annotator.model import Span
from annotator.text import Block, Text

words = st.text(alphabet=st.sampled_from("ab é字😀𝒳🏽\u2028\xa0\u0301א"), max_size=12)
texts = st.lists(words, min_size=1, max_size=6).map(lambda ws: Text.of(tuple(Block("p", w) for w in ws), "test"))


def units(s):
    return len(s.encode("utf-16-le")) // 2


def places(text, gap=0):
    """Block places as Qt has them, with so many blocks of its own before each."""
    lengths = (units(b.text) + 1 + gap for b in text.blocks[:-1])
    return list(accumulate(lengths, initial=gap))


@given(texts, st.integers(0, 2))
def test_every_position_maps_there_and_back(text, gap):
    positions = Positions(text, places(text, gap))
    for i in range(len(text.words) + 1):
        assert positions.from_qt(positions.to_qt(i)) == i


@given(texts)
def test_agrees_with_the_utf_16_encoding(text):
    positions = Positions(text, places(text))
    for i in range(len(text.words) + 1):
        assert positions.to_qt(i) == units(text.words[:i])


@given(texts, st.data())
def test_qt_selects_just_these_words(text, data):
    if not text.words:
        return
    document = QTextDocument()
    document.setPlainText(text.words)
    start = data.draw(st.integers(0, len(text.words) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text.words))))
    positions, cursor = Positions(text, places(text)), QTextCursor(document)
    positions.select(cursor, span)
    assert positions.span(cursor) == span
    assert cursor.selectedText().replace("\u2029", "\n") == span.of(text.words)


def test_inside_a_surrogate_pair_counts_as_before_the_character():
    text = Text.of((Block("p", "a😀b"),), "test")
    assert Positions(text, [0]).from_qt(2) == 1


def test_a_block_of_qts_own_counts_as_the_end_of_the_text_before_it():
    text = Text.of((Block("p", "ab"), Block("p", "c")), "test")
    positions = Positions(text, [0, 4])  # Qt has an empty block at 3
    assert [positions.from_qt(q) for q in (2, 3, 4, 5)] == [2, 2, 3, 4]
