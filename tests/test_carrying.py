"""A document clipped again: how its highlights fare, and that carrying them over can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.anchor import quote, similarity
from annotator.carrying import Carried, Shown
from annotator.model import Highlight, Span
from annotator.store import Library
from annotator.text import Block, Text
from annotator.workspace import CarryReport, Refused, Workspace
from tests.desk import ANA, BEN, live, mark, only, reading
from tests.ward import NIGHT, body, clipped_again


def fates(report: CarryReport) -> dict[str, str]:
    return {c.highlight.quote.exact: c.how for c in report.items}


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


def test_a_report_is_a_value(ward: Workspace) -> None:
    made = mark(ward, "met the night")
    again = clipped_again(ward, *NIGHT[::-1])
    assert ward.carrying(again) == ward.carrying(again)
    assert hash(ward.carrying(again))
    item = ward.carrying(again).items[0]
    assert item == Carried(made, item.how, item.now, item.similarity)
