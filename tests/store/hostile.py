"""Files that are made to harm whoever opens them, each a library or near one; by name, what writes it at a path."""

import sqlite3
import struct

from annotator.store import schema

FOREVER = """CREATE VIEW op AS WITH RECURSIVE r (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r)
  SELECT x AS id, x AS n, 0 AS op_count, '' AS op_set FROM r WHERE x < 0"""


def altered(*statements):
    """A sound library after another program had its way with it."""

    def write(path, whole):
        path.write_bytes(whole)
        db = sqlite3.connect(path, isolation_level=None)
        db.execute("PRAGMA writable_schema=ON")
        db.execute("PRAGMA ignore_check_constraints=ON")
        db.create_function("app_open_url", 1, str)
        for statement in statements:
            db.execute(statement)
        db.close()

    return write


def bare(*statements):
    """A database that only claims to be a library."""
    return altered_from(f"PRAGMA application_id={schema.APPLICATION}", "PRAGMA user_version=1", *statements)


def altered_from(*statements):
    return lambda path, _: altered(*statements)(path, b"")


def patched(at, value):
    return lambda path, whole: path.write_bytes(whole[:at] + value + whole[at + len(value) :])


def looped(path, whole):
    """An inner page of a tree that is its own child."""
    content = bytearray(whole)
    (size,) = struct.unpack(">H", whole[16:18])
    for number in range(2, len(whole) // size + 1):
        at = (number - 1) * size
        if content[at] in (2, 5):
            content[at + 8 : at + 12] = struct.pack(">I", number)
    path.write_bytes(content)


def tables(path, _):
    bare("BEGIN", *(f"CREATE TABLE t{n} (a)" for n in range(3_000)), "COMMIT")(path, b"")


def write_ahead(path, whole):
    altered("PRAGMA journal_mode=WAL", "UPDATE tag SET pin = 9")(path, whole)


HOSTILE = {
    "view without end": bare(FOREVER),
    "library is a view without end": altered("DROP TABLE library", FOREVER.replace("op", "library", 1)),
    "view of a huge value": altered("DROP TABLE note", "CREATE VIEW note AS SELECT hex(zeroblob(400000000)) AS id"),
    "view that multiplies": bare("CREATE TABLE b (x)", "INSERT INTO b VALUES (1), (2), (3), (4), (5), (6), (7), (8)",
        "CREATE VIEW op AS SELECT count(*) AS n FROM b".replace("b", ", ".join(f"b b{n}" for n in range(14)))),
    "trigger that deletes": altered("CREATE TRIGGER t AFTER INSERT ON op BEGIN DELETE FROM note; END"),
    "view that calls the app": altered("CREATE VIEW x AS SELECT app_open_url('http://example.org') AS a"),
    "generated column": altered("ALTER TABLE tag ADD COLUMN g TEXT AS (printf('%.*c', 300000000, 'x'))"),
    "check that takes memory": bare("CREATE TABLE op (n CHECK (length(hex(zeroblob(300000000))) > 0))"),
    "search index broken": altered("CREATE VIRTUAL TABLE s USING fts5(a)", "INSERT INTO s VALUES ('word')",
        "UPDATE s_data SET block = x'00000000ffffffff7fffffffff7f' WHERE id = 10"),
    "table of an unknown module": altered("INSERT INTO sqlite_master VALUES ('table', 'e', 'e', 0, "
        "'CREATE VIRTUAL TABLE e USING csv(filename=''/etc/passwd'')')"),
    "value of 70 MB": altered("UPDATE text SET body = printf('%.*c', 70000000, 'x')"),
    "numbers and bytes for words": altered("UPDATE person SET name = x'00ff'",
        "UPDATE op SET body = cast(x'c328ff00' AS TEXT) WHERE n = 1"),
    "words that are no UTF-8": altered("UPDATE text SET body = cast(x'eda080' AS TEXT)"),
    "3,000 tables": tables,
    "schema says otherwise": altered(
        "UPDATE sqlite_master SET sql = replace(sql, 'STRICT', ', CHECK (0)) STRICT') WHERE name = 'tag'"),
    "index without its row in the schema": altered("DELETE FROM sqlite_master WHERE name = 'op_change'"),
    "schema that is no SQL": altered("UPDATE sqlite_master SET sql = 'CREATE TABLE op (' WHERE name = 'op'"),
    "tree that is its own child": looped,
    "page count lies": patched(28, struct.pack(">I", 0x7FFFFFFF)),
    "page size lies": patched(16, struct.pack(">H", 512)),
    "text encoding lies": patched(56, struct.pack(">I", 2)),
    "freelist lies": patched(32, struct.pack(">II", 3, 999)),
    "newer": patched(60, struct.pack(">I", 2)),
    "page of a website": lambda path, _: path.write_bytes(b"<!DOCTYPE html><html>login</html>" * 100),
    "empty": lambda path, _: path.write_bytes(b""),
    "zeros": lambda path, _: path.write_bytes(bytes(100_000)),
    "forged op": altered("""UPDATE op SET body = '{"name":"forged"}' WHERE kind = 'tag'"""),
    "forged op twice": altered("""UPDATE op SET body = replace(body, '}', ',"name":1}') WHERE kind = 'tag'"""),
    "forged change": altered("UPDATE change SET person = 'someone'"),
    "forged text": altered("UPDATE text SET body = replace(body, 'hello', 'hullo')"),
    "op left out": altered("DELETE FROM op WHERE n = 2"),
    "op of a change that is not there": altered("PRAGMA foreign_keys=OFF", "UPDATE op SET change = 999 WHERE n = 1"),
    "id that is a path": altered("UPDATE library SET id = '../../../../tmp/x'"),
    "no row in library": altered("DELETE FROM library"),
}  # fmt: skip
"""None of these may be opened."""
