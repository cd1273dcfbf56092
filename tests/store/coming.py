"""A version of the format that there might be next: what today writes is its older one."""

from __future__ import annotations

import os
import signal

from annotator.store import schema
from annotator.store.schema import VERSION_1, Version

SHELF = "CREATE TABLE shelf (document TEXT PRIMARY KEY, place INTEGER NOT NULL) STRICT"
PLACE = "CREATE INDEX shelf_place ON shelf (place)"
VIEW = "CREATE VIEW excerpt AS\nSELECT h.id, h.exact FROM highlight h WHERE h.deleted = 0"
OLD_VIEW = VERSION_1[-1]
TODAY = schema.VERSIONS


def whole(database):
    for statement in ("DROP VIEW excerpt", SHELF, PLACE, VIEW):
        database.execute(statement)
    database.execute("INSERT INTO shelf SELECT id, row_number() OVER (ORDER BY id) FROM document")


def failing(database):
    whole(database)
    raise ArithmeticError


def careless(database):
    """Forgets an index."""
    database.execute(SHELF)
    database.execute("DROP VIEW excerpt")
    database.execute(VIEW)


def orphaning(database):
    """Leaves rows that refer to nothing."""
    whole(database)
    database.execute("DELETE FROM change")


def killed(database):
    """Dies when half of it is on the disk."""
    database.execute("PRAGMA cache_spill=ON")
    database.execute("PRAGMA cache_size=5")
    whole(database)
    database.execute("UPDATE text SET pipeline = pipeline || printf('%.*c', 3000, 'x')")
    os.kill(os.getpid(), signal.SIGKILL)


def known(step=whole):
    """The versions as a program with the next one has them."""
    return (*TODAY, Version((*VERSION_1[:-1], SHELF, PLACE, VIEW), step))
