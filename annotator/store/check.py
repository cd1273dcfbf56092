"""Whether a library says the truth about itself."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest
from typing import Any

from annotator.model import content_id
from annotator.store import fold, log, records, schema
from annotator.text import decode

_PAGE = 500  # rows a query: a longer read would keep others from writing
_MOST = 20  # findings of one sort

Row = tuple[Any, ...]


def findings(db: sqlite3.Connection) -> Iterator[str]:
    """One sentence for each thing that is wrong. Raises sqlite3.Error where the file cannot be read."""
    yield from damage(db)
    if schema.is_ours(db) and schema.version(db) == schema.newest():
        yield from drift(db)


def damage(db: sqlite3.Connection, pages: str = "PRAGMA quick_check(20)") -> Iterator[str]:
    """What nothing can mend. `pages`: how SQLite is to look at every page, if at all."""
    for (said,) in db.execute(pages).fetchall() if pages else ():
        if said != "ok":
            yield f"SQLite finds: {said}."
    if not schema.is_ours(db):
        yield "The tables are not those of an Annotator library."
        return
    yield from _log(db)
    yield from _contents(db)


def _pages(
    db: sqlite3.Connection, table: str, columns: str, key: tuple[str, ...], size: int = _PAGE
) -> Iterator[Row]:
    """All rows of a table in the order of its key, a short read at a time."""
    sql = "SELECT KEY, COLUMNS FROM TABLE WHERE (KEY) > (MARKS) ORDER BY KEY LIMIT ?".replace("TABLE", table)
    sql = sql.replace("KEY", ", ".join(key)).replace("COLUMNS", columns).replace("MARKS", ", ".join("?" * len(key)))
    last: tuple[object, ...] = ("",) * len(key) if key != ("n",) else (0,)
    while rows := db.execute(sql, (*last, size)).fetchall():
        for row in rows:
            yield row[len(key) :]
        last = rows[-1][: len(key)]


def _log(db: sqlite3.Connection) -> Iterator[str]:
    """Hashes, vocabulary and stamp."""
    changes: dict[int, str] = {}
    wrong = 0
    for n, identity, *head in _pages(db, "change", "n, id, replica, hlc, person, label, reverses", ("n",)):
        changes[n] = identity
        wrong += identity != content_id(*head)
    if wrong:
        yield _counted(wrong, "change does not match its id.", "changes do not match their id.")
    redacted = _redacted(db)
    wrong = strange = count = total = 0
    kinds: dict[str, str] = {}
    mixed = 0
    for identity, change, item, kind, deps, body in _pages(db, "op", "id, change, object, kind, deps, body", ("n",)):
        count += 1
        total += int(identity, 16)
        mixed += kinds.setdefault(item, kind) != kind
        if identity not in redacted:
            wrong += identity != content_id(changes.get(change), item, kind, deps, body)
            strange += not is_known(kind, deps, body)
    if wrong:
        yield _counted(wrong, "entry of the log does not match its id.", "entries of the log do not match their id.")
    if strange:
        rest = "something that this version does not know."
        yield _counted(strange, f"entry of the log says {rest}", f"entries of the log say {rest}")
    if mixed:
        rest = "of one thing as two kinds."
        yield _counted(mixed, f"entry of the log speaks {rest}", f"entries of the log speak {rest}")
    stamp = db.execute("SELECT op_count, op_set FROM library").fetchall()
    if stamp != [(count, f"{total % (1 << 128):032x}")]:
        yield "The log is not the one that was saved last: entries are missing or were added."


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _redacted(db: sqlite3.Connection) -> set[str]:
    """The ops whose words were taken out for good."""
    found: set[str] = set()
    for (body,) in db.execute("SELECT body FROM op WHERE kind = 'redact'"):
        try:
            found.update(map(str, json.loads(body)["ops"]))
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
    return found


def is_known(kind: str, deps: str | None, body: str) -> bool:
    """Whether an op says what this version understands."""
    try:
        listed = json.loads(deps or "[]")
        fields = json.loads(body, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return False
    if not isinstance(fields, dict) or not isinstance(listed, list) or not all(isinstance(d, str) for d in listed):
        return False
    return records.sound(kind, fields)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _contents(db: sqlite3.Connection) -> Iterator[str]:
    """What is addressed by its own hash."""
    wrong: list[str] = []
    for identity, body in _pages(db, "text", "id, body", ("id",)):
        if identity != content_id(body):
            wrong.append(f"The text {identity} does not match its id.")
        else:
            try:
                decode(body)
            except ValueError as error:
                wrong.append(f"The text {identity} cannot be shown: {error}.")
    for identity, source in _pages(db, "capture", "id, source", ("id",)):
        if identity != content_id(source):
            wrong.append(f"The capture {identity} does not match its id.")
    for identity, content in _pages(db, "asset", "id, bytes", ("id",), size=4):  # of megabytes each
        if identity != hashlib.sha256(content).hexdigest()[:32]:
            wrong.append(f"The image {identity} does not match its id.")
    yield from wrong[:_MOST]
    if len(wrong) > _MOST:
        yield f"And {len(wrong) - _MOST} more texts, captures and images."


def drift(db: sqlite3.Connection) -> Iterator[str]:
    """Where the tables do not say what the log says: working them out again mends that."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as shadow:
        for statement in schema.VERSIONS[-1].schema:
            shadow.execute(statement)
        shadow.execute("BEGIN")
        log.prepare(shadow)
        for table, columns in (("change", 7), ("op", 7)):
            insert = "INSERT INTO TABLE VALUES (MARKS)".replace("TABLE", table)
            insert = insert.replace("MARKS", ", ".join("?" * columns))
            shadow.executemany(insert, _pages(db, table, "*", ("n",)))
        try:
            fold.rebuild(shadow)
        except sqlite3.Error as error:
            yield f"The log cannot be worked out: {error}."
            return
        for table in schema.PROJECTION:
            key = {"highlight_tag": ("highlight", "tag"), "conflict": ("object", "field", "op")}.get(table, ("id",))
            pairs = zip_longest(_pages(db, table, "*", key), _pages(shadow, table, "*", key))
            if wrong := sum(here != there for here, there in pairs):
                rows = _counted(wrong, "row", "rows")
                yield f"The table {table} does not say what the log says, in {rows}; rebuilding mends that."
