"""Verbs on documents: clips brought in, captures shown, articles split and removed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator import clips
from annotator.clips import Clip
from annotator.conversion import Source, convert
from annotator.intake import Fate, ImportReport, Reading
from annotator.model import Asset, Capture, Change, Document, Record
from annotator.text import Text, word_count
from annotator.workspace.base import Refused, Verbs


@dataclass(frozen=True, slots=True)
class Held:
    """A capture as the list of a document's captures tells of it."""

    capture: str  # its id
    clipped: str  # as the clip says it
    words: int
    highlights: int  # made on its text
    shown: bool


class Documents(Verbs):
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

    def captures(self, document: Document) -> list[Held]:
        """What a document has been clipped as, the newest first."""
        texts, marks = self.library.texts_shown(document.id), Counter[str]()
        for highlight in self.library.highlights(document.id):
            marks[highlight.text] += 1
        held = []
        for capture in self.library.captures(document):
            shown = capture.id == document.capture
            text = document.text if shown else texts.get(capture.id, "")
            found = self.library.text(text) or self._captured(document, capture.id).text
            when = clips.clipped(capture.source)
            held.append(Held(capture.id, when, word_count(found.words), marks[found.id], shown=shown))
        held.reverse()
        return sorted(held, key=lambda h: h.clipped, reverse=True)

    def split_document(self, document: Document, stays: str, leaves: str = "") -> Document:
        """Make a capture, a different article, a document of its own: the one shown, or the one that `leaves`.

        The old document shows the capture that stays. Highlights of the text that leaves go along, all others remain.
        One step. Raises Refused.
        """
        here = self._captured(document, stays)
        away = self._captured(document, leaves) if leaves and leaves != document.capture else None
        text = away.text.id if away else document.text
        if text == here.text.id:
            raise Refused("Both captures hold the same words.")
        own = replace(away.document if away else document, id=leaves or document.capture, person="", made=0)
        mine = [h for h in self.library.highlights(document.id) if h.text == text]
        moved = (replace(h, document=own.id) for h in mine)
        brings = (here.text, away.text) if away else (here.text,)
        label = f"Split “{document.title}”"
        done = self._commit(Change(label, (document, *mine), (here.document, own, *moved), brings))
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
