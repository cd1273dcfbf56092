"""What a person does to the codebook: by its tree, by key, by menu."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QDialog, QWidget

from annotator.gui.desk import Desk
from annotator.gui.errands import Progress, beside
from annotator.gui.glance import shortened
from annotator.gui.in_force import keyed
from annotator.gui.jobs import Jobs
from annotator.gui.look import Theme
from annotator.gui.panel import Panel
from annotator.gui.phrases import heard
from annotator.gui.rows import TagRow
from annotator.gui.tagging import Tagging
from annotator.model import AnnotatorError, Highlight, Tag

if TYPE_CHECKING:  # boxes load when they are asked for
    from annotator.gui.quotes import Quoted
    from annotator.workspace import Reach, Workspace

T = TypeVar("T")

CLOSED = "closed_tags"
LARGE = 500
"""Highlights that a verb may change while the window waits; more are changed beside it."""
FEW, LONGEST = 3, 240
"""Notes on a tag that are told where the mouse rests on it, and how much of each."""


class Codebook(QObject):
    told = Signal(str, object)
    failed = Signal(Exception)

    def __init__(
        self,
        desk: Desk,
        panel: Panel,
        tagging: Tagging,
        jobs: Jobs,
        attempt: Callable[[Callable[[], object]], bool],  # runs a verb and tells what went wrong
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._panel, self._tagging, self._attempt, self._window = desk, panel, tagging, attempt, window
        self._jobs, self._pane = jobs, panel.tags
        self._pane.judge, self._pane.rows.about = self._judge, self._about
        self._pane.renamed.connect(lambda key, name: self._edit(key, name=name))
        self._pane.moved.connect(lambda key, parent: self._edit(key, parent=parent))
        self._pane.placed.connect(self._place)
        self._pane.coloured.connect(lambda key, colour: self._edit(key, colour=colour))
        self._pane.pinned.connect(lambda key, pin: self._edit(key, pin=pin))
        self._pane.new_asked.connect(self.new_tag)
        self._pane.tree.close_these(self._closed())
        self._pane.tree.folded.connect(self._on_folded)
        self._pane.tree.selectionModel().currentChanged.connect(lambda *_: self._name_deprecation())
        self._pane.rows.dataChanged.connect(lambda *_: self._name_deprecation())

    # -- commands: each on the tag chosen in the tree ----------------------------------------------------------------

    def new_tag(self) -> None:
        self._tagging.make_tag(lambda: self._panel.mapToGlobal(QPoint(14, self._panel.height() // 2)))

    def rename_tag(self) -> None:
        if tag := self._chosen():
            self._pane.rename(tag.id)

    def edit_tag(self) -> None:
        if not (tag := self._chosen()):
            return
        from annotator.gui.tag_box import TagAsks, TagBox

        desk, workspace = self._desk, self._workspace
        asks = TagAsks(
            workspace.sensible_edit,
            lambda edited: workspace.edit_tag(tag, edited),
            lambda key: desk.colour([key]),
            desk.path,
            self._ask_place,
        )
        TagBox(self._window, tag, asks).exec()

    def merge_tag(self) -> None:
        if not (tag := self._chosen()):
            return
        from annotator.gui.reshape_boxes import MergeBox, merging_told

        workspace, rows = self._workspace, self._desk.tags()
        tags = {t.id: t for t in workspace.library.tags()}
        row = self._row(tag)

        def reach(into: str, show: Callable[[Reach], None], refuse: Callable[[Exception], None]) -> None:
            self._look(row, lambda own: own.merging(tag, tags[into]), show, refuse)

        box = MergeBox(self._window, row, rows, self._theme, reach, self._quoted)
        if tag.merged_into in tags:
            box.choice.choose(tag.merged_into)
        if box.exec() == QDialog.DialogCode.Accepted and box.chosen:
            into, path = tags[box.chosen], self._desk.path(box.chosen)

            def done(reach: Reach) -> None:
                self.told.emit(merging_told(reach, row.path, path), None)
                self._pane.tree.choose(into.id)

            self._reshape(box.reach, self.tr("Merging"), lambda own: own.merge_tags(tag, into), done)

    def split_tag(self) -> None:
        if not (tag := self._chosen()):
            return
        row = self._row(tag)
        self._look(row, lambda own: own.library.wearing([tag.id]), partial(self._split, tag, row), self.failed.emit)

    def _split(self, tag: Tag, row: TagRow, wearing: Sequence[Highlight]) -> None:
        from annotator.gui.reshape_boxes import SplitBox

        workspace, worn, made = self._workspace, {h.id: h for h in wearing}, list[Tag]()
        if not worn:
            self.told.emit(self.tr("“{}” is on no highlight that a new tag could take over.").format(tag.name), None)
            return

        def save(name: str, below: bool, ids: Collection[str]) -> None:
            chosen = [h for key, h in worn.items() if key in ids]
            made.append(workspace.split_tag(tag, chosen, name, tag.id if below else tag.parent))

        ticked = set(self._panel.cards.selected()) & worn.keys()
        if SplitBox(self._window, row, self._quotes(worn), ticked, save).exec() == QDialog.DialogCode.Accepted:
            self._pane.tree.choose(made[0].id)

    def move_tag(self) -> None:
        if (tag := self._chosen()) and (parent := self._ask_place(self._window, tag)) is not None:
            self._edit(tag.id, parent=parent)

    def tag_up(self) -> None:
        self._step(-1)

    def tag_down(self) -> None:
        self._step(1)

    def sort_tags(self) -> None:
        """Those beside the tag chosen."""
        if tag := self._chosen():
            parent = self._row(tag).parent
            self._attempt(lambda: self._workspace.sort_tags(parent))
            self._pane.tree.choose(tag.id)

    def deprecate_tag(self) -> None:
        """Or use it again."""
        if tag := self._chosen():
            self._edit(tag.id, deprecated=not tag.deprecated)

    def delete_tag(self) -> None:
        if tag := self._chosen():
            self._look(self._row(tag), lambda own: own.removing(tag), partial(self._delete, tag), self.failed.emit)

    def _delete(self, tag: Tag, reach: Reach) -> None:
        from annotator.gui.dialogs import confirmed
        from annotator.gui.reshape_boxes import removing_told

        heavy = reach.highlights or reach.tags or reach.notes
        question = self.tr("Delete “{}”?").format(self._desk.path(tag.id))
        if heavy and not confirmed(self._window, question, removing_told(reach), self.tr("Delete")):
            return
        told = keyed(self.tr("Deleted “{}”; {undo} brings it back."), tag.name)
        verb = lambda own: own.remove_tag(tag)  # noqa: E731
        self._reshape(reach, heard(reach.change.label), verb, lambda _: self.told.emit(told, None))

    # -- within ------------------------------------------------------------------------------------------------------

    @property
    def _workspace(self) -> Workspace:
        return self._desk.workspace

    @property
    def _theme(self) -> Theme:
        return self._pane.delegate.theme

    def _closed(self) -> list[str]:
        """Tags whose own were folded away when the app was last here."""
        with suppress(AnnotatorError):
            kept = self._workspace.library.state.get(CLOSED, [])
            return [k for k in kept if isinstance(k, str)] if isinstance(kept, list) else []
        return []

    def _on_folded(self) -> None:
        with suppress(AnnotatorError):  # a convenience of this machine
            self._workspace.library.state.set(CLOSED, self._pane.tree.closed)

    def _name_deprecation(self) -> None:
        """The verb says what it would do to the tag chosen."""
        index = self._pane.tree.currentIndex()
        old = index.isValid() and self._pane.rows.row(index).deprecated
        for action in self._pane.tree.actions():
            if action.objectName() == "deprecate_tag":
                action.setText(self.tr("Use again") if old else self.tr("Deprecate"))

    def _look(
        self, row: TagRow, ask: Callable[[Workspace], T], then: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Read what wears a tag or those below it: at once, or beside the window where it is much."""
        workspace = self._workspace
        if sum(r.count for r in self._desk.tags() if f"{r.path} › ".startswith(f"{row.path} › ")) < LARGE:
            try:
                found = ask(workspace)
            except AnnotatorError as trouble:
                failed(trouble)
            else:
                then(found)
            return

        def work(_: Progress) -> T:
            with beside(workspace) as own:
                return ask(own)

        self._jobs.run(self.tr("Looking"), work, then, failed)

    def _reshape(
        self, reach: Reach | None, label: str, verb: Callable[[Workspace], Reach], done: Callable[[Reach], None]
    ) -> None:
        """Do what reaches so far: at once, or beside the window where it is much, or nobody knows yet."""
        workspace = self._workspace
        if reach and len(reach.highlights) < LARGE:
            found: list[Reach] = []
            if self._attempt(lambda: found.append(verb(workspace))):
                done(found[0])
            return

        def work(_: Progress) -> Reach:
            with beside(workspace) as own:
                return verb(own)

        def finished(reach: Reach) -> None:
            workspace.look()
            done(reach)

        self._jobs.run(label, work, finished, self.failed.emit)

    def _chosen(self) -> Tag | None:
        tag = self._tag(self._pane.tree.current())
        if tag is None:
            self.told.emit(self.tr("Choose a tag in the codebook first."), None)
        return tag

    def _tag(self, key: str) -> Tag | None:
        return next((t for t in self._workspace.library.tags() if t.id == key), None)

    def _edit(self, key: str, **fields: object) -> None:
        tag = self._tag(key)
        if tag and self._attempt(lambda: self._workspace.edit_tag(tag, replace(tag, **fields))):  # type: ignore[arg-type]
            self._pane.tree.choose(key)

    def _place(self, key: str, parent: str, before: str) -> None:
        tag = self._tag(key)
        if tag and self._attempt(lambda: self._workspace.place_tag(tag, parent, before)):
            self._pane.tree.choose(key)

    def _step(self, step: int) -> None:
        if tag := self._chosen():
            self._attempt(partial(self._workspace.step_tag, tag, step))
            self._pane.tree.choose(tag.id)

    def _row(self, tag: Tag) -> TagRow:
        return next(r for r in self._desk.tags() if r.id == tag.id)

    def _about(self, key: str) -> str:
        """What a tag means and what was noted on it, as far as one reads it in passing."""
        tag = self._tag(key)
        notes = self._workspace.library.notes([key]) if tag else []
        about = tag.description if tag else ""
        about = about if len(about) <= LONGEST else f"{about[: LONGEST - 1]}…"
        return "\n".join(filter(None, (about, *(shortened(note.body, LONGEST) for note in notes[:FEW]))))

    def _judge(self, key: str, name: str) -> str:
        """Why a tag cannot be called so, or ""."""
        tag = self._tag(key)
        try:
            if tag:
                self._workspace.sensible_edit(replace(tag, name=name))
        except AnnotatorError as trouble:
            return heard(str(trouble))
        return ""

    def _ask_place(self, parent: QWidget, tag: Tag) -> str | None:
        """The id of a tag to stand below, "" for the top; None where the person leaves it."""
        from annotator.gui.tag_choice import PlaceBox

        lines = self._workspace.tag_lines()
        others = [r for r in self._desk.tags() if tag.id not in {t.id for t in lines.get(r.id, ())}]
        box = PlaceBox(parent, tag.name, others, self._theme, tag.parent)
        return box.chosen if box.exec() == QDialog.DialogCode.Accepted else None

    def _quoted(self, reach: Reach) -> Sequence[Quoted]:
        from annotator.gui.reshape_boxes import PREVIEW

        return self._quotes({h.id: h for h in reach.highlights[:PREVIEW]})

    def _quotes(self, highlights: dict[str, Highlight]) -> list[Quoted]:
        from annotator.gui.quotes import Quoted

        titles = {d.id: d.title for d in self._workspace.library.documents()}
        return [Quoted(h.id, h.quote.exact, titles.get(h.document, "")) for h in highlights.values()]
