"""Days, and the spans of days that a query names. A day is "2025-12-23": days compare as words do."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

LAST = "9999-12-32"
"""After every day."""

_NAMED = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_BEGINS = re.compile(r"\s*(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)", re.ASCII)


def day(said: str) -> str:
    """The day that a clip's date begins with; its first where only year or month are there; "" where none is."""
    found = _BEGINS.match(said)
    if not found:
        return ""
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


@lru_cache(256)
def days(value: str, relation: str = "") -> tuple[str, str]:
    """The first day of what a query names, and the first after it. Raises ValueError where it names none."""
    before, dots, after = value.partition("..")
    if dots:
        if relation not in ("", "=") or not (before or after):
            raise ValueError("a span of dates takes no comparison")
        start, end = _span(before)[0] if before else "", _span(after)[1] if after else LAST
        if start >= end:
            raise ValueError("a span of dates ends before it begins")
        return start, end
    start, end = _span(value)
    return {">": (end, LAST), ">=": (start, LAST), "<": ("", start), "<=": ("", end)}.get(relation, (start, end))


def _span(value: str) -> tuple[str, str]:
    found = _NAMED.fullmatch(value) if value.isascii() else None
    if not found:
        raise ValueError(f"not a date: {value!r}")
    year, month, day = (int(part) if part else 0 for part in found.groups())
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    return first.isoformat(), (last + timedelta(1)).isoformat() if last < date.max else LAST
