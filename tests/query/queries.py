"""Queries made up: what tests of the language and of the index draw from."""

from __future__ import annotations

import os

from hypothesis import strategies as st

from annotator.query import FIELDS, All, Either, Fact, Node, Not, Within, Words
from annotator.query.tree import CHOICES, DATES, PLACES
from annotator.query.words import tokens

EXAMPLES = int(os.environ.get("ANNOTATOR_EXAMPLES", "50"))
"""Of a property that is slow to try; a campaign asks for more."""

SPOKEN = (
    "robot", "robots", "data", "Café", "the", "学习", "习", "学", "机器学习", "🤖", "#robots", "robots 学习", "e-mail",
    "or data", "straße", "한국어", "naïve data", "@ana", "x", "ru",
)  # fmt: skip
DAYS = ("2025", "2025-12", "2025-12-23", "2024-02..2025-11", "..2025-06", "2025-06..")
VALUES = {
    "tag": ("learning", "learning/RLVR", "RLVR", "other", "le", "two words"),
    "person": ("Ana", "Ben", "An"),
    "channel": ("desk", "#desk", "other"),
    "site": ("example.org", "org", "other.net"),
    "source": ("slack", "browser-history"),
    "author": ("A. Writer", "writer"),
    "odd_key": ("kept", "other"),
}


def facts() -> st.SearchStrategy[Node]:
    named = st.sampled_from(sorted(VALUES)).flatmap(
        lambda name: st.builds(Fact, st.just(name), st.sampled_from(VALUES[name]), st.sampled_from(("", "=")))
    )
    begun = st.builds(Fact, st.just("tag"), st.sampled_from(VALUES["tag"]), st.just(""), st.just(True))
    dated = st.builds(
        Fact, st.sampled_from(DATES), st.sampled_from(DAYS[:3]), st.sampled_from(("", ">", ">=", "<", "<="))
    )
    spans = st.builds(Fact, st.sampled_from(DATES), st.sampled_from(DAYS), st.just(""))
    chosen = st.sampled_from([Fact(name, value) for name, values in CHOICES.items() for value in values])
    return named | begun | dated | spans | chosen


def nodes(words: st.SearchStrategy[Node] | None = None, most: int = 8) -> st.SearchStrategy[Node]:
    spoken = st.builds(Words, st.sampled_from(SPOKEN), st.booleans()) if words is None else words
    places = st.sets(st.sampled_from(PLACES), min_size=1).map(lambda s: tuple(p for p in PLACES if p in s))
    return st.recursive(
        spoken | facts(),
        lambda inner: (
            st.builds(Not, inner)
            | st.lists(inner, min_size=2, max_size=4).map(lambda parts: All(tuple(parts)))
            | st.lists(inner, min_size=2, max_size=3).map(lambda parts: Either(tuple(parts)))
            | st.builds(Within, places, inner)
        ),
        max_leaves=most,
    )


def any_words() -> st.SearchStrategy[Node]:
    text = st.text(min_size=1, max_size=20).map(lambda t: " ".join(t.replace("\0", "").split()))
    return st.builds(Words, text.filter(lambda t: bool(tokens(t))), st.booleans())


def any_facts() -> st.SearchStrategy[Node]:
    value = st.text(min_size=1, max_size=12).map(lambda t: " ".join(t.replace("\0", "").split())).filter(bool)
    name = st.sampled_from([f for f in FIELDS if f not in DATES and f not in CHOICES and f != "in"]) | st.from_regex(
        r"[a-z][a-z0-9_.-]{0,8}", fullmatch=True
    ).filter(lambda n: n not in FIELDS)
    whole = st.builds(Fact, name, value, st.just("="))
    return whole | st.builds(Fact, name, value, st.just(""), st.booleans())
