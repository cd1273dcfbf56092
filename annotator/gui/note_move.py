"""Where a note could go instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from annotator.gui.desk import Desk
from annotator.gui.dialogs import Box
from annotator.gui.glance import shortened
from annotator.gui.matching import fold
from annotator.gui.phrases import quoted
from annotator.gui.shelf import dress

MOST = 5_000
"""Highlights that are offered; those of the open document come first."""
SHOWN = 300
"""Places listed; more words in the filter find the others."""


class MoveBox(Box):
    """Type to find a highlight, a document or a tag; Enter takes it."""

    def __init__(self, parent: QWidget, words: str, places: Sequence[tuple[str, str]]) -> None:
        """`places`: ids, and what stands there."""
        super().__init__(parent, self.tr("Move the note to…"), shortened(words, 120))
        self.resize(560, 440)
        self._places, self._shown = places, list[str]()
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Find a highlight, a document or a tag"))
        self.filter.setAccessibleName(self.tr("Find a highlight, a document or a tag"))
        self.filter.textChanged.connect(self._sift)
        self._model = QStringListModel(self)
        self.list = QListView(self)
        self.list.setObjectName("framed")
        self.list.setModel(self._model)
        self.list.setAccessibleName(self.tr("Places for the note"))
        dress(self.list, self.list.itemDelegate())
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(2)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.doubleClicked.connect(self.accept)
        self.body.addWidget(self.filter)
        self.body.addWidget(self.list, 1)
        self._chief = self.add_buttons(self.tr("Move"), self.tr("Cancel"))
        self._sift("")

    @property
    def chosen(self) -> str:
        """An id, or ""."""
        row = self.list.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else ""

    def _sift(self, words: str) -> None:
        typed = fold(words).split()
        found = [(key, told) for key, told in self._places if all(w in fold(told) for w in typed)][:SHOWN]
        self._shown = [key for key, _ in found]
        self._model.setStringList([told for _, told in found])
        self._chief.setEnabled(bool(found))
        if found:
            self.list.setCurrentIndex(self._model.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move in the list while one types."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        row = self.list.currentIndex().row() + step
        if step and 0 <= row < len(self._shown):
            self.list.setCurrentIndex(self._model.index(row))
        elif not step:
            super().keyPressEvent(event)


def places(desk: Desk, but: str) -> list[tuple[str, str]]:
    """Where a note can stand, the open document first; `but`: where it stands."""
    library, here = desk.workspace.library, desk.document
    documents = sorted(library.documents(), key=lambda d: here is None or d.id != here.id)
    found: list[tuple[str, str]] = []
    for document in documents:
        found.append((document.id, document.title))
        if len(found) < MOST:
            marks = library.highlights(document.id)
            found += [(h.id, f"{quoted(' '.join(h.quote.exact.split())[:200])} — {document.title}") for h in marks]
    tag = QCoreApplication.translate("MoveBox", "{} — tag")
    found += [(t.id, tag.format(desk.path(t.id))) for t in library.tags()]
    return [(key, told) for key, told in found if key != but]
