"""The log: changes and their ops, content-addressed. Everything here runs inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.model import content_id
from annotator.store import fold
from annotator.store.records import Fields, encode

DAY = 86_400_000  # ms

Draft = tuple[str, str, Fields]
"""What a change is to say of one object: id, kind, fields."""


@dataclass(frozen=True, slots=True)
class Step:
    """A change of the log."""

    n: int
    id: str
    label: str
    reverses: str | None = None


def prepare(db: sqlite3.Connection) -> None:
    """Lays out a connection's scratch tables."""
    db.create_function("content_id", -1, content_id, deterministic=True)
    for statement in fold.SCRATCH:
        db.execute(statement)


def clock(db: sqlite3.Connection, ms: int, last: int) -> int:
    """The next hlc: after `last` and after all in the log that is not more than a day ahead of `ms`."""
    (top,) = db.execute("SELECT max(hlc) FROM change WHERE hlc <= ?", (ms + DAY << 16,)).fetchone()
    return max((top or 0) + 1, last + 1, ms << 16)


def write(
    db: sqlite3.Connection, head: tuple[str, int, str, str, str | None], drafts: Iterable[Draft], *, known: bool
) -> Step:
    """Writes one change and the rows that follow from it.

    `head`: replica, hlc, person, label, the change reversed. `known`: whether any of the objects may have ops.
    """
    identity = content_id(*head)
    insert = "INSERT INTO change (id, replica, hlc, person, label, reverses) VALUES (?, ?, ?, ?, ?, ?)"
    step = Step(db.execute(insert, (identity, *head)).lastrowid or 0, identity, head[3], head[4])
    (top,) = db.execute("SELECT ifnull(max(n), 0) FROM op").fetchone()
    db.execute("DELETE FROM draft")
    db.executemany("INSERT INTO draft VALUES (?, ?, ?)", ((o, k, encode(body)) for o, k, body in drafts))
    deps = "NULL"
    if known:
        fold.gather(db, "draft")
        deps = """(SELECT nullif(json_group_array(DISTINCT l.op), '[]') FROM live l WHERE l.object = d.object
          AND (d.body LIKE '%"deleted":1%' AND d.body ->> '$.deleted'
            OR l.field IN (SELECT key FROM json_each(d.body))))"""
    db.execute(
        """INSERT INTO op (id, change, object, kind, deps, body)
          SELECT content_id(?1, object, kind, deps, body), ?2, object, kind, deps, body
          FROM (SELECT object, kind, DEPS AS deps, body FROM draft d)""".replace("DEPS", deps),
        (step.id, step.n),
    )
    fold.touch(db, "draft")
    fold.fold(db, [kind for (kind,) in db.execute("SELECT DISTINCT kind FROM draft")])
    stamp(db, top)
    return step


def stamp(db: sqlite3.Connection, top: int) -> int:
    """Adds the ops past row `top` to the commit stamp; how many they are."""
    fresh = [int(i, 16) for (i,) in db.execute("SELECT id FROM op WHERE n > ?", (top,))]
    count, total = db.execute("SELECT op_count, op_set FROM library").fetchone()
    total = (int(total, 16) + sum(fresh)) % (1 << 128)
    db.execute("UPDATE library SET op_count = ?, op_set = ?", (count + len(fresh), f"{total:032x}"))
    return len(fresh)


def unite(db: sqlite3.Connection) -> int:
    """Takes in what the attached library `other` has and we lack; how many ops are new."""
    for table, names in (("text", "id, minutes, pipeline, body"), ("capture", "id, document, source"),
                         ("asset", "id, media, bytes")):  # fmt: skip
        db.execute(
            """INSERT INTO main.TABLE (NAMES) SELECT NAMES FROM other.TABLE o
              WHERE NOT EXISTS (SELECT 1 FROM main.TABLE m WHERE m.id = o.id)"""
            .replace("TABLE", table).replace("NAMES", names)
        )  # fmt: skip
    db.execute(
        """INSERT INTO main.change (id, replica, hlc, person, label, reverses)
          SELECT id, replica, hlc, person, label, reverses FROM other.change o
          WHERE NOT EXISTS (SELECT 1 FROM main.change m WHERE m.id = o.id) ORDER BY n"""
    )
    (top,) = db.execute("SELECT ifnull(max(n), 0) FROM main.op").fetchone()
    db.execute("DELETE FROM fresh")
    db.execute(
        "INSERT INTO fresh SELECT n FROM other.op o WHERE NOT EXISTS (SELECT 1 FROM main.op m WHERE m.id = o.id)"
    )
    db.execute(
        """INSERT INTO main.op (id, change, object, kind, deps, body)
          SELECT o.id, m.n, o.object, o.kind, o.deps, o.body FROM fresh f CROSS JOIN other.op o ON o.n = f.n
          CROSS JOIN other.change c ON c.n = o.change CROSS JOIN main.change m ON m.id = c.id ORDER BY o.n"""
    )
    count = stamp(db, top)
    if count:
        db.execute("DELETE FROM fresh")
        db.execute("INSERT INTO fresh SELECT n FROM main.op WHERE n > ?", (top,))
        ops = "(SELECT o.object, o.kind FROM fresh f CROSS JOIN main.op o ON o.n = f.n)"
        fold.touch(db, ops)
        fold.fold(db, [kind for (kind,) in db.execute("SELECT DISTINCT kind FROM OPS".replace("OPS", ops))])
    return count
