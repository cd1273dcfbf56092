"""Words: what counts as the same, and that a text without an index is searched as one with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.query.words import Folded, Pattern, prepared, sought, tokens

PARTS = (
    "robots", "Robots", "data", "é", "e\u0301", "学", "习", "机器学习", "🤖", "#", "@", "-", " ", " ", "\n", "ß", "ﬁ",
    "ガ", "x", "한국", "# x", "™", "\u200d", "。", "’", "ไทย", "１", "İ",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PARTS) | st.characters(exclude_categories=["Cs"]), max_size=12).map("".join)


def stands(words: list[str], wanted: list[str], prefix: bool) -> bool:
    """Whether an index with these words finds the wanted ones, one after another."""
    *first, last = wanted
    size = len(first)
    ends = [(n, words[n + size]) for n in range(len(words) - size) if words[n : n + size] == first]
    return any(word.startswith(last) if prefix else word == last for _, word in ends)


@given(TEXTS, TEXTS, st.booleans())
def test_a_text_is_searched_as_its_index_would_be(text: str, query: str, prefix: bool) -> None:
    wanted, begins = sought(query, prefix)
    pattern = Pattern(query, prefix)
    assert bool(pattern) == bool(wanted)
    if wanted:
        assert pattern.within(text) == stands(tokens(text), wanted, begins)
        assert bool(list(pattern.places(Folded(text)))) == pattern.within(text)


@given(TEXTS)
def test_every_text_finds_itself(text: str) -> None:
    assert Pattern(text).within(text) == bool(tokens(text))


@given(TEXTS, TEXTS, TEXTS)
def test_a_place_holds_the_words_that_were_looked_for(before: str, words: str, after: str) -> None:
    text = f"{before} {words} {after}"
    for span in Pattern(words).places(Folded(text)):
        assert Pattern(words).within(span.of(text)) or words[:1] in "#@"


@given(TEXTS)
def test_what_an_index_is_given_needs_no_more_folding(text: str) -> None:
    assert prepared(text) == prepared(text).lower() or not text.isascii()
    assert all(t == t.strip() and t for t in tokens(text))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("cafe", "Café"),
        ("CAFÉ", "cafe\u0301"),
        ("strasse", "Straße"),
        ("soren", "Søren"),
        ("fine", "ﬁne"),
        ("学习", "机器学习很好"),
        ("机器学习", "机器学习很好"),
        ("习", "学习"),
        ("기술", "한국기술은"),
        ("🤖", "Robots🤖!"),
        ("#robots", "see #robots"),
        ("robots", "see #robots"),
        ("don't", "I don’t know"),
        ("hardware or data", "hardware, or\ndata"),
        ("学习 abc", "学习abc"),
    ],
)
def test_it_is_found(words: str, text: str) -> None:
    assert Pattern(words).within(text)
    assert list(Pattern(words).places(Folded(text)))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("robot", "robots"),
        ("obots", "robots"),
        ("#robots", "robots"),
        ("#robots", "# robots"),
        ("习学", "学习"),
        ("学习", "学 习"),
        ("data hardware", "hardware data"),
        ("か", "が"),
    ],
)
def test_it_is_not_found(words: str, text: str) -> None:
    assert not Pattern(words).within(text)


def test_places_count_the_code_points_of_the_text_itself() -> None:
    text = "Ünïcödé 🤖🤖 ﬁne STRASSE straße 学习\u00ad机器"
    assert [s.of(text) for s in Pattern("strasse").places(Folded(text))] == ["STRASSE", "straße"]
    assert [s.of(text) for s in Pattern("🤖").places(Folded(text))] == ["🤖", "🤖"]
    assert [s.of(text) for s in Pattern("习机").places(Folded(text))] == ["习\u00ad机"]
    assert [s.of(text) for s in Pattern("fine").places(Folded(text))] == ["ﬁne"]
