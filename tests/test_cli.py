"""The command line as scripts use it: what it prints, what it refuses, and what it leaves untouched."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator import __main__, __version__, cli, paths, shapes
from annotator.exchange import FORMATS
from annotator.settings import Settings, stranger, system_name

CLIP = """\
---
url: https://example.org/robots
title: "Robots 🤖 & hands"
clipped: 2025-12-23 13:00
source: slack
slack_channel: desk
odd_key: kept
---

# Robots 🤖 & hands

> Source: [https://example.org/robots](https://example.org/robots)

Robots 🤖 learn slowly. Hands learn quickly.

学习 takes time, and robots have time.
"""
QUOTE = "Hands learn quickly"
CHECKOUT = Path(__file__).resolve().parent.parent


class Run:
    """What one call gave: exit code, bytes on stdout, words on stderr."""

    def __init__(self, code: int, out: bytes, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def lines(self) -> list[str]:
        return self.out.decode().splitlines()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Annotator = Callable[..., Run]


@pytest.fixture
def annotator(capfdbinary: pytest.CaptureFixture[bytes]) -> Annotator:
    """The command line in this process."""

    def run(*words: object) -> Run:
        capfdbinary.readouterr()
        code = cli.main([str(w) for w in words])
        out, err = capfdbinary.readouterr()
        return Run(code, out, err.decode())

    return run


def process(*words: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """The command line as a process of its own."""
    command = [sys.executable, "-m", "annotator", *map(str, words)]
    return subprocess.run(command, cwd=CHECKOUT, capture_output=True, check=False, timeout=60, **options)


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    file = tmp_path / "robots.md"
    file.write_text(CLIP, "utf-8")
    return file


@pytest.fixture
def library(annotator: Annotator, clip: Path, tmp_path: Path) -> Path:
    """A library with the clip in it."""
    path = tmp_path / "L.sqlite"
    assert annotator("import", path, clip).code == 0
    return path


def fields(shape: str, inside: str = "") -> set[str]:
    """What SHAPES says an object has; `inside` one of its arrays."""
    told = shapes.SHAPES[shape]
    names = {n.removeprefix(f"{inside}.") for n in told if not inside or n.startswith(f"{inside}.")}
    return {n for n in names if "." not in n}


def refused(run: Run) -> str:
    """The one sentence of a refusal."""
    assert (run.code, run.out) == (1, b"")
    sentence = run.err.rstrip("\n")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


# From a clip file to an exported excerpt


def exported(annotator: Annotator, library: Path, kind: str) -> str:
    run = annotator("export", library, "--format", kind, "--output", "-")
    assert run.code == 0
    return run.out.decode("utf-8-sig")


def story(annotator: Annotator, library: Path, clip: Path, quote: str, url: str, channel: str, clipped: str) -> None:
    assert annotator("import", library, clip, "--json").json["new"] == 1
    (document,) = annotator("list", library, "--json").json
    assert (document["url"], document["channel"], document["clipped"]) == (url, channel, clipped)
    words = annotator("text", library, document["id"]).out.decode()
    said = ("--quote", quote, "--tag", "robotics", "--tag", "learning / hands", "--note", "Why?", "--person", "Ana")
    made = annotator("highlight", library, document["id"][:10], *said, "--json").json
    assert words[made["start"] : made["end"]] == made["quote"] == quote
    assert annotator("highlights", library, "--json").json == [made]
    assert (made["tags"], made["person"]) == (["robotics", "learning / hands"], "Ana")
    tags = annotator("tags", library, "--json").json
    assert [t["path"] for t in tags] == ["learning", "learning / hands", "robotics"]

    (row,) = csv.DictReader(io.StringIO(exported(annotator, library, "csv"), newline=""))
    assert words[int(row["start"]) : int(row["end"])] == row["quote"] == quote
    assert (row["url"], row["channel"], row["clipped"]) == (url, channel, clipped)
    markdown = exported(annotator, library, "markdown")
    assert all(said in markdown for said in (quote, url, channel, clipped, "robotics", "Why?"))
    annotation = exported(annotator, library, "json")
    position = {"type": "TextPositionSelector", "start": made["start"], "end": made["end"]}
    selectors = next(found(json.loads(annotation), "selector"))
    assert position in selectors
    assert [s["exact"] for s in selectors if s["type"] == "TextQuoteSelector"] == [quote]
    assert all(said in annotation for said in (url, channel, clipped, "robotics", "Why?"))
    assert annotator("check", library).code == 0


def found(value: Any, key: str) -> Any:
    """Every value of a key, at any depth."""
    if isinstance(value, dict):
        if key in value:
            yield value[key]
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from found(inner, key)


def test_from_a_clip_file_to_an_exported_excerpt(annotator: Annotator, clip: Path, tmp_path: Path) -> None:
    new = tmp_path / "new" / "L.sqlite"
    story(annotator, new, clip, QUOTE, "https://example.org/robots", "desk", "2025-12-23 13:00")


def test_from_a_real_clip_to_an_exported_excerpt(annotator: Annotator, real_clip: Path, tmp_path: Path) -> None:
    quote = "robotics is an algorithms problem, not a hardware or data problem"
    url = "https://www.dwarkesh.com/p/thoughts-on-ai-progress-dec-2025"
    story(annotator, tmp_path / "L.sqlite", real_clip, quote, url, "healthcare-aiml-deskresearch", "2025-12-23 13:00")


# What is printed


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
    assert set(annotator("check", library, "--json").json) == fields("check")


@pytest.mark.parametrize("verb", ["import", "list", "highlight", "highlights", "tags", "check"])
def test_help_tells_the_shape_of_json(annotator: Annotator, verb: str) -> None:
    told = annotator(verb, "--help").out.decode()
    shape = shapes.SHAPES.get(verb) or shapes.SHAPES["highlights"]
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
    assert list(shapes.columns(rows, "-r")) == ["学习    1  x", "e\u0301      10  y", "abcd  100  z"]


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


# Import


def test_the_good_files_come_in_and_the_bad_are_named(annotator: Annotator, clip: Path, tmp_path: Path) -> None:
    bad = {"picture.md": b"\x89PNG\r\n\x1a\n" + bytes(64), "empty.txt": b"", "zeros.md": bytes(5000)}
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    run = annotator("import", tmp_path / "L.sqlite", tmp_path, tmp_path / "gone.md", "--json")
    assert run.code == 1
    told = {f["name"].split("/")[-1]: f for f in run.json["files"]}
    assert {n for n, f in told.items() if f["fate"] == "refused"} == {*bad, "gone.md"}
    assert all(f["notices"] for f in told.values() if f["fate"] == "refused")
    assert told["robots.md"]["fate"] == "new"
    assert (run.json["new"], run.json["refused"]) == (1, 4)
    again = annotator("import", tmp_path / "L.sqlite", clip)
    assert (again.code, again.lines) == (0, ["robots.md  already in the library, nothing added", "1 already here"])


def test_a_new_capture_is_told_apart(annotator: Annotator, library: Path, clip: Path) -> None:
    clip.write_text(CLIP.replace("12-23", "12-24") + "\nMore.\n", "utf-8")
    assert annotator("import", library, clip, "--json").json["new_capture"] == 1
    assert len(annotator("list", library, "--json").json) == 1


def test_no_library_is_made_where_nothing_came_in(annotator: Annotator, tmp_path: Path) -> None:
    run = annotator("import", tmp_path / "L.sqlite", tmp_path / "gone.md", "--json")
    assert (run.code, run.json["refused"]) == (1, 1)
    assert not (tmp_path / "L.sqlite").exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere every file name is Unicode")
def test_a_file_name_that_is_no_utf8_survives_in_json(annotator: Annotator, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    (tmp_path / name).write_text("# Coffee\n\nWords.")
    assert annotator("import", tmp_path / "L.sqlite", tmp_path / name, "--json").json["files"][0]["name"] == name
    assert annotator("import", tmp_path / "L.sqlite", tmp_path / name).code == 0


# Refusals

VERBS_THAT_READ = (["list"], ["text", "x"], ["highlights"], ["tags"], ["check"], ["check", "--repair"],
                   ["highlight", "x", "--quote", "x"], ["export", "--format", "csv", "--output", "-"])  # fmt: skip


def on(library: Path, verb: list[str]) -> list[object]:
    return [verb[0], library, *verb[1:]]


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


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_library_that_may_not_be_written_is_refused(annotator: Annotator, library: Path, clip: Path) -> None:
    library.chmod(0o400)
    assert "allowed" in refused(annotator("import", library, clip))


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
    [["frobnicate"], ["frobnicate", "L"], ["list"], ["list", "L", "M"], ["import", "L"], ["list", "L", "--query", "x"],
     ["export", "L", "--format", "docx", "--output", "-"], ["export", "L", "--format", "csv"], ["highlight", "L", "d"],
     ["export", "L", "--format", "", "--output", "-"], ["text", "L", "d", "--json"], ["--frob"], [""]],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_is_exit_code_2(annotator: Annotator, words: list[str]) -> None:
    run = annotator(*words)
    assert (run.code, run.out) == (2, b"")
    assert "Usage: annotator" in run.err


# Export


def test_an_export_overwrites_only_when_forced_and_never_the_library(
    annotator: Annotator, library: Path, tmp_path: Path
) -> None:
    start = ("export", library, "--format", "csv", "--output")
    target = tmp_path / "out.csv"
    assert annotator(*start, target).lines == [f"0 excerpts written to {target}"]
    target.write_text("mine")
    assert "exists" in refused(annotator(*start, target))
    assert target.read_text() == "mine"
    assert annotator(*start, target, "--force").code == 0
    assert target.read_text("utf-8") != "mine"
    before = library.read_bytes()
    (tmp_path / "link").symlink_to(library)
    for name in (library, tmp_path / "link"):
        assert "library itself" in refused(annotator(*start, name, "--force"))
    assert library.read_bytes() == before
    refused(annotator(*start, tmp_path / "gone" / "out.csv"))


def test_untagged_highlights_are_exported_too(annotator: Annotator, library: Path) -> None:
    annotator("highlight", library, "Robots 🤖 & hands", "--quote", QUOTE)
    for kind in FORMATS:
        assert QUOTE in exported(annotator, library, kind)


# Who acts


def author(annotator: Annotator, library: Path, *said: str) -> str:
    quote = ("--quote", QUOTE, "--json")
    return str(annotator("highlight", library, "Robots 🤖 & hands", *quote, *said).json["person"])


def test_the_person_is_named_or_known_or_the_systems(
    annotator: Annotator, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert author(annotator, library) == system_name()
    own = Settings(paths.settings_file()).introduce("Ana")
    assert author(annotator, library) == "Ana"
    monkeypatch.setenv("ANNOTATOR_PERSON", "Ben")
    assert author(annotator, library) == "Ben"
    assert author(annotator, library, "--person", " Cleo ") == "Cleo"
    assert author(annotator, library, "--person", "Ana") == "Ana"
    with sqlite3.connect(library) as db:
        people = dict(db.execute("SELECT name, id FROM person"))
    db.close()
    assert people == {n: stranger(n).id for n in (system_name(), "Ben", "Cleo")} | {"Ana": own.id}


def test_a_name_is_who_has_it_in_the_library(
    annotator: Annotator, library: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = Settings(paths.settings_file()).introduce("Ana")
    author(annotator, library)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "another machine"))
    author(annotator, library, "--person", "Ana")
    with sqlite3.connect(library) as db:
        assert {person for (person,) in db.execute("SELECT person FROM highlight")} == {own.id}
    db.close()


# Check


def test_a_table_that_differs_from_the_log_is_found_and_mended(annotator: Annotator, library: Path) -> None:
    with sqlite3.connect(library) as db:
        db.execute("UPDATE document SET title = 'Forged'")
    db.close()
    run = annotator("check", library, "--json")
    assert (run.code, run.json["sound"], run.json["repaired"]) == (1, False, [])
    assert annotator("check", library).lines[-1].startswith("Not sound")
    mended = annotator("check", library, "--repair", "--json")
    assert (mended.code, mended.json["sound"]) == (0, True)
    assert mended.json["repaired"] == run.json["findings"]
    assert annotator("list", library, "--json").json[0]["title"] == "Robots 🤖 & hands"


def test_damage_that_no_repair_mends_stays_told(annotator: Annotator, library: Path) -> None:
    with sqlite3.connect(library) as db:
        db.execute("UPDATE capture SET source = 'Forged'")
    db.close()
    run = annotator("check", library, "--repair", "--json")
    assert (run.code, run.json["sound"], run.json["repaired"]) == (1, False, [])
    assert run.json["findings"]


# The process


def test_a_process_says_what_went_wrong_and_how_it_ended(tmp_path: Path, clip: Path) -> None:
    library = tmp_path / "L.sqlite"
    assert process("import", library, clip).returncode == 0
    assert process("list", tmp_path / "gone.sqlite").returncode == 1
    usage = process("list")
    assert (usage.returncode, usage.stdout) == (2, b"")
    western = process("list", library, env={**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"})
    assert (western.returncode, western.stderr) == (0, b"")
    assert b"Robots ? & hands" in western.stdout


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals end a process otherwise there")
@pytest.mark.parametrize("interrupted", [False, True])
@pytest.mark.parametrize("verb", [["text", "Long"], ["export", "--format", "csv", "--output", "-"]], ids=lambda v: v[0])
def test_a_reader_that_leaves_and_ctrl_c_end_a_verb_quietly(
    annotator: Annotator, tmp_path: Path, verb: list[str], interrupted: bool
) -> None:
    clip, library = tmp_path / "long.md", tmp_path / "L.sqlite"
    clip.write_text("# Long\n\n" + "words " * 40_000 + "end")
    annotator("import", library, clip)
    annotator("highlight", library, "Long", "--quote", "end", "--note", "x" * 100_000)
    command = [sys.executable, "-m", "annotator", *map(str, on(library, verb))]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)  # it has begun, and the pipe holds less than there is
        if interrupted:
            running.send_signal(signal.SIGINT)
        running.stdout.close()
        assert running.stderr.read().strip() == b""
    assert running.returncode == 1


def test_without_a_display_the_window_names_the_commands(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "argv", ["annotator", "L.sqlite"])
    assert __main__.main() == 1
    assert "annotator --help" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        (["--help"], {"PySide6", "markdown", "nh3", "sqlite3", "rapidfuzz", "annotator.gui", "annotator.workspace"}),
        (["list", "L"], {"PySide6", "markdown", "nh3", "annotator.gui", "annotator.exchange"}),
        (["import", "L", "robots.md"], {"PySide6", "rapidfuzz", "annotator.gui", "annotator.exchange"}),
    ],
)
def test_a_verb_loads_only_what_it_needs(library: Path, words: list[str], unwanted: set[str]) -> None:
    words = [str(library) if w == "L" else str(library.with_name(w)) if w.endswith(".md") else w for w in words]
    code = f"import sys; from annotator import cli; cli.main({words!r}); print(*sys.modules, file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert run.stdout
    loaded = set(run.stderr.split())
    assert "annotator.cli" in loaded
    assert loaded & unwanted == set()
