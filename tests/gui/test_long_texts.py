"""The first screens of a long text stand at once, the rest in steps; meanwhile every place is right too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.gui.look import LIGHT, PageStyle
from annotator.gui.marks import Mark
from annotator.gui.page import PageBuilder
from annotator.gui.reader import Reader
from annotator.gui.sheet import FIRST, LONG, STEP
from annotator.model import Span
from annotator.text import Block, Cell, Run, Text

COUNT = LONG + STEP * 2


def block(n):
    if n % 100 < 4:
        return Block("cell", f"cell {n}", cell=Cell(n // 100, n % 100 // 2, n % 2))
    words = f"Block {n} has a word or two 😀."
    return Block("p", words, (Run(6, "b"), Run(len(words) - 6)) if n % 3 else ())


TEXT = Text.of(tuple(block(n) for n in range(COUNT)), "")
SHORT = Text.of((Block("p", "Short."),), "")
FAR = TEXT.starts[COUNT - 2]


@pytest.fixture
def reader(qtbot):
    made = Reader()
    qtbot.addWidget(made)
    made.set_look(LIGHT, PageStyle())
    made.resize(820, 700)
    made.show()
    QApplication.processEvents()
    return made


def standing(reader):
    return reader._positions.standing


def words(reader):
    document, positions = reader.document(), reader._positions
    return [document.findBlock(positions.to_qt(start)).text() for start in reader.text_shown.starts]


def grown(qtbot, reader):
    qtbot.waitUntil(lambda: standing(reader) == COUNT)


def test_lines_end_at_first_where_they_end_ever_after(qtbot):
    reader = Reader()
    qtbot.addWidget(reader)
    reader.set_look(LIGHT, PageStyle())
    reader.show_text(TEXT)  # before the window is there: a scrollbar comes with it, and takes some of the width
    reader.resize(820, 700)
    reader.show()
    QApplication.processEvents()
    column = reader.column_left(), reader.column_right()
    reader.set_look(LIGHT, PageStyle())
    assert (reader.column_left(), reader.column_right()) == column


def test_a_long_text_is_seen_before_all_of_it_stands_and_then_stands_whole(qtbot, reader):
    reader.show_text(TEXT)
    assert standing(reader) == FIRST
    reader.grab()
    assert standing(reader) == FIRST
    grown(qtbot, reader)
    assert words(reader) == [b.text for b in TEXT.blocks]


def test_it_comes_in_steps_between_which_the_window_answers(qtbot, reader, monkeypatch):
    reader.show_text(TEXT)
    steps = []
    monkeypatch.setattr(reader._sheet, "go_on", lambda count, go=reader._sheet.go_on: (steps.append(count), go(count)))
    grown(qtbot, reader)
    assert steps == [STEP] * 3


def test_a_place_that_does_not_stand_yet_is_gone_to_at_once(reader):
    reader.show_text(TEXT)
    reader.go_to(FAR)
    reader.grab()
    assert abs(reader.top_position() - FAR) < 2_000  # the last screen
    assert reader.verticalScrollBar().value() == reader.verticalScrollBar().maximum() > 10_000


def test_what_does_not_stand_yet_can_be_selected(reader):
    reader.show_text(TEXT)
    span = Span(FAR, FAR + 8)
    reader.select(span)
    assert reader.selected_span() == span
    assert reader.textCursor().selectedText() == TEXT.words[FAR : FAR + 8]


def test_between_blocks_the_one_below_is_at_the_top_before_all_is_laid_out(reader):
    reader.show_text(TEXT)
    seen = []
    for height in range(900):
        reader.verticalScrollBar().setValue(height)
        seen.append(reader.top_position())
    assert seen == sorted(seen)
    assert seen[-1] < TEXT.starts[50]


def test_all_is_selected_by_the_first_key(qtbot, reader):
    reader.show_text(TEXT)
    qtbot.keyClick(reader, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert reader.selected_span() == Span(0, len(TEXT.words))


def test_a_highlight_at_the_end_is_found_under_the_mouse_at_once(reader):
    reader.show_text(TEXT)
    span = Span(FAR, FAR + 8)
    reader.show_marks([Mark(span, "h", "#BFDDB8")])
    reader.reveal(span)
    assert [m.id for m in reader.marks_under(reader.mark_box(span).center().toPointF())] == ["h"]


def test_who_has_scrolled_stays_there_while_the_rest_comes(qtbot, reader):
    reader.show_text(TEXT)
    reader.verticalScrollBar().setValue(907)  # amid a line
    before = reader.top_position()
    grown(qtbot, reader)
    assert reader.top_position() == before
    assert reader.verticalScrollBar().value() == 907


def test_the_place_in_a_long_text_holds_when_it_is_set_anew(qtbot, reader):
    reader.show_text(TEXT)
    reader.go_to(TEXT.starts[2_000])
    reader.set_look(LIGHT, PageStyle(size=21))
    assert reader.top_position() == TEXT.starts[2_000]
    grown(qtbot, reader)
    assert reader.top_position() == TEXT.starts[2_000]


def test_of_a_text_that_is_left_nothing_more_comes(reader):
    reader.show_text(TEXT)
    reader.show_text(SHORT)
    for _ in range(5):
        QApplication.processEvents()
    assert reader.document().toRawText() == "Short."


def test_hidden_blocks_far_down_are_hidden_at_once(reader):
    reader.show_text(TEXT)
    reader.show_text(TEXT, frozenset((COUNT - 1,)))
    shown = reader.document().findBlock(reader._positions.to_qt(TEXT.starts[-1]))
    assert not shown.isVisible()


def test_where_qt_would_not_say_the_rest_the_whole_is_plain_and_right(qtbot, reader, monkeypatch):
    go_on = PageBuilder.go_on

    def crooked(self, upto):
        go_on(self, upto)
        if any(b.runs for b in self._blocks) and upto >= COUNT:
            self.places[COUNT - 2] += 1

    monkeypatch.setattr(PageBuilder, "go_on", crooked)
    assert reader.show_text(TEXT, frozenset((0,)))
    mark = Mark(Span(FAR, FAR + 8), "h", "#BFDDB8")
    reader.show_marks([mark])
    with qtbot.waitSignal(reader.became_plain):
        pass
    assert words(reader) == [b.text for b in TEXT.blocks]
    assert reader.marks == [mark]
    assert not reader.document().firstBlock().isVisible()
    reader.select(mark.span)
    assert reader.selected_span() == mark.span
