"""Copies that synchronisers leave, folders that they own, notes of who is at work."""

import os
import time

import pytest

from annotator.model import Tag, new_id
from annotator.store import Library, neighbours

from .things import ANN, filled, make, opened

COPIES = (
    "Team.sync-conflict-20260102-030405-ABCDEFG.sqlite",
    "Team (Ben's conflicted copy 2026-01-02).sqlite",
    "Team (conflicted copy 2026-01-02 030405).sqlite",
    "Team-LAPTOP7.sqlite",
    "Team (1).sqlite",
    "Team (ben@laptop).sqlite",
)
OTHERS = ("Team 2.sqlite", "Teamwork.sqlite", "Other (1).sqlite", "Team.sqlite-journal", "Team (1).md", "Team.sqlite")


@pytest.fixture
def path(tmp_path):
    library = opened(tmp_path / "Team.sqlite")
    filled(library)
    library.close()
    return library.path


def test_conflicting_copies_are_known_by_their_names_and_first_bytes(path):
    for name in (*COPIES, *OTHERS):
        path.with_name(name).write_bytes(path.read_bytes())
    path.with_name("Team (2).sqlite").write_text("no library")
    assert {c.name for c in neighbours.conflict_copies(path)} == set(COPIES)


@pytest.mark.parametrize(
    ("folder", "service"),
    [("Dropbox/team", "Dropbox"), ("OneDrive - Company", "OneDrive"), ("Nextcloud", "Nextcloud"), ("Boxes", "")],
)
def test_a_synchronised_folder_is_known_by_its_name(tmp_path, folder, service):
    assert neighbours.service(tmp_path / folder / "Team.sqlite") == service


def test_a_synchronised_folder_is_known_by_its_marks(tmp_path):
    (tmp_path / ".stfolder").mkdir()
    (tmp_path / "deep").mkdir()
    assert neighbours.service(tmp_path / "deep" / "Team.sqlite") == "Syncthing"


def test_who_is_at_work_is_told_unless_the_note_is_stale_or_ones_own(path):
    neighbours.enter(path, "Ben")
    assert neighbours.at_work(path) is None
    note = path.with_name(".~lock.Team.sqlite#")
    other = note.read_text("utf-8").replace(str(os.getpid()), "1")
    note.write_text(other.replace('"host": "', '"host": "other-'), "utf-8")
    found = neighbours.at_work(path)
    assert found.person == "Ben"
    neighbours.leave(path)
    assert note.exists()
    os.utime(note, (time.time() - 2 * neighbours.STALE,) * 2)
    assert neighbours.at_work(path) is None
    note.write_text("[]", "utf-8")
    assert neighbours.at_work(path) is None
    neighbours.enter(path, "Ben")
    neighbours.leave(path)
    assert not note.exists()


def test_a_file_replaced_under_an_open_library_is_noticed_and_nothing_of_either_is_lost(path, tmp_path):
    mine = opened(path)
    (own,) = make(mine, Tag(new_id(), "mine"), person=ANN)
    theirs = opened(tmp_path / "theirs.sqlite")
    filled(theirs)
    theirs.close()
    assert not mine.replaced
    theirs.path.replace(path)
    assert mine.replaced
    mine.rescue(tmp_path / "rescued.sqlite")
    now = Library(path)
    now.merge([tmp_path / "rescued.sqlite"], "rescued")
    assert now.stamp()[0] > mine.stamp()[0]
    assert own.id in {t.id for t in now.tags()}
    assert now.check() == []
    now.close()
    mine.close()
