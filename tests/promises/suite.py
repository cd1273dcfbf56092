"""What the tests of the suite show by themselves: each is a row of promises that names them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path


def shown(*tests: str, **more: str) -> str:
    """How many passed, of files or single tests."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-o", "faulthandler_timeout=0", *tests]
    run = subprocess.run(command, env={**os.environ, **more}, capture_output=True, text=True, check=False)
    assert run.returncode == 0, (run.stdout + run.stderr)[-300:]
    found = re.search(r"(\d+) passed(?:, (\d+) skipped)?", run.stdout)
    if found:
        return f"{found[1]} tests" + (f", {found[2]} skipped" if found[2] else "")
    return f"{run.stdout.count('.')} tests"


def inert(_: Path, times: int) -> str:
    """A page opens no file, asks no host, follows no link."""
    return shown("tests/gui/test_inert.py", "tests/gui/test_hostile.py")


def versions(_: Path, times: int) -> str:
    """Each schema's fixture opens, is brought up to date whole or not at all; a later one is refused in words."""
    return shown("tests/store/test_schema.py", "tests/store/test_migration.py", "tests/cli/test_versions.py")


def converging(_: Path, times: int) -> str:
    """Edits, clock skew, copied files, restored backups: all say the same in the end."""
    shown("tests/store/test_convergence.py", ANNOTATOR_EXAMPLES=str(times))
    return f"{times:,} histories converge"
