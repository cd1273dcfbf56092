"""Two people on the same documents: numbers for each tag, and from the number to the words they differ on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QWidget

from annotator.agreement import Agreement
from annotator.gui import phrases
from annotator.gui.desk import Desk
from annotator.gui.dialogs import Box, confirmed
from annotator.gui.errands import Progress, beside
from annotator.gui.in_force import keyed
from annotator.gui.jobs import Jobs
from annotator.gui.ledger import Ledger
from annotator.gui.marking import Attempt
from annotator.gui.phrases import number, ratio, share
from annotator.gui.pieces import button, label
from annotator.model import Person
from annotator.workspace.people import Row

SHOWN = 500
"""Passages listed of one tag."""


class Comparing(QObject):
    told = Signal(str, object)  # a sentence, and None
    failed = Signal(Exception)
    page_asked = Signal(str, str, str, object)  # ids of a document, a highlight, a tag or ""; two Persons

    def __init__(self, desk: Desk, jobs: Jobs, attempt: Attempt, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._attempt, self._window = desk, jobs, attempt, window

    def compare_people(self, pair: tuple[Person, Person] | None = None) -> None:
        """Choose two, see how far they agree."""
        workspace = self._desk.workspace
        people = workspace.people()
        if len(people) < 2:
            self.told.emit(self.tr("Only one person has worked in this library; merge another's copy first."), None)
            return
        own = workspace.same().get(workspace.person.id, "")
        box = CompareBox(self._window, people, *((p.id for p in pair) if pair else (own,)))
        box.asked.connect(lambda a, b: self._compare(box, a, b))
        box.same_asked.connect(lambda a, b: self._declare_same(box, a, b))
        box.page_asked.connect(self.page_asked)
        box.ask()
        box.exec()

    def _compare(self, box: CompareBox, mine: Person, theirs: Person) -> None:
        workspace = self._desk.workspace

        def work(_: Progress) -> list[Row]:
            with beside(workspace) as own:
                return own.compare(mine.id, theirs.id)

        self._jobs.run(self.tr("Comparing"), work, box.show_rows, box.show_trouble)

    def _declare_same(self, box: CompareBox, mine: Person, theirs: Person) -> None:
        words = keyed(self.tr("Their highlights then count as one person's, in this library and wherever it is merged. "
                              "{undo} takes it back."))  # fmt: skip
        question = self.tr("Are “{}” and “{}” one person?").format(mine.name, theirs.name)
        if confirmed(box, question, words) and self._attempt(
            lambda: self._desk.workspace.declare_same(theirs, mine)
        ):
            box.accept()


class CompareBox(Box):
    asked = Signal(object, object)  # two Persons
    same_asked = Signal(object, object)
    page_asked = Signal(str, str, str, object)

    def __init__(self, parent: QWidget | None, people: list[Person], own: str, other: str = "") -> None:
        super().__init__(
            parent, self.tr("Compare two people"), self.tr("On the documents that both marked, as they are shown now.")
        )
        self.resize(860, 640)
        self._people, self._rows = people, list[Row]()
        self.mine, self.theirs = QComboBox(self), QComboBox(self)
        for chooser, name in ((self.mine, self.tr("One")), (self.theirs, self.tr("The other"))):
            chooser.setAccessibleName(name)
            for person in people:
                chooser.addItem(person.name)
        at = next((n for n, p in enumerate(people) if p.id == own), 0)
        self.mine.setCurrentIndex(at)
        others = [n for n in range(len(people)) if n != at]
        self.theirs.setCurrentIndex(next((n for n in others if people[n].id == other), others[0]))
        row = QHBoxLayout()
        row.addWidget(self.mine, 1)
        row.addWidget(label(self, self.tr("and"), "dim"))
        row.addWidget(self.theirs, 1)
        same = button(self, self.tr("One person…"), act=lambda: self.same_asked.emit(*self.pair))
        row.addWidget(same)
        self.body.addLayout(row)
        headings = ("", "", "", self.tr("agree"), self.tr("kappa"), self.tr("alpha"), self.tr("units"), "F1")
        self.table = Ledger(self, self.tr("Agreement on each tag"), headings, flush=range(1, 8))
        for column, words in (
            (3, self.tr("Share of the characters on which both agree")),
            (4, self.tr("Cohen's kappa, on characters")),
            (5, self.tr("Krippendorff's alpha, nominal, on characters")),
            (6, self.tr("Krippendorff's alpha of where highlights begin and end")),
            (7, self.tr("F1 of highlights that share at least half of the shorter")),
        ):
            if item := self.table.horizontalHeaderItem(column):
                item.setToolTip(words)
        self.passages = Ledger(self, self.tr("What only one marked"), ("", "", self.tr("Document")), wide=0)
        self.passages.setTextElideMode(Qt.TextElideMode.ElideRight)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.table)
        split.addWidget(self.passages)
        split.setChildrenCollapsible(False)
        self.body.addWidget(split, 1)
        self._told = label(self, "", "dim", wraps=True)
        self.body.addWidget(self._told)
        self.add_buttons(self.tr("Close"))
        for chooser in (self.mine, self.theirs):
            chooser.currentIndexChanged.connect(self.ask)
        self.table.itemSelectionChanged.connect(self._show_passages)
        self.table.cellClicked.connect(lambda row, column: self._on_number(row) if column else None)
        self.table.cellActivated.connect(lambda row, _: self._on_number(row))
        self.passages.itemActivated.connect(lambda _: self._on_passage())
        self.passages.itemClicked.connect(lambda _: self._on_passage())

    @property
    def pair(self) -> tuple[Person, Person]:
        return self._people[self.mine.currentIndex()], self._people[self.theirs.currentIndex()]

    def ask(self) -> None:
        mine, theirs = self.pair
        self._rows = []
        self.table.setRowCount(0)
        self.passages.setRowCount(0)
        if mine.id == theirs.id:
            self._told.setText(self.tr("Choose two different people."))
        else:
            self._told.setText(self.tr("Comparing…"))
            self.asked.emit(mine, theirs)

    def show_trouble(self, error: Exception) -> None:
        self._told.setText(phrases.heard(str(error)))

    def show_rows(self, rows: list[Row]) -> None:
        self._rows = rows
        mine, theirs = self.pair
        for column, person in ((1, mine), (2, theirs)):
            if item := self.table.horizontalHeaderItem(column):
                item.setText(_short(person.name))
        self.table.show_rows([(r.path or self.tr("Marked at all"), *_cells(r.numbers)) for r in rows])
        self.table.selectRow(0)

    def _show_passages(self) -> None:
        if self.table.chosen < 0 or not self._rows:
            return
        row, (mine, theirs) = self._rows[self.table.chosen], self.pair
        self.passages.show_rows([
            (" ".join(d.words.split()), self.tr("only {}").format(_short((mine if d.mine else theirs).name)),
             d.document.title if len(d.document.title) <= 44 else f"{d.document.title[:43]}…")
            for d in row.differences[:SHOWN]
        ])  # fmt: skip
        count = len(row.differences)
        self._told.setText(
            self.tr("{} passages that only one of them marked. A click on one, or on a number, shows what both marked "
                    "on the page.").format(number(count))
            if count
            else self.tr("They marked the very same words.")
        )

    def _on_number(self, row: int) -> None:
        """From a number to the first place where they differ."""
        if self._rows and self._rows[row].differences:
            self._show(row, 0)

    def _on_passage(self) -> None:
        if self.passages.chosen >= 0:
            self._show(self.table.chosen, self.passages.chosen)

    def _show(self, row: int, difference: int) -> None:
        """On the page, which this box makes way for."""
        chosen = self._rows[row].differences[difference]
        self.accept()
        self.page_asked.emit(chosen.document.id, chosen.highlight, self._rows[row].tag, self.pair)


def _cells(n: Agreement) -> tuple[str, ...]:
    measures = (ratio(v) for v in (n.kappa, n.alpha, n.unitising, n.f1))
    return (number(n.mine), number(n.theirs), share(n.percent), *measures)


def _short(name: str) -> str:
    return name if len(name) <= 16 else f"{name[:15]}…"

