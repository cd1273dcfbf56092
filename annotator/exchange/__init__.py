"""Excerpts leave the library here, one file per format."""

from __future__ import annotations

import errno
import io
import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, TextIO

from annotator.exchange import (
    hypothesis,
    lines,
    markdown,
    obsidian,
    page,
    readwise,
    table,
    webannotation,
    word,
    workbook,
)
from annotator.exchange.wish import GROUPS as GROUPS
from annotator.exchange.wish import VERDICTS as VERDICTS
from annotator.exchange.wish import Wish as Wish
from annotator.exchange.wish import nameless as nameless
from annotator.model import AnnotatorError, Excerpt


class ExportError(AnnotatorError):
    """Excerpts could not be written; nothing was."""


class Write(Protocol):
    """How many excerpts went to the stream, which stays open."""

    def __call__(self, excerpts: Iterable[Excerpt], stream: BinaryIO, /, wish: Wish) -> int: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that excerpts may leave as."""

    name: str
    suffix: str  # with its dot
    title: str  # as a person would call it
    grouped: bool = False  # excerpts stand under headings
    columns: tuple[str, ...] = ()  # that one may choose among
    words: bool = True  # a file of text, which a preview can show as it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Format(Kind):
    """One that needs nothing but the excerpts."""

    write: Write


def _utf8(write: Callable[[Iterable[Excerpt], TextIO, Wish], int]) -> Write:
    def write_bytes(excerpts: Iterable[Excerpt], stream: BinaryIO, wish: Wish) -> int:
        text = io.TextIOWrapper(stream, "utf-8", errors="replace", newline="")
        try:
            return write(excerpts, text, wish)
        finally:
            text.detach()  # else closing the wrapper would close the stream

    return write_bytes


def _flat(write: Callable[[Iterable[Excerpt], TextIO], int]) -> Write:
    return _utf8(lambda excerpts, stream, _: write(excerpts, stream))


FORMATS: Mapping[str, Format] = {
    f.name: f
    for f in (
        Format("markdown", ".md", "Markdown", grouped=True, write=_utf8(markdown.write)),
        Format("html", ".html", "Web page (HTML)", grouped=True, write=_utf8(page.write)),
        Format("docx", ".docx", "Word document", grouped=True, words=False, write=word.write),
        Format(
            "xlsx", ".xlsx", "Excel workbook", columns=tuple(workbook.COLUMNS), words=False, write=workbook.write
        ),
        Format("csv", ".csv", "Spreadsheet (CSV)", columns=table.COLUMNS, write=_utf8(table.write)),
        Format("json", ".jsonld", "W3C Web Annotation (JSON-LD)", write=_utf8(webannotation.write)),
        Format("jsonl", ".jsonl", "JSON, one excerpt a line", columns=table.COLUMNS, write=_utf8(lines.write)),
        Format("obsidian", ".zip", "Notes for Obsidian (zip)", words=False, write=obsidian.write),
        Format("hypothesis", ".json", "Hypothesis (JSON)", write=_flat(hypothesis.write)),
        Format("readwise", ".csv", "Readwise (CSV)", write=_flat(readwise.write)),
    )
}
PLAIN = Wish()


def write(excerpts: Iterable[Excerpt], format: str, stream: BinaryIO, wish: Wish = PLAIN) -> int:  # noqa: A002
    """How many excerpts went into a binary stream. They are taken one at a time."""
    return _format(format).write(excerpts, stream, wish)


def export(
    excerpts: Iterable[Excerpt],
    format: str,  # noqa: A002
    target: Path,
    *,
    force: bool = False,
    wish: Wish = PLAIN,
) -> int:
    """How many excerpts are now in the file `target`, whole and durable; an error leaves what was there.

    Raises ExportError, also where `target` exists and `force` is not given.
    """
    chosen = _format(format)
    with written(target, force=force) as file:
        return chosen.write(excerpts, file, wish)


@contextmanager
def written(target: Path, *, force: bool) -> Iterator[BinaryIO]:
    """A stream that becomes the file `target`, whole and durable, where the block ends well. Raises ExportError."""
    try:
        # A link keeps pointing at what is written; beside the target, the last step is one rename.
        place = Path(os.path.realpath(target))
        _check(place, force)
        beside = place.with_name(f".{secrets.token_hex(8)}.part")
    except (OSError, ValueError) as error:
        raise _refusal(target, error) from error
    try:
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _check(place, force)
        beside.replace(place)
        _sync(place.parent)
    except OSError as error:
        raise _refusal(target, error) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def columns(format: str, named: str) -> tuple[str, ...]:  # noqa: A002
    """The columns that a line such as "quote, tags" names. Raises ExportError where the format has none of the name."""
    found = tuple(filter(None, (word.strip() for word in named.split(","))))
    known = _format(format).columns
    for name in found:
        if name not in known:
            told = f"there are {', '.join(known)}" if known else "one cannot choose among those of this format"
            raise ExportError(f"There is no column “{name}” in {format}; {told}.")
    return found


def _format(name: str) -> Format:
    try:
        return FORMATS[name]
    except KeyError:
        raise ExportError(f"There is no export format “{name}”; there are {', '.join(FORMATS)}.") from None


def _check(target: Path, force: bool) -> None:
    if not target.exists():
        return
    if not target.is_file():  # replacing a folder's or a device's name would destroy it
        raise ExportError(f"“{target.name or target}” is not a file that an export could replace.")
    if not force:
        raise ExportError(f"“{target.name}” exists already and was left as it is.")


_REASONS = {
    errno.ENOENT: "its folder does not exist",
    errno.ENOTDIR: "its folder does not exist",
    errno.EACCES: "this folder or file may not be written",
    errno.EPERM: "this folder or file may not be written",
    errno.EROFS: "this folder may only be read",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full",
    errno.EFBIG: "the file would be too large",
    errno.ENAMETOOLONG: "its name is too long",
}


def _refusal(target: Path, error: OSError | ValueError) -> ExportError:
    if not isinstance(error, OSError):
        return ExportError(f"{str(target)!r} is not a file name.")
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return ExportError(f"“{target.name or target}” was not written: {reason}.")


def _sync(folder: Path) -> None:
    if os.name == "nt":  # has no way to sync a folder
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
