"""A note's Markdown as it reads: the page's own blocks, and as inert."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from threading import Thread

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from annotator import clips
from annotator.gui import look
from annotator.gui.columns import Tables
from annotator.gui.images import image_label
from annotator.gui.look import PageStyle, Theme
from annotator.gui.page import PageBuilder
from annotator.model import AnnotatorError
from annotator.text import IMAGE, Block, Run

AT_ONCE = 4_000
"""Characters that are converted in no time (some 15 ms), however hostile; longer notes go to a process of their own."""
STYLE = PageStyle(size=14, spacing=122, face="sans")

Blocks = tuple[Block, ...]


class NotePage(QTextBrowser):
    """Shows words as they were typed until they are converted."""

    link_clicked = Signal(str)
    grown = Signal()
    _converted = Signal(str, object)  # the words, and their blocks

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notePage")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(lambda url: self.link_clicked.emit(url.toString()))
        self._converted.connect(self._on_converted)
        self._words = ""
        self._theme = look.LIGHT
        self._tables = Tables(STYLE)

    def show_words(self, words: str, theme: Theme) -> None:
        self._words, self._theme = words, theme
        self.setPalette(look.page_palette(self.palette(), theme))
        if len(words) <= AT_ONCE:
            self._show(clips.note_blocks(words))
        else:
            self._show(tuple(Block("p", line) for line in words.split("\n")))
            Thread(target=self._convert, args=(words,), daemon=True).start()

    def fit(self, width: int, most: int) -> int:
        """Take this width and as much height as the words need, at most so much; gives the height."""
        self.setFixedWidth(width)
        self._tables.fit(width)
        self.document().setTextWidth(width)
        tall = min(most, round(self.document().size().height()) + 2)
        self.setFixedHeight(tall)
        return tall

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tables.fit(self.viewport().width())

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing: a note opens no file and asks no host."""
        return QImage()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 24)

    def _show(self, blocks: Blocks) -> None:
        self._tables = Tables(STYLE, self.viewport().width(), scrolls=False)
        builder = PageBuilder(self.document(), STYLE, self._theme, self._tables)
        builder.build(tuple(map(labelled, blocks)) or (Block("p"),))
        self.grown.emit()

    def _convert(self, words: str) -> None:
        """In a thread of its own."""
        from annotator.conversion import Source, convert

        data = f"---\n---\n\n{words}".encode()  # a note has no front matter, whatever it begins with
        try:
            clip = next(outcome[1][0] for outcome in convert([Source("note.md", len(data), lambda: data)]) if outcome)
            if clip:
                self._converted.emit(words, clip.text.blocks)
        except (AnnotatorError, RuntimeError):  # it stays as it was typed; or the window is gone
            return

    def _on_converted(self, words: str, blocks: Blocks) -> None:
        if words == self._words:
            self._show(blocks)


def labelled(block: Block) -> Block:
    """The block with its images' labels in their place: a note shows no pictures."""
    if IMAGE not in block.text:
        return block
    words: list[str] = []
    runs: list[Run] = []
    for part, run in _parts(block):
        words.append(part)
        runs.append(run)
    return replace(block, text="".join(words), runs=tuple(runs), alts=())


def _parts(block: Block) -> Iterator[tuple[str, Run]]:
    at, alts = 0, iter(block.alts)
    for run in block.runs:
        if "I" not in run.marks:
            yield block.text[at : at + run.length], run
        else:
            for _ in range(run.length):
                told = f"[{image_label(next(alts, ''), run.href)}]".replace("\n", " ")
                yield told, Run(len(told), "i")
        at += run.length
