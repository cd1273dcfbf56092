"""The files in a zip archive, read one by one; nothing is ever written beside it, and names are only names."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from io import FileIO
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import BinaryIO, cast

from annotator import clips
from annotator.model import AnnotatorError

MAX_ENTRIES = 10_000
MAX_TOTAL = 500_000_000
"""Bytes of all that is read of an archive, unpacked."""
MAX_RATIO = 200
"""Words pack to a third or a tenth; what packs better is made to burst."""
MAX_DIRECTORY = 8_000_000
"""Bytes of the list of contents: four hundred an entry, names and all."""

NOTHING = "the archive holds no clips (.md, .markdown or .txt)"

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others can claim any amount of memory
_ENCRYPTED = 0x1
# What zipfile raises for damaged archives.
_DAMAGE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error,
    EOFError, ValueError, LookupError, OverflowError, NotImplementedError, RuntimeError,
)  # fmt: skip


class ArchiveError(AnnotatorError):
    """An archive, or a clip in one, that cannot be read."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive. Its name is as the archive says it, made distinct."""

    name: str  # "folder/a.md", "folder/a.md (2)"
    file: str  # "a.md"
    size: int  # bytes, as declared
    refused: str = ""  # why it is not read
    place: int = 0  # among all entries


class Archive:
    """An open zip archive. Raises ArchiveError where it is none, is damaged or is made to do harm.

    `suffixes`: of the files that a person would miss; `most`: bytes of one, unpacked.
    """

    def __init__(
        self, path: Path, suffixes: Collection[str] = (*clips.SUFFIXES, ".zip"), most: int = clips.MAX_BYTES
    ) -> None:
        self._suffixes, self._most = suffixes, most
        self._lock = Lock()  # zipfile counts its open members without one
        try:
            self._file = _Sparing(path)
        except OSError as error:
            raise ArchiveError(f"it cannot be read ({error.strerror or error})") from None
        try:
            self._zip = zipfile.ZipFile(cast(BinaryIO, self._file))
            self._entries = self._zip.infolist()
            self.members = self._found()
        except (*_DAMAGE, OSError) as error:
            self._file.close()
            raise ArchiveError("it is not a zip archive, or it is damaged") from error
        except ArchiveError:
            self._file.close()
            raise

    def read(self, member: Member) -> bytes:
        """The bytes of a member. Raises ArchiveError."""
        if member.refused:
            raise ArchiveError(member.refused)
        try:
            with self._lock, self._zip.open(self._entries[member.place]) as stream:
                data = stream.read(member.size + 1)
        except (*_DAMAGE, OSError) as error:
            raise ArchiveError("it is damaged in the archive") from error
        if len(data) != member.size:
            raise ArchiveError("it is damaged in the archive")
        return data

    def close(self) -> None:
        self._zip.close()
        self._file.close()

    def _found(self) -> tuple[Member, ...]:
        if len(self._entries) > MAX_ENTRIES:
            raise ArchiveError(f"it holds more than {MAX_ENTRIES:,} files")
        if _overlap(self._entries, self._zip.start_dir):
            raise ArchiveError("it is damaged: some of its files share their bytes")
        seen: Counter[str] = Counter()
        members = []
        for place, entry in enumerate(self._entries):
            if not _concerns(entry, self._suffixes):
                continue
            seen[entry.filename] += 1
            again = f" ({seen[entry.filename]})" if seen[entry.filename] > 1 else ""
            file = re.split(r"[/\\]", entry.filename)[-1]
            members.append(Member(entry.filename + again, file, entry.file_size, _trouble(entry, self._most), place))
        if not members:
            raise ArchiveError(NOTHING)
        if sum(m.size for m in members if not m.refused) > MAX_TOTAL:
            raise ArchiveError(f"its files come to more than {MAX_TOTAL // 1_000_000} MB")
        return tuple(members)


class _Sparing(FileIO):
    """A file that gives at most so much at once: a list of contents that claims more ends as damage."""

    def read(self, size: int | None = -1, /) -> bytes:
        wanted = MAX_DIRECTORY if size is None or size < 0 else min(size, MAX_DIRECTORY)
        return super().read(wanted) or b""


def _overlap(entries: list[zipfile.ZipInfo], end: int) -> bool:
    """Whether entries share bytes, with each other or with the list of contents."""
    least = 30  # bytes of an entry's own header
    places = sorted((e.header_offset, e.header_offset + least + e.compress_size) for e in entries)
    return any(a[1] > b[0] for a, b in pairwise([*places, (end, end)]))


def _concerns(entry: zipfile.ZipInfo, suffixes: Collection[str]) -> bool:
    """Whether a person would miss it: of one of the kinds, not hidden."""
    parts = re.split(r"[/\\]", entry.filename)
    hidden = any(p.startswith(".") and p not in (".", "..") for p in parts)
    return not hidden and Path(parts[-1]).suffix.lower() in suffixes


def _trouble(entry: zipfile.ZipInfo, most: int) -> str:
    """Why an entry is not read; "" where it is."""
    if entry.filename.lower().endswith(".zip"):
        return "an archive inside an archive is not opened"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "it is a link, not a file"
    if entry.flag_bits & _ENCRYPTED:
        return "it is encrypted"
    if entry.compress_type not in _METHODS:
        return "it is packed in a way that is not read here"
    if entry.file_size > most:
        return f"it is larger than {most // 1_000_000} MB"
    if entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        return "it is packed far tighter than words can be"
    return ""
