"""What the command line prints for scripts: JSON objects, with the fields that `meanings` explains."""

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
