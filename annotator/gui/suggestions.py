"""Below the box: what a query's field, tag or name can be, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from annotator.gui.pieces import label
from annotator.query import completion

MOST = 8
"""Suggestions at a time: more are not read."""


class Suggestions(QFrame):
    """Never takes the focus: the line keeps it, and asks here what its keys mean."""

    chosen = Signal()  # the line says something else now

    def __init__(self, line: QLineEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._line, self._room = line, parent
        self._names: Mapping[str, Sequence[str]] = {}
        self.sentence = label(self, "", "warning", wraps=True)
        self._hint = label(self, "", "hint")
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Suggestions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addWidget(self.sentence)
        layout.addWidget(self._hint)
        layout.addWidget(self.list)
        self.hide()

    def know(self, names: Mapping[str, Sequence[str]]) -> None:
        """What fields can be, by the field's name."""
        self._names = names

    def offer(self) -> None:
        """What fits where the line's caret is."""
        at = completion(self._line.text(), self._caret)
        fitting = at.options if at.typed or at.field else ()
        found = list(fitting) or (at.fitting(self._names.get(at.field, ())) if at.field else [])
        if [at.typed] == found:
            found = []
        self._hint.setText("")
        self.list.clear()
        self.list.addItems(found[:MOST])
        self.list.setCurrentRow(-1)
        self._place()

    def hint(self) -> None:
        """What can be typed into the empty line."""
        self._hint.setText(
            self.tr("words · \"a phrase\" · begin* · -without · one OR other\n"
                    "tag:name · person: · channel: · site: · status:unread · has:note · in:title\n"
                    "clipped:>2025-12-01 · and whatever else a clip says of itself")
        )  # fmt: skip
        self._place()

    def warn(self, sentence: str) -> None:
        """"" takes the sentence away."""
        self._hint.setText("")
        self.sentence.setText(sentence)
        self._place()

    def dismiss(self) -> None:
        self.list.clear()
        self.sentence.setText("")
        self._hint.setText("")
        self.hide()

    @property
    def is_chosen(self) -> bool:
        return self.isVisible() and self.list.currentRow() >= 0

    def step(self, step: int) -> bool:
        """To another suggestion; False where there is none."""
        count = self.list.count()
        if not self.isVisible() or not count:
            return False
        self.list.setCurrentRow(max(-1, min(count - 1, self.list.currentRow() + step)))
        return True

    def take(self) -> bool:
        """The chosen suggestion, or the first, into the line; False where there is none."""
        item = self.list.currentItem() or self.list.item(0)
        if not self.isVisible() or item is None:
            return False
        words, caret = completion(self._line.text(), self._caret).chosen(self._line.text(), item.text())
        self._line.setText(words)
        self._line.setCursorPosition(len(words[:caret].encode("utf-16-le")) // 2)
        self.chosen.emit()
        return True

    @property
    def _caret(self) -> int:
        """In code points."""
        units = self._line.text().encode("utf-16-le")[: 2 * self._line.cursorPosition()]
        return len(units.decode("utf-16-le", "ignore"))

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.list.setCurrentItem(item)
        self.take()

    def _place(self) -> None:
        count = self.list.count()
        told = bool(self.sentence.text()) and not count  # one who chooses has not finished
        self.list.setVisible(count > 0)
        self.sentence.setVisible(told)
        self._hint.setVisible(bool(self._hint.text()))
        if not (count or told or self._hint.text()) or not self._line.isVisible():
            self.hide()
            return
        self.list.setFixedHeight(count * max(20, self.list.sizeHintForRow(0)) + 4)
        corner = self._line.mapTo(self._room, QPoint(0, self._line.height() + 4))
        self.setFixedWidth(max(260, self._line.width()))
        self.adjustSize()
        self.move(corner)
        self.show()
        self.raise_()
