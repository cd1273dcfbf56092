"""Stretches of text: white space collapsed, lines of code, blocks of a length that can be laid out."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from annotator.text import BREAK, IMAGE, Block, Run

MAX_LENGTH = 20_000
"""Code points of one block."""
MAX_WORD = 1_000
"""Code points of a block that holds so long a stretch without a break: Qt looks at all of it for each line."""
_UNBROKEN = re.compile(rf"[^\s\-\u0e00-\U0010ffff]{{{MAX_WORD}}}")
"""From Thai on scripts break between any words or letters."""
MAX_PARAGRAPHS = 50_000
"""Of a plain text."""

Piece = tuple[str, str, str]
"""Text, marks, href."""

CONTROL = re.compile("[\2\3]")
"""Python-Markdown's own marks; no clip needs them."""


def plain(source: str) -> tuple[Block, ...]:
    """A text as it is: a block per paragraph, its lines kept; of very many short ones, several in a block."""
    source = CONTROL.sub("", source).strip("\n")
    paragraphs = re.split(r"\n(?:[ \t]*\n)+", source)
    if len(paragraphs) > MAX_PARAGRAPHS:
        paragraphs = [source]
    blocks = (Block("p", paragraph.replace("\n", BREAK)) for paragraph in paragraphs)
    return tuple(part for block in blocks for part in split(block))


def split(block: Block) -> Iterator[Block]:
    """The block in parts short enough to lay out, cut at spaces where there are any."""
    most = MAX_WORD if len(block.text) > MAX_WORD and _UNBROKEN.search(block.text) else MAX_LENGTH
    if len(block.text) <= most:
        yield block
        return
    cuts = [0]
    while len(block.text) - cuts[-1] > most:
        cuts.append(_cut(block.text, cuts[-1], most))
    alts, runs = list(block.alts), deque(block.runs)
    for start, end in pairwise((*cuts, len(block.text))):
        text = block.text[start:end]
        images = text.count(IMAGE)
        here, alts = tuple(alts[:images]), alts[images:]
        yield replace(
            block,
            text=text,
            runs=tuple(_taken(runs, len(text))),
            alts=here,
            marker="" if start else block.marker,
            tight=block.tight or start > 0,
        )


def _cut(text: str, start: int, most: int) -> int:
    """Where a part that starts here ends: after a space, never before a combining mark."""
    end = start + most
    space = max(text.rfind(" ", start + most // 2, end), text.rfind(BREAK, start + most // 2, end))
    if space > 0:
        return space + 1
    for cut in range(end, end - 50, -1):
        if not unicodedata.combining(text[cut]) and text[cut] not in "\u200d\ufe0f" and text[cut - 1] != "\u200d":
            return cut
    return end


def _taken(runs: deque[Run], length: int) -> Iterator[Run]:
    """The first runs, as many as make that length; the last may be cut in two."""
    while length and runs:
        run = runs.popleft()
        if run.length > length:
            runs.appendleft(replace(run, length=run.length - length))
            run = replace(run, length=length)
        length -= run.length
        yield run


def trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without the spaces that CSS collapses: at the edges, beside another, around a line break."""
    kept: list[Piece] = []
    space = True
    for text, marks, href in pieces:
        if text == BREAK and kept and kept[-1][0].endswith(" "):
            kept[-1] = (kept[-1][0][:-1], *kept[-1][1:])
        shown = text[1:] if space and text.startswith(" ") else text
        if shown:
            space = shown[-1] in (" ", BREAK)
            kept.append((shown, marks, href))
    while kept and not kept[-1][0].rstrip(" " + BREAK):
        kept.pop()
    while kept and not kept[0][0].lstrip(" " + BREAK):
        kept.pop(0)
    if kept:
        kept[-1] = (kept[-1][0].rstrip(" " + BREAK), *kept[-1][1:])
    return [piece for piece in kept if piece[0]]


def lines(pieces: list[Piece]) -> list[list[Piece]]:
    """Code by lines; a line break at its end opens no new one."""
    lines: list[list[Piece]] = [[]]
    for text, marks, href in pieces:
        for n, part in enumerate(text.split("\n")):
            if n:
                lines.append([])
            if part:
                lines[-1].append((part, marks, href))
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    return lines
