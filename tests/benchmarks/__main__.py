"""`python -m tests.benchmarks [NAME]...`: each benchmark as its own process, and a table of what was reached.

Ratios are to a base measured in the same run: the median of pairs, the least and the most. Exit 1 if any is over.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAD = ("what", "reach", "measured", "")
WIDTHS = (44, 8, 20, 5)
SHARED = ("documents", "pages", "ratio")
"""What benchmarks are made of; every other file here is one."""
ALL = sorted(file.stem for file in Path(__file__).parent.glob("[a-z]*.py") if file.stem not in SHARED)


def main(chosen: list[str]) -> int:
    here = Path(__file__).parent
    if unknown := [name for name in chosen if not (here / f"{name}.py").exists()]:
        print(f"There is no benchmark “{unknown[0]}”; there are {', '.join(ALL)}.", file=sys.stderr)
        return 2
    show(*HEAD)
    return max([run(name) for name in chosen or ALL])


def run(name: str) -> int:
    """Prints a benchmark's rows as they come; 0 where all are good."""
    command = [sys.executable, "-m", f"tests.benchmarks.{name}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        for line in process.stdout or ():
            if " | " in line:
                show(*line.rstrip("\n").split(" | "))
    if process.returncode not in (0, 1):
        show(name, "", "did not finish", "over")
    return 1 if process.returncode else 0


def show(*cells: str) -> None:
    print("  ".join(cell.strip().ljust(width) for cell, width in zip(cells, (*WIDTHS, 0), strict=False)), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
