"""Two people side by side on the page: their lanes, their colours, and the way from one difference to the next."""

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui import phrases
from annotator.gui.comparing import CompareBox
from annotator.settings import stranger
from tests.gui.boxes import answer
from tests.gui.conftest import span_of
from tests.gui.test_access import nameless
from tests.gui.test_people import team  # noqa: F401
from tests.gui.test_stories import press


@pytest.fixture
def pair(qtbot, team):  # noqa: F811
    """Ada's window while she compares herself with Ben; the tags that both made are one."""
    one, other = (t for t in team.workspace.library.tags() if t.name == "method")
    team.workspace.merge_tags(other, one)
    press(team.reader, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: bool(team.collating.lanes.cells()), timeout=10_000)
    return team


def words(window):
    return [tuple((s.words, *s.lines) for s in c.row.sides) for c in window.collating.lanes.cells()]


def test_each_has_a_lane_and_a_place_stands_in_both_at_one_height(pair):
    assert words(pair) == [
        (("method",), ("method",)),
        (("not marked",), ("evidence", "≠ only Ben")),
    ]
    lanes = pair.collating.lanes
    left, right = lanes.sides
    assert left.geometry().right() < pair.reader.column_left()
    assert right.geometry().left() > pair.reader.column_right()
    assert min(left.width(), right.width()) > 120
    assert [lane.accessibleName() for lane in lanes.sides] == ["What Ada marked", "What Ben marked"]
    box = pair.reader.mark_box(span_of(pair, "The tenth case mattered"))
    assert abs(lanes.cells()[1].top - box.top()) < 2


def test_everything_there_has_a_name(pair):
    assert nameless(pair) == []


def test_the_page_tells_the_two_apart_and_the_strip_shows_where_they_differ(pair):
    page, strip = pair.collating.tints(pair.desk.marks())
    assert len({m.colour for m in page}) == 2
    assert [(m.span, m.colour) for m in page if m.span.start > 150] == [(m.span, m.colour) for m in strip]
    assert pair.reader.marks == list(page)


def test_keys_go_from_one_difference_to_the_next_and_say_what_it_is(qtbot, pair):
    assert pair.desk.current().quote.exact.startswith("The tenth case"), "the first is shown at once"
    second = pair.workspace.highlight(pair.desk.document, span_of(pair, "First 🥇"), named=["point"])
    qtbot.waitUntil(lambda: len(pair.collating.lanes.cells()) == 3, timeout=10_000)
    with qtbot.waitSignal(pair.collating.spoken) as said:
        press(pair.reader, Qt.Key.Key_D)
    assert pair.desk.selected == second.id
    assert said.args == ["2 of 2 differences. only Ada. “First 🥇”. Ada: point. Ben: not marked"]
    press(pair.reader, Qt.Key.Key_D)
    assert pair.desk.current().quote.exact.startswith("The tenth case"), "round and round"
    QTest.keyClick(pair.reader, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    assert pair.desk.selected == second.id
    assert pair.collating.lanes.current == 2


def test_a_click_on_a_cell_goes_to_its_place(qtbot, pair):
    cell = pair.collating.lanes.cells()[0]
    qtbot.mouseClick(pair.collating.lanes.sides[0], Qt.MouseButton.LeftButton, pos=QPoint(40, round(cell.top) + 5))
    assert pair.desk.current().quote.exact.startswith("Nobody asked why")
    assert pair.collating.lanes.current == 0


def test_a_change_is_seen_in_the_lanes(qtbot, pair):
    pair.workspace.highlight(pair.desk.document, span_of(pair, "The tenth case mattered more"), named=["evidence"])
    qtbot.waitUntil(
        lambda: words(pair)[1:] == [(("evidence", "≠ other words"), ("evidence", "≠ other words"))], timeout=10_000
    )
    pair.undo()
    qtbot.waitUntil(lambda: words(pair)[1:] == [(("not marked",), ("evidence", "≠ only Ben"))], timeout=10_000)


def test_one_tag_alone_and_the_two_may_change_places(qtbot, pair):
    bar = pair.collating.bar
    bar.tag.setCurrentIndex(bar.tag.findText("evidence"))
    bar.tag.activated.emit(bar.tag.currentIndex())
    qtbot.waitUntil(lambda: len(words(pair)) == 1, timeout=10_000)
    bar.mine.setCurrentIndex(bar.mine.findText("Ben"))
    bar.mine.activated.emit(bar.mine.currentIndex())
    qtbot.waitUntil(lambda: words(pair) == [(("evidence", "≠ only Ben"), ("not marked",))], timeout=10_000)
    assert (bar.mine.currentText(), bar.theirs.currentText(), bar.tag.currentText()) == ("Ben", "Ada", "evidence")


def test_the_page_is_as_before_when_they_are_compared_no_longer(qtbot, team):  # noqa: F811
    widths = team.panes.sizes()
    frame = team.reader.document().rootFrame().frameFormat()
    before = frame.leftMargin(), frame.rightMargin()
    press(team.reader, Qt.Key.Key_M)
    press(team.reader, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: bool(team.collating.lanes.cells()), timeout=10_000)
    assert team.commands["compare_here"].isChecked()
    assert not team.panel.isVisible()
    assert not team.hand.margin.isVisible()
    team.collating.bar.tag.setFocus()
    QTest.keyClick(team.collating.bar.tag, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert team.hand.margin.isVisible()
    press(team.reader, Qt.Key.Key_M)
    QApplication.processEvents()
    frame = team.reader.document().rootFrame().frameFormat()
    assert (team.panes.sizes(), (frame.leftMargin(), frame.rightMargin())) == (widths, before)
    assert not team.commands["compare_here"].isChecked()
    assert not any(lane.isVisible() for lane in team.collating.lanes.sides)
    assert team.reader.marks == list(team.desk.marks())


def test_both_stand_beside_a_page_of_a_small_window(qtbot, team):  # noqa: F811
    team.resize(820, 560)
    QApplication.processEvents()
    press(team.reader, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: bool(team.collating.lanes.cells()), timeout=10_000)
    assert not team.searching.side.isVisible()
    assert min(lane.width() for lane in team.collating.lanes.sides) > 120
    team.top.search.setText("nobody")
    assert team.searching.side.isVisible(), "what is found is to be seen"


def test_a_click_on_a_number_opens_the_first_difference(qtbot, team):  # noqa: F811
    def act(box):
        qtbot.waitUntil(lambda: box.table.rowCount() == 4, timeout=10_000)
        row = next(n for n in range(4) if box.table.item(n, 0).text() == "evidence")
        box.table.cellClicked.emit(row, 3)
        return box.isVisible()

    stays = answer(act, CompareBox)
    team.commands["compare_people"].trigger()
    qtbot.waitUntil(lambda: bool(stays), timeout=10_000)
    assert stays == [False]
    qtbot.waitUntil(lambda: bool(team.collating.lanes.cells()), timeout=10_000)
    assert team.desk.current().quote.exact == "The tenth case mattered more than the nine."
    assert team.collating.bar.tag.currentText() == "evidence"
    assert len(words(team)) == 1


def test_two_tags_of_one_name_are_called_so(qtbot, team):  # noqa: F811
    press(team.reader, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: bool(team.collating.lanes.cells()), timeout=10_000)
    assert words(team)[0] == (("method", "≠ two tags of one name"), ("method", "≠ two tags of one name"))


def test_who_works_alone_is_told_what_to_do(qtbot, window):
    with qtbot.waitSignal(window.collating.told) as told:
        press(window.reader, Qt.Key.Key_C)
    assert "merge another's copy" in told.args[0]
    assert not window.collating.bar.isVisible()
    assert not window.commands["compare_here"].isChecked()


def test_who_marked_nothing_here_is_said(qtbot, window):
    window.workspace.library.apply(_person("Cleo"), window.workspace.person.id)
    with qtbot.waitSignal(window.collating.told, timeout=10_000) as told:
        press(window.reader, Qt.Key.Key_C)
    assert told.args[0] == "Neither of them marked anything here."


def _person(name):
    from annotator.model import Change

    return Change("", after=(stranger(name),))


def test_closing_the_window_keeps_the_usual_widths(qtbot, pair, settings):
    usual = pair.panes._before
    pair.close()
    kept = settings.get("panes", [])
    assert (kept[0], kept[2]) == (usual[0], usual[2])


def test_numbers_are_written_as_the_person_writes_them():
    before = QLocale()
    assert (phrases.share(0.9876), phrases.share(0.9999), phrases.share(1.0), phrases.share(None)) == (
        "98.8 %", "99.9 %", "100.0 %", "–",
    )  # fmt: skip
    assert (phrases.ratio(-0.001), phrases.ratio(-0.25), phrases.ratio(None)) == ("0.00", "−0.25", "–")
    QLocale.setDefault(QLocale("de"))
    try:
        assert (phrases.share(0.9876), phrases.ratio(0.5)) == ("98,8 %", "0,50")
    finally:
        QLocale.setDefault(before)
