"""A term tagged in every place where it stands, after a look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from annotator.gui import phrases
from annotator.gui.desk import Desk
from annotator.gui.errands import Progress, beside
from annotator.gui.in_force import keyed
from annotator.gui.jobs import Jobs
from annotator.gui.phrases import number
from annotator.gui.reader import Reader
from annotator.gui.tagging import in_vivo
from annotator.model import AnnotatorError, Document
from annotator.workspace import MAX_NAME, Workspace
from annotator.workspace.recurrence import MOST_PLACES, Places, Term, too_many

if TYPE_CHECKING:
    from annotator.gui.recurring_box import RecurringBox

SHOWN = 300
"""Places that the preview shows with the words round them."""
EACH = 12
"""Of one document, where there are several."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a search found: documents with their first places, and how many there are in all."""

    places: tuple[Places, ...]
    count: int
    marked: int


class Recurring(QObject):
    told = Signal(str, object)
    failed = Signal(Exception)

    def __init__(self, desk: Desk, reader: Reader, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._reader, self._jobs, self._window = desk, reader, jobs, window
        self._asked = count()  # searches; only the answer to the last one is shown
        self._last = -1

    def tag_all(self) -> None:
        """Ask for a term and a tag, show every place, and tag them if the person says so."""
        from annotator.gui.recurring_box import RecurringBox

        span, current = self._reader.selected_span(), self._desk.current()
        chosen = span.of(self._reader.text_shown.words) if span else current.quote.exact if current else ""
        words = " ".join(chosen.split())
        words = words if len(words) <= MAX_NAME else ""
        worn = self._desk.path(current.tags[0]) if current and current.tags and not span else ""
        paths = [t.path for t in self._desk.tags()]
        box = RecurringBox(self._window, words, worn or in_vivo(words), paths, document=self._desk.document is not None)
        box.asked.connect(lambda: self._look(box))
        if box.exec() == QDialog.DialogCode.Accepted:
            self._tag(box.term, box.tag, self._documents(whole=box.whole_library))
        self._last = next(self._asked)

    def _documents(self, *, whole: bool) -> list[Document]:
        if whole:
            return self._desk.workspace.library.documents()
        return [self._desk.document] if self._desk.document else []

    def _look(self, box: RecurringBox) -> None:
        """Search off the GUI's thread; an answer that something else was asked after is not shown."""
        number = self._last = next(self._asked)
        term, documents, workspace = box.term, self._documents(whole=box.whole_library), self._desk.workspace
        if not term.words.strip():
            box.show_places((), 0, 0)
            return

        def work(progress: Progress) -> Sighting | None:
            with beside(workspace) as own:
                return sighted(own, term, documents, progress, lambda: self._last != number)

        def done(found: Sighting | None) -> None:
            if found and self._last == number:
                box.show_places(found.places, found.count, found.marked)

        def failed(error: Exception) -> None:
            if not isinstance(error, AnnotatorError):
                self.failed.emit(error)
            elif self._last == number:
                box.refuse(phrases.heard(str(error)))

        self._jobs.run(self.tr("Looking"), work, done, failed)

    def _tag(self, term: Term, tag: str, documents: list[Document]) -> None:
        workspace = self._desk.workspace

        def work(progress: Progress) -> int:
            with beside(workspace) as own:
                return own.tag_places(term, _counted(documents, progress), named=[tag])

        def done(places: int) -> None:
            workspace.look()
            words = self.tr("Tagged “{}” in {} places; {undo} takes it back.")
            self.told.emit(keyed(words, term.words, number(places)), None)

        self._jobs.run(self.tr("Tagging"), work, done, self.failed.emit)


def sighted(
    workspace: Workspace, term: Term, documents: list[Document], progress: Progress, stale: Callable[[], bool]
) -> Sighting | None:
    """What a search finds; None where nobody waits for it any more. Raises Refused."""
    found, total, marked = list[Places](), 0, 0
    each = SHOWN if len(documents) == 1 else EACH
    for document in _counted(documents, progress):
        if stale():
            return None
        places = workspace.places(term, document, contexts=min(each, max(0, SHOWN - total)))
        total, marked = total + len(places.spans), marked + len(places.marked)
        if total > MOST_PLACES:
            raise too_many(term)
        if places.spans and len(found) < SHOWN:
            found.append(places)
    return Sighting(tuple(found), total, marked)


def _counted(documents: list[Document], progress: Progress) -> Iterator[Document]:
    for n, document in enumerate(documents):
        if n % 20 == 0:
            progress(n, len(documents))
        yield document
