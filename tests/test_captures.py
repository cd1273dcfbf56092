"""The captures of a document: shown again, set apart, and told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator import clips
from annotator.text import word_count
from annotator.workspace import Refused, Workspace
from tests.desk import mark, only, reading
from tests.ward import clipped_again


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
