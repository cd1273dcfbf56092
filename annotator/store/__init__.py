"""One SQLite file: documents and everything said about them, as a log and the tables it gives."""

import sqlite3

from annotator.store.backups import Backup, Contents
from annotator.store.chronicle import Act, Deed, Deleted
from annotator.store.library import NEWS, Library, Remnant, Undone, much, unix_ms
from annotator.store.listing import BEFORE, Sieve, Sought, Spot
from annotator.store.log import Progress, silent
from annotator.store.merge import Merged, Trace
from annotator.store.reads import Entry
from annotator.store.sharing import Handed
from annotator.store.state import Reading, State
from annotator.store.trouble import Busy, LibraryError

ENGINE = f"SQLite {sqlite3.sqlite_version}"

__all__ = [
    "BEFORE", "ENGINE", "NEWS", "Act", "Backup", "Busy", "Contents", "Deed", "Deleted", "Entry", "Handed", "Library",
    "LibraryError", "Merged", "Progress", "Reading", "Remnant", "Sieve", "Sought", "Spot", "State", "Trace", "Undone",
    "much", "silent", "unix_ms",
]  # fmt: skip
