"""Where the pieces of a text stand: words are met in a text of any length without reading it again."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import chain, islice

SIZE = 6
"""Code points of a piece. Every sixth is kept, so words that share eleven in a row with the text always meet one."""

COMMON = 50
"""Places of a piece that says nothing of where words stand, such as " of the"."""

RIFE = 2_000
"""Places of a piece from which on it is as quick to read the text."""

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
        if len(words) < 2 * SIZE - 1 or any(len(self._met(words, n)) > RIFE for n in range(SIZE)):
            return starts(self._text, words, 0, len(self._text), most)
        met = (
            islice((at - n for at in self._met(words, n) if self._text.startswith(words, at - n)), most)
            for n in range(SIZE)
        )
        return sorted(n for n in chain.from_iterable(met) if n >= 0)[:most]

    def likely(self, words: str, most: int) -> list[int]:
        """Where words begin of which these may have become, likeliest first: most pieces speak for it."""
        votes = Counter[int]()
        for n in range(len(words) - SIZE + 1):
            if len(places := self._met(words, n)) <= COMMON:
                votes.update(at - n for at in places)
        return apart(votes, most)

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
    for n in range(0, len(words) - SIZE + 1, SIZE):
        if (at := text.find(words[n : n + SIZE], start, end)) >= 0:
            votes[at - n] += 1
    return apart(votes, most)


def apart(votes: Counter[int], most: int) -> list[int]:
    """The places with the most votes; one with a quarter of the best's speaks of other words."""
    found: list[int] = []
    ranked = votes.most_common(4 * most)
    for at, count in ranked:
        if 4 * count > ranked[0][1] and all(abs(at - other) > APART for other in found):
            found.append(at)
    return found[:most]
