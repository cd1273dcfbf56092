"""The cards: highlights of a document or of the library, in an order, narrowed down as one wants, several at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from annotator.gui.bulk_bar import BulkBar
from annotator.gui.card_list import CardList
from annotator.gui.card_rows import NOTHING, CardRows, Make, Ranked
from annotator.gui.in_force import keyed
from annotator.gui.lists import CardDelegate
from annotator.gui.look import Theme
from annotator.gui.phrases import number
from annotator.gui.pieces import button, key_of, label, row_of, timer
from annotator.gui.ranking import Sift
from annotator.gui.rows import TagRow
from annotator.gui.shelf import EmptyState, dress
from annotator.gui.sift_bar import SiftBar

SIFTABLE = 8
"""Cards that are taken in at a glance; with more there is a line to filter them."""


class CardPane(QWidget):
    chosen = Signal(str)  # a highlight's id
    gone_to = Signal(str)  # the person wants to be at its place
    note_asked = Signal(str)
    tags_asked = Signal(list)
    pin_asked = Signal(list, int)
    deletion_asked = Signal(list)
    copy_asked = Signal(list)
    attach_asked = Signal(str)
    history_asked = Signal(str)
    sifted = Signal(Sift)  # other cards are wanted
    unsifted = Signal()  # cards of all tags are shown again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sift = Sift()
        self._only_shown = False
        self.rows = CardRows()
        self.list = CardList(self)
        self.list.setModel(self.rows)
        self.list.setAccessibleName(self.tr("Highlights"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.delegate = CardDelegate(self.list)
        dress(self.list, self.delegate)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.list.clicked.connect(self._on_clicked)
        self.list.doubleClicked.connect(lambda i: self.note_asked.emit(self.rows.id_at(i)))
        self.list.gone_to.connect(lambda i: self.gone_to.emit(self.rows.id_at(i)))
        self.list.many_asked.connect(self._on_many_asked)
        self._filling = timer(self, 0, self._on_filling)
        self._count = label(self, "", "dim")
        self._scope = button(self, "", "quiet", menu=self._scope_menu())
        self._scope.setAccessibleName(self.tr("Which highlights, and their order"))
        self.bar, self.bulk = SiftBar(self), BulkBar(self)
        self.bar.changed.connect(self.show_sift)
        self.bar.cleared.connect(self.unsift)
        self.bulk.tags_asked.connect(lambda: self.tags_asked.emit(self.selected()))
        self.bulk.copy_asked.connect(lambda: self.copy_asked.emit(self.selected()))
        self.bulk.deletion_asked.connect(lambda: self.deletion_asked.emit(self.selected()))
        self.bulk.left.connect(self.list.clearSelection)
        self._empty = EmptyState(self)
        self._empty.button.clicked.connect(self.unsift)
        self._lay_out()
        self._say_scope()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 4, 4)  # the heading in line with the library's, though a button stands in it
        layout.setSpacing(8)
        foot = row_of(self.bulk)
        foot.setContentsMargins(0, 0, 10, 0)  # as wide as the cards
        head = row_of(label(self, self.tr("HIGHLIGHTS"), "caps"), self._count, self._scope)
        head.setContentsMargins(0, 0, 4, 0)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        layout.addWidget(self._stack, 1)
        layout.addLayout(foot)

    def _scope_menu(self) -> QMenu:
        menu = QMenu(self)
        self._choices: dict[tuple[str, str], QAction] = {}
        for field, choices in (
            ("scope", (("document", self.tr("This document")), ("library", self.tr("Whole library")))),
            ("order", (("place", self.tr("By place")), ("time", self.tr("By time, the newest first")),
                       ("tag", self.tr("By tag")))),
        ):  # fmt: skip
            group = QActionGroup(self)
            menu.addSeparator()
            for value, words in choices:
                action = menu.addAction(words, partial(self.want, **{field: value}))
                action.setCheckable(True)
                group.addAction(action)
                self._choices[field, value] = action
        return menu

    # -- what is shown ---------------------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self.delegate.theme = theme
        self.bulk.set_theme(theme)
        self.list.viewport().update()

    def want(self, **changed: object) -> None:
        """Show other cards: fields of the sift that are to be different."""
        self.show_sift(replace(self.sift, **changed))  # type: ignore[arg-type]

    def show_sift(self, sift: Sift) -> None:
        if sift == self.sift:
            return
        tag, self.sift = self.sift.tag, sift
        self.bar.show_sift(sift)
        self._say_scope()
        self.sifted.emit(sift)
        if tag and not sift.tag:
            self.unsifted.emit()

    def show_names(self, tags: Sequence[TagRow], persons: Sequence[tuple[str, str]]) -> None:
        """What cards can be narrowed down to."""
        self.bar.show_names(tags, persons)

    def show_cards(self, ranked: Ranked, make: Make, *, again: bool = False) -> None:
        """Cards in an order; `again`: the same ones, read anew."""
        with self._keeping():
            self.rows.show(ranked, make, again=again)
        self._filling.start()
        self.show_state()

    def show_none(self) -> None:
        """Before the library is closed."""
        self._filling.stop()
        self.rows.show(NOTHING, lambda _: [])

    def follow(self, highlights: Collection[str]) -> None:
        """These highlights changed."""
        with self._keeping():
            self.rows.follow(highlights)
        self.show_state()

    def show_only(self, tag: TagRow) -> None:
        """Only cards with a tag, or with one below it; asked again, all."""
        self.want(tag="" if self.sift.tag == tag.id else tag.id)

    def unsift(self) -> None:
        """All cards of the scope again."""
        self.show_sift(Sift(self.sift.scope, self.sift.order))

    @property
    def only(self) -> str:
        """The id of the tag whose cards alone are shown."""
        return self.sift.tag

    def show_current(self, highlight: str) -> None:
        """Outline a card and bring it into view, without telling anyone."""
        index, model = self.rows.find(highlight), self.list.selectionModel()
        if index == self.list.currentIndex():
            return
        flag = QItemSelectionModel.SelectionFlag
        blocked = model.blockSignals(True)
        model.setCurrentIndex(index, flag.ClearAndSelect if index.isValid() else flag.Clear)
        model.blockSignals(blocked)
        self._show_chosen()
        self.list.renew()
        if index.isValid():
            self.list.scrollTo(index)

    def selected(self) -> list[str]:
        """Ids of the chosen cards, in their order."""
        ranges = sorted((part.top(), part.bottom()) for part in self.list.selectionModel().selection().toList())
        return [key for first, last in ranges for key in self.rows.ids_of(first, last)]

    def card_box(self, highlight: str) -> QPoint:
        """The lower left corner of a card, on the screen."""
        box = self.list.visualRect(self.rows.find(highlight))
        return self.list.viewport().mapToGlobal(box.bottomLeft())

    def _current(self) -> str:
        index = self.list.currentIndex()
        return self.rows.id_at(index) if index.isValid() else ""

    @contextmanager
    def _keeping(self) -> Iterator[None]:
        """Whatever becomes of the list, what was chosen in it stays so; where it goes, the one that is current then."""
        kept, several = self._current(), self.selected()
        yield
        beside = self._current() if self.list.hasFocus() else ""
        if len(several) > 1 and self.selected() != several:
            self._choose(several, kept)
        if not kept or self.list.selectionModel().hasSelection():
            return
        if beside and not self.rows.find(kept).isValid():
            self._choose([beside], beside)
        else:
            self.show_current(kept)

    def _choose(self, highlights: Collection[str], current: str) -> None:
        """Choose several, as far as they are shown; neighbours as one range, for Qt compares each with each."""
        rows = self.rows.places(set(highlights))
        chosen, model, flag = QItemSelection(), self.list.selectionModel(), QItemSelectionModel.SelectionFlag
        for _, run in groupby(enumerate(rows), key=lambda at: at[1] - at[0]):
            beside = [row for _, row in run]
            chosen.append(QItemSelectionRange(self.rows.index(beside[0]), self.rows.index(beside[-1])))
        model.select(chosen, flag.ClearAndSelect)
        blocked = model.blockSignals(True)
        model.setCurrentIndex(self.rows.find(current), flag.NoUpdate)
        model.blockSignals(blocked)

    def _show_chosen(self) -> None:
        model = self.list.selectionModel()
        self.bulk.show_count(sum(part.height() for part in model.selection().toList()))

    def _say_scope(self) -> None:
        scope = self.tr("Document") if self.sift.scope == "document" else self.tr("Library")
        order = {"time": self.tr(", by time"), "tag": self.tr(", by tag")}.get(self.sift.order, "")
        self._scope.setText(f"{scope}{order}  ▾")
        for field in ("scope", "order"):
            self._choices[field, getattr(self.sift, field)].setChecked(True)

    def show_state(self) -> None:
        """The cards, or why there are none."""
        count, narrowed = self.rows.rowCount(), not self.sift.is_open
        self.bar.setVisible(count > SIFTABLE or narrowed or self.sift.scope == "library")
        self._count.setText(number(count) if count and (narrowed or self.sift.scope == "library") else "")
        if count or not self.rows.is_whole:
            self._stack.setCurrentWidget(self.list)
            return
        if narrowed:
            self._empty.say(self.tr("No highlight matches."), self.tr("Show all"))
        elif self.sift.scope == "library":
            self._empty.say(self.tr("Nothing is highlighted in this library yet."))
        elif self._only_shown:
            self._empty.say(self.tr("Nothing is highlighted in this document yet."))
        else:
            self._empty.say(keyed(self.tr(
                "Select words on the page and press {highlight} to highlight them, {choose_tags} to tag them."
            )))  # fmt: skip
        self._stack.setCurrentWidget(self._empty)

    # -- what the person does --------------------------------------------------------------------------------------

    def _on_current(self, index: QModelIndex) -> None:
        """Arrows go along on the page; where the panel shows a library, Enter goes there."""
        if index.isValid() and self.list.hasFocus() and self.sift.scope == "document":
            self.chosen.emit(self.rows.id_at(index))

    def _on_clicked(self, index: QModelIndex) -> None:
        if len(self.selected()) < 2:
            self.chosen.emit(self.rows.id_at(index))

    def _on_many_asked(self, key: str) -> None:
        if key.isdigit():
            self.pin_asked.emit(self.selected(), int(key))
        else:
            {"T": self.tags_asked, "C": self.copy_asked, "Delete": self.deletion_asked}[key].emit(self.selected())

    def _on_filling(self) -> None:
        with nullcontext() if self.rows.stands else self._keeping():
            more = self.rows.fill()
        if more:
            self._filling.start()
        self.show_state()

    def only_show(self) -> None:
        """Nothing that changes the library is offered."""
        self._only_shown = True
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.bulk.only_copy()

    def _on_menu(self, point: QPoint) -> None:
        if ids := self.selected():
            self.menu_for(ids).exec(self.list.viewport().mapToGlobal(point))

    def menu_for(self, ids: Sequence[str]) -> QMenu:
        """What can be done with some highlights."""
        menu = QMenu(self)
        if not self._only_shown:
            menu.addAction(self.tr("Tags…") + self._key("choose_tags"), lambda: self.tags_asked.emit(ids))
        if len(ids) == 1:
            menu.addAction(self.tr("Go there") + "\tEnter", lambda: self.gone_to.emit(ids[0]))
            menu.addAction(self.tr("Note…") + self._key("write_note"), lambda: self.note_asked.emit(ids[0]))
            if self.rows.row(self.rows.find(ids[0])).orphan and not self._only_shown:
                words = self.tr("Attach here") + self._key("attach_here")
                menu.addAction(words, lambda: self.attach_asked.emit(ids[0]))
            menu.addAction(self.tr("History…"), lambda: self.history_asked.emit(ids[0]))
        elif not self._only_shown:
            self.bulk.offer(menu)
        menu.addAction(self.tr("Copy quote") if len(ids) == 1 else self.tr("Copy quotes"),
                       lambda: self.copy_asked.emit(ids))
        if not self._only_shown:
            menu.addSeparator()
            menu.addAction(self.tr("Delete") + self._key("delete"), lambda: self.deletion_asked.emit(ids))
        return menu

    def _key(self, name: str) -> str:
        """An action's key, as a menu shows it."""
        return f"\t{key_of(self.list, name)}"
