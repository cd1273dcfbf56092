"""The verbs: what each does to a library, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import clips
from annotator.intake import Reading, read_clips
from annotator.model import AnnotatorError, Change, Highlight, Span
from annotator.store import Library
from annotator.workspace import CONTEXT, MAX_NAME, MAX_NOTE, PALETTE, Refused, Workspace, folded, sensible_name
from tests.desk import ANA, BEN, BODY, live, mark, only, reading

# Clips


def fates(workspace: Workspace, *readings: Reading) -> list[str]:
    return [f.kind for f in workspace.import_clips(readings).fates]


def test_a_file_is_new_then_the_same_then_a_new_capture(desk: Workspace) -> None:
    later = reading(0, BODY + "\nA new end.", "2026-01-02 09:00")
    assert fates(desk, reading(1), reading(), later, later) == ["new", "same", "new capture", "same"]
    assert "A new end." in desk.text_of(desk.find_document("Clip 0")).words


def test_an_older_capture_is_kept_but_not_shown(desk: Workspace) -> None:
    older = reading(0, "Only a stub.", "2024-01-01 00:00")
    assert older.clip is not None
    assert fates(desk, older) == ["new capture"]
    assert only(desk).text != older.clip.text.id
    assert desk.library.has_capture(older.clip.capture.id)
    assert fates(desk, older) == ["same"]


def test_two_captures_of_one_document_in_one_import_are_one_document() -> None:
    workspace = Workspace(Library(None), ANA)
    newer = reading(0, BODY + "\nA new end.", "2026-01-02 09:00")
    assert fates(workspace, newer, reading()) == ["new", "new capture"]
    assert newer.clip is not None
    assert only(workspace).capture == newer.clip.capture.id


def test_an_import_is_one_step(desk: Workspace) -> None:
    desk.import_clips([reading(1), reading(2), Reading("no.md", None, "it is empty")])
    assert desk.library.undo_label == "Import 2 documents"
    desk.undo()
    assert [d.title for d in desk.library.documents()] == ["Clip 0"]


def test_a_removed_document_comes_back_when_it_is_imported_again(desk: Workspace) -> None:
    mark(desk, "model", note="why?")
    desk.remove_documents(only(desk))
    assert live(desk.library) == {}
    assert fates(desk, reading()) == ["new"]
    assert only(desk).title == "Clip 0"
    assert desk.text_of(only(desk)).words
    assert desk.library.highlights() == []


def test_removing_a_document_is_undone_with_all_that_was_said_about_it(desk: Workspace) -> None:
    mark(desk, "model", named=["learning"], note="why?")
    desk.write_note(only(desk).id, "A good one.")
    before = live(desk.library)
    desk.remove_documents(only(desk))
    desk.undo()
    assert live(desk.library) == before


def test_files_are_read_one_by_one_and_each_has_a_fate(tmp_path: Path) -> None:
    folder = tmp_path / "clips"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "empty").mkdir()
    for name in ("a.md", "sub/a.md"):
        (folder / name).write_text(f"# {name}\n\nWords.")
    (folder / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (folder / "nothing.md").write_bytes(b"")
    (folder / "other.pdf").write_bytes(b"%PDF-1.4")
    progress: list[tuple[int, int]] = []
    given_paths = [folder, tmp_path / "empty", tmp_path / "gone.md", Path("/dev/null"), tmp_path / ("x" * 300)]
    report = Workspace(Library(None), ANA).import_clips(read_clips(given_paths, lambda *p: progress.append(p)))
    told = {f.name: f.kind for f in report.fates}
    assert told["clips/a.md"] == told["clips/sub/a.md"] == "new"
    refused = {f.name: f.sentence for f in report.fates if f.kind == "refused"}
    assert set(refused) == {"clips/picture.md", "clips/nothing.md", "empty", "gone.md", "null", "x" * 300}
    assert all(sentence.startswith("left out: ") for sentence in refused.values())
    assert report.sentence == "2 new, 6 left out"
    assert progress == sorted(progress)
    assert progress[-1] == (8, 8)


def test_a_document_is_found_by_id_by_prefix_and_by_title(desk: Workspace) -> None:
    desk.import_clips([reading(1)])
    key = desk.find_document("Clip 1").id
    assert desk.find_document(key).title == desk.find_document(key[:12]).title == "Clip 1"
    for nothing in ("Clip", "", "%", "zzzz", key + "0"):
        with pytest.raises(Refused, match="no document"):
            desk.find_document(nothing)
    desk.import_clips([Reading("", clips.read(b"---\nurl: https://b.org\ntitle: Clip 1\n---\nWords.", ""))])
    with pytest.raises(Refused, match="2 documents"):
        desk.find_document("Clip 1")


# Highlights


def test_a_highlight_holds_exactly_its_words(desk: Workspace) -> None:
    made = mark(desk, "🧠 learns on", named=["learning / RLVR", "learning"], note="**How?**")
    stored = desk.library.highlight(made.id)
    assert stored == made
    assert made.span.of(desk.text_of(only(desk)).words) == made.quote.exact == "🧠 learns on"
    assert [len(desk.tag_lines()[t]) for t in made.tags] == [2, 1]
    assert (made.person, made.made > 0) == (ANA.id, True)
    assert [n.body for n in desk.library.notes([made.id])] == ["**How?**"]


def test_a_highlight_with_new_tags_and_a_note_is_one_step(desk: Workspace) -> None:
    before = live(desk.library)
    mark(desk, "model", named=["learning / RLVR", "learning / SFT"], note="why?")
    desk.undo()
    assert live(desk.library) == before


def test_white_space_around_a_selection_is_not_marked(desk: Workspace) -> None:
    words = desk.text_of(only(desk)).words
    at = words.index(" model ")
    assert desk.highlight(only(desk), Span(at, at + 7)).quote.exact == "model"
    assert desk.highlight(only(desk), Span(0, 10**9)).quote.exact == words.strip()


@pytest.mark.parametrize(("start", "end"), [(4, 5), (10**6, 10**6 + 5)])
def test_a_selection_without_words_is_refused(desk: Workspace, start: int, end: int) -> None:
    assert desk.text_of(only(desk)).words[4] == " "
    with pytest.raises(Refused, match="no words"):
        desk.highlight(only(desk), Span(start, end))
    assert desk.library.highlights() == []


@pytest.mark.parametrize(
    "said", [{"named": ["fine", "x" * (MAX_NAME + 1)]}, {"named": ["a"], "note": "x" * (MAX_NOTE + 1)}]
)
def test_a_refused_highlight_leaves_nothing_behind(desk: Workspace, said: dict[str, Any]) -> None:
    before = desk.library.stamp()
    with pytest.raises(Refused, match="at most"):
        mark(desk, "model", **said)
    assert desk.library.stamp() == before


def test_tags_keep_the_order_in_which_they_were_put_on(desk: Workspace) -> None:
    a, b, c = (desk.tag(n).id for n in "abc")
    made = mark(desk, "model", tags=[b, a])
    desk.retag([made], add=[c], remove=[b])
    stored = desk.library.highlight(made.id)
    assert stored is not None
    assert stored.tags == (a, c)
    desk.undo()
    assert desk.library.highlight(made.id) == made


def test_an_edge_moves_and_the_quote_with_it(desk: Workspace) -> None:
    made = mark(desk, "model")
    desk.move(made, Span(made.span.start - 4, made.span.end))
    stored = desk.library.highlight(made.id)
    assert stored is not None
    assert stored.quote.exact == "The model"


def test_removing_a_highlight_takes_its_notes_along(desk: Workspace) -> None:
    made = mark(desk, "model", note="why?")
    before = live(desk.library)
    desk.remove(made)
    assert desk.library.notes([made.id]) == []
    desk.undo()
    assert live(desk.library) == before


def test_a_note_is_written_changed_and_deleted(desk: Workspace) -> None:
    made = mark(desk, "model")
    desk.write_note(made.id, " why? \r\n")
    note = desk.own_note(made.id)
    assert note is not None
    assert (note.body, note.person) == ("why?", ANA.id)
    desk.write_note(made.id, "how?", note)
    assert [n.body for n in desk.library.notes([made.id])] == ["how?"]
    desk.write_note(made.id, "", desk.own_note(made.id))
    assert desk.own_note(made.id) is None


def test_ones_own_note_is_not_that_of_another(desk: Workspace) -> None:
    made = mark(desk, "model", note="mine")
    assert Workspace(desk.library, BEN).own_note(made.id) is None


def test_highlights_are_placed_in_the_text_shown(desk: Workspace) -> None:
    mark(desk, "the job learns the model")
    lost = mark(desk, "older than we are")
    mark(desk, "What we learned")
    desk.import_clips([reading(0, "An introduction that was added.\n\n" + BODY.split("> ")[0], "2026-01-01 10:00")])
    words = desk.text_of(only(desk)).words
    placed = desk.placed(only(desk))
    assert [p.span and p.span.of(words) for p in placed] == ["What we learned", "the job learns the model", None]
    assert placed[-1].highlight == lost
    assert {h.text for h in desk.library.highlights()} != {only(desk).text}  # nothing was written


# Tags


@given(name=st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=MAX_NAME))
def test_names_are_compared_without_case_composition_and_the_invisible(name: str) -> None:
    assert folded(name) == folded(f" \u200b{name}\u200d ")
    assert folded(folded(name)) == folded(name)


@given(name=st.text(max_size=2 * MAX_NAME))
def test_a_name_is_one_line_or_refused(name: str) -> None:
    try:
        sensible = sensible_name(name, "tag")
    except Refused:
        return
    assert 0 < len(sensible) <= MAX_NAME
    assert sensible == sensible.strip() == sensible_name(sensible, "tag")
    assert len(sensible.splitlines()) == 1
    assert sensible.isprintable() or all(c.isprintable() or ord(c) > 0xA0 for c in sensible)


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "a\x1b[31mb", "a\u202eb", "x" * (MAX_NAME + 1), "a / ", "› b"])
def test_a_name_that_cannot_be_shown_is_refused(desk: Workspace, name: str) -> None:
    with pytest.raises(Refused, match="name"):
        desk.tag(name)
    assert desk.library.tags() == []


def test_a_path_makes_the_tags_it_lacks_and_finds_them_again(desk: Workspace) -> None:
    made = desk.tag("Learning / RLVR")
    assert desk.tag("learning › rlvr") == desk.tag("ＲＬＶＲ") == made
    assert [t.name for t in desk.tag_lines()[made.id]] == ["Learning", "RLVR"]
    desk.tag("robots / RLVR")
    assert desk.tag("learning / RLVR") == made
    assert len(desk.library.tags()) == 4
    desk.undo()
    assert len(desk.library.tags()) == 2


def test_root_tags_take_the_palette_in_turn_and_five_of_them_a_digit(desk: Workspace) -> None:
    tags = [desk.tag(f"tag {n}") for n in range(7)]
    assert [t.colour for t in tags] == [*PALETTE, PALETTE[0]]
    assert [t.pin for t in tags] == [1, 2, 3, 4, 5, 0, 0]
    below = desk.tag("tag 0 / below")
    assert (below.colour, below.pin) == ("", 0)


def test_several_new_tags_at_once_take_different_colours(desk: Workspace) -> None:
    mark(desk, "model", named=["a", "b / c", "d"])
    roots = [t for t in desk.library.tags() if not t.parent]
    assert {t.colour for t in roots} == set(PALETTE[:3])
    assert {t.pin for t in roots} == {1, 2, 3}


def test_a_tag_is_edited_unless_its_name_or_place_is_taken(desk: Workspace) -> None:
    a, b, below = desk.tag("a"), desk.tag("b"), desk.tag("a / below")
    desk.edit_tag(a, replace(a, name=" A ", pin=b.pin))
    pins = {t.name: t.pin for t in desk.library.tags()}
    assert pins == {"A": b.pin, "b": 0, "below": 0}
    with pytest.raises(Refused, match="already"):
        desk.edit_tag(b, replace(b, name="Ａ"))
    for parent in (below.id, a.id):
        with pytest.raises(Refused, match="below itself"):
            desk.edit_tag(a, replace(a, parent=parent))
    desk.edit_tag(below, replace(below, parent=b.id))
    assert [t.name for t in desk.tag_lines()[below.id]] == ["b", "below"]


def test_deleting_a_tag_takes_it_off_with_all_below_it(desk: Workspace) -> None:
    made = mark(desk, "model", named=["a", "a / b", "c"])
    before = live(desk.library)
    desk.remove_tag(desk.tag("a"))
    assert [t.name for t in desk.library.tags()] == ["c"]
    assert [e.tags for e in desk.excerpts()] == [(("c",),)]
    desk.undo()
    assert live(desk.library) == before
    assert desk.library.highlight(made.id) == made


# Excerpts


def test_excerpts_are_complete_and_in_reading_order(desk: Workspace) -> None:
    desk.import_clips([reading(1, "x " * 200 + "middle " + "y " * 200)])
    bare = mark_in(desk, "Clip 1", "middle")
    late = mark_in(desk, "Clip 0", "job", named=["learning / RLVR", "robots"], note="why?")
    early = mark_in(desk, "Clip 0", "What we")
    found = {e.id: e for e in desk.excerpts()}
    assert [i for i in found if i != bare.id] == [early.id, late.id]
    excerpt = found[late.id]
    words = desk.text_of(excerpt.document).words
    assert (excerpt.document.channel, excerpt.document.clipped) == ("desk", "2025-12-23 13:00")
    assert excerpt.tags == (("learning", "RLVR"), ("robots",))
    assert [(n.body, n.person) for n in excerpt.notes] == [("why?", "Ana")]
    assert (excerpt.person, excerpt.made, excerpt.text) == ("Ana", late.made, late.text)
    assert excerpt.before + excerpt.quote.exact + excerpt.after in words
    lone = found[bare.id]
    assert (lone.tags, lone.notes) == ((), ())
    assert len(lone.before) == len(lone.after) == CONTEXT
    assert [e.id for e in desk.excerpts([lone.document])] == [bare.id]


def mark_in(workspace: Workspace, title: str, words: str, **said: Any) -> Highlight:
    document = workspace.find_document(title)
    start = workspace.text_of(document).words.index(words)
    return workspace.highlight(document, Span(start, start + len(words)), **said)


# Others


def test_what_others_write_to_the_file_is_announced(tmp_path: Path) -> None:
    heard: list[Change] = []
    mine = Workspace(Library(tmp_path / "L.sqlite"), ANA, heard.append)
    theirs = Workspace(Library(tmp_path / "L.sqlite"), BEN)
    mine.import_clips([reading()])
    heard.clear()
    made = mark(theirs, "model")
    mine.look()
    assert [r.id for c in heard for r in c.after if isinstance(r, Highlight)] == [made.id]
    mine.look()
    assert len(heard) == 1


def test_undo_is_of_ones_own_steps(tmp_path: Path) -> None:
    mine = Workspace(Library(tmp_path / "L.sqlite"), ANA)
    theirs = Workspace(Library(tmp_path / "L.sqlite"), BEN)
    mine.import_clips([reading()])
    mine.tag("ethics")
    mark(theirs, "model")
    mine.undo()
    assert mine.library.tags() == []
    assert len(mine.library.highlights()) == 1


def test_every_refusal_is_one_sentence(desk: Workspace) -> None:
    tries: list[Callable[[], object]] = [
        lambda: desk.tag(""),
        lambda: desk.find_document("nothing"),
        lambda: desk.highlight(only(desk), Span(4, 5)),
        lambda: desk.write_note(only(desk).id, "x" * (MAX_NOTE + 1)),
        lambda: desk.text_of(replace(only(desk), text="0" * 32)),
    ]
    for attempt in tries:
        with pytest.raises(AnnotatorError, match=r"^[A-Z][^\n]+[.]$"):
            attempt()
