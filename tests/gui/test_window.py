"""The window follows the file, remembers where one was, and says in a sentence what went wrong."""

import sqlite3

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTextEdit,
)

from annotator.gui import dialogs, export_box, phrases
from annotator.intake import read_clips
from annotator.model import Person, Span
from annotator.store import Library
from annotator.workspace import Workspace
from tests.gui.conftest import CLIP, span_of


def test_what_another_program_writes_appears(window, tmp_path, qtbot):
    other = Library(window.workspace.library.path, states=tmp_path / "other")
    workspace = Workspace(other, Person("b" * 32, "Ben"))
    workspace.highlight(other.documents()[0], span_of(window, "Nobody asked why."), note="me neither")
    other.close()
    qtbot.waitUntil(lambda: len(window.panel.cards.rows.rows) == 1, timeout=4_000)
    [card] = window.panel.cards.rows.rows
    assert (card.quote, card.notes) == ("Nobody asked why.", ("me neither",))
    assert card.who.startswith("Ben")
    assert [m.span for m in window.reader.marks] == [span_of(window, "Nobody asked why.")]


def test_an_empty_library_says_what_to_do(open_window):
    window = open_window()
    assert window.desk.document is None
    assert not window.reader.isVisible()
    assert "Import" in window.shelf.empty.button.text()


def test_dropped_files_are_imported_and_opened(open_window, clip, qtbot):
    window = open_window()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(clip.parent))])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)
    window.dropEvent(event)
    qtbot.waitUntil(lambda: window.desk.document is not None, timeout=5_000)
    assert window.desk.document.title == "Triage, measured 🩺"
    assert window.workspace.library.undo_label is not None


def test_a_refused_file_is_named_in_a_report(open_window, tmp_path, qtbot, monkeypatch):
    window = open_window()
    seen = []
    monkeypatch.setattr(dialogs.ReportBox, "exec", lambda self: seen.append(self.windowTitle()))
    bad = tmp_path / "picture.md"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    window.errands.import_paths([bad])
    qtbot.waitUntil(lambda: bool(seen), timeout=5_000)
    assert "1 left out" in seen[0]


def test_the_title_is_shown_once_and_the_clips_own_lines_are_hidden_not_removed(window):
    text = window.reader.text_shown
    assert text.words.count("Triage, measured 🩺") == 1
    assert "Source:" in text.words
    first = window.reader.document().begin()
    assert first.text() == "Triage, measured 🩺"
    assert not first.isVisible()


def test_the_place_is_remembered_over_a_restart(open_window, tmp_path):
    path = tmp_path / "long.md"
    path.write_text("# Long\n\n" + "\n\n".join(f"Paragraph {n} " + "word " * 60 for n in range(80)), "utf-8")
    window = open_window(path)
    there = span_of(window, "Paragraph 50 ")
    window.reader.go_to(there.start)
    QApplication.processEvents()
    window.close()
    window.workspace.library.close()
    again = open_window()
    assert again.reader.top_position() == there.start


def test_how_much_is_read_is_told_from_the_first_moment(open_window, clip):
    clip.write_text("# Long\n\n" + "word " * 9_000, "utf-8")
    window = open_window(clip)
    window.bookmark.mark([window.desk.document.id], "done")
    window.close()
    again = open_window()
    told = [part for line in again.status.findChildren(QLabel) for part in line.text().split(" · ")]
    assert f"{phrases.percent(1)} read" in told


def test_the_place_holds_when_width_or_size_change(open_window, tmp_path):
    path = tmp_path / "long.md"
    path.write_text("# Long\n\n" + "\n\n".join(f"Paragraph {n} " + "word " * 60 for n in range(80)), "utf-8")
    window = open_window(path)
    there = span_of(window, "Paragraph 50 ")
    window.reader.go_to(there.start)
    look = window.appearance
    for change in (lambda: window.resize(1000, 600), look.larger, lambda: look.set_theme("dark")):
        change()
        QApplication.processEvents()
        assert window.reader.top_position() == there.start


def test_trouble_is_one_sentence_and_nothing_is_lost(window):
    words = window.reader.text_shown.words
    blank = words.index("\n")
    done = window.attempt(lambda: window.workspace.highlight(window.desk.document, Span(blank, blank + 1)))
    assert not done
    assert window.status.told == "There are no words in this selection."


def test_a_note_that_is_too_long_stays_in_its_box(window):
    window.reader.select(span_of(window, "Nobody asked why."))
    window.commands["write_note"].trigger()
    box = window.marking.note_box
    box.edit.setPlainText("x" * 100_001)
    box.dismiss()
    assert box.isVisible()
    assert len(box.edit.document().toRawText()) == 100_001
    assert "100,000" in window.status.told
    assert not window.close(), "the words would be lost"
    box.edit.setPlainText("short enough")
    box.dismiss()
    assert box.isHidden()
    assert window.panel.cards.rows.rows[0].notes == ("short enough",)


def test_a_note_written_while_the_file_is_locked_stays_in_its_box(window, qtbot):
    window.reader.select(span_of(window, "Nobody asked why."))
    window.commands["write_note"].trigger()
    box = window.marking.note_box
    box.edit.setPlainText("precious words")
    other = sqlite3.connect(window.workspace.library.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    box.dismiss()
    assert box.isVisible()
    assert box.edit.document().toRawText() == "precious words"
    other.execute("ROLLBACK")
    other.close()
    box.dismiss()
    assert window.panel.cards.rows.rows[0].notes == ("precious words",)


def test_highlights_stay_painted_when_the_open_document_is_clipped_again(window, tmp_path):
    span = span_of(window, "Nobody asked why.")
    window.workspace.highlight(window.desk.document, span)
    again = tmp_path / "again.md"
    again.write_text(CLIP.replace("12-20", "12-21").replace("A nurse", "First: a nurse"), "utf-8")
    window.workspace.import_clips(read_clips([again]))
    assert [m.span.of(window.reader.text_shown.words) for m in window.reader.marks] == ["Nobody asked why."]
    window.undo()
    assert [m.span for m in window.reader.marks] == [span]


def test_a_removed_document_leaves_an_empty_page_and_comes_back_with_undo(window):
    window.workspace.remove_documents(window.desk.document)
    assert not window.reader.isVisible()
    assert window.windowTitle() == "Annotator"
    window.undo()
    assert window.reader.isVisible()
    assert window.desk.document.title == "Triage, measured 🩺"


def test_delete_does_not_touch_a_highlight_while_other_words_are_selected(window):
    made = window.workspace.highlight(window.desk.document, span_of(window, "Nobody"))
    window.marking.select(made.id)
    window.reader.select(span_of(window, "The tenth case"))
    window.commands["delete"].trigger()
    assert window.workspace.library.highlight(made.id) is not None


def test_a_new_tag_on_a_selection_is_one_step(window):
    window.reader.select(span_of(window, "Nobody asked why."))
    window.commands["choose_tags"].trigger()
    window.tagging.picker.made.emit("thesis")
    assert [c.chips[0].label for c in window.panel.cards.rows.rows] == ["thesis"]
    window.tagging.picker.dismiss()
    window.undo()
    assert window.workspace.library.tags() == []
    assert window.workspace.library.highlights() == []


@pytest.mark.parametrize("theme", ["light", "sepia", "dark", "contrast"])
def test_each_theme_can_be_put_on(window, theme):
    window.appearance.set_theme(theme)
    assert not window.grab().isNull()


def test_the_export_box_writes_what_it_shows(window, tmp_path, monkeypatch, qtbot):
    window.workspace.highlight(window.desk.document, span_of(window, "Nobody asked why."))
    target = tmp_path / "out.csv"
    monkeypatch.setattr(export_box.QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def choose(box):
        box.formats.setCurrentIndex(box.formats.findData("csv"))
        box.accept()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(export_box.ExportBox, "exec", choose)
    window.exporting.export()
    qtbot.waitUntil(target.exists, timeout=5_000)
    assert "Nobody asked why." in target.read_text("utf-8-sig")


def test_a_closed_window_asks_its_library_nothing_more(open_window, clip):
    window = open_window(clip)
    clocks = window.findChildren(QTimer)
    assert sum(clock.isActive() for clock in clocks) >= 2  # what others wrote, whether a backup is due
    window.close()
    assert not any(clock.isActive() for clock in window.findChildren(QTimer))


def test_every_control_has_a_name(window):
    kinds = (QAbstractButton, QComboBox, QLineEdit, QListView, QPlainTextEdit, QTextEdit)
    controls = [w for kind in kinds for w in window.findChildren(kind)]
    assert len(controls) > 30
    own = [w for w in controls if not isinstance(w.parent(), QLineEdit)]  # Qt names the buttons of its own lines
    nameless = [w for w in own if not (w.accessibleName() or getattr(w, "text", str)())]
    assert [(type(w).__name__, w.objectName()) for w in nameless] == []


def test_lines_that_are_not_shown_are_not_selected(window):
    window.reader.selectAll()
    words = window.reader.text_shown.words
    assert window.reader.selected_span().of(words).startswith("A nurse")
    window.reader.select(span_of(window, "A nurse"))
    window.commands["grow_start"].trigger()
    assert window.reader.selected_span().of(words) == "A nurse"


def test_a_card_whose_words_are_folded_away_unfolds_them(open_window, tmp_path):
    path = tmp_path / "counters.md"
    path.write_text("---\ntitle: T\nurl: https://a.b/c\n---\n\n385\n\nShare\n\n" + "The body goes on. " * 40, "utf-8")
    window = open_window(path)
    made = window.workspace.highlight(window.desk.document, span_of(window, "Share"))
    assert not window.reader.masthead.unfolded
    window.panel.cards.chosen.emit(made.id)
    assert window.reader.masthead.unfolded


def test_the_panes_open_as_wide_as_they_were_left(open_window, settings, clip):
    settings.set("panes", [420, 700, 240])  # the library wider than the cards, which nobody finds so
    shelf, _, cards = open_window(clip).panes.sizes()
    assert shelf > cards


def test_the_menu_finds_on_the_page(window, qtbot):
    window.commands["find"].trigger()
    qtbot.waitUntil(window.trail.find_bar.isVisible)


def test_a_long_sentence_below_leaves_the_window_as_narrow_as_it_may_be_and_is_whole_in_the_tool_tip(window):
    least, said = window.minimumSizeHint().width(), "The file “Papers/" + "a long folder/" * 30 + "” is not there."
    window.resize(window.minimumWidth(), 600)
    window.status.warn(said)
    window.status.begin("Importing")
    QApplication.processEvents()
    window.status.grab()
    assert window.minimumSizeHint().width() == least
    told = next(w for w in window.status.findChildren(QLabel) if w.text() == said)
    assert told.toolTip() == said
    assert window.status._saved.width() > 100


def test_headings_and_hits_of_a_text_go_with_it(window, qtlog):
    window.commands["show_outline"].trigger()
    window.trail.find_bar.line.setText("nine")
    window.trail.find_bar.open_bar()
    assert window.trail._hits
    document = window.desk.document
    window.workspace.remove_documents(document)
    assert window.trail.outline.isHidden()
    window.commands["find_next"].trigger()
    window.undo()
    window.commands["find_next"].trigger()
    assert window.reader.selected_span().of(window.reader.text_shown.words) == "nine"
    assert [r.message for r in qtlog.records if "out of range" in r.message] == []
