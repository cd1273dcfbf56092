"""An open library: what a person's changes go into and come back from."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from annotator.model import Change, Person, Record, Tag
from annotator.store import check, fold, history, log, records, schema
from annotator.store.chronicle import Chronicle
from annotator.store.copies import write_out
from annotator.store.history import Left
from annotator.store.listing import Listing
from annotator.store.log import Draft, Progress, Step, silent
from annotator.store.sharing import Sharing
from annotator.store.state import State
from annotator.store.trouble import LibraryError, in_words
from annotator.store.writes import signed

NEWS = "Changed elsewhere"
"""The label of what others did: it says how things stand now, not how they were."""
NAMED = 20
"""Things that a step had to leave, which are named one by one."""
MUCH = 1_000
"""Records, as they were and as they are, of a change that is better read anew than followed."""


def much(change: Change) -> bool:
    """Whether one reads all anew rather than follow a change; such news has no records."""
    return change == Change(NEWS) or len(change.before) + len(change.after) > MUCH


def unix_ms() -> int:
    return time.time_ns() // 1_000_000


@dataclass(frozen=True, slots=True)
class Remnant:
    """What a step could not take back, because somebody changed it since."""

    record: Record | None
    field: str  # "": the whole record
    tag: Tag | None  # of the field of a tag
    person: Person | None


@dataclass(frozen=True, slots=True)
class Undone:
    """A step taken back or done again."""

    change: Change
    left: tuple[Remnant, ...]
    more: int = 0  # things that had to be left beside those
    step: str = ""  # id of the change that does it; "" where there was nothing to do


class Library(Sharing, Listing, Chronicle):
    """One file, or memory where `path` is None. For one thread.

    `states`: the folder for what this machine remembers of libraries; None keeps that in memory.
    `read_only`: nothing is ever written, whoever asks; the file and its folder need not allow it.
    `now` gives unix milliseconds. Every method raises LibraryError where the file is in trouble.
    """

    def __init__(
        self,
        path: Path | None,
        *,
        create: bool = True,
        states: Path | None = None,
        busy_ms: int = 5000,
        now: Callable[[], int] = unix_ms,
        read_only: bool = False,
    ) -> None:
        self.path, self.read_only, self._busy_ms = path, read_only, busy_ms
        self._states = states
        self.replica = os.urandom(16).hex()  # of this opening: copies of a file share none
        self._name = path.name if path else "the library"
        self._now = now
        self._last = 0
        self._steps: tuple[list[Step], list[Step]] | None = None
        self._unread: list[int] = []
        self.id = self._connect(create=create and not read_only)
        self.state = State(states / self.id / "state.sqlite" if states else None)

    def beside(self) -> Library:
        """Another opening of the same file, for another thread; close it there."""
        if self.path is None:
            raise LibraryError("This library is in memory only; save it to a file first.")
        return Library(self.path, create=False, states=self._states, now=self._now, read_only=self.read_only)

    def close(self) -> None:
        self._remember()
        self._db.close()
        self.state.close()

    def apply(self, change: Change, person: str, at: int = 0) -> Change:
        """Makes the file say the change, durably or not at all; gives it back as the log has it, with what there was.

        Only fields that differ are written. Where none does, nothing is, and the change comes back empty.
        A change without a label is nobody's step: undo passes over it. `at`: when it was said, in unix
        milliseconds, where that was before now.
        """
        with self._writing() as db:
            self._bring(change.brings)
            drafts, stands, seen = self._drafts(change)
            if not drafts:
                return Change(change.label)
            log.look(db, [identity for identity, _, _ in drafts])
            step, hlc = self._log(person, change.label, drafts, at=at)
        made = hlc >> 16
        self._stepped(step)
        edited = {r.id for r in change.before}
        return replace(
            change,
            before=seen,
            after=tuple(r if r.id in edited else signed(r, stands.get(r.id), person, made) for r in change.after),
        )

    def undo(self, person: str, progress: Progress = silent) -> Undone | None:
        """Takes back the newest step made on this machine, or None where there is none.

        A merge that nothing came after is a step too; taking it back leaves no word in the log.
        `progress` hears (done, of) of a large step; what it raises leaves all as it was.
        """
        if trace := self.merge_to_undo:
            self.part()
            return Undone(Change(f"Merge {trace.names}"), ())
        return self._reverse(person, 0, progress)

    def redo(self, person: str, progress: Progress = silent) -> Undone | None:
        return self._reverse(person, 1, progress)

    def step_size(self, *, again: bool = False) -> int:
        """How many records the next undo, or redo, is about."""
        if not again and self.merge_to_undo:
            return 0
        steps = self._stacks()[again]
        return int(self._rows("SELECT count(*) FROM op WHERE change = ?", steps[-1].n)[0][0]) if steps else 0

    def hear(self, step: str) -> bool:
        """Takes a step made beside as told; False where there is other news too."""
        version = self._data_version()
        rows = self._rows("SELECT n, id FROM change WHERE n > ?", self._seen)
        if self._unread or [identity for _, identity in rows] != [step]:
            return False
        self._seen, self._version, self._steps = rows[0][0], version, None
        return True

    def take_back(
        self, person: str, label: str, steps: Mapping[int, Collection[str] | None], progress: Progress = silent
    ) -> Undone:
        """Takes changes back wherever they stand in the log, as one step of its own.

        What anybody wrote since stays. `steps`: the n of each, with the ids of what is meant; None: all it touched.
        """
        with self._writing() as db:
            self._steps = None
            undone, _ = self._turned(person, label, history.taken_back(db, steps), None, progress)
        return undone

    @property
    def undo_label(self) -> str | None:
        if trace := self.merge_to_undo:
            return f"Merge {trace.names}"
        done, _ = self._stacks()
        return done[-1].label if done else None

    @property
    def redo_label(self) -> str | None:
        _, undone = self._stacks()
        return undone[-1].label if undone else None

    def news(self) -> Change | None:
        """What other connections committed since the last look, as it stands now; None where nothing.

        Without records where it is about more than MUCH.
        """
        version = self._data_version()
        if version == self._version and not self._unread:
            return None
        rows = self._rows("SELECT n FROM change WHERE n > ?", self._seen)
        fresh = [*self._unread, *(n for (n,) in rows)]
        self._seen = max(fresh) if rows else min(self._seen, self._newest())
        self._version, self._unread = version, []
        if not fresh:
            return None
        self._steps = None
        sql = "SELECT DISTINCT o.object, o.kind FROM json_each(?) c CROSS JOIN op o ON o.change = c.value LIMIT ?"
        objects = self._rows(sql, records.encode(fresh), MUCH + 1)
        if len(objects) > MUCH:
            return Change(NEWS)
        found = self._records(objects)
        shown = self._shown(found)
        hidden = tuple(record for identity, (record, _) in found.items() if identity not in shown)
        return Change(NEWS, before=hidden, after=tuple(shown.values()))

    def check(self) -> list[str]:
        """What is wrong with the file, a sentence each; nothing if it is sound."""
        for _ in range(3):
            try:
                stamp = self.stamp()
                found = list(check.findings(self._db))
                if not found or stamp == self.stamp():
                    return found
            except LibraryError as error:
                return [str(error)]
            except (sqlite3.Error, UnicodeError, OverflowError, ValueError, TypeError) as error:
                return [f"{self._name} is damaged: {error}."]
        return [f"{self._name} was written to all the while, so it could not be checked; try again."]

    def rebuild(self) -> None:
        """Works out all tables from the log again."""
        with self._writing() as db:
            fold.rebuild(db)
        self.drifted = False

    def unite(self, other: Library, names: str = "") -> int:
        """Takes in everything of another trusted library that this one lacks; how many ops were new.

        `names`: what it is, for people; then it can be taken back like a merge.
        """
        if other is self or (self._db.place and self._db.place == other._db.place):
            return 0
        with other._as_file() as path:
            return self.merge([path], names).ops

    def copy_to(self, path: Path) -> None:
        """Write a clean, checked copy; others may write here meanwhile."""
        write_out(self._db, path)

    def projection(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row that is worked out from the log, in order."""
        sql = "SELECT * FROM TABLE ORDER BY 1, 2, 3"
        return {table: self._rows(sql.replace("TABLE", table)) for table in schema.PROJECTION}

    # -- inside --------------------------------------------------------------

    def _reverse(self, person: str, which: int, progress: Progress) -> Undone | None:
        with self._writing() as db:
            self._steps = None
            stacks = self._stacks()
            if not stacks[which]:
                return None
            step = stacks[which][-1]
            found = history.inverse(db, [step.n], self._ours())
            undone, reversal = self._turned(person, step.label, found, step.id, progress)
        stacks[which].pop()
        stacks[1 - which].extend([reversal] if reversal else [])
        return undone

    def _turned(
        self,
        person: str,
        label: str,
        found: tuple[Sequence[Draft], Sequence[Left]],
        reverses: str | None,
        progress: Progress,
    ) -> tuple[Undone, Step | None]:
        """Writes what takes a step back, where there is anything or the history needs it."""
        drafts, left = found
        touched = [(identity, kind) for identity, kind, _ in drafts]
        remnants, more = self._remnants(left[:NAMED]), len(left[NAMED:])
        if not drafts and reverses is None:
            return Undone(Change(label), remnants, more), None
        old = self._shown(self._records(touched))
        step, _ = self._log(person, label, drafts, reverses, progress=progress)
        new = self._shown(self._records(touched, hidden=False))
        moved = [i for i, _ in touched if old.get(i) != new.get(i)]
        before, after = (tuple(r[i] for i in moved if i in r) for r in (old, new))
        return Undone(Change(label, before, after), remnants, more, step.id), step

    def _remnants(self, left: Sequence[Left]) -> tuple[Remnant, ...]:
        kept, persons = self._records((item.object, item.kind) for item in left), self.persons() if left else {}
        return tuple(
            Remnant(
                kept[item.object][0] if item.object in kept else None,
                item.field,
                self.tag(item.field[4:]) if item.field.startswith("tag:") else None,
                persons.get(item.person),
            )
            for item in left
        )

    def _stacks(self) -> tuple[list[Step], list[Step]]:
        if self._steps is None:
            with in_words(self._name):
                self._steps = history.own_stacks(self._db, self._ours())
        return self._steps

    def _ours(self) -> frozenset[str]:
        with suppress(LibraryError):
            return self.state.replicas() | {self.replica}
        return frozenset((self.replica,))

    @contextmanager
    def _as_file(self) -> Iterator[Path]:
        """The library's own file, or for one in memory a copy for the moment."""
        if self.path:
            yield self.path.absolute()
            return
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "library.sqlite"
            with closing(sqlite3.connect(path)) as copy:
                self._db.backup(copy)
            yield path
