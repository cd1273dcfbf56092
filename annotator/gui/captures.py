"""What a document has been clipped as: looked through, shown again, told apart where two articles were joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from annotator.gui import phrases
from annotator.gui.desk import Desk
from annotator.gui.errands import Progress, beside
from annotator.gui.in_force import keyed
from annotator.gui.jobs import Jobs
from annotator.gui.marking import Attempt
from annotator.gui.reader import Reader
from annotator.model import Document
from annotator.workspace.documents import Held

Tell = Callable[[Iterable[str]], None]


class Captures(QObject):
    told = Signal(str, object)  # a sentence, and what its Details show
    failed = Signal(Exception)

    def __init__(
        self, desk: Desk, reader: Reader, tell: Tell, jobs: Jobs, attempt: Attempt, window: QWidget
    ) -> None:
        """`tell` says how the highlights of documents fare on the texts shown."""
        super().__init__(window)
        self._desk, self._masthead, self._tell = desk, reader.masthead, tell
        self._jobs, self._attempt, self._window = jobs, attempt, window
        reader.masthead.captures_asked.connect(self.show_captures)

    def count(self) -> None:
        """Tell in the masthead how many the open document has."""
        if document := self._desk.document:
            self._masthead.show_captures(self._desk.workspace.library.capture_count(document))

    def show_captures(self) -> None:
        """Look through those of the open document."""
        workspace, document = self._desk.workspace, self._desk.document
        if document is None:
            return

        def work(_: Progress) -> list[Held]:
            with beside(workspace) as own:
                return own.captures(document)

        self._jobs.run(self.tr("Reading captures"), work, lambda held: self.choose(document, held), self.failed.emit)

    def choose(self, document: Document, held: Sequence[Held]) -> None:
        """Show one of them, or make it a document of its own, as the person says."""
        from annotator.gui.captures_box import CapturesBox

        box = CapturesBox(self._window, document.title, held)
        if box.exec() != QDialog.DialogCode.Accepted or box.capture is None:
            return
        act = self._split if box.splits else self._show
        if now := self._desk.workspace.library.document(document.id):
            act(now, box.capture, held)

    def _show(self, document: Document, capture: Held, _: Sequence[Held]) -> None:
        if self._attempt(lambda: self._desk.workspace.show_capture(document, capture.capture)):
            when = phrases.day(capture.clipped) or self.tr("an unknown day")
            self.told.emit(keyed(self.tr("The capture of {} is shown; {undo} takes it back."), when), None)
            self._tell([document.id])

    def _split(self, document: Document, capture: Held, held: Sequence[Held]) -> None:
        """The one shown stays; where it is the one that leaves, the newest of the others."""
        stays = next((h for h in held if h.shown and h is not capture), None)
        stays = stays or next(h for h in held if h is not capture)
        made: list[Document] = []
        if self._attempt(
            lambda: made.append(self._desk.workspace.split_document(document, stays.capture, capture.capture))
        ):
            words = self.tr("“{}” is a document of its own now; {undo} takes it back.")
            self.told.emit(keyed(words, made[0].title), None)
