"""Codebooks leave and come in here, as a table or as REFI-QDA; what comes in is hostile until read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from annotator.exchange import codebook_table, refi
from annotator.exchange.codebook_table import Lines
from annotator.model import AnnotatorError, Tag

MOST_BYTES = 5_000_000
"""Of a codebook's file: a thousand times an ordinary one."""
MOST_TAGS = 20_000
"""More than a person could ever look through; far less than a hostile file could hold."""
DEEPEST = 50
"""Tags below tags: nobody nests by hand so far."""


class CodebookError(AnnotatorError):
    """A file that is no codebook, or one that cannot be taken in."""


@dataclass(frozen=True, slots=True)
class CodebookFormat:
    """A way to write a codebook down."""

    name: str
    suffix: str  # with its dot
    title: str  # as a person would call it
    write: Callable[[Lines, BinaryIO, Mapping[str, int]], None]


CODEBOOKS: Mapping[str, CodebookFormat] = {
    f.name: f
    for f in (
        CodebookFormat("csv", ".csv", "Spreadsheet (CSV)", codebook_table.write),
        CodebookFormat("qdc", ".qdc", "REFI-QDA codebook", lambda lines, stream, _: refi.write(lines, stream)),
    )
}


def write(lines: Sequence[tuple[Tag, ...]], name: str, stream: BinaryIO, counts: Mapping[str, int]) -> int:
    """How many tags went to the stream; `lines` from the root down to each, depth first.

    `counts`: on how many highlights each tag is, by id. Raises CodebookError where there is none to write.
    """
    if not lines:
        raise CodebookError("There are no tags to export yet.")
    CODEBOOKS[name].write(lines, stream, counts)
    return len(lines)


def read(data: bytes) -> tuple[Tag, ...]:
    """The tags of a codebook's file, told apart by content; who stands above comes first. Raises CodebookError.

    Names and prose are as the file has them, ids its own where it has any.
    """
    if len(data) > MOST_BYTES:
        raise CodebookError(f"A codebook's file may have {MOST_BYTES:,} bytes; this one has {len(data):,}.")
    try:
        found = refi.read(data, MOST_TAGS, DEEPEST) if refi.is_one(data) else codebook_table.read(data, MOST_TAGS)
    except ValueError as error:
        raise CodebookError(f"This is not a codebook: {error}.") from None
    depths = {"": 0}
    for tag in found:
        depths[tag.id] = depths[tag.parent] + 1
    if max(depths.values()) > DEEPEST:
        raise CodebookError(f"The tags of this codebook stand more than {DEEPEST} deep.")
    if not found:
        raise CodebookError("There are no tags in this file.")
    return found
