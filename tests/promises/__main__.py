"""`python -m tests.promises [--full] [NAME]...`: what the store promises, tried in small or full numbers."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.promises import arriving, bombs, ends, files, people, suite


@dataclass(frozen=True, slots=True)
class Promise:
    """What tries it, saying in its first line what is promised; how often in CI, and how often in full."""

    keep: Callable[[Path, int], str]
    few: int
    many: int

    @property
    def words(self) -> str:
        return str(self.keep.__doc__).split("\n")[0]

    @property
    def test(self) -> str:
        return f"{self.keep.__module__}.{self.keep.__name__}"


PROMISES: dict[str, Promise] = {
    "R1": Promise(ends.killed, 2, 1_000),
    "R2": Promise(ends.power, 24, 10_000),
    "R3": Promise(ends.full, 2, 60),
    "R4": Promise(files.hostile, 100, 10_000),
    "R5": Promise(arriving.arriving, 60, 10_000),
    "R6": Promise(suite.converging, 20, 2_000),
    "R7": Promise(people.concurrent, 200, 10_000),
    "R8": Promise(ends.together, 40, 400),
    "R9": Promise(ends.copied, 8, 1_000),
    "R10": Promise(people.synchronised, 3, 1_000),
    "R11": Promise(files.restored, 5, 100),
    "R12": Promise(suite.inert, 1, 1),
    "R13": Promise(bombs.answering, 11, 11),
    "R14": Promise(suite.versions, 1, 1),
}
TESTED = {"R6", "R12", "R13", "R14"}
"""Those that tests of the suite show."""


def main(words: list[str]) -> int:
    full = "--full" in words
    chosen = [w for w in words if w != "--full"] or list(PROMISES)
    if strange := [w for w in chosen if w not in PROMISES]:
        sys.exit(f"There are no promises {' '.join(strange)}; there are {' '.join(PROMISES)}, and --full.")
    broken = 0
    for name in chosen:
        promise, begun, verdict = PROMISES[name], time.perf_counter(), "kept"
        with tempfile.TemporaryDirectory() as folder:
            try:
                told = promise.keep(Path(folder), promise.many if full else promise.few)
            except AssertionError as error:
                told, verdict, broken = str(error)[:300], "BROKEN", broken + 1
        took = time.perf_counter() - begun
        print(f"{name:4} {verdict:6} {promise.words}\n{'':11} {promise.test}: {told}  ({took:.0f} s)", flush=True)
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
