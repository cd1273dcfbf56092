"""A span in its own words, and the words found again. Pure functions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice
from types import ModuleType

from annotator.anchor.edges import parted
from annotator.anchor.grams import grams, near
from annotator.anchor.grams import starts as starts_within
from annotator.model import Quote, Span

CONTEXT = 32
"""Code points kept on each side, as Hypothesis does."""

NEAR, FAR = 1_000, 20_000
"""Code points to each side of the hint that are searched first: an edit seldom moves words further."""

CLOSE = 2 * CONTEXT
"""Code points to each side of the hint where words that were edited stand most often, as most of a text stays."""

ROUGH = 3
"""Places that are laid and weighed, of those that share pieces with a quote."""

MANY = 1_000
"""Occurrences that are weighed: a quote more common than that is told apart by its context or not at all."""

LONG = 1_000
"""Code points of a quote that is sought by its two ends: a fuzzy search grows with length times text."""

EDGE = 12
"""Code points at a quote's edge that mark it even where the rest was rewritten."""

# Thresholds of likeness and score, which run from 0, strangers, to 1. Measured on real articles' next versions
# (`python -m tests.anchoring`): lower ones put more sentences in a wrong place and none more in the right one.

ALIKE = 0.5
"""Least likeness of words found for a quote."""

ACCEPTED = 0.7
"""Least score of a place: the very words with one side of their context, or like words with both. Close to where the
words were, nothing else is looked at then."""

TELLING, SURE = 0.6, 24
"""Likeness and length, in code points, of words that need no context: so many seldom recur by accident."""


def quote(text: str, span: Span) -> Quote:
    """The span in its own words, with what stands around it."""
    return Quote(
        exact=text[span.start : span.end],
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


def locate(text: str, quote: Quote, hint: int | None = None) -> Span | None:
    """Where the quote stands in a text now; None where nothing there is it. `hint` is its last known start.

    From cheap to costly: the very words where they were, near there; others between the very words around them; the
    very words anywhere; similar words near there, anywhere.
    """
    if not quote.exact:
        return None
    return _exact(text, quote, hint) or _similar(text, quote, hint)


def similarity(words: str, found: str) -> float:
    """How much of some words stands in others, 0 to 1: their characters in order; of long ones whole words in any."""
    if words == found:
        return 1.0
    if len(words) + len(found) > 40 * LONG:
        here, there = words.split(), found.split()
        return 2 * (Counter(here) & Counter(there)).total() / max(1, len(here) + len(there))
    percent: float = _rapid().ratio(words, found)
    return percent / 100


def occurrences(text: str, exact: str, prefix: str = "", suffix: str = "") -> list[Span]:
    """Every place where the words stand between those contexts, at most MANY; some may overlap.

    White space stands for any white space, line ends too, and none is needed between words and contexts.
    """
    if not exact.strip():
        return []
    # A context that begins or ends in white space begins or ends at the edge of a word.
    before = r"(?<!\S)" * prefix[:1].isspace() + _pattern(prefix)
    after = _pattern(suffix) + r"(?!\S)" * suffix[-1:].isspace()
    found = re.finditer(rf"(?={before}\s*+({_pattern(exact)})\s*+{after})", text)
    return sorted({Span(*m.span(1)) for m in islice(found, MANY)})


@cache
def _rapid() -> ModuleType:
    """Loaded when first needed, and asked for thousands of times: an import that finds it there costs as much as it."""
    from rapidfuzz import fuzz

    return fuzz


def _pattern(query: str) -> str:
    return r"\s++".join(map(re.escape, query.split()))


# The very words


def _exact(text: str, quote: Quote, hint: int | None) -> Span | None:
    if hint is not None and (near := _exact_near(text, quote, hint, NEAR) or _framed(text, quote, hint, CONTEXT)):
        return near
    starts = grams(text).starts(quote.exact, MANY)
    if starts and hint is not None and (near := _exact_near(text, quote, hint, FAR)):
        return near
    if len(starts) == MANY:
        whole = grams(text).starts(quote.prefix + quote.exact + quote.suffix, MANY)
        starts += [at + len(quote.prefix) for at in whole]
    return _best(text, quote, _spans(quote, starts), hint)


def _exact_near(text: str, quote: Quote, hint: int, reach: int) -> Span | None:
    lead, whole = len(quote.prefix), quote.prefix + quote.exact + quote.suffix
    if hint >= lead and text.startswith(whole, hint - lead):
        return Span(hint, hint + len(quote.exact))
    if quote.exact not in text[max(0, hint - reach) : hint + reach + len(quote.exact)]:
        return None
    if (at := _nearest(text, whole, hint - lead, reach)) >= 0:
        return Span(at + lead, at + lead + len(quote.exact))
    found = _spans(quote, starts_within(text, quote.exact, hint - reach, hint + reach, MANY))
    near = _best(text, quote, found, hint)
    return near if near and 1.0 in _context(text, quote, near) else None


def _nearest(text: str, words: str, at: int, reach: int) -> int:
    """Where the words begin, as near as can be to `at`; -1 where they do not within reach."""
    after = text.find(words, max(0, at), max(0, at + reach) + len(words))
    if after == at:
        return at
    before = text.rfind(words, max(0, at - reach), max(0, at + len(words)))
    return after if before < 0 or 0 <= after - at < at - before else before


def _spans(quote: Quote, starts: Iterable[int]) -> set[Span]:
    return {Span(at, at + len(quote.exact)) for at in starts}


# Similar words


def _similar(text: str, quote: Quote, hint: int | None) -> Span | None:
    if hint is not None and (close := _framed(text, quote, hint, EDGE) or _close(text, quote, hint)):
        return close
    for found in _alike(text, quote, hint):
        if best := _best(text, quote, found, hint):
            return best
    return None


def _framed(text: str, quote: Quote, hint: int, size: int) -> Span | None:
    """What stands now between the words before and after, close to the hint; None where its edges say otherwise."""
    before, after, words = quote.prefix[-size:], quote.suffix[:size], quote.exact
    if min(len(before), len(after)) < size or len(words) > LONG:
        return None
    start = _nearest(text, before, hint - size, CLOSE) + size
    end = text.find(after, start + 1, start + len(words) + CLOSE + size) if start >= size else -1
    if end < 0:
        return None
    span = Span(start, end)
    now, head, tail = span.of(text), words[:EDGE], words[-EDGE:]
    clear = now.find(head) <= 0 and now.rfind(tail) in {-1, len(now) - len(tail)}
    return _best(text, quote, {span}, hint, ACCEPTED) if clear else None


def _close(text: str, quote: Quote, hint: int) -> Span | None:
    """The words close to where they were, if they are so like themselves that nothing else can be meant."""
    whole, lead = quote.prefix + quote.exact + quote.suffix, len(quote.prefix)
    if len(quote.exact) > LONG:
        return None
    places = near(text, whole, max(0, hint - lead - CLOSE), hint + len(quote.exact) + CLOSE + CONTEXT, 1)
    return _best(text, quote, _laid_at(text, quote, places, lead), hint, ACCEPTED)


def _alike(text: str, quote: Quote, hint: int | None) -> Iterator[set[Span]]:
    """Where the words may have gone: near their old place, anywhere that shares pieces with them."""
    whole, lead = quote.prefix + quote.exact + quote.suffix, len(quote.prefix)
    zones = [] if hint is None else [(max(0, hint - reach), hint + reach + len(quote.exact)) for reach in (NEAR, FAR)]
    if len(quote.exact) > LONG:
        yield from (_between(text, quote, *zone) for zone in (*zones, (0, len(text))))
        return
    if zones:
        yield _laid_at(text, quote, near(text, whole, *zones[0], ROUGH), lead)
    yield _laid_at(text, quote, grams(text).likely(whole, ROUGH), lead)
    if len(text) <= 2 * FAR:
        yield _fuzzy(text, quote)


def _laid_at(text: str, quote: Quote, places: Iterable[int], lead: int) -> set[Span]:
    found = (_laid(text, quote, at + lead, at + lead + len(quote.exact)) for at in places)
    return set(chain.from_iterable(found))


def _fuzzy(text: str, quote: Quote) -> set[Span]:
    """By the characters, where no piece of the words is left: slow, as length times text."""
    found = set[Span]()
    for words, skip in ((quote.exact, 0), (quote.prefix + quote.exact + quote.suffix, len(quote.prefix))):
        hit = _rapid().partial_ratio_alignment(words, text, score_cutoff=60)
        if hit and hit.dest_start < hit.dest_end:
            at = hit.dest_start + skip
            found |= _laid(text, quote, at, at + len(quote.exact))
    return found


def _between(text: str, quote: Quote, start: int, end: int) -> set[Span]:
    """A long quote's place by its two ends."""
    words, piece, zone = quote.exact, LONG // 4, text[start:end]
    head = locate(zone, Quote(words[:piece], quote.prefix, words[piece : piece + CONTEXT]))
    tail = locate(zone, Quote(words[-piece:], words[-piece - CONTEXT : -piece], quote.suffix))
    if not head or not tail or head.start >= tail.end:
        return set()
    return {Span(start + head.start, start + tail.end)}


def _laid(text: str, quote: Quote, start: int, end: int) -> set[Span]:
    """Spans round a rough place whose ends the quote's edges, or an alignment of the whole, speak for."""
    from rapidfuzz.distance import Levenshtein

    slack = CONTEXT + len(quote.exact) // 4
    base = max(0, start - slack)
    near, whole = text[base : end + slack], quote.prefix + quote.exact + quote.suffix
    first, stop = len(quote.prefix), len(quote.prefix) + len(quote.exact)
    starts, ends = {start}, {end}
    for op in Levenshtein.opcodes(whole, near):
        if op.src_start <= first < op.src_end:
            starts.add(base + min(op.dest_start + first - op.src_start, op.dest_end))
        if op.src_start < stop <= op.src_end:
            ends.add(base + min(op.dest_start + stop - op.src_start, op.dest_end))
    for edge, places in ((first, starts), (stop, ends)):
        before, after = whole[max(0, edge - EDGE) : edge], whole[edge : edge + EDGE]
        if (at := near.find(before)) >= 0:
            places.add(base + at + len(before))
        if (at := near.find(after)) >= 0:
            places.add(base + at)
    starts = {parted(text, at, quote.prefix, quote.exact) for at in starts}
    ends = {parted(text, at, quote.exact, quote.suffix) for at in ends}
    return {Span(s, e) for s in starts for e in ends if 0 <= s < e <= len(text)}


# How well a place holds


def _best(text: str, quote: Quote, found: Iterable[Span], hint: int | None, least: float = 0.0) -> Span | None:
    """The place with the best score, of those that are good enough."""
    scores = ((_score(text, quote, span, hint), -span.start, span) for span in found)
    return max((s for s in scores if s[0] > least), default=(0, 0, None))[-1]


def _score(text: str, quote: Quote, span: Span, hint: int | None) -> float:
    """From 0, not good enough, to 1; weights after Hypothesis match-quote. A context that is empty says nothing."""
    words = _likeness(quote.exact, span.of(text))
    if words < ALIKE:
        return 0
    prefix, suffix = _context(text, quote, span)
    place = 1.0 if hint is None else 1 - abs(span.start - hint) / max(len(text), hint, 1)
    parts = [(50, words), (20, prefix), (20, suffix), (2, place)]
    said = [(weight, value) for weight, value in parts if value is not None]
    score = sum(weight * value for weight, value in said) / sum(weight for weight, _ in said)
    telling = words >= TELLING and len(quote.exact) >= SURE
    return score if telling or score >= ACCEPTED else 0


def _context(text: str, quote: Quote, span: Span) -> tuple[float | None, float | None]:
    before = text[max(0, span.start - len(quote.prefix)) : span.start]
    after = text[span.end : span.end + len(quote.suffix)]
    return (
        _likeness(quote.prefix, before) if quote.prefix else None,
        _likeness(quote.suffix, after) if quote.suffix else None,
    )


def _likeness(words: str, found: str) -> float:
    if words == found:
        return 1.0
    if len(words) + len(found) > 40 * LONG:  # the comparison grows with the product; the ends were compared already
        return min(len(words), len(found)) / max(len(words), len(found))
    percent: float = _rapid().ratio(words, found)
    return max(0, percent / 50 - 1)  # any two sentences of a language are half alike
