"""What was deleted is told and can be had back; what was done is told and can be taken back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.store import Library, history
from annotator.workspace import Refused, Workspace
from tests.desk import ANA, BEN, live, mark, only, reading
from tests.test_history import START, STEPS, take


def trash(workspace: Workspace) -> list[tuple[str, int]]:
    """Kinds of what was deleted, each with how much went along."""
    return [(type(d.record).__name__, len(d.along)) for d in workspace.library.deleted()]


def said(workspace: Workspace, about: str = "") -> list[str]:
    return [t.sentence for t in workspace.told(workspace.library.acts(about=about))]


def test_a_history_tells_what_became_of_a_tag(desk: Workspace) -> None:
    claim, doubt = desk.tag("claim"), desk.tag("doubt")
    desk.write_note(claim.id, "What is one?")
    for words in ("model", "older"):
        mark(desk, words, named=["claim"])
    desk.merge_tags(desk.find_tag("claim"), doubt)
    for field, value in (("deprecated", True), ("deprecated", False), ("colour", "#112233"), ("pin", 0), ("pin", 7)):
        tag = desk.find_tag("doubt")
        desk.edit_tag(tag, replace(tag, **{field: value}))
    assert said(desk)[:6][::-1] == [
        "Ana merged the tag “claim” into “doubt”, 2 highlights and 1 note",
        "Ana deprecated the tag “doubt”",
        "Ana took the tag “doubt” into use again",
        "Ana gave the tag “doubt” another colour",
        "Ana took the key off the tag “doubt”",
        "Ana gave the tag “doubt” another key",
    ]


def test_what_is_deleted_is_told_with_who_and_when_and_comes_back_whole(desk: Workspace) -> None:
    made = mark(desk, "model", named=["learning / RLVR"], note="why")
    before = live(desk.library)
    Workspace(desk.library, BEN).remove(made)
    (item,) = desk.library.deleted()
    assert (item.record, item.person, len(item.along)) == (made, BEN.id, 1)
    assert item.at >= made.made
    desk.restore([item])
    assert live(desk.library) == before
    assert desk.library.deleted() == []
    assert desk.library.undo_label == "Restore “model”"
    assert desk.undo()
    assert trash(desk) == [("Highlight", 1)]


def test_a_document_comes_back_with_all_that_was_said_of_it(desk: Workspace) -> None:
    mark(desk, "model", note="why")
    mark(desk, "job", named=["work"])
    before = live(desk.library)
    desk.remove_documents(only(desk))
    assert trash(desk) == [("Document", 3)]
    desk.restore(desk.library.deleted())
    assert live(desk.library) == before


def test_a_tag_comes_back_on_the_highlights_that_wore_it_in_their_order(desk: Workspace) -> None:
    mark(desk, "model", named=["a", "b", "c"])
    tag = next(t for t in desk.library.tags() if t.name == "b")
    before = live(desk.library)
    desk.remove_tag(tag)
    mark(desk, "job")
    desk.restore([d for d in desk.library.deleted() if d.record.id == tag.id])
    assert {i: r for i, r in live(desk.library).items() if i in before} == before


def test_what_holds_a_thing_comes_back_with_it(desk: Workspace) -> None:
    made = mark(desk, "model", note="why")
    (note,) = desk.library.notes()
    desk.remove_note(note)
    desk.remove(made)
    desk.remove_documents(only(desk))
    assert trash(desk) == [("Document", 0), ("Highlight", 0), ("Note", 0)]
    desk.restore(desk.library.deleted()[2:])
    assert {note.id, made.id, made.document} <= live(desk.library).keys()
    assert desk.library.deleted() == []


def test_one_of_several_is_restored_and_the_others_stay(desk: Workspace) -> None:
    one, two = mark(desk, "model"), mark(desk, "job")
    desk.remove(one, two)
    desk.restore([d for d in desk.library.deleted() if d.record.id == two.id])
    assert [h.id for h in desk.library.highlights()] == [two.id]
    assert trash(desk) == [("Highlight", 0)]
    with pytest.raises(Refused):
        desk.restore([])


def test_the_trash_outlives_a_restart(tmp_path: Path) -> None:
    with_ana = Workspace(Library(tmp_path / "L.sqlite"), ANA)
    with_ana.import_clips([reading()])
    with_ana.remove(mark(with_ana, "model"))
    with_ana.library.close()
    again = Workspace(Library(tmp_path / "L.sqlite"), BEN)
    again.restore(again.library.deleted())
    assert [h.quote.exact for h in again.library.highlights()] == ["model"]
    again.library.close()


def worked(steps: list[tuple[str, int, int, str]]) -> Workspace:
    """Ana's, at a library where all of it was done that may be."""
    workspace = Workspace(Library(None), ANA)
    for step in (*START, *steps):
        with suppress(Refused):
            take(workspace, step)
    return workspace


@settings(max_examples=30)
@given(steps=STEPS)
def test_whatever_was_done_all_that_was_deleted_can_be_restored(steps: list[tuple[str, int, int, str]]) -> None:
    workspace = worked(steps)
    library = workspace.library
    ids = {d.record.id for d in library.deleted()} | {a for d in library.deleted() for a in d.along}
    before = live(library)
    if ids:
        workspace.restore(library.deleted())
        assert library.deleted() == []
        assert ids <= live(library).keys()
        assert workspace.undo()
    assert live(library) == before
    assert library.check() == []
    assert len(said(workspace)) == len(library.acts(limit=1000))


def test_sentences_say_who_did_what(desk: Workspace) -> None:
    ben = Workspace(desk.library, BEN)
    made = mark(desk, "model", named=["learning / RLVR"], note="why *this*")
    ben.tag("robotics")
    ben.retag([made], named=["robotics"])
    desk.undo()
    ben.write_note(made.id, "because", answers=desk.library.notes()[0].id)
    desk.move_note(desk.library.notes()[0], only(desk).id)
    desk.remove(made)
    desk.remove_documents(only(desk))
    assert said(desk) == [
        "Ana removed “Clip 0” and 2 notes",
        "Ana deleted the highlight “model”",
        "Ana moved 2 notes",
        "Ben answered on “model”: “because”",
        "Ana: took robotics off “model” (undo)",
        "Ben tagged “model” with robotics",
        "Ben made the tag “robotics”",
        "Ana made 2 tags, highlighted “model”, tagged it RLVR and 1 more",
        "Ana brought in “Clip 0”",
    ]


def test_the_history_of_a_highlight_is_only_its_own(desk: Workspace) -> None:
    one, two = mark(desk, "model"), mark(desk, "job")
    desk.write_note(one.id, "why")
    desk.remove(two)
    assert said(desk, one.id) == ["Ana wrote a note on “model”: “why”", "Ana highlighted “model”"]
    assert said(desk, two.id) == ["Ana deleted the highlight “job”", "Ana highlighted “job”"]
    assert len(said(desk, only(desk).id)) == 5


def test_history_is_read_by_the_page_and_by_person_and_kind(desk: Workspace) -> None:
    ben, made = Workspace(desk.library, BEN), mark(desk, "model")
    for n in range(7):
        ben.write_note(made.id, f"note {n}", ben.own_note(made.id))
    acts = desk.library.acts(limit=4)
    acts += desk.library.acts(acts[-1].place, limit=100)
    assert acts == desk.library.acts(limit=100)
    assert len(acts) == 9
    assert {a.person for a in desk.library.acts(person=BEN.id)} == {BEN.id}
    assert [a.label for a in desk.library.acts(kind="document")] == ["Import “Clip 0”"]


def test_a_step_in_the_middle_is_taken_back_as_a_step_of_its_own(desk: Workspace) -> None:
    made = mark(desk, "model")
    desk.retag([made], named=["a"])
    desk.write_note(made.id, "why")
    (act,) = [a for a in desk.library.acts() if a.label.startswith("Tag")]
    before = live(desk.library)
    desk.take_back(act)
    (now,) = desk.library.highlights()
    assert (now.tags, len(desk.library.notes())) == ((), 1)
    assert desk.undo()
    assert live(desk.library) == before


def test_another_persons_step_is_taken_back_too(desk: Workspace) -> None:
    before = live(desk.library)
    mark(Workspace(desk.library, BEN), "model")
    desk.take_back(desk.library.acts()[0])
    assert live(desk.library) == before
    assert desk.library.acts()[0].person == ANA.id


def test_what_was_changed_since_stays_and_is_named(desk: Workspace) -> None:
    made = mark(desk, "model", named=["a"])
    (act,) = [a for a in desk.library.acts() if a.label == "Highlight"]
    before = live(desk.library)
    desk.write_note(made.id, "why")
    with pytest.raises(Refused, match="was left as it is, because Ana changed it since"):
        desk.take_back(desk.library.acts(about=only(desk).id)[-1])
    with pytest.raises(Refused, match="“model” was left"):  # it has a note by now, and wears the tag
        desk.take_back(act)
    assert before.items() <= live(desk.library).items()
    desk.undo()
    desk.tag("b")
    desk.take_back(act)
    assert [t.name for t in desk.library.tags()] == ["b"]


@settings(max_examples=30)
@given(steps=STEPS, which=st.integers(0, 30))
def test_any_step_is_taken_back_or_refused_and_nothing_is_damaged(
    steps: list[tuple[str, int, int, str]], which: int
) -> None:
    workspace = worked(steps)
    library = workspace.library
    acts, before = library.acts(), live(library)
    try:
        workspace.take_back(acts[which % len(acts)])
    except Refused:
        assert live(library) == before
    else:
        assert workspace.undo()
        assert live(library) == before
    assert library.check() == []


def test_the_newest_step_taken_back_is_the_same_as_undone(desk: Workspace) -> None:
    before = live(desk.library)
    mark(desk, "model", named=["a"], note="why")
    desk.take_back(desk.library.acts()[0])
    assert live(desk.library) == before


def test_as_many_steps_as_are_remembered_are_undone_after_any_to_and_fro_and_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "REMEMBERED", 20)

    def opened() -> Workspace:
        library = Library(tmp_path / "L.sqlite", states=tmp_path / "states")
        library._db.execute("PRAGMA synchronous=OFF")
        return Workspace(library, ANA)

    workspace = opened()
    workspace.import_clips([reading()])
    made = mark(workspace, "model")
    for n in range(20):
        workspace.write_note(made.id, f"note {n}", workspace.own_note(made.id))
    for _ in range(3):
        for _ in range(20):
            assert workspace.undo()
        for _ in range(20):
            assert workspace.redo()
    workspace.library.close()
    workspace = opened()
    for _ in range(20):
        assert workspace.undo()
    assert workspace.library.notes() == []
    assert workspace.library.undo_label == "Highlight"
    workspace.library.close()


def test_two_hundred_steps_are_remembered() -> None:
    assert history.REMEMBERED >= 200
