"""Who did what when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QHBoxLayout, QPushButton, QWidget

from annotator.gui.dialogs import Box
from annotator.gui.look import Theme
from annotator.gui.past_list import PastList, PastRow
from annotator.gui.pieces import label, named
from annotator.workspace import Told


@dataclass(frozen=True, slots=True)
class Scope:
    """Which steps are asked for; "" is any."""

    about: str = ""  # an object's id
    person: str = ""
    kind: str = ""


class HistoryBox(Box):
    """Stays open beside the window. Enter goes to what a step was about."""

    asked = Signal(object)  # a Scope
    going_asked = Signal(object)  # a Told
    return_asked = Signal(object)  # a Told, to be taken back

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("History"))
        self.resize(680, 620)
        self.about = ""
        self._words = label(self, "", "dim", wraps=True)
        self.body.addWidget(self._words)
        self.people, self.kinds, self.scopes = (QComboBox(self) for _ in range(3))
        self.people.setAccessibleName(self.tr("Steps of whom"))
        self.kinds.setAccessibleName(self.tr("Steps on what"))
        self.scopes.setAccessibleName(self.tr("Steps where"))
        for kind, name in (("", self.tr("Everything")), ("document", self.tr("Documents")),
                           ("highlight", self.tr("Highlights")), ("note", self.tr("Notes")), ("tag", self.tr("Tags")),
                           ("review", self.tr("Reviews"))):  # fmt: skip
            self.kinds.addItem(name, kind)
        row = QHBoxLayout()
        for box in (self.scopes, self.people, self.kinds):
            row.addWidget(box)
            box.activated.connect(lambda _: self.asked.emit(self.scope))
        row.addStretch()
        self.list = PastList(self, self.tr("Steps"), several=False)
        self.list.activated.connect(lambda i: self.going_asked.emit(self.list.rows.rows[i.row()].value))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._on_current())
        self.told = label(self, "", "hint", wraps=True)
        self.body.addLayout(row)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.told)
        buttons = QDialogButtonBox(self)
        self.back = named(QPushButton(self.tr("Take back this step"), self), "primary")
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self._on_back)
        buttons.addButton(self.back, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.close)
        self.body.addWidget(buttons)

    def set_theme(self, theme: Theme) -> None:
        self.list.set_theme(theme)

    @property
    def scope(self) -> Scope:
        return Scope(str(self.scopes.currentData() or ""), str(self.people.currentData() or ""),
                     str(self.kinds.currentData() or ""))  # fmt: skip

    def show_choices(self, about: str, heading: str, people: Iterable[tuple[str, str]]) -> None:
        """What it can be narrowed to: one thing, and people by id and name."""
        self.about = about
        self._words.setText(heading or self.tr("Every step in this library, also those that came with a merge."))
        with QSignalBlocker(self.scopes):
            self.scopes.clear()
            if about:
                self.scopes.addItem(self.tr("This highlight"), about)
            self.scopes.addItem(self.tr("Whole library"), "")
        self.show_people(people)

    def show_people(self, people: Iterable[tuple[str, str]]) -> None:
        with QSignalBlocker(self.people):
            kept = self.people.currentData()
            self.people.clear()
            self.people.addItem(self.tr("Everybody"), "")
            for key, name in people:
                self.people.addItem(name, key)
            self.people.setCurrentIndex(max(0, self.people.findData(kept)))

    def show_steps(self, more: Callable[[PastRow | None], Sequence[PastRow]]) -> None:
        """Read as far as one looks; each row's value is a Told."""
        self.list.rows.read(more)
        self.say("" if self.list.rows.rows else self.tr("No step is like that."))
        if self.list.rows.rows:
            self.list.setCurrentIndex(self.list.rows.index(0))
        self._on_current()

    def say(self, words: str) -> None:
        self.told.setText(words)

    def _on_current(self) -> None:
        self.back.setEnabled(self.list.currentIndex().isValid())

    def _on_back(self) -> None:
        for row in self.list.chosen():
            if isinstance(row.value, Told):
                self.return_asked.emit(row.value)
