"""A library that an earlier version wrote, brought to the newest schema: behind a backup, whole or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from annotator.store import backups, fold, log, schema
from annotator.store.backups import Backup
from annotator.store.copies import Progress
from annotator.store.file import connected, is_older
from annotator.store.trouble import LibraryError, in_words

BUSY_MS = 5_000


def bring_up(path: Path, states: Path | None, now: int, progress: Progress | None = None) -> Backup | None:
    """The file in its place, and the verified copy of what it was; None where it is of the newest version already.

    The copy is among this machine's backups, without `states` beside the file. Raises LibraryError.
    """
    if not is_older(path):
        return None
    with in_words(path.name), closing(connected(path, create=False, busy_ms=BUSY_MS)) as db:
        ((library,),) = db.execute("SELECT id FROM library")
        where = backups.folder(states, library, path) if states else path.absolute().parent
        made = backups.make(db, where, "migration", now, progress)
        step(db, path.name)
    return made


def raised(copy: Path) -> None:
    """A private copy of a file from elsewhere, which needs no backup. Raises LibraryError."""
    with in_words(copy.name), closing(connected(copy, create=False, busy_ms=0)) as db:
        step(db, copy.name)


def step(db: sqlite3.Connection, name: str) -> None:
    """All steps that a file lacks, in one transaction. Raises LibraryError, and the file is as it was."""
    db.execute("PRAGMA foreign_keys=OFF")  # else a step could not put one table in the place of another
    log.prepare(db)
    with schema.whole(db):
        schema.step_up(db, schema.version(db))  # asked behind the lock: somebody may have been faster
        fold.rebuild(db)
        db.execute("UPDATE library SET format = ?", (schema.newest(),))
        if not schema.is_ours(db) or db.execute("PRAGMA foreign_key_check").fetchone():
            raise LibraryError(f"{name} could not be brought up to date, so it was left as it is.")
    db.execute("PRAGMA foreign_keys=ON")
