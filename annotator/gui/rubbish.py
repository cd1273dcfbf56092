"""Python's cyclic rubbish collected where it may be.

Left to itself Python collects wherever something is made: in another thread, which must not free a widget, or within a
destructor of Qt's, which holds a lock that the next destructor waits for.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject

from annotator.gui.pieces import timer

EVERY = 1_000
"""Milliseconds between looks at how much there is."""


class Rubbish(QObject):
    """From now on only this collects, from the event loop of its own thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer(self, EVERY, self.collect, once=False).start()

    def collect(self) -> None:
        """What Python would have collected by now."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return
