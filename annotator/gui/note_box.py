"""Where a note is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from annotator.gui.pieces import label, named
from annotator.gui.popup import Popup


class NoteBox(Popup):
    """Words on a highlight. No button saves: leaving the box writes, Esc takes nothing away."""

    written = Signal(str, str)  # what it is about ("": the selection it was opened on), the words

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, 340)
        self._about, self._first = "", ""
        self._refused = False
        self._quote = label(self, "", "dim", wraps=True)
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self.edit = named(QPlainTextEdit(self), "note")
        self.edit.setPlaceholderText(self.tr("Why does this matter?"))
        self.edit.setAccessibleName(self.tr("Note"))
        self.edit.setFixedHeight(128)
        self.edit.setTabChangesFocus(True)
        self.edit.installEventFilter(self)
        self._hint = label(self, self.tr("Markdown · Ctrl+Enter or Esc is done"), "hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(6)
        for widget in (self._quote, self.edit, self._hint):
            layout.addWidget(widget)

    def open_for(self, point: QPoint, about: str, quote: str, words: str) -> None:
        self._about, self._first = about, words
        self._quote.setText(f"“{quote if len(quote) < 120 else quote[:119] + '…'}”")
        self.edit.setPlainText(words)
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)
        self._say("")
        self.open_at(point, self.edit)

    def finish(self) -> None:
        """Write what stands in the box, if it is new."""
        words = self.edit.document().toRawText().replace("\u2029", "\n")
        if words.strip() != self._first.strip():
            self._first = words.strip()
            self.written.emit(self._about, words)

    def settle(self, about: str) -> None:
        """What it is about exists now."""
        self._about = about

    def refuse(self, why: str) -> None:
        """Keep the box and its words, and say why they were not taken."""
        self._first, self._refused = "", True
        self._say(why)

    def _say(self, why: str) -> None:
        self._hint.setText(why or self.tr("Markdown · Ctrl+Enter or Esc is done"))

    def dismiss(self) -> None:
        self._refused = False
        if not self.isHidden():
            self.finish()
        if not self._refused:
            super().dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit:
            if event.type() == QEvent.Type.FocusOut and not self.isHidden():
                self.finish()
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                done = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                if done and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.dismiss()
                    return True
        return super().eventFilter(watched, event)
