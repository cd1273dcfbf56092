"""The places of tags among those beside them: words between any two of which there is room for another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from annotator.model import DIGITS, Tag

_LONGEST = 120
"""Digits of a place: some hundred tags put into one gap one after another. Then all beside it get new ones."""
_PLACE = re.compile(f"[0-9a-z]{{0,{_LONGEST - 1}}}[1-9a-z]")


def arranged(order: Sequence[Tag], moved: Collection[str] = ()) -> list[Tag]:
    """Those of some siblings that need another place so that they stand in this order, with it; as few as can be.

    `moved`: the ids of some that need another in any case. Those without a place have one by their name, so that work
    done apart is no dispute: each of two people writes only what they moved.
    """
    keys = [tag.key for tag in order]
    kept = _rising(["" if tag.id in moved else key for tag, key in zip(order, keys, strict=True)])
    places = _filled([key if n in kept else "" for n, key in enumerate(keys)])
    if max(map(len, places), default=0) > _LONGEST:
        places = _filled([""] * len(order))
    pairs = zip(order, keys, places, strict=True)
    return [replace(tag, place=place) for tag, key, place in pairs if key != place]


def _rising(places: Sequence[str]) -> set[int]:
    """The numbers of as many places as can stay because they rise."""
    ends: list[str] = []  # of the runs of each length, the one that ends lowest
    last: list[int] = []
    before: dict[int, int] = {}
    for n, place in enumerate(places):
        if not _PLACE.fullmatch(place):
            continue
        length = bisect_left(ends, place)
        if length:
            before[n] = last[length - 1]
        ends[length : length + 1], last[length : length + 1] = [place], [n]
    run = set[int]()
    n = last[-1] if last else -1
    while n >= 0:
        run.add(n)
        n = before.get(n, -1)
    return run


def _filled(places: Sequence[str]) -> list[str]:
    """Places that rise, with one for each that is empty."""
    out: list[str] = []
    low, gap = "", 0
    for place in (*places, None):
        if place == "":
            gap += 1
            continue
        out += _spaced(low, place or "", gap)
        out += [place] if place else []
        low, gap = place or "", 0
    return out


def _spaced(low: str, high: str, count: int) -> Iterator[str]:
    """So many places between two, evenly; `high`: "" is no end."""
    if count:
        middle = between(low, high)
        yield from _spaced(low, middle, count // 2)
        yield middle
        yield from _spaced(middle, high, count - count // 2 - 1)


def between(low: str, high: str) -> str:
    """A short place near the middle of two; "" is no end on its side."""
    place = ""
    while True:
        n = len(place)
        a = DIGITS.index(low[n]) if n < len(low) else 0
        b = DIGITS.index(high[n]) if n < len(high) else len(DIGITS)
        if (middle := (a + b) // 2) > a:
            return place + DIGITS[middle]
        place += DIGITS[a]
        if a < b:  # whatever follows is below `high`
            high = ""
