"""Where two people differ, and that a choice settles it for both."""

from dataclasses import replace

import pytest

from annotator.model import Change
from annotator.store import Library
from annotator.workspace import Refused, Workspace

from .desk import ANA, BEN, mark, only, reading


@pytest.fixture
def ana(tmp_path):
    workspace = Workspace(Library(tmp_path / "ana.sqlite"), ANA)
    workspace.import_clips([reading()])
    yield workspace
    workspace.library.close()


@pytest.fixture
def ben(ana, tmp_path):
    path = tmp_path / "ben.sqlite"
    path.write_bytes(ana.library.path.read_bytes())
    workspace = Workspace(Library(path), BEN)
    yield workspace
    workspace.library.close()


def merged(ana, ben):
    ana.merge([ben.library.path])
    return ana.questions()


def exchanged(ana, ben):
    """Both have all, and nothing is left to settle."""
    ana.merge([ben.library.path])
    ben.merge([ana.library.path])
    assert ana.library.projection() == ben.library.projection()
    return [q for w in (ana, ben) for q in w.questions()]


def test_two_versions_of_a_note_are_shown_and_both_can_stay(ana, ben):
    highlight = mark(ana, "learns on the job", note="old")
    ben.merge([ana.library.path])
    for workspace, words in ((ana, "by Ana"), (ben, "by Ben")):
        (note,) = workspace.library.notes([highlight.id])
        workspace._commit(Change("Edit", (note,), (replace(note, body=words),)))
    (question,) = merged(ana, ben)
    assert (question.kind, question.about, question.where) == ("field", "the words of the note “by Ben”", "Clip 0")
    assert [(s.words, s.person, s.shows) for s in question.sides] == [("by Ben", "Ben", True), ("by Ana", "Ana", False)]
    assert (question.document, question.highlight) == (only(ana).id, highlight.id)
    ana.keep_both(question)
    assert ana.library.notes([highlight.id])[0].body == "by Ben\n\nby Ana"
    assert exchanged(ana, ben) == []
    ana.undo()
    assert ana.library.notes([highlight.id])[0].body == "by Ben"


def test_a_title_has_room_for_one(ana, ben):
    for workspace, title in ((ana, "A"), (ben, "B")):
        workspace._commit(Change("Edit", (only(workspace),), (replace(only(workspace), title=title),)))
    (question,) = merged(ana, ben)
    with pytest.raises(Refused, match="Only one"):
        ana.keep_both(question)
    ana.choose(question, next(s for s in question.sides if s.words == "A"))
    assert only(ana).title == "A"
    assert exchanged(ana, ben) == []


def test_a_highlight_deleted_by_one_and_tagged_by_the_other(ana, ben):
    highlight = mark(ana, "learns on the job")
    ben.merge([ana.library.path])
    ana.remove(highlight)
    ben.retag([ben.library.highlight(highlight.id)], [ben.tag("method").id])
    (question,) = merged(ana, ben)
    assert [(s.words, s.person) for s in question.sides] == [("changed: tags", "Ben"), ("deleted", "Ana")]
    ana.choose(question, question.sides[1])
    assert ana.library.highlight(highlight.id) is None
    assert exchanged(ana, ben) == []
    assert ben.library.highlight(highlight.id) is None


def test_tags_of_one_name_are_merged_or_kept_apart(ana, ben):
    mark(ana, "learns on the job", tags=[ana.tag("method").id])
    mark(ben, "job learns", tags=[ben.tag("Method").id])
    (question,) = merged(ana, ben)
    assert question.kind == "twins"
    assert [s.words for s in question.sides] in (["method · on 1 highlight", "Method · on 1 highlight"],
                                                 ["Method · on 1 highlight", "method · on 1 highlight"])  # fmt: skip
    stays = question.sides[1].id
    ana.choose(question, question.sides[1])
    assert {t for h in ana.library.highlights() for t in h.tags} == {stays}
    assert exchanged(ana, ben) == []


def test_what_is_kept_apart_is_not_asked_again(ana, ben):
    ana.tag("method")
    ben.tag("method")
    (question,) = merged(ana, ben)
    ana.keep_both(question)
    assert ana.questions() == []
    assert len(ana.library.tags()) == 2


def test_nearly_the_same_words_by_two_become_one_highlight_with_everything(ana, ben):
    mine = mark(ana, "learns on the job", tags=[ana.tag("one").id], note="from Ana")
    theirs = mark(ben, "learns on the job,", tags=[ben.tag("two").id], note="from Ben")
    mark(ben, "older than we are")
    (question,) = merged(ana, ben)
    assert (question.kind, [s.person for s in question.sides]) == ("overlap", ["Ana", "Ben"])
    ana.choose(question, next(s for s in question.sides if s.id == mine.id))
    assert ana.library.highlight(theirs.id) is None
    assert len(ana.library.highlight(mine.id).tags) == 2
    assert sorted(n.body for n in ana.library.notes([mine.id])) == ["from Ana", "from Ben"]
    assert exchanged(ana, ben) == []
    ana.undo()
    assert ana.library.highlight(theirs.id) == replace(theirs)


def test_one_person_on_two_computers_does_not_disagree_with_themselves(ana, ben):
    mark(ana, "learns on the job")
    mark(ben, "learns on the job")
    assert len(merged(ana, ben)) == 1
    ana.declare_same(BEN, ANA)
    assert ana.questions() == []
    assert set(ana.names().values()) == {"Ana"}
    with pytest.raises(Refused, match="the same already"):
        ana.declare_same(ANA, BEN)
    ana.declare_apart(ana.library.persons()[BEN.id])
    assert len(ana.questions()) == 1


def test_two_people_are_compared_on_what_both_marked(ana, ben):
    method = ana.tag("method").id
    ben.merge([ana.library.path])
    mark(ana, "learns on the job", tags=[method])
    mark(ana, "What we learned")
    mark(ben, "learns on the job", tags=[method])
    mark(ben, "older than we are", tags=[method])
    ana.merge([ben.library.path])
    overall, row = ana.compare(ANA.id, BEN.id)
    length = len(ana.text_of(only(ana)).words)
    apart = len("What we learned") + len("older than we are")
    assert overall.numbers.percent == pytest.approx(1 - apart / length)
    assert overall.numbers.f1 == pytest.approx(0.5)
    assert [(d.words, d.mine) for d in overall.differences] == [("What we learned", True), ("older than we are", False)]
    assert (row.path, row.numbers.mine, row.numbers.theirs) == ("method", 1, 2)
    assert [(d.words, d.mine) for d in row.differences] == [("older than we are", False)]
    turned = ana.compare(BEN.id, ANA.id)[1]
    assert turned.numbers.kappa == pytest.approx(row.numbers.kappa)


def test_who_marked_nothing_together_cannot_be_compared(ana, ben):
    mark(ana, "learns on the job")
    with pytest.raises(Refused, match="no document that both"):
        ana.compare(ANA.id, BEN.id)


def test_a_tag_deleted_by_one_and_put_on_by_the_other_is_listed_and_settled_either_way(ana, ben):
    tag = ana.tag("method")
    ben.merge([ana.library.path])
    ben.remove_tag(ben.library.tag(tag.id))
    marked = mark(ana, "learns on the job", tags=[tag.id])
    (question,) = merged(ana, ben)
    assert (question.kind, question.about, question.highlight) == ("held", "the tag “method”", marked.id)
    assert [(s.words, s.person, s.shows) for s in question.sides] == [
        ("still on 1 highlight", "Ana", True), ("deleted", "Ben", False)
    ]  # fmt: skip
    ana.choose(question, question.sides[1])
    assert ana.library.tags() == []
    assert ana.library.highlight(marked.id).tags == ()
    assert exchanged(ana, ben) == []
    ana.undo()
    ana.choose(*((q := ana.questions()[0]), q.sides[0]))
    assert [t.name for t in ana.library.tags()] == ["method"]
    assert ana.library.highlight(marked.id).tags == (tag.id,)
    assert exchanged(ana, ben) == []


def test_a_document_removed_by_one_and_marked_by_the_other_is_listed_and_settled_either_way(ana, ben):
    ben.remove_documents(only(ben))
    marked = mark(ana, "learns on the job")
    (question,) = merged(ana, ben)
    assert (question.kind, question.where, [s.person for s in question.sides]) == ("held", "Clip 0", ["Ana", "Ben"])
    ana.choose(question, question.sides[1])
    assert ana.library.documents() == ana.library.highlights() == []
    assert exchanged(ana, ben) == []
    ana.undo()
    ana.choose(*((q := ana.questions()[0]), q.sides[0]))
    assert ana.library.highlight(marked.id) == marked
    assert exchanged(ana, ben) == []


def test_sides_that_look_alike_are_told_apart(ana, ben):
    mark(ana, "learns on the job", tags=[ana.tag("one").id], note="from Ana")
    mark(ben, "learns on the job", tags=[ben.tag("One").id])
    twins, overlap = merged(ana, ben)
    assert sorted(s.person for s in twins.sides) == ["Ana", "Ben"]
    assert all(s.made for s in twins.sides)
    assert [s.more for s in overlap.sides] == ["one · from Ana", "One"]
