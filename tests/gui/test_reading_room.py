"""A library that somebody else works in, or that may not be written, is only read."""

import json
from contextlib import closing

import pytest
from PySide6.QtWidgets import QAbstractButton

from annotator import paths
from annotator.gui.commands import MENUS
from annotator.gui.reading_room import READS, ReadingRoom
from annotator.intake import read_clips
from annotator.model import Span
from annotator.settings import stranger
from annotator.store import Library, neighbours
from annotator.workspace import Workspace

from .conftest import drag, edges, span_of


@pytest.fixture
def path(tmp_path, clip):
    """A library of Ben's with a highlight and two notes, in which he says to be at work."""
    path = tmp_path / "Team.sqlite"
    with closing(Library(path)) as library:
        ben = Workspace(library, stranger("Ben"))
        ben.import_clips(read_clips([clip]))
        mark(ben, "Nobody asked why.", "Ask them.")
    note(path).write_text(json.dumps({"person": "Ben", "host": "bens-laptop", "process": 1}), "utf-8")
    return path


def note(path):
    return path.with_name(f".~lock.{path.name}#")


def mark(workspace, words, said=""):
    (document,) = workspace.library.documents()
    start = workspace.text_of(document).words.index(words)
    return workspace.highlight(document, Span(start, start + len(words)), note=said, named=["method"])


@pytest.fixture
def app(open_app, path):
    return open_app(path)


def room(app):
    return app.window.findChild(ReadingRoom)


def test_a_second_opener_reads_and_is_told_who_is_at_work(app, path):
    window, before = app.window, path.read_bytes()
    assert room(app).bar.isVisible()
    assert room(app).bar.told.startswith("Ben is at work here, on bens-laptop since ")
    (card,) = window.desk.cards()
    assert (card.quote, card.notes) == ("Nobody asked why.", ("Ask them.",))
    assert window.status._saved.text() == "Reading only · Team.sqlite"
    assert window.workspace.library.documents()
    window.close()
    assert path.read_bytes() == before
    assert json.loads(note(path).read_text("utf-8"))["person"] == "Ben"


def test_every_action_that_changes_something_is_off(app):
    names = {c.name for commands in MENUS.values() for c in commands if c}
    assert names >= READS
    off = {name for name in names if not app.window.commands[name].isEnabled()}
    assert off == names - READS
    assert {"undo", "delete", "highlight", "import_files", "merge_libraries", "restore_backup", "new_tag"} <= off
    assert app.window.commands["highlight"].toolTip() == "This library is only read."
    assert not app.window.acceptDrops()


def test_what_slips_through_is_refused_in_words_and_changes_nothing(app, path):
    window, before = app.window, path.read_bytes()
    window.reader.select(span_of(window, "The tenth case"))
    window.marking.highlight()
    assert window.status.told == "Team.sqlite is open for reading only; make a copy of it to work in."
    window.tagging.apply_pin(1)
    window.marking.delete_these([window.desk.cards()[0].id])
    assert len(window.desk.cards()) == 1
    assert path.read_bytes() == before


def test_beside_a_selection_only_copying_is_offered(qtbot, app):
    window = app.window
    window.activateWindow()
    span = span_of(window, "The tenth case")
    drag(window.reader, *edges(window.reader, span))
    bar = window.marking.bar
    assert bar.isVisible()
    offered = [b.accessibleName() for b in bar.findChildren(QAbstractButton) if b.isVisible()]
    assert offered == ["Copy quote"]


def test_notes_can_be_read_and_not_written(app):
    window = app.window
    (card,) = window.desk.cards()
    window.noting.open(card.id)
    box = window.noting.box
    assert box.isVisible()
    assert [c.note.body for c in box.notes.cards] == ["Ask them."]
    assert not box.edit.isVisible()
    assert not box.notes.cards[0].reply.isVisible()
    box.dismiss()
    assert box.isHidden()


def test_what_the_other_writes_is_followed(qtbot, app, path):
    with closing(Library(path)) as library:
        mark(Workspace(library, stranger("Ben")), "The tenth case")
    app.window._look()
    assert {c.quote for c in app.window.desk.cards()} == {"Nobody asked why.", "The tenth case"}


def test_a_file_put_in_its_place_is_followed_and_nothing_is_merged_into_it(qtbot, app, path, tmp_path):
    incoming = tmp_path / "incoming"
    incoming.write_bytes(path.read_bytes())
    with closing(Library(incoming)) as library:
        mark(Workspace(library, stranger("Ben")), "The tenth case")
    content = incoming.read_bytes()
    incoming.replace(path)
    app.window.sharing.neighbours.look()
    room(app).look()
    qtbot.waitUntil(lambda: len(app.window.desk.cards()) == 2, timeout=20_000)
    assert not app.window.workspace.library.replaced
    assert path.read_bytes() == content


def test_half_a_file_put_in_its_place_is_told_once_and_the_old_stays_on_screen(qtbot, app, path, tmp_path):
    half = tmp_path / "half"
    half.write_bytes(path.read_bytes()[:-5000])
    half.replace(path)
    room(app).look()
    qtbot.waitUntil(lambda: "damaged" in app.window.status.told, timeout=20_000)
    assert len(app.window.desk.cards()) == 1
    app.window.status._clear()
    with qtbot.assertNotEmitted(app.window.jobs.started, wait=200):
        room(app).look()


def test_a_copy_is_one_click_away_and_can_be_written(qtbot, app):
    window = app.window
    room(app).bar.copy.click()
    qtbot.waitUntil(lambda: app.window is not window, timeout=20_000)
    library = app.window.workspace.library
    assert library.path == paths.default_library().with_name("Team.sqlite")
    assert not library.read_only
    assert room(app) is None
    mark(app.window.workspace, "The tenth case")
    assert len(library.highlights()) == 2


def test_who_insists_works_in_the_same_file(app, path):
    bar = room(app).bar
    assert bar.write.text() == "Work here too"
    bar.write.click()
    assert room(app) is None
    mark(app.window.workspace, "The tenth case")
    app.window.sharing.neighbours.look_around()
    assert room(app) is None
    assert app.window.workspace.library.path == path


def test_once_the_other_has_gone_the_bar_says_so(app, path):
    note(path).unlink()
    room(app).look()
    assert room(app).bar.told == "Nobody else is at work here any more."
    assert room(app).bar.write.text() == "Work here"
    room(app).bar.write.click()
    assert not app.window.workspace.library.read_only


def test_a_note_that_arrives_behind_the_opening_turns_to_reading(app, path):
    room(app).bar.write.click()
    app.window.sharing.neighbours.insisting = False
    assert neighbours.at_work(path)
    app.window.sharing.neighbours.look_around()
    assert app.window.workspace.library.read_only
