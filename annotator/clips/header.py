"""What the head of a clip repeats from its front matter, and the web page's furniture that came with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.clips.address import cleaned
from annotator.model import Document
from annotator.text import BREAK, IMAGE, Block

MAX_BLOCKS = 40
LONG = 160
"""Characters of a paragraph that is the article itself."""

_COUNTER = re.compile(r"[\d.,’' ]+\s?[kKmM万億]?\+?")
_BUTTON = re.compile(
    r"(?:share(?: this (?:post|article|page))?|subscribed?(?: now)?|sign (?:in|up)|log in|likes?|comments?|restack|"
    r"follow(?:ing)?|save|listen|print|tweet|email|copy link|more|menu|upgrade to paid|get the app|open in app|"
    r"leave a comment|\d+ (?:likes|comments|shares|claps|min read))(?: ?[·|•:,]? ?[\d.,]+[kKmM]?)?[.!]?",
    re.I,
)
_AVATAR = re.compile(r"\bavatar\b|\bprofile (?:picture|photo|image)\b|\bheadshot\b|\bgravatar\b", re.I)
_DATE = re.compile(r"(?=.*\b(?:19|20)\d\d\b)[\w.,/\- ]{8,28}")
_SOURCE = re.compile(r"source:?\s*(\S.*)", re.I)


@dataclass(frozen=True, slots=True)
class Header:
    """Numbers of the leading blocks that a page need not show in full."""

    hidden: frozenset[int] = frozenset()  # repeated titles and the "> Source: ..." line: the masthead shows them
    folded: frozenset[int] = frozenset()  # counters, avatars, buttons: behind a disclosure


def header(document: Document, blocks: Sequence[Block]) -> Header:
    """Which of the first blocks repeat the masthead or belong to the web page; the text keeps them all."""
    title, url = _plain(document.title), cleaned(document.url)
    hidden: set[int] = set()
    folded: set[int] = set()
    for n, block in enumerate(blocks[:MAX_BLOCKS]):
        words = block.text.replace(IMAGE, " ").replace(BREAK, " ").strip()
        titled = bool(title) and not block.cell and _plain(words) == title
        if not titled and _body(block, words):
            break
        if titled or _is_source(block, words, url):
            hidden.add(n)
        elif _furniture(block, words):
            folded.add(n)
    if folded:  # where there are counters and buttons, the links, dates and pictures above the last are a byline
        folded |= {n for n in range(max(folded)) if n not in hidden and _byline(blocks[n])}
    if len(hidden) + len(folded) == len(blocks):
        return Header()
    return Header(frozenset(hidden), frozenset(folded))


def _body(block: Block, words: str) -> bool:
    """Whether the article has begun."""
    if block.cell or block.kind == "code" or (block.marker and len(words) > 40):
        return True
    return len(words) > LONG and not _SOURCE.match(words)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _is_source(block: Block, words: str, url: str) -> bool:
    found = _SOURCE.fullmatch(words) if block.quote or block.kind == "p" else None
    if not found:
        return False
    return (bool(block.quote) and ("://" in found[1] or bool(block.runs))) or (bool(url) and cleaned(found[1]) == url)


def _byline(block: Block) -> bool:
    """A short line that is all link, a picture alone, or a date."""
    if block.kind != "p" or block.quote or block.marker or len(block.text) > 60:
        return False
    words = block.text.replace(IMAGE, "").strip()
    linked = bool(block.runs) and all(r.href for r in block.runs)
    return linked or not words or bool(_DATE.fullmatch(words))


def _furniture(block: Block, words: str) -> bool:
    if block.kind == "rule" or block.kind[0] == "h":
        return False
    if not words:
        return bool(block.alts) and all(_AVATAR.search(alt) for alt in block.alts)
    return bool(_COUNTER.fullmatch(words) or _BUTTON.fullmatch(words))
