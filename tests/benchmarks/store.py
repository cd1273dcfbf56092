"""One change in the store, against the same rows without a log."""

from __future__ import annotations

import re
import sqlite3
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from annotator.model import Change, Document, Highlight, Person, Quote, Span, new_id
from annotator.store import Library
from annotator.store.schema import PRAGMAS, VERSION_1
from tests.benchmarks.ratio import pairs, row

COUNTS, BATCH, REACH, TIMES, ROUNDS = (0, 100_000, 1_000_000), 20_000, 1.6, 100, 7
ME, DOCUMENT, TEXT, TAG = Person("0" * 32, "Reader"), "d" * 32, "e" * 32, "f" * 32
WORDS = Quote("words of a highlight, about as many as a line has of them", "before it", "after it")


def one(n: int) -> Highlight:
    return Highlight(new_id(), DOCUMENT, TEXT, Span(n * 7 % 900_000, n * 7 % 900_000 + 60), WORDS, (TAG,))


def rows_only(path: Path) -> sqlite3.Connection:
    """The tables of highlights and their tags, with their indexes, and nothing else."""
    db = sqlite3.connect(path, isolation_level=None, cached_statements=512)
    for pragma in PRAGMAS:
        db.execute(f"PRAGMA {pragma}").close()
    for statement in VERSION_1:
        if re.match(r"CREATE TABLE highlight(_tag)? |CREATE INDEX highlight_(place|tag_tag) ", statement):
            db.execute(statement)
    return db


def insert(db: sqlite3.Connection, made: Highlight) -> None:
    quote = made.quote
    db.execute(
        "INSERT INTO highlight VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
        (made.id, DOCUMENT, TEXT, made.span.start, made.span.end, quote.exact, quote.prefix, quote.suffix, ME.id, 1),
    )
    db.executemany("INSERT INTO highlight_tag VALUES (?, ?, 1, 0)", [(made.id, tag) for tag in made.tags])


def measured(count: int, folder: Path) -> list[float]:
    library, db = Library(folder / f"{count}.sqlite"), rows_only(folder / f"{count}.plain")
    library.apply(Change("", after=(ME, Document(DOCUMENT, "Title"))), ME.id)
    for begin in range(0, count, BATCH):
        several = tuple(one(n) for n in range(begin, begin + BATCH))
        library.apply(Change("Highlights", after=several), ME.id)
        db.execute("BEGIN")
        for made in several:
            insert(db, made)
        db.execute("COMMIT")

    def ours() -> float:
        times = []
        for n in range(TIMES):
            begun = perf_counter()
            library.apply(Change("Highlight", after=(one(n),)), ME.id)
            times.append(perf_counter() - begun)
        return median(times)

    def plain() -> float:
        times = []
        for n in range(TIMES):
            begun = perf_counter()
            db.execute("BEGIN IMMEDIATE")
            insert(db, one(n))
            db.execute("COMMIT")
            times.append(perf_counter() - begun)
        return median(times)

    found = pairs(plain, ours, ROUNDS)
    library.close()
    db.close()
    return found


def main() -> int:
    with TemporaryDirectory() as folder:
        good = [row(f"one change at {n:,} highlights, p50", REACH, measured(n, Path(folder))) for n in COUNTS]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
