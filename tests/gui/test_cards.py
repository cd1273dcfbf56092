"""The panel of very many cards: what it lists, in which order, and that it follows every change."""

import random
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import anchor
from annotator.gui import card_rows, ranking
from annotator.gui.desk import Desk
from annotator.gui.errands import beside
from annotator.gui.ranking import Sift
from annotator.intake import read_clips
from annotator.model import Change, Highlight, Span, new_id
from annotator.workspace import Workspace
from tests.gui.conftest import CLIP, span_of
from tests.gui.many import listed, long_clip, mark

ORDERS = ("place", "time", "tag")


def test_page_and_cards_follow_every_step_as_if_they_were_read_anew(long_window):
    window, chance = long_window, random.Random(3)
    workspace, document = window.workspace, window.desk.document
    tags = [workspace.tag(name).id for name in ("one", "two", "three")]
    mark(workspace, document, 60, tags=tags)
    window.views.show_all()
    for step in range(60):
        highlights = workspace.library.highlights(document.id)
        some = chance.sample(highlights, 3)
        length = len(window.reader.text_shown.words)
        match step % 6:
            case 0:
                start = chance.randrange(length - 3_000)
                workspace.highlight(document, Span(start, start + chance.choice((20, 2_500))), [chance.choice(tags)])
            case 1:
                workspace.retag(some, [chance.choice(tags)], [chance.choice(tags)])
            case 2:
                start = chance.randrange(length - 3_000)
                workspace.move(some[0], Span(start, start + chance.choice((20, 2_500))))
            case 3:
                workspace.remove(*some[:2])
            case 4:
                window.undo()
            case 5:
                workspace.highlight(document, Span(step, step + 40), named=[f"new {step}"])
        fresh = Desk(workspace)
        fresh.open(document)
        assert list(window.desk.marks()) == list(fresh.marks())
        assert [m.colour for m in window.desk.marks()] == [m.colour for m in fresh.marks()]
        assert window.panel.cards.rows.ids == listed(fresh, window.panel.cards.sift)
        assert window.panel.cards.rows.rows == tuple(fresh.cards(window.panel.cards.rows.ids))
        assert window.desk.tags() == fresh.tags()
        assert window.desk.listing.listed() == fresh.listing.listed()
        span = Span(start := chance.randrange(length - 500), start + 500)
        assert window.desk.marks().over(span) == [m for m in fresh.marks() if m.span.overlaps(span)]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("scope", ["document", "library"])
def test_a_panel_in_any_order_follows_what_is_made_changed_and_deleted(open_window, tmp_path, order, scope):
    window = open_window(long_clip(tmp_path), long_clip(tmp_path, "other.md", "Other"))
    workspace, cards = window.workspace, window.panel.cards
    tags = [workspace.tag(name).id for name in ("b", "a", "c")]
    for n, document in enumerate(workspace.library.documents()):
        mark(workspace, document, 20, seed=n, tags=tags)
    window.views.show_all()
    cards.want(scope=scope, order=order)
    assert len(cards.rows.ids) == (20 if scope == "document" else 40)
    made = workspace.highlight(window.desk.document, Span(10, 40), tags[:1])
    workspace.retag([made], tags[1:2], tags[:1])
    workspace.move(made, Span(900, 940))
    assert cards.rows.ids == listed(window.desk, cards.sift)
    workspace.remove(made)
    assert cards.rows.ids == listed(window.desk, cards.sift)
    for row, key in enumerate(cards.rows.ids):
        assert cards.rows.find(key).row() == row


def test_orders_say_what_they_promise(long_window):
    workspace, document, cards = long_window.workspace, long_window.desk.document, long_window.panel.cards
    late = workspace.highlight(document, Span(500, 520), named=["apple"])
    early = workspace.highlight(document, Span(100, 120), named=["zebra"])
    bare = workspace.highlight(document, Span(300, 320))
    assert cards.rows.ids == [early.id, bare.id, late.id]
    cards.want(order="time")
    assert sorted(cards.rows.ids) == sorted([bare.id, early.id, late.id])
    moments = [workspace.library.highlight(key).made for key in cards.rows.ids]
    assert moments == sorted(moments, reverse=True)
    cards.want(order="tag")
    assert cards.rows.ids == [late.id, early.id, bare.id]


def test_a_long_list_comes_in_slices_and_is_whole_in_the_end(long_window, qtbot):
    workspace, document, cards = long_window.workspace, long_window.desk.document, long_window.panel.cards
    mark(workspace, document, 5_000)
    long_window.views.show_all()
    assert 0 < len(cards.rows.ids) < 5_000
    made = workspace.highlight(document, Span(30_000, 30_020))  # while the rest is still to come
    qtbot.waitUntil(lambda: len(cards.rows.ids) == 5_001)
    places = {h.id: h.span for h in workspace.library.highlights(document.id)}
    assert cards.rows.ids == sorted(places, key=lambda key: (places[key], key))
    assert made.id in cards.rows.ids


@pytest.mark.parametrize("order", ORDERS)
def test_in_any_order_a_long_list_comes_in_slices(long_window, qtbot, monkeypatch, order):
    monkeypatch.setattr(ranking, "SLICE", 50)
    workspace, document, cards = long_window.workspace, long_window.desk.document, long_window.panel.cards
    tags = [workspace.tag(name).id for name in ("b", "a", "c")]
    mark(workspace, document, 400, tags=tags)
    sift = Sift(order=order)
    ranked, slices = long_window.desk.ranking(sift), []
    while not ranked.is_done:
        slices.append(ranked.more())
    keys = [key for some in slices for key in some]
    assert max(map(len, slices)) == 50
    assert keys == sorted(keys)
    assert len(keys) == 400
    cards.want(order=order)
    long_window.views.show_cards()
    first = workspace.highlight(document, Span(1, 20), tags[1:2])  # while the rest is still to come
    last = workspace.highlight(document, Span(50_000, 50_020), tags[2:])
    qtbot.waitUntil(lambda: cards.rows.is_whole)
    assert {first.id, last.id} < set(cards.rows.ids)
    assert cards.rows.ids == listed(long_window.desk, sift)


def test_many_that_come_at_once_leave_what_is_in_view_where_it_is(long_window, qtbot, monkeypatch):
    monkeypatch.setattr(card_rows, "STEPS", 50)
    workspace, document, cards = long_window.workspace, long_window.desk.document, long_window.panel.cards
    mark(workspace, document, 200)
    long_window.views.show_all()
    cards.list.scrollTo(cards.rows.index(199))
    seen = cards.rows.id_at(cards.list.indexAt(cards.list.viewport().rect().center()))
    box = cards.list.visualRect(cards.rows.find(seen))
    start = workspace.library.highlights(document.id)[0].span.start
    with beside(workspace) as own:
        words, text = own.text_of(document).words, document.text
        spans = [Span(n, n + 10) for n in range(start)][:60]
        made = [Highlight(new_id(), document.id, text, span, anchor.quote(words, span)) for span in spans]
        own.library.apply(Change("Highlights", after=tuple(made)), own.person.id)
    assert len(spans) == 60
    workspace.look()
    assert cards.rows.rowCount() == 260
    assert cards.list.visualRect(cards.rows.find(seen)) == box


def test_only_cards_in_view_are_measured_and_the_keys_reach_every_one(long_window, qtbot):
    workspace, document, cards = long_window.workspace, long_window.desk.document, long_window.panel.cards
    mark(workspace, document, 5_000)
    long_window.views.show_all()
    qtbot.waitUntil(lambda: len(cards.rows.ids) == 5_000)
    cards.list.setFocus()
    QTest.keyClick(cards.list, Qt.Key.Key_End)
    view = cards.list.viewport().rect()
    last = cards.list.visualRect(cards.rows.index(4_999))
    assert cards.list.currentIndex().row() == 4_999
    assert view.contains(last.center())
    assert cards.list.verticalScrollBar().value() == cards.list.verticalScrollBar().maximum()
    QTest.keyClick(cards.list, Qt.Key.Key_Up)
    assert cards.list.currentIndex().row() == 4_998
    QTest.keyClick(cards.list, Qt.Key.Key_PageUp)
    assert cards.list.currentIndex().row() < 4_997
    QTest.keyClick(cards.list, Qt.Key.Key_Home)
    assert cards.list.currentIndex().row() == 0
    assert cards.list.visualRect(cards.rows.index(0)).top() == 0
    cards.list.verticalScrollBar().setValue(cards.list.verticalScrollBar().maximum() // 2)
    QApplication.processEvents()
    middle = cards.list.indexAt(view.center()).row()
    assert 2_300 < middle < 2_700
    assert len(cards.delegate._heights) < 300


def test_scrolling_by_the_wheel_shows_every_card_without_a_gap(long_window, qtbot):
    workspace, document, cards = long_window.workspace, long_window.desk.document, long_window.panel.cards
    mark(workspace, document, 40)
    long_window.views.show_all()
    seen, below = [], None
    for _ in range(400):
        boxes = cards.list._in_view()
        assert all(a[1].bottom() + 1 == b[1].top() for a, b in pairwise(boxes))
        seen += [row for row, _ in boxes if row not in seen]
        if below == (below := (boxes[0][0], boxes[0][1].top())):
            break
        cards.list.scroll_by(37)
    assert seen == list(range(40))
    assert cards.list._in_view()[-1][1].bottom() <= cards.list.viewport().height()
    cards.list.scroll_by(-100_000)
    assert cards.list.verticalScrollBar().value() == 0


def test_what_is_selected_stays_so_while_others_come_and_go(long_window):
    workspace, document, cards = long_window.workspace, long_window.desk.document, long_window.panel.cards
    mark(workspace, document, 30)
    long_window.views.show_all()
    ids = cards.rows.ids
    cards.list.setFocus()
    QTest.keyClick(cards.list, Qt.Key.Key_Down)
    QTest.keyClick(cards.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = cards.selected()
    assert len(chosen) == 2
    workspace.remove(*(workspace.library.highlight(key) for key in ids[20:25]))
    workspace.highlight(document, Span(0, 9))
    assert cards.selected() == chosen


def test_a_locked_file_is_read_again_when_it_is_free(window, tmp_path, qtbot):
    import sqlite3

    made = window.workspace.highlight(window.desk.document, span_of(window, "Nobody asked why."))
    window.views.show_all()
    other = sqlite3.connect(window.workspace.library.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    window.desk._places._pieces.clear()
    window.reader.show_marks(window.desk.marks())
    window.reader.viewport().repaint()
    other.execute("ROLLBACK")
    other.close()
    qtbot.waitUntil(lambda: [m.id for m in window.reader.marks] == [made.id])


def test_words_are_looked_for_in_quotes_notes_tags_and_names(open_window, clip, tmp_path):
    again = tmp_path / "second.md"
    again.write_text(CLIP.replace("triage", "second").replace("Triage, measured", "Second opinions"), "utf-8")
    window = open_window(clip)
    Workspace(window.workspace.library, window.workspace.person).import_clips(read_clips([again]))
    window.views.show_all()
    cards, workspace = window.panel.cards, window.workspace
    first = workspace.highlight(window.desk.document, span_of(window, "Nobody asked why."), named=["Überblick / claim"])
    second = workspace.highlight(window.desk.document, span_of(window, "The tenth case"), note="Ask the nurses")
    for words, wanted in (
        ("nobody", [first.id]), ("ASK", [first.id, second.id]), ("nurs", [second.id]), ("uberbl", [first.id]),
        ("nobody nurses", []), ("ada", [first.id, second.id]), ("!", [first.id, second.id]), ("zzz", []),
    ):
        cards.want(words=words)
        assert sorted(cards.rows.ids) == sorted(wanted), words


def test_an_empty_panel_says_what_to_do_in_a_sentence(window):
    cards = window.panel.cards
    assert "press H" in cards._empty._words.text()
    cards.want(scope="library")
    assert "library" in cards._empty._words.text()
