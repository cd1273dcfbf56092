"""Images of clips: what is taken for one, which a text names, and those that lie beside a clip."""

from __future__ import annotations

import re
import stat
import struct
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from annotator.model import AnnotatorError, Asset
from annotator.text import IMAGE, Text

MAX_BYTES = 8_000_000
"""Of one image."""
MAX_TOTAL = 40_000_000
"""Bytes of all images of one document."""
MAX_COUNT = 200
"""Images of one document."""
MAX_SCANS = 32
"""Passes over a progressive JPEG: cameras and tools write about ten, and each costs as much as a whole image."""
MAX_MARKERS = 10_000
"""Parts of a JPEG; a photograph has thirty, and what its camera wrote about it may look like some more."""
MAX_CHUNKS = 20_000
"""Parts of a PNG: eight a kilobyte would be odd, and each costs time before anything is known of the image."""

_MAGIC = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.S), "image/webp"),
)
_MARKER = re.compile(rb"\xff[\xc0-\xcf\xd8-\xfe]")
HEAD = 12
"""Bytes that tell what an image is."""
_DRAWN = frozenset((b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"IDAT", b"IEND"))
_WEB = re.compile(r"https?://[^/]", re.I)


class PictureError(AnnotatorError):
    """An image that is not taken; says why without a full stop, to stand after its name."""


def media(data: bytes | bytearray) -> str:
    """What the first bytes say it is: "image/png", "image/jpeg", "image/gif", "image/webp"; "" for all else."""
    return next((kind for magic, kind in _MAGIC if magic.match(data)), "")


def admitted(data: bytes) -> str:
    """The media of an image that may be read; neither its name nor its sender's word counts. Raises PictureError."""
    kind = media(data)
    if not kind:
        raise PictureError("it is not a PNG, JPEG, GIF or WebP image")
    if len(data) > MAX_BYTES:
        raise PictureError(f"it is larger than {MAX_BYTES // 1_000_000} MB")
    if kind == "image/jpeg" and (data.count(b"\xff\xda") > MAX_SCANS or _many(data)):
        raise PictureError("it is made to take very long to draw")
    return kind


def _many(data: bytes) -> bool:
    """Whether a JPEG is of very many parts."""
    return next(islice(_MARKER.finditer(data), MAX_MARKERS, None), None) is not None


def asset(data: bytes) -> Asset:
    """An image from its bytes. Raises PictureError."""
    return Asset.of(admitted(data), data)


def drawn(data: bytes) -> bytes:
    """An image without what is not drawn: a PNG's words, packed, can unfold to gigabytes before its size is known."""
    return b"".join(_chunks(data)) if media(data) == "image/png" else data


def _chunks(data: bytes) -> Iterator[bytes]:
    at = 8
    yield data[:at]
    for _ in range(MAX_CHUNKS):
        if at + 8 > len(data):
            break
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind in _DRAWN:
            yield data[at : at + length + 12]
        at += length + 12


def sources(text: Text) -> list[str]:
    """Where the images of a text are from, in reading order, each once."""
    if IMAGE not in text.body:
        return []
    named = (run.href for block in text.blocks for run in block.runs if "I" in run.marks)
    return list(dict.fromkeys(filter(None, named)))


def remote(named: Iterable[str], url: str) -> dict[str, str]:
    """Those sources that can be fetched, each with its whole address; `url` is the document's."""
    found: dict[str, str] = {}
    for source in named:
        try:
            address = urljoin(url, source) if source else ""
            if _WEB.match(address) and urlsplit(address).hostname:
                found[source] = address
        except ValueError:
            continue
    return found


def hosts(addresses: Iterable[str]) -> list[str]:
    """The hosts of addresses, in their order, each once."""
    found = []
    for address in addresses:
        try:
            found.append(urlsplit(address).hostname)
        except ValueError:
            continue
    return list(dict.fromkeys(filter(None, found)))


def beside(folder: Path, named: Iterable[str]) -> list[tuple[str, Asset]]:
    """The images that lie below a clip's folder, by the sources that its text names; all else is passed over."""
    found: list[tuple[str, Asset]] = []
    total = 0
    for source in named:
        try:
            data = _read(folder, source)
            if data and len(found) < MAX_COUNT and total + len(data) <= MAX_TOTAL:
                found.append((source, asset(data)))
                total += len(data)
        except (PictureError, OSError, ValueError, RuntimeError):  # the last: links in a ring
            continue
    return found


def _read(folder: Path, source: str) -> bytes:
    """What a relative source names, up to one byte more than is taken of any; nothing for what is not a file there."""
    root = folder.resolve()
    for name in dict.fromkeys((source, unquote(source))):
        # ":" begins a scheme, a drive or a file's hidden stream; a name with a dot first is not meant to be seen
        if not name or ":" in name or "\\" in name or any(p[:1] in ("", ".") for p in _parts(name)):
            continue
        path = (root / name).resolve()
        if path.is_relative_to(root) and path.exists() and stat.S_ISREG(path.stat().st_mode):
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
    return b""


def _parts(name: str) -> list[str]:
    return name.removeprefix("./").split("/")
