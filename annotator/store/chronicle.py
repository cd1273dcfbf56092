"""What was done and what was deleted, as the log has it, for people to read."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from annotator.model import Document, Highlight, Note, Record, Tag
from annotator.store.reads import Reads
from annotator.store.records import KINDS, Fields, encode

TOLD = 40
"""Ops of one change that are read: a sentence does not tell more."""
BINNED = ("document", "highlight", "tag", "note")
"""What a person deletes, what holds others before what is held."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What a change did to one object."""

    object: str
    kind: str
    verb: str  # "made", "edited", "deleted" or "restored"
    fields: Fields  # what was written


@dataclass(frozen=True, slots=True)
class Act:
    """A step of somebody's work."""

    n: int
    id: str
    label: str
    person: str
    made: int  # unix ms
    turn: str  # "undo" or "redo" of a step before, or ""
    count: int  # objects that it touched
    deeds: tuple[Deed, ...]  # the first of them
    place: tuple[int, int]  # in the history: for the acts before this one


@dataclass(frozen=True, slots=True)
class Deleted:
    """Something that can be had back; `along`: the ids of what was deleted in the same step because of it."""

    record: Record
    person: str  # who deleted it
    at: int  # unix ms
    act: int  # n of the change that did
    along: tuple[str, ...]


class Chronicle(Reads):
    """The part of a library that looks back."""

    def acts(
        self, before: tuple[int, int] | None = None, *, limit: int = 100, person: str = "", kind: str = "",
        about: str = "",
    ) -> list[Act]:  # fmt: skip
        """The latest steps, the newest first; `about`: only those that touched one thing, its highlights or notes."""
        where, values = ["c.label <> ''"], list[object]()
        if before:
            where.append("c.hlc <= ? AND (c.hlc, c.n) < (?, ?)")
            values += [before[0], *before]
        if person:
            where.append("c.person = ?")
            values.append(person)
        if kind:
            where.append("EXISTS (SELECT 1 FROM op o WHERE o.change = c.n AND o.kind = ?)")
            values.append(kind)
        if about:
            where.append("c.n IN (SELECT o.change FROM json_each(?) i CROSS JOIN op o ON o.object = i.value)")
            values.append(encode(self._around(about)))
        sql = """SELECT c.n, c.id, c.label, c.person, c.hlc, c.reverses,
            (SELECT r.reverses IS NOT NULL FROM change r WHERE r.id = c.reverses),
            (SELECT count(*) FROM op o WHERE o.change = c.n)
          FROM change c WHERE WHERE_ ORDER BY c.hlc DESC, c.n DESC LIMIT ?"""
        rows = self._rows(sql.replace("WHERE_", " AND ".join(where)), *values, limit)
        return [
            Act(n, identity, label, who, hlc >> 16, ("redo" if twice else "undo") if reverses else "", count,
                tuple(self._deeds(n)), (hlc, n))
            for n, identity, label, who, hlc, reverses, twice, count in rows
        ]  # fmt: skip

    def known(self, objects: Iterable[str]) -> dict[str, Record]:
        """The records of any objects, deleted ones too."""
        ids = list(dict.fromkeys(objects))
        found: dict[str, Record] = {}
        for kind in KINDS:
            rest = [(i, kind) for i in ids if i not in found]
            found |= {i: record for i, (record, _) in self._records(rest).items()}
        return found

    def deleted(self) -> list[Deleted]:
        """What can be had back, the latest deleted first; what went along with something else is not told twice."""
        gone: dict[str, tuple[str, str, int]] = {}  # kind, what holds it, the change that deleted it
        for kind, up in zip(BINNED, ("''", "r.document", "r.parent", "r.about"), strict=True):
            sql = """SELECT r.id, UP, (SELECT o.change FROM op o JOIN change c ON c.n = o.change WHERE o.object = r.id
                AND instr(o.body, '"deleted":1') ORDER BY c.hlc DESC LIMIT 1) FROM KIND r WHERE r.deleted"""
            for identity, above, act in self._rows(sql.replace("KIND", kind).replace("UP", up)):
                if act is not None:
                    gone[identity] = (kind, above, act)
        heads: dict[str, list[str]] = {}
        for identity in gone:
            heads.setdefault(_head(identity, gone), []).append(identity)
        records = self._records((i, gone[i][0]) for i in heads)
        shown = self._shown(records)
        whose = self._changes({gone[i][2] for i in heads})
        found = [
            Deleted(records[i][0], *whose[gone[i][2]], gone[i][2], tuple(a for a in along if a != i))
            for i, along in heads.items()
            if i in records and i not in shown and _has_words(records[i][0])
        ]
        return sorted(found, key=lambda d: (-d.at, -d.act, d.record.id))

    def to_restore(self, items: Iterable[Deleted]) -> dict[int, set[str]]:
        """What has to come back for these to be seen, by the change that deleted it: also what holds them."""
        every = self.deleted()
        holding = {i: d for d in every for i in (*d.along, d.record.id)}
        wanted: dict[int, set[str]] = {}
        waiting = list(items)
        while waiting:
            item = waiting.pop()
            ids = wanted.setdefault(item.act, set())
            if item.record.id in ids:
                continue
            ids |= {item.record.id, *item.along}
            if above := holding.get(_holder(item.record)):
                waiting.append(above)
        return wanted

    def _around(self, about: str) -> list[str]:
        """An object with what stands on it, deleted or not."""
        marks = [i for (i,) in self._rows("SELECT id FROM highlight WHERE document = ?", about)]
        ids = encode([about, *marks])
        notes = self._rows("SELECT n.id FROM json_each(?) i CROSS JOIN note n ON n.about = i.value", ids)
        return [about, *marks, *(i for (i,) in notes)]

    def _deeds(self, change: int) -> Iterable[Deed]:
        sql = """SELECT o.object, o.kind, o.body, o.deps IS NULL
            AND NOT EXISTS (SELECT 1 FROM op q WHERE q.object = o.object AND q.n < o.n)
          FROM op o WHERE o.change = ? ORDER BY o.n LIMIT ?"""
        for identity, kind, body, first in self._rows(sql, change, TOLD):
            fields: dict[str, Any] = json.loads(body) if body else {}
            verb = "made" if first else "edited"
            if "deleted" in fields:
                verb = "deleted" if fields["deleted"] else "restored"
            yield Deed(identity, kind, verb, fields)

    def _changes(self, numbers: Collection[int]) -> dict[int, tuple[str, int]]:
        """Who made changes, and when."""
        sql = "SELECT c.n, c.person, c.hlc >> 16 FROM json_each(?) i CROSS JOIN change c ON c.n = i.value"
        return {n: (person, made) for n, person, made in self._rows(sql, json.dumps(sorted(numbers)))}


def _has_words(record: Record) -> bool:
    """Not so where they were taken out for good."""
    match record:
        case Note():
            return bool(record.body)
        case Tag():
            return bool(record.name)
    return True


def _holder(record: Record) -> str:
    match record:
        case Highlight():
            return record.document
        case Note():
            return record.about
        case Tag():
            return record.parent
        case Document():
            return ""
    return ""


def _head(identity: str, gone: dict[str, tuple[str, str, int]]) -> str:
    """What something was deleted with: the topmost of what holds it, in the same step."""
    at, seen = identity, {identity}
    while (above := gone[at][1]) in gone and gone[above][2] == gone[at][2] and above not in seen:
        seen.add(above)
        at = above
    return at
