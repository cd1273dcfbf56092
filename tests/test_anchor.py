"""Quotes are found again: where they were, where they moved, where they were edited, and nowhere when they are gone."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.anchor import CONTEXT, MANY, locate, occurrences, quote
from annotator.model import Quote, Span
from tests import anchoring

letters = st.text(st.sampled_from("ab \n.é中👩\u200d\u0301\u2028"), min_size=1, max_size=200)
anything = st.text(min_size=1, max_size=200)


@st.composite
def spans(draw, texts=letters | anything):
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(spans())
def test_a_quote_is_found_where_it_was_made(case):
    text, span = case
    assert locate(text, quote(text, span), span.start) == span


@given(spans(), st.text(max_size=100))
def test_a_quote_follows_its_text_when_something_is_put_before_it(case, put):
    text, span = case
    found = locate(put + text, quote(text, span), span.start)
    assume(put + text != text)
    if len(text[: span.start]) >= CONTEXT and len(text[span.end :]) >= CONTEXT:
        assert found
        assert quote(put + text, found) == quote(text, span)


@given(spans(), anything)
def test_what_is_found_lies_in_the_text_and_is_told_the_same_way_again(case, other):
    text, span = case
    words = quote(text, span)
    found = locate(other, words, span.start)
    assert found is None or found.end <= len(other)
    assert found == locate(other, words, span.start)


ARTICLE = (
    "Wards keep time in their own way.\n"
    "The night nurse counts rounds, the registrar counts beds, and the pharmacist counts what is missing. "
    "A model that has only seen daytime has never met the night.\n"
    "See also: the glossary.\n"
    "Every threshold is a promise about mistakes. Somebody chose which mistakes to make, and somebody else lives with "
    "them.\nSee also: the glossary.\nThe night shift ends at seven."
)


def span_of(words: str, text: str = ARTICLE) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def found_in(new: str, words: str) -> str | None:
    span = span_of(words)
    found = locate(new, quote(ARTICLE, span), span.start)
    return found and found.of(new)


@pytest.mark.parametrize(
    ("old", "new", "words", "now"),
    [
        ("counts beds", "counts empty beds", "the registrar counts beds", "the registrar counts empty beds"),
        ("Every threshold", "A threshold", "Every threshold is a promise about mistakes.", None),
        ("lives with", "has to live with", "somebody else lives with them", "somebody else has to live with them"),
        ("has never met", "will not have met", "A model that has only seen daytime has never met the night.", None),
    ],
)  # fmt: skip
def test_an_edited_quote_keeps_its_edges(old, new, words, now):
    text = ARTICLE.replace(old, new)
    assert found_in(text, words) == (now or words.replace(old, new))


def test_of_equal_words_those_in_the_same_context_are_taken():
    second = Span(ARTICLE.rindex("See also"), ARTICLE.rindex("See also") + len("See also: the glossary."))
    shifted = "A new opening paragraph.\n" * 3 + ARTICLE
    assert locate(shifted, quote(ARTICLE, second), second.start) == Span(second.start + 75, second.end + 75)


def test_of_equal_words_in_equal_context_the_nearest_is_taken():
    text = "x. " + "the very same sentence again. " * 40
    span = Span(text.index("same", 600), text.index("same", 600) + 4)
    assert locate("ab " + text, quote(text, span), span.start) == Span(span.start + 3, span.end + 3)


def test_a_sentence_that_moved_far_away_is_found_without_its_context():
    words = "Every threshold is a promise about mistakes."
    new = ARTICLE.replace(words, "") + "\n" + "Filler that is of no use to anybody here. " * 1_000 + words
    assert found_in(new, words) == words


def test_a_common_word_is_not_placed_where_its_sentence_is_gone():
    span = Span(ARTICLE.index("night nurse"), ARTICLE.index("night nurse") + len("night"))
    new = ARTICLE.replace("The night nurse counts rounds, the registrar counts beds, and the pharmacist", "Somebody")
    assert locate(new, quote(ARTICLE, span), span.start) is None


def test_what_was_rewritten_between_the_same_words_is_it_though_the_old_words_are_quoted_elsewhere():
    words = "the registrar counts beds, and the pharmacist counts what is missing"
    rewritten = words.replace("counts beds", "counts empty beds")
    new = ARTICLE.replace(words, rewritten) + "\n" + "Something else. " * 100 + f"It used to say: {words}."
    assert found_in(new, words) == rewritten
    assert locate(new, quote(ARTICLE, span_of(words)), None) == span_of(words, new)


def test_a_quote_that_was_cut_down_to_something_else_between_the_same_words_is_gone():
    words = "the registrar counts beds, and the pharmacist counts what is missing"
    assert found_in(ARTICLE.replace(words, "nobody counts"), words) is None


@pytest.mark.parametrize("new", ["", "\n", "Entirely different words about gardens.", ARTICLE[::-1]])
def test_a_quote_that_is_gone_is_nowhere(new):
    assert found_in(new, "Every threshold is a promise about mistakes.") is None


def test_a_quote_without_words_is_nowhere():
    assert locate(ARTICLE, Quote("", "Wards keep", " time"), 0) is None


def test_a_long_quote_is_found_by_its_ends():
    text = "\n".join(f"Paragraph {n} says something of its own about ward {n * 7919 % 1000}." for n in range(2_000))
    span = Span(text.index("Paragraph 100 "), text.index("\nParagraph 1900 "))
    new = "A new start.\n" + text.replace("Paragraph 1000 says something", "Nobody says anything")
    found = locate(new, quote(text, span), span.start)
    assert found
    assert found.of(new).startswith("Paragraph 100 ")
    assert new[found.end :].startswith("\nParagraph 1900 ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a" * 1_000_000, Quote("a", "b" * CONTEXT, "c" * CONTEXT)),
        ("ab" * 500_000, Quote("ab" * 400 + "x", "b" * CONTEXT, "c" * CONTEXT)),
        (" \n" * 500_000, Quote("word " * 5_000, "", "")),
    ],
)
def test_a_monotonous_text_does_not_hold_it_up(text, words):
    started = process_time()
    locate(text, words, 5_000)
    assert process_time() - started < 2


def test_occurrences_tells_every_place_and_takes_contexts_into_account():
    assert len(occurrences(ARTICLE, "counts")) == 3
    assert [s.start for s in occurrences(ARTICLE, "counts", prefix="registrar")] == [ARTICLE.index("counts beds")]
    assert [s.start for s in occurrences(ARTICLE, "counts", suffix="what is")] == [ARTICLE.index("counts what")]
    assert occurrences(ARTICLE, "counts", prefix="trar ") == occurrences(ARTICLE, "counts", prefix="registrar")
    assert occurrences(ARTICLE, "counts", prefix=" trar ") == []
    assert occurrences(ARTICLE, "counts", suffix=" be ") == []


def test_occurrences_takes_any_white_space_for_any_other():
    text = "one\u2028two\n three\u00a0four"
    assert occurrences(text, " one two  three\tfour\n") == [Span(0, len(text))]


def test_occurrences_may_overlap_and_have_an_end():
    assert occurrences("aaaa", "aa") == [Span(0, 2), Span(1, 3), Span(2, 4)]
    assert len(occurrences("a" * 5_000, "a")) == MANY
    assert occurrences("a" * 10, " \n") == []


@given(spans())
def test_occurrences_include_the_span_that_was_quoted(case):
    text, span = case
    words = quote(text, span)
    assume(words.exact.strip())
    stripped = re.sub(r"\A\s+|\s+\Z", "", words.exact)
    start = span.start + words.exact.index(stripped)
    assert Span(start, start + len(stripped)) in occurrences(text, words.exact, words.prefix, words.suffix)


@pytest.mark.skipif(not anchoring.PAIRS.exists(), reason="the corpus is not here; set ANNOTATOR_CORPUS")
def test_quotes_of_real_articles_are_found_in_their_next_versions():
    counted = anchoring.figures()
    share = {
        (fate, verdict): n / sum(m for (f, _), m in counted.items() if f == fate)
        for (fate, verdict), n in counted.items()
    }
    assert share["survived", "right"] >= 0.99
    assert share["edited", "right"] >= 0.95
    assert share.get(("gone", "wrong"), 0) <= 0.01
