"""A clean copy for somebody else: the library, one document, what a search finds; bare for a second coder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFileDialog, QLineEdit, QWidget

from annotator.gui import phrases
from annotator.gui.desk import Desk
from annotator.gui.dialogs import Box
from annotator.gui.errands import Progress, beside
from annotator.gui.jobs import Jobs
from annotator.gui.pieces import label
from annotator.model import AnnotatorError
from annotator.query import QueryError, parse
from annotator.store import Handed


@dataclass(frozen=True, slots=True)
class HandOver:
    """What is to be handed over."""

    target: Path
    whole: bool  # else the open document
    blind: bool
    redact: bool
    query: str = ""  # only the documents that it finds


class Handing(QObject):
    told = Signal(str, object)  # a sentence, and the folder that its Details show
    failed = Signal(Exception)

    def __init__(self, desk: Desk, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._window = desk, jobs, window
        self.query: Callable[[], str] = str  # what is being looked for

    def share_library(self) -> None:
        path, document = self._desk.workspace.library.path, self._desk.document
        title = document.title if document else ""
        box = ShareBox(self._window, path or Path("Library.sqlite"), title, self.query().strip())
        if box.exec() == QDialog.DialogCode.Accepted and box.choice:
            self.share(box.choice)

    def share(self, choice: HandOver) -> None:
        workspace, document = self._desk.workspace, self._desk.document
        chosen = None if choice.whole or document is None else [document.id]

        def work(progress: Progress) -> tuple[Handed, int]:
            with beside(workspace) as own:
                some = own.finds(choice.query, "document") if choice.query else chosen
                if some is not None and not some:
                    raise AnnotatorError(self.tr("No document is found by: {}").format(choice.query))
                handed = own.share(
                    choice.target, some, blind=choice.blind, redact=choice.redact, force=True, progress=progress
                )
                return handed, len(some) if choice.query and some else 0

        def done(ready: tuple[Handed, int]) -> None:
            handed, count = ready
            size = phrases.size(handed.size)
            many = f"{phrases.documents(count)}, {size}" if count else size
            told = self.tr("{} is ready: {}, SHA-256 {}…").format(handed.path.name, many, handed.sha256[:12])
            self.told.emit(told, handed.path.parent)

        self._jobs.run(self.tr("Writing a copy"), work, done, self.failed.emit)


class ShareBox(Box):
    def __init__(self, parent: QWidget | None, path: Path, title: str, query: str = "") -> None:
        """`title`: of the open document, if there is one. `query`: what is being looked for."""
        super().__init__(
            parent,
            self.tr("Hand over a copy"),
            self.tr("One clean file to mail or to drop in a folder. What others do in it comes home by “Merge "
                    "libraries…”; what you have already stays as it is."),
        )  # fmt: skip
        self.setMinimumWidth(560)
        self._path = path
        self.choice: HandOver | None = None
        self.scope = QComboBox(self)
        self.scope.setAccessibleName(self.tr("What to hand over"))
        self.scope.addItem(self.tr("The whole library"), "whole")
        if title:
            short = title if len(title) < 60 else title[:59] + "…"
            self.scope.addItem(self.tr("This document: {}").format(short), "document")
        self.scope.addItem(self.tr("Documents that a search finds"), "search")
        self.query = QLineEdit(query, self)
        self.query.setAccessibleName(self.tr("What to look for"))
        self.query.setPlaceholderText(self.tr("For example tag:method or channel:team"))
        self.query.setMaxLength(500)
        self._wrong = label(self, "", "dim", wraps=True)
        self.blind = QCheckBox(self.tr("Texts and codebook only, for a second coder"), self)
        self.redact = QCheckBox(self.tr("First take the words of what was deleted out for good"), self)
        words = self.tr("They then also go from this library, and undo cannot bring them back. Copies handed over "
                        "before, and backups, still have them.")  # fmt: skip
        more = label(self, words, "dim", wraps=True)
        for widget in (self.scope, self.query, self._wrong, self.blind, self.redact, more):
            self.body.addWidget(widget)
        self.scope.currentIndexChanged.connect(self._show_query)
        self.query.textChanged.connect(self._show_query)
        more.setVisible(False)
        self.redact.toggled.connect(more.setVisible)
        self.chief = self.add_buttons(self.tr("Save as…"), self.tr("Cancel"))
        self._show_query()

    def _show_query(self) -> None:
        """The line for the search where that is chosen, and what is wrong with it."""
        searching, query, wrong = self.scope.currentData() == "search", self.query.text().strip(), ""
        if searching and query:
            try:
                parse(query)
            except QueryError as error:
                wrong = error.told(query)
        self.query.setVisible(searching)
        self._wrong.setVisible(bool(wrong))
        self._wrong.setText(phrases.heard(wrong))
        self.chief.setEnabled(not searching or bool(query and not wrong))

    def accept(self) -> None:
        start = str(self._path.with_name(f"{self._path.stem} to hand over.sqlite"))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the copy"), start, self.tr("Libraries (*.sqlite)"))
        if name:
            target = Path(name).with_suffix(".sqlite")
            scope, query = self.scope.currentData(), self.query.text().strip()
            self.choice = HandOver(
                target, scope == "whole", self.blind.isChecked(), self.redact.isChecked(),
                query if scope == "search" else "",
            )  # fmt: skip
            super().accept()
