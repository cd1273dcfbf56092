"""The page without a mouse: the caret by word, sentence and paragraph, and what lies between."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.gui.commands import MENUS
from annotator.gui.steps import Steps
from annotator.model import Span
from annotator.text import Block, Text
from tests.gui.conftest import span_of
from tests.gui.test_stories import in_file, press

key, no = Qt.Key, Qt.KeyboardModifier.NoModifier
control, shift, alt = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier,
                       Qt.KeyboardModifier.AltModifier)

TABLE = """---
title: Tables
url: https://a.example.org/tables
---

Before the table. It has two sentences.

| one | two |
|---|---|
| first cell | second cell |
| third cell | fourth cell |

- a list item
- another item

```
code line one
code line two
```

After it all.
"""


@pytest.fixture
def tables(open_window, tmp_path):
    path = tmp_path / "tables.md"
    path.write_text(TABLE, "utf-8")
    return open_window(path)


def chosen(window):
    span = window.reader.selected_span()
    return span.of(window.reader.text_shown.words) if span else ""


def at(window, words):
    window.reader.put_caret(span_of(window, words).start)


blocks = st.lists(st.text("ab .!👩🏽‍⚕️学", max_size=12).map(lambda t: Block("p", t)), min_size=1, max_size=6)


@given(blocks, st.sampled_from(["word", "sentence", "paragraph"]))
def test_steps_go_all_the_way_and_never_into_what_is_not_shown(made, by):
    text = Text.of(tuple(made), "")
    unseen = frozenset(n for n in range(len(made)) if n % 3 == 2)
    steps = Steps(text, unseen)
    step = getattr(steps, by)
    for direction, place in ((1, 0), (-1, len(text.words))):
        while (to := step(place, direction)) != place:
            assert (to > place) == (direction > 0)
            assert text.block_at(to) not in unseen
            place = to


@given(blocks)
def test_a_sentence_lies_in_its_block_and_has_words(made):
    text = Text.of(tuple(made), "")
    for place in range(len(text.words) + 1):
        if span := Steps(text).sentence_round(place):
            assert text.block_at(span.start) == text.block_at(span.end - 1) == text.block_at(place)
            assert span.of(text.words) == span.of(text.words).strip() != ""


def test_sentence_by_sentence_with_one_key(window):
    reader = window.reader
    at(window, "A nurse")
    seen = []
    for _ in range(4):
        press(reader, key.Key_Period)
        seen.append(chosen(window))
    assert seen == ["A nurse 👩🏽‍⚕️ sees 🫀 first.", "The model was right 🎯 in nine of ten cases.", "Nobody asked why.",
                    "Later the team 👨‍👩‍👧‍👦 looked again."]
    press(reader, key.Key_Comma)
    assert chosen(window) == "Nobody asked why."
    press(reader, key.Key_Greater)
    assert chosen(window) == "Nobody asked why.\nLater the team 👨‍👩‍👧‍👦 looked again."
    press(reader, key.Key_Greater)
    assert chosen(window).endswith("The tenth case mattered more than the nine.")
    press(reader, key.Key_Less)
    assert chosen(window).endswith("looked again.")
    press(reader, key.Key_H)
    assert in_file(window)[0][0] == "Nobody asked why.\nLater the team 👨‍👩‍👧‍👦 looked again."


def test_the_caret_goes_by_word_sentence_and_paragraph_and_shift_takes_along(window):
    reader, words = window.reader, window.reader.text_shown.words
    at(window, "A nurse")
    press(reader, key.Key_Right, control)
    assert words[reader.caret() :].startswith("nurse")
    press(reader, key.Key_Down, alt)
    assert words[reader.caret() :].startswith("The model")
    press(reader, key.Key_Down, control)
    assert words[reader.caret() :].startswith("Later the team")
    press(reader, key.Key_Up, alt)
    assert words[: reader.caret()].endswith("asked why.")
    press(reader, key.Key_Up, control)
    assert words[reader.caret() :].startswith("A nurse")
    press(reader, key.Key_Right, control | shift)
    press(reader, key.Key_Right, control | shift)
    assert chosen(window).startswith("A nurse")
    press(reader, key.Key_Down, alt | shift)
    assert chosen(window).strip() == "A nurse 👩🏽‍⚕️ sees 🫀 first."
    press(reader, key.Key_Down, control | shift)
    press(reader, key.Key_H)
    assert in_file(window)[0][0].endswith("Nobody asked why.")


def test_by_menu_a_paragraph_is_selected(window):
    at(window, "model was right")
    window.commands["select_paragraph"].trigger()
    assert chosen(window).startswith("A nurse")
    assert chosen(window).endswith("Nobody asked why.")


def test_the_caret_is_seen_and_stays_out_of_lines_that_are_not_shown(window):
    press(window.reader, key.Key_Home, control)
    assert window.reader.text_shown.words[window.reader.caret() :].startswith("A nurse")
    assert window.reader.cursorWidth() >= 2
    press(window.reader, key.Key_Up)
    assert window.reader.text_shown.words[window.reader.caret() :].startswith("A nurse")


def test_arrows_walk_through_a_table_and_leave_it(tables):
    at(tables, "fourth cell")
    press(tables.reader, key.Key_End)
    press(tables.reader, key.Key_Right)
    assert tables.reader.text_shown.words[tables.reader.caret() :].startswith("a list item")
    press(tables.reader, key.Key_Left)
    assert tables.reader.text_shown.words[: tables.reader.caret()].endswith("fourth cell")


@pytest.mark.parametrize(("start", "end"), [
    ("It has two", "second cell"), ("first cell", "third cell"), ("third cell", "another item"),
    ("one", "code line two"), ("code line one", "After it all."), ("Before the table", "After it all."),
])
def test_what_is_selected_across_blocks_tables_and_lists_is_what_is_marked(tables, start, end):
    words = tables.reader.text_shown.words
    wanted = Span(words.index(start), words.index(end) + len(end))
    tables.reader.select(wanted)
    got = tables.reader.selected_span()
    assert got.start <= wanted.start < wanted.end <= got.end
    press(tables.reader, key.Key_H)
    [(exact, *_)] = in_file(tables)
    assert exact.strip() == got.of(words).strip()


def test_a_word_more_and_a_word_less_across_a_cell(tables):
    tables.reader.select(span_of(tables, "first cell"))
    press(tables.reader, key.Key_BracketRight)
    assert chosen(tables) == "first cell\nsecond cell"  # a table gives whole cells
    press(tables.reader, key.Key_BracketLeft)
    assert chosen(tables) == "first cell"
    press(tables.reader, key.Key_BracketLeft)
    assert chosen(tables) == "first"


def test_code_is_one_paragraph(tables):
    at(tables, "line two")
    press(tables.reader, key.Key_P)
    assert chosen(tables) == "code line one\ncode line two"
    QApplication.processEvents()


def test_where_no_spaces_set_words_apart_the_caret_stops_at_each_of_them():
    text = Text.of((Block("p", "学习很好。 Plain, 👩🏽‍⚕️ words"),), "")
    steps, at, seen = Steps(text), 0, []
    while (to := steps.word(at, 1)) != at:
        at = to
        seen.append(text.words[at:][:1])
    assert seen[-4:] == ["P", "👩", "w", ""]
    assert "好" in seen
    assert steps.word(len(text.words), -1) == text.words.index("words")


def test_no_press_means_two_keys_of_one_command():
    """Where a sign needs Shift, the window system gives the press both names, and neither would answer."""
    for commands in MENUS.values():
        for command in filter(None, commands):
            assert not [k for k in command.keys if re.fullmatch(r"(.*\+)?Shift\+[^A-Za-z]", k)], command.name


def test_places_of_the_text_before_count_no_more_while_another_is_set(window, qtlog):
    before = Text.of((Block("p", "😀" * 20),), "")
    for length in range(1, 40):
        window.reader.show_text(before)
        window.reader.show_text(Text.of((Block("p", "x" * length),), ""))
    assert [r.message for r in qtlog.records if "out of range" in r.message] == []
    assert window.reader.caret() == 0
