"""Searching many documents: the index built, its size, ranked hits with snippets, and the first hits."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections import Counter
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.model import Capture, Change, Document, Person, content_id
from annotator.query import parse
from annotator.searching import Index, Search
from annotator.store import Library
from annotator.text import Block, Text
from tests.benchmarks.documents import Clips
from tests.benchmarks.ratio import pairs, row, seconds

COUNT, SIZE, ROUNDS = int(os.environ.get("ANNOTATOR_DOCUMENTS", "100000")), 9_000, 5
LINE = 60
"""Words of a paragraph."""
BUILD, LARGE, RANKED, FIRST = 1 / 0.7, 0.6, 1.5, 0.2
ME = Person("0" * 32, "Reader")


def filled(path: Path) -> tuple[Library, list[str], list[str]]:
    """A library, its texts, and words from the rare to the common."""
    library, clips, texts = Library(path), Clips(7), []
    library.apply(Change("", after=(ME,)), ME.id)
    counted: Counter[str] = Counter()
    for begin in range(0, COUNT, 2_000):
        after, brings = [], []
        for n in range(begin, min(COUNT, begin + 2_000)):
            words = clips.words(SIZE // 7)
            lines = [" ".join(words[at : at + LINE]) for at in range(0, len(words), LINE)]
            text = Text.of(tuple(Block("p", line) for line in lines), "1")
            capture = Capture(content_id("source", str(n)), content_id("document", str(n)), "")
            counted.update(set(words) if n < 2_000 else ())
            after.append(Document(capture.document, lines[0], text=text.id, capture=capture.id, clipped="2026-01-01"))
            brings += [text, capture]
            texts.append(text.words)
        library.apply(Change("Import", after=tuple(after), brings=tuple(brings)), ME.id)
    known = sorted(counted, key=lambda w: (counted[w], w))
    return library, texts, known


def bare(path: Path, texts: list[str]) -> sqlite3.Connection:
    """FTS5 as it comes, with the same texts."""
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous=OFF").close()
    db.execute("BEGIN")
    db.execute("CREATE VIRTUAL TABLE f USING fts5(text)")
    db.executemany("INSERT INTO f (text) VALUES (?)", ((t,) for t in texts))
    db.execute("COMMIT")
    return db


def main() -> int:
    with TemporaryDirectory() as name:
        folder = Path(name)
        library, texts, words = filled(folder / "L.sqlite")
        index = Index.of(library, folder / "cache")
        assert index is not None
        search = Search(library, ME.id, index)

        def build() -> float:
            index.delete()
            return seconds(lambda: list(search.follow()))

        many = f"{COUNT:,} documents"
        plain = seconds(lambda: bare(folder / "f", texts).close())
        good = [row(f"search: index of {many}, built", BUILD, [build() / plain])]
        size = index.path.stat().st_size / sum(len(t.encode()) for t in texts)
        good.append(row("search: size of the index against the text", LARGE, [size]))
        db = sqlite3.connect(folder / "f")
        places = (len(words) // 3, len(words) * 9 // 10, len(words) - 30, len(words) - 3)
        queries = [words[n] for n in places]
        queries += [f'"{queries[2]} {queries[3]}"', f"{queries[0][:4]}*"]
        sql = "SELECT rowid, snippet(f, 0, '[', ']', '…', 24) FROM f WHERE f MATCH ? ORDER BY bm25(f) LIMIT 50"
        for query in queries:
            node = parse(query)

            def base(q: str = query) -> float:
                return seconds(lambda: db.execute(sql, (q,)).fetchall())

            ranked = pairs(base, lambda n=node: seconds(lambda: search.results(n)), ROUNDS)
            total = search.results(node).totals["document"]
            good.append(row(f"search: ranked, {total:,} hits", RANKED, ranked, query))
            if total > 1_000:
                first = pairs(base, lambda n=node: seconds(lambda: list(islice(search.first(n), 20))), ROUNDS)
                good.append(row(f"search: first hits of {total:,}", FIRST, first, query))
        index.close()
        library.close()
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
