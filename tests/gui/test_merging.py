"""Other people's libraries, taken in and out from the window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QToolButton

from annotator.gui.merging import MergeBox
from annotator.gui.receiving import Choice, received_box, unfit_box
from annotator.intake import read_clips
from annotator.settings import stranger
from annotator.store import Library, LibraryError, gate
from annotator.workspace import Workspace
from tests.gui.boxes import answer

from .conftest import copy_of_bens


@pytest.fixture
def theirs(app, tmp_path):
    """Ben's copy, with a highlight and a note of his."""
    marked = ("Nobody asked why.", "method")
    return copy_of_bens(app.window.workspace, tmp_path / "Ben.sqlite", marked, note="Ask them.")


def headed(act):
    """Gives the heading of the box, which outlives it."""

    def through(box):
        heading = box.windowTitle()
        act(box)
        return heading

    return through


def merged(qtbot, app, path):
    rows = []

    def accept(box):
        rows.extend(box.table.item(n, 0).text() for n in range(box.table.rowCount()))
        box.accept()

    answer(accept, MergeBox)
    with qtbot.waitSignal(app.window.sharing.told, timeout=20_000) as told:
        app.window.sharing.merging.preview([path])
    return rows, told.args


def test_a_merge_is_looked_through_then_done_then_taken_back_with_one_key(qtbot, app, theirs):
    window = app.window
    rows, (said, report) = merged(qtbot, app, theirs)
    assert said == "Merged: 1 highlight, 1 tag, 1 note, 1 person new; Ctrl+Z takes it back."
    assert rows == ["Highlights", "Tags", "Notes", "People"]
    (card,) = window.desk.cards()
    assert (card.quote, card.notes) == ("Nobody asked why.", ("Ask them.",))
    assert card.who.startswith("Ben")
    assert window.commands["undo"].text() == "Undo Merge Ben.sqlite"
    with qtbot.waitSignal(window.sharing.told, timeout=20_000) as told:
        window.undo()
    assert told.args[0] == "Undone: the merge of Ben.sqlite"
    assert window.desk.cards() == []
    assert report.backup.exists()


def test_documents_that_a_merge_brings_are_listed_and_go_with_it(qtbot, app, theirs, clip):
    other = clip.with_name("other.md")
    other.write_text(clip.read_text("utf-8").replace("triage", "ward").replace("Triage", "Ward"), "utf-8")
    ben = Library(theirs)
    Workspace(ben, stranger("Ben")).import_clips(read_clips([other]))
    ben.close()
    merged(qtbot, app, theirs)
    window = app.window
    listed = window.shelf.rows
    assert sorted(row.title for row in listed.rows) == ["Triage, measured 🩺", "Ward, measured 🩺"]
    with qtbot.waitSignal(window.sharing.told, timeout=20_000):
        window.undo()
    assert [row.title for row in listed.rows] == ["Triage, measured 🩺"]


def test_a_merge_looked_through_and_left_writes_nothing(qtbot, app, theirs):
    before = app.window.workspace.library.stamp()
    seen = answer(headed(MergeBox.reject), MergeBox)
    app.window.sharing.merging.preview([theirs])
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    assert app.window.workspace.library.stamp() == before


def test_what_is_here_already_is_said(qtbot, app, theirs):
    merged(qtbot, app, theirs)
    seen = answer(headed(MergeBox.reject), MergeBox)
    app.window.sharing.merging.preview([theirs])
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    assert seen == ["Nothing new"]


def test_a_merge_under_way_is_not_read_bit_by_bit(qtbot, app, theirs):
    merging = app.window.sharing.merging
    for file, signal in ((theirs, merging.merged), (theirs.with_name("nowhere"), merging.failed)):
        with qtbot.waitSignal(signal, timeout=20_000):
            merging.merge([file])
            assert merging.busy
        assert not merging.busy


def test_a_file_that_is_no_library_becomes_a_sentence(qtbot, app, clip):
    with qtbot.waitSignal(app.window.sharing.failed, timeout=20_000) as failed:
        app.window.sharing.merging.preview([clip])
    assert str(failed.args[0]) == "triage.md is not an Annotator library."


def test_a_library_from_elsewhere_can_be_opened_where_it_is(qtbot, app, theirs):
    seen = answer(headed(lambda box: box._take("open")), Choice)
    app.window.errands.library_chosen.emit(theirs, False)
    qtbot.waitUntil(lambda: app.window.workspace.library.path == theirs, timeout=20_000)
    assert seen == ["Ben.sqlite"]


def test_the_choices_for_a_library_from_elsewhere_name_what_is_in_it(qtbot, app, theirs):
    look = gate.admit(theirs, None)
    box = received_box(app.window, theirs, look, app.window.workspace.library)
    qtbot.addWidget(box)
    words = [w.text() for w in box.findChildren(type(box.findChild(object, "dim")))]
    assert any("1 document and 1 highlight. It is another copy" in w for w in words)
    assert [b.text() for b in box.findChildren(QToolButton)] == ["Merge it", "Open it here", "Open a copy", "Leave it"]


def test_a_damaged_library_can_be_saved_as_far_as_it_can_be_read(qtbot, app, theirs, tmp_path, monkeypatch):
    theirs.write_bytes(theirs.read_bytes().replace(b"Nobody asked why", b"Nobody knows why"))
    target = tmp_path / "saved.sqlite"
    monkeypatch.setattr("annotator.gui.receiving.place_for", lambda *_: target)
    answer(lambda box: box._take("salvage"), Choice)
    app.window.errands.library_chosen.emit(theirs, False)
    qtbot.waitUntil(lambda: app.window.workspace.library.path == target, timeout=20_000)
    assert [d.title for d in app.window.workspace.library.documents()] == ["Triage, measured 🩺"]
    assert app.window.workspace.library.check() == []
    assert app.window.status.told == "saved.sqlite has what can still be proven of Ben.sqlite; that file is as it was."


def test_what_is_no_library_can_only_be_left(qtbot, app, clip):
    with pytest.raises(LibraryError) as caught:
        gate.admit(clip, None)
    box = unfit_box(app.window, clip, caught.value)
    qtbot.addWidget(box)
    assert box.windowTitle() == "triage.md is not an Annotator library."
    box.accept()
    assert (box.result(), box.chosen) == (QDialog.DialogCode.Accepted, "")


def test_enter_takes_the_way_that_has_the_focus(qtbot, app, theirs):
    look = gate.admit(theirs, None)
    box = received_box(app.window, theirs, look, app.window.workspace.library)
    qtbot.addWidget(box)
    box.show()
    way = next(b for b in box.findChildren(QToolButton) if b.text() == "Open a copy")
    way.setFocus()
    qtbot.waitUntil(way.hasFocus)
    qtbot.keyClick(way, Qt.Key.Key_Return)
    assert (box.result(), box.chosen) == (QDialog.DialogCode.Accepted, "copy")


def test_all_counts_of_a_merge_are_seen_and_enter_merges(qtbot, app, theirs):
    box = MergeBox(app.window, app.window.workspace.merge([theirs], dry=True))
    qtbot.addWidget(box)
    box.show()
    assert box.table.viewport().height() >= box.table.verticalHeader().length()
    assert box.focusWidget().text() == "Merge"


def test_what_wants_a_look_stands_closer_to_its_heading_than_to_the_next(qtbot, app, theirs):
    report = replace(app.window.workspace.merge([theirs], dry=True), far=3)
    box = MergeBox(app.window, report)
    qtbot.addWidget(box)
    box.show()
    [ahead, *_] = [w for w in box.findChildren(QLabel) if w.text() == "A CLOCK THAT IS AHEAD"]
    first, words, second = ahead.parentWidget().findChildren(QLabel)[:3]
    assert second.y() - words.geometry().bottom() > words.y() - first.geometry().bottom()
