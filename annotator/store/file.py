"""A library's file: looked at before SQLite sees it, made whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import stat
import struct
import threading
import weakref
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from annotator.model import new_id
from annotator.store import schema
from annotator.store.trouble import LibraryError, in_words

_MAGIC = b"SQLite format 3\0"
HEADER = 100
"""Bytes at the start of a file that say whose it is."""
FAULTS = {
    "empty": "{name} is empty, so it is not an Annotator library.",
    "other": "{name} is not an Annotator library.",
    "foreign": "{name} is a database of another program, not an Annotator library.",
    "newer": "{name} was written by a newer Annotator; install that to open it.",
    "unversioned": "{name} is damaged: it does not say which version wrote it.",
    "ahead": "{name} was left in write-ahead mode by another program; a copy without it is needed.",
}
"""What may be wrong with a file's first bytes, in sentences."""
_lock = threading.Lock()


class Connection(sqlite3.Connection):
    """A connection that knows which file on the disk it holds."""

    place: tuple[int, int] | None = None

    def close(self) -> None:
        place, self.place = self.place, None
        super().close()
        if place in _handles:
            with _lock:
                if not any(db.place == place for db in _open):
                    os.close(_handles.pop(place))


_open: weakref.WeakSet[Connection] = weakref.WeakSet()
_handles: dict[tuple[int, int] | None, int] = {}


def connected(path: Path | None, *, create: bool, busy_ms: int, read_only: bool = False) -> Connection:
    """A hardened connection to a library that is ours, made if there is none. Raises LibraryError."""
    path = path and path.absolute()  # a file may be called ":memory:"
    if path is None:
        db = connection(":memory:", busy_ms)
        schema.create(db, new_id())
        return db
    if create and not os.path.lexists(path):
        _make(path)
    with in_words(path.name), _lock:
        place = _checked(path)
        if not read_only:
            demand_writable(path)
        db = connection(str(path), busy_ms, read_only=read_only)
        db.place = place
        _open.add(db)
    try:
        with in_words(path.name):
            if not schema.is_ours(db):
                raise LibraryError(f"{path.name} was changed by another program and is no longer an Annotator library.")
    except BaseException:
        db.close()
        raise
    return db


def is_open(path: Path) -> bool:
    """Whether this process has the file open: reading it otherwise would drop the locks it holds."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return False
    return any(db.place == (status.st_dev, status.st_ino) for db in _open)


def handle(db: sqlite3.Connection) -> int | None:
    """A descriptor to read the very file that a connection holds; None where its bytes cannot be had so.

    It stays open as long as anybody here has the file open: POSIX drops all locks of a process on a file as soon as it
    closes any descriptor of it.
    """
    if os.name != "posix" or not isinstance(db, Connection) or db.place is None:
        return None
    with _lock:
        if db.place not in _handles:
            name = str(db.execute("PRAGMA database_list").fetchone()[2])
            with suppress(OSError):
                status = Path(name).stat()
                if (status.st_dev, status.st_ino) == db.place:  # else another file has the name by now
                    found = os.open(name, os.O_RDONLY | os.O_CLOEXEC)
                    status = os.fstat(found)
                    _handles.setdefault((status.st_dev, status.st_ino), found)
        return _handles.get(db.place)


def may_be_written(path: Path) -> bool:
    """Whether this person may write to a library that is there: to its folder too, where the journal goes."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def demand_writable(path: Path) -> None:
    """Raises LibraryError where it is not."""
    if not may_be_written(path):
        raise LibraryError(f"You are not allowed to write to {path.name or path} or to its folder.")


def connection(name: str, busy_ms: int, *, read_only: bool = False) -> Connection:
    """A connection with the settings that every library is opened with."""
    db = sqlite3.connect(
        _uri(Path(name)) if read_only else name, timeout=busy_ms / 1000, isolation_level=None, cached_statements=512,
        factory=Connection, uri=read_only,
    )  # fmt: skip
    for pragma in schema.PRAGMAS:
        db.execute(f"PRAGMA {pragma}").close()
    return db


def _uri(path: Path) -> str:
    """Four slashes before a server's name: SQLite refuses it in the place that URIs have for it."""
    posix = path.as_posix()
    return f"file://{quote(os.fsencode(posix if posix.startswith('/') else f'/{posix}'))}?mode=ro"


def _checked(path: Path) -> tuple[int, int]:
    """Which file it is on the disk, if its first bytes are those of a library. Raises LibraryError."""
    name = path.name or str(path)
    try:
        status = path.stat()
    except FileNotFoundError:
        raise LibraryError(f"{name} does not exist.") from None
    except (OSError, ValueError):
        raise LibraryError(f"{name} cannot be opened.") from None
    if stat.S_ISDIR(status.st_mode):
        raise LibraryError(f"{name} is a folder, not an Annotator library.")
    if not stat.S_ISREG(status.st_mode):
        raise LibraryError(f"{name} is not a file.")
    place = status.st_dev, status.st_ino
    # Closing a file drops every lock that this process holds on it, SQLite's too: never read what is open.
    if not any(db.place == place for db in _open):
        _check_header(path, name)
    return place


def _check_header(path: Path, name: str) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(HEADER)
    except PermissionError:
        raise LibraryError(f"You are not allowed to read {name}.") from None
    except OSError:
        raise LibraryError(f"{name} cannot be read.") from None
    if fault := header_fault(header):
        raise LibraryError(FAULTS[fault].format(name=name))


def header_fault(header: bytes) -> str:
    """Why a file's first bytes are not those of a library: a key of FAULTS, or "" where they are."""
    if not header:
        return "empty"
    if len(header) < HEADER or header[:16] != _MAGIC:
        return "other"
    version, application = struct.unpack(">60xI4xI28x", header)
    if application != schema.APPLICATION:
        return "foreign"
    if not 1 <= version <= schema.newest():
        return "newer" if version > schema.newest() else "unversioned"
    return "" if header[18:20] == b"\1\1" else "ahead"


def is_older(path: Path) -> bool:
    """Whether an earlier version wrote a library that nothing here has open."""
    if is_open(path):
        return False
    with suppress(OSError, ValueError), path.open("rb") as file:
        header = file.read(HEADER)
        return not header_fault(header) and struct.unpack(">60xI36x", header)[0] < schema.newest()
    return False


def _make(path: Path) -> None:
    """A new library under its name only when it is whole, so that nobody ever opens half of one."""
    draft = path.with_name(f".{path.name[:100]}-{os.urandom(4).hex()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not os.access(path.parent, os.W_OK):
            raise LibraryError(f"You are not allowed to make {path.name} in {path.parent}.")
        with in_words(path.name), closing(connection(str(draft), 0)) as db:
            schema.create(db, new_id())
        _put(draft, path)
    except (OSError, ValueError) as error:
        raise LibraryError(f"{path.name} cannot be made in {path.parent}.") from error
    finally:
        with suppress(OSError, ValueError):
            draft.unlink(missing_ok=True)


def _put(draft: Path, path: Path) -> None:
    """Gives a finished file its name, unless somebody was faster."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # no links on this file system
        if not path.exists():
            draft.replace(path)
    synced(path.parent)


def synced(path: Path) -> None:
    """Returns when a file, or the names in a folder, are on the disk."""
    if os.name != "posix" and path.is_dir():  # only there do folders have something to wait for
        return
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
