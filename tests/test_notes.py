"""Notes: who may change them, what answers what, where they go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model import Note
from annotator.workspace import Refused, Workspace
from annotator.workspace.notes import threaded
from tests.desk import BEN, live, mark, only


def said(workspace, about):
    return [(s.note.body, s.depth, bool(s.edited)) for s in workspace.thread(about)]


def test_a_thread_puts_each_answer_below_what_it_answers(desk: Workspace) -> None:
    ben, about = Workspace(desk.library, BEN), mark(desk, "model").id
    desk.write_note(about, "one")
    ben.write_note(about, "two")
    first, second = sorted(desk.library.notes([about]), key=lambda n: n.body)  # two of one millisecond have no order
    ben.write_note(about, "to one", answers=first.id)
    desk.write_note(about, "to two", answers=second.id)
    (answer,) = [n for n in desk.library.notes([about]) if n.body == "to one"]
    desk.write_note(about, "to that", answers=answer.id)
    ben.write_note(about, "two!", second)
    one = [("one", 0, False), ("to one", 1, False), ("to that", 2, False)]
    two = [("two!", 0, True), ("to two", 1, False)]
    assert said(desk, about) in (one + two, two + one)


def test_nobody_changes_another_persons_note(desk: Workspace) -> None:
    ben, about, other = Workspace(desk.library, BEN), mark(desk, "model").id, mark(desk, "job").id
    desk.write_note(about, "mine")
    (note,) = desk.library.notes([about])
    before = live(desk.library)
    for verb in (lambda: ben.write_note(about, "his", note), lambda: ben.write_note(about, "", note),
                 lambda: ben.move_note(note, other), lambda: ben.remove_note(note)):  # fmt: skip
        with pytest.raises(Refused, match="somebody else"):
            verb()
    assert live(desk.library) == before


def test_a_note_moves_with_its_answers_and_comes_back_in_one_step(desk: Workspace) -> None:
    ben, about = Workspace(desk.library, BEN), mark(desk, "model").id
    desk.write_note(about, "root")
    (root,) = desk.library.notes([about])
    ben.write_note(about, "answer", answers=root.id)
    before = live(desk.library)
    desk.move_note(root, only(desk).id)
    assert said(desk, about) == []
    assert said(desk, only(desk).id) == [("root", 0, False), ("answer", 1, False)]
    assert desk.undo()
    assert live(desk.library) == before


def test_an_answer_moved_alone_stands_by_itself(desk: Workspace) -> None:
    about, other = mark(desk, "model").id, mark(desk, "job").id
    desk.write_note(about, "root")
    (root,) = desk.library.notes([about])
    desk.write_note(about, "answer", answers=root.id)
    desk.move_note(next(n for n in desk.library.notes([about]) if n.answers), other)
    assert (said(desk, about), said(desk, other)) == ([("root", 0, False)], [("answer", 0, False)])


def test_an_answer_outlives_what_it_answered(desk: Workspace) -> None:
    ben, about = Workspace(desk.library, BEN), mark(desk, "model").id
    desk.write_note(about, "root")
    (root,) = desk.library.notes([about])
    ben.write_note(about, "answer", answers=root.id)
    desk.remove_note(root)
    assert said(desk, about) == [("answer", 0, False)]
    with pytest.raises(Refused, match="not there any more"):
        ben.write_note(about, "late", answers=root.id)


def test_a_note_on_what_is_gone_is_refused(desk: Workspace) -> None:
    made = mark(desk, "model")
    desk.write_note(made.id, "note")
    (note,) = desk.library.notes([made.id])
    desk.remove(made)
    with pytest.raises(Refused, match="deleted"):
        desk.write_note(made.id, "more")
    other = mark(desk, "job")
    desk.undo()
    with pytest.raises(Refused, match="deleted"):
        desk.move_note(note, other.id)


NOTES = st.lists(st.tuples(st.integers(0, 7), st.integers(-1, 7)), max_size=8, unique_by=lambda n: n[0])


@given(NOTES)
def test_every_note_stands_in_its_thread_once_whatever_answers_what(drawn: list[tuple[int, int]]) -> None:
    notes = [Note(str(n), "about", "", str(a) if a >= 0 else "") for n, a in drawn]
    shown = list(threaded(notes))
    assert sorted(n.id for n, _ in shown) == sorted(n.id for n in notes)
    depths = {n.id: depth for n, depth in shown}
    for note, depth in shown:
        assert depth in (0, depths.get(note.answers, -1) + 1)
