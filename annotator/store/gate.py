"""The way in for files that this machine did not write last: checked on a private copy, by a process of its own."""

from __future__ import annotations

import base64
import json
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.store import known, migration
from annotator.store.backups import Backup
from annotator.store.copies import Progress, sidecars, write_out
from annotator.store.file import FAULTS, HEADER, connected, header_fault, is_older, is_open
from annotator.store.library import Library, unix_ms
from annotator.store.schema import newest
from annotator.store.trouble import LibraryError

LARGEST = 8 << 30
"""Bytes of a file that is looked at: a library of a hundred thousand articles and their images is smaller."""
_TRIES = 3
_BUSY = "Another program is writing to {name}; try again."
_SAYS = FAULTS | {
    "stranger": "{name} was changed by another program and is no longer an Annotator library.",
    "damaged": "{name} is damaged, so it is not opened.",
    "late": "{name} takes far longer to check than a library of its size, so it is not opened.",
}


@dataclass(frozen=True, slots=True)
class Look:
    """What a file was found to be. `state`: sound, drifted, which rebuilding mends, or a key of `_SAYS`."""

    state: str
    findings: tuple[str, ...] = ()
    library: str = ""  # its id
    stamp: tuple[int, str] = (0, "")
    far: int = 0  # changes dated more than a day ahead
    documents: int = 0
    highlights: int = 0
    version: int = 0

    @property
    def fit(self) -> bool:
        return self.state in ("sound", "drifted")


class Unfit(LibraryError):  # noqa: N818 -- it is an answer, not a fault
    """A file that is never opened here; `look` says why."""

    def __init__(self, name: str, look: Look) -> None:
        super().__init__(_SAYS[look.state].format(name=name))
        self.look = look


@dataclass(frozen=True, slots=True)
class Received:
    """A file from elsewhere, the private copy that was looked at, and what was seen."""

    path: Path
    copy: Path
    look: Look
    alone: bool  # whether the copy was taken without what lies beside the file

    def demand_fit(self) -> None:
        """Raises Unfit."""
        if not self.look.fit:
            raise Unfit(self.path.name, self.look)


def opened(
    path: Path | None,
    *,
    create: bool = True,
    states: Path | None = None,
    busy_ms: int = 5000,
    now: Callable[[], int] = unix_ms,
    mend: bool = True,
    read_only: bool = False,
    progress: Progress | None = None,
) -> Library:
    """A library in its place, after a look at it where it is from elsewhere. Raises LibraryError, Unfit.

    `mend`: tables that do not say what the log says are worked out again at once. `read_only`: nothing is touched.
    `progress` hears of the backup before an older one is brought up to date.
    """
    look = None if path is None else admit(path, states, read_only=read_only)
    drifted = look is not None and look.state == "drifted"
    if path and read_only and drifted:
        raise LibraryError(f"{path.name} needs to be mended before it is read; open a copy of it.")
    if path and read_only and is_older(path):
        raise LibraryError(f"{path.name} has to be brought up to date before it is read; open a copy of it.")
    was = migration.bring_up(path, states, now(), progress) if path and not read_only else None
    library = Library(path, create=create, states=states, busy_ms=busy_ms, now=now, read_only=read_only)
    library.drifted, library.was = drifted, was
    if drifted and mend:
        try:
            library.rebuild()
        except BaseException:
            library.close()
            raise
    return library


def prepared(path: Path, states: Path | None, progress: Progress | None = None) -> Backup | None:
    """All that opening a library takes long for, done; what an older one was before. Raises LibraryError, Unfit."""
    library = opened(path, create=False, states=states, progress=progress)
    library.close()
    return library.was


def is_prepared(path: Path, states: Path | None) -> bool:
    """Whether opening a library takes no longer than that."""
    return known.is_own(states, path) and not is_older(path)


def admit(path: Path, states: Path | None, *, read_only: bool = False) -> Look | None:
    """Lets a file in, known from then on; None where it is known or not there. Raises LibraryError, Unfit.

    What lies beside it and does not belong to it is set aside, but for `read_only`.
    """
    path = path.absolute()
    if not os.path.lexists(path) or not path.is_file() or is_open(path):
        return None
    stale = sidecars(path)
    if known.is_own(states, path) and not stale:
        return None
    with received(path) as found:
        found.demand_fit()
        if stale and found.alone and not read_only:
            _set_aside(path, stale)
        look = found.look
    if look.state == "sound" and found.alone:
        status = path.stat()
        known.keep(states, path, look.library, look.stamp, (status.st_dev, status.st_ino))
    return look


@contextmanager
def received(path: Path) -> Iterator[Received]:
    """A look at a private copy, which goes with the context. Raises LibraryError where there is nothing to look at."""
    path = path.absolute()
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        try:
            found = _received(path, Path(folder))
        except FileNotFoundError:
            raise LibraryError(f"{path.name} does not exist.") from None
        except PermissionError:
            raise LibraryError(f"You are not allowed to read {path.name}.") from None
        except (OSError, ValueError) as error:
            raise LibraryError(f"{path.name} cannot be read, or there is no room for a copy to look at.") from error
        if found.look.fit and found.look.version < newest():
            migration.raised(found.copy)
        yield found


def _received(path: Path, folder: Path) -> Received:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "not a file"
        raise LibraryError(f"{path.name} is {kind}, so it is not an Annotator library.")
    if status.st_size > LARGEST:
        raise LibraryError(f"{path.name} is larger than any library, so it is not opened.")
    if is_open(path):  # reading it otherwise would drop the locks that this process holds on it
        with closing(connected(path, create=False, busy_ms=5000)) as db:
            write_out(db, folder / "library.sqlite")
        return Received(path, folder / "library.sqlite", inspected(folder / "library.sqlite"), alone=True)
    with path.open("rb") as file:
        fault = header_fault(file.read(HEADER))
    if fault and fault != "ahead":
        return Received(path, path, Look(fault), alone=True)
    beside = [p for p in sidecars(path) if p.name.endswith("-wal" if fault else "-journal")]
    copy = _copied(path, folder / "alone", beside if fault else [])
    look = inspected(copy)
    if look.state != "sound" and not fault and beside:
        whole = _copied(path, folder / "whole", beside)
        better = inspected(whole)
        if better.state == "sound" or not look.fit:
            return Received(path, whole, better, alone=False)
    return Received(path, copy, look, alone=not fault)


def _copied(path: Path, folder: Path, beside: list[Path]) -> Path:
    """The file, and what belongs to it, as they were at one moment."""
    folder.mkdir()
    for _ in range(_TRIES):
        before = path.stat()
        copy = folder / "library.sqlite"
        shutil.copyfile(path, copy)
        for other in beside:
            with suppress(FileNotFoundError):
                shutil.copyfile(other, copy.with_name(copy.name + other.name.removeprefix(path.name)))
        after = path.stat()
        if (before.st_size, before.st_mtime_ns, before.st_ino) == (after.st_size, after.st_mtime_ns, after.st_ino):
            return copy
    raise LibraryError(_BUSY.format(name=path.name))


def inspected(copy: Path) -> Look:
    """What the process that looks says of a private copy."""
    run, late = _child("look", copy)
    try:
        said: dict[str, Any] = json.loads(run)
    except ValueError:
        return Look("late" if late else "damaged")
    values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in said.items()}
    look = Look(**values)
    return look if look.state in {"sound", "drifted", *_SAYS} else Look("damaged")


def _child(what: str, copy: Path) -> tuple[bytes, bool]:
    """What it printed, and whether it ran out of time."""
    import subprocess  # most libraries that are opened need no look

    from annotator.store.inspection import computing

    here = os.pathsep.join(str(Path(place).absolute()) for place in sys.path)
    command = [sys.executable, "-P", "-m", "annotator.store.inspection", what, str(copy)]
    try:
        run = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": here},
            timeout=60 + 10 * computing(copy.stat().st_size), creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        return error.stdout or b"", True
    return run.stdout, run.returncode in (-9, -24)  # SIGKILL and SIGXCPU: its computing time was over


def _set_aside(path: Path, stale: list[Path]) -> None:
    """Takes what does not belong to a file from beside it, unless somebody is at work in there."""
    with suppress(ImportError):
        import fcntl

        with path.open("rb+") as file:  # the bytes that SQLite locks
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 512, 0x40000000)
            except OSError:
                raise LibraryError(_BUSY.format(name=path.name)) from None
    for other in stale:
        other.replace(other.with_name(f"{other.name}.stale"))


def salvage(path: Path, target: Path) -> int:
    """A new library with every fact of a damaged one that can still be proven; how many. Raises LibraryError."""
    if target.exists():
        raise LibraryError(f"There is a file {target.name} already.")
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        try:
            copy = _copied(path.absolute(), Path(folder) / "alone", [])
        except OSError:
            raise LibraryError(f"{path.name} cannot be read.") from None
        lines, _ = _child("salvage", copy)
    rows: dict[str, list[list[Any]]] = {}
    for line in lines.splitlines():
        with suppress(ValueError, KeyError, TypeError):
            said = json.loads(line)
            rows.setdefault(str(said["table"]), []).append([_value(v) for v in said["row"]])
    if not rows.get("op"):
        raise LibraryError(f"Nothing in {path.name} can be read any more.")
    library = Library(target)
    try:
        return library.fill(rows)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    finally:
        library.close()


def _value(printed: object) -> object:
    return base64.b64decode(printed["bytes"]) if isinstance(printed, dict) else printed

