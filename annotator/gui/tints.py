"""Where the words of a block stand, and the coloured boxes under its marks."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QTextBlock, QTextLine

from annotator.gui import look
from annotator.gui.directions import LEFTWARD
from annotator.gui.look import Theme

LAYERS = 3
"""Marks that are told apart where many lie on each other; more would only be mud."""
CROWD = 6
"""Marks on each other of which those begun last are seen; of more, those that lie longest, so that the page is calm."""

READABLE = 4.6
"""Contrast of words on any mixture: WCAG asks 4.5."""
RICH = (0.42, 0.68)
"""Saturation, in the dark, of two on each other, and of more; a single one has about a quarter."""
PALING = 40
"""Steps in which a mixture is paled at most; by then it is the page."""

Stretch = tuple[int, int, str]
"""A mark inside a block: units from and to, and its tag's colour. Or words of another ink, and that."""


def tints(
    block: QTextBlock, lines: Lines, marks: Sequence[Stretch], origin: QPointF, theme: Theme,
    inks: Sequence[Stretch] = (),
) -> dict[str, list[QRectF]]:
    """The boxes to fill, by colour; none overlaps another, for what lies on each other is mixed here.

    `inks`: where words are not in the page's own, the last of those that lie on each other counts.
    """
    out: dict[str, list[QRectF]] = {}
    if not marks:
        return out
    found = list(parts(marks, inks))
    under, first = lines.under(block, found[0][0], found[-1][1]), 0
    for begun, cut, colours, ink in found:
        rects = out.setdefault(blended(colours, theme, ink), [])
        while first + 1 < len(under) and under[first + 1].start <= begun:
            first += 1
        for line in under[first:]:
            if line.start >= cut:
                break
            rects += line.rects(block, begun, cut, origin)
    return out


def parts(marks: Sequence[Stretch], inks: Sequence[Stretch] = ()) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
    """From where to where which colours lie, the LAYERS that are seen, and on which ink. No mark is empty."""
    edges: dict[int, list[tuple[int, bool]]] = {}  # at a unit: a mark's number, whether it begins there
    for n, (start, end, _) in enumerate(marks):
        edges.setdefault(end, []).append((n, False))
        edges.setdefault(start, []).append((n, True))
    for start, end, _ in inks:
        edges.setdefault(start, [])
        edges.setdefault(end, [])
    here: list[int] = []  # the marks that lie here, in their order
    begun, ink = 0, ""
    colours: tuple[str, ...] = ()
    for cut in sorted(edges):
        for n, begins in edges[cut]:
            insort(here, n) if begins else here.remove(n)
        seen = here[-LAYERS:] if len(here) <= CROWD else here[:LAYERS]
        fresh = tuple([marks[n][2] for n in seen])  # a list is quicker here
        other = _ink(inks, cut) if inks else ""
        if (fresh, other) != (colours, ink):
            if colours:
                yield begun, cut, colours, ink
            begun, colours, ink = cut, fresh, other


def _ink(inks: Sequence[Stretch], at: int) -> str:
    return next((ink for start, end, ink in reversed(inks) if start <= at < end), "")


@cache
def blended(colours: tuple[str, ...], theme: Theme, words: str = "") -> str:
    """The colour of tags' colours on each other, "#rrggbb": each layer shows through the next, so overlaps are seen.

    Paled until words of an ink can be read on it; "": of the page's own.
    """
    mixed = _richer(colours) if theme.dark and len(colours) > 1 else theme.tag(colours[0])
    for name in () if theme.dark else colours[1:]:
        over = look.mixed(theme.tag(name), QColor(theme.page), 0.75)
        mixed = QColor(*(a * b // 255 for a, b in zip(_channels(mixed), _channels(over), strict=True)))
    ink, page = QColor(words or theme.ink), QColor(theme.page)
    for _ in range(PALING):
        if look.contrast(ink, mixed) >= READABLE:
            break
        mixed = look.mixed(mixed, page, 0.9)
    return mixed.name()


def _richer(colours: tuple[str, ...]) -> QColor:
    """In the dark there is no room to be brighter under pale words: what lies on each other is richer instead."""
    tags = [QColor(name or look.UNTAGGED) for name in colours]
    red, green, blue = (sum(channel) // len(tags) for channel in zip(*map(_channels, tags), strict=True))
    hue = max(0.0, QColor(red, green, blue).hslHueF())
    return QColor.fromHslF(hue, RICH[min(len(tags), 3) - 2], 0.36)


def _channels(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


class _Line:
    """One laid out line of a block, in numbers: Qt's own goes with the layout."""

    def __init__(self, line: QTextLine, units: bytes, *, mixed: bool, last: bool) -> None:
        self.number, self.start, self.end = line.lineNumber(), line.textStart(), line.textStart() + line.textLength()
        if not last:  # the space that a line breaks at is not seen
            piece = units[2 * self.start : 2 * self.end].decode("utf-16-le", "ignore")
            self.end -= len(piece) - len(piece.rstrip())
        natural, height, air = line.ascent() + line.descent(), line.height(), 0.0
        if natural and height > natural:  # proportional spacing stands above the words
            air = min((height - natural) * 0.55, height)
        self.top, self.tall = line.y() + air, height - air
        self._mixed = mixed  # both directions may meet on it
        self._sides: dict[tuple[int, int], list[tuple[float, float]]] = {}

    def rects(self, block: QTextBlock, start: int, end: int, origin: QPointF) -> list[QRectF]:
        """The boxes round those of units start..end that stand on this line: one, or one a direction."""
        part = max(start, self.start), min(end, self.end)
        if part[0] >= part[1]:
            return []
        if part not in self._sides:
            line = block.layout().lineAt(self.number)
            self._sides[part] = _stretches(line, *part) if self._mixed else [(_x(line, part[0]), _x(line, part[1]))]
        y = origin.y() + self.top
        return [QRectF(origin.x() + left, y, right - left, self.tall) for left, right in self._sides[part]]


class Lines:
    """The lines of a block as they were measured, each when it was first asked for; good until the layout changes."""

    def __init__(self) -> None:
        self._known: dict[int, _Line] = {}
        self._mixed: bool | None = None

    def under(self, block: QTextBlock, start: int, end: int) -> list[_Line]:
        """Those that units start..end of the block stand on; no other is looked at."""
        layout, found = block.layout(), list[_Line]()
        units, count = b"", layout.lineCount()
        for n in range(max(0, layout.lineForTextPosition(start).lineNumber()) if count else 0, count):
            if n not in self._known:
                line = layout.lineAt(n)
                if line.textStart() >= end:
                    break
                units = units or block.text().encode("utf-16-le")
                self._known[n] = _Line(line, units, mixed=self._mixes(block), last=n == count - 1)
            elif self._known[n].start >= end:
                break
            found.append(self._known[n])
        return found

    def rects(self, block: QTextBlock, start: int, end: int, origin: QPointF) -> list[QRectF]:
        """One box a line round units start..end of the block, one a direction where both meet on a line."""
        return [rect for line in self.under(block, start, end) for rect in line.rects(block, start, end, origin)]

    def _mixes(self, block: QTextBlock) -> bool:
        if self._mixed is None:
            leftward = block.textDirection() == Qt.LayoutDirection.RightToLeft
            self._mixed = leftward or bool(LEFTWARD.search(block.text()))
        return self._mixed


def caret_rect(block: QTextBlock, at: int, origin: QPointF) -> QRectF:
    """A box without width before a unit of a block."""
    line = block.layout().lineForTextPosition(at)
    if not line.isValid():
        return QRectF(origin, origin)
    return QRectF(origin.x() + _x(line, at), origin.y() + line.y(), 0, line.height())


def _stretches(line: QTextLine, low: int, high: int) -> list[tuple[float, float]]:
    """Left and right of each run of units low..high that lie side by side where directions mix."""
    edge = QTextLine.Edge
    ends = [sorted((_x(line, p, edge.Leading), _x(line, p, edge.Trailing))) for p in range(low, high)]
    out: list[tuple[float, float]] = []
    for left, right in sorted((a, b) for a, b in ends):
        if out and left <= out[-1][1] + 0.5:
            out[-1] = (out[-1][0], max(out[-1][1], right))
        else:
            out.append((left, right))
    return out


def _x(line: QTextLine, position: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    x: object = line.cursorToX(position, edge)
    return float(x[0] if isinstance(x, tuple) else x)  # type: ignore[arg-type]
