"""Choices below each other under headings, each found by any word of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotator.gui.matching import fold
from annotator.gui.pieces import label, named


@dataclass(frozen=True, slots=True)
class Row:
    """A choice: what it says, and all by which it is found."""

    parts: tuple[QWidget, ...]
    sought: str


class ChoiceRows(QScrollArea):
    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.sections: list[tuple[QLabel, list[Row]]] = []
        self.nothing = label(self, self.tr("No preference is called that."), "dim")
        self.nothing.hide()
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(5)
        self._grid.setContentsMargins(0, 0, 12, 8)
        inner = named(QWidget(self), "plainPage")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addWidget(self.nothing)
        layout.addStretch()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setWidget(inner)

    def add_section(self, words: str) -> None:
        heading = label(self, words.upper(), "caps")
        heading.setContentsMargins(0, 10 if self.sections else 0, 0, 0)
        self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 2)
        self.sections.append((heading, []))

    def add(self, words: str, widget: QWidget, more: str = "") -> None:
        """`more`: other words by which a person may look for it."""
        said, at = label(self, words), self._grid.rowCount()
        said.setBuddy(widget)
        self._grid.addWidget(said, at, 0)
        self._grid.addWidget(widget, at, 1)
        heading, rows = self.sections[-1]
        shown = [w.text() for w in (widget, *widget.findChildren(QWidget)) if hasattr(w, "text")]
        rows.append(Row((said, widget), fold(" ".join((heading.text(), words, *shown, more)))))

    def sift(self, words: str) -> None:
        """Only the rows that have all these words, in whatever they say."""
        wanted = fold(words).split()
        some = False
        for heading, rows in self.sections:
            shown = [all(w in row.sought for w in wanted) for row in rows]
            for row, is_shown in zip(rows, shown, strict=True):
                for part in row.parts:
                    part.setVisible(is_shown)
            heading.setVisible(any(shown))
            some = some or any(shown)
        self.nothing.setVisible(not some)


def beside(parent: QWidget, widgets: Sequence[QWidget]) -> QWidget:
    """Widgets in one row, as one."""
    made = QWidget(parent)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return made
