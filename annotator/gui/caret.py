"""Reading and selecting without a mouse: the caret by word, sentence and paragraph, and what lies between."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.gui.reader import Reader
from annotator.gui.steps import Steps
from annotator.model import Span

Step = Callable[[int, int], int]


class Caret(QObject):
    """The verbs of the Select and Caret menus. The selection is the page's own."""

    def __init__(self, reader: Reader, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._settling = False
        self._before = 0  # where the caret was, to know which way it goes
        reader.cursorPositionChanged.connect(self._on_moved)

    # -- selecting -------------------------------------------------------------------------------------------------

    def select_sentence(self) -> None:
        """The one round the caret."""
        self._select(self._steps.sentence_round(self._reader.caret()))

    def next_sentence(self) -> None:
        self._select_beside(1)

    def previous_sentence(self) -> None:
        self._select_beside(-1)

    def select_paragraph(self) -> None:
        self._select(self._steps.paragraph_round(self._reader.caret()))

    def extend_word(self) -> None:
        self._move(self._steps.word, 1, extend=True)

    def extend_word_back(self) -> None:
        self._move(self._steps.word, -1, extend=True)

    def extend_sentence(self) -> None:
        self._extend_sentence(1)

    def extend_sentence_back(self) -> None:
        """Where several are selected onwards, the last is left out again."""
        self._extend_sentence(-1)

    def extend_paragraph(self) -> None:
        self._move(self._steps.paragraph, 1, extend=True)

    def extend_paragraph_back(self) -> None:
        self._move(self._steps.paragraph, -1, extend=True)

    # -- moving ----------------------------------------------------------------------------------------------------

    def word_on(self) -> None:
        self._move(self._steps.word, 1)

    def word_back(self) -> None:
        self._move(self._steps.word, -1)

    def sentence_on(self) -> None:
        self._move(self._steps.sentence, 1)

    def sentence_back(self) -> None:
        self._move(self._steps.sentence, -1)

    def paragraph_on(self) -> None:
        self._move(self._steps.paragraph, 1)

    def paragraph_back(self) -> None:
        self._move(self._steps.paragraph, -1)

    # -- within ----------------------------------------------------------------------------------------------------

    @property
    def _steps(self) -> Steps:
        return Steps(self._reader.text_shown, self._reader.unseen)

    def _move(self, step: Step, direction: int, *, extend: bool = False) -> None:
        self._reader.put_caret(step(self._reader.caret(), direction), extend=extend)

    def _select(self, span: Span | None) -> None:
        if span and (shown := self._reader.shown_part(span)):
            self._reader.select(shown)

    def _select_beside(self, direction: int) -> None:
        """The sentence after the selection, or before it; without one, that round the caret."""
        span = self._reader.selected_span()
        if span is None:
            self.select_sentence()
        else:
            self._select(self._steps.sentence_beside(span, direction))

    def _extend_sentence(self, direction: int) -> None:
        """Move the selection's own end by a whole sentence; where nothing is selected, begin with that at the caret."""
        span = self._reader.selected_span()
        if span is None:
            self.select_sentence()
            return
        steps, side = self._steps, -1 if self._reader.caret() <= span.start else 1
        if side != direction:  # back towards where it began
            inner = steps.sentence_round(span.end - 1 if side > 0 else span.start)
            left = inner and (inner.start > span.start if side > 0 else inner.end < span.end)
            beside = steps.sentence_beside(inner, direction) if inner and left else None
            if beside:
                self._between(*(span.start, beside.end) if side > 0 else (span.end, beside.start))
                return
        if beside := steps.sentence_rest(span, direction) or steps.sentence_beside(span, direction):
            self._between(*(span.start, beside.end) if direction > 0 else (span.end, beside.start))

    def _between(self, anchor: int, caret: int) -> None:
        self._reader.put_caret(anchor)
        self._reader.put_caret(caret, extend=True)

    def _on_moved(self) -> None:
        """Out of places that no word is at: blocks that are not shown, and those that Qt keeps after tables."""
        if self._settling or self._reader.being_set:
            return
        reader, at = self._reader, self._reader.caret()
        text, forward = reader.text_shown, at >= self._before
        if not reader.textCursor().hasSelection() and text.block_at(at) in reader.unseen:
            self._settling = True
            reader.put_caret(Steps(text, reader.unseen).paragraph(at, 1))
            self._settling = False
        elif forward and reader.between_blocks() and at < len(text.words):
            self._settling = True
            reader.put_caret(at + 1, extend=reader.textCursor().hasSelection())
            self._settling = False
        self._before = reader.caret()
