"""What all verbs stand on: an open library, who works in it, and the one way in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from annotator import clips
from annotator.carrying import Shown
from annotator.model import AnnotatorError, Change, Document, Person, Span
from annotator.store import Busy, Library
from annotator.text import IMAGE, Text

MAX_NAME = 120
"""Code points of a tag's or person's name: longer ones are slips of the clipboard."""

MANY = 50
"""Records that a change takes away: so many at once are backed up first."""
MAX_QUOTE = 100_000
"""Code points of a highlight, a long chapter: its words go into every copy, export and spreadsheet."""

TEXTS = 4
"""Texts kept ready: one goes back and forth between a few documents."""

_CONTROLS = re.compile("[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Refused(AnnotatorError):  # noqa: N818 -- it is an answer, not a fault
    """The person asked for something that the library cannot hold. `at` is the field it is about, where it is one."""

    def __init__(self, sentence: str, at: str = "") -> None:
        super().__init__(sentence)
        self.at = at


def _silent(_: Change) -> None:
    pass


def sensible_name(name: str, whose: str) -> str:
    """The name of a tag or person in one trimmed line. Raises Refused; `whose` is "tag" or "person"."""
    name = " ".join(clips.normalise(name).split())
    if not folded(name):
        raise Refused(f"A {whose} needs a name.", "name")
    if len(name) > MAX_NAME:
        raise Refused(f"A {whose}'s name has at most {MAX_NAME} characters; this one has {len(name):,}.", "name")
    if _CONTROLS.search(name):
        raise Refused(f"A {whose}'s name cannot hold control characters.", "name")
    return name


def folded(name: str) -> str:
    """A name as it is compared: case, composition and invisible characters do not count."""
    seen = "".join(c for c in unicodedata.normalize("NFKC", name) if unicodedata.category(c) != "Cf")
    return " ".join(seen.casefold().split())


class Verbs:
    """An open library and the person who works in it."""

    def __init__(self, library: Library, person: Person, announce: Callable[[Change], None] = _silent) -> None:
        self.library = library
        self.person = person
        self.later: Callable[[Change], None] | None = None  # takes what can wait while somebody else writes
        self._announce = announce
        self._shown: dict[str, Shown] = {}  # the texts asked for last, by id

    def look(self) -> None:
        """Announce what others have written to the file since."""
        if news := self.library.news():
            self._announce(news)

    def text_of(self, document: Document) -> Text:
        """The text that the document shows. Raises Refused where the file lacks it."""
        return self._page(document).text

    def _page(self, document: Document) -> Shown:
        shown = self._shown.pop(document.text, None)
        if shown is None:
            text = self.library.text(document.text)
            if text is None:
                raise Refused(f"The text of “{document.title}” is not in the library.")
            shown = Shown(text, self.library.text)
        self._shown[document.text] = shown
        while len(self._shown) > TEXTS:
            del self._shown[next(iter(self._shown))]
        return shown

    def _sensible(self, text: Text, span: Span) -> Span:
        """The span without white space at its ends. Raises Refused where no word is left."""
        words = text.words
        end = min(span.end, len(words))
        chosen = words[span.start : end]
        start = span.start + len(chosen) - len(chosen.lstrip())
        end -= len(chosen) - len(chosen.rstrip())
        if start >= end:
            raise Refused("There are no words in this selection.")
        if not words[start:end].strip(f"{IMAGE} \t\n"):
            raise Refused("There is only an image in this selection; its caption or the words beside it can be marked.")
        if end - start > MAX_QUOTE:
            raise Refused(
                f"A highlight has at most {MAX_QUOTE:,} characters; this selection has {end - start:,}. "
                "What is said about all of it can be a note on the document."
            )
        return Span(start, end)

    def write(self, change: Change) -> None:
        """Write a change that had to wait."""
        self._commit(change)

    def _commit_soon(self, change: Change) -> Change:
        """Write a change, or hand it to `later` where somebody else is writing; it then comes back as it was given."""
        try:
            return self._commit(change)
        except Busy:
            if self.later is None:
                raise
        self.later(change)
        return change

    def _commit(self, change: Change, person: Person | None = None, at: int = 0) -> Change:
        """Write a change; `person` and `at` say who said it and when, where it was not this person now."""
        if change.before == change.after and not change.brings:
            return change
        if len(change.before) - len(change.after) >= MANY:
            self.library.back_up("deletion", thorough=False)
        who = person or self.person
        self._introduce(who)
        done = self.library.apply(change, who.id, at)
        if done.records:
            self._announce(done)
        return done

    def _introduce(self, who: Person) -> None:
        """Let the library know who writes: not a step of their work, so without a label, and never undone."""
        known = self.library.person(who.id)
        if known is None or known.name != who.name or who.colour not in ("", known.colour):
            after = replace(who, same_as=known.same_as, colour=who.colour or known.colour) if known else who
            self.library.apply(Change("", (known,) if known else (), (after,)), who.id)
