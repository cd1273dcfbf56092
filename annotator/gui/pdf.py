"""Excerpts as a PDF. It needs Qt, so it stands here and not with the other formats."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from PySide6.QtGui import (
    QBrush,
    QColor,
    QGuiApplication,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from annotator.exchange import VERDICTS, Format, Wish
from annotator.exchange.wish import Group, Headed
from annotator.gui import look
from annotator.gui.look import LIGHT, UNTAGGED
from annotator.gui.sheets import Sheets, a4, face
from annotator.model import Excerpt, utc
from annotator.text import seen

SECTION = 120
"""Excerpts of one document of Qt's: a dozen pages, far from what it can lay out."""
RESOLUTION = 1200
_BREAKS = re.compile("\r\n?|\n|\u2029")


def write(excerpts: Iterable[Excerpt], stream: BinaryIO, wish: Wish) -> int:
    """How many excerpts went to the stream."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "excerpts.pdf"
        device = QPdfWriter(str(path))
        device.setResolution(RESOLUTION)
        device.setTitle("Excerpts")
        device.setCreator("Annotator")
        device.setPageSize(a4())
        sheets = Sheets(device, "Excerpts")
        found = Headed(excerpts, wish.by)
        standing = iter(found)
        try:
            section = list(islice(standing, SECTION))
            sheets.add(_document(section, wish.by, first=True))
            while section := list(islice(standing, SECTION)):
                sheets.add(_document(section, wish.by))
        finally:
            sheets.end()
        with path.open("rb") as made:
            shutil.copyfileobj(made, stream)
    return found.count


FORMAT = Format("pdf", ".pdf", "PDF", grouped=True, words=False, write=write)


def alone() -> QGuiApplication:
    """What fonts need where no window is: an application without a display."""
    import os

    if isinstance(found := QGuiApplication.instance(), QGuiApplication):
        return found
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    made = QGuiApplication([])
    look.load_fonts()
    return made


class _Writer:
    """Paragraphs one after another in a document of Qt's."""

    def __init__(self) -> None:
        self.document = QTextDocument()
        self.document.setDocumentMargin(0)
        self.document.setUndoRedoEnabled(False)
        self._cursor = QTextCursor(self.document)
        self._fresh = True

    def paragraph(
        self, runs: Iterable[tuple[str, QTextCharFormat]], *, above: float = 0, left: float = 0
    ) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(above)
        form.setLeftMargin(left)
        if self._fresh:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._fresh = False
        for words, look_of in runs:
            self._cursor.insertText(words, look_of)


def _document(section: list[tuple[Group | None, Excerpt]], by: str, *, first: bool = False) -> QTextDocument:
    writer = _Writer()
    if first:
        writer.paragraph([("Excerpts", _form(look.SERIF, 22, weight=600))])
    for heading, excerpt in section:
        if heading:
            writer.paragraph([(heading.title, _form(look.SERIF, 15, weight=600))], above=22)
            if heading.document and (facts := _facts(excerpt)):
                writer.paragraph([(facts, _dim())], above=2)
        _excerpt(writer, excerpt, told=by != "document")
    if not section and first:
        writer.paragraph([("There are no excerpts.", _dim())], above=12)
    return writer.document


def _excerpt(writer: _Writer, e: Excerpt, *, told: bool) -> None:
    tint = QColor(e.colours[0] if e.colours and e.colours[0] else UNTAGGED)
    quoted = _form(look.SERIF, 11)
    quoted.setBackground(QBrush(tint.lighter(108)))
    blocks = [block for block in _BREAKS.split(seen(e.quote.exact)) if block.strip()]
    for n, block in enumerate(blocks):
        writer.paragraph([(block, quoted)], above=3 if n else 15, left=10)
    chips = []
    for n, path in enumerate(e.tags):
        chip = _form(look.SANS, 8.5)
        chip.setBackground(QBrush(QColor(e.colours[n] if n < len(e.colours) and e.colours[n] else UNTAGGED)))
        chips += [(f" {' › '.join(path)} ", chip), ("  ", _dim())]
    who = f"{e.person or 'Unknown'} · {utc(e.made):%Y-%m-%d %H:%M} UTC · characters {e.span.start}–{e.span.end}"
    writer.paragraph([*chips, (who, _dim())], above=4, left=10)
    for note in e.notes:
        name = _form(look.SANS, 9.5, weight=600)
        body = _BREAKS.sub("\u2028", note.body)
        writer.paragraph([(f"{note.person or 'Unknown'}  ", name), (body, _form(look.SANS, 9.5))], above=4,
                         left=36 if note.answers else 22)  # fmt: skip
    for review in e.reviews:
        name = _form(look.SANS, 9.5, weight=600)
        verdict = f"{review.person or 'Unknown'}: {VERDICTS.get(review.verdict, review.verdict)}.  "
        writer.paragraph([(verdict, name), (_BREAKS.sub("\u2028", review.comment), _form(look.SANS, 9.5))], above=4,
                         left=22)  # fmt: skip
    if told:
        writer.paragraph([(f"{e.document.title or 'Untitled'} · {_facts(e)}", _dim())], above=4, left=10)


def _facts(e: Excerpt) -> str:
    d = e.document
    said: Iterator[str] = filter(None, (
        d.url, d.author, f"published {d.published}" if d.published else "", f"clipped {d.clipped}" if d.clipped else "",
        f"via {d.source}" if d.source else "", f"#{d.channel}" if d.channel else "",
    ))  # fmt: skip
    return " · ".join(said)


def _form(families: tuple[str, ...], points: float, *, weight: int = 400) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(face(families, points, weight=weight))
    made.setForeground(QBrush(QColor(LIGHT.ink)))
    return made


def _dim() -> QTextCharFormat:
    made = _form(look.SANS, 8.5)
    made.setForeground(QBrush(QColor(LIGHT.dim)))
    return made
