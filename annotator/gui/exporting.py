"""Excerpts on their way out of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from annotator.gui.desk import Desk
from annotator.gui.errands import Errands, Progress, beside
from annotator.gui.jobs import Jobs
from annotator.gui.phrases import numbered
from annotator.model import AnnotatorError, Excerpt
from annotator.settings import Settings
from annotator.workspace import Workspace

if TYPE_CHECKING:  # the formats load when they are asked for
    from annotator.gui.export_box import ExportChoice, Scope
    from annotator.gui.printing import Paper


class Exporting(QObject):
    told = Signal(str, object)  # a sentence, and the folder that its Details show
    failed = Signal(Exception)

    def __init__(self, desk: Desk, errands: Errands, jobs: Jobs, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._errands, self._jobs, self._settings, self._window = desk, errands, jobs, settings, window
        self.selection: Callable[[], Iterable[str]] = tuple  # ids of the highlights chosen among the cards
        self.query: Callable[[], str] = str  # what is being looked for

    def export(self) -> None:
        from annotator.gui.export_box import WRITTEN, ExportBox

        scopes, workspace = self._scopes(), self._desk.workspace
        folder = Path(self._errands.folder("export"))
        box = ExportBox(self._window, workspace, scopes, folder, self._usual_choice())
        if box.exec() != QDialog.DialogCode.Accepted or box.choice is None:
            return
        choice = box.choice
        kept = {"format": choice.format, "by": choice.by, "hidden": choice.hidden, "names": choice.names}
        self._errands.keep("export", kept)
        self._errands.keep("export_folder", str(choice.target.parent))
        scope = scopes[choice.scope]

        def work(progress: Progress) -> int:
            from annotator import bundle, exchange

            with beside(workspace) as own, exchange.written(choice.target, force=True) as file:
                if choice.format == bundle.LIBRARY.name:
                    return bundle.write_library(own.contents(scope.only), file)
                if choice.format == bundle.BUNDLE.name:
                    contents = own.contents(scope.only, named=choice.names)
                    counting = replace(contents, excerpts=lambda: _counting(contents.excerpts(), progress))
                    return bundle.write(counting, file)
                counted = _counting(choice.dressed(scope.excerpts(own)), progress)
                wish = replace(choice.wish, codebook=own.codebook(), sources=own.library, named=choice.names)
                return WRITTEN[choice.format].write(counted, file, wish)

        def done(count: int) -> None:
            told = numbered("Exporting", "%Ln excerpt(s) exported to {}", count)
            self.told.emit(told.format(choice.target.name), choice.target.parent)

        self._jobs.run(self.tr("Exporting"), work, done, self.failed.emit)

    def print_document(self) -> None:
        """The open document on paper, its highlights under the words and the notes beside them."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from annotator.gui.printing import print_out

        if (paper := self._paper()) is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(paper.title)
        printer.setOutputFileName("")
        box = QPrintDialog(printer, self._window)
        if box.exec() != QDialog.DialogCode.Accepted:
            return

        def done(pages: int) -> None:
            self.told.emit(numbered("Exporting", "Printed: %Ln page(s)", pages), None)

        self._jobs.run(self.tr("Printing"), lambda _: print_out(printer, paper), done, self.failed.emit)

    def _paper(self) -> Paper | None:
        """The open document as it is to be printed."""
        from annotator import clips
        from annotator.gui import phrases
        from annotator.gui.printing import Paper, Printed

        document, desk = self._desk.document, self._desk
        if document is None:
            return None
        text = desk.workspace.text_of(document)
        spans = {p.highlight.id: p.span for p in desk.highlights if p.span}
        marks = []
        for e in desk.workspace.excerpts([document]):
            if span := spans.get(e.id):
                said = [f"{n.person}: {n.body}" for n in e.notes]
                said += (f"{r.person}: {r.verdict}. {r.comment}" for r in e.reviews)
                head = " · ".join(" › ".join(path) for path in e.tags)
                marks.append(Printed(span, e.colours[0] if e.colours else "", head, "  ".join(said)))
        facts = phrases.facts_in_masthead(document, text.minutes, truncated=False)
        hidden = frozenset(clips.header(document, text.blocks).hidden)
        return Paper(document.title, "  ·  ".join([*facts, document.url]), text, hidden, tuple(marks))

    def _scopes(self) -> list[Scope]:
        """What may leave: everything, what is chosen, what was looked for, the open document."""
        from annotator.gui.export_box import Scope

        workspace, document = self._desk.workspace, self._desk.document
        library = workspace.library
        every = Scope(self.tr("Whole library"), self.tr("Excerpts"), library.highlight_count(), Workspace.excerpts)
        scopes = [every]
        if document:
            title = self.tr("This document: {}").format(document.title)
            stem = "".join(c for c in document.title if c.isalnum() or c in " -_")[:60].strip() or every.stem
            only = frozenset(h.id for h in library.highlights(document.id))
            scopes.append(Scope(title, stem, len(only), lambda w: w.excerpts([document], only), only))
        if len(chosen := frozenset(self.selection())) > 1:
            scopes.append(self._some(self.tr("The highlights selected"), chosen))
        if query := self.query().strip():
            with suppress(AnnotatorError):
                scopes.append(self._some(self.tr("What is found by: {}").format(query), workspace.finds(query)))
        return scopes

    def _some(self, title: str, only: frozenset[str]) -> Scope:
        from annotator.gui.export_box import Scope

        return Scope(title, self.tr("Excerpts"), len(only), lambda w: w.excerpts(only=only), only)

    def _usual_choice(self) -> ExportChoice:
        """As they chose the last time."""
        from annotator.gui.export_box import ExportChoice

        kept: dict[str, object] = self._settings.get("export", {})
        hidden = kept.get("hidden")
        return ExportChoice(
            str(kept.get("format", "markdown")), 0, str(kept.get("by", "document")),
            tuple(map(str, hidden)) if isinstance(hidden, list) else (), kept.get("names") is not False,
        )


def _counting(excerpts: Iterable[Excerpt], progress: Progress) -> Iterator[Excerpt]:
    for n, excerpt in enumerate(excerpts):
        if n % 200 == 0:
            progress(n, 0)
        yield excerpt
