"""How a change gets into a library: one transaction, from records to what the log is to say."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from annotator.model import Asset, Capture, Change, Document, Highlight, Note, Record, Review
from annotator.store import log, records
from annotator.store.file import demand_writable
from annotator.store.following import Following
from annotator.store.log import Draft, Progress, Step, silent
from annotator.store.state import State
from annotator.store.trouble import LibraryError, in_words
from annotator.text import Text

Edit = tuple[Record, Record]
"""A record as it was and as it is to be."""

_SIGNED = (Document, Highlight, Note, Review)


class Writes(Following):
    """The writing half of a library."""

    path: Path | None
    replica: str
    state: State
    read_only: bool
    _now: Callable[[], int]
    _last: int  # hlc
    _seen: int  # n of the newest change that this connection knows
    _unread: list[int]  # those of others among them that nobody has asked for

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, whole or not at all. What others wrote before it stays news."""
        db = self._db
        if self.read_only:
            if self.path:
                demand_writable(self.path)
            raise LibraryError(f"{self._name} is open for reading only; make a copy of it to work in.")
        with in_words(self._name), _uncollected():
            db.execute("BEGIN IMMEDIATE")
            try:
                unread = [n for (n,) in db.execute("SELECT n FROM change WHERE n > ?", (self._seen,))]
                yield db
                seen = self._newest()
                db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # some errors have rolled back by themselves
                    if db.in_transaction:
                        db.execute("ROLLBACK")
                raise
            self._unread += unread
            self._seen = seen

    def _log(
        self,
        person: str,
        label: str,
        drafts: Sequence[Draft],
        reverses: str | None = None,
        at: int = 0,
        progress: Progress = silent,
    ) -> tuple[Step, int]:
        """The change written, and its hlc."""
        if not self._last:
            with suppress(LibraryError):  # without it only undo after a restart is lost
                self.state.add_replica(self.replica)
        now = self._now()
        if 0 < at < now:
            hlc = log.moment(self._db, at)
        else:
            hlc = self._last = log.clock(self._db, now, self._last)
        head = (self.replica, hlc, records.clean(person), records.clean(label), reverses)
        return log.write(self._db, head, drafts, progress), hlc

    def _bring(self, brings: Iterable[Capture | Text | Asset]) -> None:
        for item in brings:
            if isinstance(item, Text):
                row: tuple[object, ...] = (item.id, item.minutes, item.pipeline, item.body)
                self._db.execute("INSERT OR IGNORE INTO text (id, minutes, pipeline, body) VALUES (?, ?, ?, ?)", row)
            elif isinstance(item, Asset):
                row = (records.checked_id(item.id), item.media, item.data)
                self._db.execute("INSERT OR IGNORE INTO asset (id, media, bytes) VALUES (?, ?, ?)", row)
            else:
                row = (item.id, item.document, item.source)
                self._db.execute("INSERT OR IGNORE INTO capture (id, document, source) VALUES (?, ?, ?)", row)

    def _drafts(self, change: Change) -> tuple[list[Draft], dict[str, Record], tuple[Record, ...]]:
        """What to write; records that stood before they were made again; those of the change that were to be seen."""
        before = {records.checked_id(r.id): r for r in change.before}
        after = {records.checked_id(r.id): r for r in change.after}
        known = log.know(self._db, (*before, *after))
        alone = [(i, records.kind_of(r)) for i, r in (before | after).items() if (i in before) != (i in after)]
        stands = self._records(pair for pair in alone if pair[0] in known)
        edited = {i: (old, after[i]) for i, old in before.items() if i in after and i in known}
        edited |= {i: (stands[i][0], r) for i, r in after.items() if i in stands}
        hidden = self._hidden(edited)
        places = self._places(edited)
        drafts: list[Draft] = []
        for identity, record in after.items():
            if identity in edited:
                body = records.edited(*edited[identity], places.get(identity, {}))
            else:
                body = records.made(record)
            if identity in hidden and (body or identity not in before):
                body["deleted"] = None
            if body:
                drafts.append((identity, records.kind_of(record), body))
        drafts += (
            (identity, records.kind_of(record), {"deleted": 1})
            for identity, (record, deleted) in stands.items()
            if identity not in after and not deleted
        )
        absent = hidden | {i for i, (_, deleted) in stands.items() if deleted}
        seen = [r for i, r in before.items() if i in known and i not in absent]
        seen += [r for i, (r, _) in stands.items() if i not in before and i not in absent]
        return drafts, {i: record for i, (record, _) in stands.items()}, tuple(seen)

    def _hidden(self, edited: Mapping[str, Edit]) -> set[str]:
        """Those that are deleted: who edits them wants them back."""
        ids: dict[str, list[str]] = {}
        for identity, (old, _) in edited.items():
            ids.setdefault(records.kind_of(old), []).append(identity)
        sql = "SELECT r.id FROM json_each(?) i CROSS JOIN KIND r ON r.id = i.value WHERE r.deleted"
        return {i for kind in ids for (i,) in self._rows(sql.replace("KIND", kind), records.encode(ids[kind]))}

    def _places(self, edited: Mapping[str, Edit]) -> dict[str, dict[str, int]]:
        """Where the tags stand now on the highlights that are to change theirs."""
        found: dict[str, dict[str, int]] = {}
        if moved := [i for i, (old, new) in edited.items() if getattr(old, "tags", ()) != getattr(new, "tags", ())]:
            sql = "SELECT x.* FROM json_each(?) i CROSS JOIN highlight_tag x ON x.highlight = i.value"
            for highlight, tag, place, _ in self._rows(sql, records.encode(moved)):
                found.setdefault(highlight, {})[tag] = place
        return found

    def _data_version(self) -> int:
        return int(self._rows("PRAGMA data_version")[0][0])

    def _newest(self) -> int:
        return int(self._rows("SELECT ifnull(max(n), 0) FROM change")[0][0])


@contextmanager
def _uncollected() -> Iterator[None]:
    """A while without Python's cyclic collector: it would walk a large change's values over and over."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def signed(record: Record, stood: Record | None, person: str, made: int) -> Record:
    """A new record with who made it and when, as the log has it."""
    if isinstance(stood, _SIGNED):
        person, made = stood.person, stood.made
    if isinstance(record, Highlight):  # a hundred thousand at once: `replace` takes twice as long
        return Highlight(
            record.id, record.document, record.text, record.span, record.quote, record.tags, person, made
        )
    if isinstance(record, _SIGNED):
        return replace(record, person=person, made=made)
    return record
