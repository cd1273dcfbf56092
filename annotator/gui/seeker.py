"""Searches in a thread of its own, with a library and an index of its own: the window never waits for it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from threading import Condition, Thread
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator import paths
from annotator.model import AnnotatorError
from annotator.query import Node
from annotator.store import Library

if TYPE_CHECKING:  # loads in the thread
    from annotator.searching import Search

PATIENCE = 0.15
"""Seconds that a question waits at most for the index to take in what was written last."""
AWHILE = 0.05
"""Seconds of work on the index between two looks for a question."""
TURN = 0.0005
"""Seconds after which a thread that computes lets the window's go on, each time that one comes back from Qt; the
default of 0.005 adds up to what is felt."""


@dataclass(frozen=True, slots=True)
class Question:
    number: int
    query: Node
    most: int  # hits of a kind


class Seeker(QObject):
    """A question takes the place of the one before it, whose answer nobody waits for any more."""

    answered = Signal(int, object, bool)  # the question's number, its Results, whether they are all that will come
    progressed = Signal(int, int)  # of the index
    followed = Signal(object)  # the index says what the library says; names to complete with
    failed = Signal(Exception)

    def __init__(self, library: Library, person: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._person = library, person
        self._news = Condition()
        self._question: Question | None = None
        self._behind, self._closing = True, False
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to follow the library; asking does so too."""
        if self._thread is None and not self._closing:
            sys.setswitchinterval(TURN)
            # A daemon: a window that is never closed must not keep the program from ending.
            self._thread = Thread(target=self._work, name="search", daemon=True)
            self._thread.start()

    def ask(self, question: Question) -> None:
        if self._library.path is None:
            self._answer_here(question)
            return
        with self._news:
            self._question = question
            self._news.notify()
        self.start()

    def follow(self) -> None:
        """The library has changed."""
        with self._news:
            self._behind = True
            self._news.notify()

    def close(self) -> None:
        with self._news:
            self._closing, self._question = True, None
            self._news.notify()
        if self._thread is not None:
            self._thread.join(5)

    def _answer_here(self, question: Question) -> None:
        """A library in memory belongs to this thread, and is small."""
        from annotator.searching import Search

        found = Search(self._library, self._person()).results(question.query, question.most)
        self.answered.emit(question.number, found, True)

    # -- in the thread ---------------------------------------------------------------------------------------------

    def _work(self) -> None:
        try:
            with closing(self._library.beside()) as own:
                self._serve(own)
        except RuntimeError:
            if not self._closing:  # else the window has gone
                raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the window hears of it
            with suppress(RuntimeError):
                self.failed.emit(error)

    def _serve(self, own: Library) -> None:
        from annotator.searching import Index, Search

        index = Index.of(own, paths.indexes())
        search = Search(own, self._person(), index, self._is_stale)
        steps: Generator[tuple[int, int], None, None] | None = None
        soon = 0.0
        try:
            while True:
                with self._news:
                    self._news.wait_for(lambda s=steps: self._closing or self._question or self._behind or s)  # type: ignore[misc]
                    question, self._question = self._question, None
                    if self._behind and steps is None:
                        self._behind, steps, soon = False, search.follow(beside=True), monotonic() + PATIENCE
                if self._closing:
                    return
                try:
                    until = soon if question else monotonic() + AWHILE
                    if steps is not None and not self._followed(steps, search, until):
                        steps = None
                    if question:
                        self._answer(search, question)
                except AnnotatorError as error:
                    steps = None
                    self.failed.emit(error)
        finally:
            if steps is not None:
                steps.close()
            if index is not None:
                index.close()

    def _is_stale(self) -> bool:
        return self._closing or self._question is not None

    def _followed(self, steps: Iterator[tuple[int, int]], search: Search, until: float) -> bool:
        """Works on the index until then, a step at least; whether there is more to do."""
        from annotator.searching import IndexLost

        with suppress(IndexLost):  # all is found without one
            for done, of in steps:
                if monotonic() > until:
                    self.progressed.emit(done, of)
                    return True
        self.followed.emit(search.names())
        return False

    def _answer(self, search: Search, question: Question) -> None:
        from annotator.searching import Results, Stopped

        with suppress(Stopped):
            first = Results.gathered(search.first(question.query))
            self.answered.emit(question.number, first, False)
            self.answered.emit(question.number, search.results(question.query, question.most), True)
