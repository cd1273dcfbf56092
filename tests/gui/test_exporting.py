"""What leaves the window: files, paper, the clipboard."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from dataclasses import replace
from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPdfWriter

from annotator.exchange import Wish
from annotator.gui import pdf, printing
from annotator.gui.export_box import ExportBox
from annotator.gui.printing import Paper, Printed
from annotator.gui.ranking import Sift
from annotator.model import Span
from annotator.text import Block, Cell, Text
from tests.exchange.examples import EXCERPTS, SHIFT, excerpt
from tests.gui.conftest import once

from .conftest import span_of


def said(path) -> str:
    """The words of a PDF, as another program finds them."""
    out = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout.decode()
    return " ".join(unicodedata.normalize("NFKC", out).split())


def test_a_pdf_says_what_the_excerpts_say(qapp, tmp_path):
    (tmp_path / "out.pdf").write_bytes(written(EXCERPTS))
    found = said(tmp_path / "out.pdf")
    for words in ("Every threshold is a promise about mistakes.", "learning › RLVR", "Ask <Ben> first.", SHIFT.url,
                  "<script>alert('x')</script>", "Cleo: accepted."):  # fmt: skip
        assert words in found


def written(excerpts, by="document") -> bytes:
    out = BytesIO()
    assert pdf.write(excerpts, out, Wish(by)) == len(excerpts)
    return out.getvalue()


def test_a_pdf_of_a_thousand_pages_loses_nothing(qapp, tmp_path):
    """One long document of Qt's would end, without a word, after 613 pages of this resolution."""
    words = "It goes on for a line and a bit more, so that few of them fill a page. " * 8
    many = [replace(excerpt(1, SHIFT, f"Excerpt number {n}. {words}"), before="", after="") for n in range(5_200)]
    (tmp_path / "out.pdf").write_bytes(written(many))
    info = subprocess.run(["pdfinfo", str(tmp_path / "out.pdf")], capture_output=True, text=True, check=True).stdout
    assert int(info.partition("Pages:")[2].split()[0]) > 700
    found = said(tmp_path / "out.pdf")
    assert all(f"Excerpt number {n}." in found for n in range(len(many)))


def test_a_document_is_printed_whole_with_its_notes(qapp, tmp_path):
    table = [Block("cell", f"cell {n}", cell=Cell(0, n, 0)) for n in range(40)]
    blocks = (Block("h1", "Shift"), *(Block("p", f"Paragraph {n} stands here.") for n in range(700)), *table,
              Block("p", "The end."))  # fmt: skip
    text = Text.of(blocks, "")
    at = text.words.index("Paragraph 650")
    marks = (Printed(Span(at, at + 13), "#BFDDB8", "method", "Ada: Look here."),
             Printed(Span(5, at), "", "", "Ben: All of it."))  # fmt: skip
    device = QPdfWriter(str(tmp_path / "out.pdf"))
    pages = printing.print_out(device, Paper("Shift happens", "example.org", text, frozenset({0}), marks))
    del device
    found = said(tmp_path / "out.pdf")
    assert pages > 15
    assert all(f"Paragraph {n} stands here." in found for n in range(700))
    assert all(f"cell {n} " in found for n in range(40))
    assert [found.count(words) for words in ("method", "Ada: Look here.", "Ben: All of it.", "The end.")] == [1] * 4
    assert "Shift Paragraph" not in found


def test_the_quote_is_copied_rich_and_plain_and_as_markdown(window):
    made = window.workspace.highlight(window.desk.document, span_of(window, "Nobody asked why."), named=["why"])
    window.marking.select(made.id)
    window.commands["copy_quote"].trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == f"“Nobody asked why.”\n\n{window.desk.document.title}\n{window.desk.document.url}"
    assert "<blockquote><p>Nobody asked why.</p></blockquote>" in data.html()
    window.commands["copy_markdown"].trigger()
    marked = QGuiApplication.clipboard().text()
    assert marked.startswith("> Nobody asked why.\n\n`why`\n\n— [Triage, measured 🩺](<https")


def test_cards_are_dragged_out_as_quotes_in_their_order(window):
    names = ("Nobody asked why.", "The tenth case")
    for words in reversed(names):
        window.workspace.highlight(window.desk.document, span_of(window, words))
    window.panel.cards.list.selectAll()
    rows = window.panel.cards.rows
    data = rows.mimeData(window.panel.cards.list.selectionModel().selectedIndexes())
    assert data.text().startswith("“Nobody asked why.”\n\n“The tenth case”\n\nTriage")
    assert data.hasHtml()
    assert rows.flags(rows.index(0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_selected_words_are_copied_with_their_source(window):
    window.reader.select(span_of(window, "The tenth case"))
    window.commands["copy_quote"].trigger()
    assert QGuiApplication.clipboard().text().startswith("“The tenth case”\n\nTriage")


@pytest.fixture
def box(window, qtbot):
    span = span_of(window, "Nobody asked why.")
    window.workspace.highlight(window.desk.document, span, named=["why"], note="Because")
    made = ExportBox(window, window.workspace, window.exporting._scopes(), window.workspace.library.path.parent,
                     window.exporting._usual_choice())  # fmt: skip
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_box_shows_what_will_leave(box):
    box.formats.setCurrentIndex(box.formats.findData("csv"))
    assert not box.by.isVisible()
    assert "Ada" in box.preview.toPlainText()
    box.names.setChecked(False)
    assert "Ada" not in box.preview.toPlainText()
    next(a for a in box.columns.menu().actions() if a.text() == "quote").setChecked(False)
    assert "Nobody asked why." not in box.preview.toPlainText().splitlines()[1]
    assert box.chosen.wish.columns[0] == "id"
    box.formats.setCurrentIndex(box.formats.findData("docx"))
    assert box.by.isVisible()
    assert "preview shows the words alone" in box._told.text()


@pytest.mark.parametrize("name", ["pdf", "bundle", "sqlite", "docx", "xlsx", "obsidian"])
def test_every_format_leaves_the_window(window, qtbot, tmp_path, monkeypatch, name):
    from PySide6.QtWidgets import QDialog, QFileDialog

    window.workspace.highlight(window.desk.document, span_of(window, "Nobody asked why."))
    target = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def choose(box):
        box.formats.setCurrentIndex(box.formats.findData(name))
        box.accept()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ExportBox, "exec", choose)
    window.exporting.export()
    qtbot.waitUntil(target.exists, timeout=10_000)
    assert target.read_bytes()[:4] in (b"%PDF", b"PK\x03\x04", b"SQLi")


def test_one_may_export_what_is_chosen_and_what_was_looked_for(window, qtbot):
    document = window.desk.document
    for words in ("Nobody asked why.", "The tenth case", "The model was right"):
        window.workspace.highlight(document, span_of(window, words), named=["yes" if "N" in words else "no"])
    window.panel.cards.list.selectAll()
    window.top.search.setText("tag:yes")
    scopes = window.exporting._scopes()
    found = [(s.title, s.count) for s in scopes[2:]]
    assert found == [("The highlights selected", 3), ("What is found by: tag:yes", 1)]
    assert [e.quote.exact for e in scopes[3].excerpts(window.workspace)] == ["Nobody asked why."]
    assert window.workspace.contents(scopes[3].only).whole is False


def test_answers_stand_on_the_cards_and_sift_them(window, tmp_path, qtbot):
    names = ("Nobody asked why.", "The tenth case", "The model was right")
    made = [window.workspace.highlight(window.desk.document, span_of(window, words)) for words in names]
    for person, verdicts in (("Cleo", ("accept", "discuss")), ("Dana", ("reject", "discuss"))):
        said = {"annotator": "review", "version": 1, "bundle": "b", "reviewer": person, "saved": 1_766_494_800_000}
        answers = [
            {"excerpt": h.id, "verdict": v, "comment": "Hm.", "made": 1}
            for h, v in zip(made, verdicts, strict=False)
        ]
        (tmp_path / f"review-{person}.json").write_text(json.dumps(said | {"answers": answers}), "utf-8")
    window.errands.import_paths([tmp_path / "review-Cleo.json", tmp_path / "review-Dana.json"])
    qtbot.waitUntil(once(lambda: len(window.workspace.library.reviews()) == 4), timeout=10_000)
    cards = window.panel.cards
    qtbot.waitUntil(lambda: any("Cleo: accepted. Hm." in card.notes for card in cards.rows.rows))

    def shown(review):
        return sorted(c.quote for c in window.desk.cards(ids(window.desk.ranking(Sift(review=review)))))

    assert shown("accept") == ["Nobody asked why."]
    assert shown("disputed") == ["Nobody asked why."]
    assert shown("discuss") == ["The tenth case"]
    assert shown("unanswered") == ["The model was right"]


def ids(ranking):
    found = []
    while not ranking.is_done:
        found += [key[-1] for key in ranking.more()]
    return found
