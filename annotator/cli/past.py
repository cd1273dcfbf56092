"""Verbs on notes and on what was done: written, told, restored, taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator import shapes
from annotator.cli import lines
from annotator.cli.base import opened, print_json, print_lines, verb
from annotator.model import iso

if TYPE_CHECKING:
    from annotator.store import Deleted
    from annotator.workspace import Workspace

_about = click.argument("about")  # a highlight's id, a document's id or title, a tag's path


def _subject(workspace: Workspace, key: str) -> str:
    """The id of what a note is on. Raises Refused."""
    from annotator.workspace import Refused

    if workspace.library.highlight(key):
        return key
    try:
        return workspace.find_document(key).id
    except Refused:
        return workspace.find_tag(key).id


def _chosen(ids: Iterable[str], known: Iterable[str], what: str) -> list[str]:
    """The keys that are meant by ids or their beginnings. Raises Refused."""
    from annotator.workspace import Refused

    keys, found = list(known), []
    for given in ids:
        same = [key for key in keys if key.startswith(given)]
        if len(same) != 1 or not given:
            raise Refused(f"{'More than one' if same else 'None'} of {what} has the id “{given}”.")
        found += same
    return found


@verb("note", "notes", "an array of objects: the thread")
@_about
@click.argument("text")
@click.option("--answers", metavar="NOTE", default="", help="The id of a note that this one answers.")
def _note(library: Path, about: str, text: str, answers: str, person: str | None, as_json: bool) -> None:
    """Write a note, in Markdown, or an answer to one.

    ABOUT is the id of a highlight, the id or title of a document, or a tag. Without --answers it is one's own note
    there: written on where there is one, deleted where TEXT is empty.
    """
    with opened(library, person) as workspace:
        subject = _subject(workspace, about)
        notes = [n.id for n in workspace.library.notes([subject])]
        answered = _chosen([answers], notes, "the notes there")[0] if answers else ""
        workspace.write_note(subject, text, None if answered else workspace.own_note(subject), answered)
        told = _threads(workspace, [subject])
    _print(told, as_json, _note_lines(told), "There is no note.")


@verb("notes", "notes")
@click.option("--about", metavar="ABOUT", default="", help="Only those on this highlight, document or tag.")
def _notes(library: Path, about: str, person: str | None, as_json: bool) -> None:
    """Every note, in threads: what answers a note comes after it."""
    with opened(library, person) as workspace:
        every = [] if about else workspace.library.notes()
        subjects = [_subject(workspace, about)] if about else list(dict.fromkeys(n.about for n in every))
        told = _threads(workspace, subjects)
    _print(told, as_json, _note_lines(told), "The library has no notes yet.")


def _threads(workspace: Workspace, subjects: list[str]) -> list[shapes.Json]:
    names = {p.id: p.name for p in workspace.library.persons().values()}
    return [
        {
            "id": said.note.id,
            "about": said.note.about,
            "answers": said.note.answers,
            "depth": said.depth,
            "body": said.note.body,
            "person": names.get(said.note.person, ""),
            "created": iso(said.note.made),
            "edited": iso(said.edited) if said.edited else "",
        }
        for about in subjects
        for said in workspace.thread(about)
    ]


def _note_lines(notes: Iterable[shapes.Json]) -> Iterator[str]:
    for n in notes:
        told = f"{n['person']}, {n['created']}{', edited' if n['edited'] else ''}: {n['body']}"
        yield f"{n['id'][:12]}  {'  ' * n['depth']}{lines.plain(told)}"


@verb("trash", "trash")
@click.option("--restore", "ids", metavar="ID", multiple=True, help="Bring this back; repeatable.")
@click.option("--all", "whole", is_flag=True, help="Bring everything back.")
def _trash(library: Path, ids: tuple[str, ...], whole: bool, person: str | None, as_json: bool) -> None:
    """What was deleted, the latest first, with who and when; or bring it back.

    What went along comes back too, and what holds it: a highlight's document, a tag's parent. One step.
    """
    with opened(library, person) as workspace:
        deleted = {d.record.id: d for d in workspace.library.deleted()}
        chosen = list(deleted) if whole else _chosen(ids, deleted, "the deleted things")
        if chosen:
            workspace.restore([deleted[i] for i in chosen])
        names = {p.id: p.name for p in workspace.library.persons().values()}
        told = [_deleted(deleted[i], names) for i in (chosen or deleted)]
    rows = ((d["id"], d["deleted"], d["person"], d["kind"], d["words"]) for d in told)
    _print(told, as_json, lines.columns(rows) if told else (), "The trash is empty.")


def _deleted(item: Deleted, names: Mapping[str, str]) -> shapes.Json:
    from annotator.workspace import telling

    return {
        "id": item.record.id,
        "kind": type(item.record).__name__.lower(),
        "words": telling.called(item.record).strip("“”"),
        "person": names.get(item.person, ""),
        "deleted": iso(item.at),
        "along": len(item.along),
    }


@verb("history", "history")
@click.option("--by", metavar="NAME", default="", help="Only the steps of this person.")
@click.option("--kind", type=click.Choice(("document", "highlight", "note", "tag", "review")), default=None,
              help="Only the steps on these.")  # fmt: skip
@click.option("--about", metavar="ABOUT", default="", help="Only what was done to this highlight, document or tag.")
@click.option("--limit", metavar="N", type=click.IntRange(1, 100_000), default=100, help="The latest; else 100.")
@click.option("--take-back", "step", metavar="ID", default="", help="Take this step back, as a step of one's own.")
def _history(
    library: Path, by: str, kind: str | None, about: str, limit: int, step: str, person: str | None, as_json: bool
) -> None:
    """Who did what when, the latest first; or take a step back.

    What was changed after a step stays, and is named.
    """
    from annotator.workspace import Refused
    from annotator.workspace.wording import left_sentences

    with opened(library, person) as workspace:
        people = [p.id for p in workspace.library.persons().values() if p.name == by]
        if by and not people:
            raise Refused(f"Nobody in this library is called “{by}”.")
        subject = _subject(workspace, about) if about else ""
        acts = [
            act
            for key in people or [""]
            for act in workspace.library.acts(limit=limit, person=key, kind=kind or "", about=subject)
        ]
        if step:
            (chosen,) = _chosen([step], (a.id for a in acts), "these steps")
            undone = workspace.take_back(next(a for a in acts if a.id == chosen))
            for sentence in left_sentences(undone):
                click.echo(lines.plain(sentence), err=True)
            acts = workspace.library.acts(limit=1)
        latest = sorted(acts, key=lambda a: a.place, reverse=True)[:limit]
        told = [
            {
                "id": t.act.id,
                "created": iso(t.act.made),
                "person": t.person,
                "label": t.act.label,
                "turn": t.act.turn,
                "count": t.act.count,
                "sentence": t.sentence,
            }
            for t in workspace.told(latest)
        ]
    rows = ((str(t["id"])[:12], str(t["created"]), str(t["sentence"])) for t in told)
    _print(told, as_json, lines.columns(rows) if told else (), "Nothing has happened yet.")


def _print(told: list[shapes.Json], as_json: bool, lines: Iterable[str], nothing: str) -> None:
    if as_json:
        print_json(told)
    else:
        print_lines(lines, nothing)
