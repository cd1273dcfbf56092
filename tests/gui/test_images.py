"""Images are shown when they are kept with the document; all others are labels."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QTextCursor

from annotator import pictures
from annotator.gui import look
from annotator.model import Asset, Change, Span
from annotator.text import IMAGE, Block, Text
from tests.gui.illustrated import (
    PAGE,
    PAGE_IMAGES,
    SVG,
    box,
    claimed,
    encoded,
    faithful,
    figure,
    illustrated,
    settle,
    show,
)  # fmt: skip


@pytest.fixture
def reader(qtbot):
    return illustrated(qtbot)


def test_a_wide_image_fills_its_column_and_a_tall_one_leaves_room_for_words(qtbot, reader):
    show(qtbot, reader, {"a": encoded(3000, 1500), "b": encoded(300, 3000), "icon": encoded(16, 12)})
    column = look.letter_width(look.PageStyle()) * look.PageStyle().measure
    wide, tall = box(reader, 1), box(reader, 3)
    assert column - 4 <= wide.width() <= column + 1
    assert wide.height() == pytest.approx(wide.width() / 2, abs=1)
    assert tall.height() == pytest.approx(0.7 * reader.viewport().height(), abs=1)
    assert tall.width() == pytest.approx(tall.height() / 10, abs=1)
    assert box(reader, PAGE_IMAGES[2]).width() < column / 2  # in a table
    assert faithful(reader)


def test_a_small_image_keeps_its_size_and_the_page_shows_its_colour(qtbot, reader):
    show(qtbot, reader, {"a": encoded(200, 100, colour="#aa2200")})
    assert (box(reader, 1).width(), box(reader, 1).height()) == (200, 100)
    picture = reader.viewport().grab().toImage()
    at = reader.mark_box(Span(PAGE.starts[1], PAGE.starts[1] + 1))
    assert picture.pixelColor(at.left() + 50, at.top() + 50) == QColor("#aa2200")


@pytest.mark.parametrize(
    "data", [b"", SVG, claimed(9_000, 9_000), encoded(300, 200)[:150], encoded(300, 200, "webp")[:60]], ids=range(5)
)
def test_a_broken_image_is_a_label_that_says_so(qtbot, reader, data):
    show(qtbot, reader, {"a": data})
    qtbot.waitUntil(lambda: box(reader, 1).height() < 40)
    assert reader.gallery.is_broken("a")
    form = QTextCursor(reader.document().findBlock(reader._positions.to_qt(PAGE.starts[1]))).block()
    assert form.text() == IMAGE
    assert box(reader, 1).width() > box(reader, PAGE_IMAGES[3]).width()  # "A chart · cannot be shown"
    assert faithful(reader)
    reader.grab()
    assert not reader.gallery.is_busy  # nor tried again


def test_an_image_that_the_library_lacks_is_a_label(qtbot, reader):
    reader.gallery.show_images({"a": "0" * 32}, lambda _: None)
    assert reader.show_text(PAGE)
    settle(qtbot, reader)
    assert box(reader, 1).height() < 40


def test_only_images_in_view_are_decoded(qtbot, reader):
    text = Text.of((figure("a"), *(Block("p", f"{n} " * 200) for n in range(40)), figure("b")), "")
    show(qtbot, reader, {"a": encoded(50, 50), "b": encoded(60, 60)}, text)
    assert [i.width() for i in reader.gallery._kept.values()] == [50]
    reader.verticalScrollBar().setValue(reader.verticalScrollBar().maximum())
    settle(qtbot, reader)
    assert [i.width() for i in reader.gallery._kept.values()] == [50, 60]


def test_an_image_is_decoded_once_and_again_only_when_more_of_it_is_seen(qtbot, reader):
    loads = show(qtbot, reader, {"a": encoded(3000, 1500)})
    seen = len(loads)
    for _ in range(5):
        reader.grab()
    assert len(loads) == seen
    reader.set_look(look.DARK, replace(look.PageStyle(), measure=40))
    settle(qtbot, reader)
    assert len(loads) == seen  # smaller than before: drawn from what is there
    reader.set_look(look.DARK, replace(look.PageStyle(), measure=75))
    settle(qtbot, reader)
    assert len(loads) == seen + 1


def test_decoded_images_take_no_more_memory_than_they_may(qtbot, reader, monkeypatch):
    monkeypatch.setattr("annotator.gui.gallery.KEPT", 150_000)
    gallery = reader.gallery
    kept = {str(n): Asset.of("image/png", encoded(100, 100 + n)) for n in range(6)}  # of 40,000 bytes each
    gallery.show_images({s: a.id for s, a in kept.items()}, {a.id: a for a in kept.values()}.get)
    for source in kept:
        assert gallery.image(source, QSize(100, 200)) is None
    qtbot.waitUntil(lambda: not gallery.is_busy)
    assert [i.height() for i in gallery._kept.values()] == [103, 104, 105]
    assert gallery.image("3", QSize(100, 200)) is not None  # is the youngest now
    gallery.image("0", QSize(100, 200))
    qtbot.waitUntil(lambda: not gallery.is_busy)
    assert [i.height() for i in gallery._kept.values()] == [105, 103, 100]


def test_images_keep_their_room_when_only_the_height_of_the_window_changes(qtbot, reader):
    show(qtbot, reader, {"a": encoded(300, 3000)})
    before = box(reader, 1)
    reader.resize(900, 1200)
    settle(qtbot, reader)
    assert box(reader, 1) == before


def test_images_taken_back_are_labels_again(qtbot, reader, desk):
    (document,) = desk.library.documents()
    asset = pictures.asset(encoded(200, 100))
    shown = replace(document, images=(("a", asset.id),))
    desk.library.apply(Change("Fetch 1 image", (document,), (shown,), (asset,)), desk.person.id)
    for images, tall in ((desk.library.document(document.id).images, True), ((), False)):
        reader.gallery.show_images(dict(images), desk.library.asset)
        reader.show_text(PAGE)
        settle(qtbot, reader)
        assert (box(reader, 1).height() == 100) is tall
