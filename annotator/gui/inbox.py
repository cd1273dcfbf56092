"""A folder where clips arrive: told of once they are there to stay."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from weakref import ref

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QThreadPool, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from annotator import clips

SETTLED_MS = 1_000
"""A file that has not changed for so long is whole: clippers and synchronisers write in one go."""

MAX_FOLDERS = 200
"""Folders watched: systems allow some thousands to all programs together."""

Stamp = tuple[int, int]
"""When a file last changed, in ns, and its size."""


class Inbox(QObject):
    """Watches one folder and those in it, also whenever the app comes to the front: not every disk tells of changes."""

    arrived = Signal(list)  # Paths of clip files, new or changed
    looked = Signal(object, object, object)  # the folder, the folders in it, the stamps of its clip files

    def __init__(self, parent: QObject | None = None, settled_ms: int = SETTLED_MS) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._since = 0
        self._known: dict[Path, Stamp] = {}
        self._fresh: dict[Path, Stamp] = {}  # seen once; told when seen again unchanged
        self._looking = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_change)
        self._settling = QTimer(self, singleShot=True, interval=settled_ms)
        self._settling.timeout.connect(self.look)
        self.looked.connect(self._on_looked)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state)

    @property
    def folder(self) -> Path | None:
        return self._folder

    def watch(self, folder: Path | None, since: float = 0.0) -> None:
        """Watch a folder, or none. Clips that came to it after `since`, in unix seconds, are told of too."""
        self._folder, self._since = folder, int(since * 1e9)
        self._known, self._fresh = {}, {}
        self._settling.stop()
        if old := self._watcher.directories():
            self._watcher.removePaths(old)
        if folder and folder.is_dir():
            self._watcher.addPath(str(folder))  # before looking: nothing may come between
        self.look()

    @Slot()
    def look(self) -> None:
        """Look for new clips beside the window: a folder may be large, or far away."""
        folder = self._folder
        if folder is None:
            return
        if self._looking:
            self._settling.start()
            return
        self._looking = True
        QThreadPool.globalInstance().start(partial(_scan, ref(self), folder))

    def _on_change(self, _: str) -> None:
        self._settling.start()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and not self._settling.isActive():
            self.look()

    def _on_looked(self, folder: Path, folders: list[str], stamps: dict[Path, Stamp]) -> None:
        self._looking = False
        if folder != self._folder:
            self.look()
            return
        more = sorted({*folders} - {*self._watcher.directories()})
        if more and len(self._watcher.addPaths(more)) < len(more):  # it gives back what cannot be watched
            self._settling.start()  # something may have come before the watch began
        fresh = {f: s for f, s in stamps.items() if self._known.get(f) != s and s[0] > self._since}
        whole = [f for f, s in fresh.items() if self._fresh.get(f) == s]
        self._known.update((f, fresh.pop(f)) for f in whole)
        self._fresh = fresh
        if fresh:
            self._settling.start()
        if whole:
            self.arrived.emit(whole)


def _scan(asked: ref[Inbox], folder: Path) -> None:
    """The thread that looks holds nobody: else the last to hold an inbox might be this, and destroy it here."""
    folders, stamps = _folders(folder), _stamps(folder)
    with suppress(RuntimeError):  # the window has gone meanwhile
        if inbox := asked():
            inbox.looked.emit(folder, folders, stamps)


def _folders(folder: Path) -> list[str]:
    """The folder and those in it, hidden ones left out."""
    found = []
    for root, inner, _ in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        found.append(root)
        if len(found) == MAX_FOLDERS:
            break
    return found


def _stamps(folder: Path) -> dict[Path, Stamp]:
    """The clip files; none where the folder cannot be read just now."""
    stamps = {}
    with suppress(OSError):
        for file in clips.find([folder]):
            found = file.stat()
            # A copied or synchronised file keeps the time of its original, but not of its entry in the folder.
            stamps[file] = (max(found.st_mtime_ns, found.st_ctime_ns), found.st_size)
    return stamps
