"""Taking back and doing again, from the log."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model import Change, Document, Note, Person, Tag, new_id
from annotator.store import Library
from annotator.workspace.wording import left_sentences

from .things import ANN, BEN, document, filled, highlight, make, opened, twin

PAGE = Document("d" * 32, "Paper")
OBJECTS = [
    PAGE,
    *(Tag(f"{n:032x}", "t") for n in (1, 2)),
    highlight(PAGE, 0, (), "e" * 32),
    Note("f" * 32, "e" * 32, ""),
]
STEPS = st.lists(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5)), min_size=1, max_size=3), max_size=12)


def current(library, identity):
    every = [*library.documents(), *library.tags(), *library.highlights(), *library.notes()]
    return next((r for r in every if r.id == identity), None)


def varied(record, value):
    match record:
        case Document():
            return replace(record, title=f"v{value}", author="x" * (value % 2), meta=(("k", "v"),) * (value % 3))
        case Tag():
            return replace(record, name=f"v{value}", pin=value, aliases=("a",) * (value % 2))
        case Note():
            return replace(record, body=f"v{value}")
    orders = ((), (OBJECTS[1].id,), (OBJECTS[2].id,), (OBJECTS[1].id, OBJECTS[2].id), (OBJECTS[2].id, OBJECTS[1].id))
    return replace(highlight(PAGE, value, orders[value % 5], record.id), person=record.person, made=record.made)


def edit(library, touched):
    """A change of several records at once; value 5 deletes."""
    before, after = {}, {}
    for number, value in touched:
        identity = OBJECTS[number].id
        if old := current(library, identity):
            before[identity] = old
        if value < 5:
            after[identity] = varied(old or OBJECTS[number], value)
        else:
            after.pop(identity, None)
    return library.apply(Change("Edit", tuple(before.values()), tuple(after.values())), ANN)


def seen(library):
    return (library.entries(), library.highlights(), library.tags(), library.notes())


@settings(max_examples=60, deadline=None)
@given(steps=STEPS, base=st.booleans())
def test_undoing_all_and_redoing_all_is_the_identity(steps, base):
    library = Library(None)
    make(library, *OBJECTS[: 5 if base else 3])
    states = [seen(library)]
    for touched in steps:
        count = library.stamp()[0]
        edit(library, touched)
        if library.stamp()[0] != count:
            states.append(seen(library))
    for state in states[-2::-1]:
        assert library.undo(ANN).left == ()
        assert seen(library) == state
    for state in states[1:]:
        assert library.redo(ANN).left == ()
        assert seen(library) == state
    assert library.redo(ANN) is None
    assert library.check() == []
    library.close()


@settings(max_examples=40, deadline=None)
@given(steps=STEPS)
def test_an_undo_gives_back_exactly_what_readers_see_change(steps):
    library = Library(None)
    make(library, *OBJECTS[:3])
    for touched in steps:
        edit(library, [(number, value) for number, value in touched if number > 2 or value < 5])
    shown = {r.id: r for r in (*library.documents(), *library.tags(), *library.highlights(), *library.notes())}
    while undone := library.undo(ANN):
        assert {r.id: r for r in undone.change.before}.items() <= shown.items()
        for record in undone.change.before:
            del shown[record.id]
        shown |= {r.id: r for r in undone.change.after}
        alive = {i: r for i in shown if (r := current(library, i))}
        assert {i: r for i, r in shown.items() if r.id in alive} == alive
    library.close()


def test_undo_still_works_after_a_restart(tmp_path):
    path, states = tmp_path / "a.sqlite", tmp_path / "states"
    library = opened(path, states=states)
    page, label, mark = filled(library)
    titles = [page.title]
    for n in range(210):
        now = library.document(page.id)
        titles.append(f"v{n}")
        library.apply(Change(f"Retitle {n}", (now,), (replace(now, title=f"v{n}"),)), ANN)
    for n in reversed(range(210)):
        if n % 50 == 49 or n == 209:
            library.close()
            library = opened(path, states=states)
        assert library.undo_label == f"Retitle {n}"
        library.undo(ANN)
        assert library.document(page.id).title == titles[n]
    library.close()
    library = opened(path, states=states)
    assert (library.undo_label, library.redo_label) == ("Highlight", "Retitle 0")
    library.redo(ANN)
    assert library.document(page.id).title == "v0"
    library.undo(ANN)
    library.undo(ANN)
    assert library.highlights() == []
    library.redo(ANN)
    assert library.highlights() == [mark]
    assert library.tags() == [label]
    library.close()


def test_a_step_of_another_program_on_this_machine_can_be_taken_back(tmp_path):
    window = opened(tmp_path / "a.sqlite", states=tmp_path / "states")
    page, _, _ = filled(window)
    shell = opened(tmp_path / "a.sqlite", states=tmp_path / "states")
    shell.apply(Change("Retitle", (page,), (replace(page, title="B"),)), ANN)
    shell.close()
    window.news()
    assert window.undo_label == "Retitle"
    assert window.undo(ANN).change.after == (page,)
    window.close()


def test_a_new_step_forgets_what_could_be_done_again():
    library = Library(None)
    page, _, _ = filled(library)
    library.undo(ANN)
    assert library.redo_label == "Highlight"
    library.apply(Change("Retitle", (page,), (replace(page, title="B"),)), ANN)
    assert library.redo_label is None
    assert library.redo(ANN) is None
    library.close()


def test_what_others_changed_since_is_left_and_named(tmp_path):
    mine = opened(tmp_path / "a.sqlite")
    page, _, _ = filled(mine)
    make(mine, Person(BEN, "Ben"), person=BEN)
    mine.apply(Change("Edit", (page,), (replace(page, title="Mine", author="Me"),)), ANN)
    theirs = twin(mine, tmp_path / "b.sqlite")
    now = theirs.document(page.id)
    theirs.apply(Change("Edit", (now,), (replace(now, title="Theirs"),)), BEN)
    mine.unite(theirs)
    undone = mine.undo(ANN)
    assert left_sentences(undone) == ("The title of “Theirs” was left as it is, because Ben changed it since.",)
    assert mine.document(page.id) == replace(page, title="Theirs")
    mine.redo(ANN)
    assert mine.document(page.id) == replace(page, title="Theirs", author="Me")
    mine.close()
    theirs.close()


def test_a_record_that_others_wrote_to_since_is_not_deleted(tmp_path):
    mine = opened(tmp_path / "a.sqlite")
    _page, _label, mark = filled(mine)
    theirs = twin(mine, tmp_path / "b.sqlite")
    theirs.apply(Change("Untag", (mark,), (replace(mark, tags=()),)), BEN)
    mine.unite(theirs)
    undone = mine.undo(ANN)
    assert left_sentences(undone) == ("The highlight “w0” was left as it is, because somebody else changed it since.",)
    assert undone.change == Change("Highlight")
    assert mine.highlights() == [replace(mark, tags=())]
    assert (mine.undo_label, mine.redo_label) == ("Import", "Highlight")
    assert mine.redo(ANN).change == Change("Highlight")
    assert mine.check() == []
    mine.close()
    theirs.close()


def test_somebody_elses_steps_are_never_taken_back(tmp_path):
    theirs = opened(tmp_path / "b.sqlite")
    filled(theirs)
    mine = twin(theirs, tmp_path / "a.sqlite")
    assert mine.undo_label is None
    assert mine.undo(ANN) is None
    make(mine, document("Mine"), label="Mine")
    theirs.unite(mine)
    assert theirs.undo_label == "Highlight"
    mine.close()
    theirs.close()


def test_deleting_a_tag_with_its_uses_is_one_step():
    library = Library(None)
    _page, label, mark = filled(library)
    bare = replace(mark, tags=())
    library.apply(Change("Delete tag", (label, mark), (bare,)), ANN)
    assert library.highlights() == [bare]
    undone = library.undo(ANN).change
    assert set(undone.after) == {label, mark}
    assert undone.before == (bare,)
    assert (library.tags(), library.highlights()) == ([label], [mark])
    library.close()


def test_a_new_id_each_time_does_not_confuse_the_stacks():
    library = Library(None)
    for n in range(3):
        make(library, Tag(new_id(), str(n)), label=f"Tag {n}")
    for _ in range(4):
        library.undo(ANN)
        library.undo(ANN)
        library.redo(ANN)
        library.redo(ANN)
    assert [t.name for t in library.tags()] == ["0", "1", "2"]
    assert library.undo_label == "Tag 2"
    library.close()


def test_a_tag_taken_off_earlier_does_not_come_back_with_its_neighbour():
    library = Library(None)
    page, label, mark = filled(library)
    other = Tag(new_id(), "other")
    make(library, other)
    both = make(library, highlight(page, 3, (label.id, other.id)))[0]
    one, none = replace(both, tags=(other.id,)), replace(both, tags=(label.id,))
    library.apply(Change("Untag", (both,), (one,)), ANN)
    library.apply(Change("Swap", (one,), (none,)), ANN)
    library.undo(ANN)
    assert library.highlights(page.id) == [mark, one]
    library.undo(ANN)
    assert library.highlights(page.id) == [mark, both]
    library.close()


def test_what_the_program_wrote_by_itself_is_no_step():
    library = Library(None)
    filled(library)
    library.undo(ANN)
    make(library, Person(ANN, "Ann"), label="")
    assert (library.undo_label, library.redo_label) == ("Import", "Highlight")
    library.redo(ANN)
    assert library.undo_label == "Highlight"
    library.close()
