"""What the promises are tried on: libraries, and the processes that write them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from annotator.model import Change, Document, Tag, new_id
from annotator.store import Library

ANN = "a" * 32
WRITER = """
import sys
from pathlib import Path
from annotator.model import Change, Tag, new_id
from annotator.store import Library
library = Library(Path(sys.argv[1]), busy_ms=20000)
for n in range(int(sys.argv[2])):
    (tag,) = library.apply(Change("Tag", after=(Tag(new_id(), "t" * 40 + str(n)),)), "a" * 32).after
    print(tag.id, flush=True)
"""


def writer(path: Path, count: int) -> subprocess.Popen[str]:
    """A process that writes tags and prints the id of each once it is saved."""
    command = [sys.executable, "-c", WRITER, str(path), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def quick(path: Path, **options: object) -> Library:
    """A library that does not wait for the disk."""
    library = Library(path, **options)
    library._db.execute("PRAGMA synchronous=OFF")
    return library


def filled(path: Path, count: int = 60) -> Library:
    library = quick(path)
    library.apply(Change("Make", after=tuple(Document(new_id(), f"Title {n} " * 8) for n in range(count))), ANN)
    library.apply(Change("Tags", after=tuple(Tag(new_id(), f"tag {n}") for n in range(count))), ANN)
    return library


def ops(library: Library) -> set[str]:
    return {op for (op,) in library._db.execute("SELECT id FROM op")}
