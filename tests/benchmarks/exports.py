"""What excerpts cost on their way out: `python -m tests.benchmarks.exports [COUNT]`.

CSV against csv.writer on ready rows, the workbook against xlsxwriter on ready cells, the Word document against
python-docx paragraph by paragraph, of which only a few hundred are timed: it grows slower with each. Memory is the most
that a process of its own ever had.
"""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from tempfile import TemporaryFile

from docx import Document as Word
from xlsxwriter import Workbook

from annotator.exchange import Wish, table, workbook, write
from annotator.model import Document, Excerpt, ExcerptNote, Quote, Span
from tests.benchmarks.ratio import pairs, row, seconds

COUNT, ROUNDS, FEW = 100_000, 3, 300
REACH = {"csv": 2.0, "xlsx": 1.2, "docx": 0.02}
MEMORY = 300
"""Megabytes."""

WORDS = "Every threshold is a promise about mistakes, and somebody has to keep it when the shift changes. "
MADE = 1_766_494_800_000


def excerpts(count: int) -> Iterator[Excerpt]:
    """A hundred to a document, tagged and now and then noted."""
    for n in range(count):
        d = Document(f"{n // 100:032x}", f"Article {n // 100}", f"https://example.org/{n // 100}", "Ada Example",
                     "2025-12-02", "2025-12-23 13:00", "slack", "desk", text="7" * 32)  # fmt: skip
        notes = (ExcerptNote("Worth a slide.", "Ben", MADE, f"{n:032x}"),) if n % 5 == 0 else ()
        tags = ((f"topic {n % 12}",), ("method", f"kind {n % 7}"))
        yield Excerpt(
            f"{n:032x}", d, "7" * 32, Span(n, n + 96), Quote(WORDS.strip(), WORDS[:32], WORDS[-32:]), WORDS, WORDS,
            tags, notes, "Ana", MADE + n * 1_000,
        )  # fmt: skip


def ours(name: str, count: int) -> float:
    def work() -> None:
        with TemporaryFile() as stream:
            write(excerpts(count), name, stream, Wish())

    return seconds(work) - seconds(lambda: sum(1 for _ in excerpts(count)))  # to make them is not the writer's work


def ready(count: int) -> list[tuple[str, ...]]:
    """The cells of a table."""
    stream = io.StringIO(newline="")
    table.write(excerpts(count), stream, Wish())
    stream.seek(1)
    return [tuple(line) for line in csv.reader(stream)]


def rows_alone(cells: list[tuple[str, ...]]) -> float:
    def work() -> None:
        with TemporaryFile("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows(cells)

    return seconds(work)


def sheets_alone(cells: list[tuple[str, ...]]) -> float:
    """As many cells as ours, on as many sheets: each excerpt also stands on those of its tags."""
    kept = [cells[0].index(name) for name in workbook.COLUMNS]

    def work() -> None:
        with TemporaryFile() as stream:
            book = Workbook(stream, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
            top = book.add_format({"valign": "top"})
            for sheet in (book.add_worksheet() for _ in range(3)):
                for n, line in enumerate(cells):
                    for column, place in enumerate(kept):
                        if line[place]:
                            sheet.write_string(n, column, line[place], top)
            book.close()

    return seconds(work)


def paragraphs_alone() -> float:
    """Seconds for each of a few hundred: the same paragraphs and runs as ours."""

    def work() -> None:
        word = Word()
        for e in excerpts(FEW):
            word.add_paragraph(e.quote.exact, "Quote")
            chips = word.add_paragraph()
            for path in e.tags:
                chips.add_run(f" {' › '.join(path)} ")
                chips.add_run("  ")
            for note in e.notes:
                said = word.add_paragraph()
                said.add_run(f"{note.person}: ").bold = True
                said.add_run(note.body)
            word.add_paragraph(f"{e.person} · {e.made} · characters {e.span.start}–{e.span.end}")
        word.save(io.BytesIO())

    return seconds(work) / FEW


def megabytes(name: str, count: int) -> float:
    code = (
        "import resource, sys; from tests.benchmarks.exports import ours; ours(sys.argv[1], int(sys.argv[2])); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    command = [sys.executable, "-c", code, name, str(count)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main(count: int = COUNT) -> int:
    # First, because a process begins with as much memory as the one that starts it has.
    peaks = {name: megabytes(name, count) if os.name == "posix" else 0 for name in REACH}
    cells = ready(count)
    bases = {
        "csv": lambda: rows_alone(cells),
        "xlsx": lambda: sheets_alone(cells),
        "docx": lambda: paragraphs_alone() * count,
    }
    good = True
    for name, base in bases.items():
        ratios = pairs(base, lambda name=name: ours(name, count), ROUNDS if name == "csv" else 1)
        fast = row(f"export {count:,} excerpts as {name}", REACH[name], ratios, f"{peaks[name]:.0f} MB")
        good &= fast and peaks[name] <= MEMORY
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
