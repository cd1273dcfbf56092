"""Verbs on what was done: taken back and done again."""

from __future__ import annotations

from collections.abc import Callable

from annotator.store import Undone
from annotator.workspace.base import Verbs


class Past(Verbs):
    def undo(self) -> Undone | None:
        return self._step(self.library.undo)

    def redo(self) -> Undone | None:
        return self._step(self.library.redo)

    def _step(self, step: Callable[[str], Undone | None]) -> Undone | None:
        undone = step(self.person.id)
        if undone:
            self._announce(undone.change)
        return undone
