"""How long an import takes, against Python-Markdown alone: `python -m tests.benchmarks.imports`.

Ours is all of it: workers started, clips converted, one durable transaction. The other is one process with its
libraries loaded, and gives HTML. Other work on the machine only ever adds time, so the quickest round of each counts.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import markdown

from annotator.conversion.workers import bench
from annotator.intake import read_clips
from annotator.model import Person
from annotator.store import Library
from annotator.workspace import Workspace
from tests.benchmarks.documents import Clips
from tests.benchmarks.ratio import row

COUNT, SIZE, ROUNDS, REACH = 1_000, 8_000, 3, 1.0


def markdown_alone(files: Sequence[Path]) -> None:
    for file in files:
        body = file.read_text("utf-8").split("\n---\n", 1)[1]
        markdown.markdown(body, extensions=["tables", "fenced_code", "footnotes"])


def imported(folder: Path, library: Path) -> None:
    with closing(Library(library, create=True)) as opened:
        report = Workspace(opened, Person("0" * 32, "Reader")).import_clips(read_clips([folder]))
    if report.count("new") != COUNT:
        raise AssertionError(report.sentence)
    bench.clear()  # the workers' start counts in each round


def took(name: str, work: Callable[[], None]) -> float:
    """Seconds by the clock."""
    spent, begun = sum(os.times()[:4]), perf_counter()
    work()
    clock = perf_counter() - begun
    print(f"  {name}: {clock:.2f} s, computing {sum(os.times()[:4]) - spent:.2f} s", file=sys.stderr)
    return clock


def main() -> int:
    with TemporaryDirectory() as place:
        folder = Path(place) / "clips"
        files = Clips(1).write(folder, COUNT, SIZE)
        bases, imports = [], []
        for n in range(ROUNDS):
            library = Path(place) / f"{n}.sqlite"
            bases.append(took("Markdown alone", lambda: markdown_alone(files)))
            imports.append(took("import", lambda at=library: imported(folder, at)))
    return 0 if row(f"import {COUNT:,} clips", REACH, [min(imports) / min(bases)]) else 1


if __name__ == "__main__":
    sys.exit(main())
