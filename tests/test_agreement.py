"""Numbers that others published, and what must hold for any two people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import agreement
from annotator.model import Span


def table(rows):
    return {(a, b): n for a, row in enumerate(rows) for b, n in enumerate(row)}


def spans(*pairs):
    return [Span(start, start + length) for start, length in pairs]


@pytest.mark.parametrize(
    ("rows", "share", "value"),
    [([(20, 5), (10, 15)], 0.7, 0.4), ([(45, 15), (25, 15)], 0.6, 0.1304), ([(25, 35), (5, 35)], 0.6, 0.2593)],
)
def test_kappa_of_two_readers_of_grant_proposals(rows, share, value):
    """Yes or no to each: the examples of most textbooks and of Wikipedia's article."""
    assert agreement.percent(table(rows)) == pytest.approx(share)
    assert agreement.kappa(table(rows)) == pytest.approx(value, abs=0.0001)


@pytest.mark.parametrize(
    ("observers", "value"),
    [
        (("0100000000", "1110010100"), 0.095),
        (("aabbdcccedda", "babbbccceddd"), 0.692),
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
    ],
)
def test_alpha_of_krippendorff_2011(observers, value):
    """“Computing Krippendorff's alpha-reliability”, examples A, B and C; a point is a unit that somebody left out."""
    units = [(1, [said for said in unit if said != "."]) for unit in zip(*observers, strict=True)]
    assert agreement.alpha(units) == pytest.approx(value, abs=0.0006)


EXAMPLE = {
    "c": (spans((75, 70), (220, 30)), spans((70, 80), (205, 20), (250, 20))),
    "k": (spans((30, 60), (150, 50)), spans((30, 60), (150, 50))),
}
"""Krippendorff 2004, page 254: a continuum of 300 from 150 on, two observers, categories c and k."""


def test_alpha_for_units_of_krippendorff_2004():
    found = {name: agreement.unit_disagreements(300, observers) for name, observers in EXAMPLE.items()}
    assert found["c"] == (pytest.approx(0.0144, abs=0.0001), pytest.approx(0.0532, abs=0.0001))
    assert found["k"] == (0, pytest.approx(0.0490, abs=0.0001))
    assert agreement.unitising([(300, EXAMPLE["c"])]) == pytest.approx(0.7286, abs=0.0005)
    assert agreement.unitising([(300, EXAMPLE["k"])]) == 1
    observed, expected = (sum(pair[n] for pair in found.values()) for n in (0, 1))
    assert 1 - observed / expected == pytest.approx(0.8591, abs=0.0005)


def test_highlights_that_overlap_enough_count_as_one():
    mine, theirs = spans((0, 10), (20, 10), (40, 10)), spans((2, 10), (28, 10), (41, 3), (60, 5))
    found = agreement.agreement([(100, mine, theirs)])
    assert (found.mine, found.theirs) == (3, 4)
    assert found.f1 == pytest.approx(2 * 2 / 7)


def test_f1_is_what_kappa_becomes_where_what_nobody_marked_has_no_end():
    """Hripcsak and Rothschild 2005, “Agreement, the F-measure, and reliability in information retrieval”."""
    mine = spans((0, 10), (20, 10), (40, 10), (60, 10), (80, 10))
    theirs = spans((0, 10), (20, 10), (40, 10), (60, 10), (100, 10), (120, 10))
    found = agreement.agreement([(1_000, mine, theirs)]).f1
    assert found == pytest.approx(2 * 4 / (2 * 4 + 1 + 2))
    assert found == pytest.approx(agreement.kappa(table([(4, 1), (2, 10**9)])))


LENGTHS = st.one_of(st.integers(1, 60), st.integers(900, 3000))
SCATTERED = st.lists(st.builds(lambda s, n: Span(s, s + n), st.integers(0, 4000), LENGTHS), max_size=12)


@given(mine=SCATTERED, theirs=SCATTERED)
def test_every_two_that_overlap_enough_are_candidates_however_long(mine, theirs):
    """Whoever is left alone overlaps enough with nobody else who is alone."""
    found = agreement.pairs(mine, theirs)
    met = {n for n, _ in found}, {m for _, m in found}
    assert (len(met[0]), len(met[1])) == (len(found), len(found))
    enough = {
        (n, m)
        for n, a in enumerate(mine)
        for m, b in enumerate(theirs)
        if 2 * (min(a.end, b.end) - max(a.start, b.start)) >= min(len(a), len(b))
    }
    assert set(found) <= enough
    assert all(n in met[0] or m in met[1] for n, m in enough)


def test_the_words_that_only_one_marked_are_told():
    found = agreement.passages(spans((0, 10), (30, 5)), spans((5, 10)), 50)
    assert found == [
        agreement.Passage(Span(0, 5), True),
        agreement.Passage(Span(10, 15), False),
        agreement.Passage(Span(30, 35), True),
    ]


def test_who_marks_nothing_leaves_numbers_without_meaning():
    found = agreement.agreement([(100, [], [])])
    assert (found.percent, found.kappa, found.alpha, found.unitising, found.f1) == (1, None, None, None, None)
    assert agreement.agreement([]).percent is None


MARKS = st.lists(st.builds(lambda s, n: Span(s, s + n), st.integers(0, 80), st.integers(1, 20)), max_size=6)


@given(mine=MARKS, theirs=MARKS)
def test_agreement_is_mutual_and_never_above_one(mine, theirs):
    found, turned = agreement.agreement([(100, mine, theirs)]), agreement.agreement([(100, theirs, mine)])
    for name in ("percent", "kappa", "alpha", "unitising", "f1"):
        value = getattr(found, name)
        assert value == pytest.approx(getattr(turned, name))
        assert value is None or value <= 1 + 1e-9


@given(marks=MARKS)
def test_who_marks_the_same_agrees_wholly(marks):
    found = agreement.agreement([(100, marks, list(marks))])
    assert found.percent == 1
    assert all(v is None or v == pytest.approx(1) for v in (found.kappa, found.alpha, found.unitising, found.f1))


@given(mine=MARKS, theirs=MARKS)
def test_pieces_with_the_slow_way_to_count(mine, theirs):
    marked = [[any(s.start <= n < s.end for s in marks) for n in range(100)] for marks in (mine, theirs)]
    same = sum(a == b for a, b in zip(*marked, strict=True))
    assert agreement.agreement([(100, mine, theirs)]).percent == pytest.approx(same / 100)
    told = {n: p.mine for p in agreement.passages(mine, theirs, 100) for n in range(p.span.start, p.span.end)}
    assert told == {n: a for n, (a, b) in enumerate(zip(*marked, strict=True)) if a != b}
