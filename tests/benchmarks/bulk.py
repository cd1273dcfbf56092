"""A change of a hundred thousand highlights, against its rows without a log; and its undo, against the change."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.model import Change, Document, Highlight
from annotator.store import Library
from tests.benchmarks.ratio import row, seconds
from tests.benchmarks.store import DOCUMENT, ME, one, rows_only

COUNT, REACH, REACH_BACK, ROUNDS = 100_000, 5.0, 3.0, 3


def write(db: sqlite3.Connection, several: Sequence[Highlight]) -> None:
    """The rows of highlights and of their tags."""
    db.execute("BEGIN IMMEDIATE")
    db.executemany(
        "INSERT INTO highlight VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
        (
            (h.id, h.document, h.text, h.span.start, h.span.end, q.exact, q.prefix, q.suffix, ME.id, 1)
            for h, q in ((h, h.quote) for h in several)
        ),
    )
    tags = ((h.id, tag, place) for h in several for place, tag in enumerate(h.tags, 1))
    db.executemany("INSERT INTO highlight_tag VALUES (?, ?, ?, 0)", tags)
    db.execute("COMMIT")


def measured(folder: Path, several: Sequence[Highlight]) -> tuple[float, float]:
    """How much longer than its rows the change takes, and than the change its undo."""
    library, db = Library(folder / "ours.sqlite"), rows_only(folder / "plain.sqlite")
    library.apply(Change("", after=(ME, Document(DOCUMENT, "Title"))), ME.id)
    change = Change("Highlights", after=tuple(several))
    rows = seconds(lambda: write(db, several))
    forth = seconds(lambda: library.apply(change, ME.id))
    back = seconds(lambda: library.undo(ME.id))
    library.close()
    db.close()
    return forth / rows, back / forth


def main() -> int:
    several = [one(n) for n in range(COUNT)]
    found = []
    for _ in range(ROUNDS):
        with TemporaryDirectory() as folder:
            found.append(measured(Path(folder), several))
    good = [
        row(f"a change of {COUNT:,} highlights", REACH, [forth for forth, _ in found]),
        row("its undo", REACH_BACK, [back for _, back in found]),
    ]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
