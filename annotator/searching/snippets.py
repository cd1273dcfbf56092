"""The words around what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from annotator.model import Span
from annotator.query import Words
from annotator.query.words import Folded, pattern

LENGTH = 180
"""Code points of a snippet: two lines of a list."""
BEFORE = 50
"""Of them at most, before the first word found."""
LOOK = 40
"""Places of each word that are looked at to choose where most stand together."""
MOST = 5_000
"""Places that are marked on a page: a word that stands everywhere is no search."""

_BREAK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a text and what is to be marked in it; all in code points of the text."""

    span: Span | None  # None of an empty text
    words: str  # the text's own, line ends too
    marks: tuple[Span, ...]
    cut: tuple[bool, bool] = (False, False)  # whether there is more before it and after it

    @property
    def inner(self) -> tuple[Span, ...]:
        """The marks in code points of `words`."""
        start = self.span.start if self.span else 0
        return tuple(Span(m.start - start, m.end - start) for m in self.marks)


def places(text: str, words: Iterable[Words], most: int = MOST) -> tuple[Span, ...]:
    """Where words stand in a text, in reading order, none inside another."""
    folded = Folded(text)
    found = sorted(span for w in words for span in islice(pattern(w.text, w.prefix).places(folded), most))
    return tuple(islice(_apart(found), most))


def snippet(text: str, words: Sequence[Words], length: int = LENGTH, title: str = "") -> Snippet:
    """Where most of the words stand together; the beginning where none does. What repeats the title comes last."""
    folded = Folded(text)
    found = [(span, n) for n, w in enumerate(words) for span in islice(pattern(w.text, w.prefix).places(folded), LOOK)]
    found.sort()
    body = _body(text, title)
    found = [hit for hit in found if hit[0].start >= body] or found
    start = _best(found, length - BEFORE)
    first = found[start][0].start if found else 0
    begin, end = _cut(text, first, length)
    marks = tuple(_apart(span for span, _ in found if begin <= span.start and span.end <= end))
    return Snippet(Span(begin, end) if begin < end else None, text[begin:end], marks, (begin > 0, end < len(text)))


def _body(text: str, title: str) -> int:
    """Where a text begins to say more than its title and its source, as clips repeat them."""
    at = 0
    while (end := text.find("\n", at)) >= 0:
        line = text[at:end].strip()
        if line and line != title.strip() and not line.startswith("Source:"):
            break
        at = end + 1
    return at


def _best(found: Sequence[tuple[Span, int]], reach: int) -> int:
    """The place from which most different words are in reach, the first of those."""
    best, most = 0, 0
    for n, (span, _) in enumerate(found):
        inside: set[int] = set()
        for other, word in islice(found, n, None):
            if other.end > span.start + reach:
                break
            inside.add(word)
        if len(inside) > most:
            best, most = n, len(inside)
    return best


def _cut(text: str, first: int, length: int) -> tuple[int, int]:
    """Whole words round a place; from the start of its block where that is near."""
    begin = max(0, first - BEFORE)
    block = text.rfind("\n", begin, first)
    if block >= 0:
        begin = block + 1
    elif begin and (gap := _BREAK.search(text, begin, first)):
        begin = gap.end()
    end = min(len(text), begin + length)
    if end < len(text) and (space := text.rfind(" ", max(begin, first + 1), end)) > end - BEFORE:
        end = space
    return begin, end


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Sorted spans without those that begin inside another."""
    end = 0
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end
