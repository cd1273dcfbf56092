"""A search index: one file in the cache folder, worked out from a library, and worked out again when in doubt."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time

from annotator.model import AnnotatorError, content_id
from annotator.store.filling import Step, fill, touched
from annotator.store.following import Since
from annotator.store.indexing import SCHEMA, VERSION, Indexing
from annotator.store.library import Library

BEHIND = 20_000
"""Ops to catch up with; beyond that working all out again is no slower."""
NEAR = 50
"""Ops to catch up with, or documents to put in at all, that take no longer than to begin a process for them."""
STALE = 600
"""Seconds after which a draft that nobody has written to is nobody's."""
GONE = 0.25
"""Share of pages that point to nothing, beyond which all is worked out again."""
_HASH = 16 << 20
"""Bytes that a new index gathers before it writes them; the default of 1 MB takes twice as long."""

_INSTRUCTIONS = 10_000
"""Of SQLite, between two times that it asks whether to go on: less than a millisecond."""

WAIT = 1.0
"""Seconds to wait for another that writes: no more, for everything can be found without an index."""


class IndexLost(AnnotatorError):  # noqa: N818 - it is no one's error
    """The index is missing, locked, damaged, of another version or of another library."""


class Stopped(Exception):  # noqa: N818 - an outcome, not an error
    """The one who asked wants no answer any more."""


class Index:
    """For one thread. Whatever is wrong with the file raises IndexLost, and `follow` makes a new one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._place: tuple[int, int] | None = None  # which file on the disk is open
        self._counted: tuple[object, bool] | None = None  # of which state `has_gone` was worked out

    @classmethod
    def of(cls, library: Library, folder: Path) -> Index | None:
        """The index of a library in a folder of indexes; None for one in memory."""
        if library.path is None:
            return None
        return cls(folder / f"{content_id(library.id, os.path.realpath(library.path))}.sqlite")

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def delete(self) -> None:
        """Nothing is lost by it."""
        self.close()
        for end in ("", "-journal"):
            with suppress(OSError):
                self.path.with_name(self.path.name + end).unlink(missing_ok=True)

    def is_current(self, library: Library) -> bool:
        """Whether it says what the library says now."""
        try:
            with self.reading() as db:
                return self._state(db, library)[:2] == library.stamp()
        except IndexLost:
            return False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The file, opened if need be. Raises IndexLost."""
        with _lost():
            yield self._opened()

    @contextmanager
    def asking(self, library: Library, stopped: Callable[[], bool]) -> Iterator[sqlite3.Connection]:
        """The file as it is at one moment, if it says what the library says. Raises IndexLost, and Stopped."""
        with self.reading() as db:
            if db.in_transaction:
                raise IndexLost("The search index is on its way to what the library says.")
            db.set_progress_handler(stopped, _INSTRUCTIONS)
            db.execute("BEGIN")
            try:
                if self._state(db, library)[:2] != library.stamp():
                    raise IndexLost("The library is not what it was.")
                yield db
            except sqlite3.DatabaseError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                    self.delete()
                raise
            finally:
                with suppress(sqlite3.Error):  # it may be closed
                    db.set_progress_handler(None, 0)
                    db.execute("ROLLBACK")

    def has_gone(self, db: sqlite3.Connection) -> bool:
        """Whether some of its pages point to nothing; worked out once for what it says."""
        ((stamp, pages),) = db.execute("SELECT op, (SELECT max(id) FROM page_docsize) FROM state")
        if self._counted is None or self._counted[0] != (self._place, stamp):
            ((documents,),) = db.execute("SELECT count(*) FROM document")
            self._counted = (self._place, stamp), documents != (pages or 0)
        return self._counted[1]

    def is_near(self, library: Library) -> bool:
        """Whether it is soon done to follow the library."""
        try:
            with _lost():
                db = self._opened()
                return self._missed(db, library, NEAR) is not None
        except IndexLost:
            return library.count("document") <= NEAR

    def follow(self, library: Library) -> Generator[Step, None, None]:
        """Makes the index say what the library says, in steps of some milliseconds; stop between them as you like.

        Give it a library of the same thread. Raises IndexLost where the cache folder cannot be written.
        """
        try:
            with _lost():
                yield from self._catch_up(library)
        except IndexLost:
            self.close()
            yield from self._build(library)

    # -- inside --------------------------------------------------------------

    def _opened(self) -> sqlite3.Connection:
        """The connection; a new one where the file was replaced."""
        try:
            status = self.path.stat()
        except OSError:
            self.close()
            raise IndexLost("There is no search index.") from None
        place = status.st_dev, status.st_ino
        if self._connection is None or place != self._place:
            self.close()
            self._connection, self._place = _connected(self.path), place
        return self._connection

    def _state(self, db: sqlite3.Connection, library: Library) -> tuple[int, str, int]:
        """Stamp and number of the last op that it knows. Raises IndexLost where it is of something else."""
        rows = db.execute("SELECT library, version, op_count, op_set, op FROM state").fetchall()
        if len(rows) != 1 or rows[0][:2] != (library.id, VERSION):
            raise IndexLost("The search index is of another library or version.")
        return rows[0][2], rows[0][3], rows[0][4]

    def _missed(self, db: sqlite3.Connection, library: Library, most: int) -> Since:
        """What was written since. Raises IndexLost where that cannot be added to what is here."""
        *stamp, op = self._state(db, library)
        since = library.since(op, most)
        if since is None or since.before != tuple(stamp):
            raise IndexLost("The library is not what it was.")
        if not since.objects:
            return since
        if any(kind == "redact" for _, kind in since.objects):
            raise IndexLost("What was emptied for good must not stay in an index either.")
        ((pages, documents),) = db.execute("SELECT (SELECT max(id) FROM page_docsize), (SELECT count(*) FROM document)")
        if documents and pages > 1_000 and documents < pages * (1 - GONE):
            raise IndexLost("The search index holds much that is gone.")
        return since

    def _catch_up(self, library: Library) -> Iterator[Step]:
        db = self._opened()
        since = self._missed(db, library, BEHIND)
        if not since.objects:
            return
        with _transaction(db):
            yield from touched(Indexing(db, library), library, since.objects)
            state = (*since.stamp, since.newest)
            db.execute("UPDATE state SET op_count = ?, op_set = ?, op = ?", state)

    def _build(self, library: Library) -> Iterator[Step]:
        """A new file beside the old one, which takes its place when it is whole."""
        draft = Index(self.path.with_name(f"{self.path.name}.{secrets.token_hex(4)}.part"))
        draft.delete()
        try:
            with _lost():
                draft.path.parent.mkdir(parents=True, exist_ok=True)
                self._sweep()
                db = draft._connection = _new(draft.path)
                yield from fill(db, library)
                db.execute("COMMIT")
                draft.close()
                _sync(draft.path)
                self.delete()
                draft.path.replace(self.path)
            yield from self._rest(library)
        finally:
            draft.delete()

    def _sweep(self) -> None:
        """Takes away the drafts of processes that were killed."""
        for draft in self.path.parent.glob(f"{self.path.name}.*.part"):
            with suppress(OSError):  # another sweeps too
                if draft.stat().st_mtime < time() - STALE:
                    draft.unlink()

    def _rest(self, library: Library) -> Iterator[Step]:
        """What was written while it was built."""
        with _lost():
            yield from self._catch_up(library)


def _new(path: Path) -> sqlite3.Connection:
    """An empty index, its first transaction open. Nothing is synced before the end: half an index is deleted."""
    db = sqlite3.connect(path, isolation_level=None)
    try:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "cache_size=-65536"):
            db.execute(f"PRAGMA {pragma}").close()
        db.execute("BEGIN")
        for statement in SCHEMA:
            db.execute(statement)
        db.execute("INSERT INTO page (page, rank) VALUES ('hashsize', ?)", (_HASH,))
    except BaseException:
        db.close()
        raise
    return db


def _connected(path: Path) -> sqlite3.Connection:
    """No write-ahead log: the file's last closer would delete that of the file which took its place."""
    db = sqlite3.connect(path, isolation_level=None, timeout=WAIT)
    try:
        for pragma in (
            "journal_mode=DELETE",
            "synchronous=NORMAL",
            "trusted_schema=OFF",
            "cache_size=-32768",
            "cache_spill=OFF",
        ):
            db.execute(f"PRAGMA {pragma}").close()
        schema = {sql for (sql,) in db.execute("SELECT sql FROM sqlite_schema")}
        if not schema >= set(SCHEMA):
            raise IndexLost("The search index is of another version.")
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise


@contextmanager
def _lost() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise Stopped from None
        raise IndexLost(f"The search index cannot be used: {error}.") from error
    except (sqlite3.Error, UnicodeError, OverflowError, OSError) as error:
        raise IndexLost(f"The search index cannot be used: {error}.") from error


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
