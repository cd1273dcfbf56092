"""Where the pieces of a text stand: words are met in a text of any length without reading it again."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import chain

SIZE = 6
"""Code points of a piece. Every sixth is kept, so words that share eleven in a row with the text always meet one."""

COMMON = 50
"""Places of a piece that says nothing of where words stand, such as " of the"."""

FEW = 6
"""Places of a piece that are looked at before a rarer piece of the same words is sought."""

RIFE = 2_000
"""Places of a piece from which on it is as quick to read the text."""

HEARD = 10
"""One piece in so many speaks for a place, or nothing does: of words that hold elsewhere, one in seven at least did."""

WHOLE = 128
"""Code points of words of which every piece is asked; of twice as many every second, and so on."""

APART = 32
"""Code points between two rough places that are not the same."""


class Grams:
    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = defaultdict(list)
        for at in range(0, len(text) - SIZE + 1, SIZE):
            self._places[text[at : at + SIZE]].append(at)
        self._places.default_factory = None

    def starts(self, words: str, most: int) -> list[int]:
        """Where the words stand, the first so many in order."""
        if len(words) < 2 * SIZE - 1:
            return starts(self._text, words, 0, len(self._text), most)
        found: list[int] = []
        for first in range(SIZE):
            n, places = first, self._met(words, first)
            while len(places) > FEW and n + 2 * SIZE <= len(words):
                n += SIZE
                places = self._met(words, n)
            if len(places) > RIFE:
                return starts(self._text, words, 0, len(self._text), most)
            found += [at - n for at in places if at >= n and self._text.startswith(words, at - n)]
        return sorted(found)[:most]

    def likely(self, words: str, most: int) -> list[int]:
        """Where words begin of which these may have become, likeliest first: most pieces speak for it."""
        asked = _asked(words)
        met = ((n, self._met(words, n)) for at in asked for n in range(at, min(at + SIZE, len(words) - SIZE + 1)))
        begins = (map((-n).__add__, places) for n, places in met if len(places) <= COMMON)
        return apart(Counter(chain.from_iterable(begins)), most, len(asked))

    def _met(self, words: str, n: int) -> list[int]:
        return self._places.get(words[n : n + SIZE], [])


@lru_cache(2)
def grams(text: str) -> Grams:
    """Of the texts asked for last; that of a megabyte takes some twenty of memory."""
    return Grams(text)


def starts(text: str, words: str, start: int, end: int, most: int) -> list[int]:
    """Where the words begin in a range of a text, the first so many in order."""
    found: list[int] = []
    stop = max(0, end) + len(words)
    at = text.find(words, max(0, start), stop)
    while at >= 0 and len(found) < most:
        found.append(at)
        at = text.find(words, at + 1, stop)
    return found


def near(text: str, words: str, start: int, end: int, most: int) -> list[int]:
    """As `likely`, in a range of a text: short enough to be read."""
    votes = Counter[int]()
    asked = _asked(words)
    for n in asked:
        if (at := text.find(words[n : n + SIZE], start, end)) >= 0:
            votes[at - n] += 1
    return apart(votes, most, len(asked))


def _asked(words: str) -> range:
    """Where pieces of some words begin that are asked for their places: not every one of many."""
    return range(0, len(words) - SIZE + 1, SIZE * (1 + len(words) // WHOLE))


def apart(votes: Counter[int], most: int, asked: int) -> list[int]:
    """The places with the most votes of so many; one with a quarter of the best's speaks of other words."""
    found: list[int] = []
    best = max(votes.values(), default=0)
    if best * HEARD < asked:
        return found
    told = Counter({at: count for at, count in votes.items() if 4 * count > best})
    for at, _ in told.most_common(4 * most):
        if all(abs(at - other) > APART for other in found):
            found.append(at)
    return found[:most]
