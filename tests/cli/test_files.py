"""Verbs on whole files."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from annotator.shapes.meanings import SHAPES
from tests.cli.terminal import QUOTE, Annotator, refused

TITLE = "Robots 🤖 & hands"


def test_a_backup_is_listed_and_put_back(annotator: Annotator, library: Path) -> None:
    assert annotator("restore", library, "--json").json == []
    made = annotator("backup", library, "--json").json
    assert set(made) == set(SHAPES["backup"])
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


def copied(annotator: Annotator, library: Path, name: str, quote: str) -> Path:
    """Somebody else's copy with a highlight of theirs."""
    copy = library.with_name(f"{name}.sqlite")
    copy.write_bytes(library.read_bytes())
    run = annotator("highlight", copy, TITLE, "--quote", quote, "--tag", name, "--note", name, "--person", name)
    assert run.code == 0
    return copy


def test_a_dry_run_and_the_merge_report_the_same_and_a_second_nothing(annotator: Annotator, library: Path) -> None:
    a, b = copied(annotator, library, "Ana", QUOTE), copied(annotator, library, "Ben", "learn slowly")
    told = annotator("merge", a, b, "--dry-run", "--json").json
    assert set(told) == set(SHAPES["merge"])
    assert told["new"] == {"documents": 0, "highlights": 1, "tags": 1, "notes": 1, "reviews": 0, "people": 1}
    assert told["people"] == [{"name": "Ben", "changes": 2}]
    assert len(annotator("highlights", a, "--json").json) == 1
    assert annotator("merge", a, b, "--json").json == told
    assert annotator("merge", b, a, "--json").json["new"]["highlights"] == 1
    one, other = (annotator("highlights", f, "--json").json for f in (a, b))
    assert one == other
    assert {h["person"] for h in one} == {"Ana", "Ben"}
    again = annotator("merge", a, b, library, "--json").json
    assert (again["ops"], sum(again["new"].values())) == (0, 0)
    assert "Nothing new" in annotator("merge", a, b).out.decode()


def test_a_merge_is_taken_back_to_the_byte_of_what_is_printed(annotator: Annotator, library: Path) -> None:
    a, b = copied(annotator, library, "Ana", QUOTE), copied(annotator, library, "Ben", "learn slowly")
    before = [annotator(verb, a, "--json").json for verb in ("highlights", "tags", "list", "check")]
    annotator("merge", a, b)
    assert "Ben.sqlite" in annotator("merge", a, "--undo").out.decode()
    assert [annotator(verb, a, "--json").json for verb in ("highlights", "tags", "list", "check")] == before
    assert "No merge" in refused(annotator("merge", a, "--undo"))


def test_what_cannot_be_merged_is_refused_and_nothing_is_half_done(
    annotator: Annotator, library: Path, clip: Path
) -> None:
    a, b = copied(annotator, library, "Ana", QUOTE), copied(annotator, library, "Ben", "learn slowly")
    before = annotator("highlights", a, "--json").json
    assert "into itself" in refused(annotator("merge", a, a))
    assert "robots.md is not" in refused(annotator("merge", a, b, clip))
    assert "does not exist" in refused(annotator("merge", a, b, "nowhere"))
    b.write_bytes(b.read_bytes()[:9000])
    assert "damaged" in refused(annotator("merge", a, b))
    assert annotator("highlights", a, "--json").json == before
    assert annotator("merge", a).code == annotator("merge", a, b, "--undo").code == 2


def test_what_can_be_proven_of_a_damaged_library_is_saved(annotator: Annotator, library: Path, tmp_path: Path) -> None:
    library.write_bytes(library.read_bytes().replace(b"Hands learn quickly", b"Hands learn thickly"))
    assert annotator("check", library).code == 1
    saved = tmp_path / "saved.sqlite"
    run = annotator("check", library, "--salvage", saved)
    assert run.code == 0, run.err
    assert [d["title"] for d in annotator("list", saved, "--json").json] == [TITLE]


def test_a_copy_is_handed_over_and_changes_nothing_when_it_comes_back(
    annotator: Annotator, library: Path, tmp_path: Path
) -> None:
    annotator("highlight", library, TITLE, "--quote", QUOTE, "--tag", "t")
    target = tmp_path / "out.sqlite"
    shape = annotator("share", library, target, "--query", "in:title robots", "--json").json
    assert set(shape) == set(SHAPES["share"])
    assert shape["sha256"] == sha256(target.read_bytes()).hexdigest()
    assert shape["bytes"] == target.stat().st_size
    assert annotator("highlights", target, "--json").json == annotator("highlights", library, "--json").json
    assert annotator("merge", library, target, "--json").json["ops"] == 0
    assert "already" in refused(annotator("share", library, target))
    assert annotator("share", library, target, "--blind", "--redact", "--force").code == 0
    assert annotator("highlights", target, "--json").json == []
    assert "no document was chosen" in refused(annotator("share", library, target, "--query", "nothing", "--force"))


def test_two_people_are_compared(annotator: Annotator, library: Path) -> None:
    a, b = copied(annotator, library, "Ana", QUOTE), copied(annotator, library, "Ben", "learn slowly")
    annotator("merge", a, b)
    rows = annotator("compare", a, "Ana", "Ben", "--json").json
    assert [set(row) for row in rows] == [set(SHAPES["compare"])] * 3
    assert (rows[0]["tag"], rows[0]["mine"], rows[0]["theirs"], rows[0]["differences"]) == ("", 1, 1, 2)
    assert "kappa" in annotator("compare", a, "Ana", "Ben").lines[0]
    assert "Nobody called" in refused(annotator("compare", a, "Ana", "Cleo"))
