"""Which tags go on what: chosen in the picker, by a digit, the same again, or named by the words themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.gui.bulk import Bulk
from annotator.gui.desk import Desk
from annotator.gui.look import Theme
from annotator.gui.marking import Attempt, Marking
from annotator.gui.panel import Panel
from annotator.gui.phrases import heard
from annotator.gui.popup import Spot
from annotator.gui.reader import Reader
from annotator.gui.tag_picker import TagPicker
from annotator.model import AnnotatorError, Span
from annotator.workspace import Workspace

REMEMBERED = 6
"""Tags used last that the picker offers first: as many as are seen without scrolling."""
RECENT = "recent_tags"
"""Under which the machine's own state keeps them."""
SEVERAL = 5_000
"""Highlights of which is told what some of them wear: that many are looked through in some milliseconds."""


class Tagging(QObject):
    """Joins page, cards, bar and picker. `attempt` runs a verb and tells the person what went wrong."""

    def __init__(
        self, desk: Desk, reader: Reader, panel: Panel, marking: Marking, bulk: Bulk, attempt: Attempt, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk, self._reader, self._marking, self._bulk, self._attempt = desk, reader, marking, bulk, attempt
        self.picker = TagPicker(window)
        self._picked: list[str] = []  # ids of the highlights that the picker tags
        self._span: Span | None = None  # the selection that it marks once a tag is chosen
        self._last: tuple[str, ...] = ()  # the tags of what was tagged last
        marking.bar.tag_chosen.connect(self.apply_tag)
        marking.bar.tags_asked.connect(self.choose_tags)
        marking.settled.connect(self.picker.dismiss)
        self.picker.toggled.connect(self._on_toggled)
        self.picker.made.connect(self._on_made)
        panel.cards.tags_asked.connect(self.choose_tags_of)
        reader.verticalScrollBar().valueChanged.connect(lambda _: self.picker.stay())
        panel.tags.applied.connect(self.apply_tag)
        self._tree = panel.tags.tree

    def set_theme(self, theme: Theme) -> None:
        self.picker.set_theme(theme)

    def show_tags(self) -> None:
        """The codebook changed, or what wears its tags."""
        if self.picker.isVisible():
            self.picker.show_worn(self._desk.tags(), self._worn(), self._partly())

    # -- by a key or a button --------------------------------------------------------------------------------------

    def apply_tag(self, tag: str) -> None:
        """Put a tag on the selection, or on (or off) the selected highlight."""
        if span := self._reader.selected_span():
            self._tell(lambda: self._mark(span, (tag,)))
        elif (current := self._desk.current()) is not None:
            off = tag in current.tags
            self._tell(lambda: self._retag([current.id], () if off else (tag,), (tag,) if off else ()))
        else:
            self._attempt(self._marking.miss)

    def apply_pin(self, digit: int) -> None:
        if found := next((t for t in self._desk.tags() if t.pin == digit), None):
            self.apply_tag(found.id)

    def repeat_tags(self) -> None:
        """Mark the selection as what was tagged last; or tag the selected highlight so."""
        known = {t.id for t in self._desk.tags()}
        again = [t for t in self._last or self._recent()[:1] if t in known]
        if span := self._reader.selected_span():
            self._tell(lambda: self._mark(span, again))
        elif (current := self._desk.current()) is not None and again:
            self._tell(lambda: self._retag([current.id], again))

    def tag_in_vivo(self) -> None:
        """Tag the selection, or the selected highlight, with its own words: "in vivo", as those who code say."""
        if span := self._reader.selected_span():
            named = in_vivo(span.of(self._reader.text_shown.words))
            self._tell(lambda: self._mark(span, named=[named]))
        elif (current := self._desk.current()) is not None:
            self._tell(lambda: self._retag([current.id], named=[in_vivo(current.quote.exact)]))
        else:
            self._attempt(self._marking.miss)

    # -- in the picker ---------------------------------------------------------------------------------------------

    def choose_tags(self) -> None:
        if span := self._reader.selected_span():
            self._span, self._picked = span, []
            self._open(lambda: self._reader.screen_box(span))
        elif self._desk.selected:
            self.choose_tags_of([self._desk.selected])
        else:
            self._attempt(self._marking.miss)

    def choose_tags_of(self, highlights: Sequence[str]) -> None:
        self._span, self._picked = None, list(highlights)
        self._open(lambda: self._marking.beside(highlights[0]))

    def make_tag(self, at: Spot) -> None:
        """Open the picker with nothing to tag: what is typed there is made."""
        self._span, self._picked = None, []
        self._open(at, making=True)

    def _open(self, at: Spot, *, making: bool = False) -> None:
        self._marking.bar.hide()
        told = self._worn(), self._recent(), self._partly()
        self.picker.open_for(at, self._desk.tags(), *told, making=making)

    def _on_toggled(self, tag: str, on: bool) -> None:
        def toggle() -> None:
            if self._span:
                self._mark(self._span, (tag,))
            elif self._picked:
                self._retag(self._picked, (tag,) if on else (), () if on else (tag,))
            else:
                self.picker.dismiss()
                self._tree.choose(tag)

        self._tell(toggle, self.picker.refuse)

    def _on_made(self, path: str) -> None:
        def make() -> None:
            if self._span:
                self._mark(self._span, named=[path])
            elif self._picked:
                self._retag(self._picked, named=[path])
            else:
                self._tree.choose(self._workspace.tag(path).id)

        self._tell(make, self.picker.refuse)

    # -- within ----------------------------------------------------------------------------------------------------

    @property
    def _workspace(self) -> Workspace:
        return self._desk.workspace

    def _tell(self, act: Callable[[], object], refused: Callable[[str], object] = str) -> None:
        """Do it, and say in the window's bar what went wrong; `refused` says it where one types, too."""

        def told() -> None:
            try:
                act()
            except AnnotatorError as trouble:
                refused(heard(str(trouble)))
                raise

        self._attempt(told)

    def _mark(self, span: Span, tags: Sequence[str] = (), named: Sequence[str] = ()) -> None:
        """Highlight a span with tags, as one step; the picker then goes on with that highlight."""
        made = self._marking.mark(span, tags, named=named)
        self._span, self._picked = None, [made.id]
        self._remember(made.tags)
        self.show_tags()

    def _retag(
        self, highlights: Sequence[str], add: Sequence[str] = (), remove: Sequence[str] = (),
        named: Sequence[str] = (),
    ) -> None:
        self._bulk.retag(highlights, add, remove, named)
        if (add or named) and (tagged := self._workspace.library.highlight(highlights[0])):
            self._remember(tagged.tags)
        self.show_tags()  # the next key is already about what is worn now

    def _remember(self, tags: Sequence[str]) -> None:
        """These were used last."""
        if tags:
            self._last = tuple(tags)
            with suppress(AnnotatorError):  # a convenience of this machine
                kept = list(dict.fromkeys((*reversed(tags), *self._recent())))
                self._workspace.library.state.set(RECENT, kept[:REMEMBERED])

    def _recent(self) -> list[str]:
        with suppress(AnnotatorError):
            kept = self._workspace.library.state.get(RECENT, [])
            return [k for k in kept if isinstance(k, str)] if isinstance(kept, list) else []
        return []

    def _worn(self) -> list[str]:
        """The tags that all highlights of the picker wear."""
        return self._workspace.library.shared_tags(self._picked) if self._picked else []

    def _partly(self) -> list[str]:
        """The tags that any of several wear."""
        return list(self._workspace.library.tag_counts_of(self._picked)) if 1 < len(self._picked) <= SEVERAL else []


def in_vivo(words: str) -> str:
    """The name of a tag that says what some words say: one line, no sign in it that would mean a path."""
    return re.sub(r"\s+/\s+|\s*›\s*", "/", " ".join(words.split())).strip(" \t.,;:!?…«»“”„\"'()[]")
