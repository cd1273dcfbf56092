"""A library as it is handed on: whole, or only some documents with every fact about what is said of them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterator

from annotator.store import fold, log

_ID = re.compile(r"[0-9a-f]{32}")
_WORDS = """SELECT id FROM op WHERE object = ? AND body NOT IN ('{}', '{"deleted":1}')"""
_MARKS = ("SELECT id FROM highlight WHERE document IN (SELECT id FROM leaving)",)
_SAID = (
    "SELECT id FROM note WHERE about IN (SELECT id FROM leaving) OR answers IN (SELECT id FROM leaving)",
    "SELECT id FROM review WHERE highlight IN (SELECT id FROM leaving)",
)
_TAGS = (
    "SELECT tag FROM highlight_tag WHERE highlight IN (SELECT id FROM leaving)",
    "SELECT parent FROM tag WHERE id IN (SELECT id FROM leaving) AND parent <> ''",
    "SELECT merged_into FROM tag WHERE id IN (SELECT id FROM leaving) AND merged_into <> ''",
)
_CODEBOOK = ("SELECT id FROM tag",)
_PEOPLE = (
    """SELECT DISTINCT c.person FROM op o CROSS JOIN change c ON c.n = o.change
      WHERE o.object IN (SELECT id FROM leaving)""",
    "SELECT same_as FROM person WHERE id IN (SELECT id FROM leaving) AND same_as <> ''",
)


def trim(db: sqlite3.Connection, documents: Collection[str] | None, *, blind: bool) -> None:
    """Leaves in a private copy only what is about some documents, or all.

    `blind`: their texts and the codebook, and nothing that anybody marked or said.
    """
    db.execute("BEGIN")
    log.prepare(db)
    db.execute("CREATE TEMP TABLE leaving (id TEXT PRIMARY KEY) WITHOUT ROWID")
    if documents is None:
        db.execute("INSERT INTO leaving SELECT id FROM document")
    else:
        db.executemany("INSERT OR IGNORE INTO leaving VALUES (?)", ((d,) for d in documents))
    for statements in (_CODEBOOK,) if blind else (_MARKS, _TAGS, _SAID):
        _gather(db, statements)
    _gather(db, _PEOPLE)
    db.execute("INSERT OR IGNORE INTO leaving VALUES (?)", (log.REDACTIONS,))
    contents = _contents(db)
    db.execute("DELETE FROM op WHERE object NOT IN (SELECT id FROM leaving)")
    db.execute("DELETE FROM change WHERE n NOT IN (SELECT change FROM op)")
    db.execute("CREATE TEMP TABLE wanted (id TEXT PRIMARY KEY) WITHOUT ROWID")
    db.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((i,) for i in contents))
    for table, spared in (("text", ""), ("asset", ""), ("capture", "AND document NOT IN (SELECT id FROM leaving)")):
        lack = "DELETE FROM TABLE WHERE id NOT IN (SELECT id FROM wanted) SPARED"
        db.execute(lack.replace("TABLE", table).replace("SPARED", spared))
    db.execute("UPDATE library SET op_count = 0, op_set = ?", ("0" * 32,))
    log.stamp(db, [i for (i,) in db.execute("SELECT id FROM op")])
    fold.rebuild(db)
    db.execute("COMMIT")


def _gather(db: sqlite3.Connection, statements: Collection[str]) -> None:
    """Until nothing more belongs to it."""
    grown = True
    while grown:
        grown = sum(db.execute(f"INSERT OR IGNORE INTO leaving {sql}").rowcount for sql in statements) > 0


def _contents(db: sqlite3.Connection) -> Iterator[str]:
    """Every id that what leaves names: its texts, captures and images are among them."""
    bodies = db.execute(
        "SELECT o.body FROM leaving l CROSS JOIN op o ON o.object = l.id WHERE o.kind IN ('document', 'highlight')"
    ).fetchall()
    for (body,) in bodies:
        yield from _ID.findall(body)


def hidden(db: sqlite3.Connection, shown: Collection[str]) -> list[str]:
    """The ops that hold words of what is deleted and not `shown` all the same."""
    found: list[str] = []
    for kind in ("document", "highlight", "tag", "note", "review"):
        rows = db.execute("SELECT id FROM KIND WHERE deleted = 1".replace("KIND", kind)).fetchall()
        for (item,) in rows:
            if item not in shown:
                found += [i for (i,) in db.execute(_WORDS, (item,))]
    return found
