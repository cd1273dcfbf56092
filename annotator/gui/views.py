"""The views painted anew from what the desk knows: as a whole, or where something changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.gui import phrases
from annotator.gui.pieces import timer
from annotator.model import AnnotatorError, Change, Document, Highlight, Tag
from annotator.store import NEWS, Busy, much

if TYPE_CHECKING:
    from annotator.gui.window import Window

AFTER = 50
"""Milliseconds after a document is shown: what is counted on it comes behind its words."""
TURN = 0.015
"""Seconds of reading in one go: less than a frame."""
AGAIN = 250
"""Milliseconds until what could not be read while somebody wrote to the file is read again."""


class Views(QObject):
    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self.counting = timer(self, AFTER, lambda: self._read(self.show_tags))
        self._behind = timer(self, 0, lambda: self._read(self._show_counts))
        self._missed = timer(self, AGAIN, lambda: self._read(self._show_missed))
        self._filling = timer(self, 0, lambda: self._read(self._fill))
        self._adding = timer(self, 0, lambda: self._read(self._add_up))
        window.shelf.show_order(self._desk.listing.order)
        self._desk.patience.missed = self._missed.start

    def show_look(self) -> None:
        w = self._window
        for view in (
            w.top, w.shelf, w.searching, w.going, w.overviews, w.panel, w.marking, w.tagging, w.hand, w.noting,
            w.recalling, w.minimap, w.collating,
        ):  # fmt: skip
            view.set_theme(w.appearance.theme)
        w.marking.bar_on_key = w.appearance.bar_on_key
        w.status.calm = w.appearance.calm
        w.reader.set_look(w.appearance.theme, w.appearance.style)

    # -- after something was written -------------------------------------------------------------------------------

    def take_in(self, change: Change) -> None:
        """What is shown follows what was written."""
        if much(change):
            self.read_anew()
            return
        w, desk = self._window, self._desk
        touched = desk.follow(change)
        kinds = {type(r) for r in change.records}
        if Document in kinds or (touched is None and Highlight in kinds):
            self.show_documents()
        if Tag in kinds:
            self.show_tags()
        if Document in kinds:
            w.opening.show_again([r.id for r in change.after if isinstance(r, Document)])
        if touched is None:
            self.show_cards()
        else:
            w.panel.cards.follow(touched)
            self._follow([r for r in change.records if isinstance(r, Highlight)])
        if change.brings or Document in kinds:
            w.carrying.count_captures()
        self._pass_on(change)
        if Highlight in kinds:
            w.bookmark.soon()

    def read_anew(self) -> None:
        """Read everything again after much has changed at once."""
        w, desk = self._window, self._desk
        if not w.isVisible():  # closed, and the library with it
            return
        library, here = w.workspace.library, desk.document
        library.catch_up()
        desk.document = library.document(here.id) if here else None
        desk.listing.read_anew()
        self.show_documents()
        desk.reload()
        self.show_cards(again=True)
        self._behind.start()
        w.opening.show_again([desk.document.id] if desk.document else [])
        w.carrying.count_captures()
        self._pass_on(Change(NEWS))

    def _pass_on(self, change: Change) -> None:
        """To all that shows more than the document, its cards and the codebook."""
        w = self._window
        w.noting.follow(change)
        w.recalling.follow(change)
        w.collating.follow(change)
        w.status.saved(w.workspace.library.path)
        self.show_history()
        w.searching.follow()
        w.overviews.follow()

    # -- as a whole ------------------------------------------------------------------------------------------------

    def show_all(self) -> None:
        """Read the open document's highlights and all names anew."""
        self._desk.reload()
        self.show_tags()
        self.show_cards(again=True)
        self.show_history()

    def show_documents(self) -> None:
        shelf, listing = self._window.shelf, self._desk.listing
        edits = listing.edits()
        if edits is None:
            shelf.show_documents(listing.listed(), whole=listing.is_whole)
        else:
            shelf.show_edits(edits)
        if self._desk.document:
            shelf.show_current(self._desk.document.id)
        if not listing.is_whole:
            self._filling.start()

    def _fill(self) -> None:
        """The list of a large library is read and sorted between what the person does."""
        until = monotonic() + TURN
        while more := self._desk.listing.read_on():
            if monotonic() > until:
                break
        if more:
            self._filling.start()
        else:
            self.show_documents()

    def order_documents(self, order: str) -> None:
        self._window.attempt(lambda: self._desk.listing.order_by(order))
        self._window.shelf.show_order(self._desk.listing.order)
        self.show_documents()

    def show_tags(self) -> None:
        w, tags = self._window, self._desk.tags()
        w.panel.show_tags(tags)
        w.panel.cards.show_names(tags, self._desk.persons())
        w.marking.set_theme(w.appearance.theme)
        w.tagging.show_tags()
        if not self._desk.counts.is_whole:
            self._adding.start()

    def _add_up(self) -> None:
        """Tags of very many highlights are counted between what the person does."""
        if self._desk.counts.read_on():
            self._adding.start()
        else:
            self.show_tags()

    def show_cards(self, *, again: bool = False) -> None:
        """`again`: those that are listed, read anew."""
        cards = self._window.panel.cards
        cards.show_cards(self._desk.ranking(cards.sift), self._desk.cards, again=again)
        self._show_marks()
        if not again:
            cards.show_current(self._desk.selected)

    def show_marks(self) -> None:
        self._show_marks()
        self._window.panel.cards.show_current(self._desk.selected)

    def _show_marks(self) -> None:
        w = self._window
        reader, minimap, (marks, ticks) = w.reader, w.minimap, w.collating.tints(self._desk.marks())
        reader.show_marks(marks, self._desk.selected)
        minimap.show_marks(ticks, len(reader.text_shown.words))
        self._outline()
        self.show_summary()

    def _follow(self, changed: Sequence[Highlight]) -> None:
        """These highlights, as they were and as they are, are others now: the page at once, counts behind it."""
        w, reader, rows = self._window, self._window.reader, self._window.panel.tags.rows
        if any(not rows.find(tag).isValid() for tag in {t for h in changed for t in h.tags}):
            self.show_tags()
        before = reader.selected
        reader.show_marks(w.collating.tints(self._desk.marks())[0], self._desk.selected)
        w.minimap.show_changed([h.span for h in changed])
        if before != self._desk.selected or any(h.id == before for h in changed):
            self.show_selected()
        if changed:
            self._behind.start()

    def _read(self, show: Callable[[], object]) -> None:
        """What nobody asked for just now: read again where somebody wrote to the file, never in a closed window."""
        if not self._window.isVisible():
            return
        if self._desk.patience.is_over:
            self._missed.start()
            return
        try:
            show()
        except Busy:
            self._desk.patience.lose()
        except AnnotatorError as error:
            self._window.status.warn(str(error))

    def _show_missed(self) -> None:
        self._show_counts()
        self.show_cards()

    def _show_counts(self) -> None:
        self.show_documents()
        self.show_tags()
        self.show_summary()

    def show_selected(self) -> None:
        self._window.panel.cards.show_current(self._desk.selected)
        self._outline()

    def _outline(self) -> None:
        """The selected highlight, on the page and beside it."""
        w, selected = self._window, self._desk.selected
        placed = self._desk.placed(selected)
        w.reader.show_selected(selected)
        w.minimap.show_selected(placed.span if placed else None)
        w.hand.show()
        w.collating.show_current()

    def show_summary(self) -> None:
        w, shown = self._window, self._desk.document is not None
        tags = len(w.panel.tags.rows.rows)
        w.status.summarise(self._desk.count, tags, w.bookmark.seen, w.workspace.person.name, shown=shown)

    def show_history(self) -> None:
        commands, library = self._window.commands, self._window.workspace.library
        for name, words, again, label in (
            ("undo", self.tr("Undo"), self.tr("Undo {}"), library.undo_label),
            ("redo", self.tr("Redo"), self.tr("Redo {}"), library.redo_label),
        ):
            commands[name].setText(again.format(phrases.heard(label)) if label else words)
            commands[name].setEnabled(label is not None and not library.read_only)
