"""A note at a glance: its words without the signs of Markdown, and where they stand out. The page has it exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

MOST = 1_200
"""Characters of a note that a card has room for, and some more."""
_DEEPEST = 4
"""Marks within marks."""
_WIDEST = 600
"""Characters between a mark and its other end."""
_TAGS = "a|b|blockquote|br|code|del|div|em|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|s|small|span|strong|sub|sup|u|ul"
"""Of HTML, what a note's page takes for marks: anything else between < and > is words."""

_BLOCK = re.compile(
    r"""[ \t]*(?:>[ \t]?){0,9}[ \t]*
    (?: (?P<head>\#{1,6})[ \t]+ (?P<title>.*?) [ \t]*\#*$
      | (?P<rule>(?:[-*_][ \t]*){3,}|={3,})$
      | (?P<fence>`{3,}|~{3,})[^`]*$
      | (?:[-*+]|(?P<number>\d{1,9}[.)]))[ \t]+ (?:\[(?P<box>[ xX])\][ \t]+)? (?P<item>.*)
      | (?P<words>.*) )""",
    re.VERBOSE,
)
_INLINE = re.compile(
    rf"""\\(?P<kept>[!-/:-@\[-`{{-~])
    | (?P<tick>`{{1,3}})(?!`)[ ]?(?P<code>.{{1,{_WIDEST}}}?)[ ]?(?<!`)(?P=tick)(?!`)
    | !?\[(?P<link>(?:[^\[\]\\]|\\.){{0,{_WIDEST}}})\]\((?:[^()\s]|\([^()\s]{{0,99}}\)){{0,{_WIDEST}}}(?:[ ]+"[^"]*")?\)
    | <(?P<address>https?://[^<>\s]{{1,{_WIDEST}}})>
    | (?P<tag></?(?:{_TAGS})(?:[ ][^<>]{{0,99}})?/?>)
    | (?P<two>\*\*|(?<!\w)__|~~|==)(?=\S)(?P<strong>.{{1,{_WIDEST}}}?)(?<=\S)(?P=two)(?![*~=])
    | (?P<one>\*|(?<!\w)_)(?=[^\s*_])(?P<soft>.{{1,{_WIDEST}}}?)(?<=[^\s*_])(?P=one)(?!\*)(?:(?<=\*)|(?!\w))""",
    re.VERBOSE,
)
_OPENS = re.compile(r"\s*(?:[#>`~]|[-*+]\s|\d+[.)]\s)")
_LOOKS = {"**": "b", "__": "b", "~~": "s", "==": "", "*": "i", "_": "i"}
_SIGNS = re.compile(r"[\\`*_\[<~=#>+-]|^\s*\d+[.)]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Glance:
    words: str  # one line
    marks: tuple[tuple[int, int, str], ...] = ()  # start, length, letters: b bold, i italic, s struck, c code, l a link


@lru_cache(2_000)
def glance(note: str) -> Glance:
    note = note[:MOST]
    if not _SIGNS.search(note):
        return Glance(" ".join(note.split()))
    parts: list[tuple[str, str]] = []
    fenced = False
    for line in note.split("\n"):
        found = _BLOCK.fullmatch(line)
        if found is None or found["rule"]:
            continue
        if found["fence"]:
            fenced = not fenced
        elif fenced:
            parts.append((f"{line.strip()} ", "c"))
        else:
            parts += [*_line(found), (" ", "")]
    return _joined(parts)


def led(who: str, note: str) -> str:
    """A note behind who said it, on a line of its own where it begins with a sign that counts only there."""
    return f"{who}:{chr(10) if _OPENS.match(note) else ' '}{note}"


def shortened(note: str, most: int) -> str:
    """The words, at most so many characters of them."""
    words = glance(note).words
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _line(found: re.Match[str]) -> list[tuple[str, str]]:
    if found["head"]:
        return _inline(found["title"], "b")
    if found["item"] is None:
        return _inline(found["words"] or "", "")
    box = {None: "", " ": "☐", "x": "☑"}[found["box"] and found["box"].lower()]
    return [(f"{box or found['number'] or '•'} ", ""), *_inline(found["item"], "")]


def _inline(words: str, look: str, depth: int = 0) -> list[tuple[str, str]]:
    """Stretches of words, each with its looks."""
    out: list[tuple[str, str]] = []
    at = 0
    for found in _INLINE.finditer(words) if depth < _DEEPEST else ():
        out.append((words[at : found.start()], look))
        at = found.end()
        if found["two"] or found["one"]:
            sign = found["two"] or found["one"]
            out += _inline(found["strong"] or found["soft"], look + _LOOKS[sign], depth + 1)
        elif found["link"] is not None:
            out += _inline(found["link"], look + "l", depth + 1)
        else:
            out.append((found["kept"] or found["code"] or found["address"] or "", look + "c" * bool(found["code"])))
    out.append((words[at:], look))
    return out


def _joined(parts: list[tuple[str, str]]) -> Glance:
    """One line, white space as one space."""
    words, marks, end = "", [], " "
    for part, look in parts:
        line = re.sub(r"\s+", " ", part)
        line = line[1:] if end == " " and line[:1] == " " else line
        if line and look:
            marks.append((len(words), len(line), look))
        words += line
        end = line[-1:] or end
    return Glance(words.rstrip(), tuple(marks))
