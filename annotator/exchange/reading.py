"""Files of annotations told apart by their content, and read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable

from annotator.exchange import hypothesis, readwise, review, table, webannotation_reading
from annotator.exchange.brought import Brought
from annotator.exchange.review import Answers
from annotator.model import AnnotatorError, Excerpt

MAX_BYTES = 300_000_000
SUFFIXES = (".json", ".jsonld", ".csv")
"""Of files that may hold annotations."""


class Unreadable(AnnotatorError):  # noqa: N818 -- it is an answer, not a fault
    """A file that holds no annotations that are known here; the message says why, as the end of a sentence."""


def read(data: bytes) -> Answers | Brought:
    """The annotations in a file's bytes. Raises Unreadable."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"it is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("it is not UTF-8 text") from None
    try:
        return _json(words) if words.lstrip()[:1] in ("{", "[") else _table(words)
    except (ValueError, RecursionError, OverflowError) as error:
        reason = str(error) if type(error) is ValueError else "it is damaged"
        raise Unreadable(reason) from error


def _json(words: str) -> Answers | Brought:
    said = json.loads(words)
    if review.is_one(said):
        return review.read(said)
    if webannotation_reading.is_one(said):
        return webannotation_reading.read(said)
    if isinstance(said, dict) and "annotations" in said:
        return Brought("Hypothesis annotations", tuple(hypothesis.read(said)))
    raise ValueError("it holds no annotations that are known here")


def _table(words: str) -> Brought:
    header = next(csv.reader(io.StringIO(words[:100_000], newline="")), [])
    readers: Iterable[tuple[str, bool, Callable[[io.StringIO], Iterable[Excerpt]]]] = (
        ("Excerpts", set(table.COLUMNS) <= set(header), table.read_csv),
        ("Readwise highlights", readwise.is_one(header), readwise.read),
    )
    for kind, fits, reader in readers:
        if fits:
            return Brought(kind, tuple(reader(io.StringIO(words, newline=""))))
    raise ValueError("it holds no annotations that are known here")
