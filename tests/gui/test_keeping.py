"""Backups made from the window, looked through and put back."""

from PySide6.QtWidgets import QDialog

from annotator import paths
from annotator.gui.keeping import RestoreBox

from .conftest import span_of


def backed_up(qtbot, window):
    with qtbot.waitSignal(window.sharing.keeping.told):
        window.sharing.keeping.back_up()
    return window.workspace.library.backups()


def test_a_backup_is_made_and_put_back_from_the_menu(qtbot, app, monkeypatch):
    window = app.window
    found = backed_up(qtbot, window)
    assert len(found) == 1
    document = window.desk.document
    window.workspace.highlight(document, span_of(window, "Nobody asked why."))
    window.sharing.keeping.restore_asked.emit(found[0])
    qtbot.waitUntil(lambda: app.window is not window, timeout=20_000)
    assert app.window.workspace.library.highlights() == []
    assert [b.why for b in app.window.workspace.library.backups()] == ["restore", "asked"]
    assert app.window.isVisible()


def test_the_box_says_what_is_in_a_backup_and_what_is_here_now(qtbot, app):
    window = app.window
    found = backed_up(qtbot, window)
    window.workspace.highlight(window.desk.document, span_of(window, "Nobody asked why."))
    box = RestoreBox(window, found, window.workspace.library.path)
    qtbot.addWidget(box)
    told = box._told.text()
    assert told == (
        "In it: 1 document, 0 highlights, 0 tags, 0 notes. Now: 1 document, 1 highlight, 0 tags, 0 notes."
    )
    assert box.backup == found[0]
    box.accept()
    assert box.result() == QDialog.DialogCode.Accepted


def test_without_a_backup_the_window_says_so(qtbot, app):
    with qtbot.waitSignal(app.window.sharing.keeping.told) as heard:
        app.window.sharing.keeping.restore_backup()
    assert "no backup of this library yet" in heard.args[0]
    assert paths.states().is_dir()


def test_a_backup_that_is_damaged_is_refused_in_words_and_nothing_is_closed(qtbot, app):
    window = app.window
    (made,) = backed_up(qtbot, window)
    made.path.write_bytes(made.path.read_bytes().replace(b"Nobody asked why", b"Nobody knows why"))
    window.sharing.keeping.restore_asked.emit(made)
    qtbot.waitUntil(lambda: "This backup cannot be used" in window.status.told, timeout=20_000)
    assert app.window is window
    assert window.isVisible()
    assert window.workspace.library.check() == []
