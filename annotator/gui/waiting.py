"""What came while somebody else wrote to the file, a merge or another program: written as soon as it is free."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.gui.pieces import timer
from annotator.model import AnnotatorError, Change
from annotator.store import Busy

if TYPE_CHECKING:
    from annotator.gui.window import Window

AGAIN = 150
"""Milliseconds between tries; each holds the window up for as long as the file is waited for."""
PATIENCE = 120
"""Seconds after which somebody who still writes is told of: a merge of a hundred thousand highlights is long done."""


class Waiting(QObject):
    failed = Signal(Exception)
    ended = Signal()  # nothing waits any more, and the window was to be closed meanwhile

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._workspace = window, window.workspace
        self._workspace.later = self.put
        self._changes: deque[Change] = deque()
        self._since, self._closing = 0.0, False
        self._again = timer(self, AGAIN, self.write, once=False)

    def put(self, change: Change) -> None:
        self._since = self._since if self._changes else time.monotonic()
        self._changes.append(change)
        self._show()
        self._again.start()

    @property
    def any(self) -> bool:
        return bool(self._changes)

    def hold(self) -> bool:
        """Whether the window has to stay for the moment; it closes by itself once all is written."""
        self._closing = bool(self._changes)
        return self._closing

    def write(self) -> None:
        """What waits, in its order, as far as the file is free."""
        while self._changes:
            try:
                self._workspace.write(self._changes[0])
            except Busy as error:
                if time.monotonic() - self._since < PATIENCE:
                    return
                self.failed.emit(error)
            except AnnotatorError as error:
                self.failed.emit(error)
            self._changes.popleft()
            self._show()
        self._again.stop()
        if self._closing:
            self.ended.emit()

    def _show(self) -> None:
        self._window.status.waiting = len(self._changes)
        self._window.status.saved(self._workspace.library.path)
