"""The two ends of the selected highlight, as handles that a mouse can take."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from annotator.gui.desk import Desk
from annotator.gui.look import LIGHT, Theme
from annotator.gui.marking import Attempt
from annotator.gui.pieces import timer
from annotator.gui.reader import Reader
from annotator.gui.steps import stretched
from annotator.model import Highlight, Span

KNOB = 5
"""Pixels of the radius of a handle's knob."""
REACH = 7
"""Pixels on each side of an edge in which the mouse takes it."""
AUTOSCROLL = 30
"""Milliseconds between steps while an edge is dragged out of view."""


class Handle(QWidget):
    """A line at one end with a knob: above the beginning, below the end."""

    dragged = Signal(QPoint)  # a point of the screen
    dropped = Signal()

    def __init__(self, parent: QWidget, name: str, *, end: bool) -> None:
        super().__init__(parent)
        self.end, self.theme = end, LIGHT
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def stand_at(self, box: QRectF) -> None:
        """`box`: without width, as high as the line, in the parent's coordinates."""
        top = box.top() - (0 if self.end else KNOB * 2)
        self.setGeometry(QRectF(box.left() - REACH, top, 2 * REACH, box.height() + 2 * KNOB).toRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, middle = QPainter(self), self.width() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.accent))
        painter.drawRect(QRectF(middle - 0.75, 0 if self.end else KNOB, 1.5, self.height() - KNOB))
        y = self.height() - KNOB if self.end else KNOB
        painter.drawEllipse(QRectF(middle - KNOB + 0.5, y - KNOB + 0.5, 2 * KNOB - 1, 2 * KNOB - 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.dropped.emit()


class Edges(QObject):
    """Stands where the selected highlight begins and ends. A drag shows what it would mark; letting go writes it."""

    def __init__(self, desk: Desk, reader: Reader, attempt: Attempt, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._reader, self._attempt = desk, reader, attempt
        begin, end = self.tr("Where the highlight begins"), self.tr("Where the highlight ends")
        self.handles = (Handle(reader.viewport(), begin, end=False), Handle(reader.viewport(), end, end=True))
        self._held: Highlight | None = None  # while one of its edges is dragged
        self._span = Span(0, 1)  # what it would mark
        self._taken = self.handles[0]
        self._at = QPointF()  # the mouse, in the viewport's coordinates
        self._scroll = timer(self, AUTOSCROLL, self._on_scroll, once=False)
        self._standing = timer(self, 0, self._stand)
        for handle in self.handles:
            handle.dragged.connect(partial(self._on_dragged, handle))
            handle.dropped.connect(self._on_dropped)
        for bar in (reader.verticalScrollBar(), reader.horizontalScrollBar()):
            bar.valueChanged.connect(self.place)
        reader.document().documentLayout().documentSizeChanged.connect(self.place)
        reader.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        for handle in self.handles:
            handle.theme = theme
            handle.update()

    def show(self) -> None:
        """Handles at the selected highlight where it stands on the text it was made on; else none.

        They go at once, and come behind the frame that shows it.
        """
        if self._held is None and self._movable() is None:
            self._standing.stop()
            for handle in self.handles:
                handle.hide()
        else:
            self._standing.start()

    def _stand(self) -> None:
        if self._held is None and self._movable():
            for handle in self.handles:
                handle.show()
            self.place()

    def place(self) -> None:
        """Where the words are now."""
        if self.handles[0].isHidden():
            return
        held = self._movable() if self._held is None else self._held
        if held is None:
            return
        span = self._span if self._held else held.span
        for handle in self.handles:
            handle.stand_at(self._reader.edge_box(span, end=handle.end))

    def _movable(self) -> Highlight | None:
        current, document = self._desk.current(), self._desk.document
        return current if current and document and current.text == document.text else None

    # -- by keys ---------------------------------------------------------------------------------------------------

    def grow_end(self) -> None:
        self.stretch(end=True, outward=True)

    def grow_start(self) -> None:
        self.stretch(end=False, outward=True)

    def shrink_start(self) -> None:
        self.stretch(end=False, outward=False)

    def stretch(self, *, end: bool, outward: bool) -> None:
        """Move an edge by a word: of the selection, else of the selected highlight."""
        if selected := self._reader.selected_span():
            span = self._stretched(selected, end=end, outward=outward)
            while span and span != selected:
                self._reader.select(span)
                if self._reader.selected_span() != selected:
                    return
                span = self._stretched(span, end=end, outward=outward)  # a table gives and takes whole cells
        elif (held := self._movable()) and (span := self._stretched(held.span, end=end, outward=outward)):
            self._attempt(lambda: self._desk.workspace.move(held, span))

    def _stretched(self, span: Span, *, end: bool, outward: bool) -> Span | None:
        moved = stretched(self._reader.text_shown.words, span, end=end, outward=outward)
        return self._reader.shown_part(moved) if moved else None

    # -- dragging --------------------------------------------------------------------------------------------------

    def _on_dragged(self, handle: Handle, point: QPoint) -> None:
        if self._held is None:
            self._held = self._movable()
            if self._held is None:
                return
            self._taken, self._span = handle, self._held.span
        self._at = QPointF(self._reader.viewport().mapFromGlobal(point))
        if 0 <= self._at.y() <= self._reader.viewport().height():
            self._scroll.stop()
        elif not self._scroll.isActive():
            self._scroll.start()
        self._stretch()

    def _on_scroll(self) -> None:
        """The mouse is above or below the page: the page comes to it, faster the further away it is."""
        bar, height = self._reader.verticalScrollBar(), self._reader.viewport().height()
        beyond = self._at.y() if self._at.y() < 0 else self._at.y() - height
        bar.setValue(bar.value() + round(max(-60.0, min(60.0, beyond))))
        self._stretch()

    def _stretch(self) -> None:
        if self._held is None:
            return
        at, old = self._reader.position_at(self._at), self._held.span
        wanted = Span(old.start, max(at, old.start + 1)) if self._taken.end else Span(min(at, old.end - 1), old.end)
        self._span = self._reader.shown_part(wanted) or self._span
        ends = (self._span.start, self._span.end)
        self._reader.select_between(*(ends if self._taken.end else reversed(ends)))
        self.place()

    def _on_dropped(self) -> None:
        held, span = self._held, self._span
        self._release()
        if held and span != held.span:
            self._attempt(lambda: self._desk.workspace.move(held, span))
        self.show()

    def _release(self) -> None:
        self._scroll.stop()
        if self._held:
            self._held = None
            self._reader.select_nothing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc lets go, and nothing is written."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if self._held and escape and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            self._release()
            self.show()
            event.accept()
            return True
        return super().eventFilter(watched, event)
