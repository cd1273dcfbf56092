"""What the command line refuses, in which words, and that nothing is touched."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from annotator import cli
from tests.cli.terminal import QUOTE, VERBS_THAT_READ, Annotator, on, refused


@pytest.mark.parametrize("verb", VERBS_THAT_READ, ids=" ".join)
def test_a_missing_library_is_refused_and_not_made(annotator: Annotator, verb: list[str], tmp_path: Path) -> None:
    assert "does not exist" in refused(annotator(*on(tmp_path / "L.sqlite", verb)))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["text", "empty", "foreign", "folder", "text with force"])
def test_what_is_no_library_is_refused_and_left_untouched(
    annotator: Annotator, clip: Path, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "other"
    if kind == "folder":
        path.mkdir()
    elif kind == "foreign":
        with sqlite3.connect(path) as db:
            db.execute("CREATE TABLE document (id, title)")
        db.close()
    else:
        path.write_bytes(b"" if kind == "empty" else b"Dear diary, " * 50)
    before = None if path.is_dir() else path.read_bytes()
    names = sorted(p.name for p in tmp_path.iterdir())
    for verb in (["import", str(clip)], *VERBS_THAT_READ):
        refused(annotator(*on(path, verb)))
    assert sorted(p.name for p in tmp_path.iterdir()) == names
    assert path.is_dir() or path.read_bytes() == before


def test_a_library_where_none_can_be_made_is_refused(annotator: Annotator, clip: Path) -> None:
    refused(annotator("import", clip / "below" / "L.sqlite", clip))
    refused(annotator("import", Path("/dev/null/L.sqlite"), clip))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (["--quote", "Feet learn quickly"], "does not occur"),
        (["--quote", QUOTE, "--prefix", "Feet "], "does not occur in the text with"),
        (["--quote", ""], "does not occur"),
        (["--quote", QUOTE, "--tag", ""], "needs a name"),
        (["--quote", QUOTE, "--tag", "fine", "--tag", "a\x1b[31m"], "control characters"),
        (["--quote", QUOTE, "--tag", "fine", "--note", "x" * 100_001], "at most"),
        (["--quote", QUOTE, "--tag", "fine", "--person", " "], "needs a name"),
        (["--quote", QUOTE, "--tag", "fine", "--person", "x" * 121], "at most"),
        (["--quote", QUOTE, "--tag", "fine", "--person", "a\tb\x07"], "control characters"),
    ],
)
def test_a_refused_highlight_changes_nothing(
    annotator: Annotator, library: Path, said: list[str], sentence: str
) -> None:
    before = library.read_bytes()
    assert sentence in refused(annotator("highlight", library, "Robots 🤖 & hands", *said))
    assert library.read_bytes() == before


def test_a_quote_at_two_places_is_refused_with_both_unless_told_apart(annotator: Annotator, library: Path) -> None:
    start = ("highlight", library, "Robots 🤖 & hands", "--quote", "learn")
    run = annotator(*start)
    assert (run.code, run.out) == (1, b"")
    words = annotator("text", library, "Robots 🤖 & hands").out.decode()
    first, second = words.index("learn"), words.index("learn", words.index("learn") + 1)
    told, *places = run.err.splitlines()
    assert told.startswith("The quote occurs at 2 places")
    assert [p.split(":")[0] for p in places] == [f"{first}–{first + 5}", f"{second}–{second + 5}"]
    assert "Robots 🤖 learn slowly" in places[0]
    assert annotator(*start, "--suffix", " quickly", "--json").json["start"] == second
    assert annotator(*start, "--prefix", "🤖 ", "--json").json["start"] == first


def test_a_quote_at_many_places_lists_some(annotator: Annotator, library: Path) -> None:
    run = annotator("highlight", library, "Robots 🤖 & hands", "--quote", "e")
    assert len(run.err.splitlines()) <= cli.SHOWN + 2


@pytest.mark.parametrize("key", ["", "Robots", "ffffffff", "%", "Robots 🤖 & hands\n"])
def test_a_document_that_is_not_there_is_refused(annotator: Annotator, library: Path, key: str) -> None:
    run = annotator("text", library, key)
    assert (run.code, run.out) == (1, b"")
    assert "no document" in run.err


@pytest.mark.parametrize(
    "words",
    [["frobnicate"], ["frobnicate", "L"], ["list"], ["list", "L", "M"], ["import", "L"], ["tags", "L", "--query", "x"],
     ["export", "L", "--format", "odt", "--output", "-"], ["export", "L", "--format", "csv"], ["highlight", "L", "d"],
     ["export", "L", "--format", "", "--output", "-"], ["text", "L", "d", "--json"], ["--frob"], [""]],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_is_exit_code_2(annotator: Annotator, words: list[str]) -> None:
    run = annotator(*words)
    assert (run.code, run.out) == (2, b"")
    assert "Usage: annotator" in run.err
