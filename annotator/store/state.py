"""What this machine remembers of a library and never puts into it."""

from __future__ import annotations

import json
import math
import sqlite3
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from annotator.store.trouble import in_words

_VERSION = 1
_SCHEMA = (
    "CREATE TABLE replica (id TEXT PRIMARY KEY) STRICT",
    """CREATE TABLE reading (person TEXT, document TEXT, status TEXT, progress REAL, position INTEGER, quote TEXT,
      PRIMARY KEY (person, document)) STRICT""",
    "CREATE TABLE value (key TEXT PRIMARY KEY, value TEXT) STRICT",
    f"PRAGMA user_version={_VERSION}",
)
_NAME = "the reading state on this machine"


@dataclass(frozen=True, slots=True)
class Reading:
    """How far one person is with one document."""

    status: str = "unread"  # "unread", "reading" or "done"
    progress: float = 0.0  # 0 to 1, the furthest
    position: int = 0  # of the top line: code points
    quote: str = ""  # the words there


class State:
    """One small file beside the settings, or memory. Nothing is written before there is something to keep.

    A damaged file is set aside and begun anew: it holds nothing that a person made.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None

    def replicas(self) -> frozenset[str]:
        """The openings of the library on this machine that wrote to it."""
        return frozenset(identity for (identity,) in self._rows("SELECT id FROM replica"))

    def add_replica(self, identity: str) -> None:
        self._write("INSERT OR IGNORE INTO replica VALUES (?)", identity)

    def reading(self, person: str) -> dict[str, Reading]:
        """By document."""
        rows = self._rows("SELECT document, status, progress, position, quote FROM reading WHERE person = ?", person)
        return {document: Reading(*rest) for document, *rest in rows}

    def readings_after(self, place: int, person: str, most: int) -> list[tuple[int, str, str, float]]:
        """So many of what was written down behind a place: its own place, the document, status and progress.

        What is written down anew stands behind all that was before.
        """
        sql = """SELECT rowid, document, status, progress FROM reading WHERE rowid > ? AND +person = ?
          ORDER BY rowid LIMIT ?"""
        return self._rows(sql, place, person, most)

    def reading_of(self, person: str, document: str) -> Reading:
        sql = "SELECT status, progress, position, quote FROM reading WHERE person = ? AND document = ?"
        rows = self._rows(sql, person, document)
        return Reading(*rows[0]) if rows else Reading()

    def set_reading(self, person: str, document: str, reading: Reading) -> None:
        progress = min(max(reading.progress, 0.0), 1.0) if math.isfinite(reading.progress) else 0.0
        status, _, *rest = astuple(reading)
        self._write("REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?)", person, document, status, progress, *rest)

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - any JSON value
        for (stored,) in self._rows("SELECT value FROM value WHERE key = ?", key):
            with suppress(ValueError):
                return json.loads(stored)
        return default

    def set(self, key: str, value: Any) -> None:  # noqa: ANN401 - any JSON value
        """Writes nothing where it says so already: each write waits for the disk."""
        stored = json.dumps(value)
        if self._rows("SELECT value FROM value WHERE key = ?", key) != [(stored,)]:
            self._write("REPLACE INTO value VALUES (?, ?)", key, stored)

    def forget(self, key: str) -> None:
        if self._rows("SELECT 1 FROM value WHERE key = ?", key):
            self._write("DELETE FROM value WHERE key = ?", key)

    def below(self, start: str) -> dict[str, Any]:
        """The values whose keys begin so."""
        rows = self._rows("SELECT key, value FROM value WHERE substr(key, 1, ?) = ? ORDER BY key", len(start), start)
        found: dict[str, Any] = {}
        for key, stored in rows:
            with suppress(ValueError):
                found[key] = json.loads(stored)
        return found

    def close(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        if self._connection is None and self.path and not _there(self.path):
            return []
        with in_words(_NAME):
            return self._opened().execute(sql, values).fetchall()

    def _write(self, sql: str, *values: object) -> None:
        with in_words(_NAME):
            try:
                self._opened().execute(sql, values)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_DBMOVED:
                    raise
                self.close()  # somebody tidied the folder: what is known from now on is kept in a new file
                self._opened().execute(sql, values)

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = self._open()
        return self._connection

    def _open(self) -> sqlite3.Connection:
        """The file's connection; memory where the machine gives no room for a file."""
        if self.path:
            with suppress(OSError, sqlite3.Error):
                self.path.parent.mkdir(parents=True, exist_ok=True)
                try:
                    return _connected(str(self.path))
                except sqlite3.DatabaseError as error:
                    if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                        raise
                    self.path.replace(self.path.with_suffix(".damaged"))
                    return _connected(str(self.path))
        return _connected(":memory:")


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # in a home that may not even be looked into
        return False


def _connected(name: str) -> sqlite3.Connection:
    db = sqlite3.connect(name, timeout=1, isolation_level=None)
    try:
        for pragma in ("synchronous=NORMAL", "trusted_schema=OFF", "mmap_size=0"):
            db.execute(f"PRAGMA {pragma}")
        db.execute("BEGIN IMMEDIATE")
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version > _VERSION:
            raise sqlite3.NotSupportedError("a newer program's state")
        for statement in () if version else _SCHEMA:
            db.execute(statement)
        db.execute("COMMIT")
    except BaseException:
        db.close()
        raise
    return db
