"""Blocks run as their words do, and what has no words as the block before."""

import pytest
from PySide6.QtCore import Qt

from annotator.gui import look
from annotator.gui.directions import leftward
from annotator.gui.look import PageStyle
from annotator.gui.reader import Reader
from annotator.model import Span
from annotator.text import IMAGE, Block, Run, Text

ARABIC, HEBREW = "مرحبا بكم في الصفحة", "שלום, עולם"
IMAGES = {"alts": ("A chart",), "runs": (Run(1, "I", "https://a.b/c.png"),)}


@pytest.fixture
def reader(qtbot):
    made = Reader()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.set_look(look.LIGHT, PageStyle())
    made.show()
    return made


def ways(reader, *blocks):
    """ "<" or ">" for each block of a page."""
    text = Text.of(blocks, "")
    assert reader.show_text(text)
    reader.grab()
    found = [reader.document().findBlock(reader._positions.to_qt(start)) for start in text.starts]
    return "".join("<" if b.textDirection() == Qt.LayoutDirection.RightToLeft else ">" for b in found)


def test_each_paragraph_runs_as_its_first_letter_does(reader):
    blocks = [Block("p", words) for words in ("One.", ARABIC, f"1. {HEBREW}", "Word " + HEBREW, "🩺 " + ARABIC)]
    assert ways(reader, *blocks) == "><<><"


def test_images_and_numbers_run_as_the_block_before(reader):
    image = Block("p", IMAGE, **IMAGES)
    assert ways(reader, Block("p", ARABIC), image, Block("p", "1, 2."), Block("p", "One."), image) == "<<<>>"
    box = reader.mark_box(_span(reader, 1))
    column = look.letter_width(PageStyle()) * PageStyle().measure
    assert box.right() > (reader.viewport().width() + column) / 2 - 12  # at the right edge of the column


def _span(reader, number):
    start = reader.text_shown.starts[number]
    return Span(start, start + 1)


def test_code_runs_rightward_among_words_that_do_not(reader):
    assert ways(reader, Block("p", HEBREW), Block("code", f"# {HEBREW}"), Block("code", "x = 1", tight=True)) == "<>>"


@pytest.mark.parametrize(("words", "is_so"), [(ARABIC, True), ("Words", False), ("12 " + HEBREW, True), ("12", False)])
def test_the_masthead_stands_where_the_title_begins(window, words, is_so):
    assert leftward(words) is is_so
    window.reader.masthead.show_document(words, ["1 min"], 0)
    assert (window.reader.masthead.layoutDirection() == Qt.LayoutDirection.RightToLeft) is is_so


def ink(reader, number):
    """Whether something is drawn where the marker of an item's line stands."""
    box = reader.mark_box(_span(reader, number))
    picture = reader.viewport().grab().toImage()
    left = range(box.left() - 18, box.left() - 6)
    return any(picture.pixelColor(x, y).lightness() < 150 for x in left for y in range(box.top(), box.bottom()))


def test_items_have_markers_and_paragraphs_have_none(reader):
    items = [Block("p", "Item", marker=marker, depth=depth) for marker, depth in zip("••☐☑", (1, 2, 1, 1), strict=True)]
    ways(reader, Block("p", "Words"), *items, Block("p", "Item", marker="12.", depth=1))
    assert [ink(reader, n) for n in range(6)] == [False, True, True, True, True, True]


@pytest.mark.parametrize("kind", ["p", "h2", "code"])
def test_the_words_begin_at_one_distance_whatever_is_hidden_above(reader, kind):
    tops = []
    for hidden in (frozenset(), frozenset({0})):
        blocks = (*[Block("p", "Hidden")] * len(hidden), Block(kind, "Words"), Block("p", "More"))
        assert reader.show_text(Text.of(blocks, ""), hidden)
        reader.grab()
        tops.append(reader.mark_box(_span(reader, len(hidden))).top())
    assert abs(tops[0] - tops[1]) <= 1
