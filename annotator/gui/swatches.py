"""A tag's colour: the palette, one's own, or that of the tag above."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QColorDialog, QHBoxLayout, QToolButton, QWidget

from annotator.gui.paint import draw_dot
from annotator.gui.pieces import button
from annotator.workspace import PALETTE

_words = ("Ochre", "Sage", "Sky", "Rose", "Violet", "Clay")
NAMES = dict(zip(PALETTE, _words, strict=True))
"""What a person calls the palette's colours."""
for _name in _words:
    QT_TRANSLATE_NOOP("Swatches", _name)


def swatch_icon(colour: QColor) -> QIcon:
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_dot(painter, QPointF(16, 16), 11, colour)
    painter.end()
    return QIcon(pixmap)


class Swatches(QWidget):
    """Buttons to choose a colour with; `colour` is "" for that of the tag above."""

    changed = Signal(str)

    def __init__(self, parent: QWidget, colour: str, above: str) -> None:
        """`above`: the colour of the tag above, "" at the top."""
        super().__init__(parent)
        self.colour = colour
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        if above:
            inherited = button(self, self.tr("As above"), "pill")
            inherited.setAccessibleName(self.tr("Colour of the tag above"))
            self._add(inherited, "")
            row.addWidget(inherited)
        for hue in PALETTE:
            row.addWidget(self._swatch(hue, self.tr(NAMES[hue])))
        own = "" if colour in NAMES else colour
        self._own = self._swatch(own, self.tr("Own colour"))
        self._own.setVisible(bool(own))
        row.addWidget(self._own)
        other = button(self, self.tr("Other…"), "plain", act=self._on_other)
        other.setAccessibleName(self.tr("Another colour"))
        row.addWidget(other)
        row.addStretch()

    def _swatch(self, hue: str, name: str) -> QToolButton:
        made = button(self, "", "swatch")
        made.setStyleSheet(f"background: {hue};" if hue else "")
        made.setAccessibleName(self.tr("Colour {}").format(name))
        made.setToolTip(name)
        self._add(made, hue)
        return made

    def _add(self, made: QToolButton, hue: str) -> None:
        made.setCheckable(True)
        made.setProperty("hue", hue)
        self._group.addButton(made)
        made.setChecked(hue == self.colour)
        made.clicked.connect(lambda _=False: self._choose(str(made.property("hue"))))

    def _choose(self, colour: str) -> None:
        self.colour = colour
        self.changed.emit(colour)

    def _on_other(self) -> None:
        chosen = QColorDialog.getColor(QColor(self.colour or PALETTE[0]), self, self.tr("Colour of the tag"))
        if chosen.isValid():
            self.show_own(chosen.name().upper())

    def show_own(self, colour: str) -> None:
        """A colour of the person's own, chosen."""
        self._own.setProperty("hue", colour)
        self._own.setStyleSheet(f"background: {colour};")
        self._own.setVisible(True)
        self._own.setChecked(True)
        self._choose(colour)
