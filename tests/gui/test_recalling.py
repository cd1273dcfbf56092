"""Trash, history, undo and redo of anything: by mouse, by key, by menu."""

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import anchor
from annotator.gui import past_list, recalling
from annotator.model import Change, Highlight, Person, Span, content_id, new_id
from annotator.settings import stranger
from annotator.store import Library
from annotator.workspace import Workspace
from tests.desk import live
from tests.gui.conftest import once, span_of

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BEN = Person(content_id("Ben"), "Ben")


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)
    QApplication.processEvents()


def settled(qtbot, window):
    qtbot.wait(recalling.SOON + 60)


@pytest.fixture
def marked(window):
    made = window.workspace.highlight(window.desk.document, span_of(window, "Nobody asked why."), note="me neither")
    window.marking.select(made.id)
    window.reader.setFocus()
    return made


def many(window, count):
    """So many highlights, as one step."""
    document = window.desk.document
    text = window.workspace.text_of(document)
    spans = [Span(n % 100, n % 100 + 1 + n % 7) for n in range(count)]
    made = tuple(
        Highlight(new_id(), document.id, text.id, span, anchor.quote(text.words, span)) for span in spans
    )
    window.workspace._commit(Change(f"Make {count}", after=made))


def test_a_deleted_highlight_is_restored_by_keys_with_its_note(window, marked, qtbot):
    before = live(window.workspace.library)
    press(window.reader, Qt.Key.Key_Delete)
    assert window.panel.cards.rows.rows == ()
    press(window, Qt.Key.Key_Delete, CONTROL | SHIFT)
    box = window.recalling.trash
    assert box.isVisible()
    (row,) = box.list.rows.rows
    assert row.words == "Highlight “Nobody asked why.”"
    assert row.facts.startswith("deleted by Ada · ")
    assert "with 1 more" in row.facts
    press(box.list, Qt.Key.Key_Return)
    assert live(window.workspace.library) == before
    assert [c.quote for c in window.panel.cards.rows.rows] == ["Nobody asked why."]
    assert window.status.told == "Done: Restore “Nobody asked why.”; Ctrl+Z takes it back."
    settled(qtbot, window)
    assert not box.restore.isEnabled()
    box.close()
    window.commands["undo"].trigger()
    assert window.panel.cards.rows.rows == ()


def test_several_are_restored_by_mouse_after_narrowing(window, marked, qtbot):
    other = window.workspace.highlight(window.desk.document, span_of(window, "The tenth case"))
    tag = window.workspace.tag("method")
    window.workspace.remove(marked)
    window.workspace.remove(other)
    window.workspace.remove_tag(tag)
    window.commands["show_trash"].trigger()
    box = window.recalling.trash
    assert [r.words for r in box.list.rows.rows] == [
        "Tag “method”", "Highlight “The tenth case”", "Highlight “Nobody asked why.”",
    ]  # fmt: skip
    qtbot.mouseClick(box._kinds.button(2), Qt.MouseButton.LeftButton)
    box.list.selectAll()
    assert box.restore.text() == "Restore 2"
    qtbot.mouseClick(box.restore, Qt.MouseButton.LeftButton)
    assert {h.id for h in window.workspace.library.highlights()} == {marked.id, other.id}
    settled(qtbot, window)
    box._kinds.button(0).click()
    assert [r.words for r in box.list.rows.rows] == ["Tag “method”"]
    box.filter.setText("no such")
    assert box._empty.text() == "Nothing that was deleted matches."
    box.close()


def test_a_removed_document_comes_back_from_the_trash_and_is_shown(window, marked):
    window.workspace.remove_documents(window.desk.document)
    assert window.desk.document is None
    window.commands["show_trash"].trigger()
    box = window.recalling.trash
    box.restore.click()
    assert window.desk.document is not None
    assert [c.quote for c in window.panel.cards.rows.rows] == ["Nobody asked why."]
    box.close()


def test_history_tells_who_did_what_and_is_narrowed_by_person_kind_and_highlight(window, marked, qtbot):
    with closing(window.workspace.library.beside()) as library:
        Workspace(library, BEN).retag([marked], named=["robotics"])
    window.workspace.look()
    press(window, Qt.Key.Key_H, CONTROL)
    box = window.recalling.history
    words = [r.words for r in box.list.rows.rows]
    assert words[0] == "Ben made the tag “robotics” and tagged “Nobody asked why.” with robotics"
    assert words[1] == "Ada highlighted “Nobody asked why.” and wrote a note on “Nobody asked why.”: “me neither”"
    assert words[2].startswith("Ada brought in ")

    def choose(combo, words):
        combo.setCurrentIndex(combo.findText(words))
        combo.activated.emit(combo.currentIndex())

    choose(box.people, "Ben")
    assert [r.words[:3] for r in box.list.rows.rows] == ["Ben"]
    choose(box.people, "Everybody")
    choose(box.kinds, "Documents")
    assert len(box.list.rows.rows) == 1
    box.close()
    window.commands["history_of_highlight"].trigger()
    choose(box.kinds, "Everything")
    assert len(box.list.rows.rows) == 2
    box.close()


def test_a_step_is_taken_back_from_the_history_and_one_that_cannot_be_says_why(window, marked, qtbot):
    window.workspace.retag([marked], named=["method"])
    window.workspace.write_note(marked.id, "and again", window.workspace.own_note(marked.id))
    window.commands["show_history"].trigger()
    box = window.recalling.history
    box.list.setCurrentIndex(box.list.rows.index(1))
    box.back.click()
    assert window.workspace.library.highlight(marked.id).tags == ()
    settled(qtbot, window)
    assert box.list.rows.rows[0].words == "Ada deleted the tag “method” and took method off “Nobody asked why.”"
    box.list.setCurrentIndex(box.list.rows.index(len(box.list.rows.rows) - 1))
    box.back.click()
    assert "was left as it is" in box.told.text()
    box.close()
    window.commands["undo"].trigger()
    assert window.workspace.library.highlight(marked.id).tags


def test_what_a_step_had_to_leave_is_said_in_the_language_of_the_window(german, window, marked):
    with closing(Library(window.workspace.library.path)) as other:
        Workspace(other, stranger("Ben")).retag([other.highlight(marked.id)], named=["his"])
    window.workspace.retag([window.workspace.library.highlight(marked.id)], named=["hers"])
    with closing(Library(window.workspace.library.path)) as other:
        before = other.highlight(marked.id)
        other.apply(Change("", (before,), (replace(before, tags=()),)), stranger("Ben").id)
    window.undo()
    left = "Schlagwort „hers“ an Markierung „Nobody asked why.“ blieb, wie es ist, weil Ben es seither geändert hat."
    assert window.status.told == f"Rückgängig: Schlagwort. {left}"


def test_enter_goes_to_what_a_step_was_about(window, marked):
    window.marking.select("")
    window.commands["show_history"].trigger()
    box = window.recalling.history
    QApplication.processEvents()
    press(box.list, Qt.Key.Key_Return)
    assert window.desk.selected == marked.id
    box.close()


def test_history_is_read_as_far_as_one_looks(window, marked):
    for n in range(3 * past_list.PAGE):
        window.workspace.write_note(marked.id, f"note {n}", window.workspace.own_note(marked.id))
    window.commands["show_history"].trigger()
    rows = window.recalling.history.list.rows
    assert len(rows.rows) < 3 * past_list.PAGE
    while rows.canFetchMore(rows.index(-1)):
        rows.fetchMore(rows.index(-1))
    assert len(rows.rows) == 3 * past_list.PAGE + 2
    assert len({r.id for r in rows.rows}) == len(rows.rows)
    window.recalling.history.close()


def test_much_is_restored_beside_the_window(window, qtbot):
    many(window, recalling.LARGE)
    before = live(window.workspace.library)
    window.workspace.remove(*window.workspace.library.highlights())
    started = []
    window.jobs.started.connect(started.append)
    window.commands["show_trash"].trigger()
    box = window.recalling.trash
    while box.list.rows.canFetchMore(box.list.rows.index(-1)):
        box.list.rows.fetchMore(box.list.rows.index(-1))
    box.list.selectAll()
    box.restore.click()
    box.restore.click()  # once more, too soon
    qtbot.waitUntil(once(lambda: live(window.workspace.library) == before))
    qtbot.waitUntil(lambda: len(window.panel.cards.rows.rows) == recalling.LARGE)
    qtbot.waitUntil(lambda: started == ["Restoring"])
    assert window.commands["undo"].text() == f"Undo Restore {recalling.LARGE} things"
    box.close()


def test_merging_tags_importing_and_bulk_work_are_one_step_each_and_come_back(window, marked, tmp_path):
    workspace = window.workspace
    states = [live(workspace.library)]
    one, two = workspace.tag("one"), workspace.tag("two")
    states.append(live(workspace.library))
    workspace.retag([workspace.library.highlight(marked.id)], [one.id, two.id])
    states.append(live(workspace.library))
    workspace.merge_tags(one, two)
    states.append(live(workspace.library))
    workspace.edit_tag(workspace.library.tag(two.id), replace(workspace.library.tag(two.id), name="both"))
    for _ in range(2):
        window.commands["undo"].trigger()
    assert live(workspace.library) == states[2]
    window.commands["undo"].trigger()
    assert live(workspace.library) == states[1]
    for _ in range(3):
        window.commands["redo"].trigger()
    assert [t.name for t in workspace.library.tags() if not t.merged_into] == ["both"]


def test_notes_are_told_as_they_read_in_the_trash_and_in_the_history(window, marked):
    workspace = window.workspace
    workspace.write_note(window.desk.document.id, "A **bold** word, see [there](https://a.b/c)")
    workspace.remove_note(workspace.own_note(window.desk.document.id))
    window.recalling.show_trash()
    assert [row.words for row in window.recalling.trash.list.rows.rows] == ["Note “A bold word, see there”"]
    window.recalling.show_history()
    told = [row.words for row in window.recalling.history.list.rows.rows][:2]
    assert told[0] == "Ada deleted the note “A bold word, see there”"
    assert told[1].endswith(": “A bold word, see there”")
    window.recalling.close()
