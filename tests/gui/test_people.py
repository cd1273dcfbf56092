"""Conflicts and comparisons in the window: both sides, a choice, from the number to the words."""

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QToolButton

from annotator.gui import phrases
from annotator.gui.comparing import CompareBox
from annotator.gui.dialogs import NameBox
from annotator.gui.handing import HandOver, ShareBox
from annotator.gui.questions import QuestionBox
from annotator.model import Change, Span
from annotator.settings import stranger
from annotator.store import Library
from annotator.workspace import PALETTE, Question, Side, Workspace
from tests.gui.boxes import answer

from .conftest import span_of

BEN = stranger("Ben")


@pytest.fixture
def team(qtbot, window, tmp_path):
    """Ada's window, with what Ben did in his copy merged into it."""
    path = tmp_path / "Ben.sqlite"
    path.write_bytes(window.workspace.library.path.read_bytes())
    ben = Workspace(Library(path), BEN)
    (document,) = ben.library.documents()
    words = ben.text_of(document).words

    def mark(said, tag):
        start = words.index(said)
        ben.highlight(document, Span(start, start + len(said)), named=[tag])

    mark("Nobody asked why.", "method")
    mark("The tenth case mattered more than the nine.", "evidence")
    ben.library.close()
    window.workspace.highlight(document, span_of(window, "Nobody asked why"), named=["method"])
    window.workspace.merge([path])
    window.views.read_anew()
    return window


def test_a_choice_settles_a_question_and_the_list_goes_on(qtbot, team):
    found = team.workspace.questions()
    assert [q.kind for q in found] == ["twins", "overlap"]
    box = QuestionBox(team, found)
    qtbot.addWidget(box)
    owner = team.sharing.questions
    box.chosen.connect(lambda question, side: owner._on_chosen(box, question, side))
    box.both_chosen.connect(lambda question: owner._on_both(box, question))
    box.both_chosen.emit(box.question)
    assert box.question.kind == "overlap"
    box.chosen.emit(box.question, box.question.sides[0])
    assert box.found == []
    assert len(team.desk.cards()) == 2
    assert team.workspace.questions() == []


def test_what_people_differ_in_is_said_in_the_language_of_the_window_and_logged_in_the_logs(german, team):
    twins, overlap = team.workspace.questions(phrases.TONGUE)
    assert twins.about == "2 Schlagwörter namens „method“"
    assert [side.words for side in twins.sides] == ["method · an 1 Markierung"] * 2
    assert overlap.about == "zwei Markierungen fast derselben Wörter"
    team.workspace.choose(overlap, overlap.sides[0])
    assert team.workspace.library.undo_label == "Settle two highlights of nearly the same words"


def test_colours_are_seen_and_sides_that_look_alike_are_told_apart(qtbot, window):
    def side(words, more=""):
        return Side(words, "Ann", 1, shows=True, more=more)

    colours, overlap = (side("#F2C1C6"), side("#B9D8EE")), (side("words", "method"), side("words"))
    box = QuestionBox(window, [
        Question("a", "field", "the colour of “method”", "", "", "", colours, both=False),
        Question("b", "overlap", "two highlights", "", "", "", overlap, both=True),
    ])  # fmt: skip
    qtbot.addWidget(box)
    dots = [w for w in box._area.findChildren(QLabel) if not w.pixmap().isNull()]
    assert [d.pixmap().toImage().pixelColor(8, 8).name().upper() for d in dots] == ["#F2C1C6", "#B9D8EE"]
    box.table.selectRow(1)
    assert "method" in [w.text() for w in box._area.widget().findChildren(QLabel)]


def test_the_menu_lists_conflicts_or_says_that_there_are_none(qtbot, window):
    with qtbot.waitSignal(window.sharing.told, timeout=10_000) as told:
        window.commands["show_questions"].trigger()
    assert "nothing to choose" in told.args[0]


def test_from_a_number_to_the_words_on_the_page(qtbot, team):
    boxes = []

    def act(box):
        qtbot.waitUntil(lambda: box.table.rowCount() == 4, timeout=10_000)
        boxes.append([box.table.item(0, n).text() for n in range(8)])
        box.table.selectRow(0)
        box.passages.selectRow(box.passages.rowCount() - 1)
        box._on_passage()
        box.accept()

    answer(act, CompareBox)
    team.commands["compare_people"].trigger()
    qtbot.waitUntil(lambda: bool(boxes), timeout=10_000)
    assert boxes[0][0] == "Marked at all"
    assert boxes[0][1:3] == ["1", "2"]
    assert team.desk.current().quote.exact == "The tenth case mattered more than the nine."


def test_a_copy_is_handed_over(qtbot, team, tmp_path):
    target = tmp_path / "for Cleo.sqlite"
    with qtbot.waitSignal(team.sharing.told, timeout=20_000) as told:
        team.sharing.handing.share(HandOver(target, whole=False, blind=True, redact=False))
    assert told.args[0].startswith("for Cleo.sqlite is ready:")
    copy = Library(target)
    assert (len(copy.documents()), copy.highlights()) == (1, [])
    assert len(copy.tags()) == 3
    copy.close()


def test_what_a_search_finds_is_handed_over_and_nothing_else(qtbot, team, tmp_path, monkeypatch):
    target = tmp_path / "found.sqlite"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    team.top.search.setText("tag:method")

    def act(box):
        box.scope.setCurrentIndex(box.scope.findData("search"))
        assert box.query.text() == "tag:method"
        box.query.setText("tag:")
        assert not box.chief.isEnabled()
        assert box._wrong.isVisible()
        box.query.setText("tag:method")
        box.chief.click()

    answer(act, ShareBox)
    with qtbot.waitSignal(team.sharing.told, timeout=20_000) as told:
        team.commands["share_library"].trigger()
    assert told.args[0].startswith("found.sqlite is ready: 1 document, ")
    with closing(Library(target)) as copy:
        assert [d.title for d in copy.documents()] == ["Triage, measured 🩺"]
        assert len(copy.highlights()) == 3
    with qtbot.waitSignal(team.sharing.failed, timeout=20_000) as failed:
        team.sharing.handing.share(HandOver(target, whole=False, blind=False, redact=False, query="tag:nowhere"))
    assert str(failed.args[0]) == "No document is found by: tag:nowhere"


def test_the_box_says_what_taking_words_out_means(qtbot, team):
    box = ShareBox(team, team.workspace.library.path, "Title")
    qtbot.addWidget(box)
    box.show()
    labels = [w for w in box.findChildren(type(box.findChild(object, "dim"))) if "backups" in w.text()]
    assert [w.isVisible() for w in labels] == [False]
    box.redact.setChecked(True)
    QApplication.processEvents()
    assert [w.isVisible() for w in labels] == [True]


def test_a_colour_chosen_at_first_stands_beside_the_name_and_travels(qtbot, window, settings):
    box = NameBox(None, "Ada")
    qtbot.addWidget(box)
    assert box.colour in PALETTE
    box.swatches.findChildren(QToolButton)[3].click()
    assert box.colour == PALETTE[3]
    window.errands.introduce("Ada", box.colour)
    made = window.workspace.highlight(window.desk.document, span_of(window, "Nobody asked why"))
    assert window.workspace.library.persons()[made.person].colour == PALETTE[3]
    assert [c.hue for c in window.desk.cards()] == [PALETTE[3]]
    window.errands.introduce("Ada", PALETTE[1])
    window.workspace.highlight(window.desk.document, span_of(window, "The tenth case"))
    assert window.workspace.library.persons()[made.person].colour == PALETTE[1]
    assert {c.hue for c in window.desk.cards()} == {PALETTE[1]}
    assert settings.person.colour == PALETTE[1]


def test_others_have_their_own_colour_and_keep_it_where_none_is_said(team):
    ben = team.workspace.library.persons()[BEN.id]
    team.workspace.library.apply(Change("", (ben,), (replace(ben, colour="#123456"),)), BEN.id)
    team.workspace.look()
    team.views.read_anew()
    assert {c.hue for c in team.desk.cards() if c.who.startswith("Ben")} == {"#123456"}
    team.workspace._introduce(replace(BEN, name="Benjamin"))
    assert team.workspace.library.persons()[BEN.id].colour == "#123456"
