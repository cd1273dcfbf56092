"""A document clipped again: how its highlights fare, and that carrying them over can be taken back."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import clips
from annotator.anchor import quote, similarity
from annotator.carrying import FATES, Carried, Shown
from annotator.model import Change, Document, Highlight, Span, new_id
from annotator.store import Library
from annotator.text import Block, Text, word_count
from annotator.workspace import CarryReport, Refused, Workspace
from tests.desk import ANA, BEN, live, mark, only, reading

NIGHT = (
    "Wards keep time in their own way. The night nurse counts rounds. The registrar counts beds.",
    "A model that has only seen daytime has never met the night.",
    "Every threshold is a promise about mistakes. Somebody chose which mistakes to make.",
    "The night shift ends at seven. Nobody asks the model how it slept.",
)


def body(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


@pytest.fixture
def ward() -> Workspace:
    """Ana at a library with one document, as it was first clipped."""
    workspace = Workspace(Library(None), ANA)
    workspace.import_clips([reading(0, body(*NIGHT))])
    return workspace


def clipped_again(workspace: Workspace, *paragraphs: str) -> Document:
    workspace.import_clips([reading(0, body(*paragraphs), "2026-02-01 08:00")])
    return only(workspace)


def fates(report: CarryReport) -> dict[str, str]:
    return {c.highlight.quote.exact: c.how for c in report.items}


# How highlights fare


def test_each_fares_in_its_own_way_and_one_sentence_counts_them(ward: Workspace) -> None:
    asked = "Nobody asks the model how it slept"
    for words in ("The registrar counts beds.", "Every threshold", asked, "met the night"):
        mark(ward, words)
    again = clipped_again(
        ward,
        "An introduction that was added.",
        NIGHT[3].replace("asks the model", "ever asks a model"),
        NIGHT[0],
        "Somebody chose which mistakes to make. Every threshold is a promise about mistakes.",
    )
    report = ward.carrying(again)
    assert fates(report) == {
        "The registrar counts beds.": "kept",
        "Every threshold": "moved",
        asked: "fuzzy",
        "met the night": "orphaned",
    }
    assert report.sentence == "“Clip 0” was clipped again: 1 kept, 1 moved, 1 fuzzy, 1 orphaned"
    (fuzzy,) = report.of("fuzzy")
    assert fuzzy.now
    assert fuzzy.now.quote.exact == "Nobody ever asks a model how it slept"
    assert 0.8 < fuzzy.similarity < 1
    (orphan,) = report.of("orphaned")
    assert (orphan.now, orphan.highlight.quote.exact) == (None, "met the night")
    assert report.items[-1] == orphan


@pytest.mark.parametrize(
    "now",
    [
        pytest.param((NIGHT[0], "Added.", *NIGHT[1:]), id="added before"),
        pytest.param((NIGHT[2], NIGHT[3]), id="cut before"),
        pytest.param((*NIGHT[:2], "All is new here. Every threshold is a promise of errors. So it is.", NIGHT[3]),
                     id="rewritten round it"),
        pytest.param((" ".join(NIGHT),), id="paragraphs joined"),
        pytest.param((NIGHT[0], NIGHT[2], NIGHT[1], NIGHT[3]), id="a shorter neighbour went elsewhere"),
    ],
)
def test_what_is_added_cut_or_rewritten_round_a_highlight_does_not_move_it(
    ward: Workspace, now: tuple[str, ...]
) -> None:
    mark(ward, "Every threshold is a promise")
    assert fates(ward.carrying(clipped_again(ward, *now))) == {"Every threshold is a promise": "kept"}


@pytest.mark.parametrize(
    "now",
    [
        pytest.param((*NIGHT[:2], NIGHT[3], NIGHT[2].partition(" Somebody")[0]), id="to the end"),
        pytest.param((NIGHT[2], *NIGHT[:2], NIGHT[3]), id="to the beginning"),
        pytest.param(
            (*NIGHT[:2], "Somebody chose which mistakes to make.", "Some say: every threshold.", NIGHT[3],
             "Every threshold is a promise about mistakes."),
            id="into other words",
        ),
    ],
)
def test_what_changed_places_with_its_neighbours_has_moved(ward: Workspace, now: tuple[str, ...]) -> None:
    mark(ward, "Every threshold is a promise")
    assert fates(ward.carrying(clipped_again(ward, *now))) == {"Every threshold is a promise": "moved"}


def test_words_that_recur_are_found_in_their_own_section(ward: Workspace) -> None:
    refrain = "Of all this more is said in the glossary at the end of the book, where much else is explained at length."
    sections = [f"Section {n} has a matter of its own.\n\n{refrain}" for n in range(20)]
    clipped_again(ward, *sections)
    words = ward.text_of(only(ward)).words
    at = words.index("the glossary at the end", words.index("Section 11"))
    ward.highlight(only(ward), Span(at, at + 23))
    ward.import_clips([reading(0, body("Added here. " * 60, *sections), "2026-03-01 08:00")])
    report = ward.carry_over(only(ward))
    assert report.counts == "1 kept"
    (highlight,) = ward.library.highlights()
    assert "Section 11" in ward.text_of(only(ward)).words[highlight.span.start - 80 : highlight.span.start]


def test_a_sentence_that_recurs_tells_nothing_of_places() -> None:
    old = Text.of((Block("p", "Read on. The night nurse counts rounds and beds. Read on."),), "")
    new = Text.of((Block("p", "The night nurse counts rounds, often. Read on."),), "")
    at = Span(9, 36)
    away = Highlight("a" * 32, "d" * 32, old.id, at, quote(old.words, at))
    assert [c.how for c in Shown(new, lambda _: old).carry([away])] == ["kept"]


def test_highlights_on_the_text_shown_are_no_part_of_the_report(ward: Workspace) -> None:
    mark(ward, "The registrar counts beds")
    assert ward.carrying(only(ward)) == CarryReport((), ())
    again = clipped_again(ward, "Added.", *NIGHT)
    mark(ward, "Added")
    assert [c.highlight.quote.exact for c in ward.carrying(again).items] == ["The registrar counts beds"]


def test_several_documents_are_told_and_carried_as_one_step() -> None:
    workspace = Workspace(Library(None), ANA)
    workspace.import_clips([reading(n, body(*NIGHT)) for n in range(3)])
    for document in workspace.library.documents()[:2]:
        workspace.highlight(document, Span(0, 5))
    workspace.import_clips([reading(n, body("Added.", *NIGHT), "2026-02-01 08:00") for n in range(3)])
    documents = workspace.library.documents()
    report = workspace.carry_over(*documents, documents[0])
    assert report.sentence == "2 documents were clipped again: 2 kept"
    assert workspace.library.undo_label == "Carry highlights over"
    assert {h.span for h in workspace.library.highlights()} == {Span(7, 12)}
    workspace.undo()
    assert {h.span for h in workspace.library.highlights()} == {Span(0, 5)}


def test_without_the_old_text_nothing_says_that_words_moved() -> None:
    shown = Text.of((Block("p", "One. Two. Three."),), "")
    away = Highlight("a" * 32, "d" * 32, "b" * 32, Span(900, 903), quote("One. Two. Three.", Span(5, 8)))
    assert [c.how for c in Shown(shown, lambda _: None).carry([away])] == ["kept"]


def test_similarity_runs_from_strangers_to_the_very_words() -> None:
    assert similarity("the night nurse", "the night nurse") == 1
    assert similarity("the night nurse", "the night nurses") > 0.9
    assert similarity("abc", "xyz") == 0
    long = " ".join(f"word{n}" for n in range(10_000))
    assert similarity(long, long.replace("word77 ", "other ")) > 0.99
    assert similarity(long, "a " * 20_000) < 0.01


# Carrying them over


def test_carrying_over_keeps_who_marked_what_and_why(ward: Workspace) -> None:
    made = mark(ward, "The registrar counts beds", named=["work / night", "beds"], note="why?")
    again = clipped_again(ward, "Added.", *NIGHT)
    before = ward.library.projection()
    Workspace(ward.library, BEN).carry_over(again)
    carried = ward.library.highlight(made.id)
    assert carried
    words = ward.text_of(again).words
    assert (carried.text, carried.span.of(words)) == (again.text, "The registrar counts beds")
    assert carried.quote == quote(words, carried.span)
    assert replace(carried, text=made.text, span=made.span, quote=made.quote) == made
    assert [n.body for n in ward.library.notes([made.id])] == ["why?"]
    assert [e.before[-8:] for e in ward.excerpts()] == ["rounds. "]
    assert ward.carrying(again).items == ()
    ward.undo()
    after = ward.library.projection()
    after["person"] = before["person"]  # Ben is known now
    assert after == before
    ward.redo()
    assert ward.library.highlight(made.id) == carried


def test_orphans_are_left_as_they_are(ward: Workspace) -> None:
    lost = mark(ward, "met the night")
    again = clipped_again(ward, NIGHT[0])
    stamp = ward.library.stamp()
    assert ward.carry_over(again).counts == "1 orphaned"
    assert ward.library.stamp() == stamp
    assert ward.placed(again)[0].highlight == lost


def test_an_orphan_is_put_by_hand_where_it_belongs(ward: Workspace) -> None:
    lost = mark(ward, "met the night", named=["night"], note="why?")
    again = clipped_again(ward, NIGHT[0])
    words = ward.text_of(again).words
    at = words.index(" night nurse ")
    before = live(ward.library)
    ward.reattach(lost, Span(at, at + 13))
    found = ward.library.highlight(lost.id)
    assert found
    assert (found.text, found.quote.exact) == (again.text, "night nurse")
    assert replace(found, text=lost.text, span=lost.span, quote=lost.quote) == lost
    assert ward.placed(again)[0].span == Span(at + 1, at + 12)
    assert ward.library.undo_label == "Attach highlight"
    ward.undo()
    assert live(ward.library) == before


def test_an_orphan_is_not_put_where_there_are_no_words(ward: Workspace) -> None:
    lost = mark(ward, "met the night")
    clipped_again(ward, NIGHT[0])
    stamp = ward.library.stamp()
    with pytest.raises(Refused, match="no words"):
        ward.reattach(lost, Span(10**6, 10**6 + 4))
    with pytest.raises(Refused, match="not in the library"):
        ward.reattach(replace(lost, document="0" * 32), Span(0, 4))
    assert ward.library.stamp() == stamp


def test_a_highlight_carried_by_two_people_at_once_is_in_no_conflict(tmp_path) -> None:
    mine = Workspace(Library(tmp_path / "L.sqlite"), ANA)
    mine.import_clips([reading(0, body(*NIGHT))])
    made = mark(mine, "The registrar counts beds")
    again = clipped_again(mine, "Added.", *NIGHT)
    theirs = Workspace(Library(None), BEN)
    theirs.library.unite(mine.library)
    for workspace in (mine, theirs):
        workspace.carry_over(again)
    mine.library.unite(theirs.library)
    assert mine.library.projection()["conflict"] == []
    carried = mine.library.highlight(made.id)
    assert carried
    assert carried.text == again.text


# Any edit

SENTENCES = [
    *(s for paragraph in NIGHT for s in re.split(r"(?<=[.]) ", paragraph)),
    "机器学习比我们年长。", "كل عتبة وعد.", "👩🏽‍⚕️ counts 🫀 again.", "e\u0301te\u0301 2.5 % …", "beds", "the night",
]  # fmt: skip
STEPS = st.tuples(
    st.sampled_from(["cut", "repeat", "swap", "rewrite", "add", "join"]), st.integers(0, 40), st.integers(0, 40),
    st.sampled_from([*SENTENCES, "Entirely other words.", "x"]),
)  # fmt: skip


def edited(sentences: list[str], step: tuple[str, int, int, str]) -> list[str]:
    kind, n, m, words = step
    out = list(sentences)
    n, m = n % len(out), m % len(out)
    if kind == "cut" and len(out) > 1:
        del out[n]
    elif kind == "repeat":
        out.insert(m, out[n])
    elif kind == "swap":
        out[n], out[m] = out[m], out[n]
    elif kind == "rewrite":
        out[n] = out[n][: m + 1] + words + out[n][m + 1 :]
    elif kind == "add":
        out.insert(n, words)
    elif kind == "join" and n + 1 < len(out):
        out[n : n + 2] = [f"{out[n]} {out[n + 1]}"]
    return out


articles = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12)
places = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 60)), min_size=1, max_size=8)


def text_of(sentences: list[str]) -> Text:
    return Text.of(tuple(Block("p", s) for s in sentences), "")


def highlights_on(text: Text, places: list[tuple[int, int]]) -> list[Highlight]:
    size = len(text.words)
    spans = [Span(at % size, min(size, at % size + length)) for at, length in places]
    return [Highlight(new_id(), "d" * 32, text.id, s, quote(text.words, s)) for s in spans]


@given(articles, st.lists(STEPS, max_size=8), places)
def test_whatever_was_edited_the_same_words_are_the_same_words(sentences, steps, places) -> None:
    old = text_of(sentences)
    for step in steps:
        sentences = edited(sentences, step)
    new, marks = text_of(sentences), highlights_on(old, places)
    found = Shown(new, lambda _: old).carry(marks)
    assert {c.highlight for c in found} == set(marks)
    for c in found:
        assert c.how in FATES
        assert (c.how == "orphaned") == (c.now is None)
        if c.now is None:
            continue
        assert c.now.quote == quote(new.words, c.now.span)
        same = c.now.quote.exact == c.highlight.quote.exact
        assert same == (c.how in ("kept", "moved"))
        assert same == (c.similarity == 1)
        assert 0 < c.similarity <= 1
    order = [(c.now is None, c.now.span if c.now else c.highlight.span) for c in found]
    assert order == sorted(order)


@given(st.permutations(SENTENCES), st.lists(st.integers(0, 20), max_size=6), places)
def test_adding_to_a_text_without_repetitions_moves_nothing(sentences, at, places) -> None:
    old = text_of(sentences)
    grown = list(sentences)
    for n, where in enumerate(at):
        grown.insert(where % (len(grown) + 1), f"Addition {n} of zq{n}jx.")
    marks = [h for h in highlights_on(old, places) if len(h.quote.exact) >= 12]
    assert "moved" not in {c.how for c in Shown(text_of(grown), lambda _: old).carry(marks)}


@given(articles, st.lists(STEPS, min_size=1, max_size=6), places)
def test_carrying_over_and_back_leaves_everything_as_it_was(sentences, steps, places) -> None:
    workspace = Workspace(Library(None), ANA)
    workspace.import_clips([reading(0, body(*sentences))])
    old, document = only(workspace).text, only(workspace)
    marks = [replace(h, document=document.id) for h in highlights_on(workspace.text_of(document), places)]
    workspace.library.apply(Change("Highlight", after=tuple(marks)), ANA.id)
    for step in steps:
        sentences = edited(sentences, step)
    again = clipped_again(workspace, *sentences)
    before = workspace.library.projection()
    report = workspace.carrying(again)
    assert workspace.library.projection() == before
    assert workspace.carry_over(again) == report
    assert {c.highlight.id for c in report.items} == ({h.id for h in marks} if again.text != old else set())
    words = workspace.text_of(again).words
    for h in workspace.library.highlights():
        if h.text == again.text:
            assert h.span.of(words) == h.quote.exact
    orphans = {c.highlight.id for c in report.of("orphaned")}
    assert {h.id for h in workspace.library.highlights() if h.text != again.text} == orphans
    if len(orphans) < len(report.items):
        workspace.undo()
    assert workspace.library.projection() == before


# Captures


def captures(workspace: Workspace) -> tuple[str, str]:
    """Ids of the first capture and of one that is a different article, now shown."""
    first = only(workspace).capture
    return first, clipped_again(workspace, "Cookies are used here. Accept all of them.").capture


def test_an_older_capture_is_shown_again(ward: Workspace) -> None:
    made, before = mark(ward, "met the night"), only(ward)
    first, second = captures(ward)
    assert ward.placed(only(ward))[0].span is None
    ward.show_capture(only(ward), first)
    assert only(ward) == before
    assert ward.placed(only(ward))[0].span == made.span
    ward.undo()
    assert only(ward).capture == second
    ward.redo()
    ward.show_capture(only(ward), second)
    assert "Cookies" in ward.text_of(only(ward)).words


def test_a_different_article_becomes_a_document_of_its_own(ward: Workspace) -> None:
    old, before = mark(ward, "met the night", note="why?"), only(ward)
    first, second = captures(ward)
    new = mark(ward, "Accept all", note="never")
    shown = only(ward)
    own = ward.split_document(shown, first)
    assert own == replace(shown, id=second, made=own.made)
    assert own.made >= before.made
    assert ward.library.document(before.id) == before
    assert ward.library.highlights(before.id) == [old]
    assert ward.library.highlights(own.id) == [replace(new, document=own.id)]
    assert ward.library.document(own.id) == own
    assert ward.placed(own)[0].span == new.span
    ward.undo()
    assert only(ward) == shown
    assert {h.id: h for h in ward.library.highlights(shown.id)} == {old.id: old, new.id: new}
    ward.redo()
    assert len(ward.library.documents()) == 2
    assert ward.library.check() == []


def test_a_capture_that_is_not_shown_can_leave_and_what_is_shown_stays(ward: Workspace) -> None:
    first, second = captures(ward)
    new = mark(ward, "Accept all")
    ward.show_capture(only(ward), first)
    old = mark(ward, "met the night")
    shown = only(ward)
    own = ward.split_document(shown, first, second)
    assert (own.id, own.capture) == (second, second)
    assert ward.library.document(shown.id) == shown
    assert ward.library.highlights(shown.id) == [old]
    assert ward.library.highlights(own.id) == [replace(new, document=own.id)]
    assert ward.library.check() == []
    ward.undo()
    assert only(ward) == shown


def test_captures_are_told_with_their_day_their_words_and_their_highlights(ward: Workspace) -> None:
    mark(ward, "met the night")
    mark(ward, "Nobody asks")
    first, second = captures(ward)
    mark(ward, "Accept all")
    told = ward.captures(only(ward))
    assert [(h.capture, h.clipped, h.highlights, h.shown) for h in told] == [
        (second, ward.library.document(only(ward).id).clipped, 1, True),
        (first, clips.clipped(ward.library.capture(first).source), 2, False),
    ]
    assert [h.words for h in told] == [word_count(ward.text_of(only(ward)).words), told[1].words]
    ward.show_capture(only(ward), first)
    assert told[1].words == word_count(ward.text_of(only(ward)).words)
    assert {h.capture: h.highlights for h in ward.captures(only(ward))} == {second: 1, first: 2}
    assert ward.library.capture_count(only(ward)) == 2


def test_an_older_capture_that_was_never_shown_is_told_too(ward: Workspace) -> None:
    before = only(ward)
    ward.import_clips([reading(0, "An older version of all this.", "1999-01-01")])
    assert only(ward) == before
    old = ward.captures(before)[-1]
    assert (old.clipped, old.words, old.highlights, old.shown) == ("1999-01-01", 6, 0, False)


def test_a_capture_that_left_is_told_of_its_own_document_alone(ward: Workspace) -> None:
    first, second = captures(ward)
    own = ward.split_document(only(ward), first)
    old = next(d for d in ward.library.documents() if d.id != own.id)
    assert [[h.capture for h in ward.captures(d)] for d in (old, own)] == [[first], [second]]
    ward.undo()
    assert [h.capture for h in ward.captures(only(ward))] == [second, first]


def test_a_capture_that_is_not_there_is_refused(ward: Workspace) -> None:
    ward.import_clips([reading(1)])
    other, document = (ward.find_document(f"Clip {n}") for n in (1, 0))
    for capture in ("0" * 32, other.capture):
        with pytest.raises(Refused, match="no such capture"):
            ward.show_capture(document, capture)
        with pytest.raises(Refused, match="no such capture"):
            ward.split_document(document, capture)
    with pytest.raises(Refused, match="same words"):
        ward.split_document(document, document.capture)


def test_a_report_is_a_value(ward: Workspace) -> None:
    made = mark(ward, "met the night")
    again = clipped_again(ward, *NIGHT[::-1])
    assert ward.carrying(again) == ward.carrying(again)
    assert hash(ward.carrying(again))
    item = ward.carrying(again).items[0]
    assert item == Carried(made, item.how, item.now, item.similarity)
