"""Edges of a quote: one that was whole words, whole sentences or whole blocks becomes such again."""

from __future__ import annotations

import re

REACH = 32
"""Code points to each side of a rough edge where a firm one is sought."""

_SENTENCE = re.compile("[.!?…][\"'”’)]?\\s$|[.!?…。！？][\"'”’)]?$")


def parted(text: str, at: int, before: str, after: str) -> int:
    """The place nearest to `at` that parts the text as firmly as the quote is parted between these."""
    spaced = _spaced(before, after)
    for least in range(_firmness(before, after), 0, -1):
        for place in (p for away in range(REACH) for p in (at - away, at + away) if 0 <= p <= len(text)):
            left, right = text[max(0, place - 4) : place], text[place : place + 1]
            if _spaced(left, right) == spaced and _firmness(left, right) >= least:
                return place
    return at


def _firmness(before: str, after: str) -> int:
    """3 between blocks, 2 between sentences, 1 between words, 0 in a word."""
    if not before or not after or before[-1] == "\n" or after[0] == "\n":
        return 3
    if _SENTENCE.search(before[-4:]):
        return 2
    return int(not (before[-1].isalnum() and after[0].isalnum()))


def _spaced(before: str, after: str) -> tuple[bool, bool]:
    return not before or before[-1].isspace(), not after or after[0].isspace()
