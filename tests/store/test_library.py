"""What a library keeps, answers and refuses to lose."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model import Capture, Change, Document, Highlight, Note, Person, Review, Tag, content_id, new_id
from annotator.store import Entry, Library, LibraryError

from .things import ANN, BEN, document, filled, highlight, make, opened, text


@pytest.fixture
def library():
    library = Library(None)
    yield library
    library.close()


def bodies(library):
    return [body for (body,) in library._db.execute("SELECT body FROM op ORDER BY n")]


words = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
ids = st.integers(0, 3).map(lambda n: f"{n:032x}")


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_record_comes_back_as_it_was_given(data):
    library = Library(None)
    pairs = st.lists(st.tuples(words, words), max_size=3).map(tuple)
    page = data.draw(st.builds(Document, st.just(new_id()), *[words] * 9, meta=pairs))
    label = data.draw(
        st.builds(Tag, st.just(new_id()), *[words] * 2, st.just(""), *[words] * 3,
                  aliases=st.lists(words).map(tuple), pin=st.integers(0, 9), deprecated=st.booleans())
    )  # fmt: skip
    who = data.draw(st.builds(Person, st.just(new_id()), words, words))
    note = data.draw(st.builds(Note, st.just(new_id()), st.just(page.id), words, words))
    mark = replace(highlight(page), tags=(label.id,))
    library.apply(Change("All", after=(page, label, who, note, mark)), ANN)
    assert replace(library.document(page.id), person="", made=0) == page
    assert library.tag(label.id) == label
    assert library.persons() == {who.id: who}
    assert [replace(n, person="", made=0) for n in library.notes([page.id])] == [note]
    assert [replace(h, person="", made=0) for h in library.highlights(page.id)] == [mark]
    assert library.check() == []
    library.close()


def test_a_new_record_carries_its_person_and_time(library):
    (page,) = make(library, document(), person=BEN)
    assert page.person == BEN
    assert page.made > 1_600_000_000_000
    assert library.document(page.id) == page


def test_who_made_a_record_stays_when_another_edits_it(library):
    page, _, mark = filled(library)
    library.apply(Change("Retitle", (page,), (replace(page, title="B"),)), BEN)
    assert library.document(page.id) == replace(page, title="B")
    assert library.highlight(mark.id) == mark


def test_only_fields_that_differ_are_written(library):
    page, _, mark = filled(library)
    library.apply(Change("Retitle", (page,), (replace(page, title="B", url=""),)), ANN)
    assert bodies(library)[-1] == '{"title":"B","url":null}'
    library.apply(Change("Untag", (mark,), (replace(mark, tags=()),)), ANN)
    assert bodies(library)[-1] == f'{{"tag:{mark.tags[0]}":null}}'


def test_nothing_is_written_when_nothing_differs(library):
    page, _, mark = filled(library)
    stamp = library.stamp()
    assert library.apply(Change("Same", (page, mark), (page, mark)), ANN) == Change("Same")
    assert library.apply(Change("Again", after=(mark,)), ANN) == Change("Again")
    assert library.stamp() == stamp
    assert library.undo_label == "Highlight"


def test_an_edit_of_an_old_reading_leaves_what_others_wrote(library):
    page, _, _ = filled(library)
    library.apply(Change("Author", (page,), (replace(page, author="Ann"),)), BEN)
    library.apply(Change("Title", (page,), (replace(page, title="New"),)), ANN)
    assert library.document(page.id) == replace(page, author="Ann", title="New")


def test_a_deleted_record_made_again_is_exactly_the_new_one(library):
    page, _, mark = filled(library)
    library.apply(Change("Delete", before=(mark, page)), ANN)
    assert library.document(page.id) is None
    assert library.entries() == []
    bare = replace(page, url="", title="Back", person="", made=0)
    assert make(library, bare, person=BEN) == (replace(bare, person=page.person, made=page.made),)
    assert library.document(page.id) == replace(bare, person=page.person, made=page.made)


def test_entries_are_newest_clipped_first_with_live_counts(library):
    page, _, mark = filled(library)
    old, new = document("Old", clipped="2024-01-01"), document("New", clipped="2025-06-01 10:00")
    make(library, old, new)
    make(library, highlight(page, 3))
    library.apply(Change("Delete", before=(mark,)), ANN)
    assert [(e.document.title, e.minutes, e.highlights) for e in library.entries()] == [
        ("New", 0, 0),
        ("Old", 0, 0),
        ("Paper", 1, 1),
    ]
    assert [e.document for e in library.entries()] == library.documents()
    assert library.entries()[2] == Entry(page, 1, 1)


def test_highlights_come_in_reading_order(library):
    page, _, first = filled(library)
    later = [highlight(page, start) for start in (40, 20, 30, 20)]
    make(library, *later)
    found = library.highlights(page.id)
    assert [(h.span, h.id) for h in found] == sorted((h.span, h.id) for h in [first, *later])
    assert library.highlights() == found


def test_tags_keep_the_order_they_were_put_on(library):
    page, label, mark = filled(library)
    more = [Tag(new_id(), name) for name in "zab"]
    make(library, *more)
    wanted = (more[2].id, label.id, more[0].id, more[1].id)
    for tags in ((label.id, more[0].id, more[1].id), wanted, wanted[1:], (more[1].id, label.id), ()):
        library.apply(Change("Tag", (mark,), (replace(mark, tags=tags),)), ANN)
        mark = replace(mark, tags=tags)
        assert library.highlight(mark.id) == mark
        assert library.tag_counts() == library.tag_counts(page.id) == dict.fromkeys(tags, 1)


def test_taking_one_tag_off_leaves_the_others_alone(library):
    _page, label, mark = filled(library)
    other = Tag(new_id(), "other")
    make(library, other)
    library.apply(Change("Tag", (mark,), (replace(mark, tags=(label.id, other.id)),)), ANN)
    library.apply(Change("Tag", (replace(mark, tags=(label.id, other.id)),), (replace(mark, tags=(other.id,)),)), ANN)
    assert bodies(library)[-1] == f'{{"tag:{label.id}":null}}'


def test_a_deleted_tag_still_worn_is_still_there(library):
    _page, label, mark = filled(library)
    library.apply(Change("Delete", before=(label,)), ANN)
    assert library.tags() == [label]
    assert library.tag(label.id) == label
    library.apply(Change("Untag", (mark,), (replace(mark, tags=()),)), ANN)
    assert library.tags() == []
    assert library.tag(label.id) is None


def test_a_merged_tag_is_there_only_while_something_wears_it(library):
    _page, label, mark = filled(library)
    other = Tag("9" * 32, "other")
    make(library, other)
    library.apply(Change("Merge", (label,), (replace(label, merged_into=other.id),)), ANN)
    assert {t.id for t in library.tags()} == {label.id, other.id}
    library.apply(Change("Untag", (mark,), (replace(mark, tags=()),)), ANN)
    assert library.tags() == [other]
    lost = replace(other, merged_into="8" * 32)  # into one that this library never had
    library.apply(Change("Merge", (other,), (lost,)), ANN)
    assert library.tags() == [lost]


def test_a_deleted_document_with_a_live_highlight_is_still_there(library):
    page, _, mark = filled(library)
    library.apply(Change("Delete", before=(page,)), ANN)
    assert library.document(page.id) == page
    assert library.highlights() == [mark]
    library.apply(Change("Delete", before=(mark,)), ANN)
    assert library.document(page.id) is None


def test_a_ring_of_parents_opens_at_its_oldest_edge():
    clock = iter(range(1_700_000_000_000, 1_800_000_000_000, 1000))
    library = Library(None, now=lambda: next(clock))
    tags = [Tag(f"{n:032x}", f"t{n}") for n in range(3)]
    make(library, *tags)
    for child, parent in ((1, 2), (2, 0), (0, 1)):
        library.apply(Change("Move", (tags[child],), (replace(tags[child], parent=tags[parent].id),)), ANN)
    assert [t.parent for t in library.tags()] == [tags[1].id, "", tags[0].id]
    assert library.tag(tags[1].id) == replace(tags[1], parent="")
    itself = replace(tags[2], parent=tags[2].id)
    library.apply(Change("Move", (replace(tags[2], parent=tags[0].id),), (itself,)), ANN)
    assert library.tag(tags[2].id) == tags[2]
    library.close()


def test_notes_come_oldest_first_and_by_what_they_are_about():
    clock = iter(range(1_700_000_000_000, 1_800_000_000_000))
    library = Library(None, now=lambda: next(clock))
    page, label, mark = filled(library)
    notes = [Note(new_id(), about.id, str(n)) for n, about in enumerate((mark, page, mark, label))]
    for note in notes:
        make(library, note)
    assert [n.body for n in library.notes()] == ["0", "1", "2", "3"]
    assert [n.body for n in library.notes([mark.id])] == ["0", "2"]


def test_what_a_change_brings_is_kept_once(library):
    page, _, _ = filled(library)
    words, capture = text("other"), Capture(content_id("two"), page.id, "two")
    change = Change("Clip", (page,), (replace(page, text=words.id, capture=capture.id),), (words, capture))
    library.apply(change, ANN)
    library.apply(change, ANN)
    assert library.text(words.id) == words
    assert library.capture(capture.id) == capture
    assert library.has_text(words.id)
    assert library.has_capture(capture.id)
    assert library.text("0" * 32) is None
    assert not library.has_text("0" * 32)


def test_characters_that_sqlite_cannot_keep_are_replaced(library):
    (page,) = make(library, document("a\ud800b\0c", meta=(("k", "\udfff"),)))
    assert library.document(page.id).title == "a\ufffdb\ufffdc"
    assert library.document(page.id).meta == (("k", "\ufffd"),)
    assert library.check() == []


def test_an_id_that_is_no_hash_is_a_mistake_of_the_caller(library):
    with pytest.raises(ValueError, match="not an id"):
        make(library, Document("d1", "Paper"))
    assert library.stamp() == (0, "0" * 32)


def test_a_review_is_a_row_that_anyone_can_read(library):
    _, _, mark = filled(library)
    make(library, Review(new_id(), mark.id, "accept", "yes"), person=BEN)
    assert library._db.execute("SELECT verdict, comment, person FROM review").fetchall() == [("accept", "yes", BEN)]


def test_the_excerpt_view_says_everything_of_a_highlight(library):
    page, _label, mark = filled(library)
    make(library, Note(new_id(), mark.id, "why"), Person(ANN, "Ann"), Tag(new_id(), "unused"))
    cursor = library._db.execute("SELECT * FROM excerpt")
    names = [column[0] for column in cursor.description]
    (row,) = [dict(zip(names, row, strict=True)) for row in cursor]
    assert row["title"] == page.title
    assert row["url"] == page.url
    assert (row["exact"], row["tags"], row["notes"], row["person"]) == ("w0", "robotics", "why", "Ann")


def test_news_are_what_another_connection_committed(tmp_path):
    window, shell = opened(tmp_path / "a.sqlite"), opened(tmp_path / "a.sqlite")
    page, label, mark = filled(shell)
    news = window.news()
    assert news.before == ()
    assert set(news.after) == {page, label, mark}
    assert news.label == "Changed elsewhere"
    assert window.news() is None
    shell.apply(Change("Delete", before=(mark,)), ANN)
    make(window, document("Mine"))
    assert window.news() == Change("Changed elsewhere", before=(mark,))
    assert window.news() is None
    assert [d.title for d in shell.news().after] == ["Mine"]
    window.close()
    shell.close()


def test_rebuilding_from_the_log_changes_nothing(library):
    _page, label, _mark = filled(library)
    library.apply(Change("Delete", before=(label,), after=()), BEN)
    library.undo(BEN)
    rows = library.projection()
    library.rebuild()
    assert library.projection() == rows
    assert any(rows.values())


def test_a_union_brings_texts_and_captures_and_is_idempotent(library):
    page, _, mark = filled(library)
    other = Library(None)
    assert other.unite(library) == 3
    assert other.unite(library) == 0
    assert other.unite(other) == 0
    assert other.stamp() == library.stamp()
    assert other.projection() == library.projection()
    assert other.text(page.text) == library.text(page.text)
    assert other.capture(page.capture) == library.capture(page.capture)
    assert isinstance(other.highlight(mark.id), Highlight)
    other.close()


def test_a_failed_change_leaves_no_trace(tmp_path):
    library = opened(tmp_path / "a.sqlite")
    page, _, _ = filled(library)
    rows, stamp = library.projection(), library.stamp()
    broken = text("x")
    object.__setattr__(broken, "body", "\ud800")
    with pytest.raises(LibraryError):
        library.apply(Change("Clip", (page,), (replace(page, title="B"),), (broken,)), ANN)
    assert (library.projection(), library.stamp()) == (rows, stamp)
    assert library.undo_label == "Highlight"
    library.close()


def test_a_large_change_is_one_step(tmp_path):
    library = opened(tmp_path / "a.sqlite")
    page, label, mark = filled(library)
    many = tuple(highlight(page, n, (label.id,)) for n in range(1, 2000))
    make(library, *many, label="Many")
    assert len(library.highlights(page.id)) == 2000
    undone = library.undo(ANN).change
    assert {h.id for h in undone.before} == {h.id for h in many}
    assert undone.after == ()
    assert library.highlights(page.id) == [mark]
    assert library.redo_label == "Many"
    library.close()
