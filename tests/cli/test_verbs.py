"""What the verbs of the command line do."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as Word

from annotator import paths
from annotator.exchange import FORMATS
from annotator.settings import Settings, stranger, system_name
from tests.cli.terminal import CLIP, QUOTE, Annotator, exported, process, refused


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
    for kind in (name for name, known in FORMATS.items() if known.words):
        assert QUOTE in exported(annotator, library, kind)
    packed = BytesIO(annotator("export", library, "--format", "docx", "--output", "-").out)
    assert QUOTE in [p.text for p in Word(packed).paragraphs]
    assert process("export", library, "--format", "pdf", "--output", "-").stdout.startswith(b"%PDF")  # it needs Qt


def test_an_export_is_grouped_narrowed_and_made_nameless(annotator: Annotator, library: Path) -> None:
    said = ("highlight", library, "Robots 🤖 & hands", "--quote", QUOTE, "--person", "Ana", "--note", "Why?")
    annotator(*said, "--tag", "learning", "--tag", "hands")
    by_tag = exported(annotator, library, "markdown", "--group", "tag")
    assert [line for line in by_tag.splitlines() if line.startswith("## ")] == ["## hands", "## learning"]
    assert by_tag.count(QUOTE) == 2
    line = json.loads(exported(annotator, library, "jsonl", "--columns", "quote, person", "--no-names"))
    assert line == {"quote": QUOTE, "person": ""}
    assert "Ana" not in exported(annotator, library, "json", "--no-names")
    run = annotator("export", library, "--format", "csv", "--output", "-", "--columns", "quote,colour")
    assert (run.code, run.out) == (1, b"")
    assert "There is no column “colour” in csv" in run.err


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
