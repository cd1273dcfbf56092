"""A document that is clipped again: the window says how its highlights fare and carries them over when asked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from annotator.anchor import quote
from annotator.carrying import Carried, CarryReport, Shown
from annotator.gui import carry_box
from annotator.gui.carry_box import CarryBox, rows
from annotator.model import Document, Highlight, Span
from annotator.text import Block, Text
from tests.gui.conftest import CLIP, drag, edges, span_of
from tests.gui.test_stories import in_file

AGAIN = (
    CLIP.replace("2025-12-20", "2026-02-01")
    .replace("The tenth case mattered more than the nine.", "The tenth case had mattered more than nine.")
    .replace(" Nobody asked why.", "")
    .replace("Later the team", "Much was added since.\n\nNew. Nobody knew. Later the team")
    .replace("A nurse 👩🏽‍⚕️ sees 🫀 first. ", "")
    .replace("Second 🥈 point\n", "Second 🥈 point\n\nA nurse 👩🏽‍⚕️ sees 🫀 first.\n")
)
MARKED = (
    "The model was right 🎯 in nine of ten cases.", "Nobody asked why.", "The tenth case mattered more than the nine.",
    "A nurse 👩🏽‍⚕️ sees 🫀 first.", "Nobody asked",
)


@pytest.fixture
def told():
    return []


@pytest.fixture
def joined(window, told):
    """The window, its highlights made on the first capture."""
    for words in MARKED:
        window.workspace.highlight(window.desk.document, span_of(window, words))
    window.carrying.told.connect(lambda words, about: told.append((words, about)))
    return window


@pytest.fixture
def clipped_again(joined, told, tmp_path, qtbot):
    path = tmp_path / "again" / "triage.md"
    path.parent.mkdir()
    path.write_text(AGAIN, "utf-8")
    joined.errands.import_paths([path])
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    return joined


def answered(monkeypatch, answer):
    """The box that is shown, answered at once."""
    boxes = []

    def answer_at_once(box):
        boxes.append(box)
        return answer

    monkeypatch.setattr(CarryBox, "exec", answer_at_once)
    return boxes


def carried_over(window, told, monkeypatch, qtbot):
    answered(monkeypatch, QDialog.DialogCode.Accepted)
    window.carrying.show(told[-1][1])
    qtbot.waitUntil(lambda: told[-1][1] is None, timeout=10_000)


def test_an_import_says_how_the_highlights_under_it_fare(clipped_again, told):
    [(sentence, report)] = told
    assert sentence == "“Triage, measured 🩺” was clipped again: 1 kept, 1 moved, 1 fuzzy, 2 orphaned"
    assert clipped_again.status.told == sentence
    assert {r.spoken for r in rows(report)[1:3]} == {"“Nobody asked why.”", "“Nobody asked”"}
    assert {text for _, text in anchors(clipped_again)} != {clipped_again.desk.document.text}  # nothing was written


def anchors(window):
    return [(h.quote.exact, h.text) for h in window.workspace.library.highlights()]


def test_what_is_carried_over_stands_on_the_new_text_until_it_is_undone(clipped_again, told, monkeypatch, qtbot):
    before = in_file(clipped_again)
    carried_over(clipped_again, told, monkeypatch, qtbot)
    shown, words = clipped_again.desk.document.text, clipped_again.reader.text_shown.words
    assert told[-1][0] == "Carried over: 1 kept, 1 moved, 1 fuzzy, 2 orphaned; Ctrl+Z takes it back."
    assert {words for words, text in anchors(clipped_again) if text == shown} == {
        MARKED[0], "The tenth case had mattered more than nine.", MARKED[3]
    }
    lost = [row for row in in_file(clipped_again) if words.find(row[0]) != row[1]]
    assert lost == [row for row in before if row[0].startswith("Nobody")]
    assert "The tenth case had mattered more than nine." in [c.quote for c in clipped_again.panel.cards.rows.rows]
    assert clipped_again.commands["undo"].text() == "Undo Carry highlights over"
    clipped_again.commands["undo"].trigger()
    assert in_file(clipped_again) == before


def test_later_leaves_everything_and_the_command_asks_again(clipped_again, told, monkeypatch, qtbot):
    before = in_file(clipped_again)
    boxes = answered(monkeypatch, QDialog.DialogCode.Rejected)
    clipped_again.carrying.show(told[-1][1])
    clipped_again.carrying.carry_over()
    qtbot.waitUntil(lambda: len(boxes) == 2, timeout=10_000)
    assert boxes[0].windowTitle() == boxes[1].windowTitle() == told[0][0] + "."
    assert in_file(clipped_again) == before


def test_where_nothing_is_to_be_carried_a_sentence_says_so(joined, told, qtbot):
    joined.carrying.carry_over()
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert told == [("Every highlight stands on the text shown.", None)]


def orphans(window):
    return [p.highlight for p in window.desk.highlights if p.span is None]


def test_an_orphan_is_attached_to_the_words_a_person_selects(clipped_again, qtbot):
    [lost] = [h for h in orphans(clipped_again) if h.quote.exact == "Nobody asked why."]
    index = clipped_again.panel.cards.rows.find(lost.id)
    clipped_again.panel.cards.list.scrollTo(index)
    box = clipped_again.panel.cards.list.visualRect(index)
    qtbot.mouseClick(clipped_again.panel.cards.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    span = span_of(clipped_again, "Nobody knew.")
    drag(clipped_again.reader, *edges(clipped_again.reader, span))
    clipped_again.carrying.attach_here()
    record = clipped_again.workspace.library.highlight(lost.id)
    assert (record.span, record.quote.exact, record.text) == (span, "Nobody knew.", clipped_again.desk.document.text)
    assert (record.person, record.made) == (lost.person, lost.made)
    assert clipped_again.desk.selected == lost.id
    assert span in [m.span for m in clipped_again.reader.marks]
    assert clipped_again.reader.selected_span() is None
    clipped_again.commands["undo"].trigger()
    assert clipped_again.desk.placed(lost.id).span is None


def test_attaching_says_what_is_still_to_be_chosen(clipped_again):
    lost = [h.id for h in orphans(clipped_again)]
    before = in_file(clipped_again)
    assert clipped_again.reader.selected_span() is None
    clipped_again.carrying.attach(lost[0])
    assert clipped_again.status.told == "Select the words that this highlight belongs to."
    clipped_again.reader.select(span_of(clipped_again, "Nobody knew."))
    clipped_again.carrying.attach_here()
    assert clipped_again.status.told == "Click the highlight in the list that you want to attach."
    assert in_file(clipped_again) == before
    clipped_again.carrying.attach(lost[0])
    clipped_again.reader.select(span_of(clipped_again, "Nobody"))
    clipped_again.carrying.attach_here()  # the only one left
    assert orphans(clipped_again) == []
    clipped_again.carrying.attach_here()
    assert clipped_again.status.told == "Every highlight of this document is in its text."


# The box alone

OLD = Text.of((Block("p", "The night nurse counts rounds. Nothing else. The night shift ends at seven."),), "")
NEW = Text.of((Block("p", "The night shift ends at seven. The night nurses counted rounds."),), "")


def reported(*words):
    """A report of highlights of these words on two documents."""
    spans = [Span(OLD.words.index(w), OLD.words.index(w) + len(w)) for w in words]
    items = []
    for key in "de":
        marks = [Highlight(f"{n}" * 32, key * 32, OLD.id, s, quote(OLD.words, s)) for n, s in enumerate(spans)]
        items += Shown(NEW, lambda _: OLD).carry(marks)
    return CarryReport((Document("d" * 32, "Wards <b>"), Document("e" * 32, "Nights")), tuple(items))


def test_the_box_lists_what_wants_a_look_first_with_both_wordings(qtbot):
    report = reported("The night nurse counts rounds.", "Nothing else.", "The night shift ends at seven.")
    box = CarryBox(None, report)
    qtbot.addWidget(box)
    box.show()
    spoken = [box.list.model().index(n, 0).data() for n in range(box.list.model().rowCount())]
    assert spoken == [
        "orphaned, 2: not in this text",
        "“Nothing else.”, Wards <b>", "“Nothing else.”, Nights",
        "fuzzy, 2: similar words",
        *(f"“The night nurse counts rounds.”, now “The night nurses counted rounds.”, 93 % alike, {title}"
          for title in ("Wards <b>", "Nights")),
        "kept, 2: the same words in the same place",
        "“The night shift ends at seven.”, Wards <b>", "“The night shift ends at seven.”, Nights",
    ]  # fmt: skip
    assert [b.text() for b in box.findChildren(QPushButton)] == ["Carry over", "Later"]
    assert not box.grab().isNull()
    qtbot.mouseClick(box.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)
    assert box.result() == QDialog.DialogCode.Rejected


def test_where_all_are_orphans_there_is_nothing_to_press_but_close(qtbot):
    box = CarryBox(None, reported("Nothing else."))
    qtbot.addWidget(box)
    assert [b.text() for b in box.findChildren(QPushButton)] == ["Close"]


def test_words_that_differ_are_never_said_to_be_the_same():
    long = "word " * 30_000
    item = Carried(
        Highlight("a" * 32, "d" * 32, "b" * 32, Span(0, 5), quote(long, Span(0, len(long)))), "fuzzy",
        Highlight("a" * 32, "d" * 32, "c" * 32, Span(0, 5), quote(long, Span(0, len(long) - 5))), 0.99999,
    )  # fmt: skip
    assert carry_box.rows(CarryReport((), (item,)))[1].likeness == "99 %"
