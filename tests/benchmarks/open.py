"""From the click on a document to its first paint, against `setHtml` of the same words as plain paragraphs."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

from tests.benchmarks.documents import Clips
from tests.benchmarks.pages import Scene, scene
from tests.benchmarks.ratio import pairs, row, seconds, skipped

REACH, ROUNDS = 1.5, 7
BOOK = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "books" / "War and Peace.md"
BOOK_SIZE = 3_200_000


def opened(shown: Scene, what: str) -> bool:
    """Prints how long the first paint takes, and beside it what is built of a long text behind that."""
    behind: list[float] = []

    def ours() -> float:
        shown.leave()
        taken = seconds(shown.show)
        behind.append(seconds(shown.window.reader.complete))
        return taken

    def bare() -> float:
        shown.leave()
        return seconds(shown.show_bare)

    found = pairs(bare, ours, ROUNDS)
    return row(what, REACH, found, f"the rest stands {median(behind) * 1_000:.0f} ms later")


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
        good.append(opened(shown, "open 1 MB with 10,000 highlights"))
    with scene(source=prose(BOOK_SIZE)) as shown:
        good.append(opened(shown, "open a made-up book of 3.2 MB"))
    if BOOK.exists():
        with scene(source=BOOK.read_text("utf-8")) as shown:
            good.append(opened(shown, "open War and Peace"))
    else:
        good.append(skipped("open War and Peace", "the book is not on this machine"))
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
