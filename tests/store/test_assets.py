"""Images are kept with their document: once, whole, undoable, and they travel with the library."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model import Asset, Change
from annotator.store import Library, LibraryError

from .things import ANN, BEN, document, filled, make, opened, twin

CHART = Asset.of("image/png", b"\x89PNG\r\n\x1a\nchart\0\xff")
PHOTO = Asset.of("image/jpeg", b"\xff\xd8\xffphoto")


@pytest.fixture
def library():
    library = Library(None)
    yield library
    library.close()


def illustrate(library, page, *pairs, person=ANN):
    """The page with these images beside those it has, as one step."""
    images = tuple(sorted({**dict(page.images), **{source: asset.id for source, asset in pairs}}.items()))
    shown = replace(page, images=images)
    library.apply(Change("Fetch", (page,), (shown,), tuple(asset for _, asset in pairs)), person)
    return shown


def test_an_image_comes_back_as_it_was_given(library):
    page, _, _ = filled(library)
    shown = illustrate(library, page, ("https://a.b/c.png", CHART), ("d.jpg", PHOTO))
    assert library.document(page.id) == shown
    assert [library.asset(i) for _, i in shown.images] == [PHOTO, CHART]
    assert [s for s, _ in shown.images] == ["d.jpg", "https://a.b/c.png"]
    assert library.has_asset(CHART.id)
    assert library.asset("0" * 32) is None
    assert not library.has_asset("0" * 32)
    assert library.check() == []


def test_an_image_used_twice_is_kept_once(library):
    page, _, _ = filled(library)
    other = make(library, document("Other"))[0]
    illustrate(library, page, ("a", CHART), ("b", CHART))
    illustrate(library, other, ("c", CHART))
    assert library._db.execute("SELECT id, media FROM asset").fetchall() == [(CHART.id, CHART.media)]


def test_undo_takes_the_images_off_the_page_and_redo_puts_them_back(library):
    page, _, _ = filled(library)
    shown = illustrate(library, page, ("a", CHART))
    assert library.undo(ANN).change.after == (page,)
    assert library.document(page.id) == page
    assert library.redo(ANN).change.after == (shown,)
    assert library.document(page.id) == shown
    assert library.asset(CHART.id) == CHART


def test_images_leave_front_matter_alone_and_it_leaves_them(library):
    page, _, _ = filled(library)
    said = replace(page, meta=(("score", "385"), ("", "")))
    library.apply(Change("Import", (page,), (said,)), ANN)
    shown = illustrate(library, said, ("a", CHART))
    again = replace(shown, meta=(("score", "386"),))
    library.apply(Change("Import", (shown,), (again,)), ANN)
    assert library.document(page.id) == again
    library.apply(Change("Bare", (again,), (replace(again, images=()),)), ANN)
    assert library.document(page.id).meta == (("score", "386"),)
    library.rebuild()
    assert library.check() == []


keys = st.text("\ufffc" + "0a", max_size=3).map(lambda k: f"{k}{'0a' * 16}") | st.text("\ufffc0a:", max_size=36)


@given(st.lists(st.tuples(keys, st.text("ab", max_size=2)), max_size=3).map(tuple),
       st.lists(st.tuples(keys, st.sampled_from((CHART.id, PHOTO.id))), max_size=3).map(tuple))  # fmt: skip
def test_no_front_matter_passes_for_an_image(meta, images):
    library = Library(None)
    page = replace(document(), meta=meta, images=images)
    make(library, page)
    found = library.document(page.id)
    assert (found.meta, found.images) == (meta, images)
    assert library.check() == []
    library.close()


def test_an_image_id_that_is_no_hash_is_a_mistake_of_the_caller(library):
    page, _, _ = filled(library)
    stamp = library.stamp()
    for wrong in ((replace(page, images=(("a", "chart"),)), ()), (page, (replace(CHART, id="x"),))):
        with pytest.raises(ValueError, match="not an id"):
            library.apply(Change("Fetch", (page,), (wrong[0],), wrong[1]), ANN)
    assert (library.stamp(), library.document(page.id)) == (stamp, page)
    assert library._db.execute("SELECT count(*) FROM asset").fetchone() == (0,)


def test_an_image_that_was_tampered_with_is_found(library):
    page, _, _ = filled(library)
    illustrate(library, page, *((str(n), Asset.of("image/png", bytes([n]))) for n in range(9)))
    assert library.check() == []
    library._db.execute("UPDATE asset SET bytes = x'00FF' WHERE id = ?", (Asset.of("image/png", b"\x07").id,))
    assert library.check() == [f"The image {Asset.of('image/png', bytes([7])).id} does not match its id."]


def test_a_union_brings_images_and_both_people_s_pictures_can_be_seen(tmp_path):
    ours = opened(tmp_path / "a.sqlite")
    page, _, _ = filled(ours)
    theirs = twin(ours, tmp_path / "b.sqlite")
    illustrate(ours, page, ("a", CHART))
    illustrate(theirs, page, ("b", PHOTO), person=BEN)
    assert ours.unite(theirs) == 1
    assert theirs.unite(ours) == 1
    assert ours.projection() == theirs.projection()
    for library in (ours, theirs):
        assert (library.asset(CHART.id), library.asset(PHOTO.id)) == (CHART, PHOTO)
        assert library.document(page.id).images in ((("a", CHART.id),), (("b", PHOTO.id),))
        fields = library._db.execute("SELECT count(*) FROM conflict WHERE field = 'meta'").fetchone()
        assert fields == (2,)  # nothing is lost: both are told
        assert library.check() == []
        library.close()


def test_images_that_do_not_fit_leave_nothing_half_done(library):
    page, _, _ = filled(library)
    library._db.execute("PRAGMA max_page_count = 60")
    with pytest.raises(LibraryError, match="full"):
        illustrate(library, page, ("a", Asset.of("image/png", bytes(400_000))))
    assert library.document(page.id) == page
    assert library._db.execute("SELECT count(*) FROM asset").fetchone() == (0,)
