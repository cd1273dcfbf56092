"""The nouns of the app: frozen values, standard library only."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import urlsplit

from annotator.text import Text


class AnnotatorError(Exception):
    """Expected trouble. Its message is one plain sentence for the person."""


def content_id(*parts: object) -> str:
    """32 hex digits of sha256 over the parts, one a line; only the last may contain a line break."""
    return hashlib.sha256("\n".join(["" if p is None else str(p) for p in parts]).encode()).hexdigest()[:32]


def new_id() -> str:
    """32 hex digits, ordered by time so that indexes grow at their end."""
    return f"{time.time_ns() // 1_000_000:012x}{os.urandom(10).hex()}"


def utc(ms: int) -> datetime:
    """Unix milliseconds as a time in UTC."""
    return datetime.fromtimestamp(ms / 1000, UTC)


def iso(ms: int) -> str:
    """Unix milliseconds as ISO 8601 in UTC, to the second: "2025-12-23T13:00:00Z"."""
    return utc(ms).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of a text, half-open, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def of(self, words: str) -> str:
        """The span's own words."""
        return words[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Quote:
    """A span in its own words, to find it again when positions have moved."""

    exact: str
    prefix: str  # up to 32 code points
    suffix: str


@dataclass(frozen=True, slots=True)
class Capture:
    """One clip file of a document, as it came. `id` is the hash of the normalised source."""

    id: str
    document: str
    source: str


@dataclass(frozen=True, slots=True)
class Asset:
    """An image as it came. `id` is the hash of its bytes."""

    id: str
    media: str  # "image/png", "image/jpeg", "image/gif" or "image/webp"
    data: bytes = field(repr=False)

    @classmethod
    def of(cls, media: str, data: bytes) -> Asset:
        return cls(hashlib.sha256(data).hexdigest()[:32], media, data)


# Records: what a change writes. `person` and `made` come from the log, not from the writer.


@dataclass(frozen=True, slots=True)
class Person:
    """`same_as`: another person's id, where one human goes by two."""

    id: str
    name: str
    colour: str = ""  # "#rrggbb"
    same_as: str = ""


_PLAIN = re.compile(r"https?://([a-z0-9.-]+)(?=[/?#]|\Z)")
"""A url whose host can be read off it; lists of very many documents tell each one's."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article in a library. Text that front matter may lack is "", not None."""

    id: str
    title: str
    url: str = ""
    author: str = ""
    published: str = ""  # as the clip says it
    clipped: str = ""  # as the clip says it, ISO-like: "2025-12-23 13:00"
    source: str = ""  # how it was clipped: "slack", "browser-history"
    channel: str = ""  # without "#"
    capture: str = ""  # id of the capture shown
    text: str = ""  # id of the text shown
    meta: tuple[tuple[str, str], ...] = ()  # front matter keys that have no column, in their order
    images: tuple[tuple[str, str], ...] = ()  # sources that its text names, each with the id of an asset
    person: str = ""  # who brought it
    made: int = 0  # unix ms

    @property
    def site(self) -> str:
        """The host without "www."; "" where there is no url."""
        if plain := _PLAIN.match(self.url):
            return plain[1].removeprefix("www.")
        try:
            return (urlsplit(self.url).hostname or "").removeprefix("www.")
        except ValueError:
            return ""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked span of one text. `tags` in the order they were put on; the first gives the colour."""

    id: str
    document: str
    text: str
    span: Span
    quote: Quote
    tags: tuple[str, ...] = ()
    person: str = ""
    made: int = 0  # unix ms


DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
"""Of a tag's place, as words compare."""
NAMED = 24
"""Characters of a tag's name that count for its place; those of one beginning are told apart by the rest."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A label of the codebook."""

    id: str
    name: str
    colour: str = ""  # "#rrggbb"; "": its parent's, or the default
    parent: str = ""
    description: str = ""
    include: str = ""
    exclude: str = ""
    aliases: tuple[str, ...] = ()
    pin: int = 0  # the digit that applies it; 0: none
    deprecated: bool = False
    merged_into: str = ""
    place: str = ""  # a `key` among those beside it; "": the one of its name

    @property
    def key(self) -> str:
        """What it is ordered by among those beside it. One of a name is as the name sorts, and never ends in 0."""
        return self.place or "".join(map(_spelled, self.name.casefold()[:NAMED])) + "0i"

    @property
    def rank(self) -> tuple[str, str, str]:
        return self.key, self.name.casefold(), self.id


def tag_lines(tags: Iterable[Tag]) -> dict[str, tuple[Tag, ...]]:
    """Each tag's line from its root down to itself, by id; a circle of parents is left where it closes."""
    known = {t.id: t for t in tags}
    lines: dict[str, tuple[Tag, ...]] = {}
    for tag in known.values():
        line = [tag]
        while (above := known.get(line[0].parent)) and above not in line:
            line.insert(0, above)
        lines[tag.id] = tuple(line)
    return lines


@lru_cache(1_000)
def _spelled(character: str) -> str:
    """Four digits, which sort as code points do, behind the 0 that ends a name."""
    n = ord(character) + len(DIGITS) ** 3
    return "".join(DIGITS[n // len(DIGITS) ** power % len(DIGITS)] for power in (3, 2, 1, 0))


@dataclass(frozen=True, slots=True)
class Note:
    """Words on a highlight, a document or a tag, by one person; `answers` another note, or none."""

    id: str
    about: str
    body: str  # Markdown
    answers: str = ""
    person: str = ""
    made: int = 0  # unix ms


VERDICTS = ("accept", "reject", "discuss")


@dataclass(frozen=True, slots=True)
class Review:
    """A reviewer's word on a highlight."""

    id: str
    highlight: str
    verdict: str  # of VERDICTS
    comment: str = ""
    person: str = ""
    made: int = 0  # unix ms


Record = Document | Highlight | Tag | Note | Review | Person


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a person's work: the records it touched, before and after.

    A record only in `after` was made; only in `before`, deleted; in both, edited.
    """

    label: str
    before: tuple[Record, ...] = ()
    after: tuple[Record, ...] = ()
    brings: tuple[Capture | Text | Asset, ...] = field(default=(), repr=False)

    def inverted(self) -> Change:
        return Change(self.label, before=self.after, after=self.before)

    @property
    def records(self) -> tuple[Record, ...]:
        return (*self.before, *self.after)


# What leaves the app


@dataclass(frozen=True, slots=True)
class ExcerptNote:
    body: str
    person: str  # a name
    made: int  # unix ms
    id: str = ""
    answers: str = ""  # id of the note it answers


@dataclass(frozen=True, slots=True)
class ExcerptReview:
    verdict: str  # "accept", "reject" or "discuss"
    comment: str
    person: str  # a name
    made: int  # unix ms


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A highlight with its provenance, complete by itself."""

    id: str  # the highlight's
    document: Document
    text: str  # id of the text that the span counts
    span: Span
    quote: Quote
    before: str  # up to 120 code points of context
    after: str
    tags: tuple[tuple[str, ...], ...]  # each tag's path from the root: ("learning", "RLVR")
    notes: tuple[ExcerptNote, ...]
    person: str  # a name
    made: int  # unix ms
    colours: tuple[str, ...] = ()  # "#rrggbb" of each tag; none where nobody asked
    reviews: tuple[ExcerptReview, ...] = ()
