"""The verbs of the app: every change to what a person owns is one method here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from annotator import anchor, clips
from annotator.carrying import CarryReport as CarryReport
from annotator.carrying import Placed as Placed
from annotator.carrying import Shown
from annotator.clips import Clip
from annotator.conversion import Source, convert
from annotator.excerpts import CONTEXT as CONTEXT
from annotator.excerpts import excerpts
from annotator.intake import Fate as Fate
from annotator.intake import ImportReport as ImportReport
from annotator.intake import Reading as Reading
from annotator.intake import read_clips as read_clips
from annotator.model import (
    AnnotatorError,
    Asset,
    Capture,
    Change,
    Document,
    Excerpt,
    Highlight,
    Note,
    Person,
    Record,
    Span,
    Tag,
    new_id,
)
from annotator.store import Library, Undone
from annotator.text import Text

PALETTE = ("#F6D98B", "#BFDDB8", "#B9D8EE", "#F2C1C6", "#D7C7EE", "#F1C9A5")
"""Ochre, sage, sky, rose, violet, clay: what new tags take in turn."""
MAX_NAME = 120
"""Code points of a tag's or person's name: longer ones are slips of the clipboard."""
MAX_NOTE = 100_000
"""Code points of a note."""

_CONTROLS = re.compile("[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Refused(AnnotatorError):  # noqa: N818 -- it is an answer, not a fault
    """The person asked for something that the library cannot hold."""


def _root_tag(name: str, tags: Sequence[Tag]) -> Tag:
    """A new tag with the palette's next colour. The first five answer to a digit at once, later ones on demand."""
    colour = PALETTE[sum(not t.parent for t in tags) % len(PALETTE)]
    taken = {t.pin for t in tags}
    return Tag(new_id(), name, colour, pin=next((n for n in range(1, 6) if n not in taken), 0))


def _silent(_: Change) -> None:
    pass


def sensible_name(name: str, whose: str) -> str:
    """The name of a tag or person in one trimmed line. Raises Refused; `whose` is "tag" or "person"."""
    name = " ".join(clips.normalise(name).split())
    if not folded(name):
        raise Refused(f"A {whose} needs a name.")
    if len(name) > MAX_NAME:
        raise Refused(f"A {whose}'s name has at most {MAX_NAME} characters; this one has {len(name):,}.")
    if _CONTROLS.search(name):
        raise Refused(f"A {whose}'s name cannot hold control characters.")
    return name


def folded(name: str) -> str:
    """A name as it is compared: case, composition and invisible characters do not count."""
    seen = "".join(c for c in unicodedata.normalize("NFKC", name) if unicodedata.category(c) != "Cf")
    return " ".join(seen.casefold().split())


class Workspace:
    """An open library and the person who works in it. Reads go to `library`, writes come through here.

    `announce` hears every change after it is durable, the history already moved on.
    """

    def __init__(self, library: Library, person: Person, announce: Callable[[Change], None] = _silent) -> None:
        self.library = library
        self.person = person
        self._announce = announce
        self._shown: Shown | None = None  # the text asked for last

    # -- clips ---------------------------------------------------------------------------------------------------

    def import_clips(self, readings: Iterable[Reading]) -> ImportReport:
        """Bring in what was read, as one step; what is here already is left alone."""
        fates: list[Fate] = []
        before: dict[str, Document] = {}
        after: dict[str, Document] = {}
        brings: dict[str, Capture | Text | Asset] = {}
        for reading in readings:
            clip = reading.clip
            if clip is None:
                fates.append(Fate(reading.name, "refused", notices=(reading.reason,)))
                continue
            key = clip.document.id
            known = after.get(key) or self.library.document(key)
            fresh = clip.capture.id not in brings and not self.library.has_capture(clip.capture.id)
            kind = "new" if known is None else "new capture" if fresh else "same"
            fates.append(Fate(reading.name, kind, key, clip.document.title, clip.notices if kind != "same" else ()))
            if kind == "same":
                continue
            brings[clip.capture.id], brings[clip.text.id] = clip.capture, clip.text
            brings |= {asset.id: asset for _, asset in reading.images}
            # An older capture does not replace what is read.
            if known is None or clip.document.clipped >= known.clipped:
                if known and key not in after:
                    before[key] = known
                images = dict(known.images if known else ()) | {source: asset.id for source, asset in reading.images}
                after[key] = replace(clip.document, images=tuple(images.items()))
        made = len(after) - len(before)
        label = "Import" if not after else f"Import “{next(iter(after.values())).title}”" if len(after) == 1 else (
            f"Import {made} documents" if made else f"Import {len(after)} captures"
        )
        self._commit(Change(label, tuple(before.values()), tuple(after.values()), tuple(brings.values())))
        return ImportReport(tuple(fates))

    def remove_documents(self, *documents: Document) -> None:
        """Take documents and everything said about them away; undo brings all of it back."""
        gone: list[Record] = []
        for document in documents:
            highlights = self.library.highlights(document.id)
            gone += [document, *highlights, *self.library.notes([document.id, *(h.id for h in highlights)])]
        title = f"Remove “{documents[0].title}”" if len(documents) == 1 else f"Remove {len(documents)} documents"
        self._commit(Change(title, before=tuple(gone)))

    def show_capture(self, document: Document, capture: str) -> None:
        """Show another capture of a document, converted again from its source. Raises Refused."""
        clip = self._captured(document, capture)
        self._commit(Change("Show another capture", (document,), (clip.document,), (clip.text,)))

    def split_document(self, document: Document, stays: str) -> Document:
        """Make the capture shown, a different article, a document of its own; the old one shows the capture that stays.

        Highlights of the text shown go along, all others remain. One step. Raises Refused.
        """
        clip = self._captured(document, stays)
        if document.text == clip.text.id:
            raise Refused("Both captures hold the same words.")
        own = replace(document, id=document.capture, person="", made=0)
        mine = [h for h in self.library.highlights(document.id) if h.text == document.text]
        moved = (replace(h, document=own.id) for h in mine)
        done = self._commit(
            Change(f"Split “{document.title}”", (document, *mine), (clip.document, own, *moved), (clip.text,))
        )
        return next(r for r in done.after if isinstance(r, Document) and r.id == own.id)

    def _captured(self, document: Document, capture: str) -> Clip:
        """A capture of a document as a clip of it. Raises Refused."""
        found = self.library.capture(capture)
        if found is None or (found.document != document.id and capture != document.capture):
            raise Refused(f"The library has no such capture of “{document.title}”.")
        data = found.source.encode()
        ((_, (clip, reason)),) = filter(None, convert([Source(document.title, len(data), lambda: data)]))
        if clip is None:
            raise Refused(f"This capture cannot be shown: {reason}.")
        shown = replace(clip.document, id=document.id, person=document.person, made=document.made)
        return replace(clip, document=shown)

    def bring_images(self, document: Document, found: Sequence[tuple[str, Asset]]) -> None:
        """Keep images with a document, each by the source that its text names."""
        kept = dict(document.images) | {source: asset.id for source, asset in found}
        label = "Fetch an image" if len(found) == 1 else f"Fetch {len(found)} images"
        after = replace(document, images=tuple(kept.items()))
        self._commit(Change(label, (document,), (after,), tuple(asset for _, asset in found)))

    def find_document(self, key: str) -> Document:
        """The document of an id, a unique prefix of one, or an exact title. Raises Refused."""
        documents = self.library.documents()
        found = [d for d in documents if d.id == key] or [d for d in documents if d.title == key]
        if not found and re.fullmatch(r"[0-9a-f]{1,32}", key):
            found = [d for d in documents if d.id.startswith(key)]
        if len(found) != 1:
            told = "no document" if not found else f"{len(found)} documents"
            raise Refused(f"The library has {told} with the id or title “{key}”.")
        return found[0]

    # -- highlights ----------------------------------------------------------------------------------------------

    def highlight(
        self, document: Document, span: Span, tags: Sequence[str] = (), note: str = "", named: Sequence[str] = ()
    ) -> Highlight:
        """Mark a span of the document's text, as one step. Raises Refused.

        `tags` are ids, `named` paths of tags, made where there are none; `note` an own note on it.
        """
        text = self.text_of(document)
        span = self._sensible(text, span)
        quote = anchor.quote(text.words, span)
        found, fresh = self._tags_at(named)
        worn = tuple(dict.fromkeys((*tags, *(t.id for t in found))))
        made = Highlight(new_id(), document.id, text.id, span, quote, worn)
        notes = (Note(new_id(), made.id, self._note_body(note)),) if note.strip() else ()
        done = self._commit(Change("Highlight", after=(*fresh, made, *notes)))
        return next(r for r in done.after if isinstance(r, Highlight))

    def retag(
        self,
        highlights: Sequence[Highlight],
        add: Sequence[str] = (),
        remove: Sequence[str] = (),
        named: Sequence[str] = (),
    ) -> None:
        """Put tags on highlights and take others off, as one step; `named` as in `highlight`."""
        found, fresh = self._tags_at(named)
        put = (*add, *(t.id for t in found))
        after = tuple(
            replace(h, tags=tuple(dict.fromkeys(t for t in (*h.tags, *put) if t not in remove))) for h in highlights
        )
        self._commit(Change("Tag" if put else "Untag", tuple(highlights), (*fresh, *after)))

    def move(self, highlight: Highlight, span: Span) -> None:
        """Shrink or grow a highlight on the text it was made on."""
        text = self.library.text(highlight.text)
        if text is None:
            raise Refused("The text of this highlight is not in the library.")
        span = self._sensible(text, span)
        self._commit(
            Change("Move edge", (highlight,), (replace(highlight, span=span, quote=anchor.quote(text.words, span)),))
        )

    def remove(self, *highlights: Highlight) -> None:
        """Delete highlights and the notes on them."""
        notes = self.library.notes([h.id for h in highlights])
        label = "Delete highlight" if len(highlights) == 1 else f"Delete {len(highlights)} highlights"
        self._commit(Change(label, before=(*highlights, *notes)))

    def write_note(self, about: str, body: str, note: Note | None = None) -> None:
        """Write, change, or (with nothing to say) delete one's own note on a highlight, document or tag.

        Raises Refused where what it is about was deleted.
        """
        body = self._note_body(body)
        library = self.library
        if body and not (library.highlight(about) or library.document(about) or library.tag(about)):
            raise Refused("What this note is about was deleted elsewhere; copy its words or undo the deletion.")
        before = (note,) if note else ()
        after = () if not body else (replace(note, body=body),) if note else (Note(new_id(), about, body),)
        self._commit(Change("Note" if body else "Delete note", before, after))

    def own_note(self, about: str) -> Note | None:
        """The note that this person would go on writing."""
        mine = (n for n in self.library.notes([about]) if n.person == self.person.id and not n.answers)
        return next(mine, None)

    def placed(self, document: Document) -> list[Placed]:
        """The document's highlights in reading order, each where it stands in the text shown; orphans last."""
        return sorted((self.place(h, document) for h in self.library.highlights(document.id)), key=lambda p: p.order)

    def place(self, highlight: Highlight, document: Document) -> Placed:
        """A highlight where it stands in the text shown; nothing is written."""
        if highlight.text == document.text:
            return Placed(highlight, highlight.span)
        return self._page(document).place(highlight)

    def carrying(self, *documents: Document) -> CarryReport:
        """How the highlights that stand on other texts than those shown would be carried over; nothing is written."""
        away = {d: [h for h in self.library.highlights(d.id) if h.text != d.text] for d in documents}
        items = (self._page(d).carry(found) for d, found in away.items() if found)
        return CarryReport(tuple(d for d, found in away.items() if found), tuple(chain.from_iterable(items)))

    def carry_over(self, *documents: Document) -> CarryReport:
        """Put the highlights that stand on other texts on those shown, as one step; orphans are left as they are."""
        report = self.carrying(*documents)
        self._commit(report.change)
        return report

    def reattach(self, highlight: Highlight, span: Span) -> None:
        """Put a highlight by hand on a span of the text that its document shows. Raises Refused."""
        document = self.library.document(highlight.document)
        if document is None:
            raise Refused("The document of this highlight is not in the library.")
        page = self._page(document)
        self._commit(Change("Attach highlight", (highlight,), (page.put(highlight, self._sensible(page.text, span)),)))

    def _sensible(self, text: Text, span: Span) -> Span:
        """The span without white space at its ends. Raises Refused where no word is left."""
        words = text.words
        end = min(span.end, len(words))
        chosen = words[span.start : end]
        start = span.start + len(chosen) - len(chosen.lstrip())
        end -= len(chosen) - len(chosen.rstrip())
        if start >= end:
            raise Refused("There are no words in this selection.")
        return Span(start, end)

    def _note_body(self, body: str) -> str:
        body = clips.normalise(body).strip()
        if len(body) > MAX_NOTE:
            raise Refused(f"A note holds at most {MAX_NOTE:,} characters; this one has {len(body):,}.")
        return body

    # -- tags ----------------------------------------------------------------------------------------------------

    def tag(self, path: str) -> Tag:
        """The tag of a path such as "learning › RLVR" (or " / "), made with its parents where there is none yet.

        A single name means the one tag of that name anywhere in the codebook. Raises Refused.
        """
        (found,), fresh = self._tags_at([path])
        if fresh:
            self._commit(Change(f"New tag “{found.name}”", after=tuple(fresh)))
        return found

    def edit_tag(self, tag: Tag, edited: Tag) -> None:
        """Rename, recolour, move, describe, pin. Raises Refused."""
        edited = replace(edited, name=sensible_name(edited.name, "tag"))
        others = [t for t in self.library.tags() if t.id != tag.id]
        if any(t.parent == edited.parent and folded(t.name) == folded(edited.name) for t in others):
            raise Refused(f"There is a tag “{edited.name}” here already.")
        paths = self.tag_lines()
        if edited.parent and tag.id in {t.id for t in paths.get(edited.parent, ())}:
            raise Refused("A tag cannot stand below itself.")
        unpinned = [t for t in others if edited.pin and t.pin == edited.pin]
        self._commit(Change("Edit tag", (tag, *unpinned), (edited, *(replace(t, pin=0) for t in unpinned))))

    def remove_tag(self, tag: Tag) -> None:
        """Delete a tag and the tags below it, and take them off every highlight."""
        lines = self.tag_lines()
        gone = [t for t in self.library.tags() if tag.id in {x.id for x in lines[t.id]}]
        ids = {t.id for t in gone}
        wearing = [h for h in self.library.highlights() if ids & set(h.tags)]
        bare = tuple(replace(h, tags=tuple(t for t in h.tags if t not in ids)) for h in wearing)
        notes = self.library.notes(ids)
        self._commit(Change(f"Delete tag “{tag.name}”", (*gone, *notes, *wearing), bare))

    def tag_lines(self) -> dict[str, tuple[Tag, ...]]:
        """Each tag's line from its root down to itself, by id."""
        tags = {t.id: t for t in self.library.tags()}
        lines: dict[str, tuple[Tag, ...]] = {}
        for tag in tags.values():
            line = [tag]
            while (above := tags.get(line[0].parent)) and above not in line:
                line.insert(0, above)
            lines[tag.id] = tuple(line)
        return lines

    def _tags_at(self, paths: Sequence[str]) -> tuple[list[Tag], list[Tag]]:
        """The tag at the end of each path, and those that these need and the library has not yet."""
        tags = self.library.tags()
        found: list[Tag] = []
        fresh: list[Tag] = []
        for path in paths:
            names = [sensible_name(n, "tag") for n in re.split(r"\s+/\s+|\s*›\s*", path)]
            same = [t for t in tags if folded(t.name) == folded(names[0])] if len(names) == 1 else []
            if len(same) == 1:
                found += same
                continue
            parent = ""
            for name in names:
                tag = next((t for t in tags if t.parent == parent and folded(t.name) == folded(name)), None)
                if tag is None:
                    tag = Tag(new_id(), name, parent=parent) if parent else _root_tag(name, tags)
                    fresh.append(tag)
                    tags.append(tag)
                parent = tag.id
            found += [t for t in tags if t.id == parent]
        return found, fresh

    # -- excerpts ------------------------------------------------------------------------------------------------

    def excerpts(self, documents: Iterable[Document] | None = None) -> Iterator[Excerpt]:
        """Every highlight with its provenance, document by document in reading order; untagged ones too."""
        lines = {i: tuple(t.name for t in line) for i, line in self.tag_lines().items()}
        return excerpts(self.library, self.library.documents() if documents is None else documents, lines)

    # -- history -------------------------------------------------------------------------------------------------

    def undo(self) -> Undone | None:
        return self._step(self.library.undo)

    def redo(self) -> Undone | None:
        return self._step(self.library.redo)

    def look(self) -> None:
        """Announce what others have written to the file since."""
        if news := self.library.news():
            self._announce(news)

    def _step(self, step: Callable[[str], Undone | None]) -> Undone | None:
        undone = step(self.person.id)
        if undone:
            self._announce(undone.change)
        return undone

    # -- the one way in ------------------------------------------------------------------------------------------

    def text_of(self, document: Document) -> Text:
        """The text that the document shows. Raises Refused where the file lacks it."""
        return self._page(document).text

    def _page(self, document: Document) -> Shown:
        if self._shown is None or self._shown.text.id != document.text:
            text = self.library.text(document.text)
            if text is None:
                raise Refused(f"The text of “{document.title}” is not in the library.")
            self._shown = Shown(text, self.library.text)
        return self._shown

    def _commit(self, change: Change) -> Change:
        if change.before == change.after and not change.brings:
            return change
        known = self.library.persons().get(self.person.id)
        if known is None or known.name != self.person.name:  # not a step of their work: no label, never undone
            self.library.apply(Change("", (known,) if known else (), (self.person,)), self.person.id)
        done = self.library.apply(change, self.person.id)
        if done.records:
            self._announce(done)
        return done


