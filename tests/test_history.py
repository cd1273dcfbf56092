"""Every step can be taken back and done again, and is announced when it has happened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotator.model import Change, Highlight, Quote, Span, Tag, new_id
from annotator.store import NEWS, Library
from annotator.workspace import Refused, Workspace
from annotator.workspace.past import in_short
from tests.desk import ANA, BEN, BODY, live, mark, reading

START = [("import", 0, 0, ""), ("tag", 0, 0, "learning / RLVR"), ("highlight", 1, 5, "robots")]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["import", "highlight", "highlight", "retag", "move", "remove", "note", "tag", "edit", "drop tag", "drop"]
        ),
        st.integers(0, 5),
        st.integers(0, 90),
        st.sampled_from(["learning", "learning / RLVR", "robots", "Robots / 手", "", "a" * 130]),
    ),
    max_size=12,
)


def take(workspace: Workspace, step: tuple[str, int, int, str]) -> None:
    verb, n, at, words = step
    library = workspace.library
    documents, highlights, tags = library.documents(), library.highlights(), library.tags()
    span = Span(at, at + n + 1)
    if verb == "import":
        workspace.import_clips([reading(n % 3, BODY + n // 3 * "More.", f"2025-12-2{n}")])
    elif verb == "tag":
        workspace.tag(words)
    elif verb in ("highlight", "drop") and documents:
        chosen = documents[n % len(documents)]
        if verb == "drop":
            workspace.remove_documents(chosen)
        else:
            workspace.highlight(chosen, span, [t.id for t in tags[: n % 3]], words, [words] if n % 2 else [])
    elif verb in ("retag", "move", "remove", "note") and highlights:
        mark = highlights[n % len(highlights)]
        own = workspace.own_note(mark.id)
        {
            "retag": lambda: workspace.retag([mark], [t.id for t in tags[at % 3 :][:2]], mark.tags[: at % 2]),
            "move": lambda: workspace.move(mark, span),
            "remove": lambda: workspace.remove(mark),
            "note": lambda: workspace.write_note(mark.id, words, own),
        }[verb]()
    elif verb == "edit" and tags:
        tag, other = tags[n % len(tags)], tags[at % len(tags)]
        workspace.edit_tag(tag, replace(tag, name=words or tag.name, parent=other.id if at % 2 else "", pin=n))
    elif verb == "drop tag" and tags:
        workspace.remove_tag(tags[n % len(tags)])


@settings(max_examples=40)
@given(steps=STEPS, reopened=st.booleans())
@example(steps=[("retag", 0, 1, ""), ("retag", 0, 69, "")], reopened=False)
@example(steps=[("edit", 0, 1, "robots"), ("drop tag", 0, 0, ""), ("drop", 0, 0, "")], reopened=True)
def test_what_any_steps_did_is_taken_back_and_done_again(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int, str]], reopened: bool
) -> None:
    folder = tmp_path_factory.mktemp("library") if reopened else None
    library = _open(folder)
    states = [live(library)]
    workspace = Workspace(library, ANA, lambda _: states.append(live(library)))
    for step in (*START, *steps):
        try:
            take(workspace, step)
        except Refused:
            assert live(library) == states[-1]  # nothing half-done
    assert live(library) == states[-1]
    if reopened:
        library.close()
        library = _open(folder)
    workspace = Workspace(library, ANA)
    for state in reversed(states[:-1]):
        assert workspace.undo()
        assert live(library) == state
    assert workspace.undo() is None
    for state in states[1:]:
        assert workspace.redo()
        assert live(library) == state
    assert workspace.redo() is None
    assert library.check() == []
    library.close()


def _open(folder: Path | None) -> Library:
    return Library(folder and folder / "L.sqlite", states=folder and folder / "states")


def test_a_new_step_forgets_what_was_undone(desk: Workspace) -> None:
    mark(desk, "model")
    desk.undo()
    mark(desk, "job")
    assert desk.redo() is None
    assert [h.quote.exact for h in desk.library.highlights()] == ["job"]


def test_a_change_is_announced_after_history_has_moved(desk: Workspace) -> None:
    labels = []
    listening = Workspace(desk.library, ANA, lambda c: labels.append((c.label, desk.library.undo_label)))
    mark(listening, "model")
    listening.undo()
    assert labels[0] == ("Highlight", "Highlight")
    assert labels[1][1] == "Import “Clip 0”"
    listening.redo()
    assert labels[2][1] == "Highlight"


def test_nothing_is_announced_where_nothing_changed(desk: Workspace, heard: list[Change]) -> None:
    made = mark(desk, "model", named=["learning"])
    heard.clear()
    before = desk.library.stamp()
    desk.retag([made], add=made.tags)
    desk.write_note(made.id, "  ")
    desk.import_clips([reading()])
    assert heard == []
    assert desk.library.stamp() == before


def test_the_first_step_introduces_the_person_and_undo_keeps_them() -> None:
    ben = Workspace(Library(None), BEN)
    ben.tag("ethics")
    assert ben.undo()
    assert ben.undo() is None
    assert ben.library.persons()[BEN.id].name == "Ben"
    assert ben.redo()


def test_a_person_may_change_their_name(desk: Workspace) -> None:
    renamed = Workspace(desk.library, replace(ANA, name="Ana María"))
    mark(renamed, "model")
    assert [e.person for e in renamed.excerpts()] == ["Ana María"]


def several(workspace: Workspace, count: int) -> None:
    """So many highlights as one step."""
    document = workspace.library.documents()[0]
    made = Highlight("", document.id, document.text, Span(1, 4), Quote("abc", "", ""))
    change = Change("Highlights", after=tuple(replace(made, id=new_id()) for _ in range(count)))
    workspace.library.apply(change, workspace.person.id)


def test_a_large_step_tells_how_far_it_is_and_can_be_stopped(desk: Workspace) -> None:
    several(desk, 1_200)
    before, said = live(desk.library), list[tuple[int, int]]()

    def stop(done: int, of: int) -> None:
        said.append((done, of))
        raise KeyError

    with pytest.raises(KeyError):
        desk.undo(stop)
    assert said == [(500, 1_200)]
    assert live(desk.library) == before
    assert desk.library.step_size() == 1_200
    assert desk.undo()
    assert desk.library.highlights() == []
    assert desk.library.step_size(again=True) == 1_200


def beside(tmp_path: Path, heard: list[Change]) -> tuple[Workspace, Workspace]:
    library = Library(tmp_path / "L.sqlite", states=tmp_path / "states")
    desk = Workspace(library, ANA, heard.append)
    desk.import_clips([reading(0)])
    several(desk, 3)
    return desk, Workspace(library.beside(), ANA)


def test_a_step_taken_beside_is_announced_once_as_what_it_was(tmp_path: Path) -> None:
    heard: list[Change] = []
    desk, other = beside(tmp_path, heard)
    heard.clear()
    undone = other.undo()
    assert undone is not None
    desk.hear(undone)
    desk.look()
    assert heard == [undone.change]
    assert (desk.library.undo_label, desk.library.redo_label) == ("Import “Clip 0”", "Highlights")


def test_a_step_taken_beside_that_is_about_much_is_announced_without_its_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Change] = []
    desk, other = beside(tmp_path, heard)
    monkeypatch.setattr("annotator.store.library.MUCH", 2)
    heard.clear()
    undone = other.undo()
    assert undone is not None
    assert in_short(undone) == replace(undone, change=Change("Highlights"))
    desk.hear(in_short(undone))
    desk.look()
    assert heard == [Change(NEWS)]


def test_a_step_taken_beside_hides_no_other_news(tmp_path: Path) -> None:
    heard: list[Change] = []
    desk, other = beside(tmp_path, heard)
    undone = other.undo()
    assert undone is not None
    other.tag("news")
    heard.clear()
    desk.hear(undone)
    assert [r.name for c in heard for r in c.after if isinstance(r, Tag)] == ["news"]
    assert sum(isinstance(r, Highlight) for c in heard for r in c.before) == 3
