"""A library that an earlier version wrote becomes one of the newest: behind a backup, whole or not at all."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from annotator.store import Library, LibraryError, backups, gate, migration, schema

from . import coming
from .test_schema import FIXTURE
from .things import document, filled, make, opened


@pytest.fixture
def states(tmp_path):
    return tmp_path / "states"


@pytest.fixture
def old(tmp_path, states):
    """What the program of today leaves."""
    library = opened(tmp_path / "team" / "a.sqlite", states=states)
    filled(library)
    make(library, *(document(f"Title {n}" * 10) for n in range(50)))
    library.close()
    return library.path


@pytest.fixture
def tomorrow(monkeypatch):
    """The program with one version more; gives what tells it another step."""

    def tell(step=coming.whole):
        monkeypatch.setattr(schema, "VERSIONS", coming.known(step))

    tell()
    return tell


def said(path):
    """Version, log and tables."""
    with closing(sqlite3.connect(path)) as db:
        tables = ["change", "op", "text", "capture", *schema.PROJECTION]
        rows = {t: db.execute(f"SELECT * FROM {t} ORDER BY 1, 2, 3").fetchall() for t in tables}  # noqa: S608
        return db.execute("PRAGMA user_version").fetchone()[0], rows


def test_an_older_library_is_brought_up_to_date_when_it_is_opened(old, states, tomorrow):
    _, rows = said(old)
    library = gate.opened(old, states=states)
    assert library.check() == []
    assert len(library.documents()) == 51
    assert library._db.execute("SELECT count(*) FROM shelf").fetchone() == (51,)
    assert library._db.execute("SELECT format FROM library").fetchone() == (2,)
    assert library.undo_label == "Make"
    make(library, document("Mine"))
    library.close()
    assert said(old)[0] == 2
    assert {t: [r for r in said(old)[1][t] if r in rows[t]] for t in rows} == rows
    assert [p.name for p in old.parent.iterdir()] == ["a.sqlite"]


def test_the_backup_made_before_it_is_the_library_as_it_was(old, states, tomorrow):
    before = said(old)
    library = gate.opened(old, states=states)
    assert library.was.why == "migration"
    assert [b.path for b in library.backups()] == [library.was.path]
    assert backups.faults(library.was.path) == []
    library.close()
    gate.opened(old, states=states).close()
    assert len(backups.kept(states, old)) == 1
    backups.restore(old, library.was.path, states, 10**13)
    assert said(old) == before
    again = gate.opened(old, states=states)
    assert again.was
    again.close()


def test_a_migrated_library_has_the_schema_of_a_fresh_one_to_the_byte(old, states, tomorrow):
    gate.opened(old, states=states).close()
    fresh = Library(None)
    with closing(sqlite3.connect(old)) as db:
        sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
        assert db.execute(sql).fetchall() == fresh._db.execute(sql).fetchall()
    fresh.close()


def test_a_file_of_the_first_schema_made_from_its_text_alone_is_brought_up_to_date(tmp_path, states, tomorrow):
    path = tmp_path / "first.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(FIXTURE.read_text().replace("encoding=UTF-8", "encoding='UTF-8'"))
        db.execute("INSERT INTO library VALUES (?, 1, 0, ?)", ("1" * 32, "0" * 32))
        db.commit()
    library = gate.opened(path, states=states)
    assert (library.check(), library.id) == ([], "1" * 32)
    library.close()


@pytest.mark.parametrize("step", [coming.failing, coming.careless, coming.orphaning], ids=lambda s: s.__name__)
def test_a_step_that_goes_wrong_leaves_the_file_as_it_was(old, states, tomorrow, step):
    before = old.read_bytes()
    tomorrow(step)
    with pytest.raises((LibraryError, ArithmeticError)):
        gate.opened(old, states=states)
    assert old.read_bytes() == before
    tomorrow()
    gate.opened(old, states=states).close()
    assert said(old)[0] == 2


def test_without_a_backup_nothing_is_changed(old, states, tomorrow, monkeypatch):
    before = old.read_bytes()

    def full(*_args, **_options):
        raise LibraryError("The disk is full.")

    monkeypatch.setattr(backups, "write_out", full)
    with pytest.raises(LibraryError, match="full"):
        gate.opened(old, states=states)
    assert old.read_bytes() == before


UP = """
import sys
from pathlib import Path
from annotator.store import migration, schema
from tests.store import coming
schema.VERSIONS = coming.known(getattr(coming, sys.argv[3]))
print("begun", flush=True)
migration.bring_up(Path(sys.argv[1]), Path(sys.argv[2]), 10**13)
"""


def up(path, states, step="whole"):
    house = Path(__file__).resolve().parent.parent.parent
    command = [sys.executable, "-c", UP, str(path), str(states), step]
    return subprocess.Popen(command, cwd=house, stdout=subprocess.PIPE)


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_killed_in_the_middle_of_writing_it_is_the_old_library_again(old, states):
    before = said(old)
    process = up(old, states, "killed")
    process.communicate()
    assert process.returncode == -9
    assert old.with_name("a.sqlite-journal").exists()
    library = gate.opened(old, states=states)
    assert library.check() == []
    library.close()
    assert said(old) == before


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_killed_at_any_moment_it_is_the_old_library_or_the_new(old, states, tomorrow):
    before, content = said(old), old.read_bytes()
    moments = random.Random(7)
    for _ in range(8):
        old.write_bytes(content)
        process = up(old, states)
        process.stdout.readline()
        time.sleep(moments.uniform(0, 0.15))
        process.kill()
        process.communicate()
        version, rows = said(old)
        assert version in (1, 2)
        assert rows == before[1]


def test_two_that_bring_the_same_file_up_to_date_do_it_once(old, states, tomorrow):
    both = [up(old, states) for _ in range(2)]
    for process in both:
        process.communicate()
    assert [p.returncode for p in both] == [0, 0]
    library = Library(old)
    assert library.check() == []
    assert library._db.execute("SELECT count(*) FROM shelf").fetchone() == (51,)
    library.close()


def test_a_newer_file_is_refused_in_words_and_left_alone(old, states, tomorrow, monkeypatch):
    gate.opened(old, states=states).close()
    before = old.read_bytes()
    monkeypatch.setattr(schema, "VERSIONS", coming.TODAY)
    with pytest.raises(LibraryError, match=r"^a\.sqlite was written by a newer Annotator; install that to open it\.$"):
        gate.opened(old, states=states)
    assert old.read_bytes() == before


def test_an_older_library_that_may_not_be_written_is_refused_in_words(old, states, tomorrow):
    before = old.read_bytes()
    with pytest.raises(LibraryError, match="brought up to date"):
        gate.opened(old, states=states, read_only=True)
    assert old.read_bytes() == before


def test_an_older_library_is_merged_and_its_file_left_as_it_is(old, tmp_path, states, tomorrow):
    before = old.read_bytes()
    mine = Library(tmp_path / "mine.sqlite", states=states)
    with gate.received(old) as found:
        merged = mine.merge([found.copy], "a")
    assert merged.new["document"] == 51
    assert mine.check() == []
    mine.close()
    assert old.read_bytes() == before


def test_nothing_opens_an_older_library_behind_the_gate(old, tomorrow):
    before = old.read_bytes()
    with pytest.raises(LibraryError, match="older"):
        Library(old)
    assert old.read_bytes() == before
    assert migration.bring_up(old.with_name("none.sqlite"), None, 0) is None
