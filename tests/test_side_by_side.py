"""What two people marked on one document, paired: the same, other words, other tags, or one's alone."""

import pytest

from annotator.model import Span
from annotator.store import Library
from annotator.workspace import Workspace

from .desk import ANA, BEN, mark, only, reading


@pytest.fixture
def two():
    """Ana's workspace, and Ben's on the same library."""
    library = Library(None)
    ana = Workspace(library, ANA)
    ana.import_clips([reading()])
    return ana, Workspace(library, BEN)


def told(workspace, tag=""):
    found = workspace.side_by_side(only(workspace), ANA.id, BEN.id, tag)
    return [(p.kind, *(h.quote.exact if h else "" for h in (p.mine, p.theirs))) for p in found.pairings]


def test_marks_that_overlap_enough_are_one_place(two):
    ana, ben = two
    mark(ana, "learns on the job", named=["work"])
    mark(ben, "learns on the job,", named=["work"])  # a sign more is no difference
    mark(ana, "the model", named=["work"])
    mark(ben, "job learns the model", named=["work"])
    mark(ben, "older than we are")
    assert told(ana) == [
        ("same", "learns on the job", "learns on the job,"),
        ("words", "the model", "job learns the model"),
        ("alone", "", "older than we are"),
    ]


def test_tags_that_differ_are_a_difference_and_their_order_is_none(two):
    ana, ben = two
    mark(ana, "learns on the job", named=["work", "claim"])
    mark(ben, "learns on the job", named=["claim", "work"])
    mark(ana, "older than we are", named=["claim"])
    mark(ben, "older than we are", named=["doubt"])
    assert [kind for kind, *_ in told(ana)] == ["same", "tags"]


def test_of_several_marks_on_the_same_words_those_of_one_tag_belong_together(two):
    ana, ben = two
    mark(ana, "learns on the job", named=["a"])
    mark(ana, "learns on the job", named=["b"])
    mark(ben, "learns on the job", named=["b"])
    mark(ben, "model 🧠 learns on the job", named=["a"])
    assert sorted(told(ana)) == [
        ("same", "learns on the job", "learns on the job"),
        ("words", "learns on the job", "model 🧠 learns on the job"),
    ]


def test_one_tag_is_compared_by_itself_and_who_gave_another_is_not_left_out(two):
    ana, ben = two
    mark(ana, "learns on the job", named=["a"])
    mark(ben, "learns on the job", named=["b"])
    mark(ben, "older than we are", named=["b"])
    tags = {t.name: t.id for t in ana.library.tags()}
    assert told(ana, tags["a"]) == [("tags", "learns on the job", "learns on the job")]
    found = ana.side_by_side(only(ana), ANA.id, BEN.id, tags["a"]).numbers
    assert (found.mine, found.theirs, found.f1) == (1, 0, 0)


def test_a_note_on_a_highlight_comes_with_it(two):
    ana, _ = two
    made = mark(ana, "learns on the job", note="Says who?")
    assert ana.side_by_side(only(ana), ANA.id, BEN.id).notes == {made.id: "Says who?"}


def test_a_person_by_two_names_is_one(two):
    ana, ben = two
    mark(ben, "learns on the job")
    ana.declare_same(BEN, ANA)
    assert [p.name for p in ana.people()] == ["Ana"]


def test_the_numbers_are_those_of_the_document(two):
    ana, ben = two
    mark(ana, "learns on the job")
    mark(ben, "learns on the job")
    document = only(ana)
    words = ana.text_of(document).words
    ana.highlight(document, Span(0, 4))
    numbers = ana.side_by_side(document, ANA.id, BEN.id).numbers
    assert numbers.percent == pytest.approx(1 - 4 / len(words))
    assert numbers.f1 == pytest.approx(2 / 3)
