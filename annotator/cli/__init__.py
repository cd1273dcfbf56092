"""The verbs without a window, stable enough for scripts. `shapes` describes what they print."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from annotator import __version__, shapes
from annotator.cli import codebook as codebook
from annotator.cli import lines
from annotator.cli.base import document_argument as _document
from annotator.cli.base import opened as _opened
from annotator.cli.base import print_json as _print_json
from annotator.cli.base import print_lines as _print
from annotator.cli.base import stdout as _stdout
from annotator.cli.base import verb as _verb
from annotator.cli.base import verbs
from annotator.cli.searching import found, narrowed, query_option
from annotator.model import AnnotatorError, Span

__all__ = ["main", "verbs"]

# What a verb alone needs is imported inside it: a script calls many verbs, each in a process of its own.

SHOWN = 10
"""Places of an ambiguous quote that are listed."""
AROUND = 24
"""Code points of context on either side of a listed place."""


def main(words: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 with a sentence on stderr, 2 usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that is not UTF-8 must not stop a verb
    try:
        code = verbs.main(words, prog_name="annotator", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except AnnotatorError as error:
        return _sorry(str(error))
    except (BrokenPipeError, SystemExit):  # nobody reads on; click turns that into an exit
        _let_go()
        return 1
    except OSError as error:
        nameless = "The current folder" if isinstance(error, FileNotFoundError) else "The output"
        return _sorry(f"{error.filename or nameless} could not be used: {error.strerror or error}.")
    except click.Abort:  # Ctrl+C
        return 1
    return code or 0


def _sorry(sentence: str) -> int:
    click.echo("\n".join(map(lines.safe, sentence.split("\n"))), err=True)
    _let_go()
    return 1


def _let_go() -> None:
    """Of what the output does not take: else Python tries once more in the end, and complains."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@_verb("list", "list")
@query_option
def _list(library: Path, query: str, person: str | None, as_json: bool) -> None:
    """The documents of a library."""
    with _opened(library, person) as workspace:
        entries = workspace.library.entries()
        if query:
            ids = found(workspace, query, "document")
            entries = [e for e in entries if e.document.id in ids]
        documents = [shapes.document(e) for e in entries]
    if as_json:
        _print_json(documents)
    else:
        nothing = "Nothing matches." if query else "The library has no documents yet."
        _print(lines.document_lines(documents) if documents else (), nothing)


@_verb("text")
@_document
def _text(library: Path, document: str, person: str | None) -> None:
    """A document's text, exactly.

    It is UTF-8 without an added line break; positions count its code points.
    DOCUMENT is an id, a unique prefix of one, or an exact title.
    """
    with _opened(library, person) as workspace:
        words = workspace.text_of(workspace.find_document(document)).words
    with _stdout() as out:
        out.write(words.encode())


@_verb("highlight", "highlights", "an object")
@_document
@click.option("--quote", metavar="TEXT", required=True, help="The words to highlight.")
@click.option("--prefix", metavar="TEXT", default="", help="Words before the quote, where it occurs more than once.")
@click.option("--suffix", metavar="TEXT", default="", help="Words after it.")
@click.option("--tag", "tags", metavar="NAME", multiple=True, help="A tag or its path: “learning / RLVR”; repeatable.")
@click.option("--note", metavar="TEXT", default="", help="A note on the highlight, in Markdown.")
def _highlight(
    library: Path, document: str, quote: str, prefix: str, suffix: str, tags: tuple[str, ...], note: str,
    person: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Highlight words of a document. Tags that do not exist are made.

    DOCUMENT is an id, a unique prefix of one, or an exact title.
    """
    with _opened(library, person) as workspace:
        found = workspace.find_document(document)
        span = _only_place(workspace.text_of(found).words, quote, prefix, suffix)
        made = workspace.highlight(found, span, note=note, named=tags)
        shape = next(shapes.excerpt(e) for e in workspace.excerpts([found]) if e.id == made.id)
    if as_json:
        _print_json(shape)
    else:
        _print(lines.excerpt_lines([shape]))


def _only_place(words: str, quote: str, prefix: str, suffix: str) -> Span:
    from annotator import anchor
    from annotator.workspace import Refused

    places = anchor.occurrences(words, quote, prefix, suffix)
    if len(places) == 1:
        return places[0]
    if not places:
        between = " with this prefix and suffix" if prefix or suffix else ""
        raise Refused(f"The quote does not occur in the text{between}.")
    told = (
        lines.plain(f"{s.start}–{s.end}: …{words[max(0, s.start - AROUND) : s.end + AROUND]}…") for s in places[:SHOWN]
    )
    raise Refused("\n".join((
        f"The quote occurs at {len(places)} places in the text; --prefix or --suffix tells them apart:",
        *told, *(["…"] if len(places) > SHOWN else ()),
    )))  # fmt: skip


@_verb("highlights", "highlights")
@query_option
def _highlights(library: Path, query: str, person: str | None, as_json: bool) -> None:
    """Every highlight of a library, document by document."""
    with _opened(library, person) as workspace:
        excerpts = [shapes.excerpt(e) for e in narrowed(workspace, query)]
    if as_json:
        _print_json(excerpts)
    else:
        _print(lines.excerpt_lines(excerpts), "Nothing matches." if query else "The library has no highlights yet.")


@_verb("tags", "tags")
def _tags(library: Path, person: str | None, as_json: bool) -> None:
    """Every tag with its path, parents first."""
    with _opened(library, person) as workspace:
        counts, paths = workspace.library.tag_counts(), workspace.codebook()
    tags = [shapes.tag(line, counts.get(line[-1].id, 0)) for line in paths]
    if as_json:
        _print_json(tags)
    else:
        _print(lines.tag_lines(tags), "The library has no tags yet.")


@_verb("check", "check", "an object")
@click.option("--repair", is_flag=True, help="Work the tables out from the log again where they differ from it.")
@click.option("--salvage", metavar="FILE", type=click.Path(path_type=Path),
              help="Write what can still be proven of a damaged library to a new one.")  # fmt: skip
def _check(library: Path, repair: bool, salvage: Path | None, person: str | None, as_json: bool) -> int:
    """Look whether a library is whole.

    Every hash, every text, and whether the tables say what the log says. The exit code is 1 where not.
    """
    from annotator.store import gate

    if salvage:
        click.echo(f"{gate.salvage(library, salvage):,} facts saved to {lines.plain(str(salvage))}", err=as_json)
        library = salvage
    try:
        with _opened(library, person, mend=False) as workspace:
            store = workspace.library
            findings = left = store.check()
            if findings and repair:
                store.rebuild()
                left = store.check()
            shape = shapes.check(store, findings, left)
    except gate.Unfit as error:
        if not error.look.findings:
            raise
        left = list(error.look.findings)
        shape = shapes.check(None, left, left)
    if as_json:
        _print_json(shape)
    else:
        _print(lines.check_lines(shape))
    return 1 if left else 0


@verbs.command("doctor")
def _doctor() -> int:
    """Say whether Annotator can work here: versions, Qt, fonts, folders."""
    import platform
    import subprocess

    from annotator import clips, paths, store

    machine = f"Annotator {__version__}, Python {platform.python_version()}, {platform.system()}"
    found = [machine, store.ENGINE, f"pipeline {clips.PIPELINE}"]
    words = [sys.executable, "-m", "annotator.gui.health"]
    seen = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    found += seen.stdout.splitlines()
    if seen.returncode:
        why = (seen.stderr.strip().splitlines() or [f"it ended with {seen.returncode}"])[-1]
        found.append(f"! Qt does not work here: {why}")
    for name, folder in (("libraries", paths.default_library().parent), ("settings", paths.settings_file().parent),
                         ("state", paths.states()), ("log", paths.log_file().parent)):
        found.append(f"{'' if paths.writable(folder) else '! '}{name}: {folder}")
    _print(found)
    sick = sum(line.startswith("!") for line in found)
    _print([f"{sick} of these need care." if sick else "All is well."])
    return int(bool(sick))


from annotator.cli import exchanging as _exchanging  # noqa: E402, F401 - their verbs stand last in the help
from annotator.cli import past as _past  # noqa: E402, F401
from annotator.cli import sharing as _sharing  # noqa: E402, F401
