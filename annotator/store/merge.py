"""Several libraries made one: what comes in, what that changes, and how exactly that is taken out again."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.model import Tag
from annotator.store import fold, log
from annotator.store.records import FIELDS, KINDS, encode
from annotator.store.trouble import LibraryError

MOST = 9
"""Files in one merge: SQLite attaches ten."""

_ID = re.compile(r"[0-9a-f]{32}")
_KEYS = dict.fromkeys(KINDS, "id") | {"conflict": "object", "highlight_tag": "highlight"}
_WAS = "CREATE TEMP TABLE was_KIND AS SELECT k.* FROM touched t CROSS JOIN main.KIND k ON k.KEY = t.object"
_NEW = """FROM touched t CROSS JOIN main.KIND k ON k.id = t.object WHERE k.deleted = 0
  AND NOT EXISTS (SELECT 1 FROM was_KIND w WHERE w.id = k.id AND w.deleted = 0)"""
_DELETED = """SELECT count(*) FROM was_KIND w WHERE w.deleted = 0
  AND NOT EXISTS (SELECT 1 FROM main.KIND k WHERE k.id = w.id AND k.deleted = 0)"""
_CHANGED = """SELECT count(*) FROM (
    SELECT id FROM (SELECT * FROM was_KIND
      EXCEPT SELECT k.* FROM was_KIND w CROSS JOIN main.KIND k ON k.id = w.id) MORE)
  WHERE id IN (SELECT w.id FROM was_KIND w CROSS JOIN main.KIND k ON k.id = w.id
    WHERE w.deleted = 0 AND k.deleted = 0)"""
_RETAGGED = """UNION SELECT highlight FROM (SELECT * FROM was_highlight_tag
    EXCEPT SELECT x.* FROM touched t CROSS JOIN main.highlight_tag x ON x.highlight = t.object)
  UNION SELECT x.highlight FROM was_highlight w CROSS JOIN main.highlight_tag x ON x.highlight = w.id
    WHERE NOT EXISTS (SELECT 1 FROM was_highlight_tag y WHERE y.highlight = x.highlight AND y.tag = x.tag)"""
_CONFLICTS = """SELECT count(*) FROM (SELECT DISTINCT c.object, c.field FROM touched t
    CROSS JOIN main.conflict c ON c.object = t.object
  WHERE NOT EXISTS (SELECT 1 FROM was_conflict w WHERE w.object = c.object AND w.field = c.field AND w.op = c.op))"""
_PEOPLE = """SELECT coalesce(nullif(p.name, ''), '?') AS name, count(*)
  FROM (SELECT DISTINCT change FROM main.op WHERE n > ?) o CROSS JOIN main.change c ON c.n = o.change
  LEFT JOIN main.person p ON p.id = c.person GROUP BY c.person ORDER BY count(*) DESC, name LIMIT 50"""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge brings; `new`, `changed` and `deleted` count records by kind."""

    ops: int
    new: Mapping[str, int]
    changed: Mapping[str, int]
    deleted: Mapping[str, int]
    conflicts: int  # fields about which people now disagree
    redacted: int  # facts whose words it takes out for good
    people: tuple[tuple[str, int], ...]  # name, changes
    titles: tuple[str, ...]  # of new documents
    tags: tuple[Tag, ...] = field(repr=False)  # all there are afterwards
    fresh_tags: frozenset[str] = field(repr=False)

    def count(self, kind: str) -> int:
        return self.new[kind]


@dataclass(frozen=True, slots=True)
class Trace:
    """Which rows a merge added: numbers after `ops[0]` up to `ops[1]`, and ids."""

    names: str  # of the files, for people
    made: int  # unix ms
    ops: tuple[int, int]
    changes: tuple[int, int]
    count: int
    total: str  # sum of the op ids, as in the stamp
    contents: Mapping[str, Sequence[str]]
    redacted: int
    backup: str  # a path, or ""

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> Trace:
        """Raises TypeError or ValueError where it is none."""
        pairs = {name: (int(stored[name][0]), int(stored[name][1])) for name in ("ops", "changes")}
        return cls(**{**stored, **pairs})


def unite(db: sqlite3.Connection, others: Sequence[str], names: str, now: int) -> tuple[Merged, Trace]:
    """Takes in what attached libraries have and this one lacks. Inside the caller's transaction."""
    contents: dict[str, list[str]] = {}
    tops = _tops(db)
    for other in others:
        log.take(db, other, contents)
    ends = _tops(db)
    ids = [i for (i,) in db.execute("SELECT id FROM main.op WHERE n > ?", (tops[0],))]
    fresh = "(SELECT object, kind FROM main.op WHERE n > TOP)".replace("TOP", str(tops[0]))
    fold.touch(db, fresh)
    redacted = log.redact(db)
    db.execute("INSERT OR REPLACE INTO touched SELECT object, 1 FROM redacted")
    every = "SELECT kind FROM FRESH UNION SELECT kind FROM redacted".replace("FRESH", fresh)
    kinds = [kind for (kind,) in db.execute(every)]
    for kind, key in _KEYS.items():
        db.execute(_WAS.replace("KIND", kind).replace("KEY", key))
        db.execute(f"CREATE INDEX temp.was_{kind}_key ON was_{kind} ({key})")
    fold.fold(db, kinds)
    log.stamp(db, ids)
    merged = _told(db, len(ids), redacted, tops[0])
    for kind in _KEYS:
        db.execute(f"DROP TABLE temp.was_{kind}")
    total = sum(int(i, 16) for i in ids) % (1 << 128)
    return merged, Trace(
        names, now, (tops[0], ends[0]), (tops[1], ends[1]), len(ids), f"{total:032x}", contents, redacted, ""
    )


def _tops(db: sqlite3.Connection) -> tuple[int, int]:
    """The newest op and the newest change."""
    sql = "SELECT (SELECT ifnull(max(n), 0) FROM main.op), (SELECT ifnull(max(n), 0) FROM main.change)"
    ops, changes = db.execute(sql).fetchone()
    return int(ops), int(changes)


def _told(db: sqlite3.Connection, ops: int, redacted: int, top: int) -> Merged:
    def counted(sql: str) -> dict[str, int]:
        return {
            kind: db.execute(sql.replace("MORE", _RETAGGED * (kind == "highlight")).replace("KIND", kind)).fetchone()[0]
            for kind in KINDS
        }

    titles = db.execute("SELECT k.title " + _NEW.replace("KIND", "document") + " ORDER BY 1 LIMIT 200").fetchall()
    tags = frozenset(i for (i,) in db.execute("SELECT k.id " + _NEW.replace("KIND", "tag")))
    return Merged(
        ops,
        new=counted("SELECT count(*) " + _NEW),
        changed=counted(_CHANGED),
        deleted=counted(_DELETED),
        conflicts=db.execute(_CONFLICTS).fetchone()[0],
        redacted=redacted,
        people=tuple(db.execute(_PEOPLE, (top,)).fetchall()),
        titles=tuple(title for (title,) in titles),
        tags=(),
        fresh_tags=tags,
    )


def part(db: sqlite3.Connection, trace: Trace) -> None:
    """Takes out exactly what a merge added. Raises LibraryError where something since then stands on it."""
    first, last = trace.ops
    rows = db.execute("SELECT id, object FROM op WHERE n > ? AND n <= ?", (first, last)).fetchall()
    total = sum(int(i, 16) for i, _ in rows) % (1 << 128)
    if (len(rows), f"{total:032x}") != (trace.count, trace.total):
        raise LibraryError("This merge is no longer in the library as it was.")
    if trace.redacted:
        raise LibraryError("This merge took words out for good, so it cannot be undone.")
    _stand_alone(db, trace, {i for i, _ in rows})
    objects = sorted({item for _, item in rows})
    kinds = [k for (k,) in db.execute("SELECT DISTINCT kind FROM op WHERE n > ? AND n <= ?", (first, last))]
    db.execute("DELETE FROM op WHERE n > ? AND n <= ?", (first, last))
    db.execute("DELETE FROM change WHERE n > ? AND n <= ?", trace.changes)
    for table, _ in log.CONTENTS:
        sql = "DELETE FROM TABLE WHERE id IN (SELECT value FROM json_each(?))".replace("TABLE", table)
        db.execute(sql, (encode(list(trace.contents.get(table, ()))),))
    db.execute("DELETE FROM touched")
    db.executemany("INSERT INTO touched VALUES (?, 1)", ((item,) for item in objects))
    fold.fold(db, [k for k in kinds if k in FIELDS])
    log.unstamp(db, [i for i, _ in rows])


def _stand_alone(db: sqlite3.Connection, trace: Trace, ops: set[str]) -> None:
    """Raises LibraryError where a later fact speaks of what the merge brought."""
    first, last = trace.ops
    brought = ops | {i for ids in trace.contents.values() for i in ids}
    brought |= {item for (item,) in db.execute(
        """SELECT DISTINCT object FROM op o WHERE n > ? AND n <= ?
          AND NOT EXISTS (SELECT 1 FROM op e WHERE e.object = o.object AND e.n <= ?)""", (first, last, first),
    )}  # fmt: skip
    later = db.execute("SELECT object, ifnull(deps, ''), body FROM op WHERE n > ?", (last,))
    if any(item in brought or not brought.isdisjoint(_ID.findall(deps + body)) for item, deps, body in later):
        raise LibraryError("Something was written since that stands on this merge, so it cannot be undone by itself.")
