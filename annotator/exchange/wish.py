"""How excerpts are to leave: what stands together, which columns, whose names."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from tempfile import SpooledTemporaryFile
from typing import Protocol

from annotator.model import Capture, Document, Excerpt, Person, Tag, utc
from annotator.text import Text

GROUPS = ("document", "tag", "person", "time")
"""What excerpts may stand together by."""

VERDICTS = {"accept": "accepted", "reject": "rejected", "discuss": "to discuss"}
"""A review's verdicts as a page says them."""

SPOOLED = 16_000_000
"""Bytes of excerpts that are put in another order in memory; more go by way of the disk."""


class Sources(Protocol):
    """What excerpts were taken from, by id; an open library is one."""

    def text(self, identity: str, /) -> Text | None: ...

    def capture(self, identity: str, /) -> Capture | None: ...

    def persons(self) -> Mapping[str, Person]: ...


@dataclass(frozen=True, slots=True)
class Wish:
    by: str = "document"  # of GROUPS
    columns: tuple[str, ...] = ()  # of a table, in their order; none: all
    codebook: tuple[tuple[Tag, ...], ...] = ()  # each tag's line from the root down to itself
    sources: Sources | None = None  # to go along, where a format has room for them
    named: bool = True  # whether people's names go along


@dataclass(frozen=True, slots=True)
class Group:
    """What a heading says. `document` where it is one."""

    key: str
    title: str
    document: Document | None = None


class Headed:
    """Excerpts in the order of their groups, the first of each with its heading.

    By tag, an excerpt stands under every tag that it wears; `count` counts it once.
    """

    def __init__(self, excerpts: Iterable[Excerpt], by: str) -> None:
        self._excerpts, self._by = excerpts, by
        self.count = 0

    def __iter__(self) -> Iterator[tuple[Group | None, Excerpt]]:
        shown = None
        for found, excerpt in self._reading() if self._by == "document" else self._sorted():
            yield (found if found.key != shown else None), excerpt
            shown = found.key

    def _reading(self) -> Iterator[tuple[Group, Excerpt]]:
        for excerpt in self._excerpts:
            self.count += 1
            yield Group(excerpt.document.id, excerpt.document.title or "Untitled", excerpt.document), excerpt

    def _sorted(self) -> Iterator[tuple[Group, Excerpt]]:
        places: list[tuple[str, str, int]] = []
        with SpooledTemporaryFile(SPOOLED) as spool:
            for excerpt in self._excerpts:
                self.count += 1
                places += ((title.casefold() or LAST, title, spool.tell()) for title in _titles(excerpt, self._by))
                pickle.dump(excerpt, spool, pickle.HIGHEST_PROTOCOL)
            for _, title, place in sorted(places):
                spool.seek(place)
                yield Group(title, title or NOBODY[self._by]), pickle.load(spool)  # noqa: S301 -- written above


LAST = "\U0010ffff"
NOBODY = {"tag": "Without a tag", "person": "Unknown", "time": "Undated"}


def _titles(excerpt: Excerpt, by: str) -> Iterable[str]:
    if by == "tag":
        return [" › ".join(path) for path in excerpt.tags] or [""]
    return [excerpt.person if by == "person" else utc(excerpt.made).strftime("%Y-%m-%d")]


def nameless(excerpt: Excerpt) -> Excerpt:
    """An excerpt without anybody's name."""
    notes = tuple(replace(n, person="") for n in excerpt.notes)
    return replace(excerpt, person="", notes=notes, reviews=tuple(replace(r, person="") for r in excerpt.reviews))
