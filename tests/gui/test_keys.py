"""Every command can have another key: it is kept, used by menus and lists of keys, and never does two things."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from annotator.gui.commands import MENUS
from annotator.gui.dialogs import KeysBox
from annotator.gui.keys import Keys, _meet
from annotator.gui.keys_box import KeyChoice
from annotator.gui.preferences_box import PreferencesBox
from annotator.settings import Settings
from tests.gui.boxes import answer
from tests.gui.conftest import span_of

control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def keys(window) -> Keys:
    return window.preferences.keys


@pytest.fixture
def box(window, qtbot):
    made = KeyChoice(window.preferences.keys, window)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def seek(box: KeyChoice, words: str) -> None:
    box.search.setText(words)
    box.table.selectRow(0)


def test_no_usual_key_does_two_things() -> None:
    every = [c for commands in MENUS.values() for c in commands if c]
    for one, other in combinations(every, 2):
        assert not {QKeySequence(k) for k in one.keys} & {QKeySequence(k) for k in other.keys} or not _meet(one, other)


def test_another_key_does_it_and_the_usual_one_no_more(window, keys, qtbot):
    assert keys.choose("highlight", "G") == ""
    window.reader.select(span_of(window, "The model was right"))
    qtbot.keyClick(window.reader, Qt.Key.Key_H)
    assert not window.workspace.library.highlights()
    qtbot.keyClick(window.reader, Qt.Key.Key_G)
    assert [h.quote.exact for h in window.workspace.library.highlights()] == ["The model was right"]


def test_it_is_shown_wherever_keys_are(window, keys, qtbot):
    keys.choose("export", "Ctrl+Alt+E")
    assert window.commands["export"].shortcut() == QKeySequence("Ctrl+Alt+E")
    assert ("Export excerpts…", "Ctrl+Alt+E") in dict(window.commands.keys())["Library"]
    assert ("export", "Export excerpts", "Ctrl+Alt+E") in window.commands.listed()
    sheet = KeysBox(window, window.commands.keys())
    qtbot.addWidget(sheet)
    assert "Ctrl+Alt+E" in {w.text() for w in sheet.findChildren(QLabel)}


def test_it_holds_at_the_next_start(window, keys, tmp_path, open_window, settings):
    keys.choose("highlight", "G")
    keys.choose("export", "")
    again = Keys(window.commands, Settings(tmp_path / "settings.json"), window)
    held = {k.command.name: (k.keys, k.chosen) for k in again}
    assert held["highlight"] == (("G",), True)
    assert held["export"] == ((), True)
    assert held["undo"] == (("Ctrl+Z",), False)


@pytest.mark.parametrize(
    ("name", "key", "why"),
    [
        ("highlight", "T", "T is the key of “Tag”. Give that another one first."),
        ("highlight", "Ctrl+E", "Ctrl+E is the key of “Export excerpts”. Give that another one first."),
        ("export", "F2", "F2 is the key of “Rename”. Give that another one first."),
        ("highlight", "3", "3 puts on a pinned tag."),
        ("highlight", "Down", "Down is needed to move about."),
        ("export", "Ctrl+C", "Ctrl+C does the same in every program."),
        ("export", "G", "G alone writes a letter"),
        ("export", "Shift+G", "Shift+G alone writes a letter"),
        ("highlight", "Return", "Return opens what is chosen in a list."),
    ],
)
def test_a_key_that_would_do_two_things_is_refused_in_a_sentence(keys, window, name, key, why):
    before = window.commands[name].shortcuts()
    assert keys.choose(name, key).startswith(why)
    assert window.commands[name].shortcuts() == before


def test_the_codebook_and_the_page_do_not_share_the_focus_so_they_may_share_a_key(keys):
    assert keys.choose("rename_tag", "H") == ""
    assert keys.choose("highlight", "F8") == ""


def test_a_usual_key_given_away_is_not_taken_back_unasked(keys):
    keys.choose("highlight", "G")
    assert keys.choose("write_note", "H") == ""
    assert keys.put_back("highlight").startswith("H is the key of “Note”")
    assert keys.put_back("write_note") == ""
    assert keys.put_back("highlight") == ""
    assert {k.command.name: k.keys for k in keys}["highlight"] == ("H",)


def test_what_was_chosen_comes_before_a_key_that_a_later_version_brings(window, settings):
    settings.set("keys", {"export": ["Ctrl+K"]})
    held = {k.command.name: k.keys for k in Keys(window.commands, settings, window)}
    assert (held["export"], held["go_anywhere"]) == (("Ctrl+K",), ())


@pytest.mark.parametrize(
    "damaged", [["x"], {"export": "Ctrl+K"}, {"export": [3, "no key", "Ctrl+K, Ctrl+E"]}, {"x": ["G"]}]
)
def test_damaged_settings_are_no_choice_of_a_key(window, settings, damaged):
    settings.set("keys", damaged)
    assert {k.command.name: k.keys for k in Keys(window.commands, settings, window)}["undo"] == ("Ctrl+Z",)


def test_a_key_is_chosen_without_the_mouse(window, box, qtbot):
    qtbot.keyClicks(box.search, "highlight caret")
    qtbot.keyClick(box.search, Qt.Key.Key_Return)
    assert box.table.hasFocus()
    qtbot.keyClick(box.table, Qt.Key.Key_Return)
    qtbot.keyClick(box.line, Qt.Key.Key_X)
    assert window.commands["choose_here"].shortcut() == QKeySequence("X")
    qtbot.keyClick(box.line, Qt.Key.Key_T)
    assert box._why.text().startswith("T is the key of “Tag”")
    assert window.commands["choose_here"].shortcut() == QKeySequence("X")
    qtbot.keyClick(box.line, Qt.Key.Key_Escape)
    assert box.isVisible()
    assert box.table.hasFocus()
    box.usual.click()
    assert window.commands["choose_here"].shortcut() == QKeySequence("W")


def test_commands_are_found_by_their_key_too(box):
    seek(box, "ctrl+e")
    assert [box.table.item(n, 0).text() for n in range(box.table.rowCount())] == ["Export excerpts"]
    box.none.click()
    assert box.table.rowCount() == 0
    seek(box, "export excerpts")
    assert box.table.item(0, 2).text() == ""
    seek(box, "zzz")
    assert box._about.text() == "No command is called that."


def test_preferences_tell_of_them_and_put_them_back(window, keys, qtbot, monkeypatch):
    made = PreferencesBox(window.preferences, window)
    qtbot.addWidget(made)
    assert made.key_count.text() == "The usual ones"
    keys.choose("show_bar", "G")
    keys.choose("export", "F8")
    assert made.key_count.text() == "2 of your own"
    window.preferences.reset()
    assert made.key_count.text() == "The usual ones"
    assert window.commands["export"].shortcut() == QKeySequence("Ctrl+E")


def test_the_sheet_of_keys_leads_to_the_choice(window, qtbot):
    seen = answer(lambda box: (box.search.setText("export excerpts"), box.table.rowCount(), box.reject())[1], KeyChoice)
    led = answer(lambda box: box._on_choose(), KeysBox)
    window.commands["show_keys"].trigger()
    assert (led, seen) == ([None], [1])


def test_a_choice_that_cannot_be_kept_is_told(window, keys, tmp_path):
    (tmp_path / "settings.new").mkdir()
    assert keys.choose("highlight", "G") == ""
    assert "could not be kept" in window.status.told
    assert window.commands["highlight"].shortcut() == QKeySequence("G")


def test_what_is_shown_of_keys_is_true(window, keys):
    assert keys.choose("choose_tags", "Y") == ""
    window.reader.select(span_of(window, "Nobody asked why."))
    window.marking.show_bar()
    assert "Tag…  Y" in [made.text() for made, *_ in window.marking.bar._verbs]
    made = window.workspace.highlight(window.desk.document, span_of(window, "The model"))
    assert "Tags…\tY" in [a.text() for a in window.panel.cards.menu_for([made.id]).actions()]


def test_many_cards_answer_to_the_own_key_too(window, keys):
    assert keys.choose("choose_tags", "Y") == ""
    for words in ("The model", "Nobody asked"):
        window.workspace.highlight(window.desk.document, span_of(window, words))
    cards = window.panel.cards.list
    cards.setFocus()
    cards.selectAll()
    QTest.keyClick(cards, Qt.Key.Key_T)
    assert window.tagging.picker.isHidden()
    QTest.keyClick(cards, Qt.Key.Key_Y)
    assert window.tagging.picker.isVisible()
    assert len(window.tagging._picked) == 2
