"""What comes from elsewhere is looked at on a copy, and either opened, or refused in words and left alone."""

import random
import struct
import subprocess
import sys

import pytest

from annotator.store import Library, LibraryError, gate, inspection, known, schema

from .hostile import HOSTILE, altered, write_ahead
from .things import document, filled, make, opened


@pytest.fixture
def received(tmp_path, whole):
    path = tmp_path / "received" / "a.sqlite"
    path.parent.mkdir()
    path.write_bytes(whole)
    return path


def beside(path):
    return {p.name for p in path.parent.iterdir()}


def test_a_sound_file_opens_in_place_and_is_known_from_then_on(received, tmp_path):
    states = tmp_path / "states"
    library = gate.opened(received, states=states)
    assert len(library.documents()) == 41
    library.close()
    assert known.is_own(states, received)
    assert gate.admit(received, states) is None
    assert beside(received) == {"a.sqlite"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words_and_left_alone(received, whole, name):
    received.unlink()
    HOSTILE[name](received, whole)
    before = received.read_bytes()
    with pytest.raises(LibraryError, match=r"^a\.sqlite .*\.$"):
        gate.opened(received)
    assert received.read_bytes() == before
    assert beside(received) == {"a.sqlite"}


def test_files_that_crashed_others_are_refused(corpus):
    files = sorted((corpus / "fuzz" / "sqlite").rglob("*.db"))
    assert files
    for file in files:
        assert inspection.look(file)["state"] in ("foreign", "other", "empty", "damaged")


def test_files_that_crashed_others_are_refused_where_they_claim_to_be_libraries(corpus, received):
    files = [f for f in sorted((corpus / "fuzz" / "sqlite").rglob("*.db")) if f.stat().st_size > 100]
    for file in files[::12]:  # a process each
        content = bytearray(file.read_bytes())
        content[:16], content[60:64] = b"SQLite format 3\0", struct.pack(">I", 1)
        content[68:72] = struct.pack(">I", schema.APPLICATION)
        received.write_bytes(content)
        with gate.received(received) as found:
            assert found.look.state in ("stranger", "damaged", "late")
        assert received.read_bytes() == content


def test_a_file_cut_at_any_byte_is_refused(received, whole):
    places = random.Random(3)
    for cut in [*range(0, 120, 7), *(places.randrange(len(whole)) for _ in range(120)), len(whole) - 100]:
        received.write_bytes(whole[:cut])
        assert inspection.look(received)["state"] not in ("sound", "drifted"), cut


def test_a_changed_file_is_refused_or_says_the_same(received, whole):
    """Bytes that nothing refers to may differ."""
    library = Library(received)
    rows, stamp = library.projection(), library.stamp()
    library.close()
    places = random.Random(4)
    refused = 0
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(places.choice((1, 1, 4, 64))):
            content[places.randrange(100, len(content))] = places.randrange(256)
        received.write_bytes(content)
        state = inspection.look(received)["state"]
        if state not in ("sound", "drifted"):
            refused += 1
            continue
        library = Library(received)
        if state == "drifted":
            library.rebuild()
        assert (library.projection(), library.stamp()) == (rows, stamp)
        library.close()
    assert refused > 100


def test_tables_that_do_not_say_what_the_log_says_are_worked_out_again(received, whole):
    library = Library(received)
    rows = library.projection()
    library.close()
    altered("UPDATE document SET title = 'forged'", "DELETE FROM highlight")(received, whole)
    with gate.received(received) as found:
        assert found.look.state == "drifted"
    library = gate.opened(received)
    assert (library.projection(), library.check()) == (rows, [])
    library.close()


def hot(path):
    """Leaves a library as a program that died in the middle of a change does; gives what was in it before."""
    library = opened(path)
    rows = library.projection()
    library._db.execute("PRAGMA cache_size=5")
    library._db.execute("PRAGMA cache_spill=ON")
    library._db.execute("BEGIN IMMEDIATE")
    library._db.execute("UPDATE document SET title = title || printf('%.*c', 3000, 'x')")
    found = {p: p.read_bytes() for p in (path, path.with_name(f"{path.name}-journal"))}
    library._db.execute("ROLLBACK")
    library.close()
    for file, content in found.items():
        file.write_bytes(content)
    return rows


def test_a_journal_that_belongs_to_the_file_is_used(received):
    rows = hot(received)
    library = gate.opened(received)
    assert library.projection() == rows
    library.close()
    assert beside(received) == {"a.sqlite"}


def test_a_file_mailed_in_the_middle_of_a_change_without_its_journal_is_no_silent_mix(received):
    rows = hot(received)
    received.with_name("a.sqlite-journal").unlink()
    with gate.received(received) as found:
        assert found.look.state in ("drifted", "damaged")
    if found.look.fit:
        library = gate.opened(received)
        assert library.projection() == rows
        library.close()


def test_a_journal_of_another_time_is_set_aside(received, whole, tmp_path):
    hot(received)
    received.write_bytes(whole)  # as a folder that is synchronised would put it there
    library = gate.opened(received)
    assert len(library.documents()) == 41
    assert library.check() == []
    library.close()
    assert beside(received) in ({"a.sqlite"}, {"a.sqlite", "a.sqlite-journal.stale"})


def test_a_write_ahead_log_of_another_time_is_set_aside(received, whole):
    received.with_name("a.sqlite-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(5000))
    library = gate.opened(received)
    assert library.check() == []
    library.close()
    assert beside(received) == {"a.sqlite", "a.sqlite-wal.stale"}


WRITER = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
db.execute("UPDATE document SET title = 'x'")
print("at work", flush=True)
sys.stdin.read()
"""


def test_a_file_that_another_program_writes_to_keeps_its_journal(received, tmp_path):
    command = [sys.executable, "-c", WRITER, str(received)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        writer.stdout.readline()
        with pytest.raises(LibraryError, match="try again"):
            gate.admit(received, tmp_path / "states")
        assert beside(received) == {"a.sqlite", "a.sqlite-journal"}
        writer.stdin.close()


def test_a_file_in_write_ahead_mode_is_not_opened_but_can_be_merged(received, whole):
    received.unlink()
    write_ahead(received, whole)
    with gate.received(received) as found:
        assert found.look.fit
        assert Library(found.copy).check()[:1] != ["damaged"]


def test_a_clock_far_ahead_is_noticed(tmp_path):
    ahead = opened(tmp_path / "a.sqlite", now=lambda: 4_000_000_000_000)
    filled(ahead)
    ahead.close()
    with gate.received(ahead.path) as found:
        assert (found.look.state, found.look.far) == ("sound", 2)


def test_a_library_of_this_machine_is_opened_without_a_look(received, tmp_path, monkeypatch):
    states = tmp_path / "states"
    gate.opened(received, states=states).close()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sys.executable", "/nowhere")
    library = gate.opened(received, states=states)
    make(library, document("Mine"))
    library.close()
    gate.opened(received, states=states).close()


def test_what_can_be_proven_of_a_damaged_library_is_saved(received, whole, tmp_path):
    altered("UPDATE op SET body = '{}' WHERE n = 4", "UPDATE text SET body = ''")(received, whole)
    with pytest.raises(gate.Unfit):
        gate.admit(received, None)
    count = gate.salvage(received, tmp_path / "saved.sqlite")
    saved = Library(tmp_path / "saved.sqlite")
    assert count == saved.stamp()[0] == 42
    assert saved.check() == []
    assert {d.title for d in saved.documents()} >= {"Paper"} | {f"Title {n}" * 20 for n in range(2, 40)}
    assert not saved.has_text(saved.documents()[-1].text)
    saved.close()


def test_of_half_a_library_half_is_saved(received, whole, tmp_path):
    received.write_bytes(whole[: len(whole) * 3 // 4])
    target = tmp_path / "saved.sqlite"
    try:
        gate.salvage(received, target)
    except LibraryError as error:
        assert "Nothing in a.sqlite can be read" in str(error)  # noqa: PT017
        assert not target.exists()
        return
    saved = Library(target)
    assert saved.check() == []
    assert saved.documents()
    saved.close()


def test_nothing_is_saved_over_a_file(received, tmp_path):
    with pytest.raises(LibraryError, match="already"):
        gate.salvage(received, received)


def test_nothing_is_saved_from_a_page_of_a_website(tmp_path):
    HOSTILE["page of a website"](tmp_path / "a.sqlite", b"")
    with pytest.raises(LibraryError, match="Nothing in"):
        gate.salvage(tmp_path / "a.sqlite", tmp_path / "b.sqlite")

