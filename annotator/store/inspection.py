"""A file from elsewhere, looked at in a process of its own: `python -m annotator.store.inspection look|salvage FILE`.

FILE is a private copy that nobody else has. Prints one JSON value, or for `salvage` one a line.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sqlite3
import struct
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from annotator.model import content_id
from annotator.store import check, records, schema
from annotator.store.file import HEADER, header_fault
from annotator.text import decode

Json = dict[str, Any]
Row = tuple[Any, ...]

TROUBLE = (sqlite3.Error, UnicodeError, OverflowError, MemoryError, ValueError, TypeError, RecursionError)
"""What a hostile file makes SQLite and Python raise; a spoilt message of SQLite's own is a UnicodeError."""
MEMORY = 1 << 30
"""Bytes that the process may take."""
THOROUGH = 100_000_000
"""Bytes of a file whose pages are all checked; of a larger one stamp, counts and hashes."""
CELL = 64_000_000
"""Bytes of one value: no clip or image is as large."""
_MOST = 10  # findings told
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, CELL),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 100),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 50),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 5),
    (sqlite3.SQLITE_LIMIT_VDBE_OP, 50_000),
    (sqlite3.SQLITE_LIMIT_FUNCTION_ARG, 20),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 3),
)


def computing(size: int) -> float:
    """Seconds that looking at a file of so many bytes may compute: what is hostile is small, what is large is slow."""
    return 2 + size / 2_000_000


def look(path: Path) -> Json:
    """What the file is. "state": sound, drifted (only tables that can be worked out again differ), damaged, stranger,
    other, newer, older, empty; "findings": sentences.
    """
    with path.open("rb") as file:
        head = file.read(HEADER)
    if (fault := header_fault(head)) and fault != "ahead":  # a write-ahead log is taken in below
        return {"state": fault, "findings": []}
    try:
        with closing(_hardened(path)) as db:
            return _looked(db, path.stat().st_size)
    except TROUBLE as error:
        said = str(error) if not isinstance(error, UnicodeError) else "its pages are not what they should be"
        return {"state": "damaged", "findings": [f"SQLite finds: {said}."]}


def _hardened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, timeout=0)
    for limit, value in _LIMITS:
        db.setlimit(limit, value)
    end = time.process_time() + computing(path.stat().st_size) - 0.5
    db.set_progress_handler(lambda: int(time.process_time() > end), 10_000)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY"):
        db.execute(f"PRAGMA {pragma}")
    if db.execute("PRAGMA journal_mode=DELETE").fetchone() != ("delete",):  # also reads what a journal holds
        raise sqlite3.DatabaseError("its journal cannot be read")
    db.execute("PRAGMA query_only=ON")
    return db


def _cut(db: sqlite3.Connection, size: int) -> bool:
    """Whether the last page is not whole, which SQLite lets pass."""
    (count,), (page,) = (db.execute(f"PRAGMA page_{what}").fetchone() for what in ("count", "size"))
    return bool(count * page != size)


def _looked(db: sqlite3.Connection, size: int) -> Json:
    if not schema.is_ours(db):
        return {"state": "stranger", "findings": []}
    if _cut(db, size):
        return {"state": "damaged", "findings": ["Its end is missing."]}
    damage = list(check.damage(db, "PRAGMA integrity_check(20)" if size <= THOROUGH else ""))
    if damage:
        return {"state": "damaged", "findings": damage[:_MOST]}
    version = schema.version(db)
    drift = list(check.drift(db)) if size <= THOROUGH and version == schema.newest() else []
    ((library, count, total),) = db.execute("SELECT id, op_count, op_set FROM library")
    records.checked_id(library)
    ahead = (time.time_ns() // 1_000_000 + 86_400_000) << 16
    return {
        "state": "drifted" if drift else "sound",
        "findings": drift[:_MOST],
        "library": library,
        "version": version,
        "stamp": [count, total],
        "far": db.execute("SELECT count(*) FROM change WHERE hlc > ?", (ahead,)).fetchone()[0],
        "documents": db.execute("SELECT count(*) FROM document WHERE deleted = 0").fetchone()[0],
        "highlights": db.execute("SELECT count(*) FROM highlight WHERE deleted = 0").fetchone()[0],
    }


# What can still be read

_READABLE = {
    "text": ("id", "minutes", "pipeline", "body"),
    "capture": ("id", "document", "source"),
    "asset": ("id", "media", "bytes"),
    "change": ("n", "id", "replica", "hlc", "person", "label", "reverses"),
    "op": ("id", "change", "object", "kind", "deps", "body"),
}


def salvage(path: Path) -> Iterator[Json]:
    """Every fact whose hash is right, wherever SQLite can still reach it."""
    content = bytearray(path.read_bytes())
    if content[:16] == b"SQLite format 3\0" and len(content) > 100:
        (size,) = struct.unpack(">H", content[16:18])
        page = 65536 if size == 1 else size
        if page >= 512:
            content[28:32] = struct.pack(">I", len(content) // page)  # of a file that was cut
            path.write_bytes(content[: len(content) // page * page])
    changes: dict[int, str] = {}
    with closing(_hardened(path)) as db:
        real = {name for (name,) in db.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )}  # fmt: skip
        for table in _READABLE:
            for row in _reachable(db, table) if table in real else ():
                with suppress(*TROUBLE):
                    if _proven(table, row, changes):
                        yield {"table": table, "row": [_printable(v) for v in row]}


def _reachable(db: sqlite3.Connection, table: str) -> Iterator[Row]:
    """Rows from either end, up to where the file is broken."""
    for beyond, order, last in (">", "ASC", -1), ("<", "DESC", 1 << 62):
        sql = "SELECT NAMES, rowid FROM TABLE WHERE rowid BEYOND ? ORDER BY rowid ORDER LIMIT 50"
        sql = sql.replace("TABLE", table).replace("NAMES", ", ".join(_READABLE[table]))
        sql = sql.replace("BEYOND", beyond).replace("rowid ORDER", f"rowid {order}")
        try:
            while rows := db.execute(sql, (last,)).fetchall():
                yield from (row[:-1] for row in rows)
                last = rows[-1][-1]
        except TROUBLE:
            continue
        return


def _proven(table: str, row: Row, changes: dict[int, str]) -> bool:
    """Whether a row is what its hash says, and nothing else."""
    match table:
        case "text":
            decode(row[3])
            return bool(row[0] == content_id(row[3]) and isinstance(row[1], int) and isinstance(row[2], str))
        case "capture":
            return bool(row[0] == content_id(row[2]) and records.checked_id(row[1]))
        case "asset":
            return bool(row[0] == hashlib.sha256(row[2]).hexdigest()[:32] and isinstance(row[1], str))
        case "change":
            n, identity, *head = row
            good = bool(identity == content_id(*head) and isinstance(head[1], int) and head[1] > 0)
            if good:
                changes[n] = identity
            return good
    identity, change, item, kind, deps, body = row
    hashed = identity == content_id(changes[change], item, kind, deps, body) if change in changes else False
    return bool(hashed and records.checked_id(item) and check.is_known(kind, deps, body))


def _printable(value: object) -> object:
    return {"bytes": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _limited(size: int) -> None:
    """No more time and memory than an honest file of this size needs."""
    with suppress(ImportError, ValueError, OSError):  # not on Windows
        import resource

        seconds = int(computing(size)) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(words: list[str]) -> int:
    what, path = words[0], Path(words[1])
    _limited(path.stat().st_size)
    found: Iterator[Json] = salvage(path) if what == "salvage" else iter([look(path)])
    try:
        for value in found:
            sys.stdout.write(json.dumps(value) + "\n")
    except TROUBLE:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
