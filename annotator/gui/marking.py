"""Marking the page: what a key, a button or a click does to a selection or to the selected highlight."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.desk import Desk
from annotator.gui.in_force import keyed
from annotator.gui.look import Theme
from annotator.gui.note_box import NoteBox
from annotator.gui.overlaps import Overlaps
from annotator.gui.panel import Panel
from annotator.gui.reader import Reader
from annotator.gui.selection_bar import SelectionBar
from annotator.model import Highlight, Span
from annotator.workspace import Refused, Workspace

Attempt = Callable[[Callable[[], object]], bool]


class Marking(QObject):
    """Joins page, cards, bar and note box. `attempt` runs a verb and tells the person what went wrong."""

    selected = Signal(str)  # a highlight's id, or ""
    settled = Signal()  # another document will be shown

    def __init__(self, desk: Desk, reader: Reader, panel: Panel, attempt: Attempt, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._reader, self._panel, self._attempt = desk, reader, panel, attempt
        self.bar = SelectionBar(reader)
        self.bar_on_key = False
        self.note_box, self.overlaps = NoteBox(window), Overlaps(window)
        self.overlaps.chosen.connect(self.select)
        self.overlaps.considered.connect(reader.show_selected)
        self.overlaps.closed.connect(lambda: reader.show_selected(desk.selected))
        reader.span_selected.connect(self._on_span)
        reader.selection_gone.connect(self.bar.hide)
        reader.marks_clicked.connect(self._on_marks)
        reader.verticalScrollBar().valueChanged.connect(self.bar.hide)
        reader.document().documentLayout().documentSizeChanged.connect(self.bar.stay)
        self.bar.highlight_asked.connect(self.highlight)
        panel.cards.chosen.connect(self.select)

    def set_theme(self, theme: Theme) -> None:
        offered = [t for t in self._desk.tags() if t.pin and not t.deprecated]
        self.bar.show_pins(sorted(offered, key=lambda t: t.pin), theme)
        self.overlaps.set_theme(theme)

    def mark(self, span: Span, tags: Sequence[str] = (), note: str = "", named: Sequence[str] = ()) -> Highlight:
        """Highlight a span of what is open as one step, tags and note included, and select it. Raises Refused."""
        if self._desk.document is None:
            raise Refused(self.tr("There is no document open."))
        made = self._workspace.highlight(self._desk.document, span, tags, note, named=named)
        self.bar.hide()
        self.select(made.id)
        if self._desk.placed(made.id) is None:  # it waits to be written
            self._reader.select_nothing()
        return made

    def settle(self) -> bool:
        """Before another document is shown: write what stands in the note box. False where it was refused."""
        self.settled.emit()
        self.overlaps.dismiss()
        self.note_box.dismiss()
        self.bar.hide()
        return self.note_box.isHidden()

    # -- highlights ------------------------------------------------------------------------------------------------

    def highlight(self) -> None:
        self._attempt(self._highlight)

    def delete(self) -> None:
        if self._reader.hasFocus() and self._reader.selected_span():
            return
        chosen = self._panel.cards.selected() if self._panel.cards.list.hasFocus() else []
        self.delete_these(chosen or ([self._desk.selected] if self._desk.selected else []))

    def delete_these(self, highlights: Sequence[str]) -> None:
        """The next one is meant then: in the list, or where the page shows it; who reads stays where they are."""
        records = self._records(highlights)
        after = self._desk.neighbour(0, 1) if self._desk.selected in highlights else ""
        if records and self._attempt(lambda: self._workspace.remove(*records)) and (next_ := self._desk.placed(after)):
            shown = next_.span and self._reader.viewport().rect().intersects(self._reader.mark_box(next_.span))
            if shown or not self._reader.hasFocus():
                self.select(after)

    # -- the way from one to the next ------------------------------------------------------------------------------

    def next_highlight(self) -> None:
        self.step(1)

    def previous_highlight(self) -> None:
        self.step(-1)

    def choose_here(self) -> None:
        """The highlight at the caret; where several lie there, the one that is then chosen."""
        at = self._reader.caret()
        found = sorted(self._desk.marks().over(Span(max(0, at - 1), at + 1)), key=lambda m: (len(m.span), m))
        inside = [m.id for m in found if m.span.start <= at <= m.span.end]
        self._on_marks(inside)

    def step(self, direction: int) -> None:
        """To the next highlight in reading order, or the one before."""
        if key := self._desk.neighbour(self._reader.caret(), direction):
            self.select(key)

    def select(self, highlight: str) -> None:
        """Outline a highlight on the page and in the panel, both in view; "": none."""
        self._desk.selected = highlight
        placed = self._desk.placed(highlight)
        self.selected.emit(highlight)
        self._panel.cards.show_current(highlight)
        if placed and placed.span:
            self._reader.put_caret(placed.span.start)
            self._reader.reveal(placed.span)

    # -- within ----------------------------------------------------------------------------------------------------

    @property
    def _workspace(self) -> Workspace:
        return self._desk.workspace

    def _records(self, highlights: Sequence[str]) -> list[Highlight]:
        found = {h.id: h for h in self._workspace.library.some_highlights(highlights)}
        return [found[key] for key in highlights if key in found]

    def _highlight(self) -> None:
        if span := self._reader.selected_span():
            self.mark(span)
        elif not self._desk.selected:
            self.miss()

    def miss(self) -> None:
        """Something was asked of words or of a highlight, and none is selected. Raises Refused."""
        raise Refused(keyed(self.tr("Select some words first; {select_sentence} selects the sentence at the caret.")))

    def beside(self, highlight: str) -> QPoint | QRect:
        placed = self._desk.placed(highlight)
        if placed and placed.span:
            return self._reader.screen_box(placed.span)
        return self._panel.cards.card_box(highlight)

    def _on_span(self, _: Span) -> None:
        if self._desk.document:
            selected = self._desk.placed(self._desk.selected)
            if selected and selected.span:  # one thing is meant at a time; an orphan waits to be attached here
                self.select("")
            if not self.bar_on_key:
                self.bar.appear(self._reader.selection_box)

    def show_bar(self) -> None:
        if self._reader.selected_span():
            self.bar.appear(self._reader.selection_box)

    def _on_marks(self, ids: list[str]) -> None:
        if not ids:
            self.select("")
        elif len(ids) == 1:
            self.select(ids[0])
        else:
            self._choose_between(ids)

    def _choose_between(self, ids: list[str]) -> None:
        """A click where several highlights lie: which one is meant?"""
        self.bar.hide()
        self.overlaps.open_for(lambda: self.beside(ids[0]), self._desk.cards(ids))
