"""What may lie at the path of a library, and how it is made."""

import os
import sqlite3
import stat
import struct
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model import AnnotatorError
from annotator.store import Library, LibraryError, schema

from .things import ANN, document, filled, make, opened


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def as_nobody():
    """The tests may run as root, to whom everything is allowed."""
    if os.geteuid():
        yield
        return
    os.setresgid(65534, 65534, 0)
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)


def patched(content, at, value):
    return content[:at] + value + content[at + len(value) :]


def altered(path, content, *statements):
    """A library after another program had its way with it."""
    path.write_bytes(content)
    db = sqlite3.connect(path)
    db.execute("PRAGMA writable_schema=ON")
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


def foreign(path, application=0):
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA application_id={application}")
    db.execute("CREATE TABLE moz_places (id)")
    db.commit()
    db.close()


BAD = {
    "text": (lambda p, w: p.write_text("Dear diary, " * 50), "is not an Annotator library"),
    "short text": (lambda p, w: p.write_text("Hello"), "is not an Annotator library"),
    "picture": (lambda p, w: p.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500)), "is not an Annotator library"),
    "empty": (lambda p, w: p.write_bytes(b""), "is empty"),
    "first bytes only": (lambda p, w: p.write_bytes(w[:60]), "is not an Annotator library"),
    "header only": (lambda p, w: p.write_bytes(w[:100]), ""),
    "half": (lambda p, w: p.write_bytes(w[: len(w) // 2]), "is damaged"),
    "other program's": (lambda p, w: foreign(p), "of another program"),
    "other application id": (lambda p, w: foreign(p, 7), "of another program"),
    "newer": (lambda p, w: p.write_bytes(patched(w, 60, struct.pack(">I", 2))), "newer Annotator"),
    "no version": (lambda p, w: p.write_bytes(patched(w, 60, bytes(4))), "damaged"),
    "write-ahead": (lambda p, w: p.write_bytes(patched(w, 18, b"\2\2")), "write-ahead"),
    "trigger": (
        lambda p, w: altered(p, w, "CREATE TRIGGER t AFTER INSERT ON op BEGIN DELETE FROM note; END"),
        "changed by another program",
    ),
    "hidden trigger": (
        lambda p, w: altered(p, w, "CREATE TRIGGER x AFTER INSERT ON _sqlite_migrations BEGIN DELETE FROM note; END"),
        "changed by another program",
    ),
    "view instead of a table": (
        lambda p, w: altered(p, w, "DROP TABLE note", "CREATE VIEW note AS SELECT 1 AS id"),
        "changed by another program",
    ),
    "column more": (lambda p, w: altered(p, w, "ALTER TABLE note ADD COLUMN extra TEXT"), "changed by another program"),
    "generated column": (
        lambda p, w: altered(p, w, "ALTER TABLE tag ADD COLUMN g TEXT AS (hex(zeroblob(300000000)))"),
        "changed by another program",
    ),
    "index less": (lambda p, w: altered(p, w, "DROP INDEX op_change"), "changed by another program"),
    "library's row gone": (lambda p, w: altered(p, w, "DELETE FROM library"), "damaged"),
    "library's id a path": (
        lambda p, w: altered(p, w, "PRAGMA ignore_check_constraints=ON", "UPDATE library SET id = '../../x'"),
        "damaged",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_sound_library_is_refused_in_words_and_untouched(tmp_path, whole, name):
    path = tmp_path / "bad.sqlite"
    write, message = BAD[name]
    write(path, whole)
    before, time = path.read_bytes(), path.stat().st_mtime_ns
    for create in (True, False):
        with pytest.raises(AnnotatorError) as caught:
            Library(path, create=create, states=tmp_path / "states")
        words = str(caught.value)
        assert words.startswith("bad.sqlite ")
        assert words.endswith(".")
        assert message in words
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, time)
    assert names(tmp_path) == ["bad.sqlite"]


def test_a_folder_and_a_pipe_are_not_opened(tmp_path):
    with pytest.raises(LibraryError, match="is a folder"):
        Library(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(LibraryError, match="is not a file"):
            Library(tmp_path / "pipe")


def test_a_path_that_cannot_be_is_refused_in_words(tmp_path):
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "file" / "a.sqlite", tmp_path / ("n" * 300), tmp_path / "nul\0"):
        with pytest.raises(LibraryError, match=r"\.$"):
            Library(path)
    assert names(tmp_path) == ["file"]


def test_a_missing_library_is_made_only_if_wanted(tmp_path):
    path = tmp_path / "new" / "folder" / "a.sqlite"
    with pytest.raises(LibraryError, match=r"^a\.sqlite does not exist\.$"):
        Library(path, create=False)
    assert names(tmp_path) == []
    Library(path).close()
    assert names(path.parent) == ["a.sqlite"]
    library = Library(path, create=False)
    assert library.check() == []
    assert [library._db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")] == [
        "delete",
        3,
    ]
    library.close()


def test_those_who_make_one_library_at_once_get_the_same(tmp_path):
    def opening(_):
        library = Library(tmp_path / "a.sqlite")
        found = library.id
        library.close()
        return found

    with ThreadPoolExecutor(6) as pool:
        assert len(set(pool.map(opening, range(6)))) == 1
    assert names(tmp_path) == ["a.sqlite"]


@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="permissions of another kind")
@pytest.mark.parametrize(
    ("mode", "folder", "message"),
    [
        (0o444, 0o777, "You are not allowed to write to a.sqlite or to its folder."),
        (0o666, 0o555, "You are not allowed to write to a.sqlite or to its folder."),
        (0o000, 0o777, "You are not allowed to read a.sqlite."),
    ],
)
def test_a_library_that_may_not_be_read_or_written_is_refused_in_words(whole, mode, folder, message):
    with tempfile.TemporaryDirectory() as name:  # not under tmp_path, which only its owner may enter
        path = Path(name) / "a.sqlite"
        path.write_bytes(whole)
        path.chmod(mode)
        Path(name).chmod(folder)
        with as_nobody(), pytest.raises(LibraryError) as caught:
            Library(path)
        assert str(caught.value) == message
        Path(name).chmod(stat.S_IRWXU)
        assert path.stat().st_size == len(whole)
        assert names(Path(name)) == ["a.sqlite"]


@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="permissions of another kind")
@pytest.mark.parametrize(("mode", "folder"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
def test_a_library_that_may_not_be_written_can_be_read(whole, mode, folder):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "a?mode=rw&#%41.sqlite"  # a name that means something in a URI
        path.write_bytes(whole)
        path.chmod(mode)
        Path(name).chmod(folder)
        with as_nobody():
            library = Library(path, read_only=True)
            assert library.check() == []
            with pytest.raises(LibraryError, match="not allowed to write"):
                make(library, document("Mine"))
            library.close()
        Path(name).chmod(stat.S_IRWXU)
        assert path.read_bytes() == whole
        assert names(Path(name)) == [path.name]


def test_a_library_that_is_only_read_follows_who_writes_and_what_replaces_it(tmp_path, whole):
    path = tmp_path / "a.sqlite"
    path.write_bytes(whole)
    reader, writer = Library(path, read_only=True), Library(path)
    (made,) = make(writer, document("Theirs"))
    assert [d.title for d in reader.news().after] == ["Theirs"]
    writer.close()
    (tmp_path / "b").write_bytes(whole)
    (tmp_path / "b").replace(path)
    assert reader.replaced
    reader.reopen()
    assert made.id not in {d.id for d in reader.documents()}
    other = opened(tmp_path / "c")
    other.close()
    (tmp_path / "c").replace(path)
    documents = reader.documents()
    with pytest.raises(LibraryError, match="another library"):
        reader.reopen()
    assert reader.documents() == documents
    reader.close()


@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="permissions of another kind")
def test_a_library_that_may_not_be_made_is_refused_in_words():
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o555)
        with as_nobody(), pytest.raises(LibraryError, match=r"^You are not allowed to make a\.sqlite in .*\.$"):
            Library(Path(name) / "a.sqlite")
        assert names(Path(name)) == []


def test_a_name_that_means_something_to_sqlite_is_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (":memory:", "file:x?mode=memory"):
        library = Library(Path(name))
        filled(library)
        library.close()
        assert len(Library(Path(name)).tags()) == 1
    assert names(tmp_path) == [":memory:", "file:x?mode=memory"]


def used(path):
    """Opens and reads everything; what was found wrong, or the refusal."""
    try:
        library = Library(path, busy_ms=0)
    except LibraryError as error:
        return [str(error)]
    try:
        found = library.check()
        for document_ in library.documents():
            library.highlights(document_.id)
            library.text(document_.text)
        library.entries(), library.tags(), library.notes(), library.persons(), library.tag_counts()
        assert library.undo_label is None
        return found
    except LibraryError as error:
        return [str(error)]
    finally:
        library.close()


@settings(max_examples=60, deadline=None)
@given(part=st.floats(0, 0.999))
def test_a_library_cut_anywhere_is_noticed(tmp_path_factory, whole, part):
    path = tmp_path_factory.mktemp("cut") / "a.sqlite"
    path.write_bytes(whole[: int(len(whole) * part)])
    assert used(path)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_damage_anywhere_never_leads_to_more_than_a_sentence(tmp_path_factory, whole, data):
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 20))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("damage") / "a.sqlite"
    path.write_bytes(content)
    used(path)


def test_opening_what_is_open_keeps_its_locks(tmp_path):
    """A second opening in one process must not read the file by other means: closing it would free SQLite's locks."""
    library = opened(tmp_path / "a.sqlite")
    library._db.execute("BEGIN IMMEDIATE")
    second = Library(tmp_path / "a.sqlite")
    said = subprocess.run([sys.executable, "-c", WRITE, str(library.path)], capture_output=True, text=True, check=False)
    assert said.stdout.strip() == "database is locked", said.stderr
    second.close()
    library._db.execute("ROLLBACK")
    library.close()


WRITE = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error)
"""


def test_a_file_overwritten_after_closing_is_looked_at_again(tmp_path):
    library = Library(tmp_path / "a.sqlite")
    library.close()
    library.path.write_text("Dear diary, " * 50)
    with pytest.raises(LibraryError, match="is not an Annotator library"):
        Library(library.path)


def test_the_header_names_program_and_version(tmp_path):
    Library(tmp_path / "a.sqlite").close()
    header = (tmp_path / "a.sqlite").read_bytes()[:100]
    assert struct.unpack(">I", header[68:72]) == (schema.APPLICATION,)
    assert header[68:72] == b"Anno"
    assert struct.unpack(">I", header[60:64]) == (1,)
    make(library := Library(tmp_path / "a.sqlite"), document(), person=ANN)
    library.close()
    assert names(tmp_path) == ["a.sqlite"]
