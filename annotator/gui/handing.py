"""A clean copy of the library for somebody else: whole, one document, or texts and codebook for a second coder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFileDialog, QWidget

from annotator.gui.desk import Desk
from annotator.gui.dialogs import Box
from annotator.gui.errands import Progress, beside
from annotator.gui.jobs import Jobs
from annotator.gui.pieces import label
from annotator.store import Handed


@dataclass(frozen=True, slots=True)
class HandOver:
    """What is to be handed over."""

    target: Path
    whole: bool  # else the open document
    blind: bool
    redact: bool


class Handing(QObject):
    told = Signal(str, object)  # a sentence, and the folder that its Details show
    failed = Signal(Exception)

    def __init__(self, desk: Desk, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._window = desk, jobs, window

    def share_library(self) -> None:
        path, document = self._desk.workspace.library.path, self._desk.document
        box = ShareBox(self._window, path or Path("Library.sqlite"), document.title if document else "")
        if box.exec() == QDialog.DialogCode.Accepted and box.choice:
            self.share(box.choice)

    def share(self, choice: HandOver) -> None:
        workspace, document = self._desk.workspace, self._desk.document
        chosen = None if choice.whole or document is None else [document.id]

        def work(progress: Progress) -> Handed:
            with beside(workspace) as own:
                return own.share(
                    choice.target, chosen, blind=choice.blind, redact=choice.redact, force=True, progress=progress
                )

        def done(handed: Handed) -> None:
            size = QLocale().formattedDataSize(handed.size)
            told = self.tr("{} is ready: {}, SHA-256 {}…").format(handed.path.name, size, handed.sha256[:12])
            self.told.emit(told, handed.path.parent)

        self._jobs.run(self.tr("Writing a copy"), work, done, self.failed.emit)


class ShareBox(Box):
    def __init__(self, parent: QWidget | None, path: Path, title: str) -> None:
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
        self.scope.addItem(self.tr("The whole library"), True)
        if title:
            short = title if len(title) < 60 else title[:59] + "…"
            self.scope.addItem(self.tr("This document: {}").format(short), False)
        self.blind = QCheckBox(self.tr("Texts and codebook only, for a second coder"), self)
        self.redact = QCheckBox(self.tr("First take the words of what was deleted out for good"), self)
        words = self.tr("They then also go from this library, and undo cannot bring them back. Copies handed over "
                        "before, and backups, still have them.")  # fmt: skip
        more = label(self, words, "dim", wraps=True)
        for widget in (self.scope, self.blind, self.redact, more):
            self.body.addWidget(widget)
        more.setVisible(False)
        self.redact.toggled.connect(more.setVisible)
        self.add_buttons(self.tr("Save as…"), self.tr("Cancel"))

    def accept(self) -> None:
        start = str(self._path.with_name(f"{self._path.stem} to hand over.sqlite"))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the copy"), start, self.tr("Libraries (*.sqlite)"))
        if name:
            target = Path(name).with_suffix(".sqlite")
            whole = bool(self.scope.currentData())
            self.choice = HandOver(target, whole, self.blind.isChecked(), self.redact.isChecked())
            super().accept()
