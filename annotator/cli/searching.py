"""Queries on the command line: the verb that searches, and what narrows the others."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator import shapes
from annotator.cli import lines
from annotator.cli.base import opened, print_json, print_lines, verb, verbs
from annotator.model import AnnotatorError

if TYPE_CHECKING:
    from annotator.model import Excerpt
    from annotator.query import Node
    from annotator.searching import Search
    from annotator.workspace import Workspace

query_option = click.option("--query", metavar="QUERY", default="", help="Only what it finds; see search --help.")


@verb("search", "search")
@click.argument("query")
@click.option("--limit", metavar="N", type=click.IntRange(1), default=None, help="The best N of each kind only.")
def _search(library: Path, query: str, limit: int | None, person: str | None, as_json: bool) -> None:
    """Find documents, highlights, notes and tags, the best of each kind first.

    \b
    robots hands            both words, as with AND; "robot hands" the phrase, robot* what begins so
    -hands  a OR b  ( )     left out, either, grouped
    tag:learning            with the tags below it; tag:=learning without
    person: channel: site: source: author:      by name; with = the whole name
    status:unread|reading|done   has:note|highlight|tag|review|conflict|orphan   verdict:accept|reject|discuss
    clipped:>2025-12-01     also added: and published:; 2025, 2025-12, 2025-11..2025-12
    in:title|text|highlights|notes      where the words beside it stand
    any other name:value    what the front matter of the clip says
    """
    with opened(library, person) as workspace:
        search, node = _searching(workspace, query)
        hits = list(map(shapes.hit, search.results(node, most=limit or sys.maxsize)))
    if as_json:
        print_json(hits)
    else:
        print_lines(lines.hit_lines(hits), "Nothing matches.")


verbs.commands["search"].ignore_unknown_options = True  # a query may begin with a minus sign


def _searching(workspace: Workspace, query: str) -> tuple[Search, Node]:
    """A search, and what the query means. Raises AnnotatorError with the place in its sentence."""
    from annotator import paths
    from annotator.query import QueryError, parse
    from annotator.searching import searched

    try:
        node = parse(query)
    except QueryError as error:
        raise AnnotatorError(error.told(query)) from None
    return searched(workspace.library, workspace.person.id, paths.indexes()), node


def found(workspace: Workspace, query: str, kind: str) -> set[str]:
    """Ids of what a query finds of a kind."""
    search, node = _searching(workspace, query)
    return search.every(node, kind)


def narrowed(workspace: Workspace, query: str) -> Iterator[Excerpt]:
    """Those of the highlights that a query finds; all without one."""
    return workspace.excerpts(only=found(workspace, query, "highlight") if query else None)
