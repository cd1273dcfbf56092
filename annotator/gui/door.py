"""One running app a person: who starts it again, with a library or without, reaches the window that is there."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator import paths
from annotator.model import content_id

if TYPE_CHECKING:  # the network loads after the first screen, or where somebody is there
    from PySide6.QtNetwork import QLocalSocket

PATIENCE = 500
"""Milliseconds that an answer may take; a window that does not answer is not there."""
MOST = 10_000
"""Bytes of a path."""
HEARD = b"heard"


def _name(folder: Path) -> str:
    return f"annotator-{content_id(folder.absolute())[:16]}"


def knock(folder: Path, path: Path | None) -> bool:
    """Whether a running app took the library to open, or the wish to be seen. `folder`: the person's own."""
    if not paths.there(folder / "door"):  # the usual case costs one look at the disk
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(PATIENCE):
        return False
    words = str(path.absolute()).encode("utf-8", "surrogateescape") if path else b""
    socket.write(words + b"\n")
    found = b""
    while len(found) < len(HEARD) and socket.waitForReadyRead(PATIENCE):
        found += bytes(socket.readAll().data())
    return found == HEARD


class Door(QObject):
    knocked = Signal(object)  # the Path of a library, or None

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._mark = folder / "door"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        QLocalServer.removeServer(_name(folder))  # what a crash left
        self._server.listen(_name(folder))
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self._mark.touch()

    def close(self) -> None:
        self._server.close()
        with suppress(OSError):
            self._mark.unlink(missing_ok=True)

    def _on_connection(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda s=socket: self._on_words(s))
            self._on_words(socket)

    def _on_words(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > MOST:
            socket.abort()
        elif socket.canReadLine():
            words = bytes(socket.readLine().data()).rstrip(b"\n").decode("utf-8", "surrogateescape")
            socket.write(HEARD)
            socket.flush()
            self.knocked.emit(Path(words) if words else None)
