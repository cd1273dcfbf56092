"""Two tags made one, one made two, tags taken away: each box tells beforehand what it will touch."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from annotator.gui.dialogs import Box
from annotator.gui.in_force import keyed
from annotator.gui.look import Theme
from annotator.gui.phrases import heard, number
from annotator.gui.pieces import button, label, timer
from annotator.gui.quotes import Quoted, Quotes, quote_list
from annotator.gui.rows import TagRow
from annotator.gui.tag_choice import TagChoice
from annotator.model import AnnotatorError
from annotator.workspace import MAX_NAME, Reach

PREVIEW = 200
"""Highlights whose words a preview lists: more than anybody reads through."""


class MergeBox(Box):
    """Which tag takes over, and what that moves."""

    def __init__(
        self,
        parent: QWidget,
        tag: TagRow,
        tags: Sequence[TagRow],
        theme: Theme,
        ask: Callable[[str, Callable[[Reach], None], Callable[[Exception], None]], None],  # what a merge reaches
        quoted: Callable[[Reach], Sequence[Quoted]],
    ) -> None:
        super().__init__(parent, self.tr("Merge “{}” into…").format(tag.path))
        self.resize(600, 560)
        self._tag, self._ask, self._quoted = tag, ask, quoted
        self.reach: Reach | None = None  # of the merge into the tag chosen, once it is known
        self._names = {t.id: t.path for t in tags}
        self.choice = TagChoice(self, [t for t in tags if t.id != tag.id], theme)
        self.body.addWidget(self.choice, 3)
        self.told = label(self, "", "", wraps=True)
        self.body.addWidget(self.told)
        self.view = quote_list(Quotes((), self, ticking=False), self, self.tr("Highlights that change"))
        self.body.addWidget(self.view, 2)
        self.chief = self.add_buttons(self.tr("Merge"), self.tr("Cancel"))
        self._soon = timer(self, 100, self.preview)  # while one types, the words go before the counts
        self.choice.changed.connect(lambda _: self._soon.start())
        self.preview()
        self.choice.line.setFocus()

    @property
    def chosen(self) -> str:
        return self.choice.chosen

    def preview(self) -> None:
        """Show what the merge would do."""
        self._soon.stop()
        into = self.chosen
        self._show(None, self.tr("Looking…") if into else self.tr("There is no tag of this name."))
        if into:
            self._ask(into, partial(self._on_reach, into), partial(self._on_refused, into))

    def _on_reach(self, into: str, reach: Reach) -> None:
        if into == self.chosen:
            self._show(reach, merging_told(reach, self._tag.path, self._names[into]))

    def _on_refused(self, into: str, error: Exception) -> None:
        if not isinstance(error, AnnotatorError):
            raise error
        if into == self.chosen:
            self._show(None, heard(str(error)))

    def _show(self, reach: Reach | None, told: str) -> None:
        self.reach = reach
        self.told.setText(told)
        self.view.setModel(Quotes(self._quoted(reach) if reach else (), self.view, ticking=False))
        self.chief.setEnabled(reach is not None)


class SplitBox(Box):
    """Which highlights a new tag takes over, what it is called and where it stands."""

    def __init__(
        self,
        parent: QWidget,
        tag: TagRow,
        quotes: Sequence[Quoted],
        ticked: Collection[str],
        save: Callable[[str, bool, Collection[str]], object],  # name, below, ids; raises Refused
    ) -> None:
        super().__init__(
            parent,
            self.tr("Split “{}”").format(tag.path),
            self.tr("The highlights you tick get a new tag in place of “{}”.").format(tag.path),
        )
        self.resize(640, 560)
        self._save = save
        self.name = QLineEdit(self)
        self.name.setMaxLength(MAX_NAME * 5)  # what is too long is said, not cut off
        self.name.setPlaceholderText(self.tr("Name of the new tag"))
        self.name.setAccessibleName(self.tr("Name of the new tag"))
        self.place = QComboBox(self)
        self.place.setAccessibleName(self.tr("Where it stands"))
        self.place.addItem(self.tr("below “{}”").format(tag.name), True)
        self.place.addItem(self.tr("beside “{}”").format(tag.name), False)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.place)
        self.told = label(self, "", "refusal", wraps=True)
        self.told.hide()
        self.filter = QLineEdit(self)
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(self.tr("Only those that say…"))
        self.filter.setAccessibleName(self.tr("Only those that say"))
        self.quotes = Quotes(quotes, self, ticked, ticking=True)
        self.every = button(self, self.tr("Tick these"), "quiet", act=lambda: self.quotes.tick_shown(on=True))
        none = button(self, self.tr("Untick these"), "quiet", act=lambda: self.quotes.tick_shown(on=False))
        sifting = QHBoxLayout()
        sifting.addWidget(self.filter, 1)
        sifting.addWidget(self.every)
        sifting.addWidget(none)
        self.view = quote_list(self.quotes, self, self.tr("Highlights"))
        self.body.addLayout(row)
        self.body.addWidget(self.told)
        self.body.addLayout(sifting)
        self.body.addWidget(self.view, 1)
        self.chief = self.add_buttons(self.tr("Split"), self.tr("Cancel"))
        self.filter.textChanged.connect(self.quotes.sift)
        self.quotes.ticks_changed.connect(self._count)
        self.name.textChanged.connect(lambda _: self._count())
        self._count()
        self.name.setFocus()

    def accept(self) -> None:
        try:
            self._save(self.name.text(), bool(self.place.currentData()), self.quotes.ticked)
        except AnnotatorError as trouble:
            words = heard(str(trouble))
            self.told.setText(words)
            self.told.show()
            self.name.setAccessibleDescription(words)
            self.name.setFocus()
            return
        super().accept()

    def _count(self) -> None:
        self.told.hide()
        self.told.clear()
        count = len(self.quotes.ticked)
        some = self.tr("Split off {} of {}").format(number(count), number(self.quotes.count))
        self.chief.setText(some if count else self.tr("Split"))
        self.chief.setEnabled(bool(count and self.name.text().strip()))


def merging_told(reach: Reach, tag: str, into: str) -> str:
    """What a merge will do, in sentences."""
    highlights = len(reach.highlights)
    told = [
        _tr("{} highlights get “{}”").format(number(highlights), into) if highlights != 1
        else _tr("1 highlight gets “{}”").format(into)
    ]  # fmt: skip
    if reach.both:
        told[0] += (_tr("; {} of them have it already").format(number(reach.both)) if highlights > 1
                    else _tr("; it has it already"))  # fmt: skip
    if reach.tags:
        told.append(_tr("{} tags below move along").format(number(reach.tags)) if reach.tags != 1
                    else _tr("1 tag below moves along"))  # fmt: skip
    if reach.notes:
        told.append(_tr("{} notes move along").format(number(reach.notes)) if reach.notes != 1
                    else _tr("1 note moves along"))  # fmt: skip
    told.append(_tr("“{}” stays as another name of it").format(tag))
    return ". ".join(told) + "."


def removing_told(reach: Reach) -> str:
    """What a deletion will do, in sentences."""
    told = []
    if reach.tags:
        told.append(_tr("{} tags below it go too").format(number(reach.tags)) if reach.tags != 1
                    else _tr("1 tag below it goes too"))  # fmt: skip
    if highlights := len(reach.highlights):
        told.append(_tr("It is taken off {} highlights, which stay").format(number(highlights)) if highlights != 1
                    else _tr("It is taken off 1 highlight, which stays"))  # fmt: skip
    if reach.notes:
        told.append(_tr("{} notes on it go too").format(number(reach.notes)) if reach.notes != 1
                    else _tr("1 note on it goes too"))  # fmt: skip
    told.append(keyed(_tr("{undo} brings it all back")))
    return ". ".join(told) + "."


def _tr(words: str) -> str:
    return QCoreApplication.translate("Reshaping", words)
