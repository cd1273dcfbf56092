"""Words as they are looked for: without case and accents, scripts without spaces by twos, emoji and hashtags too.

A text is folded character by character, so that places in the folded one lead back. What is left of it are letters
and digits, and every other character beyond ASCII stands for a word or a part of one: SQLite's `ascii` tokeniser
takes it exactly so. `prepared` is what an index is given, `Pattern` finds the same in a text without one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from operator import add

from annotator.model import Span

VERSION = f"1 {unicodedata.unidata_version}"
"""Of the folding: an index made by another says other words."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u3100-\u318f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00016fe0-\U00018cff\U0001b000-\U0001b2ff\U00020000-\U0003ffff"
)
"""Scripts that put no spaces between words, and Hangul, which puts them round more than one."""
# Strings, which `re` keeps compiled from their first use on: that takes milliseconds, and no start should.
_LEFT_OUT = "\0-/:-`{-\x7f"  # all but 0-9, a-z and what is not ASCII; a set of few characters is soon compiled
_KEPT = f"[^{_LEFT_OUT}]"
_RUN = f"[{_UNSPACED}]+"
_SIGN = f"(?<!{_KEPT})[#@](?={_KEPT})"
_UNIT = f"{_SIGN}|{_RUN}|(?:(?!{_RUN}){_KEPT})+"
_GAP = f"(?:(?!{_SIGN})[{_LEFT_OUT}])*"
_FULL = {"#": " ＃ ", "@": " ＠ "}
_BEYOND = re.compile("[^\0-\x7f]+")
_ACCENT = re.compile(  # and what else hangs on a letter and may be left out: vowel points, ties, variants
    "[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u20d0-\u20ff\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_LIKE = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
"""Letters whose stroke or ligature Unicode does not take for an accent."""
_PICTURES = 0x2300
"""Symbols from here on are words of their own: emoji are; ©, ° and arrows are not."""


class _Folding(dict[str, str]):
    """What each character beyond ASCII becomes; worked out once."""

    def __missing__(self, character: str) -> str:
        self[character] = folded = _fold(character)
        return folded


def _fold(character: str) -> str:
    kind = unicodedata.category(character)
    if character in "\ufffc\ufffd":  # an image, and what is no character
        return " "
    if kind == "So" or ord(character) in range(0x1F3FB, 0x1F400):  # the latter are tones of skin
        return f" {character} " if ord(character) >= _PICTURES else " "
    if kind == "Cf":
        return " " if character == "\u200b" else ""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    plain = unicodedata.normalize("NFC", _ACCENT.sub("", plain))
    return "".join(_LIKE.get(c, c if c < "\x80" or unicodedata.category(c)[0] in "LNM" else " ") for c in plain)


_FOLDING = _Folding()


def folded(text: str) -> str:
    """The text's words in small letters without accents; what is no word and not ASCII is a space."""
    if text.isascii():
        return text.lower()
    return _BEYOND.sub(lambda run: "".join(map(_FOLDING.__getitem__, run[0])), text).translate(_CAPITALS)


_CAPITALS = {n: n + 32 for n in range(65, 91)}  # str.lower() would change letters that casefold() left large


def prepared(text: str) -> str:
    """The text for an index whose tokeniser is SQLite's `ascii`."""
    words = folded(text)
    if "#" in words or "@" in words:
        words = re.sub(_SIGN, lambda sign: _FULL[sign[0]], words)
    return words if words.isascii() else re.sub(_RUN, _twos, words)


def _twos(run: re.Match[str]) -> str:
    """Each character with the next, the last alone: so each one begins a word, and two find themselves."""
    characters = run[0]
    return f" {' '.join(map(add, characters, characters[1:]))} {characters[-1]} "


def tokens(text: str) -> list[str]:
    """The words that an index of the text holds, in their order."""
    return re.findall(f"{_KEPT}+", prepared(text))


def sought(text: str, prefix: bool = False) -> tuple[list[str], bool]:
    """The words of an index that stand one after another where the text does; whether the last only begins so."""
    found = tokens(text)
    if found and re.fullmatch(_RUN, found[-1]):
        run = re.findall(_RUN, folded(text))[-1]
        return (found[:-1], False) if len(run) > 1 else (found, True)
    return found, prefix and bool(found)


def alike(name: str) -> str:
    """A name as it is compared: case, accents and gaps do not count."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return " ".join(_ACCENT.sub("", plain).split())


class Folded:
    """A folded text that knows where its characters come from."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> str:
        return folded(self.text)

    def span(self, start: int, end: int) -> Span:
        """Where a range of `words` stands in the text."""
        return Span(self._origin(start), self._origin(end - 1) + 1)

    def _origin(self, place: int) -> int:
        if self.text.isascii():
            return place
        theirs, ours = self._steps
        n = bisect_right(theirs, place) - 1
        start, end = ours[n], ours[n + 1] if n + 1 < len(ours) else len(self.text)
        return min(start + place - theirs[n], end - 1)

    @cached_property
    def _steps(self) -> tuple[list[int], list[int]]:
        """Where the stretches begin that fold one to one, in `words` and in the text."""
        theirs, ours, shift = [0], [0], 0
        for run in _BEYOND.finditer(self.text):
            for at, character in enumerate(run[0], run.start()):
                if (size := len(_FOLDING[character])) != 1:
                    theirs += [at + shift, at + shift + size]
                    ours += [at, at + 1]
                    shift += size - 1
        return theirs, ours


class Pattern:
    """Some words, one after another, found in a text as an index finds them.

    Not an expression made of them: to compile one with the sets of these scripts takes tens of milliseconds.
    """

    def __init__(self, text: str, prefix: bool = False) -> None:
        units = re.findall(_UNIT, folded(text))
        self._units = [(unit, "sign" if unit in "#@" else "run" if re.match(_RUN, unit) else "word") for unit in units]
        if prefix and units and self._units[-1][1] == "word":
            self._units[-1] = units[-1], "begin"
        self._first = re.compile("")
        if units:
            literal, kind = re.escape(units[0]), self._units[0][1]
            before = f"(?<![0-9a-z]{literal})" if kind in ("word", "begin") else ""  # behind it: the search leaps to it
            self._first = re.compile(literal + before + ("(?![0-9a-z])" if kind == "word" else ""))

    def __bool__(self) -> bool:
        """Whether there is a word in it."""
        return bool(self._units)

    def within(self, text: str) -> bool:
        """Whether they stand in a text."""
        return bool(self._units) and next(self._ranges(folded(text)), None) is not None

    def places(self, text: Folded) -> Iterator[Span]:
        """In reading order."""
        for start, end in self._ranges(text.words):
            if text.words[start:end].strip():
                yield text.span(start, end)

    def _ranges(self, words: str) -> Iterator[tuple[int, int]]:
        """Where they stand in a folded text, none inside another."""
        kind, done = self._units[0][1] if self._units else "", 0
        for hit in self._first.finditer(words) if kind else ():
            at = hit.start()
            before = words[at - 1 : at] if at else ""
            if at < done or (kind != "run" and (_kept(before) if kind == "sign" else _spaced(before))):
                continue
            if (end := self._end(words, at)) >= 0:
                yield at, end
                done = end

    def _end(self, words: str, at: int) -> int:
        """Where they end if they begin at a place; else -1."""
        last = ""
        for unit, kind in self._units:
            gap = _gap().match(words, at) if last and last != "sign" else None
            begin = gap.end() if gap else at
            if not words.startswith(unit, begin) or (begin == at and last == kind == "run"):
                return -1
            at, last = begin + len(unit), kind
            if (kind == "word" and _spaced(words[at : at + 1])) or (kind == "sign" and not _kept(words[at : at + 1])):
                return -1
        return at


def _kept(character: str) -> bool:
    """Whether a character of a folded text belongs to a word."""
    return character >= "\x80" or character.isalnum()


def _spaced(character: str) -> bool:
    """Whether it belongs to a word of a script that puts spaces between them."""
    return character.isalnum() if character < "\x80" else not re.match(_RUN, character)


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(_GAP)


@lru_cache(256)
def pattern(text: str, prefix: bool = False) -> Pattern:
    return Pattern(text, prefix)
