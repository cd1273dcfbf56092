"""R5: zips, bundles, answers and clips that are made to harm, or were harmed on their way."""

from __future__ import annotations

import os
import random
import resource
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from annotator import bundle, clips, paths
from annotator.archive import Archive
from annotator.model import AnnotatorError, Span
from annotator.store import Library
from annotator.workspace import Workspace, read_clips
from tests.desk import ANA

MOST = 300
"""Megabytes."""


def arriving(folder: Path, times: int) -> str:
    """Mutated zips, bundles, answers and clips are read or refused in words, in 2 s, and write nothing."""
    kinds = _wholes(folder)
    place, chance, slowest, refused = folder / "mutant", random.Random(5), 0.0, 0
    before = {p for p in folder.rglob("*") if p != place}
    for n in range(times):
        name, whole, read = kinds[n % len(kinds)]
        content = bytearray(whole)
        for _ in range(chance.choice((1, 2, 8, 64, 512))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        if chance.random() < 0.2:
            del content[chance.randrange(len(content)) :]
        path = place.with_suffix(name)
        path.write_bytes(content)
        begun = time.process_time()
        try:
            read(path)
        except AnnotatorError as error:
            refused += bool(str(error))
        slowest = max(slowest, time.process_time() - begun)
        path.unlink()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    assert slowest < 2, slowest
    assert {p for p in folder.rglob("*") if p != place} == before
    assert most < MOST or "PYTEST_CURRENT_TEST" in os.environ, most  # there it is the whole suite's
    return f"{times:,} mutants, {refused:,} refused, slowest {slowest:.2f} s, at most {most} MB, nothing written"


def _wholes(folder: Path) -> list[tuple[str, bytes, Callable[[Path], object]]]:
    """What is sound of each kind: its ending, its bytes, and how it is read."""
    with closing(Library(folder / "a.sqlite")) as library, (folder / "bundle.zip").open("wb") as stream:
        workspace = Workspace(library, ANA)
        workspace.import_clips(read_clips([paths.seeds()]))
        for document in library.documents():
            workspace.highlight(document, Span(0, 40), named=["method"], note="Ask.")
        bundle.write(workspace.contents(), stream)
    seed = max(paths.seeds().glob("*.md"), key=lambda p: p.stat().st_size)
    with ZipFile(folder / "clips.zip", "w", ZIP_DEFLATED) as package:
        for file in paths.seeds().glob("*.md"):
            package.write(file, file.name)
    return [
        (".zip", (folder / "clips.zip").read_bytes(), _unpacked),
        (".zip", (folder / "bundle.zip").read_bytes(), bundle.read),
        (".md", seed.read_bytes(), lambda path: clips.read(path.read_bytes(), path.name)),
    ]


def _unpacked(path: Path) -> None:
    with closing(Archive(path)) as archive:
        for member in archive.members:
            archive.read(member)
