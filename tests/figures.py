"""`python -m tests.figures [benchmarks] [promises]` runs these and puts what they print in their place in README.md."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
COMMANDS = ("promises", "benchmarks")


def placed(page: str, command: str, printed: str) -> str:
    """The page with these lines below the command that made them."""
    block = re.compile(rf"(^```\n\$ python -m tests\.{command}\n).*?(^```$)", re.M | re.S)
    lines = "".join(f"{line.rstrip()}\n" for line in printed.splitlines() if line.strip())
    page, count = block.subn(lambda m: m[1] + lines + m[2], page)
    assert count == 1, f"README.md has no place for the figures of {command}"
    return page


def main(chosen: list[str]) -> int:
    if unknown := [name for name in chosen if name not in COMMANDS]:
        print(f"There are no figures of “{unknown[0]}”; there are {', '.join(COMMANDS)}.", file=sys.stderr)
        return 2
    worst = 0
    for command in chosen or COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", f"tests.{command}"], cwd=README.parent, capture_output=True, text=True, check=False
        )
        README.write_text(placed(README.read_text("utf-8"), command, done.stdout), "utf-8")
        print(done.stdout, end="")
        worst = max(worst, done.returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
