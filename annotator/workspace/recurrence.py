"""Verbs on a term: every place where it stands, found and marked at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from annotator import anchor, clips
from annotator.model import Change, Document, Highlight, Span, new_id
from annotator.workspace.base import Refused
from annotator.workspace.highlights import Highlights

MOST_PLACES = 20_000
"""Places of a term that are marked as one step: a word that stands everywhere says nothing."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words as they are looked for, any white space for a space."""

    words: str
    case: bool = False  # capitals count
    whole: bool = True  # not as a part of longer words

    def places(self, text: str) -> Iterator[Span]:
        """Where it stands, in reading order, none on another."""
        if parts := self.words.split():
            pattern = r"\s+".join(map(re.escape, parts))
            if self.whole:
                pattern = rf"(?<!\w){pattern}(?!\w)"
            hits = re.finditer(pattern, text, 0 if self.case else re.IGNORECASE)
            yield from (Span(*hit.span()) for hit in hits)


@dataclass(frozen=True, slots=True)
class Places:
    """Where a term stands in the text that a document shows. `marked`: highlights on exactly these words already."""

    document: Document
    spans: tuple[Span, ...]
    marked: tuple[Highlight, ...]
    contexts: tuple[tuple[str, str, str], ...]  # of the first few: the words before, themselves, behind


def too_many(term: Term) -> Refused:
    return Refused(f"“{term.words}” stands in more than {MOST_PLACES:,} places; look for more words.")


class Recurrence(Highlights):
    def places(self, term: Term, document: Document, contexts: int = 0) -> Places:
        """Where a term stands in a document, and what of it is marked. Raises Refused."""
        text = self.text_of(document)
        words, header = text.words, clips.header(document, text.blocks)
        unread = header.hidden | header.folded  # the title again, counters: not what a term is looked for in
        shown = (s for s in term.places(words) if not unread or text.block_at(s.start) not in unread)
        spans = tuple(islice(shown, MOST_PLACES + 1))
        if len(spans) > MOST_PLACES:
            raise too_many(term)
        own = {h.span: h for h in self.library.highlights(document.id) if h.text == text.id} if spans else {}
        around = (
            (words[max(0, s.start - 60) : s.start], s.of(words), words[s.end : s.end + 60]) for s in spans[:contexts]
        )
        return Places(document, spans, tuple(own[s] for s in spans if s in own), tuple(around))

    def tag_places(self, term: Term, documents: Iterable[Document], tags: Sequence[str] = (),
                   named: Sequence[str] = ()) -> int:
        """Highlight every place of a term with tags, as one step; what is marked already gets the tags, too.

        Gives the number of places. Raises Refused.
        """
        put, fresh = self._tags_at(named)
        worn = tuple(dict.fromkeys((*tags, *(t.id for t in put))))
        found: list[Places] = []
        count = 0
        for document in documents:
            found.append(self.places(term, document))
            count += len(found[-1].spans)
            if count > MOST_PLACES:
                raise too_many(term)
        before = tuple(h for p in found for h in p.marked if not set(worn) <= set(h.tags))
        after = [replace(h, tags=tuple(dict.fromkeys((*h.tags, *worn)))) for h in before]
        for places in found:
            after += self._marked(places, worn)
        if not count:
            raise Refused(f"“{term.words}” stands nowhere here.")
        self._commit(Change(f"Tag “{term.words[:40]}” in {count:,} places", before, (*fresh, *after)))
        return count

    def _marked(self, places: Places, tags: tuple[str, ...]) -> Iterator[Highlight]:
        """New highlights where there is none on these very words."""
        text, taken = self.text_of(places.document), {h.span for h in places.marked}
        for span in places.spans:
            if span not in taken:
                quote = anchor.quote(text.words, span)
                yield Highlight(new_id(), places.document.id, text.id, span, quote, tags)
