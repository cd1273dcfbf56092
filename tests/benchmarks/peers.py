"""How many times as long as we a peer takes with as many highlights, where one is on this machine.

Taguette: its own server, here and for nobody else, in the environment whose python ANNOTATOR_TAGUETTE names
(`pip install taguette==1.5.2` in one of its own). It is asked for its table and its list as its page asks for them.
"""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, TemporaryFile
from typing import TypeVar
from urllib.request import HTTPCookieProcessor, build_opener

from annotator import anchor, clips
from annotator.exchange import Wish, write
from annotator.gui.ranking import Ranking
from annotator.intake import Reading
from annotator.model import Change, Highlight, Person, Span, new_id
from annotator.store import Library, Sieve
from annotator.workspace import Workspace
from tests.benchmarks.ratio import Work, row, seconds, skipped

REACH, DOCUMENTS, MARKED, TAGS, PAGE, TIMES = 50.0, 100, 1_000, 33, 50, 5
COUNT = DOCUMENTS * MARKED
T = TypeVar("T")
PORT = 17_465
SENTENCE = "Every threshold is a promise about mistakes, and somebody has to keep it when the shift changes.\n\n"
STEP = len(SENTENCE) - 1
"""In the text: between two blocks stands one line feed."""

QUIET = (
    "from taguette.web import base; base.Application.check_messages = lambda self: None; "
    "from taguette.main import main; main()"
)
"""It would ask its makers for news first."""


def worn(n: int, tags: Sequence[T]) -> tuple[T, ...]:
    """One tag, or on every other highlight two."""
    return (tags[n % TAGS], tags[(n + 5) % TAGS])[: 1 + n % 2]


def ours(folder: Path) -> Workspace:
    """Documents of as many sentences, each marked, with one of a few tags."""
    workspace = Workspace(Library(folder / "Library.sqlite"), Person("0" * 32, "Reader"))
    tags = [workspace.tag(f"Tag {n:02}").id for n in range(TAGS)]
    for d in range(DOCUMENTS):
        front = f"---\ntitle: Article {d}\nurl: https://example.org/{d}\n---\n"
        clip = clips.read((front + SENTENCE * MARKED).encode(), f"{d}.md")
        workspace.import_clips([Reading(f"{d}.md", clip)])
        spans = [Span(n * STEP, n * STEP + STEP - 1) for n in range(MARKED)]
        made = [
            Highlight(new_id(), clip.document.id, clip.text.id, s, anchor.quote(clip.text.words, s), worn(n, tags))
            for n, s in enumerate(spans)
        ]
        workspace.library.apply(Change("Highlights", after=tuple(made)), workspace.person.id)
    return workspace


def fill(path: Path) -> None:
    """The same in Taguette's file, which it has made before."""
    contents, now = f"<p>{SENTENCE.strip()}</p>" * MARKED, "2026-01-01 00:00:00"
    tags = range(1, TAGS + 1)
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO projects VALUES (1, 'Library', '', ?)", (now,))
        db.execute("INSERT INTO project_members VALUES (1, 'admin', 'ADMIN')")
        db.executemany("INSERT INTO tags VALUES (?, 1, ?, '')", ((n + 1, f"Tag {n:02}") for n in range(TAGS)))
        for d in range(1, DOCUMENTS + 1):
            values = (d, f"Article {d}", "", f"{d}.md", now, 1, "LEFT_TO_RIGHT", contents)
            db.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
            numbers = range((d - 1) * MARKED + 1, d * MARKED + 1)
            spans = ((n, d, (n - 1) % MARKED * STEP, (n - 1) % MARKED * STEP + STEP, SENTENCE.strip()) for n in numbers)
            db.executemany("INSERT INTO highlights VALUES (?, ?, ?, ?, ?)", spans)
            pairs = ((n, tag) for n in numbers for tag in worn((n - 1) % MARKED, tags))
            db.executemany("INSERT INTO highlight_tags VALUES (?, ?)", pairs)
    db.close()


@contextmanager
def serving(python: str, path: Path) -> Iterator[str]:
    """Its address with the word that lets one in, while it runs."""
    command = [python, "-c", QUIET, "--no-browser", "--port", str(PORT), "--database", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            found = next((m for m in (re.search(r"\?token=\w+", line) for line in server.stdout or ()) if m), None)
            if found is None:
                raise SystemExit("Taguette did not start.")
            yield f"http://localhost:{PORT}/{found[0]}"
        finally:
            server.terminate()


def against(python: str, folder: Path, workspace: Workspace) -> list[bool]:
    path, library = folder / "taguette.sqlite3", workspace.library
    with serving(python, path):
        pass
    fill(path)
    documents, sieve = [d.id for d in library.documents()], Sieve(frozenset([workspace.tag("Tag 07").id]))

    def exported() -> None:
        with TemporaryFile() as stream:
            write(workspace.excerpts(), "csv", stream, Wish())

    def listed() -> None:
        """As the panel does for its first cards."""
        keys = Ranking(library, documents, "place", sieve, {}, {}).more()
        assert len(library.some_highlights([identity for *_, identity in keys[:PAGE]])) == PAGE

    with serving(python, path) as address:
        opener = build_opener(HTTPCookieProcessor(CookieJar()))
        opener.open(address).read()
        root = address.partition("?")[0]

        def asked(place: str, least: int) -> Work:
            def work() -> None:
                assert len(opener.open(root + place).read()) > least

            return work

        table_of_theirs = asked("project/1/export/highlights/.csv", COUNT * STEP)
        list_of_theirs = asked("api/project/1/highlights/Tag%2007", PAGE * STEP)
        listing = [seconds(list_of_theirs) / median(seconds(listed) for _ in range(TIMES)) for _ in range(TIMES)]
        exporting = [seconds(table_of_theirs) / median(seconds(exported) for _ in range(3))]
    return [
        row(f"Taguette: {COUNT:,} highlights as CSV", REACH, exporting, least=True),
        row("Taguette: highlights of a tag", REACH, listing, f"{PAGE} of {COUNT // TAGS:,}", least=True),
    ]


def main() -> int:
    if not (python := os.environ.get("ANNOTATOR_TAGUETTE", "")):
        skipped("Taguette: CSV and list of a tag", "no ANNOTATOR_TAGUETTE")
        return 0
    with TemporaryDirectory() as folder:
        workspace = ours(Path(folder))
        good = against(python, Path(folder), workspace)
        workspace.library.close()
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
