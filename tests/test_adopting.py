"""A codebook from elsewhere, compared with this one and taken in."""

from __future__ import annotations

import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange import codebook
from annotator.model import Tag
from annotator.store import Library
from annotator.workspace import Workspace
from tests.desk import ANA, live, mark


def paths(desk: Workspace) -> list[str]:
    return [" / ".join(t.name for t in line) for line in desk.codebook()]


def test_a_codebook_goes_to_another_library_with_all_that_is_said_of_it(desk: Workspace) -> None:
    a = desk.tag("a")
    desk.edit_tag(a, replace(a, description="Of a.", include="x", exclude="y", aliases=("alpha",), deprecated=True))
    desk.tag("a / b")
    desk.tag("c")
    for name in codebook.CODEBOOKS:
        out = io.BytesIO()
        codebook.write(desk.codebook(), name, out, {})
        other = Workspace(Library(None), ANA)
        adoption = other.adopt(codebook.read(out.getvalue()))
        assert adoption.new == ("a", "a / b", "c")
        assert other.library.tags() == desk.library.tags()
        assert other.library.undo_label == "Import 3 tags"
        again = other.adopt(codebook.read(out.getvalue()))
        assert (again.new, again.edited, again.same) == ((), (), 3)
        other.undo()
        assert other.library.tags() == []


def test_a_tag_is_known_by_its_id_wherever_the_file_has_it(desk: Workspace) -> None:
    a = desk.tag("a")
    top = Tag("1" * 32, "top")
    adoption = desk.adopt((top, Tag(a.id, "A again", parent=top.id, description="new words")))
    assert (adoption.new, adoption.edited) == (("top",), ("top / A again",))
    kept = desk.find_tag(a.id)
    assert (kept.name, kept.description, kept.colour, kept.pin) == ("A again", "new words", a.colour, a.pin)


def test_a_tag_is_known_by_its_path_in_any_case_and_by_its_other_names(desk: Workspace) -> None:
    café = desk.tag("café / tea")
    desk.edit_tag(café, replace(café, aliases=("chai",)))
    desk.adopt((Tag("1" * 32, "CAFE\u0301"), Tag("2" * 32, "Chai", parent="1" * 32, description="With milk.")))
    assert paths(desk) == ["café", "café / tea"]
    assert desk.find_tag("tea").description == "With milk."


def test_what_the_file_does_not_say_stays(desk: Workspace) -> None:
    a = desk.tag("a")
    full = replace(a, description="d", include="i", exclude="e", aliases=("x",), deprecated=True)
    desk.edit_tag(a, full)
    adoption = desk.adopting((Tag("1" * 32, "a"),))
    assert adoption.same == 1
    assert not adoption.change.after
    desk.adopt((Tag("1" * 32, "a", aliases=("y",)),))
    assert desk.find_tag("a") == replace(full, aliases=("x", "y"))


def test_what_was_merged_here_is_not_brought_back(desk: Workspace) -> None:
    mark(desk, "model", named=["a"])
    a, b = desk.find_tag("a"), desk.tag("b")
    desk.merge_tags(a, b)
    desk.adopt((replace(a, description="old words"),))
    assert paths(desk) == ["b"]
    assert desk.find_tag("b").description == "old words"


def test_a_deleted_tag_comes_back_under_its_own_id(desk: Workspace) -> None:
    a = desk.tag("a")
    desk.remove_tag(a)
    desk.adopt((a,))
    assert desk.find_tag("a").id == a.id


def test_a_clash_or_a_ring_leaves_a_tag_where_it_is_and_says_so(desk: Workspace) -> None:
    a, below, other = desk.tag("a"), desk.tag("a / below"), desk.tag("other")
    adoption = desk.adopt((Tag(other.id, "A"), replace(a, parent=below.id), replace(below, parent="")))
    assert len(adoption.notices) == 1
    assert paths(desk) == ["a", "below", "other"]
    ring = desk.adopt((Tag(below.id, "below"), Tag(a.id, "a", parent=below.id), Tag(below.id, "below", parent=a.id)))
    assert "below itself" in ring.notices[0]
    assert paths(desk) == ["below", "below / a", "other"]


def test_an_id_that_is_no_tags_is_not_taken(desk: Workspace) -> None:
    made = mark(desk, "model")
    desk.adopt((Tag(made.id, "evil"),))
    assert desk.library.highlight(made.id) == made
    assert desk.find_tag("evil").id != made.id


def test_keys_that_are_taken_stay_where_they_are(desk: Workspace) -> None:
    a = desk.tag("a")
    desk.adopt((Tag("1" * 32, "b", pin=a.pin), Tag("2" * 32, "c", pin=9)))
    assert {t.name: t.pin for t in desk.library.tags()} == {"a": a.pin, "b": 0, "c": 9}


def test_a_key_is_not_given_twice_where_a_file_has_an_id_twice(desk: Workspace) -> None:
    desk.adopt((Tag("1" * 32, "a", pin=1), Tag("2" * 32, "b"), Tag("1" * 32, "b", parent="3" * 32, pin=1)))
    assert sorted(t.pin for t in desk.library.tags()) == [0, 1]


names = st.text(max_size=6) | st.sampled_from(["a", "A", "b", "x" * 500, "a\x00b", "\u202e", " "])
tags = st.builds(
    Tag, st.integers(0, 7).map(lambda n: f"{n:032x}"), names, st.sampled_from(["", "#abc", "#F6D98B"]),
    st.integers(0, 7).map(lambda n: f"{n:032x}"), names, names, names, st.lists(names, max_size=3).map(tuple),
    st.integers(0, 9), st.booleans(),
)  # fmt: skip


@given(books=st.lists(st.lists(tags, max_size=8), min_size=1, max_size=3))
def test_whatever_comes_in_the_codebook_stays_one_that_the_verbs_accept(books: list[list[Tag]]) -> None:
    desk = Workspace(Library(None), ANA)
    for book in books:
        before = live(desk.library)
        preview = desk.adopting(book)
        assert live(desk.library) == before
        done = desk.adopt(book)
        assert replace(done, change=preview.change) == preview  # but for ids that are drawn anew
        for tag in desk.library.tags():
            assert desk.sensible_edit(tag) == tag
        pins = [t.pin for t in desk.library.tags() if t.pin]
        assert len(pins) == len(set(pins))
        if preview.change.after:
            desk.undo()
            assert live(desk.library) == before
            desk.redo()


def test_an_order_of_ones_own_goes_along_and_tags_that_the_file_does_not_tell_stay_where_they_are(
    desk: Workspace,
) -> None:
    for name in ("before / z", "before / y", "during", "after"):
        desk.tag(name)
    desk.place_tag(desk.find_tag("after"))
    desk.place_tag(desk.find_tag("z"), desk.find_tag("before").id, desk.find_tag("y").id)
    told = ["before", "before / z", "before / y", "during", "after"]
    assert paths(desk) == told
    for name in codebook.CODEBOOKS:
        out = io.BytesIO()
        codebook.write(desk.codebook(), name, out, {})
        other = Workspace(Library(None), ANA)
        other.tag("beforehand")
        other.tag("after")
        other.adopt(codebook.read(out.getvalue()))
        assert paths(other) == [*told, "beforehand"]
        placed = {t.id: t.place for t in other.library.tags()}
        other.adopt(codebook.read(out.getvalue()))
        assert {t.id: t.place for t in other.library.tags()} == placed
        here = desk.adopting(codebook.read(out.getvalue()))
        assert not here.change.after


def test_a_file_by_name_leaves_an_order_of_ones_own_as_it_is(desk: Workspace) -> None:
    for name in ("a", "b", "c"):
        desk.tag(name)
    desk.place_tag(desk.find_tag("c"), before=desk.find_tag("a").id)
    desk.adopt((Tag("1" * 32, "a"), Tag("2" * 32, "b"), Tag("3" * 32, "c", description="last")))
    assert paths(desk) == ["c", "a", "b"]


def test_new_tags_in_an_order_of_their_own_leave_those_that_the_file_does_not_tell_as_they_are(
    desk: Workspace,
) -> None:
    for name in ("argument", "evidence", "to review"):
        desk.tag(name)
    kept = live(desk.library)
    told = ("theory", "method", "people", "places")
    adoption = desk.adopt(tuple(Tag(f"{n}" * 32, name) for n, name in enumerate(told, 1)))
    assert (adoption.new, adoption.edited, adoption.same) == (tuple(sorted(told)), (), 0)
    assert paths(desk) == ["argument", "evidence", "to review", *told]
    assert live(desk.library).items() >= kept.items()
