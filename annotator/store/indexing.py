"""What a search index holds of a library, and how it is put in."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from annotator.model import Document, Highlight, Note, content_id
from annotator.query import words
from annotator.query.subjects import day_of, facts_of, said_of
from annotator.store.following import Following
from annotator.store.records import encode
from annotator.text import words_in

VERSION = f"1 {words.VERSION}"
"""Of these tables and of what is put in; an index of another one is worked out again."""

# The text stands in the first column: an entry of any other takes two bytes more, a third of the whole.
# Texts are kept nowhere: a page that changed gets a new number, and the old one points to nothing.
SCHEMA = (
    "CREATE TABLE state (library TEXT, version TEXT, op_count INTEGER, op_set TEXT, op INTEGER) STRICT",
    """CREATE TABLE document (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, words INTEGER UNIQUE, sign TEXT NOT NULL,
      clipped TEXT NOT NULL, made INTEGER NOT NULL) STRICT""",
    "CREATE INDEX document_order ON document (clipped DESC, made DESC, id)",
    """CREATE TABLE highlight (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document INTEGER NOT NULL,
      person TEXT NOT NULL, day TEXT NOT NULL) STRICT""",
    "CREATE INDEX highlight_document ON highlight (document)",
    """CREATE TABLE note (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, about TEXT NOT NULL, document INTEGER,
      highlight INTEGER, person TEXT NOT NULL, day TEXT NOT NULL) STRICT""",
    "CREATE INDEX note_about ON note (about)",
    "CREATE INDEX note_document ON note (document)",
    "CREATE INDEX note_highlight ON note (highlight)",
    "CREATE TABLE worn (tag TEXT, highlight INTEGER, PRIMARY KEY (tag, highlight)) STRICT, WITHOUT ROWID",
    "CREATE INDEX worn_highlight ON worn (highlight)",
    "CREATE TABLE value (n INTEGER PRIMARY KEY, name TEXT, value TEXT, UNIQUE (name, value)) STRICT",
    "CREATE TABLE fact (document INTEGER, value INTEGER, PRIMARY KEY (document, value)) STRICT, WITHOUT ROWID",
    "CREATE INDEX fact_value ON fact (value)",
    "CREATE VIRTUAL TABLE page USING fts5(text, title, front, content='', tokenize='ascii')",
    "CREATE VIRTUAL TABLE mark USING fts5(quote, note, tag, tokenize='ascii')",
    "CREATE VIRTUAL TABLE memo USING fts5(body, tokenize='ascii')",
)

_NEXT = " \ue000 "
"""Between two strings of one column: a word that no text has, so that no words are found across it."""


def joined(texts: Iterable[str]) -> str:
    return _NEXT.join(map(words.prepared, texts))


class Indexing:
    """Puts objects of a library in, as they stand now, or takes out what is gone. Inside the caller's transaction."""

    def __init__(self, db: sqlite3.Connection, library: Following) -> None:
        self._db, self._library = db, library
        self._tags: Mapping[str, str] = {t.id: t.name for t in library.tags()}
        ((self._page,),) = db.execute("SELECT ifnull(max(id), 0) FROM page_docsize")

    def put_documents(self, ids: Collection[str]) -> set[str]:
        """Those among them that were not here before and are now."""
        found = {d.id: d for d in self._library.some_documents(ids)}
        known = {i: (n, sign) for n, i, sign in self._known("document", ids, "n, id, sign")}
        self._take_out("document", [known[i][0] for i in known.keys() - found.keys()])
        signs = {i: content_id(d.text, d.title, *said_of(d)) for i, d in found.items()}
        fresh = [d for i, d in found.items() if i not in known or known[i][1] != signs[i]]
        pages = self._put_pages(fresh)
        for identity, document in found.items():
            order = (document.clipped, document.made)
            if identity not in known:
                row = (identity, pages[identity], signs[identity], *order)
                n = self._insert("document (id, words, sign, clipped, made)", row)
            else:
                n = known[identity][0]
                if identity in pages:
                    self._db.execute("UPDATE document SET words = ?, sign = ? WHERE n = ?",
                                     (pages[identity], signs[identity], n))  # fmt: skip
                self._db.execute("UPDATE document SET clipped = ?, made = ? WHERE n = ?", (*order, n))
            self._put_facts(n, document)
        return found.keys() - known.keys()

    def put_highlights(self, ids: Collection[str]) -> None:
        """With the notes on them in their own rows' words, not as notes."""
        found = self._library.some_highlights(ids)
        documents = self._numbers("document", {h.document for h in found})
        self._take_out("highlight", [n for (n,) in self._known("highlight", ids, "n")])
        notes: dict[str, list[str]] = defaultdict(list)
        for note in self._library.notes([h.id for h in found]):
            notes[note.about].append(note.body)
        for h in found:
            if h.document in documents:
                self._put_highlight(h, documents[h.document], notes[h.id])

    def put_notes(self, ids: Collection[str]) -> None:
        """Those whose highlight, document or tag is here."""
        found = self._library.some_notes(ids)
        self._take_out("note", [n for (n,) in self._known("note", ids, "n")])
        abouts = {note.about for note in found}
        documents = self._numbers("document", abouts)
        highlights = {i: (n, d) for n, i, d in self._known("highlight", abouts, "n, id, document")}
        for note in found:
            highlight, document = highlights.get(note.about, (None, documents.get(note.about)))
            if document is not None or note.about in self._tags:
                self._put_note(note, document, highlight)

    def around(self, kind: str, ids: Collection[str]) -> set[str]:
        """Ids of what stands on some things, as it is known here: highlights that wear tags, notes on anything."""
        sql = {
            "highlight": """SELECT h.id FROM json_each(?) i JOIN worn w ON w.tag = i.value
              JOIN highlight h ON h.n = w.highlight""",
            "note": "SELECT note.id FROM json_each(?) i JOIN note ON note.about = i.value",
        }
        return {i for (i,) in self._db.execute(sql[kind], (encode(list(ids)),))}

    def documents(self, highlights: Collection[str]) -> set[str]:
        """Ids of the documents that some highlights stand on, as it is known here."""
        sql = """SELECT d.id FROM json_each(?) i JOIN highlight h ON h.id = i.value
          JOIN document d ON d.n = h.document"""
        return {i for (i,) in self._db.execute(sql, (encode(list(highlights)),))}

    def abouts(self, notes: Collection[str]) -> set[str]:
        """Ids of what some notes are about, as it is known here."""
        return {str(about) for (about,) in self._known("note", notes, "about")}

    # -- inside --------------------------------------------------------------

    def _put_pages(self, documents: list[Document]) -> dict[str, int]:
        pages: dict[str, int] = {}
        rows = []
        bodies = self._library.bodies({d.text for d in documents})
        for document in documents:
            self._page += 1
            pages[document.id] = self._page
            text = words.prepared(words_in(bodies.get(document.text, "[]")))
            rows.append((self._page, text, words.prepared(document.title), joined(said_of(document))))
        self._db.executemany("INSERT INTO page (rowid, text, title, front) VALUES (?, ?, ?, ?)", rows)
        return pages

    def _put_facts(self, n: int, document: Document) -> None:
        facts = list(facts_of(document))
        self._db.execute("DELETE FROM fact WHERE document = ?", (n,))
        self._db.executemany("INSERT OR IGNORE INTO value (name, value) VALUES (?, ?)", facts)
        sql = "INSERT OR IGNORE INTO fact SELECT ?, n FROM value WHERE name = ? AND value = ?"
        self._db.executemany(sql, [(n, *fact) for fact in facts])

    def _put_highlight(self, h: Highlight, document: int, notes: list[str]) -> None:
        row = (h.id, document, h.person, day_of(h.made))
        n = self._insert("highlight (id, document, person, day)", row)
        tags = [self._tags[t] for t in h.tags if t in self._tags]
        self._insert("mark (rowid, quote, note, tag)", (n, words.prepared(h.quote.exact), joined(notes), joined(tags)))
        self._db.executemany("INSERT OR IGNORE INTO worn VALUES (?, ?)", [(t, n) for t in h.tags])

    def _put_note(self, note: Note, document: int | None, highlight: int | None) -> None:
        row = (note.id, note.about, document, highlight, note.person, day_of(note.made))
        n = self._insert("note (id, about, document, highlight, person, day)", row)
        self._insert("memo (rowid, body)", (n, words.prepared(note.body)))

    def _insert(self, into: str, row: tuple[object, ...]) -> int:
        sql = "INSERT INTO TABLE VALUES (MARKS)".replace("TABLE", into).replace("MARKS", ", ".join("?" * len(row)))
        return self._db.execute(sql, row).lastrowid or 0

    def _take_out(self, kind: str, numbers: list[int]) -> None:
        places = {
            "document": ("document WHERE n", "fact WHERE document"),
            "highlight": ("highlight WHERE n", "worn WHERE highlight", "mark WHERE rowid"),
            "note": ("note WHERE n", "memo WHERE rowid"),
        }
        for place in places[kind]:
            self._db.executemany("DELETE FROM PLACE = ?".replace("PLACE", place), [(n,) for n in numbers])

    def _known(self, kind: str, ids: Iterable[str], columns: str) -> list[tuple[Any, ...]]:
        sql = "SELECT COLUMNS FROM KIND WHERE id IN (SELECT value FROM json_each(?))"
        return self._db.execute(sql.replace("COLUMNS", columns).replace("KIND", kind), (encode(list(ids)),)).fetchall()

    def _numbers(self, kind: str, ids: Iterable[str]) -> dict[str, int]:
        return {i: n for n, i in self._known(kind, ids, "n, id")}
