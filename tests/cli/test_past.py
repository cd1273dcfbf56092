"""Notes, trash and history by command line."""

from __future__ import annotations

from pathlib import Path

from annotator.store import Library
from annotator.workspace import Workspace
from tests.cli.terminal import QUOTE, Annotator, refused
from tests.cli.test_prints import fields
from tests.desk import ANA

DOCUMENT = "Robots 🤖 & hands"


def marked(annotator: Annotator, library: Path) -> str:
    return str(annotator("highlight", library, DOCUMENT, "--quote", QUOTE, "--tag", "hands", "--json").json["id"])


def test_notes_are_written_answered_and_printed_as_threads(annotator: Annotator, library: Path) -> None:
    highlight = marked(annotator, library)
    (first,) = annotator("note", library, highlight, "Why *this*?", "--person", "Ana", "--json").json
    said = ("--answers", first["id"][:20], "--person", "Ben", "--json")
    thread = annotator("note", library, highlight, "Because.", *said).json
    assert [(n["body"], n["depth"], n["person"]) for n in thread] == [("Why *this*?", 0, "Ana"), ("Because.", 1, "Ben")]
    annotator("note", library, DOCUMENT, "read", "--person", "Ana")
    annotator("note", library, "hands", "only real ones", "--person", "Ana")
    every = annotator("notes", library, "--json").json
    assert [set(n) for n in every] == [fields("notes")] * 4
    assert len(annotator("notes", library, "--about", DOCUMENT, "--json").json) == 1
    (edited,) = annotator("note", library, DOCUMENT, "read twice", "--person", "Ana", "--json").json
    assert edited["edited"]
    assert annotator("note", library, DOCUMENT, "", "--person", "Ana").lines == ["There is no note."]
    refused(annotator("note", library, "no such thing", "x"))
    refused(annotator("note", library, highlight, "x", "--answers", "0000"))


def test_what_was_deleted_is_listed_and_comes_back(annotator: Annotator, library: Path) -> None:
    assert annotator("trash", library).lines == ["The trash is empty."]
    highlight = marked(annotator, library)
    annotator("note", library, highlight, "Why?")
    with_ana = Workspace(Library(library), ANA)
    with_ana.remove(*with_ana.library.highlights())
    with_ana.library.close()
    (item,) = annotator("trash", library, "--json").json
    assert set(item) == fields("trash")
    assert (item["id"], item["kind"], item["words"], item["person"], item["along"]) == (
        highlight, "highlight", QUOTE, "Ana", 1,
    )  # fmt: skip
    refused(annotator("trash", library, "--restore", "nothing"))
    annotator("trash", library, "--restore", highlight)
    assert [h["notes"][0]["body"] for h in annotator("highlights", library, "--json").json] == ["Why?"]
    assert annotator("trash", library, "--all").lines == ["The trash is empty."]


def test_history_tells_who_did_what_and_takes_a_step_back(annotator: Annotator, library: Path) -> None:
    highlight = marked(annotator, library)
    annotator("note", library, highlight, "Why?", "--person", "Ben")
    steps = annotator("history", library, "--json").json
    assert [set(s) for s in steps] == [fields("history")] * 3
    assert steps[0]["sentence"] == f"Ben wrote a note on “{QUOTE}”: “Why?”"
    assert [s["label"] for s in annotator("history", library, "--by", "Ben", "--json").json] == ["Note"]
    assert [s["id"] for s in annotator("history", library, "--kind", "document", "--json").json] == [steps[2]["id"]]
    assert len(annotator("history", library, "--about", highlight).lines) == 2
    assert len(annotator("history", library, "--limit", 1).lines) == 1
    refused(annotator("history", library, "--by", "Nobody"))
    refused(annotator("history", library, "--take-back", steps[2]["id"]))
    (done,) = annotator("history", library, "--take-back", steps[0]["id"], "--json").json
    assert done["label"] == "Take back Note"
    assert annotator("notes", library).lines == ["The library has no notes yet."]
