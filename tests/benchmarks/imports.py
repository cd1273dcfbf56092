"""How long an import takes, against Python-Markdown alone: `python -m tests.benchmarks.imports`.

Ours is all of it: workers started, clips converted, one durable transaction. The other is one process with its
libraries loaded, and gives HTML. Times drift on a shared machine, so both are measured in turn, round by round.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import markdown

from annotator.conversion.workers import bench
from annotator.intake import read_clips
from annotator.model import Person
from annotator.store import Library
from annotator.workspace import Workspace
from tests.benchmarks.documents import Clips

COUNT, SIZE, ROUNDS, REACH = 1_000, 8_000, 3, 1.0


def markdown_alone(files: Sequence[Path]) -> None:
    for file in files:
        body = file.read_text("utf-8").split("\n---\n", 1)[1]
        markdown.markdown(body, extensions=["tables", "fenced_code", "footnotes"])


def imported(folder: Path, library: Path) -> None:
    bench.clear()  # the workers' start counts
    with closing(Library(library, create=True)) as opened:
        report = Workspace(opened, Person("0" * 32, "Reader")).import_clips(read_clips([folder]))
    if report.count("new") != COUNT:
        raise AssertionError(report.sentence)


def seconds(work: Callable[[], None]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def main() -> int:
    with TemporaryDirectory() as place:
        folder = Path(place) / "clips"
        files = Clips(1).write(folder, COUNT, SIZE)
        markdown_alone(files[:20])
        rounds = []
        for n in range(ROUNDS):
            base = seconds(lambda: markdown_alone(files))
            library = Path(place) / f"{n}.sqlite"
            ours = seconds(lambda at=library: imported(folder, at))
            rounds.append((ours / base, ours, base))
            print(f"  round {n + 1}: import {ours:.2f} s, Markdown alone {base:.2f} s", file=sys.stderr)
    ratio = median(rounds)[0]
    print(f"import {COUNT:,} clips | reach ≤ {REACH} | {ratio:.2f}")
    return 0 if ratio <= REACH else 1


if __name__ == "__main__":
    sys.exit(main())
