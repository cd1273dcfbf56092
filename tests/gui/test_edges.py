"""The edges of a highlight: dragged with the mouse, moved by keys; each gesture one step."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.model import Span
from tests.gui.conftest import span_of
from tests.gui.test_stories import in_file, press

key, shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


def send(widget, kind, at, buttons):
    """What the window system would: `at` in the page's coordinates."""
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    spot = widget.mapFromGlobal(at)
    event = QMouseEvent(kind, QPointF(spot), QPointF(at), button, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)
    QApplication.processEvents()


def place(reader, position):
    """The screen's point between two letters."""
    box = reader.edge_box(span_from(position), end=False)
    return reader.viewport().mapToGlobal(box.center().toPoint())


def span_from(position):
    return Span(position, position + 1)


def pull(window, handle, *positions, let_go=True):
    """Take a handle and move it over positions of the text."""
    reader, left, none = window.reader, Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    send(handle, QEvent.Type.MouseButtonPress, handle.mapToGlobal(handle.rect().center()), left)
    for position in positions:
        send(handle, QEvent.Type.MouseMove, place(reader, position), left)
    if let_go:
        send(handle, QEvent.Type.MouseButtonRelease, place(reader, positions[-1]), none)


@pytest.fixture
def marked(window):
    made = window.workspace.highlight(window.desk.document, span_of(window, "was right 🎯 in nine"))
    window.marking.select(made.id)
    QApplication.processEvents()
    return window


def quote(window):
    [(exact, *_)] = in_file(window)
    return exact


def test_handles_stand_at_both_ends_of_the_selected_highlight_only(marked):
    begin, end = marked.hand.edges.handles
    assert begin.isVisible()
    assert end.isVisible()
    assert begin.cursor().shape() == Qt.CursorShape.SizeHorCursor
    assert begin.accessibleName() != end.accessibleName()
    [mark] = marked.reader.marks
    box = marked.reader.mark_box(mark.span)
    assert abs(begin.geometry().center().x() - box.left()) <= 1
    box = marked.reader.mark_box(Span(mark.span.end - 1, mark.span.end))
    assert abs(end.geometry().center().x() - box.right()) <= 2
    marked.marking.select("")
    assert not begin.isVisible()
    assert not end.isVisible()


def test_dragging_the_end_is_one_step_to_the_letter(marked):
    words = marked.reader.text_shown.words
    to = words.index("ten cases") + 3
    pull(marked, marked.hand.edges.handles[1], to - 5, to)
    assert quote(marked) == "was right 🎯 in nine of ten"
    assert marked.desk.current() is not None
    assert marked.commands["undo"].text() == "Undo Move edge"
    marked.undo()
    assert quote(marked) == "was right 🎯 in nine"
    marked.redo()
    assert quote(marked) == "was right 🎯 in nine of ten"


def test_dragging_the_beginning_over_an_emoji(marked):
    pull(marked, marked.hand.edges.handles[0], marked.reader.text_shown.words.index("🎯"))
    assert quote(marked) == "🎯 in nine"


def test_while_one_drags_the_page_shows_what_would_be_marked_and_writes_nothing(marked):
    to = marked.reader.text_shown.words.index("cases")
    pull(marked, marked.hand.edges.handles[1], to, let_go=False)
    assert marked.reader.selected_span().of(marked.reader.text_shown.words) == "was right 🎯 in nine of ten "
    assert quote(marked) == "was right 🎯 in nine"
    press(marked.reader, key.Key_Escape)
    send(marked.hand.edges.handles[1], QEvent.Type.MouseButtonRelease, QPoint(), Qt.MouseButton.NoButton)
    assert quote(marked) == "was right 🎯 in nine"
    assert marked.reader.selected_span() is None


def test_an_edge_dragged_past_the_other_leaves_a_letter(marked):
    pull(marked, marked.hand.edges.handles[1], marked.reader.text_shown.words.index("The model"))
    assert quote(marked) == "w"


def test_handles_stay_at_the_words_when_the_page_scrolls_and_is_set_anew(marked):
    marked.resize(marked.width(), 540)
    for change in (lambda: marked.reader.verticalScrollBar().setValue(60), marked.appearance.larger):
        change()
        QApplication.processEvents()
        [mark] = marked.reader.marks
        box = marked.reader.mark_box(mark.span)
        assert abs(marked.hand.edges.handles[0].geometry().center().x() - box.left()) <= 1
        assert marked.hand.edges.handles[0].geometry().bottom() >= box.bottom() - 2


def test_by_keys_either_edge_moves_by_a_word_each_a_step(marked):
    press(marked.reader, key.Key_BracketRight)
    assert quote(marked) == "was right 🎯 in nine of"
    press(marked.reader, key.Key_BraceLeft)
    assert quote(marked) == "model was right 🎯 in nine of"
    press(marked.reader, key.Key_BraceRight)
    press(marked.reader, key.Key_BracketLeft)
    assert quote(marked) == "was right 🎯 in nine"
    for _ in range(4):
        marked.undo()
    assert quote(marked) == "was right 🎯 in nine"
    marked.undo()
    assert in_file(marked) == []


def test_by_menu_an_edge_moves(marked):
    marked.commands["grow_end"].trigger()
    assert quote(marked) == "was right 🎯 in nine of"
