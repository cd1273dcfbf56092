"""Where people differ, as a calm list: both sides in their own words, and what can be done about it."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from annotator.gui import phrases
from annotator.gui.desk import Desk
from annotator.gui.dialogs import Box
from annotator.gui.errands import Progress, beside
from annotator.gui.jobs import Jobs
from annotator.gui.ledger import Ledger
from annotator.gui.marking import Attempt
from annotator.gui.pieces import button, label, named
from annotator.workspace import Question, Side

_KINDS = {
    "field": "two versions",
    "tag": "tag on or off",
    "deleted": "deleted or kept",
    "held": "deleted or kept",
    "twins": "tags of one name",
    "overlap": "nearly the same",
}
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_ACTS = {"twins": "Merge into this one", "overlap": "Keep this one", "deleted": "Choose this", "tag": "Choose this"}


class Questions(QObject):
    told = Signal(str, object)  # a sentence, and None
    failed = Signal(Exception)
    place_asked = Signal(str, str)  # a document's id, a highlight's or ""

    def __init__(self, desk: Desk, jobs: Jobs, attempt: Attempt, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._attempt, self._window = desk, jobs, attempt, window

    def show_questions(self) -> None:
        """Look for what wants a choice, and list it."""
        workspace = self._desk.workspace

        def work(_: Progress) -> list[Question]:
            with beside(workspace) as own:
                return own.questions(phrases.TONGUE)

        def done(found: list[Question]) -> None:
            if not found:
                self.told.emit(self.tr("Nobody disagrees: there is nothing to choose."), None)
                return
            box = QuestionBox(self._window, found)
            box.chosen.connect(partial(self._on_chosen, box))
            box.both_chosen.connect(partial(self._on_both, box))
            box.place_asked.connect(self.place_asked)
            box.exec()

        self._jobs.run(self.tr("Looking for conflicts"), work, done, self.failed.emit)

    def _on_chosen(self, box: QuestionBox, question: Question, side: Side) -> None:
        if self._attempt(lambda: self._desk.workspace.choose(question, side)):
            box.settle(question)

    def _on_both(self, box: QuestionBox, question: Question) -> None:
        if self._attempt(lambda: self._desk.workspace.keep_both(question)):
            box.settle(question)


class QuestionBox(Box):
    chosen = Signal(object, object)  # a Question, a Side
    both_chosen = Signal(object)  # a Question
    place_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None, found: list[Question]) -> None:
        super().__init__(
            parent,
            self.tr("Conflicts"),
            self.tr("People changed the same without knowing of each other, or nearly the same twice. Nothing is lost: "
                    "both sides are kept until you choose. A choice can be undone, and travels with the library."),
        )  # fmt: skip
        self.resize(760, 620)
        self.found = found
        self.table = Ledger(self, self.tr("Conflicts"), (self.tr("What"), self.tr("Of"), self.tr("Where")), wide=1)
        self.table.setFixedHeight(210)
        self.body.addWidget(self.table)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setAccessibleName(self.tr("Both sides"))
        self._area = area
        self.body.addWidget(area, 1)
        self.add_buttons(self.tr("Close"))
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self._show_list(0)

    @property
    def question(self) -> Question | None:
        return self.found[self.table.chosen] if self.table.chosen >= 0 else None

    def settle(self, question: Question) -> None:
        """It is settled: on to the next."""
        at = max(0, self.table.chosen)
        self.found = [q for q in self.found if q.key != question.key]
        self._show_list(at)

    def _show_list(self, at: int) -> None:
        self.table.show_rows([(_told(_KINDS[q.kind]), q.about, _short(q.where)) for q in self.found])
        if self.found:
            self.table.selectRow(min(at, len(self.found) - 1))
        self._show_chosen()

    def _show_chosen(self) -> None:
        inner = QWidget(self._area)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 6, 10, 0)
        layout.setSpacing(10)
        if question := self.question:
            self._show_question(question, inner, layout)
        else:
            layout.addWidget(label(inner, self.tr("All is settled."), "dim"))
        layout.addStretch()
        self._area.setWidget(inner)
        for before, after in pairwise((self._area, *inner.findChildren(QToolButton))):
            self.setTabOrder(before, after)  # what is made later would come after Close

    def _show_question(self, question: Question, inner: QWidget, layout: QVBoxLayout) -> None:
        cards = QHBoxLayout() if len(question.sides) == 2 else QVBoxLayout()
        cards.setSpacing(12)
        for side in question.sides:
            cards.addWidget(self._card(question, side, inner), 1)
        layout.addLayout(cards)
        row = QHBoxLayout()
        if question.both:
            words = self.tr("Keep them apart") if question.kind == "twins" else self.tr("Keep both")
            row.addWidget(button(inner, words, act=lambda: self.both_chosen.emit(question)))
        if question.document:
            show = button(inner, self.tr("Show on the page"), "quiet")
            show.clicked.connect(lambda: self.place_asked.emit(question.document, question.highlight))
            row.addWidget(show)
        row.addStretch()
        layout.addLayout(row)

    def _card(self, question: Question, side: Side, inner: QWidget) -> QWidget:
        card = named(QWidget(inner), "sideCard")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        words = side.words if len(side.words) <= 600 else f"{side.words[:599]}…"
        line = QHBoxLayout()
        if _COLOUR.fullmatch(words):
            line.addWidget(_dot(card, words))
        line.addWidget(label(card, words, "sideWords", wraps=True), 1)
        layout.addLayout(line)
        if side.more:
            layout.addWidget(label(card, side.more, wraps=True))
        layout.addStretch()
        when = f"{side.person} · {phrases.moment(side.made)}" if side.person else ""
        shown = self.tr("shown now") if side.shows and question.kind in ("field", "tag", "deleted") else ""
        layout.addWidget(label(card, " · ".join(filter(None, (when, shown))), "dim"))
        act = button(card, _told(_ACTS.get(question.kind, "Choose this")))
        act.setAccessibleName(f"{act.text()}: {words[:80]}")
        act.clicked.connect(lambda: self.chosen.emit(question, side))
        layout.addWidget(act)
        return card


def _dot(card: QWidget, colour: str) -> QLabel:
    from annotator.gui.swatches import swatch_icon

    dot = QLabel(card)
    dot.setPixmap(swatch_icon(QColor(colour)).pixmap(16, 16))
    return dot


def _told(words: str) -> str:
    return QCoreApplication.translate("QuestionBox", words)


def _short(title: str) -> str:
    return title if len(title) <= 40 else f"{title[:39]}…"
