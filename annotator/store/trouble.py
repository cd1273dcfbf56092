"""What goes wrong with a library, in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from annotator.model import AnnotatorError


class LibraryError(AnnotatorError):
    """Expected trouble with a library."""


class Busy(LibraryError):  # noqa: N818 -- it passes
    """Somebody else writes to the file; the same again a little later is done."""


@contextmanager
def in_words(name: str) -> Iterator[None]:
    """Raises LibraryError where SQLite or a damaged value raises something else."""
    try:
        yield
    except MemoryError:
        raise LibraryError(f"There is not enough memory for this in {name}.") from None
    except sqlite3.ProgrammingError:  # a closed library, another thread's: not the file's fault
        raise
    except (sqlite3.Error, UnicodeError, OverflowError) as error:  # a damaged file may spoil SQLite's own message
        raise (Busy if _code(error) & 0xFF in _BUSY else LibraryError)(_sentence(error, name)) from error


_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _code(error: Exception) -> int:
    return getattr(error, "sqlite_errorcode", None) or 0


def _sentence(error: Exception, name: str) -> str:
    extended = _code(error)
    if extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return f"{name} was moved or replaced by another program; open it again."
    if extended == sqlite3.SQLITE_READONLY_ROLLBACK:
        return f"{name} was left in the middle of a change, which only who may write to it can take back."
    match extended & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return f"Another program is writing to {name}; try again."
        case sqlite3.SQLITE_FULL:
            return f"The disk is full, so nothing was changed in {name}."
        case sqlite3.SQLITE_IOERR:
            return f"{name} could not be read or written; the disk may be full or failing."
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return f"You are not allowed to write to {name}."
        case sqlite3.SQLITE_CANTOPEN:
            return f"{name} cannot be opened."
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return f"{name} is damaged."
        case sqlite3.SQLITE_TOOBIG:
            return f"This is too big for {name}."
    return f"{name} holds something that cannot be understood ({error})."
