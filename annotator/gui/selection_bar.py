"""The small bar beside a selection."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QToolButton, QWidget

from annotator.gui.look import Theme
from annotator.gui.phrases import tip
from annotator.gui.pieces import button, key_of, timer
from annotator.gui.rows import TagRow


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
        self.setToolTip(tip(f"{tag.path}   {tag.pin}" if tag.pin else tag.path))

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
    _pinned = 9  # tags that are offered at most

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._room = parent
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.dots: list[Dot] = []
        self._pins: object = None  # what the dots show
        self._selection: Callable[[], QRect] = QRect
        self._later = timer(self, 0, self._stay)
        self._marking: list[QWidget] = []  # what changes the library
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(8, 3, 8, 3)
        self._layout.setSpacing(3)
        self._verbs: list[tuple[QToolButton, str, str]] = []  # with words, and the action that does the same
        for words, name, signal in (
            (self.tr("Highlight"), "highlight", self.highlight_asked),
            (self.tr("Tag…"), "choose_tags", self.tags_asked),
            (self.tr("Note"), "write_note", self.note_asked), (self.tr("Copy quote"), "", self.copy_asked),
        ):
            made = button(self, words, "barButton", act=signal.emit)
            self._verbs.append((made, words, name))
            made.setAccessibleName(words)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._layout.addWidget(made)
            self._marking.append(made)
        self._marking.pop()  # copying
        self.hide()

    def only_copy(self) -> None:
        """Offer nothing that changes the library."""
        for widget in (*self.dots, *self._marking):
            widget.hide()
        self._pinned = 0

    def show_pins(self, tags: Sequence[TagRow], theme: Theme) -> None:
        pins = [(t.id, t.path, t.colour, t.pin) for t in tags[: self._pinned]], theme
        if pins == self._pins:
            return
        self._pins = pins
        for dot in self.dots:
            self._layout.removeWidget(dot)
            dot.hide()
            dot.deleteLater()
        self.dots = [Dot(t, theme, self) for t in tags[: self._pinned]]
        for n, dot in enumerate(self.dots):
            dot.clicked.connect(lambda _=False, d=dot: self.tag_chosen.emit(d.tag.id))
            self._layout.insertWidget(n, dot)
            dot.show()  # only what is shown has a place in a bar that stands already
        if self.isVisible():
            self.appear(self._selection)

    def appear(self, selection: Callable[[], QRect]) -> None:
        """Below the selection's end; above it where there is no room. `selection` gives its box on the parent."""
        self._selection = selection
        for made, words, name in self._verbs:
            made.setText(f"{words}  {key_of(self._room, name)}".strip())
        self.adjustSize()
        room, box = self._room.rect(), selection()
        left = min(max(8, box.center().x() - self.width() // 2), room.width() - self.width() - 8)
        top = box.bottom() + 10
        if top + self.height() > room.height() - 8:
            top = box.top() - self.height() - 10
        self.move(left, max(8, top))
        self.show()
        self.raise_()

    def stay(self) -> None:
        """Beside the selection, once its words have their new place."""
        if self.isVisible():
            self._later.start()

    def _stay(self) -> None:
        if self.isVisible():
            self.appear(self._selection)
