"""A tag's every field, each with room for why it was refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.dialogs import Box
from annotator.gui.phrases import heard
from annotator.gui.pieces import button, label
from annotator.gui.swatches import Swatches
from annotator.model import AnnotatorError, Tag
from annotator.workspace import Refused


@dataclass(frozen=True, slots=True)
class TagAsks:
    """What the box asks of the codebook."""

    check: Callable[[Tag], object]  # raises Refused
    save: Callable[[Tag], object]  # raises Refused
    colour: Callable[[str], str]  # of a tag by id, its own or inherited
    path: Callable[[str], str]
    place: Callable[[QWidget, Tag], str | None]  # another tag to stand below, chosen by the person


class TagBox(Box):
    def __init__(self, parent: QWidget | None, tag: Tag, asks: TagAsks) -> None:
        super().__init__(parent, self.tr("Edit tag"))
        self.setMinimumWidth(560)
        self._tag, self._asks, self._parent = tag, asks, tag.parent
        self._refusals: dict[str, tuple[QLabel, QWidget]] = {}
        self.form = QFormLayout()
        self.form.setSpacing(9)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.name = QLineEdit(tag.name, self)
        self._add("name", self.tr("Name"), self.name)
        self.aliases = self._prose("aliases", self.tr("Other names"), "\n".join(tag.aliases), self.tr("One a line"), 2)
        self.above = button(self, "", "plain", act=self._on_place)
        self._add("parent", self.tr("Stands below"), self.above)
        self.swatches = Swatches(self, tag.colour, asks.colour(tag.parent) if tag.parent else "")
        self._add("colour", self.tr("Colour"), self.swatches)
        self.pin = QComboBox(self)
        self.pin.addItem(self.tr("none"), 0)
        for digit in range(1, 10):
            self.pin.addItem(str(digit), digit)
        self.pin.setCurrentIndex(tag.pin)
        self.deprecated = QCheckBox(self.tr("Deprecated: kept where it is, no longer offered"), self)
        self.deprecated.setChecked(tag.deprecated)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.pin)
        row.addWidget(self.deprecated, 1)
        self._add("pin", self.tr("Key"), self.pin, row)
        self.about = self._prose("description", self.tr("Description"), tag.description, self.tr("What it means"), 3)
        self.include = self._prose("include", self.tr("Applies to"), tag.include, self.tr("With examples"), 2)
        self.exclude = self._prose("exclude", self.tr("Not to"), tag.exclude, self.tr("With examples"), 2)
        self.body.addLayout(self.form)
        self.chief = self.add_buttons(self.tr("Save"), self.tr("Cancel"))
        self.name.textChanged.connect(lambda _: self._check())
        self._show_place()
        self.name.selectAll()
        self.name.setFocus()

    @property
    def edited(self) -> Tag:
        return replace(
            self._tag,
            name=self.name.text(),
            colour=self.swatches.colour,
            parent=self._parent,
            description=_words(self.about),
            include=_words(self.include),
            exclude=_words(self.exclude),
            aliases=tuple(line for line in _words(self.aliases).split("\n") if line.strip()),
            pin=int(self.pin.currentData()),
            deprecated=self.deprecated.isChecked(),
        )

    def accept(self) -> None:
        """What was refused stays in the box, with the reason at its field."""
        try:
            self._asks.save(self.edited)
        except AnnotatorError as trouble:
            self._say(trouble)
            return
        QDialog.accept(self)

    def refusal(self, field: str) -> str:
        """The sentence at a field, or ""."""
        return self._refusals[field][0].text()

    def _check(self) -> None:
        self._hush()
        try:
            self._asks.check(self.edited)
        except Refused as trouble:
            if trouble.at == "name":
                self._say(trouble, focus=False)

    def _say(self, trouble: AnnotatorError, *, focus: bool = True) -> None:
        self._hush()
        field = trouble.at if isinstance(trouble, Refused) and trouble.at in self._refusals else "name"
        told, widget = self._refusals[field]
        words = heard(str(trouble))
        told.setText(words)
        told.show()
        widget.setAccessibleDescription(words)
        if focus:
            widget.setFocus()

    def _hush(self) -> None:
        for told, widget in self._refusals.values():
            told.clear()
            told.hide()
            widget.setAccessibleDescription("")

    def _add(self, field: str, name: str, widget: QWidget, row: QHBoxLayout | None = None) -> None:
        """A field with its name before it and its refusal below it."""
        widget.setAccessibleName(name)
        told = label(self, "", "refusal", wraps=True)
        told.hide()
        self._refusals[field] = (told, widget)
        column = QVBoxLayout()
        column.setSpacing(3)
        if row is None:
            column.addWidget(widget)
        else:
            column.addLayout(row)
        column.addWidget(told)
        self.form.addRow(label(self, name, "field"), column)

    def _prose(self, field: str, name: str, words: str, hint: str, lines: int) -> QPlainTextEdit:
        made = QPlainTextEdit(words, self)
        made.setPlaceholderText(hint)
        made.setTabChangesFocus(True)
        made.setFixedHeight(made.fontMetrics().lineSpacing() * lines + 24)
        self._add(field, name, made)
        return made

    def _show_place(self) -> None:
        self.above.setText(self._asks.path(self._parent) or self.tr("Nothing: it stands at the top"))

    def _on_place(self) -> None:
        chosen = self._asks.place(self, self._tag)
        if chosen is not None:
            self._parent = chosen
            self._show_place()
            self._check()


def _words(box: QPlainTextEdit) -> str:
    return box.document().toRawText().replace("\u2029", "\n").strip()
