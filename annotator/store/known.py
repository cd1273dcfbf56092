"""What this machine remembers of library files: how it left each, so that one from elsewhere is told from its own."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from annotator.store.state import State
from annotator.store.trouble import LibraryError

_FILE = "files.sqlite"


@dataclass(frozen=True, slots=True)
class Left:
    """A file as this machine left it."""

    library: str  # its id
    size: int
    mtime: int  # ns
    owner: int
    stamp: tuple[int, str]


def left(states: Path | None, path: Path) -> Left | None:
    """How this machine left the file of this name, whatever is there now."""
    if states is None:
        return None
    with suppress(LibraryError, TypeError, ValueError), closing(State(states / _FILE)) as state:
        stored = state.get(_key(path))
        if isinstance(stored, list) and len(stored) == 6:
            library, size, mtime, owner, count, total = stored
            return Left(str(library), int(size), int(mtime), int(owner), (int(count), str(total)))
    return None


def keep(states: Path | None, path: Path, library: str, stamp: tuple[int, str], place: tuple[int, int] | None) -> None:
    """Remember a file as it is now. `place`: what the connection holds, which may be gone from this name."""
    if states is None:
        return
    with suppress(OSError, LibraryError):
        now = path.stat()
        found = Left(library, now.st_size, now.st_mtime_ns, now.st_uid, stamp)
        if place == (now.st_dev, now.st_ino) and left(states, path) != found:
            with closing(State(states / _FILE)) as state:
                state.set(_key(path), [library, now.st_size, now.st_mtime_ns, now.st_uid, *stamp])


def is_own(states: Path | None, path: Path) -> bool:
    """Whether nobody but this machine wrote the file, as far as its size and time tell."""
    found = left(states, path)
    try:
        now = path.stat()
    except (OSError, ValueError):
        return False
    return found is not None and (found.size, found.mtime, found.owner) == (now.st_size, now.st_mtime_ns, now.st_uid)


def _key(path: Path) -> str:
    return os.path.realpath(path)
