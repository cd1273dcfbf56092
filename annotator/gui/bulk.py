"""What a person does to several highlights at once: each is one step, and long ones leave the window free."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.desk import Desk
from annotator.gui.errands import Progress, beside
from annotator.gui.in_force import keyed
from annotator.gui.jobs import Jobs
from annotator.gui.panel import Panel
from annotator.gui.rows import TagRow
from annotator.model import Highlight
from annotator.workspace import Workspace

AT_ONCE = 300
"""Highlights that are changed while one waits: some tens of milliseconds."""
OFFERED = 30
"""Tags of the codebook that a menu offers, the most used ones."""

Verb = Callable[[Workspace, list[Highlight]], object]


class Bulk(QObject):
    told = Signal(str, object)
    failed = Signal(Exception)

    def __init__(
        self, desk: Desk, panel: Panel, jobs: Jobs, attempt: Callable[[Callable[[], object]], bool], window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk, self._cards, self._jobs, self._attempt = desk, panel.cards, jobs, attempt
        cards, bar = panel.cards, panel.cards.bulk
        cards.deletion_asked.connect(self.delete)
        cards.pin_asked.connect(self.apply_pin)
        bar.untag_asked.connect(lambda tag: self.untag(cards.selected(), tag))
        bar.colour_asked.connect(lambda tag: self.colour(cards.selected(), tag))
        bar.worn = lambda: self._worn(cards.selected())
        bar.tags = self._offered

    def retag(
        self, highlights: Sequence[str], put: Sequence[str] = (), take: Sequence[str] = (), named: Sequence[str] = ()
    ) -> None:
        """Put tags on, by id or by path, and take others off. Raises Refused for a path that no tag can have."""
        workspace = self._desk.workspace
        if self._at_once(highlights):
            workspace.retag(workspace.library.some_highlights(highlights), put, take, named)
        else:
            workspace.sensible_paths(*named)
            self._do(highlights, self.tr("Tagging"), lambda own, found: own.retag(found, put, take, named))

    def delete(self, highlights: Sequence[str]) -> None:
        label = keyed(self.tr("Deleted; {undo} brings them back.")) if len(highlights) > 1 else ""
        self._do(highlights, self.tr("Deleting"), lambda workspace, found: workspace.remove(*found), label)

    def untag(self, highlights: Sequence[str], tag: str) -> None:
        """Take a tag off those that wear it."""
        self._do(highlights, self.tr("Taking a tag off"), lambda workspace, found: workspace.retag(found, (), (tag,)))

    def colour(self, highlights: Sequence[str], tag: str) -> None:
        """Colour all as a tag: it becomes the first of each."""
        self._do(highlights, self.tr("Colouring"), lambda workspace, found: workspace.lead(found, tag))

    def apply_pin(self, highlights: Sequence[str], digit: int) -> None:
        """Put a pinned tag on all, or off where all wear it."""
        tag = next((t.id for t in self._desk.tags() if t.pin == digit), "")
        worn = {t.id: t.count for t in self._worn(highlights)}
        off = worn.get(tag) == len(highlights)
        if tag:
            put, take = ((), (tag,)) if off else ((tag,), ())
            self._attempt(lambda: self.retag(highlights, put, take))

    def _worn(self, highlights: Sequence[str]) -> list[TagRow]:
        """The tags of highlights, each counted there."""
        counts = self._desk.workspace.library.tag_counts_of(highlights)
        return [replace(tag, count=counts[tag.id]) for tag in self._desk.tags() if tag.id in counts]

    def _offered(self) -> list[TagRow]:
        tags = self._desk.tags()
        used = sorted(tags, key=lambda t: (not t.pin, -t.count))[:OFFERED]
        return [tag for tag in tags if tag in used]

    def _at_once(self, highlights: Sequence[str]) -> bool:
        """Whether one waits for a verb on so many; a library in memory belongs to this thread."""
        return len(highlights) <= AT_ONCE or self._desk.workspace.library.path is None

    def _do(self, highlights: Sequence[str], told: str, verb: Verb, after: str = "") -> None:
        """A verb on highlights: at once, or for very many with a connection of its own."""
        workspace = self._desk.workspace
        if self._at_once(highlights):
            if self._attempt(lambda: verb(workspace, workspace.library.some_highlights(highlights))) and after:
                self.told.emit(after, None)
            return

        def work(_: Progress) -> None:
            with beside(workspace) as own:
                verb(own, own.library.some_highlights(highlights))

        def done(_: None) -> None:
            workspace.look()
            if after:
                self.told.emit(after, None)

        self._jobs.run(told, work, done, self.failed.emit)
