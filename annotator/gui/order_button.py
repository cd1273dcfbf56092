"""Says in what order the library is listed, and offers the others."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from annotator.gui.pieces import button


class OrderMenu(QMenu):
    chosen = Signal(str)  # one of `library_rows.ORDERS`

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        told = (
            ("newest", self.tr("Newest clips first"), self.tr("Newest")),
            ("oldest", self.tr("Oldest clips first"), self.tr("Oldest")),
            ("added", self.tr("Latest additions first"), self.tr("Added")),
            ("title", self.tr("By title"), self.tr("Title")),
            ("site", self.tr("By site"), self.tr("Site")),
            ("length", self.tr("Shortest first"), self.tr("Length")),
            ("highlights", self.tr("Most highlights first"), self.tr("Highlights")),
        )
        self._short = {name: short for name, _, short in told}
        self._offers = {name: self.addAction(words, partial(self.chosen.emit, name)) for name, words, _ in told}
        for offer in self._offers.values():
            offer.setCheckable(True)
        self.button = button(parent, "", "quiet", menu=self)
        self.button.setToolTip(self.tr("In what order documents are listed"))
        self.show_order("newest")

    def show_order(self, order: str) -> None:
        for name, offer in self._offers.items():
            offer.setChecked(name == order)
        self.button.setText(f"{self._short[order]}  ▾")
        self.button.setAccessibleName(self.tr("Order: {}").format(self._offers[order].text()))
