"""Merging, handing over, backing up: against the plain SQL of a union, and a copied file."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from annotator.model import Change, Document
from annotator.store import Library
from annotator.store.file import synced
from annotator.store.schema import PRAGMAS, VERSION_1
from tests.benchmarks.ratio import pairs, row, seconds
from tests.benchmarks.store import DOCUMENT, ME, one

COUNT, ROUNDS = 100_000, 3
UNION = """INSERT INTO {table} SELECT * FROM other.{table} o
  WHERE NOT EXISTS (SELECT 1 FROM main.{table} m WHERE m.id = o.id)"""


def library(path: Path, count: int) -> Path:
    made = Library(path)
    made.apply(Change("", after=(ME, Document(DOCUMENT, "Title"))), ME.id)
    for _ in range(0, count, 20_000):
        made.apply(Change("Highlights", after=tuple(one(n) for n in range(20_000))), ME.id)
    made.close()
    return path


def plain(path: Path) -> sqlite3.Connection:
    """The rows of highlights with their tags, and an op for each, as bare tables."""
    db = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        db.execute(f"PRAGMA {pragma}").close()
    for statement in VERSION_1:
        if "CREATE VIEW" not in statement:
            db.execute(statement)
    return db


def merging(folder: Path) -> tuple[list[float], list[float]]:
    """Ratios of the first merge to a plain union, and of the second to the first."""
    theirs, again = library(folder / "theirs.sqlite", COUNT), []
    stub = library(folder / "stub.sqlite", 0)

    def ours() -> float:
        mine = Library(Path(shutil.copyfile(stub, folder / "mine.sqlite")))
        first = seconds(lambda: mine.merge([theirs], "theirs"))
        again.append(seconds(lambda: mine.merge([theirs], "theirs")) / first)
        mine.close()
        return first

    def base() -> float:
        (folder / "plain.sqlite").unlink(missing_ok=True)
        db = plain(folder / "plain.sqlite")
        db.execute("ATTACH ? AS other", (str(theirs),))

        def union() -> None:
            db.execute("BEGIN IMMEDIATE")
            for table in ("change", "op", "highlight"):
                db.execute(UNION.format(table=table))
            db.execute("INSERT INTO highlight_tag SELECT * FROM other.highlight_tag")
            db.execute("COMMIT")

        taken = seconds(union)
        db.close()
        return taken

    return pairs(base, ours, ROUNDS), again


def copying(folder: Path) -> tuple[list[float], list[float], list[float]]:
    """Ratios to a copied and synced file, without a check of every page: a hand-over, VACUUM INTO alone, a backup."""
    source = library(folder / "source.sqlite", COUNT)
    opened = Library(source, states=folder / "states")
    twin = folder / "twin.sqlite"
    shutil.copyfile(source, twin)  # not the open file: reading that drops its locks
    bare = sqlite3.connect(twin, isolation_level=None)
    os.sync()

    numbers = count()

    def base() -> float:
        """Under a new name, as a backup is: room that a file gave up is had again for less."""
        return seconds(lambda: synced(Path(shutil.copyfile(twin, folder / f"copy-{next(numbers)}.sqlite"))))

    def vacuum() -> None:
        (folder / "bare.sqlite").unlink(missing_ok=True)
        bare.execute("VACUUM INTO ?", (str(folder / "bare.sqlite"),))
        synced(folder / "bare.sqlite")

    backing = pairs(base, lambda: seconds(lambda: opened.back_up("asked", thorough=False)), ROUNDS)
    handing = pairs(base, lambda: seconds(lambda: opened.share(folder / "out.sqlite", thorough=False)), ROUNDS)
    least = pairs(base, lambda: seconds(vacuum), ROUNDS)
    bare.close()
    opened.close()
    return handing, least, backing


def main() -> int:
    with TemporaryDirectory() as folder:
        first, again = merging(Path(folder))
        good = [row(f"merge of {COUNT:,} highlights", 2.5, first), row("the same merge again", 0.1, again)]
        handing, least, backing = copying(Path(folder))
        note = f"VACUUM INTO alone: {median(least):.1f}"
        good += [row(f"hand-over of {COUNT:,}", 2, handing, note), row(f"backup of {COUNT:,}", 2, backing)]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
