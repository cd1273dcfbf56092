"""Libraries that take long to open: made ready beside the window, which answers meanwhile."""

import threading

import pytest

from annotator import paths
from annotator.gui.receiving import Choice
from annotator.intake import read_clips
from annotator.settings import stranger
from annotator.store import Library, backups, gate, schema
from annotator.workspace import Workspace
from tests.gui.boxes import answer
from tests.store import coming


@pytest.fixture
def app(open_app, tmp_path):
    return open_app(tmp_path / "Team.sqlite")


@pytest.fixture
def older(tmp_path, clip, app):
    """A library of this person's, as the program of today leaves it."""
    path = tmp_path / "Older.sqlite"
    own = Workspace(Library(path, states=paths.states()), stranger("Ann"))
    own.import_clips(read_clips([clip]))
    own.library.close()
    return path


@pytest.fixture
def tomorrow(app, older, monkeypatch):
    """The program with one version more; gives the threads in which a library is brought up to it."""
    threads = []

    def step(database):
        threads.append(threading.current_thread())
        coming.whole(database)

    monkeypatch.setattr(schema, "VERSIONS", coming.known(step))
    return threads


def chosen(qtbot, app, path):
    window = app.window
    window.errands.library_chosen.emit(path, False)
    qtbot.waitUntil(lambda: app.window is not window, timeout=20_000)
    return app.window


def test_an_older_library_is_brought_up_to_date_beside_the_window(qtbot, app, older, tomorrow):
    begun = []
    app.window.jobs.started.connect(begun.append)
    window = chosen(qtbot, app, older)
    assert begun == ["Opening Older.sqlite"]
    assert len(tomorrow) == 1
    assert tomorrow[0] is not threading.main_thread()
    library = window.workspace.library
    assert (library.path, [b.why for b in library.backups()]) == (older, ["migration"])
    assert backups.faults(library.backups()[0].path) == []
    assert "was brought up to date" in window.status.told
    assert [d.title for d in library.documents()] == ["Triage, measured 🩺"]


def test_where_it_cannot_be_brought_up_to_date_the_old_window_stays_and_says_why(qtbot, app, older, monkeypatch):
    monkeypatch.setattr(schema, "VERSIONS", coming.known(coming.careless))
    before, window = older.read_bytes(), app.window
    window.errands.library_chosen.emit(older, False)
    qtbot.waitUntil(lambda: "could not be brought up to date" in window.status.told, timeout=20_000)
    assert app.window is window
    assert older.read_bytes() == before


def test_what_is_to_be_done_first_is_done_beside_the_window_too(qtbot, app, older, tmp_path, monkeypatch):
    threads, place = [], tmp_path / "copy.sqlite"
    older.write_bytes(older.read_bytes())  # somebody else wrote it last
    monkeypatch.setattr("annotator.gui.receiving.place_for", lambda *_: place)
    real = gate.prepared

    def prepared(*args):
        threads.append(threading.current_thread())
        return real(*args)

    monkeypatch.setattr(gate, "prepared", prepared)
    answer(lambda box: box._take("copy"), Choice)
    window = chosen(qtbot, app, older)
    assert window.workspace.library.path == place
    assert threads[0] is not threading.main_thread()


def test_a_copy_that_cannot_be_written_is_a_sentence(qtbot, app, older, tmp_path, monkeypatch):
    older.write_bytes(older.read_bytes())
    monkeypatch.setattr("annotator.gui.receiving.place_for", lambda *_: older / "no folder" / "copy.sqlite")
    answer(lambda box: box._take("copy"), Choice)
    window = app.window
    window.errands.library_chosen.emit(older, False)
    qtbot.waitUntil(lambda: "could not be written" in window.status.told, timeout=20_000)
    assert app.window is window


def test_a_count_is_told_in_numbers_and_bytes_in_percent(app):
    status = app.window.status
    status.begin("Backing up")
    status.progress(1_234, 20_000)
    assert status._work.text() == "Backing up 1,234 / 20,000"
    status.progress(30 << 20, 40 << 20)
    assert status._work.text() == "Backing up 75\N{NO-BREAK SPACE}%"
