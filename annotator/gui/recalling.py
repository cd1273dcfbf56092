"""What was done and deleted: looked up, taken back, restored. Large steps go beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui import phrases
from annotator.gui.desk import Desk
from annotator.gui.errands import beside
from annotator.gui.in_force import keyed
from annotator.gui.jobs import Jobs
from annotator.gui.look import LIGHT, Theme
from annotator.gui.pieces import timer
from annotator.model import AnnotatorError, Change, Document, Highlight, Note
from annotator.store import Deleted, Progress, Undone, silent
from annotator.workspace import Refused, Told, Workspace
from annotator.workspace.past import NothingLeft, in_short
from annotator.workspace.telling import called
from annotator.workspace.wording import left_sentences

if TYPE_CHECKING:  # boxes load when they are asked for
    from annotator.gui.history_box import HistoryBox, Scope
    from annotator.gui.past_list import PastRow
    from annotator.gui.trash_box import TrashBox

LARGE = 300
"""Objects of a step from which on it is done beside the window: more would be felt."""
SOON = 150
"""Milliseconds before open lists follow what was written: one reading for many changes."""

Turn = Callable[[Workspace, Progress], Undone]


class Recalling(QObject):
    told = Signal(str, object)
    failed = Signal(Exception)
    spoken = Signal(str)  # for a screen reader
    highlight_asked = Signal(str)
    document_asked = Signal(str)

    def __init__(
        self, desk: Desk, jobs: Jobs, attempt: Callable[[Callable[[], object]], bool], window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._attempt, self._window = desk, jobs, attempt, window
        self._theme = LIGHT
        self._busy = False
        self.trash: TrashBox | None = None
        self.history: HistoryBox | None = None
        self._soon = timer(self, SOON, self._show_again)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for box in (self.trash, self.history):
            if box:
                box.set_theme(theme)

    def close(self) -> None:
        """The window closes."""
        self._soon.stop()
        for box in (self.trash, self.history):
            if box:
                box.close()

    def follow(self, change: Change) -> None:
        """Something was written: lists that are open are read again."""
        if any(box and box.isVisible() for box in (self.trash, self.history)):
            self._soon.start()

    # -- steps of any time -----------------------------------------------------------------------------------------

    def _turn(self, turn: Turn, count: int, doing: str, told: str) -> None:
        """At once where it is small, else as a job that can be cancelled."""
        if self._busy:
            self.told.emit(self.tr("A large step is still being taken back."), None)
            return
        workspace = self._workspace

        def turned(own: Workspace, progress: Progress) -> Undone:
            try:
                return turn(own, progress)
            except NothingLeft as nothing:
                said = " ".join(left_sentences(nothing.undone, phrases.TONGUE))
                raise Refused(said or phrases.heard(str(nothing))) from nothing

        def tell(undone: Undone) -> None:
            words = keyed(told, phrases.heard(undone.change.label))
            self.told.emit(" ".join((words, *left_sentences(undone, phrases.TONGUE))), None)
            self.spoken.emit(words)

        if count < LARGE or workspace.library.path is None:
            done: list[Undone] = []
            if self._attempt(lambda: done.append(turned(workspace, silent))):
                tell(done[0])
            return
        self._busy = True

        def work(progress: Progress) -> Undone:
            try:
                with beside(workspace) as own:
                    return in_short(turned(own, progress))
            finally:
                self._busy = False

        def arrived(undone: Undone) -> None:
            workspace.hear(undone)
            tell(undone)

        self._jobs.run(doing, work, arrived, self.failed.emit)

    # -- trash -----------------------------------------------------------------------------------------------------

    def show_trash(self) -> None:
        from annotator.gui.trash_box import TrashBox

        if self.trash is None:
            self.trash = TrashBox(self._window)
            self.trash.restore_asked.connect(self.restore)
        self.trash.set_theme(self._theme)
        self._show_deleted(self.trash)
        self.trash.show()
        self.trash.activateWindow()
        self.trash.list.setFocus()

    def restore(self, items: Sequence[Deleted]) -> None:
        def turn(own: Workspace, progress: Progress) -> Undone:
            return own.restore(items, progress)

        count = sum(1 + len(i.along) for i in items)
        self._turn(turn, count, self.tr("Restoring"), self.tr("Done: {}; {undo} takes it back."))

    def _show_deleted(self, box: TrashBox) -> None:
        from annotator.gui.past_list import PastRow

        deleted: list[Deleted] = []
        if self._attempt(lambda: deleted.extend(self._workspace.library.deleted())):
            persons = self._workspace.library.persons()
            where = self._workspace.library.known(_stood(d) for d in deleted[:2_000])
            box.show_deleted([
                PastRow(
                    d.record.id, f"{self._kind(d)} {called(d.record, phrases.TONGUE)}",
                    " · ".join(filter(None, (
                        self.tr("deleted by {}").format(persons[d.person].name if d.person in persons else "?"),
                        phrases.moment(d.at),
                        self.tr("with {} more").format(len(d.along)) if d.along else "",
                        called(where[_stood(d)], phrases.TONGUE) if _stood(d) in where else "",
                    ))), d)
                for d in deleted
            ])  # fmt: skip

    def _kind(self, item: Deleted) -> str:
        names = {"Document": self.tr("Document"), "Highlight": self.tr("Highlight"), "Note": self.tr("Note"),
                 "Tag": self.tr("Tag")}  # fmt: skip
        return names.get(type(item.record).__name__, "")

    # -- history ---------------------------------------------------------------------------------------------------

    def show_history(self) -> None:
        self._open_history("")

    def history_of_highlight(self) -> None:
        if self._desk.selected:
            self.history_of(self._desk.selected)
        else:
            self.told.emit(self.tr("Select a highlight first."), None)

    def history_of(self, highlight: str) -> None:
        self._open_history(highlight)

    def take_back(self, step: Told) -> None:
        def turn(own: Workspace, progress: Progress) -> Undone:
            try:
                return own.take_back(step.act, progress)
            except AnnotatorError as trouble:
                why.append(phrases.heard(str(trouble)))
                raise

        why: list[str] = []
        self._turn(turn, step.act.count, self.tr("Taking back"), self.tr("Done: {}; {undo} takes that back."))
        if why and self.history:
            self.history.say(why[0])

    def _open_history(self, about: str) -> None:
        from annotator.gui.history_box import HistoryBox

        if self.history is None:
            self.history = HistoryBox(self._window)
            self.history.asked.connect(lambda _: self._show_steps())
            self.history.going_asked.connect(self._on_going)
            self.history.return_asked.connect(self.take_back)
        self.history.set_theme(self._theme)
        found = self._workspace.library.highlight(about)
        quote = phrases.quoted(phrases.clipped(found.quote.exact)) if found else ""
        self.history.show_choices(about, quote, self._people())
        self._show_steps()
        self.history.show()
        self.history.activateWindow()
        self.history.list.setFocus()

    def _people(self) -> list[tuple[str, str]]:
        persons = self._workspace.library.persons().values()
        return sorted(((p.id, p.name) for p in persons), key=lambda pair: pair[1].casefold())

    def _show_steps(self) -> None:
        if self.history:
            scope = self.history.scope
            self.history.show_steps(lambda after: self._steps(scope, after))

    def _steps(self, scope: Scope, after: PastRow | None) -> list[PastRow]:
        from annotator.gui.past_list import PAGE, PastRow

        last = after.value if after else None
        library = self._workspace.library
        told: list[Told] = []

        def read() -> None:
            acts = library.acts(
                last.act.place if isinstance(last, Told) else None,
                limit=PAGE, person=scope.person, kind=scope.kind, about=scope.about,
            )  # fmt: skip
            told.extend(self._workspace.told(acts, phrases.TONGUE))

        self._attempt(read)
        return [PastRow(t.act.id, t.sentence, phrases.day_and_time(t.act.made), t) for t in told]

    def _on_going(self, step: object) -> None:
        """To the first thing of a step that can be gone to."""
        if isinstance(step, Told):
            known = self._workspace.library.known(d.object for d in step.act.deeds)
            for record in known.values():
                key = record.about if isinstance(record, Note) else record.id
                if self._workspace.library.highlight(key):
                    self.highlight_asked.emit(key)
                    return
                if self._workspace.library.document(key):
                    self.document_asked.emit(key)
                    return

    # -- within ----------------------------------------------------------------------------------------------------

    @property
    def _workspace(self) -> Workspace:
        return self._desk.workspace

    def _show_again(self) -> None:
        if self.trash and self.trash.isVisible():
            self._show_deleted(self.trash)
        if self.history and self.history.isVisible():
            self.history.show_people(self._people())
            self._show_steps()


def _stood(item: Deleted) -> str:
    """The id of what something stood on."""
    match item.record:
        case Highlight():
            return item.record.document
        case Note():
            return item.record.about
        case Document():
            return ""
    return ""
