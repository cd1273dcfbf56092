"""The tables of a library file, as text.

Until the first release the fixture follows the schema: `python -m tests.store.test_schema` writes it anew.
After it, `schema-1.sql` never changes again.
"""

import sqlite3
from pathlib import Path

from annotator.store import Library, schema

FIXTURE = Path(__file__).with_name("schema-1.sql")


def dump(library):
    """What SQLite has stored, without what sqlite-utils keeps for itself."""
    sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name <> '_sqlite_migrations' ORDER BY rowid"
    pragmas = [f"PRAGMA {name}={library._db.execute(f'PRAGMA {name}').fetchone()[0]}" for name in NAMES]
    return ";\n".join([*pragmas, *(sql for (sql,) in library._db.execute(sql))]) + ";\n"


NAMES = ("application_id", "user_version", "encoding", "page_size")


def test_a_fresh_library_has_exactly_the_schema_of_the_fixture():
    library = Library(None)
    assert dump(library) == FIXTURE.read_text()
    library.close()


def test_a_file_made_from_the_fixture_alone_opens(tmp_path):
    path = tmp_path / "a.sqlite"
    db = sqlite3.connect(path)
    db.executescript(FIXTURE.read_text().replace("encoding=UTF-8", "encoding='UTF-8'"))
    db.execute("INSERT INTO library VALUES (?, 1, 0, ?)", ("1" * 32, "0" * 32))
    db.commit()
    db.close()
    library = Library(path)
    assert library.id == "1" * 32
    assert library.check() == []
    library.close()


def test_every_table_can_be_read_by_a_distrustful_program():
    library = Library(None)
    assert library._db.execute("PRAGMA trusted_schema").fetchone() == (0,)
    names = [name for _, name, _ in schema.objects(schema.newest())]
    tables = [n for n in names if n in schema.PROJECTION or n == "excerpt"]
    assert len(tables) == 9
    for table in tables:
        assert library._db.execute(f"SELECT * FROM {table}").fetchall() == []  # noqa: S608
    library.close()


if __name__ == "__main__":
    FIXTURE.write_text(dump(Library(None)))
