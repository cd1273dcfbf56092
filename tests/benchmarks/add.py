"""From the key to a highlight that is durable and painted on the page, against a one-row commit and one bare frame.

Each key finds a window at rest, as a hand's does; what follows behind the frame (its card, counts) is told beside.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtWidgets import QApplication

from annotator.model import Span, new_id
from annotator.store.schema import PRAGMAS
from tests.benchmarks.pages import Scene, scene
from tests.benchmarks.ratio import late, pairs, row

REACHES = {10_000: 2.0, 100_000: 4.0}
TIMES, ROUNDS, PASSES = 40, 5, 6


def plain_file(folder: Path) -> sqlite3.Connection:
    """A file of one table under the library's own pragmas."""
    db = sqlite3.connect(folder / "plain.sqlite", isolation_level=None)
    for pragma in PRAGMAS:
        db.execute(f"PRAGMA {pragma}").close()
    db.execute("CREATE TABLE row (id TEXT PRIMARY KEY, start INTEGER, stop INTEGER, words TEXT) STRICT")
    return db


def bare(shown: Scene, db: sqlite3.Connection) -> float:
    times = []
    for _ in range(TIMES):
        begun = perf_counter()
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO row VALUES (?, 1, 2, 'words')", (new_id(),))
        db.execute("COMMIT")
        shown.bare.viewport().repaint()
        times.append(perf_counter() - begun)
        rest()
    return late(times)


def ours(shown: Scene, spots: Iterator[int], behind: list[float]) -> float:
    """`behind` gets the seconds until all that follows is done."""
    window, times = shown.window, []
    for _ in range(TIMES):
        at = next(spots)
        window.reader.select(Span(at, at + 120), quietly=True)
        rest()
        begun = perf_counter()
        window.marking.highlight()
        window.reader.viewport().repaint()
        times.append(perf_counter() - begun)
        rest()
        behind.append(perf_counter() - begun - times[-1])
    return late(times)


def rest() -> None:
    """Until a timer of nothing that begins another of nothing has painted what it wanted to."""
    for _ in range(PASSES):
        QApplication.processEvents()


def indexed(shown: Scene) -> None:
    """Until the search index, which is made beside the window and reads the file meanwhile, has all there is."""
    done: list[object] = []
    shown.window.searching.seeker.followed.connect(done.append)
    shown.window.searching.follow()
    while not done:
        QApplication.processEvents()


def main() -> int:
    good = []
    for count, reach in REACHES.items():
        with scene(count) as shown, TemporaryDirectory() as folder:
            db = plain_file(Path(folder))
            shown.show()
            shown.show_bare()
            shown.lay_out()
            indexed(shown)
            length = len(shown.text.words)
            spots = iter(range(1_000, length - 1_000, length // (TIMES * (ROUNDS + 2))))
            behind: list[float] = []
            ratios = pairs(lambda: bare(shown, db), lambda: ours(shown, spots, behind), ROUNDS)  # noqa: B023
            note = f"then {median(behind) * 1_000:.0f} ms behind the frame"
            good.append(row(f"add a highlight to {count:,}, p95", reach, ratios, note))
            db.close()
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
