"""Taking back and doing again, read from the log."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from annotator.store import fold, log
from annotator.store.log import Draft, Step
from annotator.store.records import Fields, encode

Earlier = tuple[str, frozenset[str], Fields]
"""An op: id, what it replaces, what it says."""


@dataclass(frozen=True, slots=True)
class Left:
    """What a step could not take back; `field` is "" where it is the whole object."""

    object: str
    kind: str
    field: str
    person: str  # id of whoever changed it since


def stacks(changes: Iterable[Step]) -> tuple[list[Step], list[Step]]:
    """What can be taken back and what can be done again, the next of each last; `changes` in the log's order."""
    done: list[Step] = []
    undone: list[Step] = []
    for step in changes:
        if not step.label:  # what the program wrote by itself is nobody's step
            continue
        if step.reverses is None:
            done.append(step)
            undone.clear()
        elif done and done[-1].id == step.reverses:
            done.pop()
            undone.append(step)
        elif undone and undone[-1].id == step.reverses:
            undone.pop()
            done.append(step)
    return done, undone


def own_steps(db: sqlite3.Connection, replicas: Iterable[str]) -> list[Step]:
    """The latest changes of the given replicas, at most 1,000, in the log's order."""
    rows: Sequence[tuple[int, str, str, str | None]] = db.execute(
        """SELECT n, id, label, reverses FROM change WHERE replica IN (SELECT value FROM json_each(?))
          ORDER BY n DESC LIMIT 1000""",
        (encode(sorted(replicas)),),
    ).fetchall()
    return [Step(*row) for row in reversed(rows)]


def inverse(db: sqlite3.Connection, step: Step, replicas: Collection[str]) -> tuple[list[Draft], list[Left]]:
    """What takes a change back, field by field, except where somebody else wrote since."""
    db.execute("DELETE FROM fresh")
    db.execute("INSERT INTO fresh SELECT n FROM op WHERE change = ?", (step.n,))
    objects = {i for (i,) in db.execute("SELECT o.object FROM fresh f CROSS JOIN op o ON o.n = f.n")}
    log.know(db, objects)
    fold.gather(db)
    ours = encode(sorted(replicas))
    others = _others(db, ours)
    made = _made(db, ours)
    earlier = _earlier(db)
    drafts: list[Draft] = []
    left: list[Left] = []
    rows = db.execute("SELECT o.object, o.kind, o.deps, o.body FROM fresh f CROSS JOIN op o ON o.n = f.n ORDER BY o.n")
    for identity, kind, deps, body in rows.fetchall():
        fields: Fields = {}
        if any(not said for _, _, said in earlier.get(identity, ())):  # its words were taken out for good
            continue
        if identity in made:
            if (person := made[identity]) is None:
                fields = {"deleted": 1}
            else:
                left.append(Left(identity, kind, "", person))
        else:
            replaced = frozenset(json.loads(deps or "[]"))
            for field in json.loads(body):
                if (identity, field) in others:
                    left.append(Left(identity, kind, field, others[identity, field]))
                else:
                    fields[field] = _former(field, replaced, earlier.get(identity, ()))
        if fields:
            drafts.append((identity, kind, fields))
    return drafts, left


def _others(db: sqlite3.Connection, ours: str) -> dict[tuple[str, str], str]:
    """The live fields that somebody else wrote, each with who."""
    rows = db.execute(
        """SELECT l.object, l.field, c.person FROM live l CROSS JOIN op o ON o.n = l.n
          CROSS JOIN change c ON c.n = o.change WHERE c.replica NOT IN (SELECT value FROM json_each(?))""",
        (ours,),
    )
    return {(identity, field): person for identity, field, person in rows}


def _made(db: sqlite3.Connection, ours: str) -> dict[str, str | None]:
    """The objects that the step made, each with somebody else who wrote to it since, or None."""
    rows = db.execute(
        """SELECT o.object, (SELECT c.person FROM op q CROSS JOIN change c ON c.n = q.change WHERE q.object = o.object
            AND c.replica NOT IN (SELECT value FROM json_each(?)) LIMIT 1)
          FROM fresh f CROSS JOIN op o ON o.n = f.n
          WHERE o.deps IS NULL AND NOT EXISTS (SELECT 1 FROM op q WHERE q.object = o.object AND q.n < o.n)""",
        (ours,),
    )
    return dict(rows)


def _earlier(db: sqlite3.Connection) -> dict[str, list[Earlier]]:
    """What had been said of the objects when the step was made, the weakest first."""
    rows = db.execute(
        """SELECT p.object, p.id, p.deps, p.body FROM fresh f CROSS JOIN op o ON o.n = f.n
          CROSS JOIN op p ON p.object = o.object AND p.n < o.n CROSS JOIN change c ON c.n = p.change
          WHERE o.deps IS NOT NULL ORDER BY c.hlc, p.id"""
    )
    found: dict[str, list[Earlier]] = {}
    for identity, op, deps, body in rows:
        found.setdefault(identity, []).append((op, frozenset(json.loads(deps or "[]")), json.loads(body)))
    return found


def _former(field: str, replaced: frozenset[str], earlier: Sequence[Earlier]) -> object:
    """The value that a field had among the ops that the step replaced."""
    writers = [(op, deps, body[field]) for op, deps, body in earlier if field in body]
    dead = {op for _, deps, _ in writers for op in deps}
    values = [value for op, _, value in writers if op in replaced and op not in dead]
    if field.startswith("tag:"):  # on if anybody said so
        values = [value for value in values if value]
    return values[-1] if values else None
