"""How a library leaves this file and others come into it: backups, hand-overs, merges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from annotator.store import backups, known, log, merge
from annotator.store.backups import Backup
from annotator.store.copies import Progress
from annotator.store.merge import MOST, Merged, Trace
from annotator.store.trouble import LibraryError, in_words
from annotator.store.writes import Writes


class _Rehearsed(Exception):  # noqa: N818 -- rolls a transaction back
    pass


class Sharing(Writes):
    """The part of a library that knows of other files."""

    id: str
    path: Path | None
    _states: Path | None
    _steps: object
    _version: int
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

    def merge(self, others: Sequence[Path], names: str = "", *, dry: bool = False, backup: str = "") -> Merged:
        """Take in everything of other trusted files that this library lacks, in one transaction.

        `dry`: only say what it would bring. `backup`: a path to offer where undoing is not possible.
        """
        if len(others) > MOST:
            raise LibraryError(f"At most {MOST} libraries can be merged at once.")
        with in_words(self._name):
            attached = []
            try:
                for n, path in enumerate(others):
                    self._db.execute(f"ATTACH ? AS other{n}", (str(path.absolute()),))
                    attached.append(f"other{n}")
                merged, trace = self._merged(attached, names, dry=dry)
            finally:
                for name in attached:
                    self._db.execute(f"DETACH {name}")
        self._steps = None
        if names and merged.ops and not dry:
            with suppress(LibraryError):  # without it only the undoing is lost
                self.state.set("merge", asdict(replace(trace, backup=backup)))
        return merged

    def _merged(self, attached: Sequence[str], names: str, *, dry: bool) -> tuple[Merged, Trace]:
        found: list[tuple[Merged, Trace]] = []
        with suppress(_Rehearsed), self._writing() as db:
            merged, trace = merge.unite(db, attached, names, self._now())
            found.append((replace(merged, tags=tuple(self.tags()) if names else ()), trace))
            if dry:
                raise _Rehearsed
        return found[0]

    @property
    def merge_to_undo(self) -> Trace | None:
        """The last merge, where nothing was written since."""
        trace = self.last_merge
        return trace if trace and trace.count and trace.changes[1] == self._newest() else None

    @property
    def last_merge(self) -> Trace | None:
        """The merge that could be taken back."""
        with suppress(TypeError, ValueError, KeyError):
            return Trace.read(self.state.get("merge") or {})
        return None

    def part(self) -> Trace | None:
        """Take out exactly what the last merge added, without a word in the log. Raises LibraryError."""
        if trace := self.last_merge:
            with self._writing() as db:
                merge.part(db, trace)
            self._steps = None
            self.catch_up()
            with suppress(LibraryError):
                self.state.set("merge", None)
        return trace

    def catch_up(self) -> None:
        """Take all that others wrote as known: whoever asks is about to read everything again."""
        self._version, self._seen, self._unread = self._data_version(), self._newest(), []
        self._steps = None

    def fill(self, rows: Mapping[str, Sequence[Any]]) -> int:
        """Take in proven rows of a log, of a library that could not be opened; how many facts."""
        with self._writing() as db:
            return log.fill(db, rows)

    def _remember(self) -> None:
        """Lets this machine know the file again as its own."""
        if self.path and self._states and self._db.place and not self.drifted:
            with suppress(LibraryError):
                known.keep(self._states, self.path, self.id, self.stamp(), self._db.place)
