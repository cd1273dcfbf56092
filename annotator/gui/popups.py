"""What appears beside the words: the selection bar, the tag picker, the note box. Each closes with Esc."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.lists import Rows, TagDelegate, TagRow
from annotator.gui.look import LIGHT, Theme
from annotator.gui.pieces import button, label, named
from annotator.gui.shelf import dress


class Dot(QAbstractButton):
    """A pinned tag as a round button."""

    def __init__(self, tag: TagRow, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.tag = tag
        self._theme = theme
        self.setFixedSize(22, 22)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tag.path)
        self.setToolTip(f"{tag.path}   {tag.pin}" if tag.pin else tag.path)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.accent) if self.underMouse() else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tag(self.tag.colour))
        painter.drawEllipse(self.rect().adjusted(3, 3, -3, -3))


class SelectionBar(QFrame):
    """Beside a selection: pinned tags, Tag, Note, Copy. Never takes the focus."""

    tag_chosen = Signal(str)
    highlight_asked = Signal()
    tags_asked = Signal()
    note_asked = Signal()
    copy_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._room = parent
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.dots: list[Dot] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(8, 3, 8, 3)
        self._layout.setSpacing(3)
        for words, key, signal in (
            (self.tr("Highlight"), "H", self.highlight_asked), (self.tr("Tag…"), "T", self.tags_asked),
            (self.tr("Note"), "N", self.note_asked), (self.tr("Copy quote"), "", self.copy_asked),
        ):
            made = button(self, f"{words}  {key}".strip(), "barButton", act=signal.emit)
            made.setAccessibleName(words)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._layout.addWidget(made)
        self.hide()

    def show_pins(self, tags: Sequence[TagRow], theme: Theme) -> None:
        for dot in self.dots:
            self._layout.removeWidget(dot)
            dot.hide()
            dot.deleteLater()
        self.dots = [Dot(t, theme, self) for t in tags[:9]]
        for n, dot in enumerate(self.dots):
            dot.clicked.connect(lambda _=False, d=dot: self.tag_chosen.emit(d.tag.id))
            self._layout.insertWidget(n, dot)

    def appear(self, selection: QRect) -> None:
        """Below the selection's end, in the parent's coordinates; above it where there is no room."""
        self.adjustSize()
        room = self._room.rect()
        left = min(max(8, selection.center().x() - self.width() // 2), room.width() - self.width() - 8)
        top = selection.bottom() + 10
        if top + self.height() > room.height() - 8:
            top = selection.top() - self.height() - 10
        self.move(left, max(8, top))
        self.show()
        self.raise_()


class Popup(QFrame):
    """A box of the window that holds the focus until it closes; closing gives it back."""

    closed = Signal()

    def __init__(self, parent: QWidget, width: int) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._room = parent
        self.setFixedWidth(width)
        self._back: QWidget | None = None
        self.hide()

    def open_at(self, point: QPoint, focus: QWidget) -> None:
        """At a point of the screen, moved into the window."""
        self._back = QApplication.focusWidget()
        self.adjustSize()
        room, at = self._room.rect(), self._room.mapFromGlobal(point)
        left = min(max(8, at.x()), room.width() - self.width() - 8)
        top = at.y() + 6
        if top + self.height() > room.height() - 8:
            top = max(8, room.height() - self.height() - 8)
        self.move(left, top)
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        if self.isHidden():
            return
        back, self._back = self._back, None
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if inside and back is not None:  # not where the person has gone elsewhere already
            back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)


def fold(name: str) -> str:
    """Letters as they are searched: no case, no accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))


def matching(tags: Sequence[TagRow], typed: str) -> list[TagRow]:
    """The tags that hold every typed word in some part of their path; names that begin so first."""
    words = fold(typed).split()
    if not words:
        return list(tags)

    def rank(tag: TagRow) -> tuple[int, int, str]:
        name, path = fold(tag.name), fold(tag.path)
        return (0 if name == " ".join(words) else 1 if name.startswith(words[0]) else 2, len(path), path)

    found = [t for t in tags if all(w in fold(t.path) for w in words)]
    if not found:  # letters in their order, with gaps
        found = [t for t in tags if _scattered("".join(words), fold(t.path))]
    return sorted(found, key=rank)


def _scattered(letters: str, name: str) -> bool:
    rest = iter(name)
    return all(c in rest for c in letters)


class TagPicker(Popup):
    """Type to find a tag; Enter puts it on (or takes it off), once more Enter is done; unknown names are made."""

    toggled = Signal(str, bool)  # a tag's id, whether to put it on
    made = Signal(str)  # the path of a tag to make and put on

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, 300)
        self.rows: Rows[TagRow] = Rows()
        self._tags: Sequence[TagRow] = ()
        self._worn: frozenset[str] = frozenset()
        self.line = named(QLineEdit(self), "search")
        self.line.setPlaceholderText(self.tr("Find or make a tag"))
        self.line.setAccessibleName(self.tr("Find or make a tag"))
        self.line.textChanged.connect(lambda _: self._sift())
        self.line.installEventFilter(self)
        self.list = QListView(self)
        self.list.setModel(self.rows)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Tags found"))
        self.delegate = TagDelegate(self.list)
        dress(self.list, self.delegate)
        self.list.setUniformItemSizes(True)
        self.list.setFixedHeight(232)
        self.list.clicked.connect(self._on_clicked)
        self._hint = label(self, "", "hint", wraps=True)
        self._chosen = label(self, "", "dim", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(6)
        for widget in (self.line, self._chosen, self.list, self._hint):
            layout.addWidget(widget)
        self.set_theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        self.delegate.theme = theme

    def open_for(self, point: QPoint, tags: Sequence[TagRow], worn: frozenset[str]) -> None:
        self._tags, self._worn = tags, worn
        self.line.clear()
        self.show_worn(tags, worn)
        self.open_at(point, self.line)

    def show_worn(self, tags: Sequence[TagRow], worn: frozenset[str]) -> None:
        self._tags, self._worn = tags, worn
        names = [t.path for t in tags if t.id in worn]
        self._chosen.setText("  ".join(f"✓ {n}" for n in names))
        self._chosen.setVisible(bool(names))
        self.adjustSize()
        self._sift()

    def _sift(self) -> None:
        typed = self.line.text().strip()
        found = matching(self._tags, typed)
        self.rows.show(found)
        exact = any(fold(t.path) == fold(typed) or fold(t.name) == fold(typed) for t in found)
        if found:
            self.list.setCurrentIndex(self.rows.index(0))
        if typed and not found:
            self._hint.setText(self.tr("Enter makes the tag “{}”").format(typed))
        elif typed and not exact:
            self._hint.setText(self.tr("Enter applies · Shift+Enter makes “{}”").format(typed))
        else:
            self._hint.setText(self.tr("Enter applies · Esc is done · “a / b” makes b below a"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, typed = event.key(), self.line.text().strip()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            row = self.list.currentIndex().row() + (1 if key == Qt.Key.Key_Down else -1)
            self.list.setCurrentIndex(self.rows.index(max(0, min(row, self.rows.rowCount() - 1))))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if typed and (shift or not self.rows.rowCount()):
                self.line.clear()
                self.made.emit(typed)
            elif typed or self.list.currentIndex().row() > 0 or not self._worn:
                self._on_clicked(self.list.currentIndex())
            else:
                self.dismiss()
            return True
        return False

    def _on_clicked(self, index: object) -> None:
        current = self.list.currentIndex()
        if not current.isValid():
            self.dismiss()
            return
        tag = self.rows.row(current).id
        self.line.clear()
        self.toggled.emit(tag, tag not in self._worn)


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
