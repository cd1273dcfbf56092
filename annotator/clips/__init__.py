"""Clips: the bytes of a Markdown file -> Document + Capture + Text.

Source -> front matter and body -> HTML (Python-Markdown, our block structure) -> sanitised (nh3) -> blocks -> text.
The libraries load on the first `read`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from annotator.clips.address import cleaned
from annotator.clips.header import Header, header
from annotator.clips.source import MAX_BYTES, SUFFIXES, ClipError, normalise, read_source, truncated
from annotator.model import Capture, Document, content_id
from annotator.text import BREAK, IMAGE, Block, Text

__all__ = [
    "MAX_BYTES",
    "PIPELINE",
    "SUFFIXES",
    "Clip",
    "ClipError",
    "Header",
    "clipped",
    "find",
    "header",
    "normalise",
    "note_blocks",
    "read",
    "truncated",
]

PIPELINE: str
"""Our number and the exact versions of what else decides a text; the libraries load when it is asked for."""


def __getattr__(name: str) -> str:
    if name != "PIPELINE":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from annotator.clips.markdown_extension import PIPELINE

    return PIPELINE


@dataclass(frozen=True, slots=True)
class Clip:
    """A clip file, read: the document has no person and no time yet."""

    document: Document
    capture: Capture
    text: Text
    notices: tuple[str, ...] = ()  # "metadata repaired", "decoded as cp1252", "shown as plain text: it ..."


def read(data: bytes, name: str, plain: str = "") -> Clip:
    """The clip in a file's bytes; its name is the title where there is no better. Raises ClipError.

    `plain`: why its body is shown as it was written; Markdown does not run then.
    """
    from annotator.clips.body import blocks_of
    from annotator.clips.front_matter import fields, split
    from annotator.clips.markdown_extension import PIPELINE

    source, notices = read_source(data)
    front = split(source)
    known = fields(front.keys)
    if front.repaired:
        notices += ("metadata repaired",)
    body = front.body if front.body.strip() else ""
    blocks, trouble = blocks_of(body, known.url, plain)
    text = Text.of(blocks, PIPELINE)
    identity = content_id(cleaned(known.url) if known.url else body or source)
    capture = Capture(content_id(source), identity, source)
    document = Document(
        id=identity,
        title=known.title or _heading(blocks) or _stem(name) or known.url or "Untitled",
        url=known.url,
        author=known.author,
        published=known.published,
        clipped=known.clipped,
        source=known.source,
        channel=known.channel,
        capture=capture.id,
        text=text.id,
        meta=known.meta,
    )
    return Clip(document, capture, text, notices + trouble)


def clipped(source: str) -> str:
    """When a capture was clipped, as its front matter says it."""
    from annotator.clips.front_matter import fields, split

    return fields(split(source).keys).clipped


def note_blocks(words: str) -> tuple[Block, ...]:
    """What is written in Markdown outside a clip, by the rules and the allow-list of a clip's body."""
    from annotator.clips.body import blocks_of

    return blocks_of(words, "")[0]


def _heading(blocks: tuple[Block, ...]) -> str:
    headings = (" ".join(b.text.replace(BREAK, " ").replace(IMAGE, " ").split()) for b in blocks if b.kind[0] == "h")
    return next(filter(None, headings), "")


def _stem(name: str) -> str:
    path = PurePath(normalise(name).replace("\n", " "))
    return path.stem if path.suffix.lower() in SUFFIXES else path.name


def find(paths: Iterable[Path]) -> list[Path]:
    """The clip files named, and those in the folders named; hidden ones only if named. Sorted, each file once."""
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _files(path) if path.is_dir() else [path]:
            if file.suffix.lower() in SUFFIXES and not file.is_dir():
                found.setdefault(file.resolve(), file)
    return sorted(found.values())


def _files(folder: Path) -> Iterable[Path]:
    seen: set[Path] = set()
    for root, folders, names in os.walk(folder, followlinks=True):
        here = Path(root).resolve()
        if here in seen:  # a link back to a folder above
            folders.clear()
            continue
        seen.add(here)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in names if not name.startswith("."))
