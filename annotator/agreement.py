"""How far two people agree on the same texts: pure arithmetic on spans.

Cohen, "A coefficient of agreement for nominal scales" (1960). Krippendorff, "Content Analysis" (2004): alpha for
names, chapter 11.3, and for units on a continuum, chapter 11.6. Hripcsak and Rothschild, "Agreement, the F-measure, and
reliability in information retrieval" (2005).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import TypeVar

from annotator.model import Span

T = TypeVar("T", bound=Hashable)

ENOUGH = 0.5
"""Of the shorter of two highlights: what they must share to count as one and the same."""

LONG = 1_000
"""Code points of a highlight that is looked for by itself: few are longer, and one as long as its text slows none."""

Unit = tuple[float, Sequence[Hashable]]
"""A weight, and what each observer called it; who said nothing is left out."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """None where a number has no meaning: nobody could have disagreed."""

    percent: float | None  # of the characters, 0 to 1
    kappa: float | None
    alpha: float | None  # nominal, on characters
    unitising: float | None  # Krippendorff's alpha of where units begin and end
    f1: float | None  # highlights that overlap enough
    mine: int  # highlights
    theirs: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that only one of two people marked."""

    span: Span
    mine: bool


Marks = Sequence[Span]
Pages = Sequence[tuple[int, Marks, Marks]]
"""Each text's length in code points, and where either person marked it."""


def agreement(pages: Pages) -> Agreement:
    """Of two people who marked with one tag, or at all."""
    table: Counter[tuple[bool, bool]] = Counter()
    for length, mine, theirs in pages:
        for start, end, a, b in _runs(length, _joined(mine), _joined(theirs)):
            table[a, b] += end - start
    counts = [(len(mine), len(theirs), len(pairs(mine, theirs))) for _, mine, theirs in pages]
    ours, others, both = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    return Agreement(
        percent(table),
        kappa(table),
        alpha((weight, pair) for pair, weight in table.items()),
        unitising([(length, [_joined(mine), _joined(theirs)]) for length, mine, theirs in pages]),
        2 * both / (ours + others) if ours + others else None,
        ours,
        others,
    )


def percent(table: Mapping[tuple[T, T], float]) -> float | None:
    """The share of what both called the same; `table` weighs each pair of names."""
    total = sum(table.values())
    return sum(n for (a, b), n in table.items() if a == b) / total if total else None


def kappa(table: Mapping[tuple[T, T], float]) -> float | None:
    """Cohen's kappa."""
    total, observed = sum(table.values()), percent(table)
    if observed is None:
        return None
    mine: dict[T, float] = {}
    theirs: dict[T, float] = {}
    for (a, b), n in table.items():
        mine[a] = mine.get(a, 0.0) + n
        theirs[b] = theirs.get(b, 0.0) + n
    chance = sum(n * theirs.get(name, 0.0) for name, n in mine.items()) / total**2
    return (observed - chance) / (1 - chance) if chance < 1 else None


def alpha(units: Iterable[Unit]) -> float | None:
    """Krippendorff's alpha for names, any number of observers."""
    observed = 0.0
    names: dict[Hashable, float] = {}
    for weight, said in units:
        if len(said) < 2:
            continue
        counts = Counter(said)
        for name, n in counts.items():
            names[name] = names.get(name, 0.0) + weight * n
        unlike = len(said) ** 2 - sum(n * n for n in counts.values())
        observed += weight * unlike / (len(said) - 1)
    total = sum(names.values())
    expected = total**2 - sum(n * n for n in names.values())
    return 1 - observed * (total - 1) / expected if expected else None


def unitising(texts: Sequence[tuple[int, Sequence[Marks]]]) -> float | None:
    """Krippendorff's alpha for units of one kind: where each observer's begin and end in texts of these lengths."""
    disagreements = [unit_disagreements(length, observers) for length, observers in texts if any(observers)]
    lengths = [length for length, observers in texts if any(observers)]
    expected = sum(e * n for (_, e), n in zip(disagreements, lengths, strict=True))
    observed = sum(o * n for (o, _), n in zip(disagreements, lengths, strict=True))
    return 1 - observed / expected if expected else None


def unit_disagreements(length: int, observers: Sequence[Marks]) -> tuple[float, float]:
    """Observed and expected disagreement; each observer's units do not overlap and stand in order."""
    m = len(observers)
    sections = [_sections(length, marks) for marks in observers]
    observed = sum(
        _unlike(sections[i], sections[j]) for i in range(m) for j in range(m) if i != j
    ) / (m * (m - 1) * length**2)  # fmt: skip
    gaps = sorted(end - start for own in sections for start, end, unit in own if not unit)
    units = [end - start for own in sections for start, end, unit in own if unit]
    apart = m * length * (m * length - 1) - sum(n * (n - 1) for n in units)
    others, beyond = len(units) - 1, list(accumulate(gaps, initial=0))

    def room(n: int) -> int:
        """In how many ways a unit of this length could lie in the gaps."""
        first = bisect_left(gaps, n)
        return beyond[-1] - beyond[first] - (n - 1) * (len(gaps) - first)

    top = sum(others * (2 * n**3 - 3 * n * n + n) / 3 + n * n * room(n) for n in units)
    return observed, 2 / length * top / apart if apart else 0.0


def _sections(length: int, marks: Marks) -> list[tuple[int, int, bool]]:
    """The whole text as units and the gaps between them."""
    out: list[tuple[int, int, bool]] = []
    at = 0
    for span in marks:
        if span.start > at:
            out.append((at, span.start, False))
        out.append((span.start, span.end, True))
        at = span.end
    if at < length:
        out.append((at, length, False))
    return out


def _unlike(mine: Sequence[tuple[int, int, bool]], theirs: Sequence[tuple[int, int, bool]]) -> int:
    """Squared differences of sections that meet."""
    total = first = 0
    for start, end, unit in mine:
        while first < len(theirs) and theirs[first][1] <= start:
            first += 1
        n = first
        while n < len(theirs) and theirs[n][0] < end:
            left, right, other = theirs[n]
            if unit and other:
                total += (start - left) ** 2 + (end - right) ** 2
            elif unit and left <= start and end <= right:
                total += (end - start) ** 2
            elif other and start <= left and right <= end:
                total += (right - left) ** 2
            n += 1
    return total


def passages(mine: Marks, theirs: Marks, length: int) -> list[Passage]:
    """Where only one of the two marked anything."""
    runs = _runs(length, _joined(mine), _joined(theirs))
    return [Passage(Span(start, end), a) for start, end, a, b in runs if a != b]


def _joined(marks: Marks) -> list[Span]:
    """The same characters as spans that neither overlap nor touch."""
    out: list[Span] = []
    for span in sorted(marks):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _runs(length: int, mine: Marks, theirs: Marks) -> Iterable[tuple[int, int, bool, bool]]:
    """The text in pieces in which nothing changes: start, end, whether marked by either."""
    cuts = sorted({0, length, *(edge for span in (*mine, *theirs) for edge in (span.start, span.end) if edge < length)})
    inside = _follower(mine), _follower(theirs)
    for start, end in pairwise(cuts):
        yield start, end, inside[0](start), inside[1](start)


def _follower(marks: Marks) -> Callable[[int], bool]:
    """Whether a position is marked, for positions asked in rising order."""
    at = 0

    def inside(position: int) -> bool:
        nonlocal at
        while at < len(marks) and marks[at].end <= position:
            at += 1
        return at < len(marks) and marks[at].start <= position

    return inside


def pairs(mine: Marks, theirs: Marks, unlike: Callable[[int, int], bool] | None = None) -> list[tuple[int, int]]:
    """Highlights that overlap enough, each with one of the other's, the closest first; the `unlike` only then."""
    found: list[tuple[bool, float, int, int]] = []
    order = sorted(range(len(theirs)), key=lambda n: theirs[n])
    starts = [theirs[n].start for n in order]
    far = [n for n in order if len(theirs[n]) > LONG]
    for n, span in enumerate(mine):
        low, high = bisect_left(starts, span.start - LONG), bisect_left(starts, span.end)
        for m in chain(order[low:high], (m for m in far if theirs[m].start < span.start - LONG)):
            other = theirs[m]
            shared = min(span.end, other.end) - max(span.start, other.start)
            if shared >= ENOUGH * min(len(span), len(other)) and shared > 0:
                found.append((unlike is not None and unlike(n, m), -shared / (len(span) + len(other) - shared), n, m))
    taken: tuple[set[int], set[int]] = set(), set()
    out = []
    for *_, n, m in sorted(found):
        if n not in taken[0] and m not in taken[1]:
            taken[0].add(n)
            taken[1].add(m)
            out.append((n, m))
    return out
