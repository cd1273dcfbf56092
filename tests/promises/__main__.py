"""`python -m tests.promises [--full] [NAME]...`: what the store promises, tried in small or full numbers."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.promises import ends, files, people

PROMISES: dict[str, tuple[Callable[[Path, int], str], int, int]] = {
    "R1": (ends.killed, 2, 1_000),
    "R2": (ends.power, 24, 10_000),
    "R3": (ends.full, 2, 60),
    "R4": (files.hostile, 100, 10_000),
    "R6": (people.converging, 20, 2_000),
    "R7": (people.concurrent, 200, 10_000),
    "R8": (ends.together, 40, 400),
    "R9": (ends.copied, 8, 1_000),
    "R10": (people.synchronised, 3, 1_000),
    "R11": (files.restored, 5, 100),
}
"""What tries each promise, how often in CI, and how often in full."""


def main(words: list[str]) -> int:
    full = "--full" in words
    chosen = [w for w in words if w != "--full"] or list(PROMISES)
    broken = 0
    for name in chosen:
        keep, few, many = PROMISES[name]
        begun = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            try:
                told = keep(Path(folder), many if full else few)
            except AssertionError as error:
                told, broken = f"BROKEN: {str(error)[:300]}", broken + 1
        print(f"{name:4} {told}  ({time.perf_counter() - begun:.0f} s)", flush=True)
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
