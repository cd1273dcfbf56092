"""FORMAT.md says what is in a library file: tables, how ids are made, and queries that give what the app gives."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.model import Person, Span
from annotator.paths import seeds
from annotator.store import Library
from annotator.store.schema import APPLICATION, newest
from annotator.workspace import Workspace, read_clips
from tests.desk import ANA, BEN

PAGE = Path(__file__).resolve().parent.parent.parent / "FORMAT.md"
WORDS = PAGE.read_text("utf-8")
BLOCKS = re.findall(r"^```sql\n((?:.+\n)+)```$", WORDS, re.M)
QUERIES = dict(re.findall(r"^### (\d+)\. .+\n(?:\n.+\n)?\n```sql\n((?:.+\n)+)```$", WORDS, re.M))

CLIP = """---
url: https://example.org/{n}
title: Clip {n}
clipped: 2025-12-0{n} 10:00
slack_channel: evals
mood: calm
---

A family 👨‍👩‍👧‍👦 reads **together**, e\u0301 and 文章 too.

| a | b |
|---|---|
| one | two |

![a picture](p.png)

The method is old; the words are new.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Two people's library: documents, tags in a tree, notes, reviews, and things deleted and merged."""
    folder = tmp_path_factory.mktemp("format")
    (folder / "clips").mkdir()
    for n in range(1, 4):
        (folder / "clips" / f"{n}.md").write_text(CLIP.format(n=n), "utf-8")
    library = Library(folder / "Library.sqlite")
    ana, ben = Workspace(library, ANA), Workspace(library, BEN)
    ana.import_clips(read_clips([folder / "clips"]))
    second = ana.find_document("Clip 2")

    def mark(who: Workspace, number: str, words: str, *tags: str) -> str:
        page = who.find_document(f"Clip {number}")
        start = who.text_of(page).words.index(words)
        return who.highlight(page, Span(start, start + len(words)), named=tags).id

    new = mark(ana, "1", "reads together", "method / reading")
    mark(ana, "1", "文章", "script")
    mark(ben, "2", "The method is old", "method", "script")
    mark(ben, "2", "one", "letters")
    ben.merge_tags(ben.find_tag("letters"), ben.find_tag("script"))
    gone = mark(ben, "3", "the words are new", "method / reading")
    ana.write_note(new, "Why *together*?")
    ben.write_note(new, "Because.", answers=library.notes([new])[0].id)
    ana.write_note(second.id, "Read again.")
    ben.write_note(ana.find_tag("script").id, "For scripts.")
    for who, verdict in ((ana, "accept"), (ben, "discuss")):
        highlight = library.highlight(new)
        assert highlight
        who.review(highlight, verdict)
    lost = library.highlight(gone)
    assert lost
    ben.remove(lost)
    ana.undo()
    ana.remove_documents(ana.find_document("Clip 3"))
    differ(ana, BEN)
    yield library
    library.close()


def differ(workspace: Workspace, other: Person) -> None:
    """Has the other say something else of a tag, in a copy that comes back."""
    assert workspace.library.path
    path = workspace.library.path.with_name("theirs.sqlite")
    shutil.copy(workspace.library.path, path)
    theirs = Workspace(Library(path), other)
    for who, words in ((workspace, "How it was done."), (theirs, "How it is done.")):
        tag = who.find_tag("method")
        who.edit_tag(tag, replace(tag, description=words))
    theirs.library.close()
    workspace.merge([path])


@pytest.fixture
def file(library: Library) -> Iterator[sqlite3.Connection]:
    assert library.path
    with closing(sqlite3.connect(f"{library.path.as_uri()}?mode=ro", uri=True)) as db:
        yield db


def hashed(*parts: object) -> str:
    words = b"\n".join(p if isinstance(p, bytes) else str("" if p is None else p).encode() for p in parts)
    return hashlib.sha256(words).hexdigest()[:32]


def test_it_names_every_table_and_column_and_no_other(file: sqlite3.Connection) -> None:
    told = {
        name: set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.+?) \|", part.split("\n```")[0], re.M))))
        for name, part in re.findall(r"^### `(\w+)`\n(.+?)(?=^##|\n\nA \*\*block|\Z)", WORDS, re.M | re.S)
    }
    ours = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE '#_sqlite%' ESCAPE '#'"
    there = {
        name: {column for (column,) in file.execute("SELECT name FROM pragma_table_info(?)", (name,))}
        for (name,) in file.execute(ours)
    }
    assert told == there


def test_the_header_is_as_told(file: sqlite3.Connection) -> None:
    assert file.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    assert f"{APPLICATION} (0x{APPLICATION:X}" in WORDS
    assert f"the format, {newest()}." in " ".join(WORDS.split())


def test_ids_and_the_stamp_are_made_as_told(file: sqlite3.Connection) -> None:
    for table, content in (("text", "body"), ("capture", "source"), ("asset", "bytes")):
        assert all(i == hashed(c) for i, c in file.execute(f"SELECT id, {content} FROM {table}"))  # noqa: S608
    changes = {n: (i, *rest) for n, i, *rest in file.execute(
        "SELECT n, id, replica, hlc, person, label, reverses FROM change")}  # fmt: skip
    assert all(i == hashed(*parts) for i, *parts in changes.values())
    ops = file.execute("SELECT id, change, object, kind, deps, body FROM op").fetchall()
    assert all(i == hashed(changes[n][0], *parts) for i, n, *parts in ops)
    total = sum(int(i, 16) for i, *_ in ops) % (1 << 128)
    assert file.execute("SELECT op_count, op_set FROM library").fetchone() == (len(ops), f"{total:032x}")
    assert all(i == hashed(url) for i, url in file.execute("SELECT id, url FROM document"))


def test_there_are_ten_queries() -> None:
    assert list(QUERIES) == [str(n) for n in range(1, 11)]
    assert len(BLOCKS) == 12


@pytest.mark.parametrize("sql", BLOCKS)
def test_every_query_runs_and_writes_nothing(file: sqlite3.Connection, sql: str) -> None:
    file.execute("PRAGMA query_only=ON")
    assert file.execute(sql).fetchall()


def test_the_queries_that_a_sample_clip_tells_run_too(file: sqlite3.Connection) -> None:
    clip = next(p for p in seeds().glob("*.md") if "```sql" in p.read_text("utf-8"))
    queries = re.findall(r"^```sql\n((?:.+\n)+)```$", clip.read_text("utf-8"), re.M)
    assert len(queries) == 5
    for sql in queries:
        file.execute(sql, {"words": "", "id": ""}).fetchall()


def test_excerpts_and_documents_are_those_of_the_app(file: sqlite3.Connection, library: Library) -> None:
    told = [(t, e, tags, who) for t, e, tags, _, who, _ in file.execute(QUERIES["1"])]
    excerpts = sorted(Workspace(library, ANA).excerpts(), key=lambda e: (e.document.title, e.span))
    assert told == [
        (e.document.title, e.quote.exact, ", ".join(t[-1] for t in e.tags) or None, e.person) for e in excerpts
    ]
    assert [(t, n) for t, _, _, n in file.execute(QUERIES["2"])] == [
        (e.document.title, e.highlights) for e in library.entries()
    ]


def test_tags_are_those_of_the_app(file: sqlite3.Connection, library: Library) -> None:
    counts = library.tag_counts()
    assert dict(file.execute(QUERIES["3"])) == {t.name: counts.get(t.id, 0) for t in library.tags()}
    paths = {" / ".join(t.name for t in line) for line in Workspace(library, ANA).codebook()}
    assert {path for (path,) in file.execute(QUERIES["4"])} == paths == {"method", "method / reading", "script"}
    assert [exact for _, exact in file.execute(QUERIES["5"])] == ["reads together", "The method is old"]


def test_texts_and_positions_are_those_of_the_app(file: sqlite3.Connection, library: Library) -> None:
    workspace = Workspace(library, ANA)
    assert dict(file.execute(QUERIES["6"])) == {d.title: workspace.text_of(d).words for d in library.documents()}
    around = {i: rest for i, *rest in file.execute(QUERIES["7"])}
    assert len(around) == library.highlight_count() == 4
    for h in library.highlights():
        text = library.text(h.text)
        assert text
        words, (start, end) = text.words, (h.span.start, h.span.end)
        assert around[h.id] == [words[max(0, start - 80) : start], h.quote.exact, words[end : end + 80]]


def test_notes_and_reviews_are_those_of_the_app(file: sqlite3.Connection, library: Library) -> None:
    people = library.persons()
    rows = file.execute(QUERIES["8"]).fetchall()
    assert [(b, p, a) for _, b, p, _, a in rows] == [
        (n.body, people[n.person].name, bool(n.answers)) for n in library.notes()
    ]
    assert sorted(about for about, *_ in rows) == ["Clip 2", "reads together", "reads together", "script"]
    assert file.execute(QUERIES["9"]).fetchall() == [("reads together", 1, 0, 1)]


def test_a_conflict_has_both_sides_and_who_said_them(file: sqlite3.Connection) -> None:
    sql = next(sql for sql in BLOCKS if "FROM conflict" in sql)
    assert set(file.execute(sql)) == {
        ("description", "How it was done.", "Ana"), ("description", "How it is done.", "Ben")
    }  # fmt: skip


def test_the_history_is_that_of_the_app(file: sqlite3.Connection) -> None:
    rows = file.execute(QUERIES["10"]).fetchall()
    assert rows[-1][1:4] == (ANA.name, "Import 3 documents", 3)
    assert {who for _, who, *_ in rows} == {ANA.name, BEN.name}
    assert {undo for *_, undo in rows} == {0, 1}
