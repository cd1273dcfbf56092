"""The few questions that need a box of their own: a name, an import's report, a tag, the keys."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui import reports
from annotator.gui.ground import TITLE_BAR
from annotator.gui.phrases import tip
from annotator.gui.pieces import label, named, row_of
from annotator.workspace import MAX_NAME, PALETTE, ImportReport

Menu = tuple[str, Sequence[tuple[str, str]]]
"""A menu's name, and its actions: words and key."""
COLUMNS = 3
"""Of keys beside each other, where the screen is wide enough."""
BESIDE = 74
"""Pixels of the box of keys beside its columns: edges and the bar that scrolls."""
NARROWEST = 400
"""Pixels of a box: a narrower one cuts off what stands in its title bar."""
LONG = 48
"""Characters of a heading that may need a second line; Qt would break a shorter one too."""


class Box(QDialog):
    """A dialog with a heading, room for its contents, and its buttons below."""

    def __init__(self, parent: QWidget | None, heading: str, words: str = "") -> None:
        super().__init__(parent)
        self._buttons: QDialogButtonBox | None = None
        self.setWindowTitle(heading)
        self.setMinimumWidth(NARROWEST)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(28, 24, 28, 20)
        self.body.setSpacing(12)
        self.body.addWidget(label(self, heading, "heading", wraps=len(heading) > LONG))
        if words:
            self.body.addWidget(label(self, words, "dim", wraps=True))

    def add_buttons(self, accept: str, cancel: str = "") -> QPushButton:
        box = QDialogButtonBox(self)
        chief = named(QPushButton(accept, self), "primary")
        chief.setDefault(True)
        box.addButton(chief, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        if cancel:
            box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
            box.rejected.connect(self.reject)
        self.body.addSpacing(6)
        self.body.addWidget(box)
        self._buttons = box
        return chief

    def add_beside(self, other: QPushButton) -> None:
        """A button at the far end from the others."""
        if self._buttons:
            self._buttons.addButton(other, QDialogButtonBox.ButtonRole.ResetRole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the button under the focus says, not what the chief one does."""
        focus = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focus, QToolButton):
            focus.click()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.fit(self.screen().availableSize() - QSize(0, TITLE_BAR))
        super().showEvent(event)

    def fit(self, room: QSize) -> None:
        """No larger than this; where its contents cannot be so small, they are scrolled and the buttons stay."""
        self.setMinimumSize(self.minimumSize().boundedTo(room))
        least = self.minimumSizeHint()
        if (layout := self.layout()) and layout.hasHeightForWidth():  # words that break where the box is narrow
            wide = max(least.width(), min(self.width(), room.width()))
            least = least.expandedTo(QSize(0, layout.minimumHeightForWidth(wide)))
        if least.boundedTo(room) != least and self._buttons:
            focus = self.focusWidget()
            self._scroll(self._buttons)
            if focus:
                focus.setFocus()
        else:
            self.resize(self.size().expandedTo(least))
        self.resize(self.size().boundedTo(room))

    def _scroll(self, buttons: QDialogButtonBox) -> None:
        margins = self.body.contentsMargins()
        self.body.removeWidget(buttons)
        area, inner, tall = QScrollArea(self), QWidget(), self.body.sizeHint()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        for ground in (area.viewport(), inner):
            ground.setAutoFillBackground(False)  # the box's own shows through
        inner.setLayout(self.body)  # Qt takes it from the box, with all that stands in it
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, margins.bottom())
        outer.addWidget(area, 1)
        foot = row_of(buttons)
        foot.setContentsMargins(margins.left(), 0, margins.right(), 0)
        outer.addLayout(foot)
        self.resize(self.size().expandedTo(tall) + QSize(area.verticalScrollBar().sizeHint().width(), 0))
        self._area = area
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def _on_focus(self, _: QWidget | None, focus: QWidget | None) -> None:
        if focus and (inner := self._area.widget()) and inner.isAncestorOf(focus):
            self._area.ensureWidgetVisible(focus)


class NameBox(Box):
    """First run: who reads here."""

    def __init__(self, parent: QWidget | None, suggestion: str, colour: str = "") -> None:
        from annotator.gui.swatches import Swatches

        super().__init__(
            parent,
            self.tr("What should colleagues call you?"),
            self.tr("Your name stands beside your highlights and notes, also in the files you hand on. "
                    "It stays on this computer and in your libraries; there is no account."),
        )
        self.setMinimumWidth(440)
        self.line = QLineEdit(suggestion, self, maxLength=MAX_NAME)
        self.line.setAccessibleName(self.tr("Your name"))
        self.line.selectAll()
        self.body.addWidget(self.line)
        self.body.addWidget(label(self, self.tr("Your colour, beside your name on your highlights"), "dim"))
        self.swatches = Swatches(self, colour or PALETTE[len(suggestion.encode()) % len(PALETTE)], "")
        self.body.addWidget(self.swatches)
        chief = self.add_buttons(self.tr("Start reading"))
        self.line.textChanged.connect(lambda t: chief.setEnabled(bool(t.strip())))
        chief.setEnabled(bool(suggestion.strip()))

    @property
    def name(self) -> str:
        return " ".join(self.line.text().split())

    @property
    def colour(self) -> str:
        return self.swatches.colour


class ReportBox(Box):
    """What became of each file of an import."""

    def __init__(self, parent: QWidget | None, report: ImportReport) -> None:
        super().__init__(parent, f"{reports.imported(report)}.")
        self.resize(640, 420)
        fates = sorted(report.fates, key=lambda f: f.kind != "refused")
        table = QTableWidget(len(fates), 2, self)
        table.setHorizontalHeaderLabels([self.tr("File"), self.tr("What became of it")])
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setColumnWidth(0, 240)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setAccessibleName(self.tr("Files of this import"))
        for n, fate in enumerate(fates):
            for column, words in enumerate((fate.name, reports.fate(fate))):
                item = QTableWidgetItem(words)
                item.setToolTip(tip(words))
                table.setItem(n, column, item)
        self.body.addWidget(table, 1)
        self.add_buttons(self.tr("Close"))


class KeysBox(Box):
    """Every action with its key."""

    choice_asked = Signal()

    def __init__(self, parent: QWidget | None, groups: Sequence[Menu]) -> None:
        super().__init__(parent, self.tr("Keys"))
        inner = self._columns(groups, COLUMNS)
        for fewer in range(COLUMNS - 1, 0, -1):
            if inner.sizeHint().width() + BESIDE <= self.screen().availableSize().width():
                break
            inner.deleteLater()
            inner = self._columns(groups, fewer)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.tr("Keys"))
        area.setWidget(inner)
        self.body.addWidget(area, 1)
        self.add_buttons(self.tr("Close"))
        choose = QPushButton(self.tr("Choose others…"), self)
        choose.setAutoDefault(False)
        self.add_beside(choose)
        choose.clicked.connect(self._on_choose)
        room = parent.height() - 40 if parent else 640
        self.resize(inner.sizeHint().width() + BESIDE, min(room, inner.sizeHint().height() + 170))

    def _columns(self, groups: Sequence[Menu], most: int) -> QWidget:
        inner = QWidget(self)
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(8, 6, 12, 6)
        columns.setSpacing(18)
        for menus in _in_columns(groups, most):
            column = QFormLayout()
            column.setSpacing(6)
            columns.addLayout(column)
            columns.setAlignment(column, Qt.AlignmentFlag.AlignTop)
            for n, (name, actions) in enumerate(menus):
                column.addRow(label(inner, f"\n{name.upper()}" if n else name.upper(), "caps"))
                for words, key in actions:
                    column.addRow(label(inner, key, "key"), label(inner, words))
        return inner

    def _on_choose(self) -> None:
        """What is chosen is not what is shown here."""
        self.accept()
        self.choice_asked.emit()


def _in_columns(groups: Sequence[Menu], most: int) -> list[list[Menu]]:
    """The menus in so many columns, in their order, as level as can be."""
    for tallest in count(max(len(actions) for _, actions in groups)):
        columns: list[list[Menu]] = [[]]
        for group in groups:
            if sum(len(actions) + 2 for _, actions in (*columns[-1], group)) > tallest + 2 and columns[-1]:
                columns.append([])
            columns[-1].append(group)
        if len(columns) <= most:
            return columns
    raise AssertionError  # every number was tried


def confirmed(parent: QWidget, question: str, words: str = "", verb: str = "") -> bool:
    """A yes-or-no question in one sentence, with what it is about below. `verb`: what yes does."""
    box = Box(parent, question, words)
    box.add_buttons(verb or box.tr("Yes"), box.tr("Cancel"))
    return box.exec() == QDialog.DialogCode.Accepted
