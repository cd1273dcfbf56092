"""From the click on a document to its first paint, against `setHtml` of the same words as plain paragraphs."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks.documents import Clips
from tests.benchmarks.pages import Scene, scene
from tests.benchmarks.ratio import pairs, row, seconds, skipped

REACH, ROUNDS = 1.5, 7
BOOK = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "books" / "War and Peace.md"
BOOK_SIZE = 3_200_000


def ratios(shown: Scene) -> list[float]:
    def ours() -> float:
        shown.leave()
        return seconds(shown.show)

    def bare() -> float:
        shown.leave()
        return seconds(shown.show_bare)

    return pairs(bare, ours, ROUNDS)


def prose(size: int) -> str:
    """Chapters of plain paragraphs."""
    made, parts = Clips(2), ["# Chapter"]
    while size > 0:
        parts.append(" ".join(made.sentence() for _ in range(5)))
        size -= len(parts[-1]) + 2
    return "\n\n".join(parts)


def main() -> int:
    good = []
    with scene(10_000) as shown:
        good.append(row("open 1 MB with 10,000 highlights", REACH, ratios(shown)))
    with scene(source=prose(BOOK_SIZE)) as shown:
        good.append(row("open a made-up book of 3.2 MB", REACH, ratios(shown)))
    if BOOK.exists():
        with scene(source=BOOK.read_text("utf-8")) as shown:
            good.append(row("open War and Peace", REACH, ratios(shown)))
    else:
        good.append(skipped("open War and Peace", "the book is not on this machine"))
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
