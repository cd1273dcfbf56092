"""What people said of one field without knowing of each other."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from annotator.store.records import Fields

MOST = 5_000
"""Disputes listed at once: more than anybody settles by hand."""


@dataclass(frozen=True, slots=True)
class Said:
    """One of the values. `value` is as an op has it."""

    op: str
    value: Any
    person: str  # id
    made: int  # unix ms
    wins: bool


@dataclass(frozen=True, slots=True)
class Dispute:
    """`field` is "deleted" where somebody deleted what another went on to change; then `said` are the deletes."""

    object: str
    kind: str
    field: str
    said: tuple[Said, ...] = ()
    edits: tuple[Said, ...] = ()  # what the deletes did not know of, by op


def listed(db: sqlite3.Connection) -> list[Dispute]:
    """The newest first."""
    rows = db.execute(
        """SELECT x.object, o.kind, x.field, x.op, o.body, c.person, c.hlc >> 16, x.wins FROM conflict x
          CROSS JOIN op o ON o.id = x.op CROSS JOIN change c ON c.n = o.change
          ORDER BY x.object, x.field, x.wins DESC, c.hlc"""
    ).fetchall()
    found: dict[tuple[str, str, str], list[Said]] = {}
    for item, kind, name, op, body, person, made, wins in rows:
        fields: Fields = json.loads(body)
        found.setdefault((item, kind, name), []).append(Said(op, fields.get(name), person, made, bool(wins)))
    out = [Dispute(*key, tuple(said), _edits(db, key[0]) if key[2] == "deleted" else ()) for key, said in found.items()]
    out.sort(key=lambda d: max(s.made for s in d.said), reverse=True)
    return out[:MOST]


def held(db: sqlite3.Connection) -> list[Dispute]:
    """What somebody deleted that live highlights still wear or stand on: it shows all the same."""
    rows = db.execute(
        """SELECT o.object, o.kind, o.id, c.person, max(c.hlc) >> 16 FROM (
            SELECT t.id FROM tag t WHERE t.deleted = 1
              AND EXISTS (SELECT 1 FROM highlight_tag x WHERE x.tag = t.id AND x.deleted = 0)
            UNION ALL SELECT d.id FROM document d WHERE d.deleted = 1
              AND EXISTS (SELECT 1 FROM highlight h WHERE h.document = d.id AND h.deleted = 0)) held
          CROSS JOIN op o ON o.object = held.id AND o.body = '{"deleted":1}' CROSS JOIN change c ON c.n = o.change
          GROUP BY o.object LIMIT ?""",
        (MOST,),
    ).fetchall()
    return [Dispute(i, kind, "deleted", (Said(op, 1, person, made, wins=False),)) for i, kind, op, person, made in rows]


def _edits(db: sqlite3.Connection, item: str) -> tuple[Said, ...]:
    """What of an object no delete of it knew."""
    rows = db.execute(
        """SELECT o.id, o.deps, o.body, c.person, c.hlc >> 16 FROM op o CROSS JOIN change c ON c.n = o.change
          WHERE o.object = ? ORDER BY c.hlc""",
        (item,),
    ).fetchall()
    known: set[str] = set()
    for op, deps, body, _, _ in rows:
        if json.loads(body).get("deleted"):
            known |= {op, *json.loads(deps or "[]")}
    seen = set(known)
    for op, deps, *_ in reversed(rows):  # what a known op replaced is known too
        if op in seen:
            seen |= set(json.loads(deps or "[]"))
    fresh = [row for row in rows if row[0] not in seen]
    return tuple(Said(op, ", ".join(json.loads(body)), person, made, True) for op, _, body, person, made in fresh)
