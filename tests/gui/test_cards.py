"""The panel of very many cards: what it lists, in which order, and that it follows every change."""

import random
from contextlib import suppress
from itertools import pairwise

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QThread
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from annotator import anchor
from annotator.gui.card_rows import STEPS
from annotator.gui.desk import Desk
from annotator.intake import read_clips
from annotator.model import Change, Highlight, Person, Span, new_id
from annotator.store.trouble import Busy
from annotator.workspace import Workspace
from tests.gui.conftest import CLIP, span_of

ORDERS = ("place", "time", "tag")


def long_clip(tmp_path, name="long.md", title="Long"):
    path = tmp_path / name
    paragraphs = "\n\n".join(f"Paragraph {n} of {title} " + f"word{n} " * 60 for n in range(120))
    path.write_text(f"---\ntitle: {title}\nurl: https://a.b/{title}\n---\n\n{paragraphs}", "utf-8")
    return path


def mark(workspace, document, count, seed=1, tags=()):
    """Highlights all over a document, some of them long."""
    chance, text = random.Random(seed), workspace.text_of(document)
    made = []
    for n in range(count):
        start = chance.randrange(len(text.words) - 2_600)
        span = Span(start, start + chance.choice((12, 80, 300, 2_500)))
        worn = (tags[n % len(tags)],) if tags else ()
        made.append(Highlight(new_id(), document.id, text.id, span, anchor.quote(text.words, span), worn))
    workspace.library.apply(Change("Highlights", after=tuple(made)), workspace.person.id)


def listed(desk, sift):
    """The ids of a ranking, read to its end."""
    ranking, out = desk.ranking(sift), []
    out += ranking.more()
    while not ranking.is_done:
        out += ranking.more()
    return [key[-1] for key in out]


@pytest.fixture
def long_window(open_window, tmp_path):
    return open_window(long_clip(tmp_path))


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


def names(cards):
    return [card.quote for card in cards.rows.rows]


@pytest.fixture
def marked(window):
    """Three highlights with tags and notes, the first two by Ada, the third by Ben."""
    ada, document = window.workspace, window.desk.document
    ben = Workspace(ada.library, Person("b" * 32, "Ben"))
    ada.tag("learning")
    ada.highlight(document, span_of(window, "The model was right"), named=["learning › RLVR"])
    ada.highlight(document, span_of(window, "Nobody asked why."), named=["thesis"], note="Why?")
    ben.highlight(document, span_of(window, "The tenth case"), named=["learning"])
    window.views.show_all()
    window.panel.cards.list.setFocus()
    return window


def choose_all(cards):
    QTest.keyClick(cards.list, Qt.Key.Key_Home)
    QTest.keyClick(cards.list, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert len(cards.selected()) == 3


def entry(menu, words):
    """What a menu offers under some words, as it is when it opens."""
    menu.aboutToShow.emit()
    return next(a for a in menu.actions() if a.text().split("\t")[0] == words)


def test_cards_are_narrowed_down_by_tag_with_those_below_by_person_and_by_notes(marked):
    cards, menu = marked.panel.cards, marked.panel.cards.bar.more.menu()
    menu.aboutToShow.emit()
    entry(menu.actions()[0].menu(), "learning").trigger()
    assert names(cards) == ["The model was right", "The tenth case"]
    entry(menu, "With a note").trigger()
    assert names(cards) == []
    entry(menu, "With a note").trigger()
    menu.aboutToShow.emit()
    entry(menu.actions()[1].menu(), "Ben").trigger()
    assert names(cards) == ["The tenth case"]
    [pill, *_] = [p for p in cards.bar.findChildren(QToolButton) if "learning" in p.text()]
    pill.click()
    assert names(cards) == ["The tenth case"]
    cards.unsift()
    assert len(names(cards)) == 3


def test_typed_words_narrow_down_and_are_taken_off_again(marked, qtbot):
    cards = marked.panel.cards
    cards.bar.field.setText("nobody")
    qtbot.waitUntil(lambda: names(cards) == ["Nobody asked why."])
    cards.bar.field.setText("nothing like it")
    qtbot.waitUntil(lambda: names(cards) == [])
    assert cards._empty.isVisible()
    cards._empty.button.click()
    assert len(names(cards)) == 3
    assert cards.bar.field.text() == ""


def test_what_is_being_typed_is_not_wiped_by_what_comes_meanwhile(marked, qtbot):
    bar = marked.panel.cards.bar
    bar.field.setText("nobody")
    bar.show_names((), ())
    assert bar.field.text() == "nobody"
    qtbot.waitUntil(lambda: names(marked.panel.cards) == ["Nobody asked why."])


def test_many_are_tagged_by_a_digit_and_untagged_and_each_is_one_step(marked):
    cards, library = marked.panel.cards, marked.workspace.library
    pin = next(t for t in library.tags() if t.name == "thesis").pin
    choose_all(cards)
    QTest.keyClick(cards.list, Qt.Key(int(Qt.Key.Key_0) + pin))
    assert all(any(c.label == "thesis" for c in card.chips) for card in cards.rows.rows)
    assert len(cards.selected()) == 3
    marked.undo()
    assert [len(card.chips) for card in cards.rows.rows] == [1, 1, 1]
    entry(cards.bulk._untag, "learning").trigger()
    assert [len(card.chips) for card in cards.rows.rows] == [1, 1, 0]
    marked.undo()
    assert [len(card.chips) for card in cards.rows.rows] == [1, 1, 1]


def test_many_take_the_colour_of_a_tag_in_one_step(marked):
    cards = marked.panel.cards
    before = [card.colour for card in cards.rows.rows]
    choose_all(cards)
    entry(cards.bulk._colour, "thesis").trigger()
    [colour] = {card.colour for card in cards.rows.rows}
    assert colour == before[1]
    assert [m.colour for m in marked.reader.marks] == [colour] * 3
    marked.undo()
    assert [card.colour for card in cards.rows.rows] == before


def test_many_are_deleted_in_one_step_by_key_and_copied_with_their_source(marked):
    cards = marked.panel.cards
    choose_all(cards)
    QTest.keyClick(cards.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    assert copied.index("“The model was right”") < copied.index("“The tenth case”") < copied.index("https://journal")
    QTest.keyClick(cards.list, Qt.Key.Key_Delete)
    assert marked.workspace.library.highlights() == []
    assert not cards.bulk.isVisible()
    marked.undo()
    assert len(names(cards)) == 3


def test_a_card_offers_every_verb_in_its_menu(marked):
    cards, asked = marked.panel.cards, []
    for signal in (cards.tags_asked, cards.gone_to, cards.note_asked, cards.copy_asked, cards.deletion_asked):
        signal.connect(lambda told: asked.append(told))
    (key, *_) = cards.rows.ids
    menu = cards.menu_for([key])
    for words in ("Tags…", "Go there", "Note…", "Copy quote", "History…", "Delete"):
        next(a for a in menu.actions() if a.text().split("\t")[0] == words).trigger()
    assert asked == [[key], key, key, [key], [key]]
    box = marked.recalling.history
    assert box.isVisible()
    assert all("The model was right" in row.words for row in box.list.rows.rows)
    box.close()


def test_many_are_tagged_in_the_picker_by_its_key(marked):
    cards = marked.panel.cards
    choose_all(cards)
    QTest.keyClick(cards.list, Qt.Key.Key_T)
    assert marked.tagging.picker.isVisible()
    QTest.keyClicks(QApplication.focusWidget(), "fresh")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert all(card.chips[-1].label == "fresh" for card in cards.rows.rows)
    marked.undo()
    assert all(card.chips[-1].label != "fresh" for card in cards.rows.rows)


def test_very_many_are_changed_while_the_window_stays_free(long_window, qtbot):
    workspace, cards = long_window.workspace, long_window.panel.cards
    tag = workspace.tag("bulk")
    mark(workspace, long_window.desk.document, 700)
    long_window.views.show_all()
    cards.list.setFocus()
    cards.list.selectAll()
    assert len(cards.selected()) == 700
    long_window.bulk.colour(cards.selected(), tag.id)
    qtbot.waitUntil(lambda: workspace.library.tag_counts().get(tag.id) == 700, timeout=20_000)
    qtbot.waitUntil(lambda: cards.rows.rows[0].chips != ())
    assert len(cards.selected()) == 700
    qtbot.waitUntil(lambda: {m.colour for m in long_window.reader.marks} == {tag.colour})
    long_window.undo()
    qtbot.waitUntil(lambda: workspace.library.tag_counts() == {}, timeout=20_000)
    qtbot.waitUntil(lambda: {m.colour for m in long_window.reader.marks} == {""})


def counts(workspace: Workspace) -> list[int]:
    """Of highlights with each tag; none while somebody writes."""
    with suppress(Busy):
        return sorted(workspace.library.tag_counts().values())
    return []


def test_very_many_are_tagged_in_the_picker_while_the_window_stays_free(long_window, qtbot, monkeypatch):
    workspace, cards, picker = long_window.workspace, long_window.panel.cards, long_window.tagging.picker
    mark(workspace, long_window.desk.document, 700)
    long_window.views.show_all()
    cards.list.setFocus()
    cards.list.selectAll()
    threads, retag = [], Workspace.retag

    def seen(self, *args):
        threads.append(QThread.currentThread())
        return retag(self, *args)

    monkeypatch.setattr(Workspace, "retag", seen)
    QTest.keyClick(cards.list, Qt.Key.Key_T)
    QTest.keyClicks(picker.line, "x" * 500)
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.hint.property("warning")
    assert len(picker.line.text()) == 500  # what was refused stays to be mended
    picker.line.clear()
    for word in ("fresh", "second"):
        QTest.keyClicks(picker.line, word)
        QTest.keyClick(picker.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: counts(workspace) == [700, 700], timeout=20_000)
    qtbot.waitUntil(lambda: picker._chosen.text() == "✓\xa0fresh   ✓\xa0second")
    QTest.keyClick(picker.line, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: counts(workspace) == [700], timeout=20_000)
    assert QThread.currentThread() not in threads
    assert len(threads) == 3
    assert picker.isVisible()
    qtbot.waitUntil(lambda: len(cards.selected()) == 700)


def test_very_many_that_come_back_leave_what_is_chosen_chosen_as_few_ranges(long_window):
    workspace, document, cards = long_window.workspace, long_window.desk.document, long_window.panel.cards
    mark(workspace, document, 700)
    long_window.views.show_all()
    cards.list.setFocus()
    cards.list.selectAll()
    cards.list.selectionModel().setCurrentIndex(cards.rows.index(350), QItemSelectionModel.SelectionFlag.NoUpdate)
    chosen, current = cards.selected(), cards.rows.id_at(cards.list.currentIndex())
    mark(workspace, document, STEPS + 1, seed=2)
    gone = [h for h in workspace.library.highlights(document.id) if h.id not in set(chosen)]
    workspace.remove(*gone)
    assert cards.rows.rowCount() == 700
    assert cards.selected() == chosen
    workspace.undo()
    assert cards.rows.rowCount() == 700 + STEPS + 1
    assert set(cards.selected()) == set(chosen)
    assert cards.rows.id_at(cards.list.currentIndex()) == current
    rows = sorted(map(cards.rows.ids.index, chosen))
    parts = cards.list.selectionModel().selection().toList()
    assert len(parts) == 1 + sum(b - a > 1 for a, b in pairwise(rows)) < len(chosen)


def test_enter_goes_to_the_words_also_of_another_document(open_window, clip, tmp_path):
    window = open_window(clip, long_clip(tmp_path))
    workspace, cards = window.workspace, window.panel.cards
    other = next(d for d in workspace.library.documents() if d.id != window.desk.document.id)
    made = workspace.highlight(other, Span(300, 340))
    cards.want(scope="library")
    cards.list.setFocus()
    QTest.keyClick(cards.list, Qt.Key.Key_Home)
    assert window.desk.document.id != other.id
    QTest.keyClick(cards.list, Qt.Key.Key_Return)
    assert window.desk.document.id == other.id
    assert window.desk.selected == made.id
    assert window.reader.hasFocus()
    assert cards.sift.scope == "library"


def test_an_empty_panel_says_what_to_do_in_a_sentence(window):
    cards = window.panel.cards
    assert "press H" in cards._empty._words.text()
    cards.want(scope="library")
    assert "library" in cards._empty._words.text()


def test_cards_are_told_to_those_who_hear(marked):
    cards = marked.panel.cards
    told = QAccessible.queryAccessibleInterface(cards.list)
    assert told.text(QAccessible.Text.Name) == "Highlights"
    assert told.childCount() >= 3
    spoken = [cards.rows.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(3)]
    assert spoken[1].startswith("“Nobody asked why.”. thesis. Why?. you")
