"""The folder where clips arrive."""

import os
import time

import pytest
from PySide6.QtCore import QObject, Qt, QThreadPool

from annotator.gui.inbox import Inbox

SETTLED_MS = 400
PATIENCE = 20 * SETTLED_MS


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "inbox"
    made.mkdir()
    return made


@pytest.fixture
def inbox(qtbot):
    window = QObject()  # as in the app somebody owns it who outlives every look
    made = Inbox(window, settled_ms=SETTLED_MS)
    yield made
    made.watch(None)
    qtbot.waitUntil(lambda: not made._looking)
    QThreadPool.globalInstance().waitForDone()


def test_a_clip_that_arrives_is_told_of_once_and_again_when_it_changes(qtbot, inbox, folder):
    heard = []
    inbox.arrived.connect(heard.append)
    inbox.watch(folder)
    (folder / "a.md").write_text("Words.")
    (folder / "picture.png").write_bytes(b"x")
    (folder / ".hidden.md").write_text("x")
    qtbot.waitUntil(lambda: heard == [[folder / "a.md"]], timeout=PATIENCE)
    (folder / "a.md").write_text("Other words.")
    (folder / "sub").mkdir()
    (folder / "sub" / "b.txt").write_text("Words.")
    qtbot.waitUntil(lambda: len(heard) > 1, timeout=PATIENCE)
    assert sorted(heard[1]) == [folder / "a.md", folder / "sub" / "b.txt"]
    assert len(heard) == 2


def test_a_clip_is_not_told_of_while_it_is_still_written(qtbot, inbox, folder):
    heard = []
    inbox.arrived.connect(lambda files: heard.append([f.read_text() for f in files]))
    inbox.watch(folder)
    with (folder / "a.md").open("w") as file:
        for _ in range(6):
            file.write("Words. ")
            file.flush()
            qtbot.wait(SETTLED_MS // 4)
            assert heard == []
    qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE)
    assert heard == [["Words. " * 6]]


def test_what_was_there_before_is_told_of_only_where_it_came_since(qtbot, inbox, folder):
    (folder / "old.md").write_text("Words.")
    time.sleep(0.05)
    since = time.time()
    time.sleep(0.05)
    (folder / "new.md").write_text("Words.")
    os.utime(folder / "new.md", (0, 0))  # a synchroniser keeps the original's time
    heard = []
    inbox.arrived.connect(heard.append)
    inbox.watch(folder, since)
    qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE)
    assert heard == [[folder / "new.md"]]


def test_coming_to_the_front_looks_again(qtbot, qapp, inbox, folder):
    heard = []
    inbox.arrived.connect(heard.append)
    inbox.watch(folder)
    qtbot.waitUntil(lambda: not inbox._looking)
    inbox._watcher.removePaths(inbox._watcher.directories())  # a disk that tells of nothing
    (folder / "a.md").write_text("Words.")
    qtbot.wait(SETTLED_MS + 200)
    assert not inbox._looking
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: heard == [[folder / "a.md"]], timeout=PATIENCE)


def test_a_folder_that_is_gone_is_no_trouble(qtbot, inbox, folder):
    inbox.watch(folder / "nowhere")
    qtbot.waitUntil(lambda: not inbox._looking)
    inbox.watch(folder)
    qtbot.waitUntil(lambda: not inbox._looking)
    folder.rmdir()
    qtbot.wait(SETTLED_MS + 300)
    inbox.look()
    qtbot.waitUntil(lambda: not inbox._looking)
    assert inbox.folder == folder
