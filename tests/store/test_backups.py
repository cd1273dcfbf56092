"""What is kept of a library, for how long, and how it comes back."""

import random

import pytest

from annotator.store import Library, LibraryError, backups, file
from annotator.store.backups import Backup

from .things import ANN, document, filled, make

HOUR, DAY = 3_600_000, 86_400_000
NOW = 1_760_000_000_000


@pytest.fixture
def states(tmp_path):
    return tmp_path / "states"


@pytest.fixture
def library(tmp_path, states):
    library = Library(tmp_path / "team" / "a.sqlite", states=states)
    filled(library)
    yield library
    library.close()


def put_back(library, backup, states, now=NOW):
    library.close()
    old = backups.restore(library.path, backup.path, states, now)
    return Library(library.path, states=states), old


def test_a_backup_holds_what_the_library_held(library):
    made = library.back_up("asked")
    rows = library.projection()
    make(library, document("Later"))
    copy = Library(made.path)
    assert (copy.projection(), copy.check()) == (rows, [])
    assert copy.stamp() != library.stamp()
    copy.close()
    assert [b.path for b in library.backups()] == [made.path]
    assert {p.name for p in library.path.parent.iterdir()} == {"a.sqlite"}


def test_a_backup_put_back_is_the_library_again_and_what_it_replaced_is_kept(library, states):
    made = library.back_up("asked")
    rows = library.projection()
    (later,) = make(library, document("Later"))
    restored, old = put_back(library, made, states)
    assert restored.projection() == rows
    assert [b.why for b in restored.backups()] == ["asked", "restore"]
    assert restored.unite(Library(old)) == 1
    assert restored.document(later.id) == later
    restored.close()


def test_an_open_library_is_not_replaced(library, states):
    made = library.back_up("asked")
    with pytest.raises(LibraryError, match="is open; close it"):
        backups.restore(library.path, made.path, states, NOW)


def test_a_damaged_library_is_kept_and_the_newest_good_backup_found(library, states):
    made = [library.back_up("asked")]
    make(library, document("Later"))
    made.append(backups.make(library._db, made[0].path.parent, "work", library._now() + 1000))
    rows = library.projection()
    library.close()
    whole = library.path.read_bytes()
    places = random.Random(11)
    for _ in range(30):
        at = places.randrange(len(whole) - 600)
        damaged = whole[:at] + places.randbytes(600) + whole[at + 600 :]
        library.path.write_bytes(damaged)
        kept = backups.kept(states, library.path)
        assert backups.newest_good(kept).path == made[1].path
        old = backups.restore(library.path, made[1].path, states, NOW + at)
        again = Library(library.path, states=states)
        assert again.projection() == rows
        again.close()
        if old.name.endswith("-damage.sqlite"):
            assert old.read_bytes() == damaged
        old.unlink()


def test_a_damaged_backup_is_not_put_back(library, states):
    made = library.back_up("asked")
    content = made.path.read_bytes()
    assert b"hello world" in content
    made.path.write_bytes(content.replace(b"hello world", b"hullo world"))
    library.close()
    before = library.path.read_bytes()
    with pytest.raises(LibraryError, match="cannot be used"):
        backups.restore(library.path, made.path, states, NOW)
    assert library.path.read_bytes() == before
    assert backups.newest_good(backups.kept(states, library.path)) is None


def test_a_backup_is_not_thinned_away_while_it_is_put_back(library, states):
    library.back_up("asked")
    backup = library.backups()[0]
    rows = library.projection()
    restored, old = put_back(library, backup, states, NOW + 10 * 366 * DAY)
    assert restored.projection() == rows
    assert backup.path.exists()
    assert old.exists()
    restored.close()


def test_a_stale_journal_is_not_taken_for_the_restored_files(library, states):
    made = library.back_up("asked")
    rows = library.projection()
    library.close()
    (library.path.parent / "a.sqlite-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    (library.path.parent / "a.sqlite-wal").write_bytes(bytes(600))
    backups.restore(library.path, made.path, states, NOW)
    assert {p.name for p in library.path.parent.iterdir()} == {"a.sqlite"}
    again = Library(library.path, states=states)
    assert again.projection() == rows
    again.close()


def test_a_backup_that_cannot_be_made_says_so(library, states):
    (states / library.id).mkdir(parents=True, exist_ok=True)
    (states / library.id / "backups").write_text("in the way")
    with pytest.raises(LibraryError, match="cannot be written"):
        library.back_up("asked")
    assert library.backups() == []


def test_backups_come_every_half_hour_of_work(tmp_path, states):
    now = [NOW]
    library = Library(tmp_path / "a.sqlite", states=states, now=lambda: now[0])
    assert library.back_up_if_due() is None
    filled(library)
    assert library.back_up_if_due()
    make(library, document())
    now[0] += HOUR // 4
    assert library.back_up_if_due() is None
    now[0] += HOUR // 4
    assert library.back_up_if_due()
    now[0] += HOUR
    assert library.back_up_if_due() is None
    library.close()


def test_copies_of_one_library_keep_their_backups_apart(library, tmp_path, states):
    library.back_up("asked")
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(library.path.read_bytes())
    other = Library(copy, states=states)
    assert other.id == library.id
    assert other.backups() == []
    other.close()


def backup(age):
    return Backup(None, NOW - age, "work", 1)


def ages_kept(ages):
    every = [backup(age) for age in ages]
    gone = {b.made for b in backups.thinned(every, NOW)}
    return [NOW - b.made for b in every if b.made not in gone]


def test_backups_thin_out_with_age():
    every = [n * HOUR // 2 for n in range(2 * 24 * 500)]
    left = ages_kept(every)
    assert left[:48] == every[:48]
    assert sum(DAY <= age < 7 * DAY for age in left) in range(6, 9)
    assert sum(7 * DAY <= age < 35 * DAY for age in left) in range(4, 7)
    assert sum(age >= 35 * DAY for age in left) in range(10, 13)
    assert ages_kept(left) == left


def test_the_only_backup_stays_however_old():
    assert ages_kept([900 * DAY]) == [900 * DAY]


def test_a_file_this_machine_left_is_known_again(library, states):
    from annotator.store import known

    assert not known.is_own(states, library.path)
    library.close()
    assert known.is_own(states, library.path)
    assert not known.is_own(None, library.path)
    with library.path.open("ab") as opened:
        opened.write(b"x")
    assert not known.is_own(states, library.path)
    assert not file.is_open(library.path)


def test_much_deleted_at_once_is_backed_up_first(library, states):
    from annotator.model import Person
    from annotator.workspace import Workspace

    workspace = Workspace(library, Person(ANN, "Ann"))
    many = [document(f"Paper {n}") for n in range(60)]
    make(library, *many)
    workspace.remove_documents(library.document(many[0].id))
    assert library.backups() == []
    workspace.remove_documents(*map(library.document, [d.id for d in many[1:]]))
    (made,) = library.backups()
    assert made.why == "deletion"
    assert backups.contents(made.path).documents == len(many)
