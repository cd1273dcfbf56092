"""What lies under the mouse: the tags, notes and people of the highlights there."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QObject, QPointF, QRect
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.gui import phrases
from annotator.gui.desk import Desk
from annotator.gui.glance import shortened
from annotator.gui.reader import Reader
from annotator.model import Highlight

MOST = 4
"""Highlights on each other that are told of; more are counted."""
LONGEST = 240
"""Code points of a note that are shown while the mouse rests."""


class Hover(QObject):
    """Tells about highlights where the mouse rests on them."""

    def __init__(self, desk: Desk, reader: Reader, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._reader = desk, reader
        reader.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().eventFilter(watched, event)
        ids = [m.id for m in self._reader.marks_under(QPointF(event.pos()))]
        if words := self.told(ids):
            here = QRect(event.pos(), event.pos()).adjusted(-4, -4, 4, 4)
            QToolTip.showText(event.globalPos(), words, self._reader.viewport(), here)
        else:
            QToolTip.hideText()
        return True

    def told(self, ids: list[str]) -> str:
        """Rich text of what is known about highlights, the shortest first; "" of none."""
        found = [h for key in ids[:MOST] if (h := self._desk.workspace.library.highlight(key))]
        parts = [self._about(h) for h in found]
        if len(ids) > MOST:
            parts.append(escape(self.tr("and {} more").format(len(ids) - MOST)))
        return "<hr>".join(parts)

    def _about(self, highlight: Highlight) -> str:
        tags = ", ".join(filter(None, map(self._desk.path, highlight.tags))) or self.tr("no tag")
        lines = [f"<b>{escape(tags)}</b>"]
        for note in self._desk.workspace.library.notes([highlight.id]):
            said = "" if note.person == highlight.person else f"{self._who(note.person)}: "
            lines.append(escape(said + shortened(note.body, LONGEST)))
        who = f"{self._who(highlight.person)} · {phrases.moment(highlight.made)}"
        return "<br>".join((*lines, f"<small>{escape(who)}</small>"))

    def _who(self, person: str) -> str:
        if person == self._desk.workspace.person.id:
            return self.tr("you")
        known = self._desk.workspace.library.persons().get(person)
        return known.name if known else self.tr("someone")
