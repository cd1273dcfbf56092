"""What the command line prints: as scripts read it, and as people do."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import __version__, cli
from annotator.cli import lines
from annotator.exchange import FORMATS
from annotator.shapes.meanings import SHAPES
from tests.cli.terminal import QUOTE, Annotator


def fields(shape: str, inside: str = "") -> set[str]:
    """What SHAPES says an object has; `inside` one of its arrays."""
    told = SHAPES[shape]
    names = {n.removeprefix(f"{inside}.") for n in told if not inside or n.startswith(f"{inside}.")}
    return {n for n in names if "." not in n}


def test_json_has_the_fields_that_the_shapes_describe(annotator: Annotator, clip: Path, tmp_path: Path) -> None:
    library = tmp_path / "L.sqlite"
    brought = annotator("import", library, clip, "--json").json
    assert set(brought) == fields("import")
    assert set(brought["files"][0]) == fields("import", "files")
    said = ("--quote", QUOTE, "--note", "n", "--tag", "t", "--json")
    made = annotator("highlight", library, "Robots 🤖 & hands", *said).json
    assert set(made) == fields("highlights")
    assert set(made["notes"][0]) == fields("highlights", "notes")
    for verb in ("list", "highlights", "tags"):
        value = annotator(verb, library, "--json").json
        assert isinstance(value, list)
        assert [set(thing) for thing in value] == [fields(verb)]
    assert [set(hit) for hit in annotator("search", library, "learn", "--json").json] == [fields("search")] * 2
    assert set(annotator("check", library, "--json").json) == fields("check")


@pytest.mark.parametrize("verb", ["import", "list", "highlight", "highlights", "tags", "search", "check"])
def test_help_tells_the_shape_of_json(annotator: Annotator, verb: str) -> None:
    told = annotator(verb, "--help").out.decode()
    shape = SHAPES.get(verb) or SHAPES["highlights"]
    assert all(f"\n    {name}" in told for name in shape)


def test_help_names_every_format_and_the_window(annotator: Annotator) -> None:
    assert all(name in annotator("export", "--help").out.decode() for name in FORMATS)
    told = annotator("--help").out.decode()
    assert "window opens" in told
    assert all(f"\n  {verb} " in told for verb in cli.verbs.commands)


def test_the_version_is_told(annotator: Annotator) -> None:
    assert annotator("--version").lines == [f"annotator {__version__}"]


def test_text_is_exact_utf8_with_nothing_added(annotator: Annotator, library: Path) -> None:
    out = annotator("text", library, "Robots 🤖 & hands").out
    assert out.decode().endswith("robots have time.")
    assert "学习" in out.decode()


def test_times_are_utc_and_positions_count_code_points(annotator: Annotator, library: Path) -> None:
    words = annotator("text", library, "Robots 🤖 & hands").out.decode()
    made = annotator("highlight", library, "Robots 🤖 & hands", "--quote", QUOTE, "--json").json
    assert made["start"] == words.index(QUOTE)
    assert made["end"] - made["start"] == len(QUOTE)
    assert made["created"].endswith("Z")
    assert (made["tags"], made["notes"]) == ([], [])


def test_lists_read_well_without_json(annotator: Annotator, library: Path) -> None:
    annotator("highlight", library, "Robots 🤖 & hands", "--quote", QUOTE, "--tag", "hands / quick", "--note", "Why?")
    head, row = annotator("list", library).lines
    assert head.index("title") == row.index("Robots 🤖 & hands")
    assert "2025-12-23" in row
    assert "example.org" in row
    assert any(QUOTE in line for line in annotator("highlights", library).lines)
    assert annotator("tags", library).lines == ["0  hands", "1  hands / quick"]
    assert annotator("check", library).lines[0].startswith("Sound: ")


def test_columns_stand_under_each_other_whatever_the_script() -> None:
    rows = [("学习", "1", "x"), ("e\u0301", "10", "y"), ("abcd", "100", "z")]
    assert list(lines.columns(rows, "-r")) == ["学习    1  x", "e\u0301      10  y", "abcd  100  z"]


def test_a_terminal_is_never_sent_what_a_clip_wants_it_to_obey(annotator: Annotator, tmp_path: Path) -> None:
    clip = tmp_path / "evil\x1b[2J.md"
    head = '---\ntitle: "red \\e[31m \\u202e back"\nurl: "https://x.org/\\a"\n---\n\n'
    clip.write_text(head + "Words \x1b]0;owned\x07 here.")
    library = tmp_path / "L.sqlite"
    outs = [annotator("import", library, clip)]
    key = annotator("list", library, "--json").json[0]["id"]
    words = annotator("text", library, key).out.decode()
    outs.append(annotator("highlight", library, key, "--quote", words, "--note", "a\x1b[1mb\r\nc"))
    outs += [annotator(*verb, library) for verb in (["list"], ["highlights"], ["tags"])]
    outs += [annotator("text", library, "no\x1b[31m\u202e such")]
    for run in outs:
        shown = run.out.decode() + run.err
        assert shown.strip()
        assert not {"\x1b", "\x07", "\r", "\u202e"} & set(shown)


def test_an_empty_library_says_so(annotator: Annotator, library: Path) -> None:
    assert annotator("highlights", library).lines == ["The library has no highlights yet."]
    assert annotator("tags", library).lines == ["The library has no tags yet."]
    assert annotator("tags", library, "--json").json == []
