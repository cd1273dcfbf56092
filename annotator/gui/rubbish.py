"""Python's cyclic rubbish collected where it may be: a widget that another thread frees takes the whole app down."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject

from annotator.gui.pieces import timer

EVERY = 1_000
"""Milliseconds between looks at how much there is."""


class Rubbish(QObject):
    """While one lives, only its own thread collects."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        _alive.append(None)
        gc.disable()
        timer(self, EVERY, self.collect, once=False).start()
        self.destroyed.connect(_leave)

    def collect(self) -> None:
        """What Python would have collected by now."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return


_alive: list[None] = []
"""One a collector."""


def _leave() -> None:
    _alive.pop()
    if not _alive:
        gc.enable()
