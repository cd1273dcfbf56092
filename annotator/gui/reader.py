"""The page: shows a text, reports what is selected in it, paints its highlights. Opens and asks nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from annotator.gui import look
from annotator.gui.formats import HEADING
from annotator.gui.images import IMAGE_OBJECT, Gallery, ImageObject, Load
from annotator.gui.look import PageStyle, Theme
from annotator.gui.marks import Given, Mark, Marks
from annotator.gui.masthead import Masthead
from annotator.gui.overlay import Overlay
from annotator.gui.page import PageBuilder
from annotator.gui.pieces import timer
from annotator.gui.positions import Positions
from annotator.model import Span
from annotator.text import Block, Text

NARROWEST = 28
"""Pixels of margin that the page keeps beside its column."""
OVERHANG = 8
"""Pixels that letters and rounding may reach beyond the column: nothing to scroll to."""
MOVING = 40
"""Milliseconds of scrolling that are told together: what others do with it is not part of a frame."""


class Reader(QTextBrowser):
    """Positions in its signals and methods count the code points of the text shown."""

    span_selected = Signal(Span)  # once the selection rests
    selection_gone = Signal()
    marks_clicked = Signal(list)  # ids of the highlights under the click, the shortest first
    link_clicked = Signal(str)
    moved = Signal(float, int)  # share of the text that has been in view; position of the topmost line

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(self.tr("Page"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setCursorWidth(2)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard | flags.LinksAccessibleByMouse
        )
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies behind it is not painted
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.masthead = Masthead(self.viewport())
        self.masthead.folding_changed.connect(self._on_folding)
        self.gallery = Gallery(self.viewport())
        self._images: Mapping[str, str] = {}
        self._overlay = Overlay(self.document())
        self._text = Text.of((Block("p"),), "")
        self._positions = Positions(self._text, [0])
        self._hidden: frozenset[int] = frozenset()
        self._folded: frozenset[int] = frozenset()
        self._theme, self._style = look.LIGHT, PageStyle()
        self._top = 0  # the position that the person has at the top
        self._settling = False
        self._before = self._beside = 0  # pixels to the left and right of the column that are someone else's
        self._pressed_at: QPointF | None = None
        self._rest = timer(self, 180, self._on_rest)
        self._scrolled = timer(self, MOVING, self._on_scrolled)
        self.selectionChanged.connect(self._on_selection)
        self.anchorClicked.connect(self._on_anchor)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)
        self.horizontalScrollBar().rangeChanged.connect(self._on_width)
        layout = self.document().documentLayout()
        layout.documentSizeChanged.connect(self._overlay.moved)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_text(self, text: Text, hidden: frozenset[int] = frozenset(), folded: frozenset[int] = frozenset()) -> bool:
        """Build the page. `hidden` and `folded` are numbers of blocks; gives False where plain blocks had to do."""
        self._rest.stop()
        self._text, self._hidden, self._folded = text, hidden, folded
        with self.unlaid():
            faithful = self._build(text)
            if not faithful:
                self._build(Text.of(tuple(Block("p", b.text, alts=b.alts) for b in text.blocks), text.pipeline))
            head = max(hidden | folded, default=-1) + 1
            self._overlay.show_text(text, self._positions, self._theme, self._style, head)
            self._hide(hidden | folded, shown=False)
            self._frame()
        self.go_to(0)
        return faithful

    @contextmanager
    def unlaid(self) -> Iterator[None]:
        """Whatever changes meanwhile, the page is laid out once, and only as far as it is looked at."""
        if not self.document().isLayoutEnabled():
            yield
            return
        self.document().setLayoutEnabled(False)
        try:
            yield
        finally:
            self.document().setLayoutEnabled(True)

    def show_marks(self, marks: Marks | Iterable[Mark], selected: str = "") -> None:
        """Paint these highlights and outline the selected one."""
        self._overlay.show_marks(marks if isinstance(marks, Marks) else Given(marks))
        self._overlay.selected = selected
        self.viewport().update()

    def show_selected(self, highlight: str) -> None:
        """Outline this highlight and no other."""
        self._overlay.selected = highlight
        self.viewport().update()

    def set_look(self, theme: Theme, style: PageStyle) -> None:
        """Set the page anew; what was at the top stays there."""
        top, shown = self._top, bool(self._text.id and self._text.words)
        self._theme, self._style = theme, style
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.ink))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(theme.accent))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.on_accent))
        self.setPalette(palette)
        self.masthead.set_look(theme, style)
        if shown:
            marks, selected = self._overlay.marks, self._overlay.selected
            self.show_text(self._text, self._hidden, self._folded)
            self.show_marks(marks, selected)
            self.go_to(top)

    def _image_object(self) -> ImageObject:
        return ImageObject(self._theme, self._style, self.document(), self.gallery)

    def show_images(self, images: Mapping[str, str], load: Load) -> None:
        """From now on these: sources with ids of assets, and how one is had."""
        if images != self._images:
            self._images = images
            self.gallery.show_images(images, load)
            document = self.document()
            document.documentLayout().registerHandler(IMAGE_OBJECT, self._image_object())
            document.markContentsDirty(0, document.characterCount())
            self._overlay.moved()
        self._frame()

    def _build(self, text: Text) -> bool:
        """Fill the document; True where Qt's blocks say exactly what the text's say."""
        document = self.document()
        document.documentLayout().registerHandler(IMAGE_OBJECT, self._image_object())
        builder = PageBuilder(document, self._style, self._theme, painted=True)
        self._positions = Positions(text, builder.build(text.blocks))
        self.setTextCursor(QTextCursor(document))  # filling took it to the end, where Qt would lay out and scroll
        return self._positions.agree(document.toRawText(), text)

    def _hide(self, blocks: Iterable[int], *, shown: bool) -> None:
        document = self.document()
        for number in blocks:
            if number < len(self._text.blocks):
                block = document.findBlock(self._positions.to_qt(self._text.starts[number]))
                block.setVisible(shown)
        self._overlay.moved()

    def _on_folding(self, shown: bool) -> None:
        with self.unlaid():
            self._hide(self._folded, shown=shown)
            self._frame()
        self.viewport().update()

    def _frame(self) -> None:
        """Centre the column and leave room for the masthead."""
        width = self.viewport().width()
        column = look.letter_width(self._style) * self._style.measure
        side = max(NARROWEST, round((width - column) / 2))
        right = max(side, self._beside)
        left = max(self._before, min(side, max(NARROWEST, round(width - column - right))))
        height = self.masthead.place(max(60, width - left - right))
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        top = height + self._lead()
        if (form.leftMargin(), form.rightMargin(), form.topMargin()) != (left, right, top):
            form.setLeftMargin(left)
            form.setRightMargin(right)
            form.setTopMargin(top)
            form.setBottomMargin(self._style.size * 6)
            frame.setFrameFormat(form)
        self._place_masthead()
        self._overlay.moved()

    def _lead(self) -> int:
        """Pixels between the masthead and the first block that is shown: of the very first Qt leaves its margin out."""
        first = self._first_shown()
        block = self._text.blocks[first]
        wanted = self._style.size * (0.9 if block.kind == "code" or block.kind in HEADING else 0)
        form = self.document().findBlock(self._positions.to_qt(self._text.starts[first])).blockFormat()
        return round(wanted - (form.topMargin() if first else 0))

    def keep_beside(self, pixels: int, before: int = 0) -> None:
        """Room to the right of the column for something else; the column gives way where there is not enough.

        `before`: to its left too.
        """
        self._before, self._beside = before, pixels
        with self._settled(), self.unlaid():
            self._frame()
        self.viewport().update()

    def column_left(self) -> float:
        """Where the column begins, in the viewport's coordinates."""
        return self.document().rootFrame().frameFormat().leftMargin()

    def column_right(self) -> float:
        """Where the column ends, in the viewport's coordinates."""
        return self.viewport().width() - self.document().rootFrame().frameFormat().rightMargin()

    def _place_masthead(self) -> None:
        left = round(self.document().rootFrame().frameFormat().leftMargin())
        self.masthead.move(left - self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

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

    @property
    def unseen(self) -> frozenset[int]:
        """Numbers of the blocks that the page does not show."""
        return self._hidden | (frozenset() if self.masthead.unfolded else self._folded)

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
        self.setTextCursor(cursor)

    def show_found(self, spans: Iterable[Span]) -> None:
        """Paint the hits of a search."""
        self._overlay.show_found(spans)
        self.viewport().update()

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

    def go_to(self, position: int) -> None:
        """Put the line of a position at the top; it stays there when the page is set anew."""
        position = min(position, len(self._text.words))
        if position <= self._text.starts[self._first_shown()]:
            self.verticalScrollBar().setValue(0)
            self._top = 0
            return
        box = self._overlay.rect_of(Span(position, position + 1))
        self.verticalScrollBar().setValue(round(box.top() - 4))
        if self._scrolled.isActive():
            self._on_scrolled()
        self._top = position

    def reveal(self, span: Span) -> None:
        """Scroll only where the span's beginning is not in view, and then to the upper third."""
        if self._text.block_at(span.start) in self._folded:
            self.masthead.unfold()
        box = self._overlay.rect_of(span)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if not bar.value() <= box.top() <= bar.value() + height - box.height() * 2:
            bar.setValue(round(box.top() - height / 3))

    def _first_shown(self) -> int:
        """The number of the first block that the page shows."""
        unseen = self.unseen
        return next((n for n in range(len(self._text.blocks)) if n not in unseen), 0)

    def top_position(self) -> int:
        """The position of the first line in view."""
        left = self.document().rootFrame().frameFormat().leftMargin() - self.horizontalScrollBar().value()
        return self.position_at(QPointF(left, 4))

    def position_at(self, point: QPointF) -> int:
        """The position nearest to a point of the viewport."""
        return self._positions.from_qt(self._overlay.hit(point + self._offset()))

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

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    # -- events ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.page))
        top = self.verticalScrollBar().value()
        painter.translate(-self.horizontalScrollBar().value(), -top)
        self._overlay.paint(painter, top + event.rect().top(), top + event.rect().bottom())
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        with self._settled(), self.unlaid():
            super().resizeEvent(event)
            self._frame()

    def showEvent(self, event: QShowEvent) -> None:
        with self._settled():
            super().showEvent(event)  # scrolls to the caret

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """What Qt scrolls to meanwhile is not where the person is; afterwards they are where they were."""
        if self._scrolled.isActive():
            self._on_scrolled()
        self._settling = True
        yield
        self.go_to(self._top)
        self._settling = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
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

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing: a page opens no file and asks no host."""
        return QImage()

    def doSetSource(self, name: QUrl | str, kind: object = None) -> None:
        """Nothing: no link replaces the page."""

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

    def _on_scroll(self) -> None:
        self._place_masthead()
        if self.isVisible() and not self._settling and not self._scrolled.isActive():
            self._scrolled.start()

    def _on_width(self, _: int, most: int) -> None:
        if 0 < most <= OVERHANG:
            self.horizontalScrollBar().setRange(0, 0)

    def _on_scrolled(self) -> None:
        self._scrolled.stop()
        self._top = self.top_position()
        if words := len(self._text.words):
            bottom = self.position_at(QPointF(self.viewport().width() / 2, self.viewport().height() - 2))
            self.moved.emit(min(1.0, bottom / words), self._top)
