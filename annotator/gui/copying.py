"""Excerpts on the clipboard, or dragged out: as rich text, as plain text, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QByteArray, QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from annotator.gui.desk import Desk
from annotator.gui.panel import Panel
from annotator.gui.reader import Reader
from annotator.gui.selection_bar import SelectionBar
from annotator.model import Excerpt, Quote


class Copying(QObject):
    """Copies what is chosen: words selected on the page, else the cards that have the focus, else one highlight."""

    def __init__(self, desk: Desk, reader: Reader, panel: Panel, bar: SelectionBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._reader, self._panel, self._bar = desk, reader, panel, bar
        bar.copy_asked.connect(self.copy_quote)
        panel.cards.copy_asked.connect(self.copy_these)
        panel.cards.rows.carried = lambda ids: mime(desk.workspace.excerpts_of(ids))

    def copy_quote(self) -> None:
        self._copy(self._chosen())

    def copy_markdown(self) -> None:
        self._copy(self._chosen(), markdown=True)

    def copy_these(self, highlights: Sequence[str]) -> None:
        self._copy(self._desk.workspace.excerpts_of(highlights))

    def _chosen(self) -> list[Excerpt]:
        document, span = self._desk.document, self._reader.selected_span()
        if document and span:
            self._bar.hide()
            text = self._reader.text_shown
            quote = Quote(span.of(text.words), "", "")
            return [Excerpt("", document, text.id, span, quote, "", "", (), (), "", 0)]
        cards = self._panel.cards.selected() if self._panel.cards.list.hasFocus() else []
        return self._desk.workspace.excerpts_of(cards or [self._desk.selected])

    def _copy(self, excerpts: Sequence[Excerpt], *, markdown: bool = False) -> None:
        if excerpts:
            QGuiApplication.clipboard().setMimeData(mime(excerpts, markdown=markdown))


def mime(excerpts: Iterable[Excerpt], *, markdown: bool = False) -> QMimeData:
    """`markdown`: as the plain text too, for programs that take nothing else."""
    from annotator.exchange import clipping  # the formats load when they are asked for

    found = list(excerpts)
    data, marked = QMimeData(), clipping.marked(found)
    data.setData("text/markdown", QByteArray(marked.encode("utf-8", "replace")))
    if markdown:
        data.setText(marked)
    else:
        data.setText(clipping.plain(found))
        data.setHtml(clipping.rich(found))
    return data
