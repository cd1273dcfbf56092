"""Two people's marks side by side on the open page, and from one difference to the next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.gui import look, phrases
from annotator.gui.differences import Differences
from annotator.gui.errands import Progress, beside
from annotator.gui.look import Theme
from annotator.gui.marks import Given, Mark, Marks
from annotator.gui.pieces import timer
from annotator.model import Change, Highlight, Note, Person, Tag
from annotator.store import much

if TYPE_CHECKING:  # lanes and bar load when somebody compares
    from annotator.gui.compare_bar import CompareBar
    from annotator.gui.lanes import Lanes, Row, Side
    from annotator.gui.window import Window
    from annotator.workspace.people import Pairing, SideBySide

SOON = 120
"""Milliseconds after a change: what follows at once is compared together."""
FIRST = "first"
"""Where to go once it is compared: to the first difference."""

Place = tuple[str, str]
"""Ids of a document and of the text it shows."""
Tints = tuple[Marks, Marks]
"""What is painted on the page, and on the strip beside it."""


class Collating(QObject):
    told = Signal(str, object)
    failed = Signal(Exception)
    spoken = Signal(str)

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._pair: tuple[Person, Person] | None = None  # None: the page is as usual
        self._last: tuple[str, str] = ("", "")  # ids of those compared before
        self._tag = self._goal = ""
        self._number = 0  # of the last question asked
        self._place: Place | None = None  # what the answer is of
        self._found = Differences()
        self._tints: Tints = (Given(), Given())
        self._again = timer(self, SOON, self._ask)

    @cached_property
    def bar(self) -> CompareBar:
        """Above the panes."""
        from annotator.gui.compare_bar import CompareBar

        bar = CompareBar(self._window)
        bar.set_theme(self._window.appearance.theme)
        bar.asked.connect(self._on_asked)
        bar.stepped.connect(self._step)
        bar.closed.connect(self.leave)
        bar.numbers_asked.connect(self._on_numbers)
        self._window.show_above(bar)
        return bar

    @cached_property
    def lanes(self) -> Lanes:
        from annotator.gui.lanes import Lanes

        lanes = Lanes(self._window.reader)
        lanes.set_theme(self._window.appearance.theme)
        lanes.chosen.connect(self._go_to)
        return lanes

    @property
    def on(self) -> bool:
        return self._pair is not None

    # -- commands --------------------------------------------------------------------------------------------------

    def compare_here(self) -> None:
        """On the open page, or no longer: oneself and another, or the two of the last time."""
        workspace, document = self._desk.workspace, self._desk.document
        people = {p.id: p for p in workspace.people()}
        if self.on or document is None:
            self.leave()
        elif len(people) < 2:
            self.told.emit(self.tr("Only one person has worked in this library; merge another's copy first."), None)
        else:
            me = workspace.same().get(workspace.person.id, "")
            wanted = [*(key for key in self._last if key in people), *(key for key in (me,) if key in people), *people]
            mine, theirs, *_ = dict.fromkeys(wanted)
            self._begin(people[mine], people[theirs], "", "")
        self._show_ticked()

    def next_difference(self) -> None:
        self._step(1) if self.on else self.compare_here()

    def previous_difference(self) -> None:
        self._step(-1) if self.on else self.compare_here()

    def show(self, document: str, highlight: str, tag: str, pair: tuple[Person, Person]) -> None:
        """A document as two people marked it with a tag, or at all, and there a highlight."""
        self._window.opening.open_highlight(document, highlight)
        self._begin(*pair, tag, highlight)
        self._show_ticked()

    def leave(self) -> None:
        if self.on:
            self._pair = self._place = None
            self._found = Differences()
            self._again.stop()
            self._number += 1
            self.lanes.hide()
            self.bar.hide()
            w = self._window
            w.reader.keep_beside(0)
            w.hand.margin.lend(lent=False)
            w.panes.restore()
            w.views.show_marks()
            w.reader.setFocus()
        self._show_ticked()

    def _begin(self, mine: Person, theirs: Person, tag: str, goal: str) -> None:
        w, room = self._window, self.lanes.room
        self._pair, self._last, self._tag, self._goal = (mine, theirs), (mine.id, theirs.id), tag, goal or FIRST
        w.hand.margin.lend(lent=True)
        w.panes.widen(round(look.letter_width(w.appearance.style) * w.appearance.style.measure) + 2 * room)
        w.reader.keep_beside(room, room)
        self._ask()
        w.reader.setFocus()

    def _show_ticked(self) -> None:
        self._window.commands["compare_here"].setChecked(self.on)

    # -- comparing -------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Worked out beside the window, then shown."""
        workspace, document, pair = self._desk.workspace, self._desk.document, self._pair
        if document is None or pair is None:
            return
        self._number += 1
        number, tag, me, place = self._number, self._tag, pair, (document.id, document.text)
        tags = [(row.id, row.path) for row in self._desk.tags() if row.here or row.id == tag]
        self.bar.show_choice(workspace.people(), tags, *pair, tag)

        def work(_: Progress) -> tuple[SideBySide, Tints]:
            with beside(workspace) as own:
                found = own.side_by_side(document, me[0].id, me[1].id, tag)
            return found, _tints(found.pairings)

        def done(ready: tuple[SideBySide, Tints]) -> None:
            if number == self._number and place == self._here:
                self._show(*ready)

        self._window.jobs.run(self.tr("Comparing"), work, done, self.failed.emit)

    def _show(self, found: SideBySide, tints: Tints) -> None:
        self._place, self._tints = self._here, tints
        self._found = Differences(found.pairings, found.notes)
        if self._pair:
            names = [self.tr("What {} marked").format(p.name) for p in self._pair]
            self.lanes.show_rows([p.span for p in found.pairings], self._row, names)
        self.bar.show_numbers(found.numbers)
        self._window.views.show_marks()
        goal, self._goal = self._goal, ""
        if goal == FIRST:
            self._step(1, fresh=True)
        elif goal:
            self._window.marking.select(goal)

    @property
    def _here(self) -> Place | None:
        return (self._desk.document.id, self._desk.document.text) if self._desk.document else None

    def _row(self, number: int) -> Row:
        from annotator.gui.lanes import Row

        p = self._found.pairings[number]
        return Row((self._side(p.mine, p), self._side(p.theirs, p)), p.kind != "same")

    def _side(self, mark: Highlight | None, p: Pairing) -> Side:
        from annotator.gui.lanes import Side

        if mark is None:
            return Side(words=self.tr("not marked"))
        paths = {t: path for t in mark.tags if (path := self._desk.path(t))}
        words = ", ".join(path.rpartition(" › ")[2] for path in paths.values()) or self.tr("no tag")
        said = f"≠ {self._said(p)}" if p.kind != "same" else ""
        lines = filter(None, (said, phrases.clipped(self._found.note(mark.id))))
        return Side(mark.span, words, tuple(self._desk.colour([t]) for t in paths) or ("",), tuple(lines))

    def _said(self, p: Pairing) -> str:
        """How the two differ there."""
        if p.kind == "alone" and self._pair:
            return self.tr("only {}").format(self._pair[0 if p.mine else 1].name)
        if p.kind == "tags" and len({frozenset(map(self._desk.path, h.tags)) for h in p.marks}) == 1:
            return self.tr("two tags of one name")
        return {"tags": self.tr("other tags"), "words": self.tr("other words")}.get(p.kind, self.tr("the same"))

    # -- what is shown follows -------------------------------------------------------------------------------------

    def tints(self, usual: Marks) -> Tints:
        """What is to be painted."""
        if not self.on:
            return usual, usual
        if self._place != self._here:  # another document, or another text of it
            self.lanes.show_rows((), self._row, ("", ""))
            self._found = Differences()
            self._goal = self._goal or FIRST
            self._again.start()
            return usual, usual
        return self._tints

    def follow(self, change: Change) -> None:
        """Something was marked, tagged or noted."""
        if self.on and (much(change) or any(isinstance(r, Highlight | Note | Person | Tag) for r in change.records)):
            self._again.start()

    def show_current(self) -> None:
        """Another highlight is selected."""
        if self.on:
            at = self._found.number(self._desk.selected)
            self.lanes.show_current(at)
            self.bar.show_count(self._found.place(at), len(self._found))

    def set_theme(self, theme: Theme) -> None:
        if "bar" in self.__dict__:
            self.bar.set_theme(theme)
            self.lanes.set_theme(theme)

    def make_way(self, words: str) -> None:
        """Whoever searches wants to see what is found."""
        if self.on and words:
            self._window.searching.side.show()

    # -- from one difference to the next ---------------------------------------------------------------------------

    def _step(self, step: int, *, fresh: bool = False) -> None:
        """To the next difference, round and round. `fresh`: to the first, and nothing is said where there is none."""
        found = self._found
        if not found:
            same = self.tr("They marked the very same words with the same tags here.")
            self.told.emit(same if found.pairings else self.tr("Neither of them marked anything here."), None)
            self.show_current()
            return
        at = -1 if fresh else found.number(self._desk.selected)
        if at < 0 and not fresh:
            at = found.number_from(self._window.reader.top_position()) - (1 if step > 0 else 0)
        self._go_to(found.beyond(at, step))

    def _go_to(self, number: int) -> None:
        pairing = self._found.pairings[number]
        self._window.marking.select(pairing.marks[0].id)
        self._window.reader.reveal(pairing.span)
        self.spoken.emit(self._told(number, pairing))

    def _told(self, number: int, pairing: Pairing) -> str:
        """A place in words, for who hears it."""
        at = self._found.place(number)
        place = self.tr("{} of {} differences").format(at, len(self._found)) if at else ""
        sides = []
        for person, mark in zip(self._pair or (), (pairing.mine, pairing.theirs), strict=False):
            tags = ", ".join(self._desk.path(t) for t in mark.tags) or self.tr("no tag") if mark else ""
            sides.append(f"{person.name}: {tags if mark else self.tr('not marked')}")
        quote = phrases.clipped(pairing.marks[0].quote.exact, 200)
        return ". ".join(filter(None, (place, self._said(pairing), phrases.quoted(quote), *sides)))

    # -- choices ---------------------------------------------------------------------------------------------------

    def _on_asked(self, mine: Person, theirs: Person, tag: str) -> None:
        if mine.id == theirs.id and self._pair:  # each takes the other's place
            mine, theirs = (theirs, self._pair[0]) if mine.id != self._pair[0].id else (self._pair[1], mine)
        self._pair, self._last, self._tag, self._goal = (mine, theirs), (mine.id, theirs.id), tag, FIRST
        self._ask()

    def _on_numbers(self) -> None:
        self._window.sharing.comparing.compare_people(self._pair)


def _tints(pairings: Sequence[Pairing]) -> Tints:
    """On the page each in their colour, on the strip only where they differ."""
    from annotator.gui.compare_bar import BOTH, MINE, THEIRS

    page = [Mark(h.span, h.id, MINE if h is p.mine else THEIRS) for p in pairings for h in p.marks]
    strip = [
        Mark(p.span, p.marks[0].id, BOTH if p.mine and p.theirs else MINE if p.mine else THEIRS)
        for p in pairings
        if p.kind != "same"
    ]
    return Given(page), Given(strip)
