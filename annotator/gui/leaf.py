"""The page without its reader: a text set as one, with its highlights, at the place where one is. It asks nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from annotator.gui import look
from annotator.gui.gallery import Gallery, Load
from annotator.gui.images import IMAGE_OBJECT, ImageObject
from annotator.gui.look import PageStyle, Theme
from annotator.gui.marks import Given, Mark, Marks
from annotator.gui.masthead import Masthead
from annotator.gui.overlay import Overlay
from annotator.gui.pieces import timer
from annotator.gui.sheet import STEP, Sheet
from annotator.model import Span
from annotator.text import Text

NARROWEST = 28
"""Pixels of margin that the page keeps beside its column."""
OVERHANG = 8
"""Pixels that letters and rounding may reach beyond the column: nothing to scroll to."""
MOVING = 40
"""Milliseconds of scrolling that are told together: what others do with it is not part of a frame."""


class Leaf(QTextBrowser):
    """Positions in its signals and methods count the code points of the text shown."""

    moved = Signal(float, int)  # share of the text that has been in view; position of the topmost line
    became_plain = Signal()  # a text is shown as plain blocks: Qt would not say what it says

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies behind it is not painted
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.masthead = Masthead(self.viewport())
        self.masthead.folding_changed.connect(self._on_folding)
        self.gallery = Gallery(self.viewport())
        self._images: Mapping[str, str] = {}
        self._overlay = Overlay(self.document())
        self._sheet = Sheet(self.document(), self.complete)
        self._text, self._positions = self._sheet.text, self._sheet.positions
        self._hidden = self._folded = frozenset[int]()
        self._theme, self._style = look.LIGHT, PageStyle()
        self._top = 0  # the position that the person has at the top
        self._settling = False
        self.being_set = False  # places are those of the text before
        self._before = self._beside = 0  # pixels to the left and right of the column that are someone else's
        self._scrolled = timer(self, MOVING, self._on_scrolled)
        self._growing = timer(self, 0, self._grow, once=False)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)
        self.horizontalScrollBar().rangeChanged.connect(self._on_width)
        self.document().documentLayout().documentSizeChanged.connect(self._overlay.moved)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_text(self, text: Text, hidden: frozenset[int] = frozenset(), folded: frozenset[int] = frozenset()) -> bool:
        """Build the page. `hidden` and `folded` are numbers of blocks; gives False where plain blocks had to do."""
        self._text, self._hidden, self._folded, self._top = text, hidden, folded, 0
        self.being_set = True
        with self.unlaid():
            self.document().documentLayout().registerHandler(IMAGE_OBJECT, self._image_object())
            self._sheet.begin(text, self._style, self._theme)
            self._positions = self._sheet.positions
            head = max(hidden | folded, default=-1) + 1
            self._overlay.show_text(text, self._positions, self._theme, self._style, head)
            self.being_set = False
            self._dress()
        self.go_to(0)
        if not self._sheet.whole:
            self._growing.start()
        return self._sheet.faithful

    def _dress(self) -> None:
        """Where the document was filled from its beginning: that took the cursor to the end, where Qt would scroll."""
        self.setTextCursor(QTextCursor(self.document()))
        self._hide(self._hidden | self._folded, shown=False)
        self._frame()
        if not self._sheet.faithful:
            self.became_plain.emit()

    def complete(self) -> None:
        """What of a long text does not stand yet is built now."""
        self._grow(len(self._text.blocks))

    def _grow(self, count: int = STEP) -> None:
        """More of a long text, below what stands; nothing above it moves."""
        at = self.verticalScrollBar().value()
        if not self._sheet.whole:
            with self._settled():
                with self.unlaid():
                    self._sheet.go_on(count)
                    if not self._sheet.faithful:
                        self._dress()
                self._overlay.moved()
                self._fit_bars()
            if self._sheet.faithful:
                self.verticalScrollBar().setValue(at)
        if self._sheet.whole:
            self._growing.stop()

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
        self.show_selected(selected)

    def show_selected(self, highlight: str) -> None:
        """Outline this highlight and no other."""
        self._overlay.selected = highlight
        self.viewport().update()

    def show_found(self, spans: Iterable[Span]) -> None:
        """Paint the hits of a search."""
        self._overlay.show_found(spans)
        self.viewport().update()

    def set_look(self, theme: Theme, style: PageStyle) -> None:
        """Set the page anew; what was at the top stays there."""
        top, shown = self._top, bool(self._text.id and self._text.words)
        self._theme, self._style = theme, style
        self.setPalette(look.page_palette(self.palette(), theme))
        self.masthead.set_look(theme, style)
        if shown:
            marks = self._overlay.marks
            self.show_text(self._text, self._hidden, self._folded)
            self.show_marks(marks, self._overlay.selected)
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

    def _hide(self, blocks: Iterable[int], *, shown: bool) -> None:
        self._sheet.show(blocks, shown=shown)
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
        self._sheet.fit(width - left - right)
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        top = height + self._sheet.lead(self._sheet.first_but(self.unseen))
        if (form.leftMargin(), form.rightMargin(), form.topMargin()) != (left, right, top):
            form.setLeftMargin(left)
            form.setRightMargin(right)
            form.setTopMargin(top)
            form.setBottomMargin(self._style.size * 6)
            frame.setFrameFormat(form)
        self._place_masthead()
        self._overlay.moved()

    def keep_beside(self, pixels: int, before: int = 0) -> None:
        """Room beside the column, `before` it too, for something else; it gives way where there is too little."""
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
        self.masthead.move((QPointF(round(self.column_left()), 0) - self._offset()).toPoint())

    # -- where one is ----------------------------------------------------------------------------------------------

    @property
    def unseen(self) -> frozenset[int]:
        """Numbers of the blocks that the page does not show."""
        return self._hidden | (frozenset() if self.masthead.unfolded else self._folded)

    def go_to(self, position: int) -> None:
        """Put the line of a position at the top; it stays there when the page is set anew."""
        position = min(position, len(self._text.words))
        if position <= self._text.starts[self._sheet.first_but(self.unseen)]:
            self.verticalScrollBar().setValue(0)
            self._top = 0
            return
        box = self._overlay.rect_of(Span(position, position + 1))
        self._scroll_to(box.top() - 4)
        if self._scrolled.isActive():
            self._on_scrolled()
        self._top = position

    def _scroll_to(self, height: float) -> None:
        self._overlay.hit(QPointF(0, height + self.viewport().height()))  # Qt lays out so far, and guesses no more
        self._fit_bars()
        self.verticalScrollBar().setValue(round(height))

    def _fit_bars(self) -> None:
        """To what the document has grown to: Qt does so where its first lines are others, or in time."""
        super().resizeEvent(QResizeEvent(self.size(), self.size()))

    def top_position(self) -> int:
        """The position of the first line in view."""
        return self.position_at(QPointF(self.column_left() - self.horizontalScrollBar().value(), 4))

    def position_at(self, point: QPointF) -> int:
        """The position nearest to a point of the viewport."""
        return self._positions.from_qt(self._overlay.hit(point + self._offset()))

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
        with self._settled(), self.unlaid():
            super().showEvent(event)  # scrolls to the caret
            self._frame()  # a scrollbar that came since took its width unsaid

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """What Qt scrolls to meanwhile is not where the person is; afterwards they are where they were."""
        if self._scrolled.isActive():
            self._on_scrolled()
        before, self._settling = self._settling, True
        yield
        self.go_to(self._top)
        self._settling = before

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing: a page opens no file and asks no host."""
        return QImage()

    def doSetSource(self, name: QUrl | str, kind: object = None) -> None:
        """Nothing: no link replaces the page."""

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
