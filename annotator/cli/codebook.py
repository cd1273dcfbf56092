"""Verbs on the codebook: a tag made or edited, merged, split, deleted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator import shapes
from annotator.cli.base import opened, print_json, print_lines, verb

if TYPE_CHECKING:
    from annotator.workspace import Reach, Workspace

_dry = click.option("--dry-run", is_flag=True, help="Only say what it would do.")
_tag = click.argument("tag")  # a name, a path or an id


@verb("tag", "tags", "an object")
@_tag
@click.option("--name", metavar="NAME", help="Call it so.")
@click.option("--parent", metavar="TAG", help="Put it below this tag; “” is the top.")
@click.option("--colour", metavar="#RRGGBB", help="“” is its parent's.")
@click.option("--description", metavar="TEXT", help="What it means.")
@click.option("--include", metavar="TEXT", help="When it applies, with examples.")
@click.option("--exclude", metavar="TEXT", help="When it does not.")
@click.option("--alias", "aliases", metavar="NAME", multiple=True, help="Another name, instead of those there are.")
@click.option("--key", "pin", metavar="DIGIT", type=click.IntRange(0, 9), help="The digit that applies it; 0 is none.")
@click.option("--deprecated/--in-use", default=None, help="Whether it is no longer offered for new highlights.")
def _edit(library: Path, tag: str, person: str | None, as_json: bool, **said: object) -> None:
    """Make a tag, or edit one.

    TAG is a path such as “learning / RLVR”, a single name or an id. Tags of a path that do not exist are made.
    """
    with opened(library, person) as workspace:
        fields = {name: value for name, value in said.items() if value not in (None, ())}
        if parent := fields.get("parent"):
            fields["parent"] = workspace.find_tag(str(parent)).id
        made = workspace.set_tag(tag, fields)
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


def _print_tag(workspace: Workspace, tag: str, as_json: bool) -> None:
    line = workspace.tag_lines()[tag]
    shape = shapes.tag(line, workspace.library.tag_counts().get(tag, 0))
    if as_json:
        print_json(shape)
    else:
        print_lines(shapes.tag_lines([shape]))


def _print_reach(reach: Reach, dry_run: bool, as_json: bool) -> None:
    shape = shapes.reach(reach, written=not dry_run)
    if as_json:
        print_json(shape)
    else:
        print_lines(shapes.reach_lines(shape))
