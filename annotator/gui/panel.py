"""The highlight-and-tag pane: cards in reading order, the codebook below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from annotator.gui.card_pane import CardPane
from annotator.gui.look import Theme
from annotator.gui.rows import TagRow
from annotator.gui.tag_pane import TagPane


class Panel(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.cards, self.tags = CardPane(self), TagPane(self)
        self.tags.chosen.connect(self.cards.show_only)
        self.cards.unsifted.connect(self.tags.tree.clearSelection)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.setObjectName("seamless")
        for n, pane in enumerate((self.cards, self.tags)):
            split.addWidget(pane)
            split.setStretchFactor(n, 3 - n)
        split.setSizes([480, 300])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def set_theme(self, theme: Theme) -> None:
        self.cards.set_theme(theme)
        self.tags.set_theme(theme)

    def only_show(self) -> None:
        """Nothing that changes the library is offered."""
        self.cards.only_show()
        self.tags.only_show()

    def show_tags(self, tags: Sequence[TagRow]) -> None:
        self.tags.show_tags(tags)
        if self.cards.only and not self.tags.rows.find(self.cards.only).isValid():
            self.cards.unsift()
