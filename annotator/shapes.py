"""What the command line prints for scripts: JSON objects, and what their fields mean."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from annotator.model import AnnotatorError, Excerpt, Tag, iso

if TYPE_CHECKING:  # the help of every verb comes by here
    from annotator.intake import ImportReport
    from annotator.searching import Hit
    from annotator.store import Backup, Entry, Handed, Library
    from annotator.workspace import MergeReport, Reach
    from annotator.workspace.adopting import Adoption
    from annotator.workspace.people import Row

Json = dict[str, Any]

SHAPES: Mapping[str, Mapping[str, str]] = {
    "import": {
        "files": "an array, one object a file, in their order",
        "files.name": "as it was given, or its path below the folder that was",
        "files.fate": "new, new capture, same, annotations or refused",
        "files.document": "id; empty where it is no clip",
        "files.title": "the document's; empty where it is no clip",
        "files.notices": "an array of strings: what to know about it, or why it was refused",
        "new": "number of files that became a document",
        "new_capture": "number of files that are a new capture of a known document",
        "same": "number of files that were here already",
        "annotations": "number of files of annotations or answers",
        "refused": "number of files left out",
    },
    "list": {
        "id": "the document's",
        "title": "the clip's, or its first heading, or the file's name",
        "url": "where it was clipped",
        "site": "host of the url, without www.",
        "author": "as the clip says it",
        "published": "as the clip says it",
        "clipped": "as the clip says it",
        "source": "how it was clipped",
        "channel": "without #",
        "minutes": "of reading",
        "highlights": "how many",
    },
    "highlights": {
        "id": "the highlight's",
        "document": "id",
        "title": "the document's",
        "url": "the document's",
        "text": "id of the text that start and end count",
        "start": "code points, half-open",
        "end": "after the last of them",
        "quote": "the words from start to end",
        "prefix": "up to 32 code points before it",
        "suffix": "up to 32 code points after it",
        "tags": "an array of paths from the root: learning / RLVR",
        "notes": "an array of objects",
        "notes.body": "Markdown",
        "notes.person": "name",
        "notes.created": "ISO 8601, UTC",
        "reviews": "an array of objects",
        "reviews.verdict": "accept, reject or discuss",
        "reviews.comment": "plain words",
        "reviews.person": "name",
        "reviews.created": "ISO 8601, UTC",
        "person": "name",
        "created": "ISO 8601, UTC",
    },
    "tags": {
        "id": "the tag's",
        "name": "one line",
        "path": "names from the root: learning / RLVR",
        "colour": "#rrggbb; empty: its parent's",
        "parent": "id; empty at the root",
        "highlights": "how many wear it",
        "description": "what it means",
        "include": "when it applies",
        "exclude": "when it does not",
        "aliases": "an array of other names",
        "key": "the digit that applies it; 0: none",
        "deprecated": "true where it is no longer offered",
    },
    "adoption": {
        "new": "an array of paths: tags that were not here",
        "changed": "an array of paths: tags of which the file says something new",
        "same": "how many are as they are here",
        "notices": "an array of sentences: what could not be taken as the file has it",
        "written": "false with --dry-run",
    },
    "reach": {
        "step": "what it is called in the history",
        "highlights": "how many change their tags",
        "both": "how many of these wear the other tag already",
        "tags": "how many below it move or go",
        "notes": "how many on them move or go",
        "written": "false with --dry-run",
    },
    "notes": {
        "id": "the note's",
        "about": "id of its highlight, document or tag",
        "answers": "id of the note that it answers; empty where none",
        "depth": "how deep it stands in its thread; 0 at the top",
        "body": "Markdown",
        "person": "name",
        "created": "ISO 8601, UTC",
        "edited": "ISO 8601, UTC; empty where it is as first written",
    },
    "trash": {
        "id": "of what was deleted",
        "kind": "document, highlight, note or tag",
        "words": "its title, quote, words or name, cut",
        "person": "name of who deleted it",
        "deleted": "ISO 8601, UTC",
        "along": "how many other things went and come back with it",
    },
    "history": {
        "id": "the step's",
        "created": "ISO 8601, UTC",
        "person": "name",
        "label": "as the menu calls it",
        "turn": "undo or redo of an earlier step; else empty",
        "count": "how many things it touched",
        "sentence": "who did what",
    },
    "search": {
        "id": "of what was found",
        "kind": "document, highlight, note or tag",
        "document": "id of its document; empty for a tag and a note on one",
        "title": "the document's; a tag's path",
        "url": "the document's",
        "start": "of the place in the document's text: code points, half-open; null where there is none",
        "end": "after the last of them",
        "words": "those of the place: around what was found, or a highlight's quote, or a note's body",
        "marks": "an array of [start, end] in words: what was looked for",
        "tags": "an array of paths: a highlight's",
    },
    "check": {
        "sound": "true or false; with --repair as it is afterwards",
        "findings": "an array of sentences: what is wrong",
        "repaired": "an array of sentences: what was wrong before --repair",
        "ops": "number of facts in the log; null where damage hides it",
        "documents": "number, or null",
        "highlights": "number, or null",
    },
    "backup": {
        "path": "the file",
        "created": "ISO 8601, UTC",
        "why": "asked, work, merge, deletion, migration, restore or damage",
        "bytes": "its size",
    },
    "merge": {
        "files": "an array of names",
        "ops": "number of facts that this library lacks; with --dry-run all numbers are the same",
        "new": "an object: documents, highlights, tags, notes, reviews, people",
        "changed": "the same",
        "deleted": "the same",
        "conflicts": "number of fields about which people disagree through this",
        "same_name_tags": "an array of names that several tags now have at one place",
        "redacted": "number of facts whose words it takes out for good",
        "far": "number of changes dated more than a day ahead",
        "people": "an array of objects: name, changes",
    },
    "share": {
        "path": "the file",
        "bytes": "its size",
        "sha256": "of its bytes, 64 hex digits",
        "ops": "number of facts in it",
    },
    "compare": {
        "tag": "path; empty: marked at all",
        "percent": "share of the characters on which both agree, 0 to 1; numbers without a meaning are null",
        "kappa": "Cohen's, on characters",
        "alpha": "Krippendorff's, nominal, on characters",
        "unitising": "Krippendorff's, of where highlights begin and end",
        "f1": "of highlights that share at least half of the shorter",
        "mine": "number of highlights by the first",
        "theirs": "by the second",
        "differences": "number of passages that only one marked",
    },
    "restore": {
        "path": "of the backup put back, or of each there is",
        "created": "ISO 8601, UTC",
        "why": "asked, work, merge, deletion, migration, restore or damage",
        "bytes": "its size",
    },
}
"""Each verb's object: its fields, and what the name does not say; "a.b" is a field of the objects in "a".

`list`, `highlights`, `tags` and `search` print an array of them; `highlight` prints one of `highlights`.
"""


def told(verb: str, shape: str, what: str) -> str:
    """The end of a verb's help: what --json prints."""
    width = max(map(len, SHAPES[shape]))
    lines = (f"  {name:{width}}  {meaning}".rstrip() for name, meaning in SHAPES[shape].items())
    return "\n".join(("\b", f"{verb} --json prints {what}:", *lines))


def document(entry: Entry) -> Json:
    d = entry.document
    return {
        "id": d.id,
        "title": d.title,
        "url": d.url,
        "site": d.site,
        "author": d.author,
        "published": d.published,
        "clipped": d.clipped,
        "source": d.source,
        "channel": d.channel,
        "minutes": entry.minutes,
        "highlights": entry.highlights,
    }


def report(r: ImportReport) -> Json:
    files = [
        {"name": f.name, "fate": f.kind, "document": f.document, "title": f.title, "notices": list(f.notices)}
        for f in r.fates
    ]
    kinds = ("new", "new capture", "same", "annotations", "refused")
    return {"files": files} | {kind.replace(" ", "_"): r.count(kind) for kind in kinds}


def excerpt(e: Excerpt) -> Json:
    return {
        "id": e.id,
        "document": e.document.id,
        "title": e.document.title,
        "url": e.document.url,
        "text": e.text,
        "start": e.span.start,
        "end": e.span.end,
        "quote": e.quote.exact,
        "prefix": e.quote.prefix,
        "suffix": e.quote.suffix,
        "tags": [" / ".join(path) for path in e.tags],
        "notes": [{"body": n.body, "person": n.person, "created": iso(n.made)} for n in e.notes],
        "reviews": [
            {"verdict": r.verdict, "comment": r.comment, "person": r.person, "created": iso(r.made)} for r in e.reviews
        ],
        "person": e.person,
        "created": iso(e.made),
    }


def hit(h: Hit) -> Json:
    from annotator.searching import DocumentHit, HighlightHit, NoteHit

    span, document, title = None, h.document, h.document.title if h.document else ""
    tags: tuple[tuple[str, ...], ...] = ()
    match h:
        case DocumentHit():
            kind, own, words, span = "document", h.document.id, h.snippet.words, h.snippet.span
        case HighlightHit(mark):
            kind, own, words, span, tags = "highlight", mark.id, mark.quote.exact, mark.span, h.tags
        case NoteHit(note):
            kind, own, words, title = "note", note.id, note.body, title or " / ".join(h.path)
            span = h.highlight.span if h.highlight else None
        case _:
            kind, own, words, title = "tag", h.tag.id, h.tag.description, " / ".join(h.path)
    return {
        "id": own,
        "kind": kind,
        "document": document.id if document else "",
        "title": title,
        "url": document.url if document else "",
        "start": span.start if span else None,
        "end": span.end if span else None,
        "words": words,
        "marks": [[m.start, m.end] for m in h.marks],
        "tags": [" / ".join(path) for path in tags],
    }


def tag(line: tuple[Tag, ...], highlights: int) -> Json:
    """`line`: from the root down to the tag itself."""
    own = line[-1]
    path = " / ".join(t.name for t in line)
    parent = line[-2].id if len(line) > 1 else ""
    return {
        "id": own.id,
        "name": own.name,
        "path": path,
        "colour": own.colour,
        "parent": parent,
        "highlights": highlights,
        "description": own.description,
        "include": own.include,
        "exclude": own.exclude,
        "aliases": list(own.aliases),
        "key": own.pin,
        "deprecated": own.deprecated,
    }


def adoption(a: Adoption, *, written: bool) -> Json:
    edited = {"new": list(a.new), "changed": list(a.edited), "same": a.same, "notices": list(a.notices)}
    return edited | {"written": written}


def reach(r: Reach, *, written: bool) -> Json:
    counts = {"highlights": len(r.highlights), "both": r.both, "tags": r.tags, "notes": r.notes}
    return {"step": r.change.label, **counts, "written": written}


def check(library: Library | None, findings: list[str], left: list[str]) -> Json:
    """`library`: None where it may not be opened; `left`: what of the findings a repair did not mend."""
    counts: Json = dict.fromkeys(("ops", "documents", "highlights"))
    with suppress(AnnotatorError):
        if library:
            counts["ops"], _ = library.stamp()
            entries = library.entries()
            counts |= {"documents": len(entries), "highlights": sum(e.highlights for e in entries)}
    return {"sound": not left, "findings": left, "repaired": [f for f in findings if f not in left], **counts}


def backup(b: Backup) -> Json:
    return {"path": str(b.path), "created": iso(b.made), "why": b.why, "bytes": b.size}


def merge(r: MergeReport) -> Json:
    def kinds(found: Mapping[str, int]) -> Json:
        return {("people" if kind == "person" else f"{kind}s"): n for kind, n in found.items()}

    return {
        "files": list(r.files),
        "ops": r.merged.ops,
        "new": kinds(r.merged.new),
        "changed": kinds(r.merged.changed),
        "deleted": kinds(r.merged.deleted),
        "conflicts": r.merged.conflicts,
        "same_name_tags": [twins[0].name for twins in r.twins],
        "redacted": r.merged.redacted,
        "far": r.far,
        "people": [{"name": name, "changes": count} for name, count in r.merged.people],
    }


def handed(h: Handed) -> Json:
    return {"path": str(h.path), "bytes": h.size, "sha256": h.sha256, "ops": h.ops}


def agreement(row: Row) -> Json:
    n = row.numbers
    numbers = {"percent": n.percent, "kappa": n.kappa, "alpha": n.alpha, "unitising": n.unitising, "f1": n.f1}
    return {"tag": row.path, **numbers, "mine": n.mine, "theirs": n.theirs, "differences": len(row.differences)}
