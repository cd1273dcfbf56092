"""The inside of a paragraph, made ready for Python-Markdown's patterns.

What they must not look into leaves as a token; what would make them slow or leave syntax behind becomes plain
characters. Everything here is linear in the text.
"""

from __future__ import annotations

import html
import re
import string
from collections.abc import Callable

from markdown.util import AtomicString

from annotator.clips import budget
from annotator.clips.tags import Phrases, Tags

# Noncharacters that `normalise` has taken from every source, so that a token is ours; "<" ends a bare link.
RAW = "raw"  # the element that a block's token stands in; no clip can write it
_TOKEN = re.compile("(?:<|&lt;)\ufdd0(\\d+)\ufdd1")
_BLOCK_TOKEN = re.compile(f"<{RAW}>{_TOKEN.pattern}</{RAW}>|{_TOKEN.pattern}")
MAX_LENGTH = 20_000
DENSE_LENGTH = 3_000
"""Characters that the patterns see at once: their time is quadratic in what they find there."""
MAX_BRACKETS = 6
"""Pairs of brackets inside each other."""

_BREAK = r"\\\n[ \t]*|(?<![ ])[ ]{2,}\n[ \t]*"
_MATH = (
    r"\$\$.{1,2000}?\$\$|\$(?![\s$])[^$\n]{1,500}(?<![\s\\])\$(?!\d)"
    r"|\\\((?=[^\n]{0,500}?[\\^_{=])[^\n]{1,500}?\\\)"
)
_NOTE = r"\[\^([^\s\[\]]{1,60})\]"
_ANOTHER = re.compile(_NOTE)
_WIKI = r"(?P<embed>!?)\[\[(?P<page>[^\[\]|\n]{1,300}?)(?:\\?\|(?P<alias>[^\[\]\n]{1,300}))?\]\](?!\()"
_ADDRESS = r"<((?:[A-Za-z][A-Za-z0-9+.-]{1,31}://|(?:mailto|tel|doi|urn):)[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>"
_SPAN = re.compile(
    rf"(?P<br>{_BREAK})|(?P<math>{_MATH})|\\(?P<escaped>[!-/:-@\[-`{{-~])|(?P<ticks>`+)|(?P<note>{_NOTE})"
    rf"|(?P<wiki>{_WIKI})|(?P<target>\]\(\s*<[^<>\n]*>)|(?P<address>{_ADDRESS})|(?P<lone>(?:<(?![A-Za-z/!?]))+)|(?P<angle><)",
    re.S,
)
# Where all branches begin with a letter of their own, `re` skips what begins none of them.
_SPECIAL = re.compile(r"\\|`|<|\$|\[|  \n")
_SYNTAX = re.compile(r"\[|\*|@|~~|==|_(?:(?<!\w_)|(?!\w))|://|w[wW]{2}\.|W[wW]{2}\.")
"""Without any of these no pattern of Python-Markdown can match."""
_NEXT = re.compile(r"\\|`|<|\$|\[\[|\[\^|!\[\[|\]\(| (?<!  ) ")
"""Where a span of `_SPAN` may begin."""
# CommonMark sees no end of bold in "**注：**本文", where a letter follows the punctuation without a space.
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_STRONG = re.compile(r"(?<!\*)\*\*(?![\s*])([^*\n]{1,500}?)(?<![\s*])\*\*(?!\*)")
_SPACED = re.compile(r"[^\S\n]\*\*(?!\s)|(?<!\s)\*\*[^\S\n]")
_TWO = re.compile(r"(?<!\*)\*\*(?!\*)")
_LITERAL = {ord(mark): f"\2{ord(mark)}\3" for mark in string.punctuation}
_BRACKET = re.compile(r"!?\[|[\]()]")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif|bmp)$", re.I)


def dense_syntax(text: str) -> bool:
    """Whether a text holds syntax every few words."""
    return len(_SYNTAX.findall(text)) * 30 > len(text)


def literal(text: str) -> str:
    """Characters that no pattern takes for syntax, in Python-Markdown's own notation."""
    return text.translate(_LITERAL)


class Spans:
    """Hides and pairs the spans of one clip's paragraphs, in their order."""

    def __init__(self, tags: Tags, notes: set[str]) -> None:
        self.tags = tags
        self.budget = tags.budget
        self.defined = notes
        self.numbers: dict[str, int] = {}  # of footnotes, by first mention
        self.kept: list[str] = []
        self.reads: dict[str, Callable[[re.Match[str]], str]] = {
            "br": lambda _: self.token("<br>"),
            "math": lambda m: literal(m[0]),
            "escaped": lambda m: literal(m["escaped"]),
            "note": self.note,
            "wiki": self.wiki,
            "address": self.address,
            "lone": self.lone,
        }

    def token(self, content: str) -> str:
        """Stands for sanitisable HTML until Python-Markdown is done."""
        self.budget.spend(budget.SPAN + budget.ENTITY * content.count("&"))
        self.kept.append(content)
        return f"<\ufdd0{len(self.kept) - 1}\ufdd1"

    def restored(self, page: str) -> str:
        """The page with the HTML behind each token; a block's token leaves its element."""
        return _BLOCK_TOKEN.sub(lambda m: self.kept[int(m[1] or m[2])], page)

    def words(self, text: str) -> str:
        """An attribute's value without tokens: of code its words, of other HTML nothing."""
        return _TOKEN.sub(lambda m: html.unescape(re.sub("<[^>]*>", "", self.kept[int(m[1])])), text)

    def number(self, label: str) -> int:
        return self.numbers.setdefault(label.lower(), len(self.numbers) + 1)

    def ready(self, text: str) -> str:
        """The text as Python-Markdown's inline patterns may see it."""
        if _SPECIAL.search(text):
            text = paired(self.hidden(text))
        if "**" in text and _SPACED.search(text):
            text = self.tightened(text)
        if "**" in text and _CJK.search(text):
            text = _STRONG.sub(self.strong, text)
        found = len(_SYNTAX.findall(text))
        delimiters = text.count("_") + text.count("=") + text.count("~") if found else 0
        entities = text.count("&")
        self.budget.spend(found * budget.PATTERN + delimiters * budget.DELIMITER + entities * budget.ENTITY)
        return text if found else AtomicString(text)

    def hidden(self, text: str) -> str:
        out: list[str] = []
        phrases = Phrases(self.tags, text)
        ticks = _paired_ticks(text) if "`" in text else {}
        at = 0
        seen = 0
        while found := _NEXT.search(text, seen):
            seen = found.start()
            if not (span := _SPAN.match(text, seen)):
                seen += 1
                continue
            out.append(text[at:seen])
            piece, at = self.span(span, text, phrases, ticks)
            out.append(piece)
            seen = at
        out.append(text[at:])
        if end := phrases.end():
            out.append(self.token(end))
        return "".join(out)

    def span(self, m: re.Match[str], text: str, phrases: Phrases, ticks: dict[int, int]) -> tuple[str, int]:
        kind = m.lastgroup
        if kind == "angle":
            piece, end = phrases.read(m.start())
            self.budget.spend(budget.ESCAPE if piece is None else 0)
            return literal("<") if piece is None else self.token(piece) if piece.strip() else piece, end
        if kind == "ticks":
            return self.code(m, text, ticks)
        self.budget.spend(budget.ESCAPE)
        read = self.reads.get(kind or "")
        return read(m) if read else m[0], m.end()

    def code(self, m: re.Match[str], text: str, ticks: dict[int, int]) -> tuple[str, int]:
        end = ticks.get(m.start())
        if end is None:
            return literal(m[0]), m.end()
        inner = text[m.end() : end].replace("\n", " ")
        if inner.strip() and inner[0] == inner[-1] == " ":
            inner = inner[1:-1]
        return self.token(f"<code>{html.escape(inner, quote=False)}</code>"), end + len(m[0])

    def note(self, m: re.Match[str]) -> str:
        label = m["note"][2:-1]
        if label.lower() not in self.defined:
            return literal(m[0])
        n = self.number(label)
        another = _ANOTHER.match(m.string, m.end())
        gap = "\u202f" if another and another[1].lower() in self.defined else ""  # 1 and 2 are no 12
        return self.token(f'<sup><a href="#fn:{n}">{n}</a></sup>') + gap

    def lone(self, m: re.Match[str]) -> str:
        self.budget.spend(len(m[0]) * budget.ENTITY)
        return literal(m[0])

    def strong(self, m: re.Match[str]) -> str:
        before, after, words = m.string[max(0, m.start() - 1) : m.start()], m.string[m.end() : m.end() + 1], m[1]
        ends = not words[-1].isalnum() and _CJK.match(after)
        begins = not words[0].isalnum() and _CJK.match(before)
        return f"{self.token('<strong>')}{words}{self.token('</strong>')}" if begins or ends else m[0]

    def tightened(self, text: str) -> str:
        """The text with the bold that has spaces inside its marks, as in "**so **it"; others may be signs."""
        marks = [m.start() for m in _TWO.finditer(text)]
        if len(marks) % 2 or text.count("*") != 2 * len(marks):
            return text
        out: list[str] = []
        done = 0
        for start, end in zip(marks[::2], marks[1::2], strict=True):
            words = text[start + 2 : end]
            core, before, after = words.strip(), text[start - 1 : start] if start else "", text[end + 2 : end + 3]
            left, right = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
            if not core or (left == " " and not before.strip()) or (right == " " and not after.strip()):
                return text
            if left or right:
                piece = f"{left}{self.token('<strong>')}{core}{self.token('</strong>')}{right}"
                out += (text[done:start], piece)
                done = end + 2
        return "".join((*out, text[done:]))

    def wiki(self, m: re.Match[str]) -> str:
        page = m["page"].strip()
        if m["embed"] and _PICTURE.search(page):
            return self.token(f'<img src="{html.escape(page)}" alt="{html.escape(page)}">')
        return (m["alias"] or page).strip()

    def address(self, m: re.Match[str]) -> str:
        to = m["address"][1:-1]
        href = to if ":" in to else f"mailto:{to}"
        return self.token(f'<a href="{html.escape(html.unescape(href))}">{html.escape(html.unescape(to))}</a>')


def _paired_ticks(text: str) -> dict[int, int]:
    """Where each run of backticks that opens a code span is answered by one of its length."""
    runs = [(m.start(), m.end() - m.start()) for m in re.finditer("`+", text)]
    following: dict[int, int] = {}
    pairs: dict[int, int] = {}
    for start, length in reversed(runs):
        if length in following:
            pairs[start] = following[length]
        following[length] = start
    return pairs


def paired(text: str) -> str:
    """The text with only those brackets left that have a partner; a link cut off in its address becomes words."""
    if "[" not in text and "]" not in text:
        return text
    edits: dict[int, str] = {}
    brackets: list[tuple[int, int]] = []
    rounds = _paired_rounds(text) if "](" in text else set()
    for m in _BRACKET.finditer(text):
        mark, at = m[0], m.start()
        if mark[-1] == "[":
            brackets.append((at, m.end()))
        elif mark == "]" and not brackets:
            edits[at] = literal("]")
        elif mark == "]":
            start, end = brackets.pop()
            cut = text.startswith("(", at + 1) and at + 1 not in rounds
            if cut:
                edits[start] = ""
                edits[at] = " "
            elif len(brackets) >= MAX_BRACKETS:
                edits[start] = literal(text[start:end])
                edits[at] = literal("]")
    for start, end in brackets:
        edits[start] = literal(text[start:end])
    out: list[str] = []
    done = 0
    for at in sorted(edits):
        out += text[done:at], edits[at]
        done = at + (2 if text[at] == "!" else 1)
    return "".join((*out, text[done:]))


def _paired_rounds(text: str) -> set[int]:
    """Where the round brackets open that close again."""
    open_at: list[int] = []
    closed: set[int] = set()
    for m in re.finditer(r"[()]", text):
        if m[0] == "(":
            open_at.append(m.start())
        elif open_at:
            closed.add(open_at.pop())
    return closed
