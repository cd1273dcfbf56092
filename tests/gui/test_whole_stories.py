"""The whole way, from a clip file to an excerpt in a colleague's hands: once by mouse, once by keys, once by menu."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton

from annotator.gui.export_box import ExportBox
from tests.gui.boxes import answer
from tests.gui.conftest import drag, edges, span_of

left, control, shift = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def chosen(monkeypatch, clip, tmp_path):
    """What the system's file dialogs would answer; they are not ours to test."""
    target = tmp_path / "for Mei.jsonld"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(clip)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    return target


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def typed(words):
    QTest.keyClicks(QApplication.focusWidget(), words)
    QApplication.processEvents()


def in_the_export_box(act):
    """Do something as soon as the box is open."""
    answer(act, ExportBox)


def the_excerpt(target):
    [item] = json.loads(target.read_text("utf-8"))["first"]["items"]
    selectors = {s["type"]: s for s in item["target"]["selector"]}
    bodies = {b["purpose"]: b["value"] for b in item["body"]}
    return item["target"]["source"], selectors["TextQuoteSelector"]["exact"], bodies, selectors["TextPositionSelector"]


def test_by_mouse(open_window, chosen, qtbot):
    window = open_window()
    buttons = {b.text(): b for b in window.top.findChildren(QToolButton)}
    qtbot.mouseClick(buttons["Import…"], left)
    qtbot.waitUntil(lambda: window.desk.document is not None, timeout=10_000)
    drag(window.reader, *edges(window.reader, span_of(window, "sees 🫀 first")))
    bar = {b.accessibleName(): b for b in window.marking.bar.findChildren(QToolButton)}
    qtbot.mouseClick(bar["Highlight"], left)
    card = window.panel.cards.list.visualRect(window.panel.cards.rows.index(0)).center()
    qtbot.mouseClick(window.panel.cards.list.viewport(), left, pos=card)
    qtbot.mouseDClick(window.panel.cards.list.viewport(), left, pos=card)
    typed("The heart comes first.")
    qtbot.mouseClick(window.reader.viewport(), left, pos=QPoint(8, window.reader.height() - 40))
    window.reader.setFocus()

    def export(box):
        box.formats.setCurrentIndex(box.formats.findData("json"))
        qtbot.mouseClick(box.chief, left)

    in_the_export_box(export)
    qtbot.mouseClick(buttons["Export…"], left)
    qtbot.waitUntil(chosen.exists, timeout=10_000)
    url, quote, bodies, at = the_excerpt(chosen)
    assert (url, quote) == ("https://journal.example.org/triage", "sees 🫀 first")
    assert bodies == {"commenting": "The heart comes first."}
    assert window.reader.text_shown.words[at["start"] : at["end"]] == quote


def choose(window, *path):
    """What a person chooses in the window's menu, by its words."""
    actions = window.top.menu.actions()
    for words in path[:-1]:
        actions = next(a.menu() for a in actions if a.text() == words).actions()
    action = next(a for a in actions if a.text() == path[-1])
    assert action.isEnabled()
    action.trigger()
    QApplication.processEvents()


def test_by_menu(open_window, chosen, qtbot):
    window = open_window()
    choose(window, "Library", "Import clips…")
    qtbot.waitUntil(lambda: window.desk.document is not None, timeout=10_000)
    window.reader.setFocus()
    window.reader.put_caret(span_of(window, "right 🎯").start)
    choose(window, "Select", "The sentence")
    choose(window, "Mark", "Tag…")
    typed("evidence")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    choose(window, "Mark", "Note…")
    typed("Says who?")
    press(Qt.Key.Key_Escape)
    choose(window, "Edit", "Undo Note")
    assert window.workspace.library.notes() == []
    choose(window, "Edit", "Redo Note")

    def export(box):
        box.formats.setCurrentIndex(box.formats.findData("json"))
        box.chief.click()

    in_the_export_box(export)
    choose(window, "Library", "Export excerpts…")
    qtbot.waitUntil(chosen.exists, timeout=10_000)
    url, quote, bodies, at = the_excerpt(chosen)
    assert (url, quote) == ("https://journal.example.org/triage", "The model was right 🎯 in nine of ten cases.")
    assert bodies == {"tagging": "evidence", "commenting": "Says who?"}
    assert window.reader.text_shown.words[at["start"] : at["end"]] == quote


def test_by_keys(open_window, chosen, qtbot):
    window = open_window()
    window.activateWindow()
    press(Qt.Key.Key_O, control)
    qtbot.waitUntil(lambda: window.desk.document is not None, timeout=10_000)
    while QApplication.focusWidget() is not window.reader:
        press(Qt.Key.Key_F6)
    press(Qt.Key.Key_Home, control)
    for _ in range(40):  # down to the paragraph, the caret only
        press(Qt.Key.Key_S)
        span = window.reader.selected_span()
        if span and "model was right" in span.of(window.reader.text_shown.words):
            break
        press(Qt.Key.Key_Right)
        press(Qt.Key.Key_Right, control)
    assert span
    press(Qt.Key.Key_T)
    typed("evidence")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_N)
    typed("Says who?")
    press(Qt.Key.Key_Return, control)

    def export(box):
        for _ in range(box.formats.count()):
            if box.formats.currentData() == "json":
                break
            press(Qt.Key.Key_Down)  # the focus begins there
        while QApplication.focusWidget() is not box.chief:
            press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Space)

    in_the_export_box(export)
    press(Qt.Key.Key_E, control)
    qtbot.waitUntil(chosen.exists, timeout=10_000)
    url, quote, bodies, at = the_excerpt(chosen)
    assert (url, quote) == ("https://journal.example.org/triage", "The model was right 🎯 in nine of ten cases.")
    assert bodies == {"tagging": "evidence", "commenting": "Says who?"}
    assert window.reader.text_shown.words[at["start"] : at["end"]] == quote
