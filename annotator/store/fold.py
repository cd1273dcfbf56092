"""From ops to rows: one path for writing, undo, union and rebuilding. All of it is SQL over temporary tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from annotator.store.records import FIELDS, NUMBERS
from annotator.store.schema import PROJECTION

SCRATCH = (
    "CREATE TEMP TABLE fresh (n INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE touched (object TEXT PRIMARY KEY, many INTEGER) WITHOUT ROWID",
    # `worn` is 1 for a tag that is on, which beats one that is off whatever their times; else 0
    """CREATE TEMP TABLE live (object TEXT, field TEXT, worn INTEGER, hlc INTEGER, op TEXT, n INTEGER, kind TEXT, value,
      PRIMARY KEY (object, field, worn DESC, hlc DESC, op DESC)) WITHOUT ROWID""",
    "CREATE TEMP TABLE dead (object TEXT, op TEXT, field TEXT, PRIMARY KEY (object, op, field)) WITHOUT ROWID",
    "CREATE TEMP TABLE seen (object TEXT, op TEXT, PRIMARY KEY (object, op)) WITHOUT ROWID",
    "CREATE TEMP TABLE gone (object TEXT PRIMARY KEY) WITHOUT ROWID",
    # `first`: the change that made an object of one op; NULL for those of many
    "CREATE TEMP TABLE value (object TEXT, kind TEXT, field TEXT, value, deleted INTEGER, first INTEGER)",
)

# CROSS JOIN keeps SQLite from reordering: the temporary tables have no statistics.
_DEAD = """INSERT OR IGNORE INTO dead
  SELECT p.object, d.value, g.key FROM touched t CROSS JOIN op p ON p.object = t.object
  CROSS JOIN json_each(p.deps) d CROSS JOIN json_each(p.body) g WHERE t.many AND p.deps IS NOT NULL"""
_LIVE = """INSERT INTO live
  SELECT o.object, f.key, f.key GLOB 'tag:*' AND f.value IS NOT NULL AND f.value <> 0, c.hlc, o.id, o.n, o.kind, f.value
  FROM touched t CROSS JOIN op o ON o.object = t.object CROSS JOIN change c ON c.n = o.change
  CROSS JOIN json_each(o.body) f
  WHERE t.many AND NOT EXISTS (SELECT 1 FROM dead WHERE object = o.object AND op = o.id AND field = f.key)"""

_SINGLE = """INSERT INTO value
  SELECT o.object, o.kind, f.key, f.value, 0, o.change FROM touched t CROSS JOIN op o ON o.object = t.object
  CROSS JOIN json_each(o.body) f WHERE NOT t.many"""
_MANY = (
    # Hidden: there is a live delete, and every live value was seen by one, or came with it.
    "INSERT INTO seen SELECT object, op FROM live WHERE field = 'deleted' AND value",
    """INSERT OR IGNORE INTO seen SELECT l.object, d.value FROM live l CROSS JOIN op p ON p.n = l.n
      CROSS JOIN json_each(p.deps) d WHERE l.field = 'deleted' AND l.value""",
    """INSERT INTO gone SELECT DISTINCT object FROM live WHERE field = 'deleted' AND value
      EXCEPT SELECT l.object FROM live x CROSS JOIN live l ON l.object = x.object
      WHERE x.field = 'deleted' AND x.value AND l.field <> 'deleted' AND l.value IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM seen WHERE object = l.object AND op = l.op)""",
    """INSERT INTO value SELECT object, kind, field, value, object IN gone, NULL
      FROM (SELECT *, row_number() OVER (PARTITION BY object, field ORDER BY worn DESC, hlc DESC, op DESC) AS rank
        FROM live) WHERE rank = 1""",
    """INSERT INTO conflict SELECT l.object, l.field, l.op, l.value, l.op = (SELECT op FROM live
        WHERE object = l.object AND field = l.field ORDER BY worn DESC, hlc DESC, op DESC LIMIT 1)
      FROM (SELECT object, field FROM live GROUP BY object, field HAVING count(*) > 1
        AND iif(field GLOB 'tag:*', count(DISTINCT worn), count(DISTINCT value) + max(value IS NULL)) > 1) d
      CROSS JOIN live l ON l.object = d.object AND l.field = d.field""",
    """INSERT OR IGNORE INTO conflict SELECT object, field, op, value, 0 FROM live
      WHERE field = 'deleted' AND value AND object NOT IN gone""",
)

# Who made an object, and when, is what its earliest op says.
_FIRST = """CROSS JOIN change c ON c.n = ifnull(v.first, (SELECT o.change FROM op o
    CROSS JOIN change c ON c.n = o.change WHERE o.object = v.object ORDER BY c.hlc, o.id LIMIT 1))"""
_HIGHLIGHT = (
    """INSERT INTO highlight (id, document, text, start, "end", exact, prefix, suffix, deleted, person, made)
      SELECT v.object, ifnull(v.value->>'document', ''), ifnull(v.value->>'text', ''),
        ifnull(cast(v.value->>'start' AS INTEGER), 0), ifnull(cast(v.value->>'end' AS INTEGER), 0),
        ifnull(v.value->>'exact', ''), ifnull(v.value->>'prefix', ''), ifnull(v.value->>'suffix', ''),
        v.deleted, c.person, c.hlc >> 16 FROM value v FIRST
      WHERE v.kind = 'highlight' AND v.field = 'anchor' AND v.value IS NOT NULL""".replace("FIRST", _FIRST),
    """INSERT INTO highlight_tag SELECT object, substr(field, 5), cast(value AS INTEGER), deleted FROM value
      WHERE kind = 'highlight' AND field GLOB 'tag:*' AND value IS NOT NULL AND value <> 0""",
)


def _plain(kind: str) -> str:
    """The statement that writes the rows of a kind whose fields are its columns."""

    def column(name: str) -> str:
        found = f"max(iif(field = '{name}', value, NULL))"
        stored = f"ifnull(cast({found} AS INTEGER), 0)" if name in NUMBERS else f"ifnull({found}, '')"
        return f"{stored} AS {name}"

    statement = """INSERT INTO KIND (id, NAMES, deleted, person, made)
      SELECT v.object, NAMES, v.deleted, c.person, c.hlc >> 16
      FROM (SELECT object, VALUES, max(deleted) AS deleted, max(first) AS first FROM value
        WHERE kind = 'KIND' GROUP BY object) v FIRST"""
    names = FIELDS[kind]
    return (
        statement.replace("KIND", kind)
        .replace("(id, NAMES", "(id, " + ", ".join(names))
        .replace("NAMES", ", ".join(f"v.{name}" for name in names))
        .replace("VALUES", ", ".join(map(column, names)))
        .replace("FIRST", _FIRST)
    )


_ROWS = {kind: _HIGHLIGHT if kind == "highlight" else (_plain(kind),) for kind in FIELDS} | {"redact": ()}
_CLEAR = ("DELETE FROM live", "DELETE FROM dead", "DELETE FROM seen", "DELETE FROM gone")
_ERASE = "DELETE FROM main.TABLE WHERE KEY IN (SELECT object FROM touched)"


def gather(db: sqlite3.Connection) -> bool:
    """Fills `live` for the touched objects with many ops; whether there are any.

    A value is live unless an op that writes the same field lists its op among those it replaces.
    """
    many = db.execute("SELECT 1 FROM touched WHERE many LIMIT 1").fetchone()
    for statement in (*_CLEAR, _DEAD, _LIVE) if many else ():
        db.execute(statement)
    return bool(many)


def fold(db: sqlite3.Connection, kinds: Collection[str]) -> None:
    """Writes the rows of the `touched` objects, all of `kinds`, anew from their ops."""
    many = gather(db)
    if many:
        tables = {*kinds, "conflict"} | ({"highlight_tag"} if "highlight" in kinds else set())
        for table in sorted(tables & PROJECTION.keys()):
            db.execute(_ERASE.replace("TABLE", table).replace("KEY", PROJECTION[table]))
        for statement in _MANY:
            db.execute(statement)
    db.execute(_SINGLE)
    for kind in sorted(kinds):
        for statement in _ROWS[kind]:
            db.execute(statement)
    for statement in ("DELETE FROM value", *(_CLEAR if many else ())):  # scratch is empty between transactions
        db.execute(statement)


def touch(db: sqlite3.Connection, source: str) -> None:
    """Names the objects whose rows `fold` will write: those of `source`, ops in a table or a query in brackets."""
    db.execute("DELETE FROM touched")
    # one op that replaces nothing and deletes nothing is its object's whole story
    db.execute(
        """INSERT INTO touched SELECT object, NOT (SELECT count(*) = 1 AND max(deps) IS NULL
          AND max(instr(body, '"deleted"')) = 0 FROM op WHERE object = x.object)
          FROM (SELECT DISTINCT object FROM SOURCE) x""".replace("SOURCE", source)
    )


def rebuild(db: sqlite3.Connection) -> None:
    """Writes every row anew, inside the caller's transaction."""
    for table in PROJECTION:
        db.execute("DELETE FROM main.TABLE".replace("TABLE", table))
    touch(db, "op")
    fold(db, [kind for (kind,) in db.execute("SELECT DISTINCT kind FROM op")])
