"""Queries on the command line: what they find, what they narrow, how they are refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.terminal import QUOTE, Annotator, exported, refused

TITLE = "Robots 🤖 & hands"


@pytest.fixture
def marked(annotator: Annotator, library: Path) -> Path:
    said = ("--quote", QUOTE, "--note", "How quickly?", "--tag", "robotics / hands")
    assert annotator("highlight", library, TITLE, *said).code == 0
    assert annotator("highlight", library, TITLE, "--quote", "学习 takes time").code == 0
    return library


def test_search_finds_documents_highlights_notes_and_tags(annotator: Annotator, marked: Path) -> None:
    found = annotator("search", marked, "quickly", "--json").json
    assert [hit["kind"] for hit in found] == ["document", "highlight", "note"]
    assert {(hit["title"], hit["url"]) for hit in found} == {(TITLE, "https://example.org/robots")}
    found = annotator("search", marked, "tag:hands", "--json").json
    assert [hit["title"] for hit in found if hit["kind"] == "tag"] == ["robotics / hands"]


def test_a_place_is_the_one_in_the_text(annotator: Annotator, marked: Path) -> None:
    words = annotator("text", marked, TITLE).out.decode()
    for hit in annotator("search", marked, "学习", "--json").json:
        assert words[hit["start"] : hit["end"]] == hit["words"]
        assert [hit["words"][start:end] for start, end in hit["marks"]] == ["学习"]


def test_words_and_facts_together(annotator: Annotator, marked: Path) -> None:
    def ids(query: str) -> list[str]:
        return [hit["kind"] for hit in annotator("search", marked, query, "--json").json]

    assert "document" in ids('tag:robotics "hands learn" clipped:>2025-12-01 channel:desk odd_key:kept')
    assert ids('tag:robotics "hands learn" clipped:>2026') == []
    assert annotator("search", marked, "zebra").lines == ["Nothing matches."]


def test_a_query_may_begin_with_what_it_leaves_out(annotator: Annotator, marked: Path) -> None:
    plain = {hit["id"] for hit in annotator("search", marked, "", "--json").json}
    left = {hit["id"] for hit in annotator("search", marked, "-quickly", "--json").json}
    assert left == plain - {hit["id"] for hit in annotator("search", marked, "quickly", "--json").json}
    found = annotator("list", marked, "--query", "-quickly", "--json").json
    assert TITLE not in [document["title"] for document in found]
    assert annotator("search", marked, "quickly", "--jsn").code == 2


def test_the_best_of_each_kind_only(annotator: Annotator, marked: Path) -> None:
    kinds = [hit["kind"] for hit in annotator("search", marked, "", "--limit", 1, "--json").json]
    assert kinds == ["document", "highlight", "note", "tag"]


def test_a_query_narrows_list_highlights_and_export(annotator: Annotator, marked: Path) -> None:
    assert len(annotator("list", marked, "--query", "in:title robots", "--json").json) == 1
    assert annotator("list", marked, "--query", "zebra", "--json").json == []
    assert annotator("list", marked, "--query", "zebra").lines == ["Nothing matches."]
    (only,) = annotator("highlights", marked, "--query", "tag:robotics", "--json").json
    assert only["quote"] == QUOTE
    told = exported(annotator, marked, "jsonl", "--query", "-has:tag").splitlines()
    assert [json.loads(line)["quote"] for line in told] == ["学习 takes time"]


@pytest.mark.parametrize(
    ("query", "place"),
    [('"never closed', "character 1"), ("a (b", "character 3"), ("a )", "character 3"), ("clipped:soon", "“soon”"),
     ("clipped:2025-02-30", "character 9"), ("has:nothing", "“nothing”"), ("a OR", "character 3"),
     ("-", "character 1"), ("the NEAR(a b", "character 9"), ("...", "no word"), ("in:title", "in:"),
     ("a " * 5_000, "at most"), ("x\udc80y", "character 2")],
)  # fmt: skip
def test_what_is_no_query_is_refused_with_its_place(annotator: Annotator, marked: Path, query: str, place: str) -> None:
    for verb in (("search", marked), ("list", marked, "--query"), ("highlights", marked, "--query")):
        assert place in refused(annotator(*verb, query))


@pytest.mark.parametrize(
    "query",
    ['text : "a" NOT b', "a* b^2 {c d}", "col:val - a", "rowid", "'; DROP TABLE page; --", "NEAR", "text:robots"]
)
def test_words_of_other_query_languages_are_words(annotator: Annotator, marked: Path, query: str) -> None:
    assert annotator("search", marked, query, "--json").code in (0, 1)
    assert len(annotator("list", marked, "--json").json) == 1


def test_a_search_leaves_the_library_as_it_was(annotator: Annotator, marked: Path) -> None:
    before = marked.read_bytes()
    assert annotator("search", marked, "robots").code == 0
    assert marked.read_bytes() == before
    assert [p.name for p in marked.parent.iterdir() if p.suffix != ".md"] == [marked.name]
