"""Going to anything: what fits, what was lately, and getting there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from annotator.gui.goto import Goal, Goals, fitting
from annotator.gui.matching import fold
from tests.gui.test_searching import library as library


def goal(name, kind="document"):
    return Goal(f"{kind} {name}", name, "", folded=fold(name))


def names(window):
    return [g.name for g in window.going.box.rows.rows]


def test_recent_goals_come_first_then_names_that_begin_so():
    goals = [Goals.of([goal(n) for n in ("the Étude", "etude", "a paper", "Etudes for two")])]
    assert fitting(goals, "", ["document a paper"])[0].name == "a paper"
    assert [g.name for g in fitting(goals, "étu", [])] == ["etude", "Etudes for two", "the Étude"]
    assert [g.name for g in fitting(goals, "two et", [])] == ["Etudes for two"]
    assert fitting(goals, "zebra", []) == []
    assert len(fitting([Goals.of([goal(str(n)) for n in range(500)])], "", [])) == 60


def test_documents_tags_and_commands_are_there(library):
    library.going.go_anywhere()
    assert {g.kind for g in library.going.box.rows.rows} == {"document", "tag", "command"}
    library.going.box.line.setText("export")
    (export,) = [g for g in library.going.box.rows.rows if g.key == "export"]
    assert export.told == "Ctrl+E"


def test_enter_goes_to_a_document_and_it_is_recent_then(qtbot, library):
    library.going.go_anywhere()
    qtbot.keyClicks(library.going.box.line, "clip 2")
    qtbot.keyClick(library.going.box.line, Qt.Key.Key_Return)
    assert library.desk.document.title == "Clip 2"
    assert library.going.box.isHidden()
    library.going.go_anywhere()
    assert names(library)[0] == "Clip 0"  # where one was; not where one is


def test_a_tag_shows_its_highlights_of_the_whole_library(qtbot, library):
    library.open_document(next(d.id for d in library.workspace.library.documents() if d.title == "Clip 2"))
    library.going.go_anywhere()
    qtbot.keyClicks(library.going.box.line, "people nurses")
    qtbot.keyClick(library.going.box.line, Qt.Key.Key_Return)
    assert [c.quote for c in library.panel.cards.rows.rows] == ["The nurse decides"]


def test_a_tag_called_so_comes_before_the_documents(qtbot, library):
    library.workspace.tag("clip")
    library.going.go_anywhere()
    assert library.going.box.rows.rows[0].kind == "document"
    qtbot.keyClicks(library.going.box.line, "cl")
    kinds = [g.kind for g in library.going.box.rows.rows]
    assert kinds[:3] == ["document", "tag", "document"]  # the first was gone to lately


def test_a_command_is_done(qtbot, library):
    library.going.go_anywhere()
    qtbot.keyClicks(library.going.box.line, "light or dark")
    dark = library.appearance.theme.dark
    qtbot.keyClick(library.going.box.line, Qt.Key.Key_Return)
    assert library.appearance.theme.dark is not dark


def test_what_is_called_nothing_is_looked_for_in_everything(qtbot, library):
    library.going.go_anywhere()
    qtbot.keyClicks(library.going.box.line, "decides filler")
    qtbot.keyClick(library.going.box.line, Qt.Key.Key_Return)
    assert library.top.search.text() == "decides filler"
    qtbot.waitUntil(lambda: [h.title for h in library.searching.pane.hits] == ["Clip 0"], timeout=10_000)


def test_escape_gives_the_focus_back(qtbot, library):
    library.reader.setFocus()
    library.going.go_anywhere()
    assert library.going.box.line.hasFocus()
    qtbot.keyClick(library.going.box.line, Qt.Key.Key_Escape)
    assert library.reader.hasFocus()


def test_what_was_said_of_a_document_goes_where_a_person_turns_to_another(qtbot, library):
    library.status.tell("Removed 1 highlight", "what it was")
    here = library.desk.document.id
    library.shelf.document_chosen.emit(here)
    said = library.status.findChildren(QLabel, "statusTold")[0]
    assert not said.isHidden()
    other = next(n for n in range(library.shelf.rows.rowCount()) if library.shelf.rows.rows[n].id != here)
    index = library.shelf.rows.index(other, 0)
    library.shelf.list.scrollTo(index)
    middle = library.shelf.list.visualRect(index).center()
    qtbot.mouseClick(library.shelf.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert library.desk.document.id != here
    assert said.isHidden()
    assert not [b for b in library.status.findChildren(QAbstractButton) if b.isVisible() and b.text() == "Details"]
