"""What is marked while somebody else writes to the file waits, and is written once the file is free."""

import sqlite3
from contextlib import closing

import pytest

from annotator.gui import waiting
from annotator.store import LibraryError

from .conftest import span_of


@pytest.fixture
def busy(window):
    """Somebody else who writes; ROLLBACK ends it."""
    with closing(sqlite3.connect(window.workspace.library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def quotes(window):
    return [h.quote.exact for h in window.workspace.library.highlights()]


def test_highlights_wait_in_their_order_and_nothing_is_said_to_be_saved(qtbot, window, busy):
    for words in ("Nobody asked why.", "The tenth case"):
        window.reader.select(span_of(window, words))
        window.commands["highlight"].trigger()
        assert not window.reader.selected_span()
    assert quotes(window) == []
    assert window.status._saved.text() == "Waiting for Team.sqlite · 2 to be saved"
    busy.execute("ROLLBACK")
    qtbot.waitUntil(lambda: len(quotes(window)) == 2)
    assert window.status._saved.text() == "All changes saved · Team.sqlite"
    assert [c.quote for c in window.desk.cards()] == ["Nobody asked why.", "The tenth case"]
    window.undo()
    assert quotes(window) == ["Nobody asked why."]


def test_what_is_done_to_a_highlight_waits_too(qtbot, window, busy):
    busy.execute("ROLLBACK")
    made = window.workspace.highlight(window.desk.document, span_of(window, "Nobody asked why."))
    tag = window.workspace.tag("method")
    busy.execute("BEGIN IMMEDIATE")
    window.workspace.retag([made], [tag.id])
    window.marking.delete_these([made.id])
    busy.execute("ROLLBACK")
    qtbot.waitUntil(lambda: quotes(window) == [])
    window.undo()
    assert [h.tags for h in window.workspace.library.highlights()] == [(tag.id,)]


def test_a_window_that_is_closed_meanwhile_stays_until_all_is_written(qtbot, window, busy):
    window.workspace.highlight(window.desk.document, span_of(window, "Nobody asked why."))
    assert not window.close()
    busy.execute("ROLLBACK")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert quotes(window) == ["Nobody asked why."]


def test_somebody_who_never_ends_is_told_of(qtbot, window, busy, monkeypatch):
    monkeypatch.setattr(waiting, "PATIENCE", 0)
    window.workspace.highlight(window.desk.document, span_of(window, "Nobody asked why."))
    qtbot.waitUntil(lambda: "Another program is writing" in window.status.told)
    assert window.status._saved.text() == "All changes saved · Team.sqlite"
    assert window.close()


def test_other_trouble_is_told_and_does_not_hold_up_what_waits(qtbot, window, busy, monkeypatch):
    library, tried = window.workspace.library, []
    for words in ("Nobody asked why.", "The tenth case"):
        window.workspace.highlight(window.desk.document, span_of(window, words))

    def full(change, person, at=0):
        tried.append(change)
        if len(tried) == 1:
            raise LibraryError("The disk is full.")
        return type(library).apply(library, change, person, at)

    monkeypatch.setattr(library, "apply", full)
    busy.execute("ROLLBACK")
    qtbot.waitUntil(lambda: quotes(window) == ["The tenth case"])
    assert window.status.told == "The disk is full."


def test_what_is_read_by_itself_is_read_again_once_the_file_is_free(qtbot, window, busy):
    busy.execute("ROLLBACK")
    document = window.desk.document.id
    window.workspace.highlight(window.desk.document, span_of(window, "Nobody asked why."))
    busy.execute("BEGIN EXCLUSIVE")
    window.bookmark.remember()
    window.views.counting.start()
    qtbot.waitUntil(window.views._missed.isActive)
    busy.execute("ROLLBACK")
    qtbot.waitUntil(lambda: not window.views._missed.isActive())
    state, person = window.workspace.library.state, window.workspace.person.id
    qtbot.waitUntil(lambda: document in state.reading(person))
    assert state.reading(person)[document].status == "reading"


def test_a_closed_window_reads_nothing(qtbot, window):
    window.close()
    window.workspace.library.close()
    window.views.counting.start()
    qtbot.waitUntil(lambda: not window.views.counting.isActive())


def test_where_one_is_cannot_be_kept_and_yet_documents_open_and_the_window_closes(open_window, clip):
    other = clip.with_name("other.md")
    other.write_text(clip.read_text("utf-8").replace("triage", "ward").replace("Triage", "Ward"), "utf-8")
    window = open_window(clip, other)
    state = window.workspace.library.state
    (pages,) = state._connection.execute("PRAGMA page_count").fetchone()
    state._connection.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(LibraryError, match="disk is full"):
        state.set("much", "x" * 100_000)
    there = next(d for d in window.workspace.library.documents() if d != window.desk.document)
    state._connection.execute("PRAGMA query_only=ON")
    window.open_document(there.id)
    assert window.desk.document == there
    assert window.close()
