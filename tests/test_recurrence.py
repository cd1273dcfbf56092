"""A term tagged in every place where it stands: as one step, and never twice on the same words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.store import Library
from annotator.workspace import Refused, Workspace
from annotator.workspace.recurrence import MOST_PLACES, Term
from tests.desk import ANA, mark, only, reading

BODY = "The model learns. A Model is a model; remodelled it is no model\nany more. Zürich, zürich: re-\n\nmodel model."


@pytest.fixture
def workspace():
    with_text = Workspace(Library(None), ANA)
    with_text.import_clips([reading(body=BODY)])
    return with_text


def quotes(workspace):
    return [h.quote.exact for h in workspace.library.highlights()]


@pytest.mark.parametrize(("term", "count"), [
    (Term("model"), 6), (Term("model", case=True), 5), (Term("model", whole=False), 7), (Term("ZÜRICH"), 2),
    (Term("no   model"), 1), (Term("model any"), 1), (Term("   "), 0), (Term("a.model"), 0), (Term("is a model;"), 1),
])
def test_a_term_is_found_in_any_case_over_any_space_as_a_whole_word(workspace, term, count):
    assert len(workspace.places(term, only(workspace)).spans) == count


@given(st.text("ab \n.ä", max_size=60), st.text("ab ä", min_size=1, max_size=4), st.booleans(), st.booleans())
def test_places_are_in_order_apart_and_say_the_term(text, words, case, whole):
    end = 0
    for span in Term(words, case, whole).places(text):
        assert span.start >= end
        end = span.end
        said, wanted = " ".join(span.of(text).split()), " ".join(words.split())
        assert said == wanted if case else said.casefold() == wanted.casefold()
        if whole:
            assert not re.match(r"\w", text[span.end : span.end + 1] or ".")


def test_every_place_is_tagged_as_one_step_and_what_was_marked_gets_the_tag_too(workspace):
    before = mark(workspace, "model", tags=[workspace.tag("old").id])
    count = workspace.tag_places(Term("model"), [only(workspace)], named=["theme › model"])
    assert count == 6
    lines = workspace.tag_lines()
    worn = [[lines[t][-1].name for t in h.tags] for h in workspace.library.highlights()]
    assert worn == [["old", "model"], *[["model"]] * 5]
    assert workspace.library.undo_label == "Tag “model” in 6 places"
    workspace.undo()
    assert workspace.library.highlights() == [before]
    assert [t.name for t in workspace.library.tags()] == ["old"]
    workspace.redo()
    assert len(quotes(workspace)) == 6


def test_the_title_that_a_clip_repeats_is_no_place():
    workspace = Workspace(Library(None), ANA)
    workspace.import_clips([reading(body="# Clip 0\n\nThis clip is about a clip.")])
    assert len(workspace.places(Term("clip"), only(workspace)).spans) == 2


def test_tagged_again_nothing_is_written(workspace):
    workspace.tag_places(Term("model"), [only(workspace)], named=["model"])
    stamp = workspace.library.stamp()
    assert workspace.tag_places(Term("model"), [only(workspace)], named=["model"]) == 6
    assert workspace.library.stamp() == stamp


def test_over_several_documents_it_is_still_one_step():
    workspace = Workspace(Library(None), ANA)
    workspace.import_clips([reading(n, body=BODY) for n in range(3)])
    assert workspace.tag_places(Term("learns"), workspace.library.documents(), named=["verb"]) == 3
    workspace.undo()
    assert quotes(workspace) == []


def test_what_stands_nowhere_or_everywhere_is_refused_in_words_and_nothing_is_made(workspace):
    with pytest.raises(Refused, match="stands nowhere here"):
        workspace.tag_places(Term("unicorn"), [only(workspace)], named=["x"])
    many = Workspace(Library(None), ANA)
    many.import_clips([reading(body="a " * (MOST_PLACES + 1))])
    with pytest.raises(Refused, match="more than 20,000 places"):
        many.tag_places(Term("a"), [only(many)], named=["x"])
    assert many.library.tags() == []
