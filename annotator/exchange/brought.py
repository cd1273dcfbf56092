"""What a file of annotations brings."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.model import Capture, Document, Excerpt, Person, Tag
from annotator.text import Text


@dataclass(frozen=True, slots=True)
class Brought:
    """Excerpts of other hands. A span whose text is "" is a hint only; the quote says where it is."""

    kind: str  # what the file is, as a person would call it
    excerpts: tuple[Excerpt, ...]
    documents: tuple[Document, ...] = ()  # whole, with what is in `captures` and `texts`
    captures: tuple[Capture, ...] = ()
    texts: tuple[Text, ...] = ()
    tags: tuple[Tag, ...] = ()
    persons: tuple[Person, ...] = ()
