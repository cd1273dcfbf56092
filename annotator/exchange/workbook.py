"""Excerpts as an Excel workbook: one sheet of all, one a tag, and the codebook."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from annotator.exchange.page import colour
from annotator.exchange.table import defused
from annotator.exchange.wish import VERDICTS, Wish
from annotator.model import Excerpt, ExcerptNote, utc

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

COLUMNS = {
    "quote": 60, "tags": 26, "notes": 40, "reviews": 26, "title": 36, "url": 30, "site": 18, "author": 18,
    "published": 14, "clipped": 16, "source": 10, "channel": 18, "person": 14, "created": 17, "start": 9, "end": 9,
    "before": 30, "after": 30, "id": 34, "document": 34, "text": 34,
}  # fmt: skip
"""In their order, each with its width in characters."""

MAX_CELL = 32_767
"""Characters that Excel keeps in a cell, in UTF-16 units."""
MAX_ROWS = 1_048_575
"""Rows of a sheet below its heading."""
TAG_SHEETS = 60
"""Sheets of single tags: more tabs than that nobody finds anything in."""
CUT = " … [cut: a cell ends here]"

_WRAPPED = frozenset(("quote", "notes", "reviews", "tags", "title", "before", "after"))
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def write(excerpts: Iterable[Excerpt], stream: BinaryIO, wish: Wish) -> int:
    """How many excerpts went to the stream, held a row at a time. Words are stored as words, never as formulas."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(_Sink(stream), {"constant_memory": True, **plain})
    book.set_properties({"title": "Excerpts", "comments": "Exported by Annotator", "created": datetime(2000, 1, 1)})
    chosen = [c for c in wish.columns if c in COLUMNS] or list(COLUMNS)
    sheets = _Sheets(book, chosen)
    count, worn = 0, Counter[tuple[str, ...]]()
    for excerpt in excerpts:
        sheets.add(excerpt)
        worn.update(dict.fromkeys(excerpt.tags, 1))
        count += 1
    sheets.finish()
    _write_codebook(book, sheets, wish, worn)
    try:
        book.close()
    except FileCreateError as error:
        raise error.args[0] from None
    return count


class _Sink:
    """A stream that swallows all after it failed once: the archive of a book is finished also where that was given up,
    when Python collects it, and would complain.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._place, self._failed = stream, 0, False

    def tell(self) -> int:
        """Raises OSError where the stream cannot say it, as a pipe."""
        if not self._failed:
            self._place = self._stream.tell()
        return self._place

    def seek(self, place: int) -> int:
        self._do(lambda: self._stream.seek(place))
        self._place = place
        return place

    def write(self, data: bytes) -> int:
        self._do(lambda: self._stream.write(data))
        self._place += len(data)
        return len(data)

    def flush(self) -> None:
        self._do(self._stream.flush)

    def _do(self, act: Callable[[], object]) -> None:
        if self._failed:
            return
        self._failed = True
        act()
        self._failed = False


class _Sheets:
    """The sheets that excerpts go to; each row is written at once and forgotten."""

    def __init__(self, book: Workbook, columns: list[str]) -> None:
        self._book, self._columns = book, columns
        self.head = book.add_format({"bold": True, "bg_color": "#E4E9E3", "bottom": 1, "valign": "vcenter"})
        self._looks = {(name, armed): self._look(name, armed=armed) for name in columns for armed in (False, True)}
        self._names = {"codebook"}
        self._rows: dict[Worksheet, int] = {}
        self._main = self._sheet("Excerpts")
        self.tags: dict[tuple[str, ...], Worksheet] = {}

    def add(self, excerpt: Excerpt) -> None:
        cells = [self._dressed(n, name, excerpt) for n, name in enumerate(self._columns)]
        if self._rows[self._main] == MAX_ROWS:
            self._main = self._sheet("Excerpts")
        self._put(self._main, cells)
        for n, path in enumerate(excerpt.tags):
            if path not in self.tags and len(self.tags) < TAG_SHEETS:
                self.tags[path] = self._sheet(" › ".join(path))
                if n < len(excerpt.colours):
                    self.tags[path].set_tab_color(colour(excerpt.colours[n]))
            if (sheet := self.tags.get(path)) and self._rows[sheet] < MAX_ROWS:
                self._put(sheet, cells)

    def _dressed(self, column: int, name: str, excerpt: Excerpt) -> tuple[int, Any, Format]:
        cell = _cell(name, excerpt)
        return column, cell, self._looks[name, isinstance(cell, str) and defused(cell) is not cell]

    def _put(self, sheet: Worksheet, cells: list[tuple[int, Any, Format]]) -> None:
        row = self._rows[sheet] = self._rows[sheet] + 1
        for column, cell, look in cells:
            if isinstance(cell, str):
                if cell:
                    sheet.write_string(row, column, cell, look)
            elif isinstance(cell, datetime):
                sheet.write_datetime(row, column, cell, look)
            else:
                sheet.write_number(row, column, cell, look)

    def finish(self) -> None:
        for sheet, rows in self._rows.items():
            sheet.autofilter(0, 0, rows, len(self._columns) - 1)

    def _look(self, name: str, *, armed: bool) -> Format:
        """`armed`: it begins like a formula, and Excel's own mark keeps it from being one even when it is edited."""
        made = self._book.add_format({"valign": "top", "text_wrap": name in _WRAPPED, "quote_prefix": armed})
        if name == "created":
            made.set_num_format("yyyy-mm-dd hh:mm")
        return made

    def _sheet(self, name: str) -> Worksheet:
        sheet = self._book.add_worksheet(self.named(name))
        for n, column in enumerate(self._columns):
            sheet.set_column(n, n, COLUMNS[column])
            sheet.write_string(0, n, column, self.head)
        sheet.freeze_panes(1, 1)
        self._rows[sheet] = 0
        return sheet

    def named(self, name: str) -> str:
        """A name that a sheet may have and none has yet."""
        base = _FORBIDDEN.sub(" ", name).strip(" '")[:28].strip() or "Tag"
        found, n = base, 2
        while found.casefold() in self._names or found.casefold() == "history":
            found, n = f"{base[:25]} {n}", n + 1
        self._names.add(found.casefold())
        return found


def _cell(name: str, e: Excerpt) -> str | int | datetime:
    match name:
        case "start":
            return e.span.start
        case "end":
            return e.span.end
        case "created":
            return utc(e.made).replace(tzinfo=None) if e.made > 0 else ""
        case "quote":
            return fitted(e.quote.exact)
        case "tags":
            return fitted("\n".join(" › ".join(path) for path in e.tags))
        case "notes":
            return fitted("\n".join(map(_note, e.notes)))
        case "reviews":
            return fitted("\n".join(_note(ExcerptNote(f"{VERDICTS.get(r.verdict, r.verdict)}. {r.comment}".strip(),
                                                      r.person, r.made)) for r in e.reviews))
        case "document":
            return e.document.id
        case "id" | "text" | "person" | "before" | "after":
            return fitted(getattr(e, name))
    return fitted(getattr(e.document, name))


def fitted(words: str) -> str:
    """The words as far as a cell holds them, and a word where that is not all."""
    if len(words) * 2 <= MAX_CELL:
        return words
    units = words.encode("utf-16-le")
    if len(units) // 2 <= MAX_CELL:
        return words
    return units[: 2 * (MAX_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT


def _note(note: ExcerptNote) -> str:
    return f"{note.person or 'Unknown'}: {note.body}"


def _write_codebook(book: Workbook, sheets: _Sheets, wish: Wish, worn: Counter[tuple[str, ...]]) -> None:
    sheet = book.add_worksheet("Codebook")
    top = book.add_format({"valign": "top", "text_wrap": True})
    names = ("tag", "colour", "excerpts", "description", "include", "exclude", "aliases")
    for n, (name, width) in enumerate(zip(names, (36, 10, 10, 50, 40, 40, 24), strict=True)):
        sheet.set_column(n, n, width)
        sheet.write_string(0, n, name, sheets.head)
    sheet.freeze_panes(1, 1)
    lines = {tuple(t.name for t in line): line[-1] for line in wish.codebook}
    looks: dict[str, Format] = {}
    row = 0
    for row, path in enumerate(sorted({*lines, *worn}, key=lambda p: [n.casefold() for n in p]), 1):
        tag = lines.get(path)
        sheet.write_string(row, 0, fitted(" › ".join(path)), top)
        if tag and tag.colour:
            shade = colour(tag.colour)
            look = looks.setdefault(shade, book.add_format({"bg_color": shade, "valign": "top"}))
            sheet.write_string(row, 1, shade, look)
        sheet.write_number(row, 2, worn[path], top)
        for n, words in enumerate((tag.description, tag.include, tag.exclude, ", ".join(tag.aliases)) if tag else ()):
            sheet.write_string(row, 3 + n, fitted(words), top)
    if row:
        sheet.autofilter(0, 0, row, len(names) - 1)
