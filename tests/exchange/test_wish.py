"""Excerpts stand where their group stands, and none is lost or counted twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange import nameless, wish
from annotator.exchange.wish import GROUPS, Headed
from tests.exchange.examples import EXCERPTS, NOON, SHIFT, excerpt

names = st.sampled_from(["", "a", "A", "b", "é", "zz"])
some = st.lists(
    st.builds(
        lambda n, tags, person, day: replace(
            excerpt(1, SHIFT, "x", tags=tuple((t or "t",) for t in tags), person=person, made=NOON + day * 86_400_000),
            id=f"{n:032x}",
        ),
        st.integers(0, 99), st.lists(names, max_size=3, unique=True), names, st.integers(-2, 2),
    ),
    max_size=8, unique_by=lambda e: e.id,
)  # fmt: skip


@pytest.mark.parametrize("by", GROUPS)
@given(some)
def test_every_excerpt_stands_in_each_of_its_groups_once(by, excerpts):
    found = Headed(excerpts, by)
    standing = list(found)
    assert found.count == len(excerpts)
    expected = Counter({e.id: len(e.tags) or 1 for e in excerpts}) if by == "tag" else Counter(e.id for e in excerpts)
    assert Counter(e.id for _, e in standing) == expected
    assert all(e in excerpts for _, e in standing)
    keys = [heading.key for heading, _ in standing if heading]
    assert len(set(keys)) == len(keys)


@given(some)
def test_within_a_group_the_order_stays(excerpts):
    place = {e.id: n for n, e in enumerate(excerpts)}
    last = -1
    for heading, each in Headed(excerpts, "person"):
        last = -1 if heading else last
        assert place[each.id] > last
        last = place[each.id]


def test_what_has_no_group_comes_last():
    bare, worn = excerpt(1, SHIFT, "x"), excerpt(2, SHIFT, "y", tags=(("z",),))
    assert [h.title for h, _ in Headed([bare, worn], "tag")] == ["z", "Without a tag"]


def test_many_excerpts_go_by_way_of_the_disk(monkeypatch):
    monkeypatch.setattr(wish, "SPOOLED", 100)
    assert {e.id for _, e in Headed(EXCERPTS, "time")} == {e.id for e in EXCERPTS}


def test_a_nameless_excerpt_names_nobody():
    each = nameless(EXCERPTS[0])
    assert {each.person, *(n.person for n in each.notes), *(r.person for r in each.reviews)} == {""}
    assert each.notes[0].body == EXCERPTS[0].notes[0].body
