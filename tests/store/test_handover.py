"""What leaves in a hand-over, what never does, and that it changes nothing when it comes back."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from annotator.model import Capture, Change, Note, Person, Review, Tag, content_id, new_id
from annotator.store import Library, LibraryError

from .things import ANN, BEN, document, filled, highlight, make, opened, text

SECRET = "nobody may read this"


@pytest.fixture
def library(tmp_path):
    library = opened(tmp_path / "a.sqlite")
    filled(library)
    words = text("other words of " + SECRET)
    capture = Capture(content_id(SECRET), new_id(), SECRET)
    other = replace(document(f"About {SECRET}"), id=capture.document, text=words.id, capture=capture.id)
    library.apply(Change("Import", after=(other,), brings=(words, capture)), BEN)
    parent, unused = Tag(new_id(), "science"), Tag(new_id(), f"tag {SECRET}")
    child = Tag(new_id(), "physics", parent=parent.id)
    library.apply(Change("Tags", after=(parent, child, unused)), BEN)
    page = next(d for d in library.documents() if d.title == "Paper")
    (mark,) = make(library, highlight(page, 1, (child.id,)), person=BEN)
    note = Note(new_id(), mark.id, "first")
    make(library, Person(ANN, "Ann"), Person(BEN, "Ben"), note, Note(new_id(), mark.id, "answer", answers=note.id),
         Review(new_id(), mark.id, "accept"), Note(new_id(), page.id, "on the page"))  # fmt: skip
    make(library, highlight(other, 1), person=BEN)
    yield library
    library.close()


def paper(library):
    return next(d for d in library.documents() if d.title == "Paper")


def given(library, tmp_path, *documents, **how):
    handed = library.share(tmp_path / "handed.sqlite", [d.id for d in documents] if documents else None, **how)
    copy = opened(handed.path)
    assert copy.check() == []
    return handed, copy


def test_a_whole_hand_over_says_the_same(library, tmp_path):
    handed, copy = given(library, tmp_path)
    assert (copy.projection(), copy.stamp()) == (library.projection(), library.stamp())
    content = handed.path.read_bytes()
    assert handed.size == len(content)
    import hashlib

    assert handed.sha256 == hashlib.sha256(content).hexdigest()
    copy.close()


def test_of_some_documents_everything_said_of_them_leaves_and_nothing_else(library, tmp_path):
    handed, copy = given(library, tmp_path, paper(library))
    assert [d.title for d in copy.documents()] == ["Paper"]
    assert {t.name for t in copy.tags()} == {"robotics", "physics", "science"}
    assert sorted(n.body for n in copy.notes()) == ["answer", "first", "on the page"]
    assert len(copy.projection()["review"]) == 1
    assert copy.highlights() == library.highlights(paper(library).id)
    assert {p.name for p in copy.persons().values()} == {"Ann", "Ben"}
    assert SECRET.encode() not in handed.path.read_bytes()
    copy.close()


def test_a_hand_over_merged_back_changes_nothing(library, tmp_path):
    before, stamp = library.projection(), library.stamp()
    for documents in ((), (paper(library),)):
        handed, copy = given(library, tmp_path, *documents)
        copy.close()
        assert library.merge([handed.path], "back").ops == 0
        assert (library.projection(), library.stamp()) == (before, stamp)


def test_work_on_a_hand_over_comes_home(library, tmp_path):
    handed, copy = given(library, tmp_path, paper(library))
    (mark,) = make(copy, highlight(paper(copy), 7), person=BEN)
    copy.apply(Change("Delete", before=(copy.notes()[0],)), BEN)
    copy.close()
    done = library.merge([handed.path], "back")
    assert (done.ops, done.new["highlight"], done.deleted["note"]) == (2, 1, 1)
    assert library.highlight(mark.id) == mark
    assert library.check() == []


def test_a_blind_hand_over_has_texts_and_codebook_only(library, tmp_path):
    handed, copy = given(library, tmp_path, paper(library), blind=True)
    assert [d.title for d in copy.documents()] == ["Paper"]
    assert copy.text(paper(copy).text) is not None
    assert len(copy.tags()) == len(library.tags())
    assert copy.highlights() == copy.notes() == []
    make(copy, highlight(paper(copy), 7), person="c" * 32)
    copy.close()
    assert library.merge([handed.path], "second").new["highlight"] == 1


def test_deleted_words_are_taken_out_for_good_and_stay_out(library, tmp_path):
    other = next(d for d in library.documents() if SECRET in d.title)
    note = next(n for n in library.notes() if n.body == "first")
    library.apply(Change("Delete", before=(note,)), ANN)
    earlier = tmp_path / "earlier.sqlite"
    earlier.write_bytes(library.path.read_bytes())
    rows = {name: value for name, value in library.projection().items() if name != "note"}
    assert b'"first"' in library.path.read_bytes()
    assert library.redact(ANN) == 1
    assert b'"first"' not in library.path.read_bytes()
    assert library.check() == []
    assert {name: value for name, value in library.projection().items() if name != "note"} == rows
    assert library.redact(ANN) == 0
    assert library.merge([earlier], "earlier").ops == 0
    assert b'"first"' not in library.path.read_bytes()
    old = opened(earlier)
    assert old.merge([library.path], "redacted").redacted == 1
    assert old.projection() == library.projection()
    assert old.check() == []
    with pytest.raises(LibraryError, match="took words out for good"):
        old.part()
    assert other
    old.close()


def test_what_was_redacted_does_not_come_back_by_undo(library):
    note = next(n for n in library.notes() if n.body == "first")
    library.apply(Change("Delete", before=(note,)), ANN)
    library.redact(ANN)
    library.undo(ANN)
    assert note.id not in {n.id for n in library.notes()}
    assert library.check() == []


def test_a_hand_over_onto_the_library_itself_is_refused(library):
    with pytest.raises(LibraryError, match="onto itself"):
        library.share(library.path)


def test_two_versions_are_listed_and_the_chosen_one_travels(library, tmp_path):
    theirs = opened(tmp_path / "theirs.sqlite")
    theirs.merge([library.path], "start")
    page = paper(library)
    library.apply(Change("Rename", (page,), (replace(page, title="mine"),)), ANN)
    theirs.apply(Change("Rename", (page,), (replace(page, title="theirs"),)), BEN)
    library.merge([theirs.path], "theirs")
    (dispute,) = library.disputes()
    assert (dispute.object, dispute.kind, dispute.field) == (page.id, "document", "title")
    assert [(s.value, s.person, s.wins) for s in dispute.said] == [("theirs", BEN, True), ("mine", ANN, False)]
    change = library.settle(dispute, "mine", "Choose “mine”", ANN)
    assert [r.title for r in change.after] == ["mine"]
    assert library.disputes() == []
    theirs.merge([library.path], "back")
    assert (theirs.disputes(), theirs.document(page.id).title) == ([], "mine")
    assert library.undo_label == "Choose “mine”"
    library.undo(ANN)
    assert library.document(page.id).title == "theirs"
    theirs.close()


def test_a_delete_against_an_edit_can_be_settled_either_way(library, tmp_path):
    for keep in (True, False):
        theirs = opened(tmp_path / f"theirs {keep}.sqlite")
        (mark,) = make(library, highlight(paper(library), 20))
        theirs.merge([library.path], "start")
        library.apply(Change("Delete", before=(mark,)), ANN)
        theirs.apply(Change("Edit", (mark,), (replace(mark, tags=(theirs.tags()[0].id,)),)), BEN)
        library.merge([theirs.path], "theirs")
        (dispute,) = library.disputes()
        assert (dispute.field, [s.person for s in dispute.edits]) == ("deleted", [BEN])
        library.settle(dispute, None if keep else 1, "Choose", ANN)
        assert library.disputes() == []
        assert (library.highlight(mark.id) is not None) == keep
        theirs.close()


def test_a_failed_hand_over_leaves_nothing(library, tmp_path):
    target = tmp_path / "no" / "such"
    (tmp_path / "no").write_text("x")
    with pytest.raises(LibraryError):
        library.share(target)
    assert isinstance(library, Library)


def leave(library, words):
    """As another tool leaves them, or a page that was rearranged."""
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("PRAGMA secure_delete=OFF")
        other.execute("INSERT INTO capture SELECT ?, document, ? FROM capture LIMIT 1", ("9" * 32, words * 5_000))
        other.execute("DELETE FROM capture WHERE id = ?", ("9" * 32,))


def test_what_left_the_library_is_not_in_the_bytes_of_a_hand_over(library, tmp_path):
    leave(library, "long gone ")
    handed, copy = given(library, tmp_path)
    assert b"long gone" in library.path.read_bytes()
    assert b"long gone" not in handed.path.read_bytes()
    assert copy.projection() == library.projection()
    copy.close()


def test_words_that_somebody_else_took_out_are_not_in_the_bytes_after_a_merge(library, tmp_path):
    theirs = tmp_path / "theirs.sqlite"
    theirs.write_bytes(library.path.read_bytes())
    leave(library, "long gone ")
    other = opened(theirs)
    other.apply(Change("Delete", before=(next(n for n in other.notes() if n.body == "first"),)), ANN)
    assert other.redact(ANN) == 1
    other.close()
    assert library.merge([theirs], "theirs", dry=True).redacted == 1
    assert b"long gone" in library.path.read_bytes()
    assert library.merge([theirs], "theirs").redacted == 1
    left = library.path.read_bytes()
    assert b'"first"' not in left
    assert b"long gone" not in left
    assert library.check() == []
