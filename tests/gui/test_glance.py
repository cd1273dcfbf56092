"""Notes as cards have them: words without Markdown's signs, set apart where they are marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import clips
from annotator.gui.glance import MOST, glance, led, shortened
from annotator.gui.lists import CardDelegate, said
from annotator.gui.rows import Card


@pytest.mark.parametrize(("note", "words", "looks"), [
    ("Ask **Mei**, see [the *paper*](https://example.org/a_(b)).", "Ask Mei, see the paper.", "Mei:b the :l paper:li"),
    ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name", ""),
    ("- one\n- [x] two `co  de`\n- [ ] open\n1. three", "• one ☑ two co de ☐ open 1. three", "co de:c"),
    ("# Head #\n\n> quoted\n\n---\nlast", "Head quoted last", "Head:b"),
    ("***both*** ~~gone~~ ==marked== \\*kept\\*", "both gone marked *kept*", "both:bi gone:s"),
    ("<b>x</b> <https://a.example/c> ![alt](x.png)", "x https://a.example/c alt", "alt:l"),
    ("```py\nx = *y*\n```\nafter", "x = *y* after", "x = *y* :c"),
    ("5 > 3, <nobody> said **open", "5 > 3, <nobody> said **open", ""),
    ("plain\n\nwords\tonly", "plain words only", ""),
    ("مرحبا **بك** 👩🏽‍⚕️ *x*", "مرحبا بك 👩🏽‍⚕️ x", "بك:b x:i"),
])
def test_a_note_is_read_at_a_glance(note, words, looks):
    seen = glance(note)
    assert seen.words == words
    assert " ".join(f"{seen.words[a : a + n]}:{look}" for a, n, look in seen.marks) == looks


@pytest.mark.parametrize("note", [
    "Ask **Mei**, see [the paper](https://example.org/a).", "*a **b** c* and __d__ _e_", "`*not*` \\_this\\_ f_o_o",
    "1. one\n2. *two*", "> a\n> b", "### Why?", "~~no~~ 2*3*4",
])
def test_the_words_are_those_of_the_page(note):
    page = " ".join(f"{block.marker} {block.text}".strip() for block in clips.note_blocks(note))
    assert glance(note).words == page


@given(st.text(alphabet="*_`[]()<>~=#-+\\ \nab1.!\u2028", max_size=400))
def test_whatever_is_typed_gives_one_line_with_marks_within_it(note):
    seen = glance(note)
    assert "\n" not in seen.words
    assert all(0 <= start < start + length <= len(seen.words) + 1 for start, length, _ in seen.marks)
    assert len(seen.words) <= MOST + 2 * note.count("\n") + 2


def test_a_note_of_somebody_else_begins_with_their_name_and_a_list_stays_one():
    assert glance(led("Ben", "- one\n- two")).words == "Ben: • one • two"
    assert led("Ben", "Says *who*?") == "Ben: Says *who*?"


def test_a_long_note_is_cut_with_a_sign():
    assert shortened("**word** " * 100, 20) == "word word word word…"


def test_a_card_is_as_tall_as_its_words_without_their_signs_and_speaks_them(qtbot, window):
    plain, marked = (Card("1", "d", "quote", (n,), (), "you", "") for n in ("ask " * 9, "**ask** " * 9))
    delegate = CardDelegate(window)
    assert delegate.height(plain, 320) == delegate.height(marked, 320)
    assert "*" not in marked.spoken
    assert said("**a** `b` [c](https://example.org)", 200).height > 0
