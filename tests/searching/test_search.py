"""What a search gives of a library, with an index and without one, and what becomes of an index in trouble."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotator import paths
from annotator.model import Change, Note, Span, content_id
from annotator.query import Words, parse, sought_words
from annotator.searching import DocumentHit, HighlightHit, Index, NoteHit, Search, Stopped, TagHit, searched
from annotator.searching.snippets import snippet
from annotator.store import Library
from annotator.workspace import Workspace
from tests.desk import ANA, reading
from tests.store.things import opened

BODY = """Robots learn slowly. 机器学习 is older than robots 🤖, says #robotics.

The naïve Café serves hardware or data, and the hands of the robots serve the café.
"""


@pytest.fixture
def library(tmp_path: Path):
    made = opened(tmp_path / "L.sqlite", states=tmp_path / "states")
    workspace = Workspace(made, ANA)
    workspace.import_clips([reading(1, BODY), reading(2, "Nothing here but hands.\n", "2024-01-02")])
    first = next(d for d in made.documents() if d.title == "Clip 1")
    start = workspace.text_of(first).words.index("hardware or data")
    mark = workspace.highlight(first, Span(start, start + 16), note="Ask the robots.", named=["robotics / hardware"])
    tag = workspace.library.tag(mark.tags[0])
    assert tag
    made.apply(Change("Note", after=(Note("0" * 32, tag.id, "Said of the tag"),)), ANA.id)
    yield made
    made.close()


@pytest.fixture
def index(library: Library, tmp_path: Path):
    made = Index.of(library, tmp_path / "cache")
    assert made is not None
    yield made
    made.close()


def follow(library: Library, index: Index) -> None:
    for _ in Search(library, ANA.id, index).follow():
        pass


@pytest.fixture(params=["indexed", "scanned"])
def search(request: pytest.FixtureRequest, library: Library, index: Index) -> Search:
    if request.param == "scanned":
        return Search(library, ANA.id)
    follow(library, index)
    return Search(library, ANA.id, index)


def titles(search: Search, query: str) -> list[str]:
    return sorted(hit.document.title for hit in search.results(parse(query)).documents)


@pytest.mark.parametrize(
    "query",
    ["robots", "机器", "学习", "🤖", "#robotics", "naive cafe", '"hardware or data"', "hardw*", "tag:robotics",
     "tag:hardware has:note", "clipped:>2025-12-01", "in:notes ask", "in:highlights hardware", "hands -nothing",
     "site:example.org channel:desk serves", "(xyz OR café) person:Ana"],
)  # fmt: skip
def test_documents_are_found_by_words_and_by_facts(search: Search, query: str) -> None:
    assert titles(search, query) == ["Clip 1"]


def test_hits_are_grouped_with_the_words_around_them(search: Search) -> None:
    found = search.results(parse('"hardware or data"'))
    (document,), (mark,), () = found.documents, found.highlights, found.notes
    assert [document.snippet.words[m.start : m.end] for m in document.snippet.inner] == ["hardware or data"]
    assert (mark.tags, mark.marks) == ((("robotics", "hardware"),), (Span(0, 16),))
    assert [note.body for note in mark.notes] == ["Ask the robots."]
    assert found.totals == {"document": 1, "highlight": 1, "note": 0, "tag": 0}


def test_notes_and_tags_are_found_too(search: Search) -> None:
    (asked,) = search.results(parse("ask")).notes
    assert asked.highlight
    assert asked.document
    assert asked.document.title == "Clip 1"
    (said,) = search.results(parse("said")).notes
    assert said.tag
    assert said.tag.name == "hardware"
    (tag,) = search.results(parse("hardware")).tags
    assert (tag.path, tag.highlights) == (("robotics", "hardware"), 1)


def test_the_first_hits_are_those_of_each_kind(search: Search) -> None:
    kinds = {type(hit) for hit in search.first(parse("hardware"))}
    assert kinds == {DocumentHit, HighlightHit, TagHit}
    assert {type(hit) for hit in search.first(parse("said"))} == {NoteHit}


def test_a_snippet_marks_words_as_they_stand(search: Search) -> None:
    (hit,) = search.results(parse("学习 cafe")).documents
    assert [hit.snippet.words[m.start : m.end] for m in hit.snippet.inner][:2] == ["学习", "Café"]


def test_a_snippet_says_more_than_the_title_where_it_can() -> None:
    text = "Robots at work\nSource: robots.example.org\nMany are slow. But robots learn."
    (word,) = sought_words(parse("robots"))
    assert isinstance(word, Words)
    assert snippet(text, [word], title="Robots at work").words == "Many are slow. But robots learn."
    only = text.replace("But robots", "But hands")
    assert snippet(only, [word], title="Robots at work").words.startswith("Robots at work")


def test_the_best_come_first(library: Library, index: Index) -> None:
    others = [reading(n, f"Filler {n}.\n") for n in range(5, 15)]
    long = "".join(f"word {n} " for n in range(400))
    Workspace(library, ANA).import_clips([reading(3, "Robots, robots!\n"), reading(4, f"{long}robots\n"), *others])
    follow(library, index)
    found = Search(library, ANA.id, index).results(parse("robots"))
    assert [hit.document.title for hit in found.documents] == ["Clip 3", "Clip 1", "Clip 4"]
    rest = Search(library, ANA.id, index).results(parse("robots"), most=1, skip=2)
    assert [hit.document.title for hit in rest.documents] == ["Clip 4"]
    assert rest.totals["document"] == 3


def test_a_change_is_found_at_once_without_working_all_out_again(library: Library, index: Index) -> None:
    follow(library, index)
    file = index.path.stat().st_ino
    search = Search(library, ANA.id, index)
    assert search.is_indexed
    (document,) = (d for d in library.documents() if d.title == "Clip 2")
    library.apply(Change("Retitle", (document,), (replace(document, title="Zebras"),)), ANA.id)
    assert not search.is_indexed
    assert titles(search, "zebras") == ["Zebras"]  # by looking through everything
    follow(library, index)
    assert search.is_indexed
    assert (titles(search, "zebras"), titles(search, "clip")) == (["Zebras"], ["Clip 1"])
    assert index.path.stat().st_ino == file


def missing(index: Index) -> None:
    index.path.unlink()


def empty(index: Index) -> None:
    index.path.write_bytes(b"")


def foreign(index: Index) -> None:
    index.path.write_bytes(b"no database at all" * 400)


def shortened(index: Index) -> None:
    data = index.path.read_bytes()
    index.path.write_bytes(data[: len(data) // 2])


def scrambled(index: Index) -> None:
    """Every page but the first two."""
    data = bytearray(index.path.read_bytes())
    data[8192:] = bytes(b ^ 0x5A for b in data[8192:])
    index.path.write_bytes(data)


def of_another_version(index: Index) -> None:
    with closing(sqlite3.connect(index.path, isolation_level=None)) as db:
        db.execute("UPDATE state SET version = 'older'")


def of_another_library(index: Index) -> None:
    with closing(sqlite3.connect(index.path, isolation_level=None)) as db:
        db.execute("UPDATE state SET library = ?", ("f" * 32,))


def without_a_table(index: Index) -> None:
    with closing(sqlite3.connect(index.path, isolation_level=None)) as db:
        db.execute("DROP TABLE memo")


@pytest.mark.parametrize(
    "harm",
    [missing, empty, foreign, shortened, scrambled, of_another_version, of_another_library, without_a_table],
)
def test_an_index_in_trouble_is_worked_out_again_and_all_is_found_meanwhile(library, index, harm) -> None:
    follow(library, index)
    index.close()
    harm(index)
    search = Search(library, ANA.id, index)
    assert titles(search, "naive cafe") == ["Clip 1"]
    follow(library, index)
    assert search.is_indexed
    assert titles(search, "naive cafe") == ["Clip 1"]
    assert search.results(parse("ask")).totals["note"] == 1


def test_an_index_that_somebody_else_writes_to_does_not_stop_a_search(library, index, monkeypatch) -> None:
    monkeypatch.setattr("annotator.store.index.WAIT", 0.05)
    follow(library, index)
    index.close()
    with closing(sqlite3.connect(index.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        search = Search(library, ANA.id, index)
        assert titles(search, "naive cafe") == ["Clip 1"]
        follow(library, index)  # makes one of its own, which takes the place
        assert search.is_indexed


def test_an_index_is_of_one_file_and_lies_outside_the_library(library: Library, index: Index, tmp_path: Path) -> None:
    follow(library, index)
    library.close()
    with closing(sqlite3.connect(tmp_path / "L.sqlite")) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema")]
        assert not [name for name in names if name.startswith(("page", "mark", "memo"))]
    copy = tmp_path / "Copy.sqlite"
    copy.write_bytes((tmp_path / "L.sqlite").read_bytes())
    with closing(Library(copy)) as other:
        theirs = Index.of(other, tmp_path / "cache")
        assert theirs
        assert theirs.path != index.path
    assert Index.of(Library(None), tmp_path) is None


def test_without_room_for_an_index_everything_is_found_still(library: Library, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    search = searched(library, ANA.id, blocked)
    assert not search.is_indexed
    assert titles(search, "naive cafe") == ["Clip 1"]


def test_what_was_left_of_a_build_that_was_stopped_is_no_index(library: Library, index: Index) -> None:
    steps = index.follow(library)
    next(steps)
    steps.close()
    assert list(index.path.parent.iterdir()) == []
    follow(library, index)
    assert [p.name for p in index.path.parent.iterdir()] == [index.path.name]


@pytest.mark.parametrize("indexed", [True, False])
def test_a_search_that_nobody_waits_for_stops(library: Library, index: Index, monkeypatch, *, indexed: bool) -> None:
    monkeypatch.setattr("annotator.store.index._INSTRUCTIONS", 10)
    if indexed:
        follow(library, index)
    wanted = [True]
    search = Search(library, ANA.id, index, lambda: not wanted[0])
    assert search.every(parse("robots OR hands"), "document")
    wanted[0] = False
    with pytest.raises(Stopped):
        search.results(parse("robots OR hands"))
    wanted[0] = True
    assert search.is_indexed is indexed
    assert len(search.every(parse("robots OR hands"), "document")) == 2


def test_what_was_emptied_for_good_is_in_no_index(library: Library, index: Index) -> None:
    follow(library, index)
    file = index.path.stat().st_ino
    body = '{"ops":[]}'
    identity = content_id("redaction", body)
    library._db.execute("INSERT INTO op VALUES (NULL, ?, 2, ?, 'redact', NULL, ?)", (identity, "8" * 32, body))
    count, total = library.stamp()
    stamp = count + 1, f"{(int(total, 16) + int(identity, 16)) % (1 << 128):032x}"
    library._db.execute("UPDATE library SET op_count = ?, op_set = ?", stamp)
    follow(library, index)
    assert Search(library, ANA.id, index).is_indexed
    assert index.path.stat().st_ino != file  # all of it anew


def test_indexes_lie_in_the_cache(home: Path) -> None:
    assert home in paths.indexes().parents
