"""Searching from the one box: asks while one types, shows what is found, opens it at its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from annotator.gui import phrases
from annotator.gui.desk import Desk
from annotator.gui.look import Theme
from annotator.gui.pieces import timer
from annotator.gui.reader import Reader
from annotator.gui.result_rows import Found, rows
from annotator.gui.results import ResultsPane
from annotator.gui.saved import NamePopup, SavedPane, SavedQuery, keep_queries, saved_queries
from annotator.gui.seeker import Question, Seeker
from annotator.gui.shelf import Shelf
from annotator.gui.suggestions import Suggestions
from annotator.gui.topbar import SearchLine
from annotator.gui.trail import Trail
from annotator.query import Node, QueryError, parse, sought_words

if TYPE_CHECKING:
    from annotator.searching import Results

FOLLOW = 400
"""Milliseconds of rest after a change before the index takes it in, unless somebody asks: the page comes first."""
SOON = 80
"""Milliseconds after a key before it is asked: a fast hand asks once a word."""
COMPLAIN = 500
"""Milliseconds of rest before it is said what is wrong: a quotation mark that is open is no mistake yet."""
BEGIN = 2_000
"""Milliseconds after the window before the index is looked after: the first page comes first."""
PAGE, MOST = 50, 2_000
"""Hits of a kind at first, and at most."""


class Searching(QObject):
    """`side` holds the library's list and, while one searches, what is found."""

    document_asked = Signal(str)
    highlight_asked = Signal(str)
    tag_asked = Signal(str)
    progressed = Signal(int, int)  # of the index; (0, 0): it is whole
    failed = Signal(Exception)

    def __init__(
        self, desk: Desk, line: SearchLine, shelf: Shelf, reader: Reader, trail: Trail,
        attempt: Callable[[Callable[[], object]], bool], window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._desk, self._line, self._shelf, self._reader, self._trail = desk, line, shelf, reader, trail
        self._attempt = attempt
        self.pane, self.side = ResultsPane(window), QStackedWidget(window)
        self.side.addWidget(shelf)
        self.side.addWidget(self.pane)
        self.suggestions = Suggestions(line, window)
        self.saved, self._name = SavedPane(shelf), NamePopup(window)
        shelf.add_above(self.saved)
        self.seeker = Seeker(desk.workspace.library, lambda: desk.workspace.person.id, self)
        self._query: Node | None = None
        self._number, self._most, self._renamed = 0, PAGE, SavedQuery("", "")
        self._enters = False  # the first hit is to be opened as soon as it is there
        self._soon, self._complain = timer(self, SOON, self._ask), timer(self, COMPLAIN, self._on_complain)
        self._begin, self._follow = timer(self, BEGIN, self._on_begin), timer(self, FOLLOW, self.seeker.follow)
        self._join()
        self._begin.start()

    def _join(self) -> None:
        self._line.installEventFilter(self)
        self._line.textEdited.connect(lambda _: self.suggestions.offer())
        self._line.textChanged.connect(self._on_typed)
        self.suggestions.chosen.connect(self.suggestions.offer)
        self.seeker.answered.connect(self._on_answered)
        self.seeker.progressed.connect(self.progressed)
        self.seeker.followed.connect(self._on_followed)
        self.seeker.failed.connect(self.failed)
        self.pane.shown.connect(self.show_hit)
        self.pane.chosen.connect(self._on_chosen)
        self.pane.more_asked.connect(self._on_more)
        self.pane.closed.connect(self.close)
        self.pane.list.stepped_out.connect(self._line.setFocus)
        self.pane.save_asked.connect(self._on_save)
        self._name.named.connect(self._on_named)
        self.saved.run.connect(self.search)
        self.saved.changed.connect(self._keep)
        self.saved.rename_asked.connect(self._on_rename)
        self.saved.show_queries(saved_queries(self._desk.workspace.library.state))

    # -- asking ----------------------------------------------------------------------------------------------------

    def find_document(self) -> None:
        """The focus into the box."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()
        if not self._line.text():
            self.suggestions.hint()

    def search(self, query: str) -> None:
        """Ask it from the box."""
        self._line.setText(query)
        self._soon.stop()
        self._ask()
        self.find_document()
        self.suggestions.dismiss()

    def close(self) -> None:
        """Back to the library's list."""
        self._line.clear()
        self._reader.setFocus()

    def follow(self) -> None:
        """The library has changed."""
        self._follow.start()

    def end(self) -> None:
        """No answer is waited for any more, nor one that is on its way."""
        self._number += 1
        self._query = None
        self.seeker.close()

    def set_theme(self, theme: Theme) -> None:
        self.pane.set_theme(theme)

    def _on_typed(self, words: str) -> None:
        self._enters = False
        self._most = PAGE
        self._line.underline()
        if words.strip():
            self._soon.start()
            return
        self._soon.stop()
        self._complain.stop()
        self._number += 1  # no answer is waited for
        self._query = None
        self.suggestions.dismiss()
        self.side.setCurrentWidget(self._shelf)
        self._trail.unmark()

    def _ask(self) -> None:
        """What cannot be asked leaves the last hits where they are."""
        words = self._line.text()
        if not words.strip():
            return
        try:
            self._query = parse(words, typing=not words[-1:].isspace())
        except QueryError:
            self._complain.start()
            return
        self._complain.stop()
        self.suggestions.warn("")
        self._number += 1
        if self._follow.isActive():
            self._follow.stop()
            self.seeker.follow()
        self.seeker.ask(Question(self._number, self._query, self._most))

    def _on_complain(self) -> None:
        words = self._line.text()
        try:
            parse(words)
        except QueryError as error:
            start = min(error.start, max(0, len(words) - 1))
            self._line.underline(start, max(error.end, start + 1))
            self.suggestions.warn(self._told(error, words))

    def _told(self, error: QueryError, words: str) -> str:
        """The sentence with its place, in the person's language."""
        sentence, place = phrases.heard(str(error)), error.place(words)
        if not place:
            return sentence
        told = self.tr("{}: “{}”, character {} of the query.")
        return told.format(sentence[:-1], place, phrases.number(error.start + 1))

    def _on_begin(self) -> None:
        if self._desk.workspace.library.path is not None:
            self.seeker.start()

    def _on_more(self) -> None:
        self._most = min(MOST, self._most * 4)
        self._ask()

    # -- showing ---------------------------------------------------------------------------------------------------

    def _on_answered(self, number: int, results: Results, final: bool) -> None:
        if number != self._number:
            return
        found = rows(results, self._desk.colour)
        if not (found or final):
            return
        self.side.setCurrentWidget(self.pane)
        self.pane.show_rows(found, final=final)
        if self._enters and self.pane.hits:
            self._enters = False
            self._on_chosen(self.pane.hits[0])

    def _on_followed(self, names: dict[str, list[str]]) -> None:
        self.progressed.emit(0, 0)
        self.suggestions.know(names)
        if self._query is not None:
            self._ask()

    def show_hit(self, hit: Found) -> None:
        """The page at the place of a hit, the words marked on it."""
        if hit.highlight:
            self.highlight_asked.emit(hit.highlight)
        elif hit.document:
            self.document_asked.emit(hit.document)
        elif hit.tag:
            self.tag_asked.emit(hit.tag)
            return
        document = self._desk.document
        if self._query is None or document is None or document.id != hit.document:
            return
        from annotator.searching import places

        spans = places(self._reader.text_shown.words, sought_words(self._query, "text"))
        self._trail.mark(spans, None if hit.highlight else hit.position)

    def _on_chosen(self, hit: Found) -> None:
        self.show_hit(hit)
        self._reader.setFocus()

    # -- kept searches ---------------------------------------------------------------------------------------------

    def _on_save(self) -> None:
        self._renamed = SavedQuery("", self._line.text().strip())
        self._open_name(self._renamed.query)

    def _on_rename(self, query: SavedQuery) -> None:
        self._renamed = query
        self._open_name(query.name)

    def _open_name(self, name: str) -> None:
        self._name.open_for(lambda: self.side.mapToGlobal(QPoint(14, 36)), name)

    def _on_named(self, name: str) -> None:
        queries = saved_queries(self._desk.workspace.library.state)
        made = SavedQuery(name, self._renamed.query, self._renamed.pinned)
        if self._renamed in queries:
            queries[queries.index(self._renamed)] = made
        else:
            queries = [*(q for q in queries if q.query != made.query), made]
        self._keep(queries)

    def _keep(self, queries: list[SavedQuery]) -> None:
        state = self._desk.workspace.library.state
        self._attempt(lambda: keep_queries(state, queries))
        self.saved.show_queries(saved_queries(state))

    # -- keys of the box -------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and event.type() == QEvent.Type.FocusOut:
            self.suggestions.dismiss()
        if watched is self._line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.suggestions.isVisible():
            self.suggestions.dismiss()
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if not self.suggestions.step(1 if key == Qt.Key.Key_Down else -1) and self.pane.isVisible():
                self.pane.enter()
            return True
        if key == Qt.Key.Key_Tab and not event.modifiers():
            return self.suggestions.take()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self.suggestions.is_chosen:
                self._enter()
            else:
                self.suggestions.take()
            return True
        return False

    def _enter(self) -> None:
        """The first hit; of what stands in the box now."""
        if not self._line.text().strip():
            return
        self.suggestions.dismiss()
        self._enters = True
        self._soon.stop()
        self._ask()
        self._on_complain()
