"""What was deleted, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialogButtonBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator.gui.dialogs import Box
from annotator.gui.flow import Flow
from annotator.gui.look import Theme
from annotator.gui.past_list import PAGE, PastList, PastRow
from annotator.gui.pieces import button, label, named
from annotator.model import Document, Highlight, Note, Tag
from annotator.store import Deleted

KINDS = (None, Document, Highlight, Note, Tag)


class TrashBox(Box):
    """Stays open beside the window; choose one or several, Enter restores."""

    restore_asked = Signal(list)  # of Deleted

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent, self.tr("Trash"),
            self.tr("Nothing that is deleted leaves the library: it is kept with who deleted it and when."),
        )  # fmt: skip
        self.resize(680, 560)
        self._all: Sequence[PastRow] = ()
        self._kinds = QButtonGroup(self)
        pills = Flow(self)
        names = (self.tr("All"), self.tr("Documents"), self.tr("Highlights"), self.tr("Notes"), self.tr("Tags"))
        for n, name in enumerate(names):
            pill = button(self, name, "pill")
            pill.setCheckable(True)
            pill.setChecked(n == 0)
            self._kinds.addButton(pill, n)
            pill.show()
        self._kinds.idClicked.connect(lambda _: self._sift())
        self.filter = named(QLineEdit(self), "filter")
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter what was deleted"))
        self.filter.setFixedWidth(170)
        self.filter.textChanged.connect(lambda _: self._sift())
        pills.hold(self._kinds.buttons())
        pills.arrange()
        head = QHBoxLayout()
        head.addWidget(pills, 1)
        head.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignTop)
        self.list = PastList(self, self.tr("Deleted things"), several=True)
        self.list.activated.connect(self._on_restore)
        self._empty = label(self, "", "dim")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addLayout(head)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._empty, 1)
        buttons = QDialogButtonBox(self)
        self.restore = named(QPushButton(self.tr("Restore"), self), "primary")
        self.restore.setDefault(True)
        self.restore.clicked.connect(self._on_restore)
        buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.close)
        self.body.addWidget(buttons)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._name_button())

    def set_theme(self, theme: Theme) -> None:
        self.list.set_theme(theme)

    def show_deleted(self, rows: Sequence[PastRow]) -> None:
        """The latest deleted first; each row's value is a Deleted."""
        self._all = rows
        self._sift()

    def _sift(self) -> None:
        kind, words = KINDS[max(0, self._kinds.checkedId())], self.filter.text().casefold().split()
        found = [
            row
            for row in self._all
            if isinstance(row.value, Deleted)
            and (kind is None or isinstance(row.value.record, kind))
            and all(w in row.spoken.casefold() for w in words)
        ]
        self.list.rows.read(paged(found))
        self.list.setVisible(bool(found))
        self._empty.setVisible(not found)
        nothing = self.tr("Nothing that was deleted matches.") if self._all else self.tr("The trash is empty.")
        self._empty.setText(nothing)
        if found:
            self.list.setCurrentIndex(self.list.rows.index(0))
        self._name_button()

    def _name_button(self) -> None:
        count = len(self.list.selectedIndexes()) if self.list.isVisibleTo(self) else 0
        self.restore.setEnabled(bool(count))
        self.restore.setText(self.tr("Restore {}").format(count) if count > 1 else self.tr("Restore"))

    def _on_restore(self) -> None:
        if chosen := [row.value for row in self.list.chosen()]:
            self.restore_asked.emit(chosen)


def paged(rows: Sequence[PastRow]) -> Callable[[PastRow | None], Sequence[PastRow]]:
    """Known rows as a list reads them, so many at a time."""
    places = {row.id: n for n, row in enumerate(rows)}

    def more(after: PastRow | None) -> Sequence[PastRow]:
        start = places[after.id] + 1 if after else 0
        return rows[start : start + PAGE]

    return more
