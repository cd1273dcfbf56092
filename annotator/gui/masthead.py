"""What stands above a document's words: title, provenance, and the clip's own header folded away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from annotator.gui import look
from annotator.gui.directions import leftward
from annotator.gui.look import PageStyle, Theme
from annotator.gui.phrases import numbered
from annotator.gui.pieces import button, named


class Masthead(QWidget):
    """Scrolls with the page; `place` sets its width and gives the height it takes."""

    folding_changed = Signal(bool)  # True: show the clip's header lines
    images_asked = Signal()
    captures_asked = Signal()
    notes_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = QColor()
        self._title = _words(self)
        self._facts = named(_words(self), "facts")
        self._fold = QToolButton(self)
        self._fold.setObjectName("line")
        self._fold.setCheckable(True)
        self._fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fold.toggled.connect(self._on_toggled)
        self._folded = 0
        self._images = button(self, "", "line", act=self.images_asked.emit)
        self._images.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._captures = button(self, "", "line", act=self.captures_asked.emit)
        self._captures.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_images(0)
        self.show_captures(1)
        self._notes = button(self, "", "line", act=self.notes_asked.emit)
        self._notes.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_notes(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 34, 0, 40)
        layout.setSpacing(14)
        for widget in (self._title, self._facts):
            layout.addWidget(widget)
        below = QHBoxLayout()
        below.setSpacing(22)
        below.addWidget(self._fold)
        below.addWidget(self._images)
        below.addWidget(self._captures)
        below.addWidget(self._notes)
        below.addStretch()
        layout.addLayout(below)

    def show_document(self, title: str, facts: Sequence[str], folded: int) -> None:
        """`facts` in the order they are read; `folded`: how many lines of the clip are folded away."""
        way = Qt.LayoutDirection.RightToLeft if leftward(title) else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(way)
        edge = Qt.AlignmentFlag.AlignRight if leftward(title) else Qt.AlignmentFlag.AlignLeft
        self._facts.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute)
        self._title.setText(title)
        self._title.setAccessibleName(title)
        self._facts.setText("\u00a0\u00a0·  ".join(facts))
        self._facts.setVisible(bool(facts))
        self._folded = folded
        self._fold.setVisible(bool(folded))
        self._fold.setChecked(False)
        self._name_fold()

    def show_images(self, missing: int) -> None:
        """Offer to fetch so many images."""
        self._images.setVisible(bool(missing))
        self._images.setText(self.tr("Show {} images").format(missing) if missing != 1 else self.tr("Show the image"))

    def show_captures(self, count: int) -> None:
        """Offer to look through so many, where there is a choice."""
        self._captures.setVisible(count > 1)
        self._captures.setText(self.tr("{} captures").format(count))

    def show_notes(self, count: int) -> None:
        """Offer to read so many notes on the document."""
        self._notes.setVisible(bool(count))
        self._notes.setText(self.tr("{} notes").format(count) if count != 1 else self.tr("1 note"))

    @property
    def unfolded(self) -> bool:
        return self._fold.isChecked()

    def unfold(self) -> None:
        """Show the clip's header lines."""
        self._fold.setChecked(True)

    def set_look(self, theme: Theme, style: PageStyle) -> None:
        self._line = QColor(theme.ink)
        self._title.setFont(look.font(style.families, style.size * 2.06, weight=600))
        self._facts.setFont(look.ui_font(max(12, style.size * 0.74)))

    def place(self, width: int) -> int:
        """Take this width; gives the height needed, in pixels."""
        layout = self.layout()
        height = layout.heightForWidth(width) if layout and layout.hasHeightForWidth() else self.sizeHint().height()
        self.resize(width, height)
        return height

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 18, self.width(), 1, self._line)

    def _on_toggled(self, shown: bool) -> None:
        self._name_fold()
        self.folding_changed.emit(shown)

    def _name_fold(self) -> None:
        shown = self._fold.isChecked()
        told = numbered("Masthead", "%Ln line(s) from the top of the web page", self._folded)
        self._fold.setText(f"{'▾' if shown else '▸'}  {told}")


def _words(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label
