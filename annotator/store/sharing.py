"""How a library leaves this file and others come into it: backups, hand-overs, merges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from annotator.store import backups, known, log
from annotator.store.backups import Backup
from annotator.store.copies import Progress
from annotator.store.trouble import LibraryError
from annotator.store.writes import Writes


class Sharing(Writes):
    """The part of a library that knows of other files."""

    id: str
    path: Path | None
    _states: Path | None
    drifted = False  # whether tables are known to differ from the log

    def back_up(self, why: str, progress: Progress | None = None, *, thorough: bool = True) -> Backup | None:
        """A verified copy in this machine's own folder; None for a library that has no file, or no machine to keep it.

        `why` is one of `backups.WHYS`.
        """
        if self.path is None or self._states is None:
            return None
        where = backups.folder(self._states, self.id, self.path)
        stamp = self.stamp()
        made = backups.make(self._db, where, why, self._now(), progress, thorough=thorough)
        with suppress(LibraryError):  # without it only one backup too many is made
            self.state.set("backed_up", [made.made, *stamp])
        return made

    def back_up_if_due(self, progress: Progress | None = None) -> Backup | None:
        """A backup where the library changed since the last one and that is half an hour old."""
        return self.back_up("work", progress) if self.backup_is_due else None

    @property
    def backup_is_due(self) -> bool:
        made, *stamp = self.state.get("backed_up", [0, 0, ""])
        now = self.stamp()
        return self._now() - made >= backups.EVERY and tuple(stamp) != now and now[0] > 0

    def backups(self) -> list[Backup]:
        """The newest first."""
        return backups.kept(self._states, self.path, self.id) if self.path and self._states else []

    def fill(self, rows: Mapping[str, Sequence[Any]]) -> int:
        """Take in proven rows of a log, of a library that could not be opened; how many facts."""
        with self._writing() as db:
            return log.fill(db, rows)

    def _remember(self) -> None:
        """Lets this machine know the file again as its own."""
        if self.path and self._states and self._db.place and not self.drifted:
            with suppress(LibraryError):
                known.keep(self._states, self.path, self.id, self.stamp(), self._db.place)
