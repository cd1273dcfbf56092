"""The pane of what was found: in place of the library's list while one searches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from annotator.gui.group_bar import GroupBar
from annotator.gui.look import Theme
from annotator.gui.pieces import button, label, timer
from annotator.gui.result_rows import Found, Group, More, Result, ResultDelegate
from annotator.gui.rows import Rows
from annotator.gui.shelf import EmptyState, dress

REST = 120
"""Milliseconds on a row before its place is shown: a held key passes over many."""

SEEN = 16
"""Rows that are measured before the window goes on; more than are in view."""


class ResultList(QListView):
    """J and K go on and back as the arrows do; with Ctrl the arrows go from group to group."""

    entered = Signal()
    left = Signal()  # Esc
    stepped_out = Signal()  # up from the first hit
    stepped_group = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        step = {Qt.Key.Key_J: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Up: -1}.get(Qt.Key(key))
        if step and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(step)
        elif step and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped_group.emit(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def step(self, step: int) -> None:
        """To the next row that can be chosen."""
        rows = self.model().rowCount()
        row = self.currentIndex().row() + step
        while 0 <= row < rows and not self.model().flags(self.model().index(row, 0)) & Qt.ItemFlag.ItemIsSelectable:
            row += step
        if 0 <= row < rows:
            self.setCurrentIndex(self.model().index(row, 0))
        elif row < 0:
            self.scrollToTop()
            self.stepped_out.emit()


class ResultModel(Rows[Result]):
    def flags(self, index: object) -> Qt.ItemFlag:
        row = self.rows[index.row()] if isinstance(index, QModelIndex) and index.isValid() else None
        if isinstance(row, Found | More):
            return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled


class ResultsPane(QWidget):
    shown = Signal(object)  # a Found to show without leaving the list
    chosen = Signal(object)  # a Found to go to
    more_asked = Signal()
    save_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.model = ResultModel()
        self.list = ResultList(self)
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.delegate = ResultDelegate(self.list)
        dress(self.list, self.delegate)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(SEEN)
        self.empty = EmptyState(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self._rest = timer(self, REST, self._on_rest)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.clicked.connect(self._on_clicked)
        self.list.entered.connect(self._on_entered)
        self.list.left.connect(self.closed)
        self.list.stepped_group.connect(self._on_group)
        self.groups = GroupBar(self)
        self.groups.chosen.connect(self.go_to_group)
        self._told = label(self, "", "dim")
        save, shut = button(self, self.tr("☆ Save"), "quiet"), button(self, "×", "quiet")
        save.setToolTip(self.tr("Keep this search in the library list"))
        shut.setToolTip(self.tr("Back to the library"))
        for made, signal in ((save, self.save_asked), (shut, self.closed)):
            made.setAccessibleName(made.toolTip())
            made.clicked.connect(signal)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(label(self, self.tr("FOUND"), "caps"))
        head.addWidget(self._told)
        head.addStretch()
        for made in (save, shut):
            head.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 8, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.groups)
        layout.addWidget(self._stack, 1)

    def set_theme(self, theme: Theme) -> None:
        self.delegate.theme = theme
        self.list.viewport().update()

    def show_rows(self, rows: Sequence[Result], *, final: bool) -> None:
        """`final`: nothing more will come."""
        current = self.list.currentIndex()
        kept = self.model.row(current).id if current.isValid() else ""
        with_signals = self.list.selectionModel().blockSignals(True)
        self.model.show(rows)
        index = self.model.find(kept) if kept else QModelIndex()
        flag = QItemSelectionModel.SelectionFlag
        self.list.selectionModel().setCurrentIndex(index, flag.ClearAndSelect if index.isValid() else flag.Clear)
        self.list.selectionModel().blockSignals(with_signals)
        self._told.setText("" if final else self.tr("searching…"))
        self.groups.show_counts({row.kind: row.count for row in rows if isinstance(row, Group)})
        if rows:
            self._stack.setCurrentWidget(self.list)
        elif final:
            self.empty.say(self.tr("Nothing matches."))
            self._stack.setCurrentWidget(self.empty)
        self.list.viewport().update()

    @property
    def hits(self) -> list[Found]:
        return [row for row in self.model.rows if isinstance(row, Found)]

    def current(self) -> Result | None:
        index = self.list.currentIndex()
        return self.model.row(index) if index.isValid() else None

    def enter(self) -> None:
        """The focus comes into the list, on a hit."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not isinstance(self.current(), Found):
            self.list.step(1)

    def go_to_group(self, kind: str) -> None:
        """To the first hit of a kind, its group's head at the top."""
        head = self.model.find(Group.key(kind))
        if head.isValid():
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.list.setCurrentIndex(self.model.index(head.row() + 1))
            self.list.scrollTo(head, QAbstractItemView.ScrollHint.PositionAtTop)

    def _on_group(self, step: int) -> None:
        """To the next group, or back to the head of this one, then to the one before."""
        row = self.list.currentIndex().row()
        heads = [n for n, r in enumerate(self.model.rows) if isinstance(r, Group)]
        beyond = [n for n in heads if n > row] if step > 0 else [n for n in heads if n + 1 < row][-1:]
        if beyond and isinstance(head := self.model.rows[beyond[0]], Group):
            self.go_to_group(head.kind)

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and self.list.hasFocus():
            self._rest.start()

    def _on_rest(self) -> None:
        if isinstance(row := self.current(), Found):
            self.shown.emit(row)

    def _on_clicked(self) -> None:
        self._rest.stop()
        row = self.current()
        if isinstance(row, More):
            self.more_asked.emit()
        elif isinstance(row, Found):
            self.shown.emit(row)

    def _on_entered(self) -> None:
        self._rest.stop()
        row = self.current()
        if isinstance(row, More):
            self.more_asked.emit()
        elif isinstance(row, Found):
            self.chosen.emit(row)
