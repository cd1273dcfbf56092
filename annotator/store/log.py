"""The log: changes and their ops, content-addressed. Everything here runs inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.model import content_id
from annotator.store import fold
from annotator.store.records import Fields, encode

DAY = 86_400_000  # ms

REDACTIONS = content_id("redact")
"""The one object that all redact ops speak of, so that its index finds them."""
CONTENTS = (
    ("text", "id, minutes, pipeline, body"),
    ("capture", "id, document, source"),
    ("asset", "id, media, bytes"),
)
"""The tables of what is addressed by its own hash, each with its columns."""

Draft = tuple[str, str, Fields]
"""What a change is to say of one object: id, kind, fields."""

Progress = Callable[[int, int], None]
"""Hears (done, of)."""

OFTEN = 500
"""Ops between two words of progress."""


def silent(done: int, of: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Step:
    """A change of the log."""

    n: int
    id: str
    label: str
    reverses: str | None = None


def prepare(db: sqlite3.Connection) -> None:
    """Lays out a connection's scratch tables."""
    for statement in fold.SCRATCH:
        db.execute(statement)


def clock(db: sqlite3.Connection, ms: int, last: int) -> int:
    """The next hlc: after `last` and after all in the log that is not more than a day ahead of `ms`."""
    (top,) = db.execute("SELECT max(hlc) FROM change WHERE hlc <= ?", (ms + DAY << 16,)).fetchone()
    return max((top or 0) + 1, last + 1, ms << 16)


def moment(db: sqlite3.Connection, ms: int) -> int:
    """An hlc of a past millisecond that no change has yet."""
    first = ms << 16
    (top,) = db.execute("SELECT max(hlc) FROM change WHERE hlc BETWEEN ? AND ?", (first, first + 0xFFFF)).fetchone()
    return first if top is None else int(top) + 1


def know(db: sqlite3.Connection, objects: Iterable[str]) -> set[str]:
    """Names the objects about to be written; gives those that have ops."""
    db.execute("DELETE FROM touched")
    db.execute(
        """INSERT INTO touched SELECT value, EXISTS (SELECT 1 FROM op WHERE object = i.value)
          FROM json_each(?) i""",
        (encode(sorted(set(objects))),),
    )
    return {i for (i,) in db.execute("SELECT object FROM touched WHERE many")}


def look(db: sqlite3.Connection, objects: Sequence[str]) -> None:
    """Gathers the live ops of those that are written, of the objects named."""
    (named,) = db.execute("SELECT count(*) FROM touched").fetchone()
    if named > len(objects):
        db.execute("DELETE FROM touched WHERE object NOT IN (SELECT value FROM json_each(?))", (encode(objects),))
    fold.gather(db)


def write(
    db: sqlite3.Connection,
    head: tuple[str, int, str, str, str | None],
    drafts: Sequence[Draft],
    progress: Progress = silent,
) -> Step:
    """Writes one change about objects just looked at, and the rows that follow.

    `head`: replica, hlc, person, label, the change reversed.
    """
    identity = content_id(*head)
    insert = "INSERT INTO change (id, replica, hlc, person, label, reverses) VALUES (?, ?, ?, ?, ?, ?)"
    step = Step(db.execute(insert, (identity, *head)).lastrowid or 0, identity, head[3], head[4])
    live: dict[str, list[tuple[str, str]]] = {}
    for item, field, op in db.execute("SELECT object, field, op FROM live"):
        live.setdefault(item, []).append((field, op))
    ids: list[str] = []

    def ops() -> Iterator[tuple[str, int, str, str, str | None, str]]:
        for n, draft in enumerate(drafts):
            if n % OFTEN == 0 and n:
                progress(n, len(drafts))
            op = _op(step, draft, live.get(draft[0], ()))
            ids.append(op[0])
            yield op

    db.executemany("INSERT INTO op (id, change, object, kind, deps, body) VALUES (?, ?, ?, ?, ?, ?)", ops())
    fold.fold(db, {kind for _, kind, _ in drafts})
    stamp(db, ids)
    return step


def _op(step: Step, draft: Draft, live: Iterable[tuple[str, str]]) -> tuple[str, int, str, str, str | None, str]:
    """A draft as a row. It replaces the live ops of its fields; a delete replaces all that is live."""
    item, kind, fields = draft
    replaced = sorted({op for field, op in live if field in fields or fields.get("deleted")})
    deps, body = encode(replaced) if replaced else None, encode(fields)
    return content_id(step.id, item, kind, deps, body), step.n, item, kind, deps, body


def stamp(db: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Adds the ids of new ops to the commit stamp."""
    count, total = db.execute("SELECT op_count, op_set FROM library").fetchone()
    total = (int(total, 16) + sum(int(i, 16) for i in ids)) % (1 << 128)
    db.execute("UPDATE library SET op_count = ?, op_set = ?", (count + len(ids), f"{total:032x}"))


def unstamp(db: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Takes the ids of ops that are gone out of the commit stamp."""
    count, total = db.execute("SELECT op_count, op_set FROM library").fetchone()
    total = (int(total, 16) - sum(int(i, 16) for i in ids)) % (1 << 128)
    db.execute("UPDATE library SET op_count = ?, op_set = ?", (count - len(ids), f"{total:032x}"))


def take(db: sqlite3.Connection, other: str, contents: dict[str, list[str]]) -> None:
    """Takes the rows of an attached library that this one lacks; adds to `contents` the ids that are new, by table."""
    lacking = "NOT EXISTS (SELECT 1 FROM main.TABLE m WHERE m.id = o.id)"
    for table, names in CONTENTS:
        lack = lacking.replace("TABLE", table)
        fresh = [i for (i,) in db.execute(f"SELECT id FROM {other}.{table} o WHERE {lack}")]  # noqa: S608 - our words
        contents.setdefault(table, []).extend(fresh)
        if fresh:
            insert = "INSERT INTO main.TABLE (NAMES) SELECT NAMES FROM OTHER.TABLE o WHERE LACK"
            insert = insert.replace("LACK", lack)
            db.execute(insert.replace("TABLE", table).replace("NAMES", names).replace("OTHER", other))
    db.execute(
        """INSERT INTO main.change (id, replica, hlc, person, label, reverses)
          SELECT id, replica, hlc, person, label, reverses FROM OTHER.change o WHERE LACK ORDER BY n""".replace(
            "LACK", lacking.replace("TABLE", "change")).replace("OTHER", other)
    )  # fmt: skip
    db.execute("DELETE FROM fresh")
    db.execute("INSERT INTO fresh SELECT n FROM OTHER.op o WHERE LACK".replace(
        "LACK", lacking.replace("TABLE", "op")).replace("OTHER", other))  # fmt: skip
    db.execute(
        """INSERT INTO main.op (id, change, object, kind, deps, body)
          SELECT o.id, m.n, o.object, o.kind, o.deps, o.body FROM fresh f CROSS JOIN OTHER.op o ON o.n = f.n
          CROSS JOIN OTHER.change c ON c.n = o.change CROSS JOIN main.change m ON m.id = c.id ORDER BY o.n""".replace(
            "OTHER", other)
    )  # fmt: skip
    db.execute("DELETE FROM fresh")


def redact(db: sqlite3.Connection) -> int:
    """Empties the ops that redact ops name, and lists their objects in `redacted`; how many had words."""
    named = "SELECT j.value FROM main.op r CROSS JOIN json_each(r.body, '$.ops') j WHERE r.object = ?"
    db.execute("DROP TABLE IF EXISTS temp.redacted")
    db.execute(
        """CREATE TEMP TABLE redacted AS SELECT DISTINCT o.id, o.object, o.kind FROM (NAMED) x
          CROSS JOIN main.op o ON o.id = x.value WHERE o.body <> '{}' AND o.kind <> 'redact'""".replace("NAMED", named),
        (REDACTIONS,),
    )
    return db.execute("UPDATE main.op SET body = '{}' WHERE id IN (SELECT id FROM redacted)").rowcount


def fill(db: sqlite3.Connection, rows: Mapping[str, Sequence[Any]]) -> int:
    """Takes proven rows into an empty log, by table; how many ops they were."""
    for table, names in CONTENTS:
        insert = "INSERT OR IGNORE INTO TABLE (NAMES) VALUES (MARKS)".replace("TABLE", table).replace("NAMES", names)
        db.executemany(insert.replace("MARKS", ", ".join("?" * (names.count(",") + 1))), rows.get(table, ()))
    heads: Sequence[Any] = rows.get("change", ())
    changes = sorted({row[1]: row for row in heads}.values(), key=lambda row: int(row[0]))
    db.executemany("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)", changes)
    known = {row[0] for row in changes}
    facts: Sequence[Any] = rows.get("op", ())
    ops = {row[0]: row for row in facts if row[1] in known}
    inserted = sorted(ops.values(), key=lambda row: (int(row[1]), str(row[0])))
    db.executemany("INSERT INTO op (id, change, object, kind, deps, body) VALUES (?, ?, ?, ?, ?, ?)", inserted)
    fold.rebuild(db)
    stamp(db, list(ops))
    return len(ops)
