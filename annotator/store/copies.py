"""A library written out as one clean file: whole under its name, or not there at all."""

from __future__ import annotations

import errno
import os
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import file_digest
from io import FileIO
from pathlib import Path

from annotator.store.file import connection, handle, synced
from annotator.store.trouble import LibraryError, in_words

Progress = Callable[[int, int], None]

_STEP = 8 << 20  # bytes: between two steps others may write
_PIECE = 64 << 10  # bytes read at once: more is fresh memory each time, and its first touch costs more than the copy
Stamp = tuple[int, str]

_STREAMED = ("cache_spill=ON", "cache_size=100")
"""Pages that VACUUM copies leave at once: held until its end they cost the size of the library in memory, and time."""


@dataclass(frozen=True, slots=True)
class Written:
    """What the file that was written holds."""

    ops: int
    sha256: str  # of its bytes where it is clean, else ""


def write_out(
    db: sqlite3.Connection,
    target: Path,
    progress: Progress | None = None,
    trim: Callable[[sqlite3.Connection], None] | None = None,
    *,
    clean: bool = True,
    thorough: bool = True,
) -> Written:
    """The file, checked and on the disk before it has its name. Replaces what is there.

    `trim` takes from the copy what is not to leave; `clean`: nothing is in it that was deleted; else the pages are
    copied as they are, which is quicker. Raises LibraryError.
    """
    from concurrent.futures import ThreadPoolExecutor

    folder = target.absolute().parent
    mark = secrets.token_hex(4)
    raw, draft = (folder / f".{target.name[:100]}-{mark}.{part}" for part in ("raw", "new"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with in_words(target.name):
            _copy(db, raw, progress or _untold)
            with closing(connection(str(raw), 0)) as copy:
                copy.execute("PRAGMA synchronous=OFF")
                if trim:
                    trim(copy)
                stamp = _stamp(copy)
                if clean:
                    for pragma in _STREAMED:
                        copy.execute(f"PRAGMA {pragma}").close()
                    copy.execute("VACUUM INTO ?", (str(draft),))
            if not clean:
                raw.replace(draft)
            with ThreadPoolExecutor(1) as beside:
                digest = beside.submit(_sha256, draft) if clean else None
                with closing(connection(str(draft), 0)) as copy:
                    _check(copy, stamp, target.name, thorough=thorough)
                synced(draft)
        draft.replace(target)
        synced(folder)
    except OSError as error:
        raise LibraryError(f"{target.name} cannot be written in {folder} ({error.strerror}).") from error
    finally:
        for path in (raw, raw.with_name(f"{raw.name}-journal"), draft):
            with suppress(OSError):
                path.unlink(missing_ok=True)
    return Written(stamp[0], digest.result() if digest else "")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _copy(db: sqlite3.Connection, raw: Path, progress: Progress) -> None:
    """The library's pages as they are, from one moment, taken in steps between which others may write."""
    if not db.in_transaction and (source := handle(db)) is not None:
        with raw.open("wb", buffering=0) as out:
            _copy_bytes(db, source, out, progress)
        return
    with closing(sqlite3.connect(raw, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous=OFF")
        copy.execute("PRAGMA journal_mode=OFF")
        db.backup(copy, pages=_STEP >> 12, progress=lambda _, left, of: progress(of - left, of), sleep=0)


def _copy_bytes(db: sqlite3.Connection, source: int, out: FileIO, progress: Progress) -> None:
    """From the beginning again where somebody wrote between two steps.

    While a transaction reads, nobody writes to the file; bytes 24 to 27 of it are others after every commit
    (sqlite.org/fileformat2.html, 1.3.7).
    """
    version, at, size = b"", 0, 1
    while at < size:
        db.execute("BEGIN")
        try:
            db.execute("SELECT op_count FROM library").fetchone()
            size, found = os.fstat(source).st_size, os.pread(source, 4, 24)
            at = at if found == version else 0
            version, end = found, min(at + _STEP, size)
            while at < end:
                written = os.pwrite(out.fileno(), os.pread(source, min(_PIECE, end - at), at), at)
                if not written:
                    raise OSError(errno.EIO, "the file became shorter")
                at += written
        finally:
            db.execute("ROLLBACK")
        progress(at, size)
    out.truncate(size)


def _untold(_count: int, _of: int) -> None:
    pass


def _check(copy: sqlite3.Connection, stamp: Stamp, name: str, *, thorough: bool) -> None:
    """Raises LibraryError where a copy is not what it was made from."""
    (count,) = copy.execute("SELECT count(*) FROM op").fetchone()
    sound = not thorough or copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    if not sound or _stamp(copy) != stamp or count != stamp[0]:
        raise LibraryError(f"{name} could not be written: what came out is not what was in the library.")


def _stamp(db: sqlite3.Connection) -> Stamp:
    rows = db.execute("SELECT op_count, op_set FROM library").fetchall()
    return rows[0] if len(rows) == 1 else (-1, "")


def put_bytes(source: Path, target: Path) -> None:
    """A file's bytes under another name, on the disk before they have it."""
    import shutil

    draft = target.with_name(f".{target.name[:100]}-{secrets.token_hex(4)}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, draft)
        synced(draft)
        draft.replace(target)
        synced(target.parent)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def sidecars(path: Path) -> list[Path]:
    """What SQLite may have left beside a library, and would take into whatever file has its name next."""
    found = (path.with_name(path.name + end) for end in ("-journal", "-wal", "-shm"))
    return [p for p in found if os.path.lexists(p)]
