"""Measuring: pairs in turn, ratios, and the line that a benchmark prints of them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter

Work = Callable[[], object]


def seconds(work: Work) -> float:
    """By the clock; rubbish of what came before is not in it."""
    gc.collect()
    begun = perf_counter()
    work()
    return perf_counter() - begun


def pairs(base: Callable[[], float], ours: Callable[[], float], rounds: int) -> list[float]:
    """Ratios of ours to the base. A machine that others use drifts, so the two are measured in turn."""
    found = []
    for n in range(rounds + 1):
        first, second = (base, ours) if n % 2 else (ours, base)
        one, two = first(), second()
        if n:  # the first round fills caches
            found.append(two / one if n % 2 else one / two)
    return found


def late(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[int(len(times) * 0.95)]


def row(what: str, reach: float, ratios: Sequence[float], note: str = "", *, least: bool = False) -> bool:
    """Prints what was reached; gives whether it is enough. `least`: more is better."""
    ratio, sign, bad = median(ratios), *(("≥", "under") if least else ("≤", "over"))
    ok = ratio >= reach if least else ratio <= reach
    spread = f"{ratio:.2f} ({min(ratios):.2f}–{max(ratios):.2f})"
    print(" | ".join(filter(None, (what, f"{sign} {reach:g}", spread, "ok" if ok else bad, note))), flush=True)
    return ok


def skipped(what: str, why: str) -> bool:
    print(f"{what} | | skipped | {why}", flush=True)
    return True
