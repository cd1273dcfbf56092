"""Highlights that lie on each other: which of them is meant?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from annotator.gui.lists import CardDelegate
from annotator.gui.look import Theme
from annotator.gui.phrases import number
from annotator.gui.pieces import label
from annotator.gui.popup import Popup, Spot
from annotator.gui.rows import Card, Rows
from annotator.gui.shelf import dress

WIDTH, TALL = 360, 420
"""Pixels; more cards than fit are scrolled to."""
MOST = 60
"""Cards that are offered, the shortest highlights: what many more lie on is chosen in the panel."""


class Overlaps(Popup):
    """The cards of highlights under a click; the one that Enter or a click would take is outlined on the page."""

    chosen = Signal(str)  # a highlight's id
    considered = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, WIDTH)
        self.rows: Rows[Card] = Rows(self)
        self.list = QListView(self)
        self.list.setModel(self.rows)
        self.list.setAccessibleName(self.tr("Highlights that lie here"))
        self.delegate = CardDelegate(self.list)
        dress(self.list, self.delegate)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.clicked.connect(self._choose)
        self.list.installEventFilter(self)
        self._count = label(self, "", "dim")
        self._hint = label(self, self.tr("Enter chooses · Esc leaves them"), "hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 10, 8)
        layout.setSpacing(8)
        for widget in (self._count, self.list, self._hint):
            layout.addWidget(widget)

    def set_theme(self, theme: Theme) -> None:
        self.delegate.theme = theme
        self.list.viewport().update()

    def open_for(self, spot: Spot, cards: Sequence[Card]) -> None:
        """The shortest first, which is what a click most often means."""
        self.rows.show(cards[:MOST])
        self._count.setText(self.tr("{} highlights lie here").format(number(len(cards))))
        self.list.setFixedWidth(WIDTH - 24)
        self.ensurePolished()
        tall, most = 0, min(TALL, self._room.height() - 90)
        for row in range(self.rows.rowCount()):
            tall += self.delegate.height(self.rows.rows[row], WIDTH - 24)  # the view has no width before it is shown
            if tall > most:
                break
        self.give(self.list, min(tall, most) + 2)
        self.list.setCurrentIndex(QModelIndex())
        self.open_at(spot, self.list)
        self.list.setCurrentIndex(self.rows.index(0))
        self.list.scrollToTop()

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.considered.emit(self.rows.row(index).id)

    def _choose(self, index: QModelIndex) -> None:
        key = self.rows.row(index).id
        self.dismiss()
        self.chosen.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            current = self.list.currentIndex()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and current.isValid():
                self._choose(current)
                return True
        return super().eventFilter(watched, event)
