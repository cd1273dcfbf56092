"""Documents clipped again: telling how their highlights fare, carrying them over, attaching orphans by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from annotator.carrying import CarryReport
from annotator.gui import reports
from annotator.gui.captures import Captures
from annotator.gui.desk import Desk
from annotator.gui.errands import Progress, beside
from annotator.gui.in_force import keyed
from annotator.gui.jobs import Jobs
from annotator.gui.marking import Attempt, Marking
from annotator.gui.reader import Reader
from annotator.intake import ImportReport
from annotator.model import Document
from annotator.workspace import Refused


class Carrying(QObject):
    told = Signal(str, object)  # a sentence, and the CarryReport that its Details show, or None
    failed = Signal(Exception)

    def __init__(
        self, desk: Desk, reader: Reader, marking: Marking, jobs: Jobs, attempt: Attempt, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk, self._reader, self._marking = desk, reader, marking
        self._jobs, self._attempt, self._window = jobs, attempt, window
        self._captures = Captures(desk, reader, self.tell, jobs, attempt, window)
        self._captures.told.connect(self.told)
        self._captures.failed.connect(self.failed)

    # -- captures --------------------------------------------------------------------------------------------------

    def show_captures(self) -> None:
        self._captures.show_captures()

    def count_captures(self) -> None:
        self._captures.count()

    # -- carrying over ---------------------------------------------------------------------------------------------

    def compare(self, imported: ImportReport) -> None:
        """After an import: say how the highlights fare whose documents were clipped again."""

        if again := [f.document for f in imported.fates if f.kind == "new capture"]:
            self.tell(again)

    def tell(self, documents: Iterable[str]) -> None:
        """Say how the highlights of documents fare on the texts shown."""

        def done(report: CarryReport) -> None:
            if report.items:
                self.told.emit(reports.carried(report), report)

        self._report(documents, done)

    def carry_over(self) -> None:
        """Show how the highlights of the open document fare."""
        if self._desk.document:
            self._report([self._desk.document.id], self.show)

    def show(self, report: CarryReport) -> None:
        """Each highlight of a report; what is found is carried over if the person says so."""
        if not report.items:
            self.told.emit(f"{reports.carried(report)}.", None)
            return
        from annotator.gui.carry_box import CarryBox

        if CarryBox(self._window, report).exec() == QDialog.DialogCode.Accepted and report.change.after:
            self._carry(report.documents)

    def _report(self, ids: Iterable[str], done: Callable[[CarryReport], None]) -> None:
        workspace = self._desk.workspace

        def work(_: Progress) -> CarryReport:
            with beside(workspace) as own:
                return own.carrying(*filter(None, map(own.library.document, ids)))

        self._jobs.run(self.tr("Comparing"), work, done, self.failed.emit)

    def _carry(self, documents: Iterable[Document]) -> None:
        workspace = self._desk.workspace

        def work(_: Progress) -> CarryReport:
            with beside(workspace) as own:
                return own.carry_over(*documents)

        def done(report: CarryReport) -> None:
            workspace.look()
            self.told.emit(keyed(self.tr("Carried over: {}; {undo} takes it back."), reports.fares(report)), None)

        self._jobs.run(self.tr("Carrying over"), work, done, self.failed.emit)

    # -- orphans ---------------------------------------------------------------------------------------------------

    def attach_here(self) -> None:
        """Put the chosen orphan, or the only one, on the selected words."""
        lost = [p.highlight.id for p in self._desk.highlights if p.span is None]
        chosen = [self._desk.selected] if self._desk.selected in lost else lost
        self._attempt(lambda: self._attach(chosen[0] if len(chosen) == 1 else "", lost))

    def attach(self, highlight: str) -> None:
        """Put one orphan on the selected words."""
        self._attempt(lambda: self._attach(highlight, [highlight]))

    def _attach(self, highlight: str, lost: list[str]) -> None:
        span, placed = self._reader.selected_span(), self._desk.placed(highlight)
        if not lost:
            raise Refused(self.tr("Every highlight of this document is in its text."))
        if placed is None:
            raise Refused(self.tr("Click the highlight in the list that you want to attach."))
        if span is None:
            raise Refused(self.tr("Select the words that this highlight belongs to."))
        self._desk.workspace.reattach(placed.highlight, span)
        self._reader.select_nothing()
        self._marking.select(highlight)
