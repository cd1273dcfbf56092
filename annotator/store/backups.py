"""Copies of a library kept on this machine: made whole, thinned with age, put back."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from annotator.model import utc
from annotator.store import check, known
from annotator.store.copies import Progress, put_bytes, sidecars, write_out
from annotator.store.file import connected, is_open, synced
from annotator.store.trouble import LibraryError, in_words

EVERY = 30 * 60_000
"""Milliseconds between the backups of a library that is worked in."""
WHYS = {
    "work": "while you worked",
    "asked": "when you asked for it",
    "merge": "before a merge",
    "deletion": "before much was deleted",
    "migration": "before a new version changed the file",
    "restore": "before an older one was put back",
    "damage": "a damaged file, as it was found",
}
"""Why there is a backup; the words for people."""
_NAME = re.compile(r"(\d{8}T\d{9})Z-([a-z]+)\.sqlite")
_DAILY, _WEEKLY, _MONTHLY = timedelta(days=7), timedelta(weeks=5), timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Backup:
    path: Path
    made: int  # unix ms
    why: str  # of WHYS
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a library file, counted."""

    documents: int
    highlights: int
    tags: int
    notes: int
    ops: int
    changed: int  # unix ms of the newest change


def folder(states: Path, library: str, path: Path) -> Path:
    """Where the backups of a library file are: copies of one library at two places keep theirs apart."""
    place = sha256(str(path.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return states / library / "backups" / place


def kept(states: Path, path: Path, library: str = "") -> list[Backup]:
    """The backups of a library file, the newest first; also of one too damaged to say its id."""
    found = known.left(states, path)
    identity = library or (found.library if found else "")
    return _in(folder(states, identity, path)) if identity else []


def make(
    db: sqlite3.Connection,
    where: Path,
    why: str,
    now: int,
    progress: Progress | None = None,
    *,
    thorough: bool = True,
    spared: Path | None = None,
) -> Backup:
    """A verified copy; older ones are thinned, but not the one `spared`. Raises LibraryError."""
    target = where / f"{utc(now):%Y%m%dT%H%M%S}{now % 1000:03}Z-{why}.sqlite"
    write_out(db, target, progress, clean=False, thorough=thorough)
    for old in thinned(_in(where), now):
        with suppress(OSError):
            if old.path != spared:
                old.path.unlink()
    return Backup(target, now, why, target.stat().st_size)


def thinned(backups: Iterable[Backup], now: int) -> list[Backup]:
    """Those to give up: all of the last day stay, then one a day, a week, a month; the newest always."""
    newest_first = sorted(backups, key=lambda b: b.made, reverse=True)
    taken: set[object] = set()
    out = []
    for n, backup in enumerate(newest_first):
        when, age = utc(backup.made), timedelta(milliseconds=now - backup.made)
        if n == 0 or age < timedelta(days=1) or backup.why == "damage":
            continue
        year, week, _ = when.isocalendar()
        periods: list[object] = []
        if age < _DAILY:
            periods.append(when.date())
        if age < _WEEKLY:
            periods.append(("week", year, week))
        if age < _MONTHLY:
            periods.append(("month", when.year, when.month))
        if all(p in taken for p in periods):
            out.append(backup)
        taken.update(periods)
    return out


def contents(path: Path) -> Contents:
    """What a library file of this machine's holds. Raises LibraryError."""
    sql = """SELECT (SELECT count(*) FROM document WHERE deleted = 0),
      (SELECT count(*) FROM highlight WHERE deleted = 0),
      (SELECT count(*) FROM tag WHERE deleted = 0), (SELECT count(*) FROM note WHERE deleted = 0),
      (SELECT count(*) FROM op), (SELECT ifnull(max(hlc), 0) >> 16 FROM change)"""
    with in_words(path.name), closing(connected(path, create=False, busy_ms=1000)) as db:
        return Contents(*db.execute(sql).fetchone())


def faults(path: Path) -> list[str]:
    """What is wrong with a backup; nothing where it is good."""
    try:
        with in_words(path.name), closing(connected(path, create=False, busy_ms=1000)) as db:
            return list(check.findings(db))
    except LibraryError as error:
        return [str(error)]


def newest_good(backups: Iterable[Backup]) -> Backup | None:
    return next((b for b in backups if b.why != "damage" and not faults(b.path)), None)


def demand_good(backup: Path) -> None:
    """Raises LibraryError where a backup cannot be used."""
    if found := faults(backup):
        raise LibraryError(f"This backup cannot be used: {found[0]}")


def restore(
    path: Path, backup: Path, states: Path, now: int, library: str = "", *, checked: bool = False
) -> Path | None:
    """Put a backup in the place of a library that nothing here has open; where the old file was kept.

    What was there is backed up first, or where it is damaged kept as it is. `checked`: the backup was found to be good
    just now. Raises LibraryError.
    """
    if is_open(path):
        raise LibraryError(f"{path.name} is open; close it before you put a backup in its place.")
    if not checked:
        demand_good(backup)
    if not library:
        with closing(connected(backup, create=False, busy_ms=1000)) as db:
            library = str(db.execute("SELECT id FROM library").fetchone()[0])
    where = folder(states, library, path)
    old = _set_aside(path, where, now, backup) if path.exists() else None
    try:
        put_bytes(backup, path)
        with closing(connected(path, create=False, busy_ms=1000)) as db:
            known.keep(states, path, library, db.execute("SELECT op_count, op_set FROM library").fetchone(), db.place)
    except OSError as error:
        raise LibraryError(f"{path.name} could not be replaced; the disk may be full.") from error
    return old


def _set_aside(path: Path, where: Path, now: int, backup: Path) -> Path:
    """The file that is to be replaced, kept: a backup of a sound one, the very bytes of a damaged one."""
    try:
        with closing(connected(path, create=False, busy_ms=1000)) as db:
            kept_at = make(db, where, "restore", now, spared=backup).path
    except (LibraryError, sqlite3.Error):
        kept_at = where / f"{utc(now):%Y%m%dT%H%M%S}{now % 1000:03}Z-damage.sqlite"
        try:
            put_bytes(path, kept_at)
            for beside in sidecars(path):
                put_bytes(beside, kept_at.with_name(kept_at.name + beside.name.removeprefix(path.name)))
        except OSError as error:
            raise LibraryError(f"{path.name} could not be kept, so nothing was replaced.") from error
    for beside in sidecars(path):  # else SQLite takes it for the new file's
        beside.unlink(missing_ok=True)
    synced(path.absolute().parent)
    return kept_at


def _in(where: Path) -> list[Backup]:
    found = []
    with suppress(OSError):
        for path in where.iterdir():
            if m := _NAME.fullmatch(path.name):
                when = datetime.strptime(m[1] + "000", "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
                if m[2] in WHYS:
                    found.append(Backup(path, round(when.timestamp() * 1000), m[2], path.stat().st_size))
    return sorted(found, key=lambda b: b.made, reverse=True)

