"""Notes on highlights, documents and tags: several people's, in a thread, never lost while typed."""

from contextlib import closing

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui import look
from annotator.gui.app import build
from annotator.gui.note_move import MoveBox
from annotator.gui.note_page import AT_ONCE, NotePage
from annotator.model import Person, content_id
from annotator.store import Library
from annotator.workspace import Workspace
from tests.gui.conftest import span_of
from tests.gui.test_inert import HOSTILE

BEN = Person(content_id("Ben"), "Ben")


@pytest.fixture
def marked(window):
    """A window with one highlight, selected."""
    made = window.workspace.highlight(window.desk.document, span_of(window, "Nobody asked why."))
    window.marking.select(made.id)
    window.reader.setFocus()
    return made


def ben_writes(window, about, body):
    """A colleague at the same file; the window sees what they did."""
    with closing(window.workspace.library.beside()) as library:
        Workspace(library, BEN).write_note(about, body)
    window.workspace.look()


def press(key, modifier=Qt.KeyboardModifier.NoModifier, widget=None):
    QTest.keyClick(widget or QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def typed(words):
    QTest.keyClicks(QApplication.focusWidget(), words)
    QApplication.processEvents()


def bodies(window, about):
    return [(s.note.body, s.depth) for s in window.workspace.thread(about)]


def test_a_colleagues_note_is_answered_by_mouse(window, marked, qtbot):
    ben_writes(window, marked.id, "Says *who*?")
    window.commands["write_note"].trigger()
    box = window.noting.box
    (card,) = box.notes.cards
    assert card.note.who == "Ben"
    assert not card.note.own
    assert card.page.document().toPlainText() == "Says who?"
    qtbot.mouseClick(card.reply, Qt.MouseButton.LeftButton)
    assert "Ben" in box._doing.text()
    typed("The report, page 4.")
    qtbot.mouseClick(window.reader.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 400))
    window.reader.setFocus()
    QApplication.processEvents()
    assert box.isHidden()
    assert bodies(window, marked.id) == [("Says *who*?", 0), ("The report, page 4.", 1)]
    assert window.workspace.library.undo_label == "Reply"
    assert window.panel.cards.rows.rows[0].notes == ("Ben: Says *who*?", "The report, page 4.")


def test_by_keys_alone_a_note_is_written_previewed_and_written_on(window, marked):
    press(Qt.Key.Key_N, widget=window.reader)
    typed("A **bold** claim")
    control = Qt.KeyboardModifier.ControlModifier
    press(Qt.Key.Key_P, control | Qt.KeyboardModifier.ShiftModifier)
    box = window.noting.box
    assert box.page.isVisible()
    assert box.page.document().toPlainText() == "A bold claim"
    press(Qt.Key.Key_P, control | Qt.KeyboardModifier.ShiftModifier)
    typed(", twice")
    press(Qt.Key.Key_Return, control)
    assert bodies(window, marked.id) == [("A **bold** claim, twice", 0)]
    press(Qt.Key.Key_N, widget=window.reader)
    typed("!")
    press(Qt.Key.Key_Escape)
    assert bodies(window, marked.id) == [("A **bold** claim, twice!", 0)]
    (said,) = window.workspace.thread(marked.id)
    assert said.edited


def test_what_was_typed_in_one_visit_is_one_step(window, marked):
    press(Qt.Key.Key_N, widget=window.reader)
    typed("first")
    window.noting.box.preview.toggle()
    window.noting.box.preview.toggle()
    typed(" second")
    press(Qt.Key.Key_Escape)
    window.undo()
    assert bodies(window, marked.id) == []
    assert window.workspace.library.undo_label == "Highlight"
    window.redo()
    assert bodies(window, marked.id) == [("first second", 0)]


def test_nothing_is_called_saved_while_it_is_typed(window, marked):
    saved = window.status._saved.text()
    assert "saved" in saved
    press(Qt.Key.Key_N, widget=window.reader)
    assert window.status._saved.text() == saved
    typed("x")
    assert "saved" not in window.status._saved.text()
    press(Qt.Key.Key_Backspace)
    assert window.status._saved.text() == saved
    typed("y")
    press(Qt.Key.Key_Escape)
    assert window.status._saved.text() == saved


def reopened(window, tmp_path, settings, qtbot):
    """The same file in a new window, as after a crash of the old one."""
    library = Library(tmp_path / "Team.sqlite", states=tmp_path / "states", busy_ms=50)
    again = build(library, settings.person, settings)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitExposed(again)
    QApplication.processEvents()
    return again


def test_a_crash_loses_nothing_that_was_typed(window, marked, tmp_path, settings, qtbot):
    press(Qt.Key.Key_N, widget=window.reader)
    typed("nearly done")  # and now the app is gone
    again = reopened(window, tmp_path, settings, qtbot)
    qtbot.waitUntil(again.noting.box.isVisible)
    assert again.noting.box.words == "nearly done"
    assert again.desk.selected == marked.id
    assert "back" in again.noting.box._hint.text()
    again.noting.box.dismiss()
    assert bodies(again, marked.id) == [("nearly done", 0)]
    assert again.workspace.library.state.below("draft:") == {}
    again.close()
    again.workspace.library.close()
    window.noting.box._first = "nearly done"  # the crashed one has nothing more to say


def test_a_crash_before_the_selection_was_marked_loses_nothing(window, tmp_path, settings, qtbot):
    span = span_of(window, "Nobody asked why.")
    window.reader.select(span)
    window.commands["write_note"].trigger()
    typed("why indeed")
    again = reopened(window, tmp_path, settings, qtbot)
    qtbot.waitUntil(again.noting.box.isVisible)
    again.noting.box.dismiss()
    (highlight,) = again.workspace.library.highlights()
    assert highlight.quote.exact == "Nobody asked why."
    assert bodies(again, highlight.id) == [("why indeed", 0)]
    again.close()
    again.workspace.library.close()
    window.noting.box._first = "why indeed"


def test_a_megabyte_is_refused_in_words_and_kept_in_the_box_and_on_this_computer(window, marked):
    press(Qt.Key.Key_N, widget=window.reader)
    box = window.noting.box
    box.edit.setPlainText("m" * 1_000_000)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert box.isVisible()
    assert len(box.words) == 1_000_000
    assert "1,000,000" in box._hint.text()
    (draft,) = window.workspace.library.state.below("draft:").values()
    assert len(draft["words"]) == 1_000_000
    assert window.workspace.library.notes() == []
    box.edit.setPlainText("")
    box.dismiss()
    assert box.isHidden()


def test_documents_and_tags_have_notes_too(window, marked):
    tag = window.workspace.tag("method")
    document = window.desk.document
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier, widget=window.reader)
    assert window.noting.box._quote.text() == document.title
    typed("read twice")
    press(Qt.Key.Key_Escape)
    window.panel.tags.tree.choose(tag.id)
    window.panel.tags.tree.setFocus()
    press(Qt.Key.Key_N, widget=window.panel.tags.tree)
    typed("only measured ones")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bodies(window, document.id) == [("read twice", 0)]
    assert bodies(window, tag.id) == [("only measured ones", 0)]
    assert window.reader.masthead._notes.text() == "1 note"
    window.undo()
    window.undo()
    assert window.reader.masthead._notes.isHidden()


def test_the_tree_tells_which_tags_have_notes_and_what_they_say(window, marked):
    tag = window.workspace.tag("method")
    tree, rows = window.panel.tags.tree, window.panel.tags.rows
    tree.choose(tag.id)
    before = tree.viewport().grab().toImage()
    menu = window.panel.tags.menu_for(rows.row(rows.find(tag.id)))
    next(a for a in menu.actions() if a.text() == "Note…").trigger()
    typed("only <b>measured</b> <ones>")
    press(Qt.Key.Key_Escape)
    assert rows.row(rows.find(tag.id)).notes == 1
    assert rows.find(tag.id).data(Qt.ItemDataRole.AccessibleTextRole).endswith(", 1 note")
    told = rows.find(tag.id).data(Qt.ItemDataRole.ToolTipRole)
    assert "only measured &lt;ones&gt;" in told
    tree.clearFocus()
    assert tree.viewport().grab().toImage() != before
    window.undo()
    assert rows.row(rows.find(tag.id)).notes == 0
    ben_writes(window, tag.id, "says who?")
    assert window.panel.tags.rows.row(rows.find(tag.id)).notes == 1


def test_a_note_is_moved_and_deleted_by_menu_and_comes_back(window, marked, monkeypatch):
    other = window.workspace.highlight(window.desk.document, span_of(window, "The tenth case"))
    window.workspace.write_note(marked.id, "wrong place")
    window.marking.select(marked.id)

    def choose(box):
        box.filter.setText("tenth CASE")
        assert box.chosen == other.id
        return 1

    monkeypatch.setattr(MoveBox, "exec", choose)
    window.commands["move_note"].trigger()
    assert (bodies(window, marked.id), bodies(window, other.id)) == ([], [("wrong place", 0)])
    assert window.commands["undo"].text() == "Undo Move note"
    window.undo()
    assert bodies(window, marked.id) == [("wrong place", 0)]
    window.marking.select(marked.id)
    window.commands["delete_note"].trigger()
    assert bodies(window, marked.id) == []
    window.undo()
    assert bodies(window, marked.id) == [("wrong place", 0)]


def test_a_note_is_moved_and_deleted_by_keys(window, marked, monkeypatch):
    other = window.workspace.highlight(window.desk.document, span_of(window, "The tenth case"))
    window.workspace.write_note(marked.id, "wrong place")
    window.marking.select(marked.id)
    monkeypatch.setattr(MoveBox, "exec", lambda box: box.filter.setText("tenth") or 1)
    press(Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier, widget=window.reader)
    assert (bodies(window, marked.id), bodies(window, other.id)) == ([], [("wrong place", 0)])
    window.marking.select(other.id)
    press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier, widget=window.reader)
    assert bodies(window, other.id) == []
    assert [h.id for h in window.workspace.library.highlights()] == [marked.id, other.id]


def test_ones_own_note_that_was_answered_says_that_it_is_what_one_edits(window, marked):
    window.workspace.write_note(marked.id, "mine")
    (mine,) = window.workspace.library.notes()
    window.noting.open(marked.id)
    assert window.noting.box._head.isHidden()
    window.noting.box.dismiss()
    window.workspace.write_note(marked.id, "and more", answers=mine.id)
    window.noting.open(marked.id)
    assert window.noting.box._doing.text() == "Editing your note"
    assert not window.noting.box._head.isHidden()
    assert window.noting.box._instead.isHidden()


def test_a_thread_follows_what_others_write_while_it_is_open(window, marked):
    window.commands["write_note"].trigger()
    typed("half a th")
    ben_writes(window, marked.id, "Me too.")
    box = window.noting.box
    assert [c.note.body for c in box.notes.cards] == ["Me too."]
    assert box.words == "half a th"
    box.dismiss()


def test_the_notes_of_a_document_stand_in_the_middle_of_its_page(window):
    window.resize(1100, 700)
    QApplication.processEvents()
    window.commands["note_on_document"].trigger()
    box, page = window.noting.box, window.reader
    assert abs(box.mapToGlobal(box.rect().center()).x() - page.mapToGlobal(page.rect().center()).x()) <= 1


def test_a_long_thread_gives_way_in_a_low_window(window, marked):
    window.resize(720, 460)
    for n in range(12):
        ben_writes(window, marked.id, f"{n} " + "who says so? " * 20)
    window.commands["write_note"].trigger()
    QApplication.processEvents()
    box = window.noting.box
    assert window.rect().contains(box.geometry())
    assert box.geometry().height() > 300
    assert box.preview.visibleRegion().boundingRect() == box.preview.rect()


def test_a_long_thread_gives_way_to_what_it_is_about(window, marked):
    """Where there is room for the box with some of it, the box is no further from the words."""
    for n in range(12):
        ben_writes(window, marked.id, f"{n} " + "who says so? " * 20)
    words = window.mapFromGlobal(window.reader.screen_box(marked.span).bottomLeft())
    window.resize(window.width(), words.y() + 460)
    QApplication.processEvents()
    window.commands["write_note"].trigger()
    QApplication.processEvents()
    words = window.mapFromGlobal(window.reader.screen_box(marked.span).bottomLeft())
    assert (window.noting.box.x(), window.noting.box.y() - words.y() < 20) == (words.x(), True)
    assert window.rect().contains(window.noting.box.geometry())


def test_a_note_is_as_inert_as_the_page(qtbot):
    asked = []

    class Watched(NotePage):
        def loadResource(self, kind, name):
            asked.append(name)
            return super().loadResource(kind, name)

    for source in HOSTILE:
        page = Watched(None)
        qtbot.addWidget(page)
        page.show_words(source.format(http="http://127.0.0.1:9", file="file:///etc/passwd"), look.LIGHT)
        page.show()
        QApplication.processEvents()
        assert "￼" not in page.document().toPlainText()
    assert asked == []


def test_a_long_note_is_shown_as_typed_until_it_is_converted(qtbot):
    page = NotePage(None)
    qtbot.addWidget(page)
    page.show_words("**bold** " * AT_ONCE, look.LIGHT)
    assert page.document().toPlainText().startswith("**bold**")
    qtbot.waitUntil(lambda: page.document().toPlainText().startswith("bold bold"), timeout=30_000)
