"""The overview's window: its tables, the excerpts of a cell, and what leaves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from annotator.overview import VIEWS
from tests.gui.test_searching import library as library


@pytest.fixture
def shown(qtbot, library):
    library.overviews.show_overview()
    qtbot.waitUntil(lambda: bool(library.overviews.shown._tables), timeout=10_000)
    yield library.overviews.shown
    library.overviews.shown.close()


def test_a_cell_opens_its_excerpts_and_one_of_them_the_page(qtbot, library, shown):
    library.open_document(next(d.id for d in library.workspace.library.documents() if d.title == "Clip 2"))
    shown.table.setCurrentIndex(shown.table.chart.index(1, 0))
    (card,) = shown.rows.rows
    assert (card.quote, card.title) == ("The nurse decides", "Clip 0")
    box = shown.list.visualRect(shown.rows.index(0))
    qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(20, 12))
    assert library.desk.document.title == "Clip 0"
    assert library.desk.selected == card.id


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_painted(shown, view):
    shown.show_view(view)
    image = shown.grab().toImage()
    table = shown.table.chart.table
    assert table.rows
    assert table.columns
    assert len({image.pixelColor(x, 110).name() for x in range(260, 600, 3)}) >= (1 if view == "together" else 2)


def test_the_table_is_copied_and_exported(qtbot, tmp_path, library, shown):
    shown.show_view("channels")
    shown._on_copy()
    assert QApplication.clipboard().text() == "Tag\t#desk\npeople\t1\npeople / nurses\t1\n"
    library.overviews.write(tmp_path / "out.csv", shown.table.chart.table)
    assert (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()[0] == "Tag,#desk"
    library.overviews.write(tmp_path / "none" / "out.csv", shown.table.chart.table)
    assert "cannot be written" in library.status.told


def test_a_change_is_counted_soon(qtbot, library, shown):
    library.overviews._again.setInterval(1)
    library.undo()
    qtbot.waitUntil(lambda: not shown._tables["tags"].cells, timeout=10_000)
    assert shown._stack.currentIndex() == 1


def test_columns_give_way_as_long_as_they_can_be_read(qtbot, shown):
    table = shown.table
    for width, narrower in ((1180, False), (800, True), (1180, False)):
        shown.resize(width, 600)
        qtbot.waitUntil(lambda n=narrower: (table.columnWidth(0) < 260) is n)
        qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    table._usual = 1_000  # more than ever fits: they are as wide as usual, and one scrolls
    table._fit()
    assert table.columnWidth(0) == 1_000
