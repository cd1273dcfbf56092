"""From a clip to a tagged excerpt in the file: by mouse, by key, by menu."""

import sqlite3

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import drag, edges, span_of


def in_file(window):
    """What another program reads from the library file."""
    with sqlite3.connect(f"file:{window.workspace.library.path}?mode=ro", uri=True) as db:
        rows = db.execute('SELECT id, exact, start, "end" FROM highlight WHERE NOT deleted ORDER BY start').fetchall()
        worn = "SELECT t.highlight, g.name FROM highlight_tag t JOIN tag g ON g.id = t.tag ORDER BY 2"
        tags = db.execute(worn).fetchall()
        notes = db.execute("SELECT about, body FROM note WHERE NOT deleted").fetchall()
    db.close()
    return [
        (exact, start, end, [n for h, n in tags if h == key], [b for a, b in notes if a == key])
        for key, exact, start, end in rows
    ]


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)
    QApplication.processEvents()


def typed(words):
    QTest.keyClicks(QApplication.focusWidget(), words)
    QApplication.processEvents()


def test_a_drag_over_emoji_marks_exactly_those_words(window):
    wanted = "👩🏽‍⚕️ sees 🫀 first. The model was right 🎯"
    span = span_of(window, wanted)
    drag(window.reader, *edges(window.reader, span))
    assert window.reader.selected_span() == span
    assert window.marking.bar.isVisible()
    press(window.reader, Qt.Key.Key_H)
    assert in_file(window) == [(wanted, span.start, span.end, [], [])]
    assert [m.span for m in window.reader.marks] == [span]
    assert window.panel.cards.rows.rows[0].quote == wanted


def test_by_mouse_from_selection_to_tag_note_and_undo(window, qtbot):
    workspace = window.workspace
    workspace.tag("evidence")
    drag(window.reader, *edges(window.reader, span_of(window, "nine of ten cases")))
    bar = window.marking.bar
    qtbot.mouseClick(bar.dots[0], Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    index = window.panel.cards.rows.index(0)
    box = window.panel.cards.list.visualRect(index)
    qtbot.mouseClick(window.panel.cards.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    qtbot.mouseDClick(window.panel.cards.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert window.marking.note_box.isVisible()
    typed("Which tenth?")
    qtbot.mouseClick(window.reader.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 400))
    window.reader.setFocus()
    QApplication.processEvents()
    [(exact, *_, tags, notes)] = in_file(window)
    assert (exact, tags, notes) == ("nine of ten cases", ["evidence"], ["Which tenth?"])
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert in_file(window)[0][4] == []
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert in_file(window) == []
    assert not window.panel.cards.rows.rows
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    [(exact, *_, tags, notes)] = in_file(window)
    assert (exact, tags, notes) == ("nine of ten cases", ["evidence"], ["Which tenth?"])


def test_by_keys_alone_from_selection_to_a_new_tag_and_the_next_highlight(window):
    reader = window.reader
    reader.setFocus()
    reader.put_caret(span_of(window, "The model was").start + 3)
    press(reader, Qt.Key.Key_S)
    assert reader.selected_span().of(reader.text_shown.words) == "The model was right 🎯 in nine of ten cases."
    press(reader, Qt.Key.Key_T)
    typed("claim / strong")
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    press(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is reader
    press(reader, Qt.Key.Key_N)
    typed("Says who?")
    press(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    reader.put_caret(span_of(window, "tenth case").start)
    press(reader, Qt.Key.Key_S)
    press(reader, Qt.Key.Key_Return)  # the same tags again
    rows = in_file(window)
    assert [(exact, tags, notes) for exact, _, _, tags, notes in rows] == [
        ("The model was right 🎯 in nine of ten cases.", ["strong"], ["Says who?"]),
        ("The tenth case mattered more than the nine.", ["strong"], []),
    ]
    press(reader, Qt.Key.Key_K)
    press(reader, Qt.Key.Key_BracketLeft)  # the selected highlight loses its last word
    assert in_file(window)[0][0] == "The model was right 🎯 in nine of ten"
    press(reader, Qt.Key.Key_Delete)
    assert len(in_file(window)) == 1
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(in_file(window)) == 2


def test_by_menu(window):
    window.reader.select(span_of(window, "Nobody asked why."))
    window.commands["highlight"].trigger()
    assert in_file(window)[0][0] == "Nobody asked why."
    assert window.commands["undo"].text() == "Undo Highlight"
    window.commands["undo"].trigger()
    assert in_file(window) == []
    assert window.commands["redo"].isEnabled()
    window.commands["redo"].trigger()
    assert in_file(window)[0][0] == "Nobody asked why."


def test_escape_from_the_picker_leaves_nothing_marked(window):
    window.reader.select(span_of(window, "Nobody asked why."))
    press(window.reader, Qt.Key.Key_T)
    press(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert in_file(window) == []


def test_keys_of_the_page_do_nothing_while_one_types_elsewhere(window):
    window.reader.select(span_of(window, "Nobody asked why."))
    window.searching.find_document()
    typed("Ht1")
    assert window.top.search.text() == "Ht1"
    assert in_file(window) == []


def test_a_card_brings_its_place_into_view_and_a_click_on_the_page_its_card(window, qtbot):
    reader = window.reader
    made = window.workspace.highlight(window.desk.document, span_of(window, "Second 🥈 point"))
    window.resize(window.width(), 540)
    QApplication.processEvents()
    reader.go_to(0)
    window.panel.cards.chosen.emit(made.id)
    box = reader.mark_box(made.span)
    assert reader.viewport().rect().contains(box.center())
    window.marking.select("")
    qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert window.desk.selected == made.id
    assert window.panel.cards.selected() == [made.id]


def test_a_click_on_an_overlap_asks_which(window, qtbot):
    reader = window.reader
    workspace, document = window.workspace, window.desk.document
    workspace.highlight(document, span_of(window, "The model was right 🎯 in nine of ten cases."))
    inner = workspace.highlight(document, span_of(window, "nine of ten"))
    box = reader.mark_box(inner.span)
    qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    asked = window.marking.overlaps
    assert [card.quote[:11] for card in asked.rows.rows] == ["nine of ten", "The model w"]
    qtbot.mouseClick(asked.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    assert asked.isHidden()
    assert window.desk.selected == inner.id
