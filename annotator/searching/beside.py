"""An index worked out in a process beside the app: one in a thread would hold up whoever types."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import IO

from annotator.store.filling import Step

WORDS = ("-P", "-m", "annotator.searching.process")
"""What Python is called with; in a packed program, where that is the program itself, its door knows them."""
TICK = 0.02
"""Seconds between two looks at how far it is."""
LEAVE = 2.0
"""Seconds that it has to clear up after itself."""


def followed(library: Path, folder: Path) -> Generator[Step, None, None]:
    """How far it is, every TICK until it ends, as it may without having done all. Closing this ends it.

    Raises OSError where no process can be started.
    """
    here = os.pathsep.join(str(Path(place).absolute()) for place in sys.path)
    process = subprocess.Popen(
        [sys.executable, *WORDS, str(library), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": here},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    told: list[Step] = [(0, 0)]
    over = Event()
    Thread(target=_listen, args=(process.stdout, told, over), name="index", daemon=True).start()
    try:
        while not over.wait(TICK):
            yield told[-1]
    finally:
        _end(process)


def _listen(lines: IO[bytes] | None, told: list[Step], over: Event) -> None:
    """Keeps the newest line."""
    with suppress(OSError, ValueError):  # the pipe may be closed under it
        for line in lines or ():
            done, of = map(int, line.split())
            told[:] = [(done, of)]
    over.set()


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin:
        process.stdin.close()
    try:
        process.wait(LEAVE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout:
        process.stdout.close()
