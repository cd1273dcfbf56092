"""Go to anything: documents, tags and commands by a few letters, those gone to lately first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from annotator.gui import look, phrases
from annotator.gui.commands import Commands
from annotator.gui.desk import Desk
from annotator.gui.lists import Delegate
from annotator.gui.look import Theme
from annotator.gui.matching import fold
from annotator.gui.paint import draw_dot
from annotator.gui.pieces import label, named
from annotator.gui.popup import Popup
from annotator.gui.rows import ROW, Index, Rows
from annotator.gui.shelf import Shelf, dress
from annotator.model import AnnotatorError

SHOWN = 60
"""Rows at a time: who looks for more types another letter."""
REMEMBERED = 30
"""Goals that are known as recent."""
DOCUMENT = "document "
"""What the id of such a goal begins with."""


@dataclass(frozen=True, slots=True)
class Goal:
    id: str  # with its kind: "document …", "tag …", "command …"
    name: str
    told: str  # what stands at its end: site, count, key
    colour: str = ""
    folded: str = ""  # the name; below it, what else it is found by

    @property
    def kind(self) -> str:
        return self.id.partition(" ")[0]

    @property
    def key(self) -> str:
        return self.id.partition(" ")[2]

    @property
    def spoken(self) -> str:
        tell = QCoreApplication.translate
        kinds = {"document": tell("Goal", "document"), "tag": tell("Goal", "tag"), "command": tell("Goal", "command")}
        return ", ".join(filter(None, (self.name, kinds[self.kind], self.told)))


@dataclass(frozen=True, slots=True)
class Goals:
    """Very many, in their order: what each is found by, and the goal itself, made when it is to be shown."""

    folded: Sequence[str]
    goal: Callable[[int], Goal]
    place: Callable[[str], int | None]  # of an id
    begin: int = 0  # those before are passed over, unless they are recent

    @classmethod
    def of(cls, goals: Sequence[Goal]) -> Goals:
        return cls([g.folded for g in goals], goals.__getitem__, {g.id: n for n, g in enumerate(goals)}.get)

    def holding(self, words: Sequence[str]) -> Sequence[int]:
        """The places of those that hold every word."""
        found: Sequence[int] = range(self.begin, len(self.folded))
        for word in words:
            found = [n for n in found if word in self.folded[n]]
        return found

    def name(self, n: int) -> str:
        return self.folded[n].partition("\n")[0]


def fitting(parts: Sequence[Goals], typed: str, recent: Sequence[str], most: int = SHOWN) -> list[Goal]:
    """Goals that hold every word typed: recent ones first, then names that begin so, then in their order."""
    words = fold(typed).split()
    places = ((part, n) for identity in recent for part in parts if (n := part.place(identity)) is not None)
    known = {part.goal(n).id: part.goal(n) for part, n in places if all(w in part.name(n) for w in words)}
    found: tuple[list[Goal], ...] = (list(known.values()), [], [], [])
    for part in parts:
        for n in part.holding(words):
            name = part.name(n)
            rank = 3 if any(w not in name for w in words) else 1 if not words or name.startswith(words[0]) else 2
            if len(found[rank]) < most and (goal := part.goal(n)).id not in known:
                found[rank].append(goal)
            if len(found[1]) == most:
                break
    return list(islice(chain(*found), most))


class GoalDelegate(Delegate):
    def height(self, row: object, width: int) -> int:
        return 32

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        goal: Goal = index.data(ROW)
        flag, box = QStyle.StateFlag, QRectF(option.rect)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (flag.State_Selected | flag.State_MouseOver):
            share = 1.0 if option.state & flag.State_Selected else 0.5
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.mixed(QColor(self.theme.selected), QColor(self.theme.card), share))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 5, 5)
        middle, side = Qt.AlignmentFlag.AlignVCenter, 10
        small = look.ui_font(12)
        told = QFontMetricsF(small).elidedText(goal.told, Qt.TextElideMode.ElideRight, box.width() * 0.35)
        room = QFontMetricsF(small).horizontalAdvance(told) + 16
        painter.setFont(small)
        painter.setPen(QColor(self.theme.dim))
        painter.drawText(box.adjusted(0, 0, -side, 0), middle | Qt.AlignmentFlag.AlignRight, told)
        left = box.left() + side
        if goal.kind == "tag":
            draw_dot(painter, QRectF(left, box.top(), 12, box.height()).center(), 5, self.theme.tag(goal.colour))
        elif goal.kind == "command":
            painter.setPen(QColor(self.theme.accent))
            painter.drawText(QRectF(left, box.top(), 12, box.height()), Qt.AlignmentFlag.AlignCenter, "›")
        font = look.ui_font(14)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.ink))
        name = QRectF(left + 20, box.top(), box.width() - 20 - 2 * side - room, box.height())
        words = QFontMetricsF(font).elidedText(goal.name, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, middle, words)
        painter.restore()


class GoalBox(Popup):
    chosen = Signal(object)  # a Goal
    search_asked = Signal(str)  # what was typed, to be looked for in everything

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, 620)
        self._goals: Sequence[Goals] = (Goals.of(()), Goals.of(()))
        self._recent: Sequence[str] = ()
        self.rows: Rows[Goal] = Rows()
        self.line = named(QLineEdit(self), "search")
        self.line.setPlaceholderText(self.tr("Go to a document, a tag, a command"))
        self.line.setAccessibleName(self.tr("Go to anything"))
        self.line.textChanged.connect(lambda _: self._sift())
        self.line.installEventFilter(self)
        self.list = QListView(self)
        self.list.setModel(self.rows)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Goals"))
        self.delegate = GoalDelegate(self.list)
        dress(self.list, self.delegate)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.give(self.list, 11 * 32)
        self.list.clicked.connect(lambda _: self._go())
        self._hint = label(self, "", "hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(6)
        for widget in (self.line, self.list, self._hint):
            layout.addWidget(widget)

    def open_for(self, goals: Sequence[Goals], recent: Sequence[str]) -> None:
        """In this order; the second before the first where something is typed."""
        self._goals, self._recent = goals, recent
        self.line.clear()
        self._sift()
        self.open_at(lambda: self._room.mapToGlobal(QPoint((self._room.width() - self.width()) // 2, 40)), self.line)

    def _sift(self) -> None:
        typed, (first, second, *others) = self.line.text(), self._goals
        parts = (second, first, *others) if typed.strip() else self._goals
        self.rows.show(fitting(parts, typed, self._recent))
        if self.rows.rows:
            self.list.setCurrentIndex(self.rows.index(0))
            self._hint.setText(self.tr("Enter goes there · Shift+Enter searches everything · Esc closes"))
        else:
            self._hint.setText(self.tr("Nothing is called so. Enter searches everything for it."))
        self.list.viewport().update()

    def _go(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            goal = self.rows.row(index)
            self.dismiss()
            self.chosen.emit(goal)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}.get(Qt.Key(key))
        if step:
            row = max(0, min(self.rows.rowCount() - 1, self.list.currentIndex().row() + step))
            self.list.setCurrentIndex(self.rows.index(row))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            typed = self.line.text().strip()
            if typed and (event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not self.rows.rows):
                self.dismiss()
                self.search_asked.emit(typed)
            else:
                self._go()
            return True
        return False


class Going(QObject):
    """Knows what can be gone to, and what was lately: by this machine, for this library."""

    document_asked = Signal(str)
    tag_asked = Signal(str)
    search_asked = Signal(str)

    def __init__(self, desk: Desk, shelf: Shelf, commands: Callable[[], Commands], window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._shelf, self._commands = desk, shelf, commands
        self.box = GoalBox(window)
        self.box.chosen.connect(self._on_chosen)
        self.box.search_asked.connect(self.search_asked)
    def go_anywhere(self) -> None:
        """Some documents, then all else, then all documents, in the list's order."""
        documents = self._documents()
        some = list(map(documents.goal, range(len(documents.folded))[:REMEMBERED]))
        head = map(Goals.of, (some, list(self._tags()), list(self._listed_commands())))
        self.box.open_for((*head, documents), self._recent())

    def visited(self, document: str) -> None:
        """A document was opened."""
        self._remember(DOCUMENT + document)

    def set_theme(self, theme: Theme) -> None:
        self.box.delegate.theme = theme

    def _documents(self) -> Goals:
        rows = self._shelf.documents

        def goal(n: int) -> Goal:
            row, _ = rows[n]
            return Goal(DOCUMENT + row.id, row.title, row.facts, folded=row.folded)

        def place(identity: str) -> int | None:
            n = self._desk.listing.place_of(identity.removeprefix(DOCUMENT))
            return n if n is not None and n < len(rows) and goal(n).id == identity else None

        return Goals(self._shelf.folded, goal, place, REMEMBERED)

    def _tags(self) -> Iterator[Goal]:
        for tag in self._desk.tags():
            told = phrases.highlights(tag.count)
            yield Goal(f"tag {tag.id}", tag.path, told, tag.colour, fold(tag.path))

    def _listed_commands(self) -> Iterator[Goal]:
        for name, words, keys in self._commands().listed():
            yield Goal(f"command {name}", words, keys, folded=fold(words))

    def _recent(self) -> list[str]:
        """The document one is in is not where one goes."""
        stored: object = None
        with suppress(AnnotatorError):
            stored = self._desk.workspace.library.state.get("recent")
        here = DOCUMENT + self._desk.document.id if self._desk.document else ""
        return [str(i) for i in stored if i != here] if isinstance(stored, list) else []

    def _remember(self, identity: str) -> None:
        state = self._desk.workspace.library.state
        with suppress(AnnotatorError):  # a convenience
            stored = state.get("recent")
            others = [i for i in stored if i != identity] if isinstance(stored, list) else []
            state.set("recent", [identity, *others][:REMEMBERED])

    def _on_chosen(self, goal: Goal) -> None:
        self._remember(goal.id)
        if goal.kind == "document":
            self.document_asked.emit(goal.key)
        elif goal.kind == "tag":
            self.tag_asked.emit(goal.key)
        else:
            self._commands()[goal.key].trigger()
