"""The codebook by command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import QUOTE, Annotator, refused

DOCUMENT = "Robots 🤖 & hands"


def marked(annotator: Annotator, library: Path, quote: str, *tags: str) -> str:
    said = [word for tag in tags for word in ("--tag", tag)]
    return str(annotator("highlight", library, DOCUMENT, "--quote", quote, *said, "--json").json["id"])


def lines(annotator: Annotator, library: Path) -> list[str]:
    return annotator("tags", library).lines


def test_a_tag_is_made_and_edited_field_by_field(annotator: Annotator, library: Path) -> None:
    said = ("--colour", "#abcdef", "--description", "By hand.", "--alias", "手", "--key", 7, "--json")
    made = annotator("tag", library, "learning / hands", *said).json
    told = {"path": "learning / hands", "colour": "#ABCDEF", "description": "By hand.", "aliases": ["手"], "key": 7}
    assert {k: made[k] for k in told} == told
    edited = annotator("tag", library, "手", "--name", "fingers", "--parent", "", "--deprecated", "--json").json
    assert (edited["id"], edited["path"], edited["deprecated"], edited["key"]) == (made["id"], "fingers", True, 7)
    assert lines(annotator, library) == ["0  fingers (deprecated)", "0  learning"]
    assert annotator("tag", library, made["id"], "--in-use", "--parent", "learning").lines == ["0  learning / fingers"]


def test_a_tag_is_put_before_another_or_behind_all(annotator: Annotator, library: Path) -> None:
    for path in ("a", "b", "c / d"):
        annotator("tag", library, path)
    assert annotator("tag", library, "c", "--before", "a").lines == ["0  c"]
    assert lines(annotator, library) == ["0  c", "0  c / d", "0  a", "0  b"]
    assert annotator("tag", library, "a", "--before", "").lines == ["0  a"]
    annotator("tag", library, "b", "--before", "d")
    assert [t["path"] for t in annotator("tags", library, "--json").json] == ["c", "c / b", "c / d", "a"]
    refused(annotator("tag", library, "a", "--before", "none such"))


def test_a_new_tag_with_a_bad_field_is_not_made(annotator: Annotator, library: Path) -> None:
    before = library.read_bytes()
    for said in (["--colour", "red"], ["--parent", "none such"], ["--name", "x" * 500], ["--alias", "a\x07"]):
        refused(annotator("tag", library, "a / b", *said))
    refused(annotator("tag", library, ""))
    assert library.read_bytes() == before


def test_two_tags_become_one_after_a_look_at_the_counts(annotator: Annotator, library: Path) -> None:
    marked(annotator, library, QUOTE, "hand", "hands")
    marked(annotator, library, "learn slowly", "hand / left")
    before = library.read_bytes()
    told = annotator("merge-tags", library, "hand", "hands", "--dry-run", "--json").json
    counts = {"highlights": 1, "both": 1, "tags": 1, "notes": 0}
    assert told == {"step": "Merge tag “hand” into “hands”", **counts, "written": False}
    assert library.read_bytes() == before
    assert annotator("merge-tags", library, "hand", "hands").lines == [
        "Merge tag “hand” into “hands”", "1  highlights change", "1  of them wear both", "1  tags below",
    ]  # fmt: skip
    assert lines(annotator, library) == ["1  hands", "1  hands / left"]
    assert annotator("tag", library, "hand", "--json").json["path"] == "hands"
    assert "itself" in refused(annotator("merge-tags", library, "hands", "hand"))
    assert "no tag" in refused(annotator("merge-tags", library, "hands", "feet"))


def test_highlights_are_split_off(annotator: Annotator, library: Path) -> None:
    one, other = marked(annotator, library, QUOTE, "hand"), marked(annotator, library, "learn slowly", "hand")
    assert "on no highlight" in refused(annotator("split-tag", library, "hand", "quick", "--highlight", "0" * 32))
    assert annotator("split-tag", library, "hand", "quick", "--highlight", one, "--below").code == 0
    assert lines(annotator, library) == ["1  hand", "1  hand / quick"]
    assert annotator("split-tag", library, "hand", "slow", "--highlight", other).code == 0
    assert lines(annotator, library) == ["0  hand", "1  hand / quick", "1  slow"]


def test_a_tag_is_deleted_with_those_below_it(annotator: Annotator, library: Path) -> None:
    marked(annotator, library, QUOTE, "hand / quick")
    assert annotator("delete-tag", library, "hand", "--dry-run", "--json").json["highlights"] == 1
    assert lines(annotator, library) == ["0  hand", "1  hand / quick"]
    assert annotator("delete-tag", library, "hand").code == 0
    assert annotator("tags", library, "--json").json == []
    assert len(annotator("highlights", library, "--json").json) == 1


@pytest.mark.parametrize(
    "words",
    [["tag", "L"], ["merge-tags", "L", "a"], ["split-tag", "L", "a", "b"], ["delete-tag", "L"],
     ["tag", "L", "a", "--key", "10"]],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_of_the_codebook_is_exit_code_2(annotator: Annotator, words: list[str]) -> None:
    assert annotator(*words).code == 2


@pytest.mark.parametrize("kind", ["csv", "qdc"])
def test_a_codebook_goes_from_one_library_to_another(
    annotator: Annotator, library: Path, tmp_path: Path, kind: str
) -> None:
    marked(annotator, library, QUOTE, "learning / hands")
    annotator("tag", library, "hands", "--description", "=By hand.", "--alias", "手", "--deprecated")
    file, other = tmp_path / f"book.{kind}", tmp_path / "M.sqlite"
    start = ("export-codebook", library, "--format", kind, "--output")
    assert annotator(*start, file).lines == [f"2 tags written to {file}"]
    assert "exists" in refused(annotator(*start, file))
    assert "library itself" in refused(annotator(*start, library, "--force"))
    assert annotator(*start, "-").out == file.read_bytes()
    tags = annotator("tags", library, "--json").json
    annotator("import", other, file.with_name("robots.md"))
    told = annotator("import-codebook", other, file, "--dry-run", "--json").json
    paths = ["learning", "learning / hands"]
    assert told == {"new": paths, "changed": [], "same": 0, "notices": [], "written": False}
    assert lines(annotator, other) == ["The library has no tags yet."]
    assert annotator("import-codebook", other, file).lines[-1] == "2 new, 0 changed, 0 as they are here"
    assert annotator("tags", other, "--json").json == [tag | {"highlights": 0} for tag in tags]


def test_a_codebook_makes_the_library_it_goes_into_and_no_other_file_does(annotator: Annotator, tmp_path: Path) -> None:
    library, file = tmp_path / "L.sqlite", tmp_path / "book.csv"
    file.write_bytes(b"\x89PNG")
    assert "not a codebook" in refused(annotator("import-codebook", library, file))
    assert not library.exists()
    assert annotator("import-codebook", library, tmp_path / "none.csv").code == 1
    file.write_text("path\nwork / steel\n")
    assert annotator("import-codebook", library, file).code == 0
    assert lines(annotator, library) == ["0  work", "0  work / steel"]
    bare = empty(annotator, tmp_path)
    assert "no tags to export" in refused(annotator("export-codebook", bare, "--format", "csv", "--output", "-"))


def empty(annotator: Annotator, folder: Path) -> Path:
    """A library without tags."""
    library, file = folder / "empty.sqlite", folder / "one.csv"
    file.write_text("path\na\n")
    annotator("import-codebook", library, file)
    annotator("delete-tag", library, "a")
    return library
