"""Whether a text stands on the page as it is: block i of the page is block i of the text, and Qt says nothing."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from annotator.gui import look
from annotator.gui.look import PageStyle
from annotator.gui.reader import Reader
from annotator.text import Text

EVERY = 50_000
"""Positions of one text that are all looked at; of a longer one so many, evenly spread, and all where blocks begin."""
_USUAL = "This plugin does not support "  # a screen that is none


class Pages:
    """A page that nobody sees, to show one text after another."""

    def __init__(self) -> None:
        self._app = QApplication.instance() or QApplication([])
        look.load_fonts()
        self._said: list[str] = []
        self._plain = False
        self._reader = Reader()
        self._reader.became_plain.connect(self._on_plain)
        self._reader.set_look(look.LIGHT, PageStyle())
        self._reader.resize(820, 800)
        self._reader.show()

    def trouble(self, text: Text) -> str:
        """What is wrong with the page of a text, in a few words; "" where all is right."""
        self._said.clear()
        before = qInstallMessageHandler(self._listen)
        try:
            self._plain = False
            self._reader.show_text(text)
            self._reader.complete()
            for share in (0, 0.5, 1):
                bar = self._reader.verticalScrollBar()
                bar.setValue(round(share * bar.maximum()))
                self._reader.grab()
            QApplication.processEvents()
        finally:
            qInstallMessageHandler(before)
        if self._plain:
            return "plain blocks"
        if self._said:
            return f"Qt says: {self._said[0]}"
        return self._misplaced(text)

    def _on_plain(self) -> None:
        self._plain = True

    def _misplaced(self, text: Text) -> str:
        document, positions = self._reader.document(), self._reader._positions
        for number, (start, block) in enumerate(zip(text.starts, text.blocks, strict=True)):
            place = positions.to_qt(start)
            there = document.findBlock(place)
            if (there.position(), there.text()) != (place, block.text):
                return f"block {number} is another"
        step = max(1, len(text.words) // EVERY)
        for position in (*range(0, len(text.words), step), *text.starts):
            if positions.from_qt(positions.to_qt(position)) != position:
                return f"position {position} leads elsewhere"
        return ""

    def _listen(self, kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not words.startswith(_USUAL):
            self._said.append(words)
