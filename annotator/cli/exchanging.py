"""Verbs on what comes in and what leaves."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator import shapes
from annotator.cli import lines
from annotator.cli.base import opened, print_json, print_lines, stdout, verb
from annotator.cli.searching import found, narrowed, query_option
from annotator.model import AnnotatorError

if TYPE_CHECKING:
    from annotator.exchange import Write


@verb("import", "import", "an object")
@click.argument("files", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
def _import(library: Path, files: tuple[Path, ...], person: str | None, as_json: bool) -> int:
    """Bring clips, annotations, reviewers' answers and bundles into a library.

    Clips are .md, .markdown and .txt files, single, in folders or in zips. Annotations are W3C JSON-LD, Hypothesis'
    JSON, Readwise's CSV, this app's CSV, told apart by content. What is here already is left alone.
    A file that cannot be read does not stop the others; then the exit code is 1.
    """
    from annotator.intake import ImportReport, read_clips
    from annotator.workspace import parted

    of_clips, arrived = parted(files)
    readings = read_clips(of_clips)
    fruitless = not library.exists() and not any(r.clip for r in readings) and not any(a.found for a in arrived)
    with opened(None if fruitless else library, person, create=True) as workspace:
        report = workspace.import_clips(readings)
        report = ImportReport((*report.fates, *map(workspace.take_in, arrived)))
    if as_json:
        print_json(shapes.report(report))
    else:
        print_lines((*lines.fate_lines(report), report.sentence))
    return 1 if report.count("refused") else 0


def _known_format(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    from annotator.exchange import FORMATS

    if value not in (*FORMATS, "pdf", "bundle", "sqlite"):
        raise click.BadParameter(f"there is no format {value!r}; there are {', '.join(FORMATS)}, pdf, bundle, sqlite.")
    return value


def _formats() -> str:
    return "markdown, html, docx, xlsx, csv, json, jsonl, obsidian, hypothesis, readwise, pdf, bundle or sqlite."


@verb("export")
@click.option("--format", "kind", metavar="FORMAT", required=True, callback=_known_format, help=_formats())
@click.option("--output", metavar="FILE", required=True, help="Where to; - is stdout.")
@click.option("--group", "by", type=click.Choice(("document", "tag", "person", "time")), default="document",
              help="What stands together in markdown, html and docx.")  # fmt: skip
@click.option("--columns", metavar="NAME,NAME...", default="", help="Of csv, xlsx and jsonl; all without it.")
@query_option
@click.option("--no-names", is_flag=True, help="Leave people's names out.")
@click.option("--force", is_flag=True, help="Overwrite FILE.")
def _export(
    library: Path, kind: str, output: str, by: str, columns: str, query: str, no_names: bool, force: bool,
    person: str | None,
) -> None:  # fmt: skip
    """Hand on every highlight with its provenance.

    json is a W3C Web Annotation collection in JSON-LD, with the documents; obsidian a zip with a note per document and
    tag; bundle a zip for reviewers without the app, whose answers come back with import; sqlite a library, as share.
    """
    from annotator import bundle, exchange
    from annotator.workspace import Refused

    target = Path(output)
    with opened(library, person) as workspace:
        named = not no_names
        if kind in ("bundle", "sqlite"):
            only = found(workspace, query, "highlight") if query else None
            maker = bundle.write if kind == "bundle" else bundle.write_library
            write = partial(maker, workspace.contents(only, named=named))
        else:
            chosen = exchange.columns(kind, columns) if columns else ()
            wish = exchange.Wish(by, chosen, workspace.codebook(), workspace.library, named)
            leaving = narrowed(workspace, query)
            write = partial(_writer(kind), leaving if named else map(exchange.nameless, leaving), wish=wish)
        if output == "-":
            with stdout() as out:
                write(out)
            return
        if target.exists() and target.samefile(library):
            raise Refused("The export would replace the library itself.")
        with exchange.written(target, force=force) as file:
            count = write(file)
    click.echo(f"{count} {'excerpt' if count == 1 else 'excerpts'} written to {lines.plain(output)}")


def _writer(kind: str) -> Write:
    """What writes a format. A PDF needs Qt, which nothing else here does."""
    from annotator.exchange import FORMATS

    if kind != "pdf":
        return FORMATS[kind].write
    try:
        from annotator.gui import pdf
    except ImportError as error:
        raise AnnotatorError(f"A PDF is drawn by PySide6, which cannot be loaded: {error}.") from None
    pdf.alone()
    return pdf.write
