"""While somebody holds the file, the window waits for it once and not for each thing that it would show."""

import sqlite3
from contextlib import closing

import pytest

from annotator.gui import patience
from annotator.model import Span
from annotator.store import Busy


@pytest.fixture
def held(long_window, monkeypatch):
    """A window of twenty highlights, with nothing read of them yet, whose file another program does not let go of."""
    monkeypatch.setattr(patience, "SPELL", 1_000)
    made, waited = long_window, []
    for n in range(20):
        made.workspace.highlight(made.desk.document, Span(2_000 * n, 2_000 * n + 40))
    made.views.show_all()
    made.desk._places._pieces.clear()
    made.panel.cards.rows._cards.clear()
    library = made.workspace.library
    ask = library._rows

    def rows(sql, *values):
        try:
            return ask(sql, *values)
        except Busy:
            waited.append(sql)
            raise

    monkeypatch.setattr(library, "_rows", rows)
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield made, waited
        other.execute("ROLLBACK")


def test_a_page_its_strip_and_its_cards_together_wait_once(held):
    window, waited = held
    for at in range(0, 40_000, 5_000):
        assert window.desk.marks().over(Span(at, at + 5_000)) == []
    window.reader.viewport().repaint()
    window.panel.cards.list.viewport().repaint()
    assert window.desk.placed(window.panel.cards.rows.ids[-1]) is None
    assert len(waited) == 1


def test_what_was_missed_is_read_once_the_file_is_free(long_window, monkeypatch, qtbot):
    made = long_window.workspace.highlight(long_window.desk.document, Span(10, 40))
    long_window.views.show_all()
    long_window.desk._places._pieces.clear()
    with closing(sqlite3.connect(long_window.workspace.library.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert long_window.desk.marks().over(Span(0, 100)) == []
        other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: [m.id for m in long_window.reader.marks] == [made.id])
