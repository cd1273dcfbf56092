"""All that a person chooses is in one box, found by its words, kept at once, and put back in one go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from annotator.gui import preferences_box
from annotator.gui.appearance import Appearance
from annotator.gui.look import PageStyle
from annotator.gui.preferences_box import PreferencesBox
from annotator.settings import Settings
from tests.gui.boxes import answer

left = Qt.MouseButton.LeftButton


@pytest.fixture
def box(window, qtbot):
    made = PreferencesBox(window.preferences, window)
    qtbot.addWidget(made)
    made.show()
    yield made
    QApplication.setCursorFlashTime(-1)


def kept(tmp_path):
    """What the next start of the app reads."""
    return Settings(tmp_path / "settings.json")


def shown(box):
    """The rows that can be seen, by their words."""
    return [row.parts[0].text() for _, rows in box.sections for row in rows if not row.parts[0].isHidden()]


def test_ctrl_comma_opens_the_box_and_escape_closes_it(window, qtbot):
    seen = answer(lambda box: (qtbot.keyClick(box, Qt.Key.Key_Escape), box.isVisible()), PreferencesBox)
    qtbot.keyClick(window.reader, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert seen == [(None, False)]


def test_what_is_chosen_is_seen_at_once_and_kept(window, box, qtbot, tmp_path):
    qtbot.mouseClick(box.themes.pills["sepia"], left)
    qtbot.mouseClick(box.faces.pills["clear"], left)
    qtbot.mouseClick(box.bar.pills["key"], left)
    box.steps[0].more.click()
    box.justified.click()
    look = window.appearance
    assert (look.theme.name, look.bar_on_key) == ("sepia", True)
    assert look.style == PageStyle(18, face="clear", justified=True)
    again = Appearance(kept(tmp_path), window)
    assert (again.theme_chosen, again.style, again.bar_on_key) == ("sepia", look.style, True)
    assert (window.marking.bar_on_key, box.steps[0].number.text()) == (True, "18 px")
    qtbot.mouseClick(box.bar.pills["once"], left)
    qtbot.mouseClick(box.bar.pills["once"], left)
    assert not window.marking.bar_on_key


def test_reduced_motion_stops_the_caret_and_the_bar_without_an_end(window, box, tmp_path):
    box.calm.click()
    assert QApplication.cursorFlashTime() == 0
    assert kept(tmp_path).get("reduced_motion", False)
    window.status.begin("Reading")
    assert window.status._bar.maximum() > window.status._bar.minimum()
    box.calm.click()
    assert QApplication.cursorFlashTime() > 0
    window.status.begin("Reading")
    assert window.status._bar.maximum() == window.status._bar.minimum() == 0


def test_rows_are_found_by_any_word_of_theirs(box):
    everything = shown(box)
    assert len(everything) == 18
    box.search.setText("dýslexia")
    assert shown(box) == ["Face"]
    box.search.setText("BAR key")
    assert shown(box) == ["Bar beside a selection", "Keys of commands"]
    assert [h.text() for h, _ in box.sections if not h.isHidden()] == ["MARKING", "KEYS"]
    box.search.setText("backup when")
    assert shown(box) == ["When"]
    box.search.setText("deutsch")
    assert shown(box) == ["Language"]
    box.search.setText("zzz")
    assert (shown(box), box.rows.nothing.isHidden()) == ([], False)
    box.search.clear()
    assert shown(box) == everything


def test_name_and_colour_of_the_person(window, box, qtbot, tmp_path):
    box.name.clear()
    qtbot.keyClicks(box.name, "  Ada   Lovelace ")
    qtbot.keyClick(box.name, Qt.Key.Key_Return)
    assert box.isVisible()
    assert (window.workspace.person.name, box.name.text()) == ("Ada Lovelace", "Ada Lovelace")
    box.swatches.show_own("#123456")
    assert kept(tmp_path).person == window.workspace.person
    assert window.workspace.person.colour == "#123456"
    box.name.setText(" ")
    box.close()
    assert window.workspace.person.name == "Ada Lovelace"


def test_the_watched_folder_is_chosen_shown_and_left(window, box, qtbot, tmp_path, monkeypatch):
    folder = tmp_path / "inbox"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    assert (box.folder.text(), box.unwatch.isHidden()) == ("None", True)
    qtbot.mouseClick(box.choose, left)
    assert window.errands.inbox.folder == folder
    assert box.folder.text().endswith("inbox")
    qtbot.mouseClick(box.unwatch, left)
    assert window.errands.inbox.folder is None
    assert box.folder.text() == "None"


def test_the_language_is_kept_for_the_next_start(box, tmp_path):
    box.language.setCurrentIndex(box.language.findData("de"))
    box.language.activated.emit(box.language.currentIndex())
    assert kept(tmp_path).language == "de"


def test_all_is_put_back_but_who_reads_here(window, box, tmp_path, monkeypatch):
    usual = shown(box)
    for act in (box.calm, box.wraps, box.steps[2].more, box.themes.pills["dark"], box.bar.pills["key"]):
        act.click()
    window.preferences.speak("de")
    window.preferences.call("Grace", "#123456")
    box.search.setText("theme")
    monkeypatch.setattr(preferences_box, "confirmed", lambda *_: False)
    box._on_reset()
    assert window.appearance.theme_chosen == "dark"
    monkeypatch.setattr(preferences_box, "confirmed", lambda *_: True)
    box._on_reset()
    again = Appearance(kept(tmp_path), window)
    assert (again.theme_chosen, again.style, again.bar_on_key, again.calm) == ("system", PageStyle(), False, False)
    assert (kept(tmp_path).language, kept(tmp_path).person.name) == ("system", "Grace")
    assert (shown(box), box.themes.pills["system"].isChecked(), box.calm.isChecked()) == (usual, True, False)


def test_a_settings_file_that_cannot_be_written_is_told_of(window, box, tmp_path):
    (tmp_path / "settings.new").mkdir()
    box.themes.pills["dark"].click()
    assert "could not be kept" in window.status.told
    window.status.tell("", None)
    window.preferences.call("Grace", "")
    assert "could not be kept" in window.status.told
    box.close()


def test_backups_are_counted_and_made_and_the_list_opens_once_the_box_is_gone(window, box, qtbot):
    assert box.backup_count.text() == "None yet"
    window.preferences.keeping.back_up()
    qtbot.waitUntil(lambda: box.backup_count.text() != "None yet", timeout=20_000)
    assert box.backup_count.text().startswith("1 backup, ")
    found = window.preferences.keeping.found
    assert [b.path.parent for b in found] == [window.preferences.keeping.folder]
    box.restore.click()
    assert (box.isVisible(), box.after) == (False, window.preferences.keeping.restore_backup)
