"""Cards narrowed down, and many of them changed in one step."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QThread
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from annotator.gui.card_rows import STEPS
from annotator.model import Person, Span
from annotator.workspace import Workspace
from tests.gui.conftest import once, span_of
from tests.gui.many import entry, long_clip, mark, names


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


def test_by_mouse_several_are_chosen_one_by_one_and_as_a_range(marked, qtbot):
    cards, modifier = marked.panel.cards, Qt.KeyboardModifier
    ids = cards.rows.ids

    def click(row, held):
        spot = cards.list.visualRect(cards.rows.index(row)).center()
        qtbot.mouseClick(cards.list.viewport(), Qt.MouseButton.LeftButton, held, spot)

    click(0, modifier.NoModifier)
    click(2, modifier.ControlModifier)
    assert cards.selected() == [ids[0], ids[2]]
    click(0, modifier.ControlModifier)
    assert cards.selected() == [ids[2]]
    click(0, modifier.NoModifier)
    click(2, modifier.ShiftModifier)
    assert cards.selected() == ids
    QTest.keyClick(cards.list, Qt.Key.Key_Delete)
    assert marked.workspace.library.highlights() == []
    marked.undo()
    assert cards.rows.ids == ids


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


@pytest.mark.parametrize("gone", [(0, 2), (0, 1), (1, 2)])
def test_after_several_went_what_is_chosen_in_the_list_is_what_is_selected_on_the_page(marked, gone):
    cards = marked.panel.cards
    view, flag = cards.list, QItemSelectionModel.SelectionFlag
    [left] = [cards.rows.id_at(cards.rows.index(n)) for n in range(3) if n not in gone]
    for n, how in zip(gone, (flag.ClearAndSelect, flag.Select), strict=True):
        view.selectionModel().setCurrentIndex(cards.rows.index(n), how)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert marked.desk.selected == left
    assert cards.selected() == [left]
    assert cards.rows.id_at(view.currentIndex()) == left


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


def test_what_only_some_wear_is_told_in_the_picker_and_put_on_all(marked):
    cards, picker = marked.panel.cards, marked.tagging.picker
    choose_all(cards)
    QTest.keyClick(cards.list, Qt.Key.Key_T)
    told = {c.tag.name: (c.worn, c.partly) for c in picker.choices.rows if c.tag}
    assert told == {"thesis": (False, True), "learning": (False, True), "RLVR": (False, True)}
    assert all(c.spoken.endswith("put on some") for c in picker.choices.rows)
    QTest.keyClicks(QApplication.focusWidget(), "thesis")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    after = {"thesis": (True, False), "learning": (False, True), "RLVR": (False, True)}
    assert {c.tag.name: (c.worn, c.partly) for c in picker.choices.rows if c.tag} == after
    picker.dismiss()


def test_very_many_are_changed_while_the_window_stays_free(long_window, qtbot):
    workspace, cards = long_window.workspace, long_window.panel.cards
    tag = workspace.tag("bulk")
    mark(workspace, long_window.desk.document, 700)
    long_window.views.show_all()
    cards.list.setFocus()
    cards.list.selectAll()
    assert len(cards.selected()) == 700
    long_window.bulk.colour(cards.selected(), tag.id)
    qtbot.waitUntil(once(lambda: workspace.library.tag_counts().get(tag.id) == 700), timeout=20_000)
    qtbot.waitUntil(lambda: cards.rows.rows[0].chips != ())
    assert len(cards.selected()) == 700
    qtbot.waitUntil(lambda: {m.colour for m in long_window.reader.marks} == {tag.colour})
    long_window.undo()
    qtbot.waitUntil(once(lambda: workspace.library.tag_counts() == {}), timeout=20_000)
    qtbot.waitUntil(lambda: {m.colour for m in long_window.reader.marks} == {""})


def counts(workspace: Workspace) -> list[int]:
    """Of highlights with each tag."""
    return sorted(workspace.library.tag_counts().values())


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
    qtbot.waitUntil(once(lambda: counts(workspace) == [700, 700]), timeout=20_000)
    qtbot.waitUntil(lambda: picker._chosen.text() == "✓\xa0fresh   ✓\xa0second")
    QTest.keyClick(picker.line, Qt.Key.Key_Backspace)
    qtbot.waitUntil(once(lambda: counts(workspace) == [700]), timeout=20_000)
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


def test_cards_are_told_to_those_who_hear(marked):
    cards = marked.panel.cards
    told = QAccessible.queryAccessibleInterface(cards.list)
    assert told.text(QAccessible.Text.Name) == "Highlights"
    assert told.childCount() >= 3
    spoken = [cards.rows.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(3)]
    assert spoken[1].startswith("“Nobody asked why.”. thesis. Why?. you")
