"""A library's pages copied while others write to it, and without taking a lock from anybody."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from annotator.store import Library, copies, file

from .things import document, filled, make

posix = pytest.mark.skipif(os.name != "posix", reason="pages are copied by SQLite itself there")
TRY = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    db.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError:
    print("locked")
else:
    print("free")
"""


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "a.sqlite", states=tmp_path / "states")
    filled(library)
    yield library
    library.close()


def another_process_finds(path):
    return subprocess.run([sys.executable, "-c", TRY, str(path)], capture_output=True, text=True, check=True).stdout


def test_a_copy_is_of_one_moment_although_somebody_writes_between_its_steps(library, monkeypatch):
    monkeypatch.setattr(copies, "_STEP", 8 << 10)
    other, left, starts = Library(library.path), [3], []

    def progress(at, _):
        starts.append(at == 8 << 10)
        if left[0] and len(starts) % 5 == 0:
            left[0] -= 1
            make(other, document(f"Between steps {left[0]}"))

    made = library.back_up("asked", progress)
    assert (left, sum(starts)) == ([0], 4), "from the beginning again after each"
    copy = Library(made.path)
    assert (copy.check(), copy.projection()) == ([], other.projection())
    copy.close()
    other.close()


@posix
def test_a_copy_takes_no_lock_from_another_connection_of_the_same_process(library):
    writer = Library(library.path)
    writer._db.execute("BEGIN IMMEDIATE")
    library.back_up("asked")
    assert another_process_finds(library.path) == "locked\n"
    library.close()
    assert another_process_finds(library.path) == "locked\n"
    writer._db.execute("ROLLBACK")
    assert another_process_finds(library.path) == "free\n"
    writer.close()


@posix
def test_nothing_is_left_open_once_the_library_is_closed(library):
    library.back_up("asked")
    place = library._db.place
    assert place in file._handles
    library.close()
    assert place not in file._handles


def test_a_library_whose_name_another_file_has_is_copied_all_the_same(library, tmp_path):
    rows = library.projection()
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as db:
        db.execute("CREATE TABLE t (a)")
    (tmp_path / "other.sqlite").replace(library.path)
    library.rescue(tmp_path / "rescued.sqlite")
    rescued = Library(tmp_path / "rescued.sqlite")
    assert rescued.projection() == rows
    rescued.close()


def test_a_library_in_memory_is_copied_too(tmp_path):
    library = Library(None)
    filled(library)
    library.share(tmp_path / "out.sqlite")
    copy = Library(tmp_path / "out.sqlite")
    assert copy.projection() == library.projection()
    copy.close()
    library.close()
