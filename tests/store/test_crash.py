"""Other programs, full disks and sudden ends."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from annotator.model import Change, Tag, new_id
from annotator.store import Library, LibraryError

from .things import ANN, document, filled, make, opened

WRITER = """
import sys
from pathlib import Path
from annotator.model import Change, Tag, new_id
from annotator.store import Library
library = Library(Path(sys.argv[1]), busy_ms=20000)
for n in range(int(sys.argv[2])):
    (tag,) = library.apply(Change("Tag", after=(Tag(new_id(), sys.argv[3] + str(n)),)), "a" * 32).after
    print(tag.id, flush=True)
"""


def writer(path, count, name="t"):
    command = [sys.executable, "-c", WRITER, str(path), str(count), name]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path):
    path = tmp_path / "a.sqlite"
    Library(path).close()
    moments = random.Random(5)
    acknowledged = set()
    for _ in range(3):
        process = writer(path, 100_000)
        process.stdout.readline()
        time.sleep(moments.uniform(0.05, 0.3))
        process.send_signal(signal.SIGKILL)
        acknowledged |= {line.strip() for line in process.communicate()[0].splitlines(keepends=True) if "\n" in line}
        library = Library(path)
        assert acknowledged <= {tag.id for tag in library.tags()}
        assert library.check() == []
        library.close()
    assert len(acknowledged) > 5


def test_two_programs_writing_at_once_lose_nothing(tmp_path):
    path = tmp_path / "a.sqlite"
    Library(path).close()
    processes = [writer(path, 60, name) for name in "xy"]
    said = [process.communicate()[0].split() for process in processes]
    assert [len(ids) for ids in said] == [60, 60]
    library = Library(path)
    assert {tag.id for tag in library.tags()} == {*said[0], *said[1]}
    assert library.check() == []
    library.close()


def test_a_library_that_another_program_is_writing_says_so(tmp_path):
    library = opened(tmp_path / "a.sqlite", busy_ms=10)
    page, _, _ = filled(library)
    other = sqlite3.connect(library.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for write in (lambda: make(library, document()), lambda: library.undo(ANN), library.rebuild):
        with pytest.raises(LibraryError, match=r"^Another program is writing to a\.sqlite; try again\.$"):
            write()
    assert library.document(page.id) == page
    other.execute("ROLLBACK")
    make(library, document())
    assert library.check() == []
    other.close()
    library.close()


def test_a_reader_that_takes_long_makes_a_write_fail_whole(tmp_path):
    library = opened(tmp_path / "a.sqlite", busy_ms=10)
    filled(library)
    other = sqlite3.connect(library.path, isolation_level=None)
    rows = other.execute("SELECT * FROM op")
    rows.fetchone()
    stamp = library.stamp()
    with pytest.raises(LibraryError, match="try again"):
        make(library, document())
    rows.close()
    assert library.stamp() == stamp
    assert library.undo_label == "Highlight"
    make(library, document())
    assert library.check() == []
    other.close()
    library.close()


FULL = """
import resource, sys
from pathlib import Path
from annotator.model import Change, Tag, new_id
from annotator.store import Library, LibraryError
library = Library(Path(sys.argv[1]))
size = library.path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    for n in range(1000):
        library.apply(Change("Tag", after=tuple(Tag(new_id(), "n" * 500) for _ in range(10))), "a" * 32)
except LibraryError as error:
    said = str(error)
assert len(library.tags()) == 10 * n, (len(library.tags()), n)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
library.apply(Change("Tag", after=(Tag(new_id(), "room again"),)), "a" * 32)
assert len(library.tags()) == 10 * n + 1
assert library.check() == []
print(said)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs limits of the system")
@pytest.mark.parametrize("room", [0, 20_000, 61_440])
def test_a_full_disk_leaves_the_old_data_whole(tmp_path, room):
    path = tmp_path / "a.sqlite"
    Library(path).close()
    command = [sys.executable, "-c", FULL, str(path), str(room)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.stdout == "a.sqlite could not be read or written; the disk may be full or failing.\n", said.stderr


def test_a_file_replaced_under_an_open_library_is_noticed(tmp_path):
    library, other = opened(tmp_path / "a.sqlite"), opened(tmp_path / "b.sqlite")
    filled(library)
    other.close()
    other.path.replace(library.path)
    with pytest.raises(LibraryError, match=r"^a\.sqlite was moved or replaced by another program; open it again\.$"):
        make(library, document())
    library.close()


def test_an_interrupted_change_is_undone(tmp_path):
    class StoppedError(Exception):
        pass

    def stop():
        raise StoppedError

    library = opened(tmp_path / "a.sqlite", now=stop)
    with pytest.raises(StoppedError):
        library.apply(Change("Tag", after=(Tag(new_id(), "t"),)), ANN)
    assert library.stamp() == (0, "0" * 32)
    assert not library._db.in_transaction
    library.close()
