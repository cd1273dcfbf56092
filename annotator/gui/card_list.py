"""The list of cards: its keys go to a card, or to all that are chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from annotator.gui.long_list import LongList

MANY = {"choose_tags": "T", "delete": "Delete"}
"""Actions of the window that mean all the cards chosen, and how they are told."""


class CardList(LongList):
    gone_to = Signal(QModelIndex)  # Enter
    many_asked = Signal(str)  # a key while several are chosen: "T", "C", "Delete" or a digit

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._for_many(event):
            event.accept()  # else the window's own key takes it for the one that is current
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if asked := self._for_many(event):
            self.many_asked.emit(asked)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.gone_to.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _for_many(self, event: QKeyEvent) -> str:
        if sum(part.height() for part in self.selectionModel().selection().toList()) < 2:
            return ""
        if event.matches(QKeySequence.StandardKey.Copy):
            return "C"
        pressed = QKeyCombination(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key()))
        for action in self.actions():
            if action.objectName() in MANY and QKeySequence(pressed) in action.shortcuts():
                return MANY[action.objectName()]
        keys = {Qt.Key(int(Qt.Key.Key_0) + digit): str(digit) for digit in range(1, 10)}
        return keys.get(Qt.Key(event.key()), "") if not pressed.keyboardModifiers() else ""
