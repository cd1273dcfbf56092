"""Every command with its key: found by its words or its key, and given another."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QLineEdit, QPushButton, QWidget

from annotator.gui.commands import told
from annotator.gui.dialogs import Box, confirmed
from annotator.gui.keys import Keyed, Keys, native, written
from annotator.gui.ledger import Ledger
from annotator.gui.matching import fold
from annotator.gui.pieces import button, label


class KeyLine(QKeySequenceEdit):
    """Takes the next key that is pressed; Esc and Tab leave it."""

    pressed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        self.setFixedWidth(150)
        self.line = self.findChild(QLineEdit)
        self.setAccessibleName(self.tr("Key"))
        self.keySequenceChanged.connect(self._on_key)

    def show_key(self, key: str) -> None:
        self.blockSignals(True)
        self.setKeySequence(QKeySequence(key))
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _on_key(self, sequence: QKeySequence) -> None:
        if key := written(sequence):
            self.pressed.emit(key)


class KeyTable(Ledger):
    asked = Signal()  # Enter

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.asked.emit()
            return
        super().keyPressEvent(event)


class KeyChoice(Box):
    """`keys` are changed at once; what cannot be is told in a sentence."""

    def __init__(self, keys: Keys, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Choose keys"))
        self._keys, self._shown = keys, list[Keyed]()
        self.resize(640, 620)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Find a command or a key"))
        self.search.setAccessibleName(self.tr("Find a command or a key"))
        self.search.setClearButtonEnabled(True)
        self.body.addWidget(self.search)
        self.table = KeyTable(self, self.tr("Commands and their keys"),
                              (self.tr("Command"), self.tr("Menu"), self.tr("Key")))  # fmt: skip
        self.table.setMinimumHeight(200)
        self.body.addWidget(self.table, 1)
        self._about = label(self, "", "dim")
        self.line = KeyLine(self)
        self.usual = button(self, self.tr("Usual key"), act=self._on_usual)
        self.none = button(self, self.tr("No key"), act=self._on_none)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._about, 1)
        for widget in (self.line, self.none, self.usual):
            row.addWidget(widget)
        self.body.addLayout(row)
        self._why = label(self, "", "hint", wraps=True)
        self._why.setMinimumHeight(34)
        self.body.addWidget(self._why)
        self.add_buttons(self.tr("Close")).setAutoDefault(False)
        self.reset = QPushButton(self.tr("All usual keys…"), self)
        self.reset.setAutoDefault(False)
        self.add_beside(self.reset)
        self.reset.clicked.connect(self._on_reset)
        self.search.textChanged.connect(self.show_keys)
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self.table.asked.connect(self.line.setFocus)
        self.table.doubleClicked.connect(lambda _: self.line.setFocus())
        self.line.pressed.connect(self._on_pressed)
        self.line.left.connect(self.table.setFocus)
        self.show_keys()
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return in the line goes on to the table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.hasFocus():
            self.table.setFocus()
            return
        super().keyPressEvent(event)

    def show_keys(self) -> None:
        """The commands that have all these words in what they are called, their menu or their keys."""
        wanted, chosen = fold(self.search.text()).split(), self._chosen
        rows = [(keyed, _row(keyed)) for keyed in self._keys]
        found = [(keyed, row) for keyed, row in rows if all(w in fold(" ".join(row)) for w in wanted)]
        self._shown = [keyed for keyed, _ in found]
        self.table.blockSignals(True)
        self.table.show_rows([row for _, row in found])
        for n, keyed in enumerate(self._shown):
            item = self.table.item(n, 2)
            if item and keyed.chosen:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
        names = [keyed.command.name for keyed in self._shown]
        self.table.selectRow(names.index(chosen.command.name) if chosen and chosen.command.name in names else 0)
        self.table.blockSignals(False)
        self._show_chosen()

    @property
    def _chosen(self) -> Keyed | None:
        return self._shown[self.table.chosen] if 0 <= self.table.chosen < len(self._shown) else None

    # -- what the person does --------------------------------------------------------------------------------------

    def _show_chosen(self) -> None:
        keyed = self._chosen
        self._say("")
        for widget in (self.line, self.none, self.usual):
            widget.setEnabled(keyed is not None)
        if keyed is None:
            self._about.setText("" if self._shown else self.tr("No command is called that."))
            self.line.show_key("")
            return
        words = told(keyed.command)
        self._about.setText(self.tr("Key of “{}”").format(words))
        if self.line.line:
            for part in (self.line, self.line.line):
                part.setAccessibleName(self.tr("Key of “{}”: press it").format(words))
            self.line.line.setPlaceholderText(self.tr("Press a key"))
        self.line.show_key(keyed.keys[0] if keyed.keys else "")
        self.none.setEnabled(bool(keyed.keys))
        self.usual.setEnabled(keyed.chosen)

    def _on_pressed(self, key: str) -> None:
        if keyed := self._chosen:
            self._follow(self._keys.choose(keyed.command.name, key))

    def _on_none(self) -> None:
        if keyed := self._chosen:
            self._follow(self._keys.choose(keyed.command.name, ""))

    def _on_usual(self) -> None:
        if keyed := self._chosen:
            self._follow(self._keys.put_back(keyed.command.name))

    def _follow(self, why: str) -> None:
        self.show_keys()
        self._say(why)

    def _say(self, why: str) -> None:
        how = self.tr("Enter on a command, then its new key; it is kept at once. Bold: your choice.")
        self._why.setText(why or how)
        self._why.setProperty("warning", "true" if why else "false")
        self._why.style().polish(self._why)

    def _on_reset(self) -> None:
        if confirmed(self, self.tr("Take all keys back to the usual ones?")):
            self._keys.reset()
            self.show_keys()


def _row(keyed: Keyed) -> tuple[str, str, str]:
    return told(keyed.command), told(keyed.menu), "   ".join(map(native, keyed.keys))
