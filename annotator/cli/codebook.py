"""Verbs on the codebook: a tag made or edited, merged, split, deleted; all of it handed on and taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator import shapes
from annotator.cli import lines
from annotator.cli.base import opened, print_json, print_lines, stdout, verb

if TYPE_CHECKING:
    from annotator.workspace import Reach, Workspace

_dry = click.option("--dry-run", is_flag=True, help="Only say what it would do.")
_tag = click.argument("tag")  # a name, a path or an id


@verb("tag", "tags", "an object")
@_tag
@click.option("--name", metavar="NAME", help="Call it so.")
@click.option("--parent", metavar="TAG", help="Put it below this tag; “” is the top.")
@click.option("--before", metavar="TAG", help="Put it before this tag, beside it; “” is behind all.")
@click.option("--colour", metavar="#RRGGBB", help="“” is its parent's.")
@click.option("--description", metavar="TEXT", help="What it means.")
@click.option("--include", metavar="TEXT", help="When it applies, with examples.")
@click.option("--exclude", metavar="TEXT", help="When it does not.")
@click.option("--alias", "aliases", metavar="NAME", multiple=True, help="Another name, instead of those there are.")
@click.option("--key", "pin", metavar="DIGIT", type=click.IntRange(0, 9), help="The digit that applies it; 0 is none.")
@click.option("--deprecated/--in-use", default=None, help="Whether it is no longer offered for new highlights.")
def _edit(
    library: Path, tag: str, before: str | None, person: str | None, as_json: bool, **said: object
) -> None:
    """Make a tag, or edit one.

    TAG is a path such as “learning / RLVR”, a single name or an id. Tags of a path that do not exist are made.
    """
    with opened(library, person) as workspace:
        fields = {name: value for name, value in said.items() if value not in (None, ())}
        if parent := fields.get("parent"):
            fields["parent"] = workspace.find_tag(str(parent)).id
        made = workspace.set_tag(tag, fields)
        if before is not None:
            behind = workspace.find_tag(before) if before else None
            line = workspace.tag_lines()[behind.id if behind else made.id]
            above = line[-2].id if len(line) > 1 else ""
            workspace.place_tag(workspace.tag_lines()[made.id][-1], above, behind.id if behind else "")
        _print_tag(workspace, made.id, as_json)


@verb("merge-tags", "reach", "an object")
@_tag
@click.argument("into")
@_dry
def _merge(library: Path, tag: str, into: str, dry_run: bool, person: str | None, as_json: bool) -> None:
    """Make one tag of two.

    Every highlight of TAG gets INTO, the tags below it move, and INTO also goes by its name.
    """
    with opened(library, person) as workspace:
        pair = workspace.find_tag(tag), workspace.find_tag(into)
        reach = workspace.merging(*pair) if dry_run else workspace.merge_tags(*pair)
    _print_reach(reach, dry_run, as_json)


@verb("split-tag", "tags", "an object")
@_tag
@click.argument("name")
@click.option("--highlight", "keys", metavar="ID", multiple=True, required=True, help="One to take over; repeatable.")
@click.option("--below", is_flag=True, help="Put the new tag below TAG instead of beside it.")
def _split(
    library: Path, tag: str, name: str, keys: tuple[str, ...], below: bool, person: str | None, as_json: bool
) -> None:
    """Give some highlights of a tag a new one, called NAME, in its place."""
    from annotator.workspace import Refused

    with opened(library, person) as workspace:
        found = workspace.find_tag(tag)
        worn = {h.id: h for h in workspace.library.wearing([found.id])}
        for key in keys:
            if key not in worn:
                raise Refused(f"“{found.name}” is on no highlight {key}.")
        parent = found.id if below else found.parent
        made = workspace.split_tag(found, [worn[k] for k in dict.fromkeys(keys)], name, parent)
        _print_tag(workspace, made.id, as_json)


@verb("delete-tag", "reach", "an object")
@_tag
@_dry
def _delete(library: Path, tag: str, dry_run: bool, person: str | None, as_json: bool) -> None:
    """Delete a tag and those below it. Highlights stay."""
    with opened(library, person) as workspace:
        found = workspace.find_tag(tag)
        reach = workspace.removing(found) if dry_run else workspace.remove_tag(found)
    _print_reach(reach, dry_run, as_json)


@verb("export-codebook")
@click.option("--format", "kind", type=click.Choice(["csv", "qdc"]), required=True, help="A table, or REFI-QDA.")
@click.option("--output", metavar="FILE", required=True, help="Where to; - is stdout.")
@click.option("--force", is_flag=True, help="Overwrite FILE.")
def _export(library: Path, kind: str, output: str, force: bool, person: str | None) -> None:
    """Hand on the codebook: every tag with all that is said of it.

    csv is a table for spreadsheets, qdc what programs for qualitative work exchange (REFI-QDA).
    """
    from annotator import exchange
    from annotator.exchange import codebook
    from annotator.workspace import Refused

    target = Path(output)
    with opened(library, person) as workspace:
        paths, counts = workspace.codebook(), workspace.library.tag_counts()
        if output == "-":
            with stdout() as out:
                codebook.write(paths, kind, out, counts)
            return
        if target.exists() and target.samefile(library):
            raise Refused("The codebook would replace the library itself.")
        with exchange.written(target, force=force) as file:
            count = codebook.write(paths, kind, file, counts)
    click.echo(f"{count} {'tag' if count == 1 else 'tags'} written to {lines.plain(output)}")


@verb("import-codebook", "adoption", "an object")
@click.argument("file", type=click.Path(path_type=Path))
@_dry
def _import(library: Path, file: Path, dry_run: bool, person: str | None, as_json: bool) -> None:
    """Take in a codebook: a table with a column “path”, or REFI-QDA (.qdc, .qde).

    A tag is known by its id, else by its path. What FILE says of it is taken, what it does not say stays, and nothing
    is deleted.
    """
    from annotator.exchange import codebook

    with file.open("rb") as stream:
        tags = codebook.read(stream.read(codebook.MOST_BYTES + 1))
    with opened(library, person, create=not dry_run) as workspace:
        adoption = workspace.adopting(tags) if dry_run else workspace.adopt(tags)
    shape = shapes.adoption(adoption, written=not dry_run)
    if as_json:
        print_json(shape)
    else:
        print_lines((*lines.adoption_lines(shape), adoption.sentence + (" (not written)" if dry_run else "")))


def _print_tag(workspace: Workspace, tag: str, as_json: bool) -> None:
    line = workspace.tag_lines()[tag]
    shape = shapes.tag(line, workspace.library.tag_counts().get(tag, 0))
    if as_json:
        print_json(shape)
    else:
        print_lines(lines.tag_lines([shape]))


def _print_reach(reach: Reach, dry_run: bool, as_json: bool) -> None:
    shape = shapes.reach(reach, written=not dry_run)
    if as_json:
        print_json(shape)
    else:
        print_lines(lines.reach_lines(shape))
