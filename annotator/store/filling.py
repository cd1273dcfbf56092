"""How a search index takes in what a library says, in steps of some milliseconds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from annotator.store.indexing import VERSION, Indexing
from annotator.store.library import Library

SLICE = 16
"""Documents that are read and put in at a time."""
MANY = 200
"""Highlights or notes at a time."""

Step = tuple[int, int]
"""How much is done, and of how much."""


def fill(db: sqlite3.Connection, library: Library) -> Iterator[Step]:
    stamp, newest = library.newest()
    indexing = Indexing(db, library)
    kinds: dict[str, tuple[Callable[[list[str]], object], int]] = {
        "document": (indexing.put_documents, SLICE),
        "highlight": (indexing.put_highlights, MANY),
        "note": (indexing.put_notes, MANY),
    }
    done, every = 0, sum(library.count(kind) for kind in kinds)
    for kind, (put, size) in kinds.items():
        after = ""
        while ids := library.ids(kind, after, size):
            put(ids)
            after = ids[-1]
            done += len(ids)
            yield min(done, every), every
    db.execute("INSERT INTO page (page, rank) VALUES ('hashsize', ?)", (1 << 20,))
    db.execute("INSERT INTO state VALUES (?, ?, ?, ?, ?)", (library.id, VERSION, *stamp, newest))


def touched(indexing: Indexing, library: Library, objects: tuple[tuple[str, str], ...]) -> Iterator[Step]:
    """Puts in what the log speaks of, and what shows it."""
    of: dict[str, set[str]] = {kind: set() for kind in ("document", "highlight", "note", "tag", "review", "person")}
    for identity, kind in objects:
        of.setdefault(kind, set()).add(identity)
    notes = of["note"]
    highlights = of["highlight"] | indexing.around("highlight", of["tag"])
    highlights |= {n.about for batch in batched(sorted(notes), MANY) for n in library.some_notes(batch)}
    highlights |= indexing.abouts(notes)
    standing = [h for batch in batched(sorted(of["highlight"]), MANY) for h in library.some_highlights(batch)]
    documents = of["document"] | {h.document for h in standing} | indexing.documents(of["highlight"])
    done, every = 0, len(documents) + len(highlights) + len(notes)
    for batch in batched(sorted(documents), SLICE):
        for fresh in indexing.put_documents(batch):
            highlights |= {h.id for h in library.highlights(fresh)}
        done += len(batch)
        yield min(done, every), every
    for batch in batched(sorted(highlights), MANY):
        indexing.put_highlights(batch)
        done += len(batch)
        yield min(done, every), every
    about = [*documents, *highlights, *of["tag"]]
    notes |= {n.id for batch in batched(about, MANY) for n in library.notes(batch)} | indexing.around("note", about)
    for batch in batched(sorted(notes), MANY):
        indexing.put_notes(batch)
        done += len(batch)
        yield min(done, every), every


def batched(ids: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(ids)
    while batch := list(islice(rest, size)):
        yield batch
