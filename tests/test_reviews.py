"""Reviewers' answers come in once each, the later one wins, and undo takes them back."""

from __future__ import annotations

from itertools import permutations

import pytest

from annotator.exchange import review
from annotator.exchange.review import Answer, Answers
from annotator.workspace import Refused
from tests.desk import mark

DAY = 86_400_000
THEN = 1_766_494_800_000


def answers(*given, reviewer="Cleo", saved=THEN):
    return Answers(reviewer, "b", saved, tuple(Answer(i, v, c, saved) for i, v, c in given))


def said(desk):
    names = {p.id: p.name for p in desk.library.persons().values()}
    return sorted((names[r.person], r.verdict, r.comment) for r in desk.library.reviews())


def test_answers_come_in_as_the_reviewers_own_at_their_time(desk):
    one, two = mark(desk, "model"), mark(desk, "learned")
    given = answers((one.id, "accept", ""), (two.id, "discuss", " Why?\r\n"), ("f" * 32, "reject", ""))
    report = desk.import_answers(given)
    assert report.sentence == "reviews by Cleo: 2 new, 1 of excerpts that this library does not have"
    assert said(desk) == [("Cleo", "accept", ""), ("Cleo", "discuss", "Why?")]
    assert {r.made for r in desk.library.reviews()} == {THEN}
    assert desk.library.check() == []


def test_the_same_answers_change_nothing(desk):
    found = answers((mark(desk, "model").id, "accept", "Yes"))
    desk.import_answers(found)
    stamp = desk.library.stamp()
    assert desk.import_answers(found).same == 1
    assert desk.library.stamp() == stamp


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_the_latest_answers_win_in_any_order(desk, order):
    it = mark(desk, "model").id
    files = [answers((it, v, v), saved=THEN + n * DAY) for n, v in enumerate(("accept", "reject", "discuss"))]
    for n in order:
        desk.import_answers(files[n])
    assert said(desk) == [("Cleo", "discuss", "discuss")]


def test_an_answer_that_was_taken_back_is_withdrawn(desk):
    it = mark(desk, "model").id
    desk.import_answers(answers((it, "accept", "")))
    report = desk.import_answers(answers((it, "", ""), saved=THEN + 1))
    assert (report.withdrawn, said(desk)) == (1, [])


def test_several_reviewers_stand_beside_each_other(desk):
    it = mark(desk, "model").id
    desk.import_answers(answers((it, "accept", "")))
    desk.import_answers(answers((it, "reject", ""), reviewer="Dana"))
    assert said(desk) == [("Cleo", "accept", ""), ("Dana", "reject", "")]
    [found] = desk.excerpts()
    assert sorted((r.person, r.verdict) for r in found.reviews) == [("Cleo", "accept"), ("Dana", "reject")]


def test_undo_takes_answers_back_and_they_can_come_again(desk):
    it = mark(desk, "model").id
    found = answers((it, "accept", ""))
    desk.import_answers(found)
    assert desk.library.undo_label == "Reviews by Cleo"
    desk.undo()
    assert said(desk) == []
    assert desk.import_answers(found).new == 1
    assert said(desk) == [("Cleo", "accept", "")]


def test_one_reviews_here_too(desk):
    it = mark(desk, "model")
    desk.review(it, "discuss", "Really?")
    desk.review(it, "accept")
    assert said(desk) == [(desk.person.name, "accept", "")]
    desk.review(it, "")
    assert said(desk) == []
    with pytest.raises(Refused, match="no verdict"):
        desk.review(it, "maybe")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"version": 2}, "newer"), ({"reviewer": " "}, "whose"), ({"reviewer": 3}, "whose"),
        ({"answers": 3}, "damaged"), ({"answers": [3]}, "damaged"), ({"saved": -1}, "damaged"),
        ({"saved": True}, "damaged"), ({"bundle": None}, "damaged"),
        ({"answers": [{"excerpt": "x", "verdict": "maybe", "comment": "", "made": 1}]}, "damaged"),
        ({"answers": [{"excerpt": "x", "verdict": "accept", "comment": "x" * 100_001, "made": 1}]}, "100,000"),
    ],
)  # fmt: skip
def test_answers_that_are_none_are_refused(change, reason):
    good = {"annotator": "review", "version": 1, "bundle": "b", "reviewer": "Cleo", "saved": 1, "answers": []}
    assert review.read(good).reviewer == "Cleo"
    with pytest.raises(ValueError, match=reason):
        review.read(good | change)
