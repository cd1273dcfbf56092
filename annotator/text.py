"""What a person reads: blocks of words, their stored form, and positions in them."""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any

BREAK = "\u2028"
"""A forced line break inside a block; one character here and in Qt."""
IMAGE = "\ufffc"
"""An image inside a block; its alt text stands in `Block.alts`."""

KINDS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "code", "rule", "cell"))
MARKS = frozenset("biuscmI_^")
"""Bold, italic, underlined, struck, code, marked, Image, subscript, superscript."""

MAX_DEPTH = 64
"""Deepest quote or list that a stored text may claim; clips are cut far below it."""
MAX_GRID = 1_000
"""Rows and columns of a table."""


def seen(words: str) -> str:
    """Words for who reads them: an image says nothing there. As long as they were."""
    return words.replace(IMAGE, " ")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one block in one look."""

    length: int  # code points
    marks: str = ""  # letters of MARKS, sorted
    href: str = ""  # of a link; of an image its source


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table's grid. Blocks of one cell follow each other, cells row by row."""

    table: int  # counts the text's tables from 0
    row: int
    column: int
    rows: int = 1  # rowspan and colspan, clipped to the grid
    columns: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, line of code, table cell, rule: what Qt calls a block too."""

    kind: str  # of KINDS
    text: str = ""  # never contains "\n"
    runs: tuple[Run, ...] = ()  # lengths add up to len(text); none where the block is plain
    quote: int = 0  # depth of block quotes
    depth: int = 0  # depth of lists
    marker: str = ""  # "•", "3.", "☐", "☑": on an item's first block only
    tight: bool = False  # continues the block before: no space above
    cell: Cell | None = None
    alts: tuple[str, ...] = ()  # one per IMAGE


def encode(blocks: tuple[Block, ...]) -> str:
    """The blocks as stored: compact JSON, defaults left out. The text's id is its hash."""
    return json.dumps([_plain(b) for b in blocks], ensure_ascii=False, separators=(",", ":"))


def decode(body: str) -> tuple[Block, ...]:
    """The blocks of a stored body. Raises ValueError where it leaves the vocabulary."""
    try:
        stored = json.loads(body)
        if not isinstance(stored, list) or not stored:
            raise ValueError("a text is a list of blocks")
        run = lru_cache(None, typed=True)(_run)  # few runs differ; 1, 1.0 and True do
        blocks = tuple([_block(b, run) for b in stored])
        _check("".join([b.text for b in blocks]))
    except (TypeError, AttributeError, KeyError, RecursionError) as error:
        raise ValueError(f"not a block: {error}") from None
    return blocks


def words_in(body: str) -> str:
    """The words of a stored body, quickly: its blocks are not checked. "" where they are none."""
    try:
        return "\n".join([b.get("text", "") for b in json.loads(body)])
    except (ValueError, TypeError, AttributeError, RecursionError):
        return ""


def _plain(block: Block) -> dict[str, Any]:
    out: dict[str, Any] = {"kind": block.kind}
    if block.text:
        out["text"] = block.text
    if block.runs:
        out["runs"] = [[r.length, r.marks, r.href] for r in block.runs]
    for name in ("quote", "depth", "marker"):
        if value := getattr(block, name):
            out[name] = value
    if block.tight:
        out["tight"] = 1
    if c := block.cell:
        out["cell"] = [c.table, c.row, c.column, c.rows, c.columns, int(c.header)]
    if block.alts:
        out["alts"] = list(block.alts)
    return out


_FIELDS = frozenset(("kind", "text", "runs", "quote", "depth", "marker", "tight", "cell", "alts"))
_MARKER = re.compile(r"(?:•|☐|☑|\d{1,9}\.)")
_FORBIDDEN = "\n\r\0\u2029\ufdd0\ufdd1\ufeff\ufffe\uffff"
"""What Qt takes for the end of a block, or swallows; lone surrogates are as bad."""


def _block(stored: dict[str, Any], run: Callable[..., Run]) -> Block:
    kind, text = stored["kind"], stored.get("text", "")
    if kind not in KINDS:
        raise ValueError("unknown kind")
    if len(stored) == 2 and text and IMAGE not in text:  # what most blocks are
        return Block(kind, text)
    if not stored.keys() <= _FIELDS or type(text) is not str:
        raise ValueError("unknown field of a block, or text that is none")
    marker, quote, depth = stored.get("marker", ""), 0, 0
    if marker != "" and not _MARKER.fullmatch(marker):
        raise ValueError("unknown marker")
    if "quote" in stored or "depth" in stored:
        quote, depth = stored.get("quote", 0), stored.get("depth", 0)
        if not (_within(quote, MAX_DEPTH) and _within(depth, MAX_DEPTH)):
            raise ValueError("quote or list too deep")
    alts = tuple(stored["alts"]) if "alts" in stored else ()
    if len(alts) != text.count(IMAGE) or not all(isinstance(a, str) for a in alts):
        raise ValueError("an image without its alt text")
    runs = tuple([run(*r) for r in stored["runs"]]) if "runs" in stored else ()
    if runs and sum([r.length for r in runs]) != len(text):
        raise ValueError("runs do not cover their block")
    cell = _cell(*stored["cell"]) if "cell" in stored else None
    return Block(kind, text, runs, quote, depth, marker, bool(stored.get("tight")), cell, alts)


def _check(words: str) -> None:
    """Raises ValueError at a character that no text holds."""
    words.encode()
    if any(c in words for c in _FORBIDDEN):
        raise ValueError("a character that no text holds")


def _run(length: int, marks: str, href: str) -> Run:
    if not _within(length, 100_000_000) or length < 1 or not set(marks) <= MARKS:
        raise ValueError("not a run")
    _check(href)
    return Run(length, marks, href)


def _cell(table: int, row: int, column: int, rows: int, columns: int, header: int) -> Cell:
    if not all(_within(v, MAX_GRID) for v in (row, column, rows, columns)) or not _within(table, 1_000_000):
        raise ValueError("a cell outside any grid")
    if not (rows and columns):
        raise ValueError("a cell without a size")
    return Cell(table, row, column, rows, columns, bool(header))


def _within(value: object, most: int) -> bool:
    return type(value) is int and 0 <= value <= most


_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
# A string, which `re` compiles on its first use: that takes milliseconds, and no start should.
_IDEOGRAPH = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]"


def minutes(words: str) -> int:
    """Whole minutes of reading, at least 1: 230 words or 450 ideographs and syllables a minute."""
    plain, ideographs = _counted(words)
    return max(1, round(plain / 230 + ideographs / 450))


def word_count(words: str) -> int:
    """An ideograph or a syllable that stands for itself counts as a word."""
    return sum(_counted(words))


def _counted(words: str) -> tuple[int, int]:
    ideographs = 0 if words.isascii() else len(re.findall(_IDEOGRAPH, words))
    plain = re.sub(_IDEOGRAPH, " ", words) if ideographs else words
    return len(_WORD.findall(plain)), ideographs


@dataclass(frozen=True)
class Text:
    """Immutable; `id` is the hash of `body`. Positions count the code points of `words`."""

    id: str
    body: str  # the blocks as stored
    pipeline: str  # versions of what made it; not part of its identity
    minutes: int  # of reading

    @classmethod
    def of(cls, blocks: tuple[Block, ...], pipeline: str) -> Text:
        body = encode(blocks)
        words = "\n".join(b.text for b in blocks)
        return cls(hashlib.sha256(body.encode()).hexdigest()[:32], body, pipeline, minutes(words))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Raises ValueError where the body leaves the vocabulary."""
        return decode(self.body)

    @cached_property
    def words(self) -> str:
        """The blocks' words joined by "\\n": the string that every position counts."""
        return "\n".join(b.text for b in self.blocks)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each block begins in `words`."""
        return tuple(accumulate((len(b.text) + 1 for b in self.blocks[:-1]), initial=0))

    def block_at(self, position: int) -> int:
        """The number of the block that holds a position, or ends at it."""
        return bisect_right(self.starts, position) - 1
