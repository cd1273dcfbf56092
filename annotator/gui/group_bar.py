"""Above what was found: its kinds with their counts, each a way to the first of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.flow import Flow
from annotator.gui.pieces import button


class GroupBar(Flow):
    chosen = Signal(str)  # of `result_rows.KINDS`

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        names = {
            "document": self.tr("Documents"), "highlight": self.tr("Highlights"), "note": self.tr("Notes"),
            "tag": self.tr("Tags"),
        }  # fmt: skip
        self._names = names
        self.buttons = {kind: button(self, name, "jump", act=partial(self.chosen.emit, kind))
                        for kind, name in names.items()}  # fmt: skip
        self.hold(tuple(self.buttons.values()))

    def show_counts(self, counts: Mapping[str, str]) -> None:
        """Of the kinds that were found, in their order: the list begins with the first, which needs no way to it."""
        below = list(counts)[1:]
        for kind, shown in self.buttons.items():
            shown.setText(f"{self._names[kind]} {counts.get(kind, '')}".rstrip())
            shown.setVisible(kind in below)
        self.arrange()
