"""The process that brings an index up to its library: `python -m annotator.searching.process LIBRARY FOLDER`.

Prints how much is done and of how much, a line a step. Ends with its stdin, and leaves nothing half made behind.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import closing, suppress
from pathlib import Path
from threading import Event, Thread

from annotator.model import AnnotatorError
from annotator.store import Library
from annotator.store.index import Index

POLITE = 10
"""Of the system's scale to 19: whoever reads and types comes first."""


def follow(path: Path, folder: Path, gone: Event) -> None:
    """Until it is done, or the one who asked is gone."""
    with closing(Library(path, create=False, read_only=True)) as library:
        index = Index.of(library, folder)
        if index is None:
            return
        with closing(index), closing(index.follow(library)) as steps:
            for done, of in steps:
                if gone.is_set():
                    return
                print(done, of, flush=True)


def _wait(gone: Event) -> None:
    with suppress(OSError):
        while os.read(0, 1):  # not sys.stdin: its lock would be held when the process ends
            pass
    gone.set()


def main() -> int:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the app's to answer
    if sys.platform != "win32":
        os.nice(POLITE)
    gone = Event()
    Thread(target=_wait, args=(gone,), daemon=True).start()
    try:
        follow(Path(sys.argv[1]), Path(sys.argv[2]), gone)
    except (AnnotatorError, BrokenPipeError):  # the app sees for itself what there is
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
