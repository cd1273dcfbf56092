"""The codebook as a tree: its model, and names that are edited in their place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QMimeData, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QLabel, QLineEdit, QStyleOptionViewItem, QTreeView, QWidget

from annotator.gui.lists import TagDelegate
from annotator.gui.phrases import tip
from annotator.gui.pieces import label
from annotator.gui.rows import ROW, Index, TagRow

MIME = "application/x-annotator-tag"
TOP = Qt.ItemFlag.ItemIsDropEnabled
TAG = TOP | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
TAG |= Qt.ItemFlag.ItemIsEditable
"""Joined once: Qt asks for each of thousands of tags when the tree is opened out."""


class TagTree(QAbstractItemModel):
    """Rows as frozen values, given depth first; an index carries its row's number."""

    moved = Signal(str, str)  # a tag's id, and that of the tag it was dropped on; "": the top
    placed = Signal(str, str, str)  # a tag's id, that of the one to stand below, and of the one to stand before, or ""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[TagRow, ...] = ()
        self.about: Callable[[str], str] = lambda tag: ""  # what is written on a tag
        self._at: dict[str, int] = {}
        self._below: dict[str, list[int]] = {}
        self._place: list[int] = []  # of each row among those beside it

    def show(self, rows: Sequence[TagRow]) -> None:
        """Where only what the rows say differs, the tree stays as it is."""
        fresh, old = tuple(rows), self.rows
        if [(r.id, r.parent) for r in fresh] == [(r.id, r.parent) for r in old]:
            self.rows = fresh
            stale: dict[str, list[int]] = {}  # by the tag above
            for n, (a, b) in enumerate(zip(old, fresh, strict=True)):
                if a != b:
                    stale.setdefault(b.parent, []).append(n)
            for beside in stale.values():
                self.dataChanged.emit(self._index(beside[0]), self._index(beside[-1]))
            return
        self.beginResetModel()
        self.rows, self._place = fresh, []
        self._at = {r.id: n for n, r in enumerate(fresh)}
        self._below = {}
        for n, row in enumerate(fresh):
            beside = self._below.setdefault(row.parent if row.parent in self._at else "", [])
            self._place.append(len(beside))
            beside.append(n)
        self.endResetModel()

    def row(self, index: Index) -> TagRow:
        return self.rows[index.internalId()]

    def find(self, key: str) -> QModelIndex:
        """The index of an id; an invalid one where it is not shown."""
        return self._index(self._at[key]) if key in self._at else QModelIndex()

    def has_branches(self) -> bool:
        return len(self._below) > 1

    def _index(self, n: int) -> QModelIndex:
        return self.createIndex(self._place[n], 0, n)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 -- Qt's own
        beside = self._below.get(self.row(parent).id if parent.isValid() else "", [])
        return self.createIndex(row, 0, beside[row]) if 0 <= row < len(beside) and column == 0 else QModelIndex()

    # QObject.parent() shares the name
    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        return self.find(self.row(index).parent) if index.isValid() else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._below.get(self.row(parent).id if parent.isValid() else "", ()))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        row = self.row(index)
        if role == Qt.ItemDataRole.DisplayRole:  # what typed letters look for
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            counts = self.tr("{} here, {} in the library").format(row.here, row.count)
            return tip("\n".join(filter(None, (row.path, counts, self.about(row.id)))))
        return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return TAG if index.isValid() else TOP

    # -- dragging --------------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, self.row(indexes[0]).id.encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """On another tag, or between two: a tag cannot stand below itself."""
        if not data.hasFormat(MIME):
            return False
        dragged, above = bytes(data.data(MIME).data()).decode(), parent
        while above.isValid():
            if self.row(above).id == dragged:
                return False
            above = above.parent()
        return dragged in self._at

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Nothing is moved here: the tree shows what the workspace did."""
        if self.canDropMimeData(data, action, row, column, parent):
            dragged, onto = bytes(data.data(MIME).data()).decode(), self.row(parent).id if parent.isValid() else ""
            if row >= 0:
                behind = self.index(row, 0, parent)
                self.placed.emit(dragged, onto, self.row(behind).id if behind.isValid() else "")
            elif self.rows[self._at[dragged]].parent != onto:
                self.moved.emit(dragged, onto)
        return False


class TreeDelegate(TagDelegate):
    """A tag in the tree, with the counts of this document and of the library; its name can be edited."""

    indent, counts = 0, 84
    renamed = Signal(str, str)  # a tag's id and what was typed

    def __init__(self, view: QTreeView, judge: Callable[[str, str], str]) -> None:
        """`judge`: why a tag cannot have a name, in a sentence, or ""."""
        super().__init__(view)
        self._view, self._judge = view, judge
        self._refusal: QLabel | None = None
        self._editing = ""  # a tag's id

    def counted(self, row: TagRow) -> str:
        return f"{row.here} / {row.count}" if row.here else str(row.count)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self._editing = index.data(ROW).id
        line = QLineEdit(parent)
        line.setObjectName("inline")
        line.setAccessibleName(self.tr("Name"))
        self._refusal = label(parent, "", "refusal", wraps=True)
        self._refusal.hide()
        line.textEdited.connect(lambda _: self._say(line))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():  # what is typed outlives others' changes
            editor.setText(index.data(ROW).name)
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(15, 0, 0, 0))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not self._say(editor):
            row = index.data(ROW)
            if editor.text() != row.name:
                self.renamed.emit(row.id, editor.text())

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if self._refusal is not None:
            self._refusal.deleteLater()
            self._refusal = None
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter with a name that cannot be leaves the words in their place, with the reason below them."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if isinstance(watched, QLineEdit) and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._say(watched):
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(watched, event)

    def _say(self, line: QLineEdit) -> bool:
        """Shows why the words cannot be the tag's name; whether they cannot."""
        sentence = self._judge(self._editing, line.text())
        if self._refusal is not None:
            self._refusal.setText(sentence)
            self._refusal.setFixedWidth(line.width())
            self._refusal.adjustSize()
            self._refusal.resize(line.width(), max(self._refusal.height(), self.height(None, 0)))  # hides a whole row
            below, room = line.geometry().bottomLeft() + QPoint(0, 2), self._view.viewport().height()
            fits = below.y() + self._refusal.height() <= room
            self._refusal.move(below if fits else line.geometry().topLeft() - QPoint(0, self._refusal.height() + 2))
            self._refusal.setVisible(bool(sentence))
            self._refusal.raise_()
            line.setAccessibleDescription(sentence)
        return bool(sentence)
