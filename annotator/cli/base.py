"""What the verbs stand on: a library on the command line, who acts, and how things are printed."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

from annotator import __version__
from annotator.model import Person
from annotator.shapes import meanings

if TYPE_CHECKING:
    from annotator.store import Library
    from annotator.workspace import Workspace

Verb = TypeVar("Verb", bound=Callable[..., Any])


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A library named like a command is given as ./NAME.",
)
@click.version_option(__version__, prog_name="annotator", message="%(prog)s %(version)s")
def verbs() -> None:
    """Read clipped articles together: highlight, tag, and hand on what matters.

    Without a command the window opens: annotator [LIBRARY]. The commands below do the same work without one.
    LIBRARY is one SQLite file.
    """


_library = click.argument("library", type=click.Path(path_type=Path))
document_argument = click.argument("document")  # id, unique prefix of one, or exact title
_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")


def verb(name: str, shape: str = "", what: str = "an array of objects") -> Callable[[Verb], Verb]:
    """A verb on a library, done by a person; `shape` is what it prints with --json."""

    def dressed(work: Verb) -> Verb:
        who = click.option("--person", metavar="NAME", envvar="ANNOTATOR_PERSON", show_envvar=True, help="Who acts.")
        epilog = meanings.told(name, shape, what) if shape else None
        verbs.command(name, epilog=epilog)(_library(who(_json(work) if shape else work)))
        return work

    return dressed


@contextmanager
def opened(library: Path | None, person: str | None, *, create: bool = False, mend: bool = True) -> Iterator[Workspace]:
    """The verbs on a library, which may lie where it can only be read."""
    from annotator import paths
    from annotator.store import gate
    from annotator.store.file import may_be_written
    from annotator.workspace import Workspace, sensible_name

    name = None if person is None else sensible_name(person, "person")
    barred = library is not None and paths.there(library) and not may_be_written(library)
    with closing(gate.opened(library, create=create, states=paths.states(), mend=mend, read_only=barred)) as found:
        if library and found.was:
            click.echo(f"{library.name} was brought up to date; as it was: {found.was.path}", err=True)
        yield Workspace(found, _who(name, found))


def _who(name: str | None, library: Library) -> Person:
    from annotator import paths
    from annotator.settings import Settings, stranger, system_name

    own = Settings(paths.settings_file()).person
    if name is None:
        return own or stranger(system_name())
    known = [p for p in (own, *library.persons().values()) if p and p.name == name]
    return known[0] if known else stranger(name)


def stdout() -> BinaryIO:
    """Stdout for bytes. Python's own takes a part of them and keeps silent where PYTHONUNBUFFERED is set."""
    sys.stdout.flush()
    return os.fdopen(os.dup(sys.stdout.fileno()), "wb")


def print_json(value: object) -> None:
    """A lone surrogate, such as in the name of a file, comes out as JSON writes it: \\udcff."""
    words = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    with stdout() as out:
        out.write(words.encode("utf-8", "backslashreplace"))


def print_lines(lines: Iterable[str], nothing: str = "") -> None:
    for line in lines:
        nothing = ""
        click.echo(line)
    if nothing:
        click.echo(nothing)
