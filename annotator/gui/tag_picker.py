"""Type to find a tag, or to make one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from annotator.gui.lists import Rows, TagDelegate, TagRow
from annotator.gui.look import LIGHT, Theme
from annotator.gui.matching import fold, matching
from annotator.gui.pieces import label, named
from annotator.gui.popup import Popup
from annotator.gui.shelf import dress


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
