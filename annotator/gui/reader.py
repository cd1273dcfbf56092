"""The page and who reads it: tells what is selected and clicked, and where the words and highlights stand."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from annotator.gui.leaf import Leaf
from annotator.gui.marks import Mark
from annotator.gui.pieces import timer
from annotator.model import Span
from annotator.text import Text


class Reader(Leaf):
    """Positions in its signals and methods count the code points of the text shown."""

    span_selected = Signal(Span)  # once the selection rests
    selection_gone = Signal()
    marks_clicked = Signal(list)  # ids of the highlights under the click, the shortest first
    link_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Page"))
        self.setCursorWidth(2)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard | flags.LinksAccessibleByMouse
        )
        self._pressed_at: QPointF | None = None
        self._rest = timer(self, 180, self._on_rest)
        self.selectionChanged.connect(self._on_selection)
        self.anchorClicked.connect(self._on_anchor)

    def show_text(self, text: Text, hidden: frozenset[int] = frozenset(), folded: frozenset[int] = frozenset()) -> bool:
        self._rest.stop()
        return super().show_text(text, hidden, folded)

    # -- where one is ----------------------------------------------------------------------------------------------

    @property
    def text_shown(self) -> Text:
        return self._text

    @property
    def marks(self) -> list[Mark]:
        """The highlights painted."""
        return list(self._overlay.marks)

    @property
    def selected(self) -> str:
        """The highlight outlined."""
        return self._overlay.selected

    def selected_span(self) -> Span | None:
        """What is selected of the words that the page shows; blocks that are not shown do not begin or end it."""
        cursor = self.textCursor()
        span = self._cells(cursor) if cursor.hasComplexSelection() else self._positions.span(cursor)
        return self.shown_part(span) if span else None

    def _cells(self, cursor: QTextCursor) -> Span | None:
        """From the first selected cell of a table to the last: Qt's own ends leave out the words of the last one."""
        cells: tuple[int, ...] = cursor.selectedTableCells()  # type: ignore[assignment]  # PySide6 says object
        row, rows, column, columns = cells
        table = cursor.currentTable()
        first, last = table.cellAt(row, column), table.cellAt(row + rows - 1, column + columns - 1)
        start, end = (self._positions.from_qt(at) for at in (first.firstPosition(), last.lastPosition()))
        return Span(start, end) if start < end else None

    def shown_part(self, span: Span) -> Span | None:
        """A span without the blocks at its ends that the page does not show."""
        unseen = self.unseen
        starts, blocks = self._text.starts, self._text.blocks
        first, last = self._text.block_at(span.start), self._text.block_at(span.end)
        start, end = span.start, span.end
        while first in unseen and first < last:
            first += 1
            start = starts[first]
        while last in unseen and last > first:
            last -= 1
            end = starts[last] + len(blocks[last].text)
        return Span(start, end) if first not in unseen and start < end else None

    def caret(self) -> int:
        return self._positions.from_qt(self.textCursor().position())

    def select(self, span: Span, *, quietly: bool = False) -> None:
        """Select a span and bring it into view; `quietly`: without the bar."""
        cursor = QTextCursor(self.document())
        self._positions.select(cursor, span)
        self.setTextCursor(cursor)
        if quietly:
            self._rest.stop()
        self.reveal(span)

    def select_nothing(self) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        bar, at = self.verticalScrollBar(), self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        bar.setValue(at)  # Qt brings the caret into view, which may stand pages away

    def counterpart(self, href: str) -> int | None:
        """Where a footnote's sign leads, and where the note leads back to."""
        wanted = f"#fnref{href[3:]}" if href.startswith("#fn:") else f"#fn{href[6:]}"
        for number, block in enumerate(self._text.blocks):
            at = self._text.starts[number]
            for run in block.runs:
                if run.href == wanted:
                    return at
                at += run.length
        return None

    def put_caret(self, position: int, *, extend: bool = False) -> None:
        """`extend`: what lies between is selected, with what was."""
        cursor, mode = self.textCursor(), QTextCursor.MoveMode
        cursor.setPosition(self._positions.to_qt(position), mode.KeepAnchor if extend else mode.MoveAnchor)
        self.setTextCursor(cursor)

    def select_between(self, anchor: int, caret: int) -> None:
        """Select from one position to another, without the bar; the caret stands at the latter."""
        self.put_caret(anchor)
        self.put_caret(caret, extend=True)
        self._rest.stop()

    def between_blocks(self) -> bool:
        """Whether the caret stands where no words are: in a block that Qt keeps for itself."""
        at = self.textCursor().position()
        return self._positions.to_qt(self._positions.from_qt(at)) != at

    def mark_box(self, span: Span) -> QRect:
        """The box round a span's first line, in the viewport's coordinates."""
        return self._overlay.rect_of(span).translated(-self._offset()).toRect()

    def screen_box(self, span: Span) -> QRect:
        """The box of the screen from a span's first line to its last."""
        first, last = self.mark_box(span), self.mark_box(Span(max(span.start, span.end - 1), span.end))
        left, high, low = min(first.left(), last.left()), first.top(), last.bottom()
        return QRect(self.viewport().mapToGlobal(QPoint(left, high)), QSize(1, max(1, low - high)))

    def selection_box(self) -> QRect:
        """The box from the selection's first line to its last, in this widget's coordinates."""
        cursor, start = self.textCursor(), self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        start.setPosition(start.selectionStart())
        first, last = self.cursorRect(start), self.cursorRect(cursor)
        box = QRect(last.left(), first.top(), 1, last.bottom() - first.top())
        return box.translated(self.viewport().pos())

    def reveal(self, span: Span) -> None:
        """Scroll only where the span's beginning is not in view, and then to the upper third."""
        if self._text.block_at(span.start) in self._folded:
            self.masthead.unfold()
        box = self._overlay.rect_of(span)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if not bar.value() <= box.top() <= bar.value() + height - box.height() * 2:
            self._scroll_to(box.top() - height / 3)

    def marks_under(self, point: QPointF) -> list[Mark]:
        """The highlights that are painted at a point of the viewport, the shortest first."""
        at, place = self.position_at(point), point + self._offset()
        near = {m for p in (at - 1, at) if p >= 0 for m in self._overlay.marks_at(p)}
        return sorted((m for m in near if self._overlay.covers(m.span, at, place)), key=lambda m: (len(m.span), m))

    def marks_in_view(self) -> list[tuple[Mark, QRectF]]:
        """The highlights that begin in view, in reading order, each with the box round its first line."""
        top, bottom = self.top_position(), self.position_at(QPointF(self.viewport().width(), self.viewport().height()))
        seen = [m for m in self._overlay.marks.over(Span(top, bottom + 1)) if m.span.start >= top]
        return [(m, self._overlay.rect_of(m.span).translated(-self._offset())) for m in seen]

    def edge_box(self, span: Span, *, end: bool) -> QRectF:
        """A box without width where a span begins or ends, in the viewport's coordinates."""
        letter = Span(span.end - 1, span.end) if end else Span(span.start, span.start + 1)
        box, backward = self._overlay.rect_of(letter), self._overlay.leftward(letter.start)
        x = box.right() if end != backward else box.left()
        return QRectF(x, box.top(), 0, box.height()).translated(-self._offset())

    # -- events ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.complete()  # Qt may select to the end
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.complete()
        self._pressed_at = event.position()
        self._rest.stop()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_at = self._pressed_at, None
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self._on_rest()
        elif pressed is not None and (event.position() - pressed).manhattanLength() < 6:
            self.marks_clicked.emit([m.id for m in self.marks_under(event.position())])

    def _on_selection(self) -> None:
        if self._pressed_at is None and self.textCursor().hasSelection():
            self._rest.start()
        else:
            self._rest.stop()
        if not self.textCursor().hasSelection():
            self.selection_gone.emit()

    def _on_rest(self) -> None:
        self._rest.stop()
        if span := self.selected_span():
            self.span_selected.emit(span)

    def _on_anchor(self, url: QUrl) -> None:
        self.link_clicked.emit(url.toString())
