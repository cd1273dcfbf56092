"""Verbs on what was done: taken back and done again."""

from __future__ import annotations

from annotator.store import Progress, Undone, silent
from annotator.workspace.base import Verbs


class Past(Verbs):
    def undo(self, progress: Progress = silent) -> Undone | None:
        return self._told(self.library.undo(self.person.id, progress))

    def redo(self, progress: Progress = silent) -> Undone | None:
        return self._told(self.library.redo(self.person.id, progress))

    def hear(self, undone: Undone) -> None:
        """Announce a step taken on a connection beside this one."""
        if self.library.hear(undone.step):
            self._announce(undone.change)
        else:
            self.look()

    def _told(self, undone: Undone | None) -> Undone | None:
        if undone:
            self._announce(undone.change)
        return undone
