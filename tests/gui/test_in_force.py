"""What the window says of keys is true of the keys in force."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from annotator import gui
from annotator.gui.commands import MENUS
from annotator.gui.in_force import key_for, keyed
from tests.gui.conftest import span_of

HOUSE = Path(gui.__file__).parent
FIXED = {  # keys that nobody can choose: of a box, while it is open
    "choose_keys", "Ctrl", "Esc", "Enter", "Tab", "Shift+Enter", "Ctrl+Enter", "F1", "F12",
}


def rechosen(window, **keys):
    for name, key in keys.items():
        assert window.preferences.keys.choose(name, key) == ""


def shown(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


@pytest.fixture(autouse=True)
def put_back(window):
    yield
    window.preferences.keys.reset()


def test_a_sentence_names_the_key_that_was_chosen_and_the_command_where_it_has_none(window):
    assert keyed("“{}”; {undo} brings it back.", "a {undo} b") == "“a {undo} b”; Ctrl+Z brings it back."
    rechosen(window, undo="Ctrl+Alt+U")
    assert keyed("{undo} brings it back.") == "Ctrl+Alt+U brings it back."
    rechosen(window, undo="")
    assert keyed("{undo} brings it back.") == "“Undo” brings it back."


def test_the_empty_panel_and_the_bars_name_the_keys_in_force(window):
    assert "press H to highlight them, T to tag" in shown(window.panel.cards)
    rechosen(window, highlight="Ctrl+Alt+H", choose_tags="G", find_document="Ctrl+Alt+F", next_difference="Q")
    assert "press Ctrl+Alt+H to highlight them, G to tag" in shown(window.panel.cards)
    assert "press G" in shown(window.panel.tags)
    assert window.top.search.placeholderText().endswith("Ctrl+Alt+F")
    window.collating.bar.name_keys()
    assert any(b.toolTip() == "Next difference (Q)" for b in window.collating.bar.children() if hasattr(b, "toolTip"))
    window.reader.select(span_of(window, "nine of ten cases"))
    window.marking.show_bar()
    QApplication.processEvents()
    assert {"Highlight  Ctrl+Alt+H", "Tag…  G"} <= {made.text() for made, *_ in window.marking.bar._verbs}


def test_what_was_done_names_the_key_that_takes_it_back(window):
    rechosen(window, undo="Ctrl+Alt+U")
    document = window.desk.document
    window.remove_documents([document.id])
    assert "Ctrl+Alt+U brings it back" in shown(window.status)


def test_no_sentence_spells_a_key_that_people_can_choose():
    usual = {key for commands in MENUS.values() for c in commands if c for key in c.keys if len(key) > 1} - FIXED
    found = []
    for source in HOUSE.glob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("tr", "_tr"):
                words = node.args[0].value if isinstance(node.args[0], ast.Constant) else ""
                keys = set(re.findall(r"(?:(?:Ctrl|Alt|Shift)\+)+\w+|\bF\d\d?\b", words))
                found += [f"{source.name}: {words}" for key in keys if key in usual]
                letters = re.findall(r"\bpress [A-Z]\b|\([A-Z]\)|[;:] [A-Z] [a-z]", words)
                found += [f"{source.name}: {words}" for _ in letters]
    assert not found


def test_every_key_that_a_sentence_asks_for_is_a_commands():
    names = {c.name for commands in MENUS.values() for c in commands if c}
    for source in HOUSE.glob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("keyed", "key_for"):
                for part in ast.walk(node.args[0]):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        asked = re.findall(r"\{(\w+)\}", part.value)
                        assert set(asked) <= names, source.name
    assert key_for("undo")
