"""Clip files on their way in: what was read of each, and what became of it."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from annotator import clips, pictures
from annotator.clips import Clip
from annotator.conversion import Source, convert
from annotator.model import AnnotatorError, Asset

FATES = {
    "new": "added",
    "new capture": "a new capture of a document already here",
    "same": "already in the library, nothing added",
    "annotations": "annotations",
    "refused": "left out",
}
"""What may become of a file, and how it is told."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file read for import: its clip, or why there is none."""

    name: str
    clip: Clip | None
    reason: str = ""
    images: tuple[tuple[str, Asset], ...] = ()  # that lie beside the file, by the source that its text names


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
        told = (("new", "new"), ("new capture", "captured again"), ("same", "already here"),
                ("annotations", "of annotations"), ("refused", "left out"))  # fmt: skip
        parts = [f"{n} {word}" for kind, word in told if (n := self.count(kind))]
        return ", ".join(parts) if parts else "nothing to import"


_Found = Reading | tuple[str, Source, Path | None]
"""Why a place gives no clip, or the clip's name, how to read it, and the folder where its images may lie."""


def read_clips(paths: Sequence[Path], progress: Callable[[int, int], None] | None = None) -> list[Reading]:
    """Every clip under the paths, converted; touches no library. Raises AnnotatorError where none can be converted.

    A clip is named from the path that was given: "notes.md", "folder/sub/notes.md", "clips.zip/notes.md".
    `progress` hears (done, of), a few times a second even where nothing new is done; what it raises stops the work.
    """
    with ExitStack() as open_archives:
        places: dict[object, _Found] = {}
        for path in paths:
            for key, found in _under(path, open_archives):
                places.setdefault(key, found)
        all_found = list(places.values())
        readings = {n: found for n, found in enumerate(all_found) if isinstance(found, Reading)}
        waiting = [(n, *found) for n, found in enumerate(all_found) if not isinstance(found, Reading)]
        with closing(convert([source for _, _, source, _ in waiting])) as outcomes:
            for outcome in chain((None,), outcomes):
                if outcome:
                    n, name, _, folder = waiting[outcome[0]]
                    readings[n] = _with_images(Reading(name, *outcome[1]), folder)
                if progress:
                    progress(len(readings), len(all_found))
        return [readings[n] for n in range(len(all_found))]


def _with_images(reading: Reading, folder: Path | None) -> Reading:
    if reading.clip is None or folder is None or not (named := pictures.sources(reading.clip.text)):
        return reading
    return replace(reading, images=tuple(pictures.beside(folder, named)))


def _under(path: Path, open_archives: ExitStack) -> Iterator[tuple[object, _Found]]:
    """The clips of one given path, each with what tells it apart; where there is none to read, why."""
    name = path.name or str(path)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield path, Reading(name, None, "there is no such file")
    except (OSError, ValueError) as error:
        yield path, Reading(name, None, f"it cannot be read ({getattr(error, 'strerror', '') or error})")
    else:
        if stat.S_ISREG(mode) and path.suffix.lower() == ".zip":
            yield from _inside(path, open_archives)
        elif stat.S_ISREG(mode):
            yield path, (name, _source(path), path.parent)
        elif not stat.S_ISDIR(mode):  # reading a pipe or a terminal might never end
            yield path, Reading(name, None, "it is not a file")
        elif found := clips.find([path]):
            for file in found:
                told = str(file.relative_to(path.parent))
                sound = file.is_file()
                yield file, (told, _source(file), file.parent) if sound else Reading(told, None, "it is not a file")
        else:
            yield path, Reading(name, None, "the folder holds no clips (.md, .markdown or .txt)")


def _inside(path: Path, open_archives: ExitStack) -> Iterator[tuple[object, _Found]]:
    """The clips of an archive, which stays open to be read."""
    from annotator.archive import Archive

    try:
        archive = open_archives.enter_context(closing(Archive(path)))
    except AnnotatorError as error:
        yield path, Reading(path.name, None, str(error))
        return
    for member in archive.members:
        source = Source(member.file, member.size, partial(archive.read, member))
        yield (path, member.name), (f"{path.name}/{member.name}", source, None)


def _source(file: Path) -> Source:
    try:
        size = file.stat().st_size
    except OSError:
        size = 0  # reading it will tell
    return Source(file.name, size, partial(_bytes, file))


def _bytes(file: Path) -> bytes:
    """What a file holds, up to one byte more than is read of any. Raises AnnotatorError."""
    try:
        with file.open("rb") as stream:
            return stream.read(clips.MAX_BYTES + 1)
    except OSError as error:
        raise AnnotatorError(f"it cannot be read ({error.strerror or error})") from None
