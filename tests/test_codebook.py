"""The codebook reshaped: tags merged, split, deprecated, moved and deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model import Tag
from annotator.store import Library
from annotator.workspace import MAX_ABOUT, MAX_NAME, PALETTE, Refused, Workspace
from annotator.workspace.arrangement import arranged
from tests.desk import ANA, BEN, live, mark, only, reading


def paths(desk: Workspace) -> list[str]:
    return [" / ".join(t.name for t in line) for line in desk.codebook()]


def worn(desk: Workspace, highlight: str) -> list[str]:
    found = desk.library.highlight(highlight)
    assert found is not None
    return [desk.tag_lines()[t][-1].name for t in found.tags]


# Merging


def test_a_new_tag_takes_a_colour_that_the_fewest_have(desk: Workspace) -> None:
    made = [desk.tag(name) for name in "abcdef"]
    assert tuple(t.colour for t in made) == PALETTE
    desk.remove_tag(made[2])
    assert desk.tag("g").colour == PALETTE[2]
    assert desk.tag("h").colour == PALETTE[0]
    tags = tuple(Tag(f"{n}" * 32, f"from elsewhere {n}") for n in range(5))
    desk.adopt(tags)
    assert [desk.find_tag(t.name).colour for t in tags] == list(PALETTE[1:])


def test_a_merged_tag_gives_every_highlight_the_other_in_its_place(desk: Workspace) -> None:
    first = mark(desk, "model", named=["a", "c"])
    both = mark(desk, "job", named=["b", "a"])
    other = mark(desk, "learns", named=["c"])
    reach = desk.merge_tags(desk.find_tag("a"), desk.find_tag("b"))
    assert (len(reach.highlights), reach.both, reach.tags, reach.notes) == (2, 1, 0, 0)
    assert [worn(desk, h.id) for h in (first, both, other)] == [["b", "c"], ["b"], ["c"]]
    assert paths(desk) == ["b", "c"]
    assert desk.library.undo_label == "Merge tag “a” into “b”"


def test_a_merge_moves_what_is_below_and_what_was_said_and_undo_brings_all_back(desk: Workspace) -> None:
    mark(desk, "model", named=["a / same / deep", "a / own", "b / same"])
    a, b = desk.find_tag("a"), desk.find_tag("b")
    desk.edit_tag(a, replace(a, description="Of a.", include="When a.", aliases=("alpha",)))
    desk.write_note(a.id, "A word on a.")
    before = live(desk.library)
    reach = desk.merge_tags(desk.find_tag("a"), b)
    assert (reach.tags, reach.notes) == (3, 1)
    assert paths(desk) == ["b", "b / own", "b / same", "b / same / deep"]
    kept = desk.find_tag("b")
    assert (kept.description, kept.include, kept.aliases) == ("Of a.", "When a.", ("a", "alpha"))
    assert [n.body for n in desk.library.notes([b.id])] == ["A word on a."]
    after = live(desk.library)
    desk.undo()
    assert live(desk.library) == before
    desk.redo()
    assert live(desk.library) == after


def test_the_old_name_of_a_merged_tag_still_finds_the_other(desk: Workspace) -> None:
    desk.tag("cat / purring")
    desk.merge_tags(desk.tag("Feline"), desk.find_tag("cat"))
    assert desk.tag("feline").name == "cat"
    assert desk.tag("Feline / purring") == desk.find_tag("cat / purring")
    assert paths(desk) == ["cat", "cat / purring"]


def test_a_tag_is_merged_into_the_one_above_it_but_not_below(desk: Workspace) -> None:
    mark(desk, "model", named=["a / b / c"])
    a, b, c = (desk.find_tag(n) for n in "abc")
    with pytest.raises(Refused, match="itself"):
        desk.merging(a, a)
    with pytest.raises(Refused, match="stands below"):
        desk.merge_tags(a, c)
    desk.merge_tags(b, a)
    assert paths(desk) == ["a", "a / c"]


def test_a_tag_that_somebody_deleted_meanwhile_is_merged_into_none_and_none_into_it(desk):
    a, b = desk.tag("a"), desk.tag("b")
    desk.remove_tag(a)
    for one, other in ((a, b), (b, a)):
        with pytest.raises(Refused, match="“a” is not in the library any more"):
            desk.merging(one, other)


def test_what_a_merge_would_do_is_told_and_not_written(desk: Workspace) -> None:
    mark(desk, "model", named=["a"])
    b = desk.tag("b")
    stamp = desk.library.stamp()
    assert len(desk.merging(desk.find_tag("a"), b).highlights) == 1
    assert len(desk.removing(desk.find_tag("a")).highlights) == 1
    assert desk.library.stamp() == stamp


def test_a_tag_merged_here_and_put_on_elsewhere_stays_in_view(tmp_path: Path) -> None:
    mine = Workspace(Library(tmp_path / "mine.sqlite"), ANA)
    mine.import_clips([reading()])
    a, b = mine.tag("a"), mine.tag("b")
    theirs = Workspace(Library(tmp_path / "theirs.sqlite"), BEN)
    theirs.library.unite(mine.library)
    mine.merge_tags(a, b)
    made = mark(theirs, "model", tags=[a.id])
    theirs.edit_tag(a, replace(a, description="still of use"))
    for one, other in ((mine, theirs), (theirs, mine)):
        one.library.unite(other.library)
    assert mine.library.projection() == theirs.library.projection()
    assert worn(mine, made.id) == ["a"]
    mine.merge_tags(mine.find_tag(a.id), mine.find_tag("b"))
    assert worn(mine, made.id) == ["b"]
    assert paths(mine) == ["b"]


def test_two_tags_merged_into_each_other_apart_are_not_both_gone(tmp_path: Path) -> None:
    mine, theirs = (Workspace(Library(tmp_path / f"{n}.sqlite"), p) for n, p in (("m", ANA), ("t", BEN)))
    a, b = mine.tag("a"), mine.tag("b")
    theirs.library.unite(mine.library)
    mine.merge_tags(a, b)
    theirs.merge_tags(b, a)
    mine.library.unite(theirs.library)
    theirs.library.unite(mine.library)
    assert len(paths(mine)) == 1
    assert paths(mine) == paths(theirs)


# Splitting


def test_a_split_puts_a_new_tag_in_the_others_place(desk: Workspace) -> None:
    one, two = mark(desk, "model", named=["x", "a", "y"]), mark(desk, "job", named=["a"])
    before = live(desk.library)
    a = desk.find_tag("a")
    made = desk.split_tag(a, [one], "fine", parent=a.id)
    assert (worn(desk, one.id), worn(desk, two.id)) == (["x", "fine", "y"], ["a"])
    assert desk.tag_lines()[made.id][0] == a
    desk.undo()
    assert live(desk.library) == before


def test_a_split_needs_highlights_and_a_new_name(desk: Workspace) -> None:
    made, bare = mark(desk, "model", named=["a", "b"]), mark(desk, "job")
    a = desk.find_tag("a")
    for highlights, name, at in (([], "new", "highlights"), ([bare], "new", "highlights"), ([made], " B ", "name"),
                                 ([made], "", "name")):  # fmt: skip
        with pytest.raises(Refused) as trouble:
            desk.split_tag(a, highlights, name)
        assert trouble.value.at == at
    assert paths(desk) == ["a", "b"]


# Editing


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 500}, "name"),
        ({"name": "a\x07b"}, "name"),
        ({"name": "a\u202eb"}, "name"),
        ({"name": "CAFE\u0301"}, "name"),
        ({"name": "Cafe\u0301\u200b "}, "name"),
        ({"colour": "red"}, "colour"),
        ({"colour": "#12345"}, "colour"),
        ({"pin": 10}, "pin"),
        ({"parent": "0" * 32}, "parent"),
        ({"description": "x" * (MAX_ABOUT + 1)}, "description"),
        ({"include": "x" * (MAX_ABOUT + 1)}, "include"),
        ({"exclude": "x" * (MAX_ABOUT + 1)}, "exclude"),
        ({"aliases": ("fine", "x" * (MAX_NAME + 1))}, "aliases"),
        ({"aliases": ("a\nb\x1b",)}, "aliases"),
        ({"aliases": tuple(f"name {n}" for n in range(51))}, "aliases"),
    ],
    ids=str,
)
def test_what_a_tag_cannot_hold_is_refused_in_a_sentence_at_the_field(
    desk: Workspace, fields: dict[str, Any], at: str
) -> None:
    desk.tag("café")
    made = desk.tag("tea")
    stamp = desk.library.stamp()
    with pytest.raises(Refused, match=r"^[A-Z][^\n]+[.]$") as trouble:
        desk.edit_tag(made, replace(made, **fields))
    assert trouble.value.at == at
    assert desk.library.stamp() == stamp


def test_every_field_of_a_tag_is_kept_as_it_is_written(desk: Workspace) -> None:
    made, above = desk.tag("tea"), desk.tag("drinks")
    prose = ("Hot.\r\n\r\nOr cold. ", "a cup", "a golf tee")
    full = Tag(made.id, "Tee ☕", "#abcdef", above.id, *prose, ("tea", "TEA", "茶"), 7)
    desk.edit_tag(made, full)
    kept = desk.find_tag(made.id)
    assert kept == replace(full, colour="#ABCDEF", description="Hot.\n\nOr cold.", aliases=("tea", "茶"))
    assert desk.find_tag("茶") == kept


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"name": "b"}, "Rename tag “a”"),
        ({"colour": "#000000"}, "Colour of tag “a”"),
        ({"pin": 9}, "Key of tag “a”"),
        ({"deprecated": True}, "Deprecate tag “a”"),
        ({"name": "b", "pin": 9}, "Edit tag “a”"),
    ],
)
def test_a_step_says_what_it_did_to_the_tag(desk: Workspace, fields: dict[str, Any], label: str) -> None:
    made = desk.tag("a")
    desk.edit_tag(made, replace(made, **fields))
    assert desk.library.undo_label == label
    assert desk.undo() is not None
    assert desk.find_tag("a") == made


def test_a_tag_that_is_not_there_is_not_made_by_looking_for_it(desk: Workspace) -> None:
    with pytest.raises(Refused, match="no tag"):
        desk.find_tag("a / b")
    assert desk.library.tags() == []


def test_reach_counts_what_goes_with_a_deleted_tag(desk: Workspace) -> None:
    mark(desk, "model", named=["a", "a / b"])
    mark(desk, "job", named=["c"])
    desk.write_note(desk.find_tag("b").id, "On b.")
    reach = desk.remove_tag(desk.find_tag("a"))
    assert (reach.tags, len(reach.highlights), reach.notes) == (1, 1, 1)
    assert paths(desk) == ["c"]
    assert len(desk.library.highlights()) == 2


def test_every_refusal_of_the_codebook_leaves_the_library_as_it_was(desk: Workspace) -> None:
    made = mark(desk, "model", named=["a", "a / b"])
    a, b = desk.find_tag("a"), desk.find_tag("b")
    stamp = desk.library.stamp()
    tries: list[Callable[[], object]] = [
        lambda: desk.merge_tags(a, b),
        lambda: desk.split_tag(a, [made], "a"),
        lambda: desk.edit_tag(a, replace(a, parent=b.id)),
        lambda: desk.find_tag(only(desk).id),
    ]
    for attempt in tries:
        with pytest.raises(Refused, match=r"^[A-Z“][^\n]+[.]$"):
            attempt()
    assert desk.library.stamp() == stamp


# Order


def children(desk: Workspace, parent: str = "") -> list[str]:
    return [t.name for t in desk.tags_below(parent)]


def test_tags_stand_by_name_until_somebody_puts_one_elsewhere(desk: Workspace) -> None:
    for name in ("b", "d", "a", "c"):
        desk.tag(name)
    assert children(desk) == ["a", "b", "c", "d"]
    before = live(desk.library)
    desk.place_tag(desk.find_tag("d"), before=desk.find_tag("b").id)
    assert children(desk) == ["a", "d", "b", "c"]
    assert desk.library.undo_label == "Move tag “d”"
    desk.tag("bb")  # a new one comes by name among those that nobody moved
    assert children(desk) == ["a", "d", "b", "bb", "c"]
    desk.place_tag(desk.find_tag("a"))
    assert children(desk) == ["d", "b", "bb", "c", "a"]
    desk.edit_tag(desk.find_tag("b"), replace(desk.find_tag("b"), name="zz"))
    assert children(desk) == ["d", "zz", "bb", "c", "a"]
    desk.sort_tags()
    assert children(desk) == ["a", "bb", "c", "d", "zz"]
    for _ in range(5):
        desk.undo()
    assert live(desk.library) == before


def test_a_tag_moved_below_another_comes_before_one_there_or_behind_all(desk: Workspace) -> None:
    for name in ("top / x", "top / y", "m", "n", "a"):
        desk.tag(name)
    top = desk.find_tag("top")
    desk.place_tag(desk.find_tag("m"), top.id)
    assert children(desk, top.id) == ["x", "y", "m"]
    desk.place_tag(desk.find_tag("n"), top.id, desk.find_tag("y").id)
    assert children(desk, top.id) == ["x", "n", "y", "m"]
    desk.edit_tag(desk.find_tag("a"), replace(desk.find_tag("a"), parent=top.id))
    assert children(desk, top.id) == ["a", "x", "n", "y", "m"]
    m = desk.find_tag("m")
    desk.edit_tag(m, replace(m, parent=""))
    assert (children(desk), desk.find_tag("m").place) == (["m", "top"], "")
    assert paths(desk) == ["m", "top", "top / a", "top / x", "top / n", "top / y"]
    with pytest.raises(Refused, match="not in this place"):
        desk.place_tag(top, "", desk.find_tag("x").id)
    with pytest.raises(Refused, match="below itself"):
        desk.place_tag(top, desk.find_tag("x").id)


def test_a_tag_dropped_where_it_is_changes_nothing(desk: Workspace) -> None:
    a, b = desk.tag("a"), desk.tag("b")
    stamp = desk.library.stamp()
    desk.place_tag(a, "", a.id)
    desk.place_tag(a, "", b.id)
    desk.place_tag(b)
    assert not desk.step_tag(a, -1)
    assert not desk.step_tag(b, 1)
    desk.sort_tags()
    assert desk.library.stamp() == stamp


def test_two_people_who_order_tags_apart_keep_both_moves_and_are_asked_nothing(tmp_path: Path) -> None:
    mine, theirs = (Workspace(Library(tmp_path / f"{n}.sqlite"), p) for n, p in (("m", ANA), ("t", BEN)))
    for name in "abcdef":
        mine.tag(name)
    theirs.library.unite(mine.library)
    mine.place_tag(mine.find_tag("f"), before=mine.find_tag("a").id)
    theirs.place_tag(theirs.find_tag("b"), before=theirs.find_tag("e").id)
    mine.library.unite(theirs.library)
    theirs.library.unite(mine.library)
    assert children(mine) == children(theirs) == ["f", "a", "c", "d", "b", "e"]
    mine.place_tag(mine.find_tag("f"), before=mine.find_tag("c").id)
    theirs.place_tag(theirs.find_tag("f"), before=theirs.find_tag("e").id)
    mine.library.unite(theirs.library)
    assert children(mine) == ["a", "c", "d", "b", "f", "e"]  # the later
    assert mine.questions() == []


@given(st.lists(st.text(max_size=30), min_size=2, max_size=9), st.lists(st.tuples(*[st.integers(0, 8)] * 2)))
def test_tags_stand_by_name_and_each_where_it_was_put(names: list[str], moves: list[tuple[int, int]]) -> None:
    tags = [Tag(f"{n:032x}", name) for n, name in enumerate(names)]
    order = sorted(tags, key=lambda t: t.rank)
    assert order == sorted(tags, key=lambda t: (t.name.casefold(), t.id))
    for a, b in moves:
        tag = order.pop(a % len(names))
        order.insert(b, tag)
        written = {t.id: t for t in arranged(order, {tag.id})}
        order = [written.get(t.id, t) for t in order]
        assert sorted(order, key=lambda t: t.rank) == order


@given(st.permutations(("", "é", "0", "zz", "zz", "z" * 200)))
def test_places_that_make_no_order_are_written_anew(places: list[str]) -> None:
    order = [Tag(f"{n:032x}", "same", place=place) for n, place in enumerate(places)]
    written = {t.id: t for t in arranged(order)}
    order = [written.get(t.id, t) for t in order]
    assert sorted(order, key=lambda t: t.rank) == order
    assert not arranged(order)


def test_a_gap_can_be_halved_without_end() -> None:
    order = [Tag(f"{n:032x}", str(n)) for n in range(4)]
    for _ in range(900):
        tag = order.pop()
        order.insert(1, tag)
        written = {t.id: t for t in arranged(order, {tag.id})}
        order = [written.get(t.id, t) for t in order]
        assert sorted(order, key=lambda t: t.rank) == order
    assert max(len(t.place) for t in order) <= 120
