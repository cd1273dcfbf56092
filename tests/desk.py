"""A person at a library: the makings of tests of what they do."""

from __future__ import annotations

from functools import cache
from typing import Any

from annotator import clips
from annotator.intake import Reading
from annotator.model import Document, Highlight, Person, Span, content_id
from annotator.store import Library
from annotator.workspace import Workspace

ANA = Person(content_id("Ana"), "Ana")
BEN = Person(content_id("Ben"), "Ben")
BODY = """# What we learned

The model 🧠 learns on the job, and the job learns the model.

> 机器学习 is older than we are.
"""


@cache
def reading(n: int = 0, body: str = BODY, clipped: str = "2025-12-23 13:00") -> Reading:
    head = f'---\nurl: https://example.org/{n}\ntitle: "Clip {n}"\nclipped: {clipped}\nslack_channel: desk\n---\n\n'
    return Reading(f"{n}.md", clips.read((head + body).encode(), f"{n}.md"))


def only(workspace: Workspace) -> Document:
    (document,) = workspace.library.documents()
    return document


def mark(workspace: Workspace, words: str, **said: Any) -> Highlight:
    document = only(workspace)
    start = workspace.text_of(document).words.index(words)
    return workspace.highlight(document, Span(start, start + len(words)), **said)


def live(library: Library) -> dict[str, object]:
    """Everything a person can see in a library."""
    documents, tags = library.documents(), library.tags()
    highlights = library.highlights()
    about = [thing.id for thing in (*documents, *tags, *highlights)]
    things = (*documents, *tags, *highlights, *library.notes(about))
    return {thing.id: thing for thing in things}
