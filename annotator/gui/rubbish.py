"""Python's cyclic rubbish collected where it may be.

Left to itself Python collects wherever something is made: in another thread, which must not free a widget, or within a
destructor of Qt's, which holds a lock that the next destructor waits for.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.gui.pieces import timer

EVERY = 1_000
"""Milliseconds between looks at how much there is."""


class Rubbish(QObject):
    """From now on only this collects, from the event loop of its own thread.

    Not while something `is_busy` beside it: a change of very many records would be walked over and over, for nothing.
    """

    def __init__(self, parent: QObject, is_busy: Callable[[], bool] = bool) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        gc.disable()
        timer(self, EVERY, self.collect, once=False).start()

    def collect(self) -> None:
        """What Python would have collected by now."""
        if self._is_busy():
            return
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return
