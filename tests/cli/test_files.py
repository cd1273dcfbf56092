"""Verbs on whole files."""

from __future__ import annotations

from pathlib import Path

from annotator import shapes
from tests.cli.terminal import QUOTE, Annotator, refused

TITLE = "Robots 🤖 & hands"


def test_a_backup_is_listed_and_put_back(annotator: Annotator, library: Path) -> None:
    assert annotator("restore", library, "--json").json == []
    made = annotator("backup", library, "--json").json
    assert set(made) == set(shapes.SHAPES["backup"])
    assert annotator("highlight", library, TITLE, "--quote", QUOTE).code == 0
    assert len(annotator("highlights", library, "--json").json) == 1
    assert annotator("restore", library, "--json").json == [made]
    assert annotator("restore", library, made["path"]).code == 0
    assert annotator("highlights", library, "--json").json == []
    kept = annotator("restore", library, "--json").json
    assert [b["why"] for b in kept] == ["restore", "asked"]
    assert "before an older one was put back" in annotator("restore", library).out.decode()


def test_the_latest_sound_backup_of_a_damaged_library_is_put_back(annotator: Annotator, library: Path) -> None:
    annotator("backup", library)
    whole = library.read_bytes()
    library.write_bytes(whole[:5000])
    assert "damaged" in refused(annotator("list", library))
    assert annotator("restore", library, "latest").code == 0
    assert len(annotator("list", library, "--json").json) == 1
    assert annotator("restore", library, "--json").json[0]["why"] == "damage"


def test_what_is_no_backup_is_refused(annotator: Annotator, library: Path, clip: Path) -> None:
    assert "does not exist" in refused(annotator("restore", library, "nowhere.sqlite"))
    assert "cannot be used" in refused(annotator("restore", library, clip))
    assert "no sound backup" in refused(annotator("restore", library, "latest"))
