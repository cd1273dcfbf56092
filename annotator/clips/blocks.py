"""Sanitised HTML -> the blocks of a text.

Footnotes: the run that refers to note 1 has the href "#fn:1"; the note's first block begins with a run whose href is
"#fnref:1". From either, the page finds its counterpart by looking for the other. Any other "#..." is the clip's own.
"""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin

from annotator.clips.pieces import CONTROL, Piece, lines, split, trimmed
from annotator.clips.source import normalise
from annotator.clips.tables import Grid
from annotator.clips.tags import STRUCTURE
from annotator.text import BREAK, IMAGE, Block, Run

MAX_DEPTH = 12

_MARKS = {
    "b": "b",
    "strong": "b",
    "i": "i",
    "em": "i",
    "cite": "i",
    "var": "i",
    "u": "u",
    "ins": "u",
    "s": "s",
    "del": "s",
    "code": "c",
    "kbd": "c",
    "samp": "c",
    "mark": "m",
    "sub": "_",
    "sup": "^",
    "th": "b",
    "dt": "b",
    "summary": "b",
}
# As in CSS: never NBSP or other Unicode spaces. A space alone is no match, which would cost time.
_SPACE = re.compile(r" [ \t\n\f\r]+|\t[ \t\n\f\r]*|\n[ \t\n\f\r]*|\f[ \t\n\f\r]*|\r[ \t\n\f\r]*")
# HTML as nh3 writes it: every tag whole, every attribute in double quotes. An HTML parser takes three times as long.
_PART = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"]*")*)>|([^<]+)')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_NONE: dict[str, str] = {}


class _Reader:
    """Flattens balanced HTML."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.blocks: list[Block] = []
        self.pieces: list[Piece] = []
        self.alts: list[str] = []
        self.marks: list[str] = []
        self.look = ""  # the marks, each once, sorted
        self.links: list[str] = []
        self.lists: list[int | None] = []  # the next number, or None for bullets
        self.quote = self.pre = self.tables = self.table = 0
        self.head = self.marker = ""
        self.grid: Grid | None = None

    def read(self, page: str) -> None:
        page = CONTROL.sub("", normalise(page))  # again: entities have become characters only now
        for shut, tag, attributes, data in _PART.findall(page):
            if data:
                self.on_words(html.unescape(data) if "&" in data else data)
            elif shut:
                self.on_end(tag)
            else:
                self.on_start(tag, _attributes(attributes) if attributes else _NONE)
        self.flush()

    # Inside a block

    def on_words(self, data: str) -> None:
        if self.grid and not self.grid.inside and not data.strip():
            return
        self.text(data if self.pre else _SPACE.sub(" ", data))

    def text(self, data: str) -> None:
        self.pieces.append((data, self.look, self.links[-1] if self.links else ""))

    def image(self, attributes: dict[str, str]) -> None:
        source = attributes.get("src", "").strip()
        if ":" in source.split("/")[0] and not source.lower().startswith(("http:", "https:")):
            source = ""
        self.alts.append(" ".join(attributes.get("alt", "").split()))
        self.pieces.append((IMAGE, "".join(sorted({"I", *self.marks})), source.replace("\n", "")))

    def link(self, href: str) -> str:
        href = href.replace("\n", "").strip()
        if not href or href.startswith("#"):  # nothing is left of an address that is not for a page
            return href
        try:
            href = urljoin(self.base, href)
        except ValueError:
            return ""
        return href if re.match("(?:https?://|mailto:)", href, re.I) else ""

    def flush(self, always: bool = False) -> None:
        """Ends the current block, if it holds anything."""
        if not self.pieces and not always:
            return
        pieces, self.pieces = self.pieces, []
        alts, self.alts = tuple(self.alts), []
        pieces = [p for p in pieces if p[0]] if self.pre else trimmed(pieces)
        if not pieces and not always:
            return
        if not self.pre:
            self.add(self.head or "p", pieces, alts=alts)
            return
        for n, line in enumerate(lines(pieces)):
            here = sum(text.count(IMAGE) for text, _, _ in line)
            self.add("code", line, tight=n > 0, alts=alts[:here])
            alts = alts[here:]

    def add(self, kind: str, pieces: list[Piece], tight: bool = False, alts: tuple[str, ...] = ()) -> None:
        text = pieces[0][0] if len(pieces) == 1 else "".join([p[0] for p in pieces])
        quote, depth = min(self.quote, MAX_DEPTH), min(len(self.lists), MAX_DEPTH)
        block = Block(kind, text, _runs(pieces), quote, depth, self.marker, tight, alts=alts)
        self.marker = ""
        for part in split(block):
            if self.grid and self.grid.inside:
                self.grid.add(part)
            else:
                self.blocks.append(part)

    # Structure

    def on_start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "br":
            self.text("\n" if self.pre else BREAK)
        elif tag == "img":
            self.image(attributes)
        elif tag in STRUCTURE:
            self.flush()
            self.enter(tag, attributes)
        if tag in _MARKS:
            self.marks.append(_MARKS[tag])
            self.look = "".join(sorted(set(self.marks)))
        elif tag == "a":
            self.links.append(self.link(attributes.get("href", "")))

    def enter(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("ul", "ol"):
            if self.marker not in ("", "•"):
                self.flush(always=True)  # "1. - a": the number stands alone
            self.lists.append(_number(attributes.get("start", ""), 1) if tag == "ol" else None)
        elif tag == "li":
            self.enter_item(attributes.get("value", ""))
        elif tag == "dd":
            self.lists.append(None)
        elif tag == "blockquote":
            self.quote += 1
        elif tag == "pre":
            self.pre += 1
        elif tag == "hr":
            self.add("rule", [])
        elif tag == "table":
            self.enter_table()
        elif self.grid and self.tables == 1 and tag == "tr":
            self.grid.open_row()
        elif self.grid and self.tables == 1 and tag in ("td", "th"):
            rows, columns = (_number(attributes.get(name, ""), 1) or 1 for name in ("rowspan", "colspan"))
            self.grid.open_cell(tag == "th", rows, columns)
        elif tag[0] == "h" and tag[1:].isdigit():
            self.head = tag

    def enter_item(self, value: str) -> None:
        self.marker = "•"
        if self.lists and (number := self.lists[-1]) is not None:
            number = _number(value, number)
            self.marker, self.lists[-1] = f"{number}.", min(number + 1, 999_999_999)
        if value in ("☐", "☑"):
            self.marker = value

    def enter_table(self) -> None:
        """A table inside a table is flattened: its cells are paragraphs of the outer cell."""
        if self.marker:
            self.flush(always=True)
        self.tables += 1
        if self.tables == 1:
            self.grid = Grid(self.table)

    def on_end(self, tag: str) -> None:
        if tag in STRUCTURE:
            self.flush()
            self.leave(tag)
        if tag in _MARKS and _MARKS[tag] in self.marks:
            last = len(self.marks) - 1 - self.marks[::-1].index(_MARKS[tag])
            del self.marks[last]
            self.look = "".join(sorted(set(self.marks)))
        elif tag == "a" and self.links:
            self.links.pop()

    def leave(self, tag: str) -> None:
        if tag in ("ul", "ol", "dd") and self.lists:
            self.lists.pop()
        elif tag == "li" and self.marker:
            self.flush(always=True)  # an empty item still shows its marker
        elif tag == "blockquote":
            self.quote -= 1
        elif tag == "pre":
            self.pre -= 1
        elif tag == "table":
            self.leave_table()
        elif tag in ("td", "th") and self.grid and self.tables == 1:
            self.grid.close_cell()
        elif tag[0] == "h" and tag[1:].isdigit():
            self.head = ""

    def leave_table(self) -> None:
        self.tables -= 1
        if self.grid and not self.tables:
            found = list(self.grid.blocks())
            self.grid = None
            self.table += any(block.cell for block in found)
            self.blocks += found


def _attributes(text: str) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(text)}


def _runs(pieces: list[Piece]) -> tuple[Run, ...]:
    """None where all is plain."""
    runs: list[Run] = []
    length, look = 0, ("", "")
    for text, marks, href in pieces:
        if look != (marks, href):
            if length:
                runs.append(Run(length, *look))
            length, look = 0, (marks, href)
        length += len(text)
    if length and (runs or look != ("", "")):
        runs.append(Run(length, *look))
    return tuple(runs)


def to_blocks(page: str, base: str = "") -> tuple[Block, ...]:
    """The blocks of sanitised, balanced HTML, at least one; relative links are those of `base`."""
    reader = _Reader(base)
    reader.read(page)
    return tuple(reader.blocks) or (Block("p"),)


def _number(text: str, default: int) -> int:
    return int(text[:9]) if text and text[:9].isascii() and text[:9].isdigit() else default
