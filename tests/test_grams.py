"""The pieces of a text lead to the same places as reading it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.anchor.grams import RIFE, Grams, near, starts

few = st.text("ab c", max_size=200)


@given(few, st.integers(0, 199), st.integers(1, 40), st.integers(1, 5))
def test_words_are_met_wherever_they_stand(text: str, start: int, length: int, most: int) -> None:
    words = text[start : start + length] or "ab"
    assert Grams(text).starts(words, most) == starts(text, words, 0, len(text), most)


@given(few, st.text("ab c", min_size=11, max_size=40), few)
def test_words_that_share_eleven_in_a_row_are_likely(before: str, words: str, after: str) -> None:
    at = len(before) - 1  # where they would begin with the letter that is new
    text = before + words + after
    assert min(abs(place - at) for place in Grams(text).likely("~" + words + "~", 200)) <= 32


def test_what_stands_everywhere_is_found_by_reading() -> None:
    text = "ab" * 6 * RIFE
    assert Grams(text).starts("ab" * 10, 3) == [0, 2, 4]


def test_near_and_anywhere_agree_on_words_that_were_rewritten_a_little() -> None:
    text = "Nobody knew. " * 40 + "The harbour was quiet in the early morning light. " + "All was said. " * 40
    words = "The harbour lay quiet in the morning light."
    place = text.index("The harbour")
    assert abs(near(text, words, place - 300, place + 300, 1)[0] - place) <= 10
    assert abs(Grams(text).likely(words, 1)[0] - place) <= 10


@given(st.lists(st.sampled_from(["harbour ", "quiet ", "morning ", "light ", "x"]), max_size=200), st.integers(0, 900))
def test_long_words_are_met_by_their_rarest_pieces(parts: list[str], start: int) -> None:
    text = "".join(parts)
    words = text[start : start + 90] or "harbour quiet"
    assert Grams(text).starts(words, 1_000) == starts(text, words, 0, len(text), 1_000)


def test_a_chance_piece_speaks_for_no_place() -> None:
    text = "Somebody else was about the harbour. " * 3
    words = "Every threshold is a promise about mistakes, and somebody has to make them for the rest of us."
    assert Grams(text).likely(words, 3) == near(text, words, 0, len(text), 3) == []
