"""What a merge brings, says, and how it is taken out again."""

import sqlite3
import subprocess
import sys
from dataclasses import replace

import pytest

from annotator.model import Asset, Change, Note, Tag, new_id
from annotator.store import Library, LibraryError

from .things import ANN, BEN, document, filled, highlight, make, text, twin


@pytest.fixture
def mine(tmp_path):
    library = Library(tmp_path / "mine.sqlite", states=tmp_path / "states")
    filled(library)
    yield library
    library.close()


@pytest.fixture
def theirs(mine, tmp_path):
    library = twin(mine, tmp_path / "theirs.sqlite")
    yield library
    library.close()


def dump(library):
    """Every row of the file."""
    tables = ("library", "change", "op", "text", "capture", "asset")
    rows = {t: library._db.execute(f"SELECT * FROM {t} ORDER BY 1").fetchall() for t in tables}  # noqa: S608
    return rows | library.projection()


def busy(library, person=BEN):
    """A day's work of somebody else: something made, changed, deleted."""
    page, tag, mark = library.documents()[0], library.tags()[0], library.highlights()[0]
    words, image = text("fresh words"), Asset.of("image/png", b"bytes")
    fresh = replace(document("New paper"), text=words.id)
    library.apply(Change("Import", after=(fresh,), brings=(words, image)), person)
    other = Tag(new_id(), "ethics")
    library.apply(Change("Tag", after=(other,)), person)
    marks = tuple(highlight(fresh, n, (other.id,)) for n in range(3))
    library.apply(Change("Mark", after=marks), person)
    library.apply(Change("Rename", (tag,), (replace(tag, name="robots"),)), person)
    library.apply(Change("Wear", (mark,), (replace(mark, tags=(*mark.tags, other.id)),)), person)
    library.apply(Change("Note", after=(Note(new_id(), mark.id, "see"),)), person)
    library.apply(Change("Delete", before=(marks[0],)), person)
    return page


def test_a_rehearsal_says_what_the_merge_then_does_and_writes_nothing(mine, theirs):
    busy(theirs)
    before = dump(mine)
    told = mine.merge([theirs.path], "theirs", dry=True)
    assert dump(mine) == before
    assert mine.last_merge is None
    done = mine.merge([theirs.path], "theirs")
    assert done == told
    assert (done.new["document"], done.new["highlight"], done.new["tag"], done.new["note"]) == (1, 2, 1, 1)
    assert (done.changed["tag"], done.changed["highlight"], sum(done.changed.values())) == (1, 1, 2)
    assert sum(done.deleted.values()) == done.conflicts == done.redacted == 0
    assert done.titles == ("New paper",)
    assert mine.check() == []


def test_deletions_and_conflicts_are_counted(mine, theirs):
    mark, tag = mine.highlights()[0], mine.tags()[0]
    make(mine, Note(new_id(), mark.id, "stays"))
    theirs.apply(Change("Delete", before=(mark,)), BEN)
    theirs.apply(Change("Rename", (tag,), (replace(tag, name="theirs"),)), BEN)
    mine.apply(Change("Rename", (tag,), (replace(tag, name="mine"),)), ANN)
    done = mine.merge([theirs.path], "theirs")
    assert (done.deleted["highlight"], done.conflicts) == (1, 1)
    assert mine.merge([theirs.path], "theirs").conflicts == 0


def test_merging_either_way_gives_one_library_and_again_nothing(mine, theirs):
    busy(theirs)
    busy(mine, ANN)
    assert mine.merge([theirs.path], "theirs").ops == 9
    assert theirs.merge([mine.path], "mine").ops == 9
    assert mine.projection() == theirs.projection()
    assert mine.stamp() == theirs.stamp()
    for one, other in ((mine, theirs), (theirs, mine)):
        again = one.merge([other.path], "again")
        assert (again.ops, sum(again.new.values()), again.conflicts) == (0, 0, 0)


def test_several_come_in_as_one_and_one_twice_as_once(mine, theirs, tmp_path):
    other = twin(mine, tmp_path / "other.sqlite")
    busy(theirs)
    busy(other)
    one_by_one = twin(mine, tmp_path / "steps.sqlite")
    done = mine.merge([theirs.path, other.path, theirs.path], "all")
    counted = [one_by_one.merge([lib.path], "x").ops for lib in (other, theirs)]
    assert done.ops == sum(counted)
    assert mine.projection() == one_by_one.projection()
    with pytest.raises(LibraryError, match="At most 9"):
        mine.merge([theirs.path] * 10, "many")


def test_a_merge_taken_back_leaves_the_file_as_it_was(mine, theirs):
    busy(theirs)
    before = dump(mine)
    mine.merge([theirs.path], "theirs.sqlite")
    assert mine.undo_label == "Merge theirs.sqlite"
    undone = mine.undo(ANN)
    assert undone.change.label == "Merge theirs.sqlite"
    assert dump(mine) == before
    assert mine.check() == []
    assert mine.undo_label == "Highlight"
    assert mine.last_merge is None


def test_independent_work_survives_when_a_merge_is_taken_back(mine, theirs):
    page = mine.documents()[0]
    busy(theirs)
    mine.merge([theirs.path], "theirs")
    (mark,) = make(mine, highlight(page, 8))
    assert mine.undo_label == "Make"
    mine.part()
    assert mine.highlight(mark.id) == mark
    assert mine.check() == []
    assert [d.title for d in mine.documents()] == ["Paper"]


@pytest.mark.parametrize("what", ["mark", "answer", "rename", "wear", "remove"])
def test_a_merge_that_later_work_stands_on_stays(mine, theirs, what):
    busy(theirs)
    mine.merge([theirs.path], "theirs")
    new = next(d for d in mine.documents() if d.title == "New paper")
    old, ethics = mine.highlights()[0], next(t for t in mine.tags() if t.name == "ethics")
    match what:
        case "mark":
            make(mine, highlight(new, 9))
        case "answer":
            make(mine, Note(new_id(), old.id, "yes", answers=mine.notes()[0].id))
        case "rename":
            robots = next(t for t in mine.tags() if t.name == "robots")
            mine.apply(Change("Rename", (robots,), (replace(robots, name="machines"),)), ANN)
        case "wear":
            make(mine, replace(highlight(mine.documents()[-1], 11), tags=(ethics.id,)))
        case "remove":
            mine.apply(Change("Delete", before=(new,)), ANN)
    before = dump(mine)
    with pytest.raises(LibraryError, match="stands on this merge"):
        mine.part()
    assert dump(mine) == before


def test_what_a_later_merge_brought_stands_on_the_earlier_too(mine, theirs, tmp_path):
    busy(theirs)
    other = twin(theirs, tmp_path / "other.sqlite")
    new = next(d for d in other.documents() if d.title == "New paper")
    make(other, highlight(new, 9))
    mine.merge([theirs.path], "theirs")
    first = mine.last_merge
    mine.merge([other.path], "other")
    mine.state.set("merge", {name: getattr(first, name) for name in first.__slots__})
    with pytest.raises(LibraryError, match="stands on this merge"):
        mine.part()


FULL = """
import resource, sys
from pathlib import Path
from annotator.store import Library, LibraryError
library = Library(Path(sys.argv[1]))
stamp, rows = library.stamp(), library.projection()
room = library.path.stat().st_size + int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
try:
    library.merge([Path(sys.argv[2])], "theirs")
    print("done")
except LibraryError as error:
    print(error)
    assert (library.stamp(), library.projection()) == (stamp, rows)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    assert library.merge([Path(sys.argv[2])], "theirs").ops
assert library.check() == []
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of the system")
@pytest.mark.parametrize("room", [0, 40_000, 200_000])
def test_a_disk_that_fills_up_in_the_middle_leaves_the_library_whole(mine, theirs, room):
    make(theirs, *(document("Title " * 50) for _ in range(1000)))
    command = [sys.executable, "-c", FULL, str(mine.path), str(theirs.path), str(room)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.stdout == "mine.sqlite could not be read or written; the disk may be full or failing.\n", said.stderr


def test_a_merge_of_a_hundred_thousand_tags_is_counted(mine, theirs):
    tags = tuple(Tag(new_id(), f"tag {n}") for n in range(100_000))
    theirs.apply(Change("Many", after=tags), BEN)
    assert mine.merge([theirs.path], "theirs").new["tag"] == 100_000


def test_what_another_program_writes_meanwhile_makes_a_merge_wait_or_refuse(mine, theirs):
    busy(theirs)
    mine._db.execute("PRAGMA busy_timeout=10")
    other = sqlite3.connect(mine.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError, match="try again"):
        mine.merge([theirs.path], "theirs")
    other.close()
    assert mine.merge([theirs.path], "theirs").ops
