"""Verbs on whole files: kept, put back, handed over, united."""

from __future__ import annotations

from pathlib import Path

import click

from annotator import shapes
from annotator.cli import lines
from annotator.cli.base import opened, print_json, print_lines, verb
from annotator.cli.searching import found, query_option


@verb("backup", "backup", "an object")
def _backup(library: Path, person: str | None, as_json: bool) -> None:
    """Keep a verified copy of a library on this machine.

    Copies are also made by themselves: before a merge, before much is deleted, every half hour of work. They are
    thinned to one a day, a week, a month.
    """
    with opened(library, person) as workspace:
        made = workspace.library.back_up("asked")
    if made is None:
        raise click.UsageError("This library has no file.")
    if as_json:
        print_json(shapes.backup(made))
    else:
        print_lines([f"Kept as {lines.plain(str(made.path))}"])


@verb("restore", "restore")
@click.argument("backup", required=False)
def _restore(library: Path, backup: str | None, person: str | None, as_json: bool) -> None:
    """Put a backup in the place of a library; without BACKUP, list what there is.

    BACKUP is a file, or “latest”: the newest that is sound. What is replaced is kept as a backup too, a damaged
    file as it is.
    """
    from annotator import paths
    from annotator.store import Backup, LibraryError, backups, unix_ms

    kept = backups.kept(paths.states(), library)
    if backup is not None:
        latest = backups.newest_good(kept) if backup == "latest" else None
        if backup == "latest" and latest is None:
            raise LibraryError(f"There is no sound backup of {library.name} on this machine.")
        source = latest.path if latest else Path(backup)
        if not source.is_file():
            raise LibraryError(f"{source.name} does not exist.")
        backups.restore(library, source, paths.states(), unix_ms())
        known = latest or Backup(source, round(source.stat().st_mtime * 1000), "asked", source.stat().st_size)
        kept = [next((b for b in kept if b.path == source.absolute()), known)]
    if as_json:
        print_json([shapes.backup(b) for b in kept])
    elif backup is not None:
        print_lines([f"{library.name} is as it was on {lines.moment(kept[0].made)}"])
    else:
        print_lines(lines.backup_lines(kept) if kept else (), "There are no backups of this library on this machine.")


@verb("merge", "merge", "an object")
@click.argument("others", metavar="OTHER...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--dry-run", "dry", is_flag=True, help="Only say what it would bring.")
@click.option("--undo", is_flag=True, help="Take the last merge out again; needs no OTHER.")
def _merge(
    library: Path, others: tuple[Path, ...], dry: bool, undo: bool, person: str | None, as_json: bool
) -> None:
    """Take in everything of other libraries that this one lacks.

    Nobody's words are lost: what two people changed at once is kept and listed. Merging again brings nothing new, and
    the order does not matter. Each file is checked first, the library backed up.
    """
    if undo == bool(others):
        raise click.UsageError("Name the libraries to merge, or give --undo.")
    with opened(library, person) as workspace:
        if undo:
            names = workspace.part()
            click.echo(f"Taken out again: {lines.plain(names)}", err=as_json)
            return
        report = workspace.merge(others, dry=dry)
    if as_json:
        print_json(shapes.merge(report))
    else:
        print_lines(map(lines.plain, lines.merge_lines(report, dry=dry)))


@verb("share", "share", "an object")
@click.argument("file", type=click.Path(path_type=Path))
@query_option
@click.option("--blind", is_flag=True, help="Texts and codebook only, for a second coder.")
@click.option("--redact", is_flag=True, help="First take the words of what was deleted out for good, here too.")
@click.option("--force", is_flag=True, help="Overwrite FILE.")
def _share(
    library: Path, file: Path, query: str, blind: bool, redact: bool, force: bool, person: str | None, as_json: bool
) -> None:
    """Write a clean copy of a library to hand over.

    With --query only the documents that it finds, and all that is said of them. Merged back it changes nothing.
    """
    with opened(library, person) as workspace:
        chosen = found(workspace, query, "document") if query else None
        handed = workspace.share(file, chosen, blind=blind, redact=redact, force=force)
    shape = shapes.handed(handed)
    if as_json:
        print_json(shape)
    else:
        print_lines([f"{lines.plain(shape['path'])}: {shape['bytes']:,} bytes, SHA-256 {shape['sha256']}"])


@verb("compare", "compare")
@click.argument("mine", metavar="NAME")
@click.argument("theirs", metavar="NAME")
@query_option
def _compare(library: Path, mine: str, theirs: str, query: str, person: str | None, as_json: bool) -> None:
    """How far two people agree, on what to mark at all and on each tag.

    On the documents that both marked, or those that --query finds.
    """
    from annotator.workspace import Refused

    with opened(library, person) as workspace:
        names = workspace.names()
        ids = []
        for name in (mine, theirs):
            those = [i for i, known in names.items() if name in (known, i)]
            if not those:
                raise Refused(f"Nobody called “{name}” is in this library.")
            ids.append(those[0])
        chosen = found(workspace, query, "document") if query else None
        rows = [shapes.agreement(row) for row in workspace.compare(ids[0], ids[1], chosen)]
    if as_json:
        print_json(rows)
    else:
        print_lines(lines.agreement_lines(rows, mine, theirs))
