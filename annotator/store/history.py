"""Taking back and doing again, read from the log."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.store import fold, log
from annotator.store.log import Draft, Step
from annotator.store.records import Fields, encode

Earlier = tuple[int, str, frozenset[str], Fields]
"""An op: its n and id, what it replaces, what it says."""
REMEMBERED = 200
"""Steps that can be taken back at any time, whatever was taken back and done again since."""


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


def own_stacks(db: sqlite3.Connection, replicas: Iterable[str]) -> tuple[list[Step], list[Step]]:
    """The stacks of the given replicas, read back in the log as far as REMEMBERED steps need."""
    ours, limit = encode(sorted(replicas)), 5 * REMEMBERED
    while True:
        rows: Sequence[tuple[int, str, str, str | None]] = db.execute(
            """SELECT n, id, label, reverses FROM change WHERE replica IN (SELECT value FROM json_each(?))
              ORDER BY n DESC LIMIT ?""",
            (ours, limit),
        ).fetchall()
        done, undone = stacks(Step(*row) for row in reversed(rows))
        if len(rows) < limit or len(done) >= REMEMBERED:
            return done, undone
        limit *= 4


def inverse(
    db: sqlite3.Connection, changes: Iterable[int], replicas: Collection[str]
) -> tuple[list[Draft], list[Left]]:
    """What takes changes back, field by field, except where others than these replicas wrote since."""
    db.execute("DELETE FROM fresh")
    for n in changes:
        db.execute("INSERT INTO fresh SELECT n FROM op WHERE change = ?", (n,))
    objects = {i for (i,) in db.execute("SELECT o.object FROM fresh f CROSS JOIN op o ON o.n = f.n")}
    log.know(db, objects)
    fold.gather(db)
    ours = encode(sorted(replicas))
    others = _others(db, ours)
    made = _made(db, ours)
    earlier = _earlier(db)
    drafts: dict[str, tuple[str, Fields]] = {}
    left: list[Left] = []
    rows = db.execute(
        "SELECT o.n, o.object, o.kind, o.deps, o.body FROM fresh f CROSS JOIN op o ON o.n = f.n ORDER BY o.n DESC"
    ).fetchall()
    for n, identity, kind, deps, body in rows:
        fields: Fields = {}
        if any(not said for _, _, _, said in earlier.get(identity, ())):  # its words were taken out for good
            continue
        if identity in made:
            if (person := made[identity]) is None:
                fields = {"deleted": 1}
            else:
                left.append(Left(identity, kind, "", person))
        else:
            replaced = frozenset(json.loads(deps or "[]"))
            for field in json.loads(body or "{}"):
                if (identity, field) in others:
                    left.append(Left(identity, kind, field, others[identity, field]))
                else:
                    fields[field] = _former(n, field, replaced, earlier.get(identity, ()))
        if fields:  # of two changes, the older one's former value is what stood before both
            drafts[identity] = kind, drafts.get(identity, (kind, {}))[1] | fields
    return [(identity, kind, fields) for identity, (kind, fields) in reversed(drafts.items())], left


def taken_back(db: sqlite3.Connection, steps: Mapping[int, Collection[str] | None]) -> tuple[list[Draft], list[Left]]:
    """What takes changes back wherever they stand in the log, except where anybody wrote since.

    `steps`: by the n of a change, the objects that are meant, with their tags on others; None: all.
    """
    found, left = inverse(db, steps, ())
    drafts = {i: (i, kind, fields) for i, kind, fields in found}
    left += [Left(i, drafts.pop(i)[1], "", person) for i, person in _gone(db).items() if i in drafts]
    for identity, person in _needed(db, {i: fields for i, _, fields in drafts.values()}).items():
        left.append(Left(identity, drafts.pop(identity)[1], "", person))
    if None in steps.values():
        return list(drafts.values()), left
    meant = {identity for objects in steps.values() for identity in objects or ()}
    chosen = [
        (i, kind, fields if i in meant else {f: v for f, v in fields.items() if f[:4] == "tag:" and f[4:] in meant})
        for i, kind, fields in drafts.values()
    ]
    return [d for d in chosen if d[2]], [item for item in left if item.object in meant]


def _gone(db: sqlite3.Connection) -> dict[str, str]:
    """The objects that another step deleted, each with who did: a word on one would bring it back."""
    rows = db.execute(
        """SELECT l.object, c.person FROM live l CROSS JOIN op o ON o.n = l.n CROSS JOIN change c ON c.n = o.change
          WHERE l.field = 'deleted' AND l.value AND NOT EXISTS (SELECT 1 FROM fresh WHERE n = l.n)"""
    )
    return dict(rows)


_STANDS_ON = {
    "anchor": "highlight r ON r.document = o.object",
    "about": "note r ON r.about = o.object",
    "tag": "highlight_tag x ON x.tag = o.object AND x.deleted = 0 CROSS JOIN highlight r ON r.id = x.highlight",
    "parent": "tag r ON r.parent = o.object",
}
"""By the field that says so, what refers to an object."""


def _needed(db: sqlite3.Connection, drafts: Mapping[str, Fields]) -> dict[str, str]:
    """The objects to be deleted on which something stands that stays, each with whose that is."""
    pairs: list[tuple[str, str, str, str]] = []
    for field, join in _STANDS_ON.items():
        sql = """SELECT o.object, r.id, r.person FROM fresh f CROSS JOIN op o ON o.n = f.n CROSS JOIN JOINED
          WHERE o.deps IS NULL AND r.deleted = 0"""
        rows = db.execute(sql.replace("JOINED", join))
        pairs += [(i, user, f"tag:{i}" if field == "tag" else field, person) for i, user, person in rows]
    needed: dict[str, str] = {}
    before = -1
    while len(needed) > before:  # what stays keeps what it stands on
        before = len(needed)
        for identity, user, field, person in pairs:
            said = drafts.get(user, {}) if user not in needed else {}
            if drafts.get(identity, {}).get("deleted") and not said.get("deleted") and field not in said:
                needed[identity] = person
    return needed


def _others(db: sqlite3.Connection, ours: str) -> dict[tuple[str, str], str]:
    """The live fields that somebody else wrote, each with who."""
    rows = db.execute(
        """SELECT l.object, l.field, c.person FROM live l CROSS JOIN op o ON o.n = l.n
          CROSS JOIN change c ON c.n = o.change WHERE c.replica NOT IN (SELECT value FROM json_each(?))
          AND NOT EXISTS (SELECT 1 FROM fresh WHERE n = l.n)""",
        (ours,),
    )
    return {(identity, field): person for identity, field, person in rows}


def _made(db: sqlite3.Connection, ours: str) -> dict[str, str | None]:
    """The objects that the step made, each with somebody else who wrote to it since, or None."""
    rows = db.execute(
        """SELECT o.object, (SELECT c.person FROM op q CROSS JOIN change c ON c.n = q.change WHERE q.object = o.object
            AND c.replica NOT IN (SELECT value FROM json_each(?))
            AND NOT EXISTS (SELECT 1 FROM fresh WHERE n = q.n) LIMIT 1)
          FROM fresh f CROSS JOIN op o ON o.n = f.n
          WHERE o.deps IS NULL AND NOT EXISTS (SELECT 1 FROM op q WHERE q.object = o.object AND q.n < o.n)""",
        (ours,),
    )
    return dict(rows)


def _earlier(db: sqlite3.Connection) -> dict[str, list[Earlier]]:
    """What had been said of the objects when the step was made, the weakest first."""
    rows = db.execute(
        """SELECT DISTINCT p.object, p.n, p.id, p.deps, p.body FROM fresh f CROSS JOIN op o ON o.n = f.n
          CROSS JOIN op p ON p.object = o.object AND p.n < o.n CROSS JOIN change c ON c.n = p.change
          WHERE o.deps IS NOT NULL ORDER BY c.hlc, p.id"""
    )
    found: dict[str, list[Earlier]] = {}
    for identity, n, op, deps, body in rows:
        known = (n, op, frozenset(json.loads(deps or "[]")), json.loads(body or "{}"))
        found.setdefault(identity, []).append(known)
    return found


def _former(n: int, field: str, replaced: frozenset[str], earlier: Sequence[Earlier]) -> object:
    """The value that a field had among the ops that op `n` replaced."""
    writers = [(op, deps, body[field]) for at, op, deps, body in earlier if at < n and field in body]
    dead = {op for _, deps, _ in writers for op in deps}
    values = [value for op, _, value in writers if op in replaced and op not in dead]
    if field.startswith("tag:"):  # on if anybody said so
        values = [value for value in values if value]
    return values[-1] if values else None
