"""Clip files on their way in: what was read of each, and what became of it."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator import clips
from annotator.clips import Clip
from annotator.model import AnnotatorError

FATES = {
    "new": "added",
    "new capture": "a new capture of a document already here",
    "same": "already in the library, nothing added",
    "refused": "left out",
}
"""What may become of a file, and how it is told."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file read for import: its clip, or why there is none."""

    name: str
    clip: Clip | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one file of an import."""

    name: str
    kind: str  # of FATES
    document: str = ""  # id, unless refused
    title: str = ""
    notices: tuple[str, ...] = ()  # such as "metadata repaired"; the reason where refused

    @property
    def sentence(self) -> str:
        told = FATES[self.kind]
        return f"{told}: {'; '.join(self.notices)}" if self.notices else told


@dataclass(frozen=True, slots=True)
class ImportReport:
    fates: tuple[Fate, ...]

    def count(self, kind: str) -> int:
        return sum(f.kind == kind for f in self.fates)

    @property
    def sentence(self) -> str:
        """The whole import in one line."""
        told = (("new", "new"), ("new capture", "captured again"), ("same", "already here"), ("refused", "left out"))
        parts = [f"{n} {word}" for kind, word in told if (n := self.count(kind))]
        return ", ".join(parts) if parts else "nothing to import"


def read_clips(paths: Sequence[Path], progress: Callable[[int, int], None] | None = None) -> list[Reading]:
    """Every clip under the paths, converted; touches no library. `progress` hears (done, of).

    A file is named from the path that was given: "notes.md", or "folder/sub/notes.md" below a folder.
    """
    places: dict[Path, str | Reading] = {}
    for path in paths:
        for file, found in _under(path):
            places.setdefault(file, found)
    out = []
    for n, (file, found) in enumerate(places.items(), 1):
        out.append(read_clip(file, found) if isinstance(found, str) else found)
        if progress:
            progress(n, len(places))
    return out


def read_clip(file: Path, name: str = "") -> Reading:
    """One file, converted. Never raises for what the file holds."""
    name = name or file.name
    try:
        with file.open("rb") as stream:
            data = stream.read(clips.MAX_BYTES + 1)
        return Reading(name, clips.read(data, file.name))
    except OSError as error:
        return Reading(name, None, f"it cannot be read ({error.strerror or error})")
    except AnnotatorError as error:
        return Reading(name, None, str(error))


def _under(path: Path) -> Iterator[tuple[Path, str | Reading]]:
    """The files of one given path with their names; where there is none to read, why."""
    name = path.name or str(path)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield path, Reading(name, None, "there is no such file")
    except (OSError, ValueError) as error:
        yield path, Reading(name, None, f"it cannot be read ({getattr(error, 'strerror', '') or error})")
    else:
        if stat.S_ISREG(mode):
            yield path, name
        elif not stat.S_ISDIR(mode):  # reading a pipe or a terminal might never end
            yield path, Reading(name, None, "it is not a file")
        elif found := clips.find([path]):
            yield from ((file, str(file.relative_to(path.parent))) for file in found)
        else:
            yield path, Reading(name, None, "the folder holds no clips (.md, .markdown or .txt)")
