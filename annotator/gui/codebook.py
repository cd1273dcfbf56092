"""What a person does to the codebook: new tags, edits, deletions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.desk import Desk
from annotator.gui.panel import Panel
from annotator.gui.tagging import Tagging
from annotator.model import Tag


class Codebook(QObject):
    told = Signal(str, object)

    def __init__(
        self,
        desk: Desk,
        panel: Panel,
        tagging: Tagging,
        attempt: Callable[[Callable[[], object]], bool],  # runs a verb and tells what went wrong
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._panel, self._tagging, self._attempt, self._window = desk, panel, tagging, attempt, window
        panel.tags.edit_asked.connect(self.edit)
        panel.tags.removal_asked.connect(self.remove)
        panel.tags.new_asked.connect(self.make)

    def make(self) -> None:
        self._tagging.make_tag(self._panel.mapToGlobal(QPoint(14, self._panel.height() // 2)))

    def edit(self, key: str) -> None:
        from annotator.gui.dialogs import TagBox

        tag = self._tag(key)
        if tag is None:
            return
        box = TagBox(self._window, tag, self._desk.colour([key]))
        while box.exec() and not self._attempt(lambda: self._desk.workspace.edit_tag(tag, box.edited)):
            pass  # what was refused stays in the box

    def remove(self, key: str) -> None:
        tag = self._tag(key)
        if tag and self._attempt(lambda: self._desk.workspace.remove_tag(tag)):
            self.told.emit(self.tr("Deleted “{}”; Ctrl+Z brings it back.").format(tag.name), None)

    def _tag(self, key: str) -> Tag | None:
        return next((t for t in self._desk.workspace.library.tags() if t.id == key), None)
