"""The whole library at a glance: how often tags stand on documents, beside each other, over time, in channels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from annotator.model import Document, Highlight, Tag
from annotator.query.dates import day
from annotator.store import Library

AT_A_TIME = 500
"""Records that are read together: some milliseconds, so that nobody who writes is held up."""
COLUMNS = 200
"""Tags, channels or months beside each other, the most frequent; more cannot be read."""
MONTHS = 36
"""Beyond so many, time is told in years."""
VIEWS = ("tags", "documents", "together", "time", "channels")

Progress = Callable[[int, int], None]
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Head:
    """What a row or a column is about; `id` "" where it is no record."""

    name: str
    id: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Table:
    """Ids of highlights by row and column; an empty cell is not there."""

    corner: str
    rows: tuple[Head, ...] = ()
    columns: tuple[Head, ...] = ()
    cells: Mapping[Cell, tuple[str, ...]] = field(default_factory=dict)

    def count(self, row: int, column: int) -> int:
        return len(self.cells.get((row, column), ()))

    @property
    def most(self) -> int:
        return max(map(len, self.cells.values()), default=0)

    def lines(self) -> Iterator[list[str]]:
        """As a spreadsheet has it, heads first."""
        yield [self.corner, *(c.name for c in self.columns)]
        for n, row in enumerate(self.rows):
            yield [row.name, *(str(self.count(n, m)) for m in range(len(self.columns)))]


def tsv(table: Table) -> str:
    """To be pasted into a spreadsheet."""
    from annotator.exchange.table import defused

    clean = (["".join(" " if c in "\t\r\n" else c for c in defused(cell)) for cell in line] for line in table.lines())
    return "\n".join("\t".join(line) for line in clean) + "\n"


def csv_bytes(table: Table) -> bytes:
    """A file for spreadsheets: UTF-8 with a mark, formulas defused."""
    import csv
    import io

    from annotator.exchange.table import BOM, defused

    stream = io.StringIO()
    stream.write(BOM)
    csv.writer(stream, lineterminator="\r\n").writerows([map(defused, line) for line in table.lines()])
    return stream.getvalue().encode()


@dataclass(frozen=True, slots=True)
class Stand:
    """A highlight with the tags it counts for: its own and those above them."""

    highlight: str
    document: str
    tags: frozenset[str]


def overview(library: Library, lines: Mapping[str, Sequence[Tag]], progress: Progress) -> dict[str, Table]:
    """A table for each of VIEWS. `lines`: tags from the root down, by a tag's id."""
    every, stands = library.count("highlight"), list[Stand]()
    after = ""
    while ids := library.ids("highlight", after, AT_A_TIME):
        stands += (_stand(h, lines) for h in library.some_highlights(ids))
        after = ids[-1]
        progress(min(len(stands), every), every)
    wanted = sorted({s.document for s in stands})
    documents: dict[str, Document] = {}
    for begin in range(0, len(wanted), AT_A_TIME):
        documents |= {d.id: d for d in library.some_documents(wanted[begin : begin + AT_A_TIME])}
    return tables([s for s in stands if s.document in documents], documents, lines)


def _stand(h: Highlight, lines: Mapping[str, Sequence[Tag]]) -> Stand:
    return Stand(h.id, h.document, frozenset(above.id for tag in h.tags for above in lines.get(tag, ())))


def tables(
    stands: Sequence[Stand], documents: Mapping[str, Document], lines: Mapping[str, Sequence[Tag]]
) -> dict[str, Table]:
    used = {tag for s in stands for tag in s.tags}
    order = sorted(used, key=lambda tag: [t.name.casefold() for t in lines[tag]])
    tags = [Head(" / ".join(t.name for t in lines[tag]), tag, _colour(lines[tag])) for tag in order]
    often = Counter(tag for s in stands for tag in s.tags)
    broad = [t for t in tags if t.id in {tag for tag, _ in often.most_common(COLUMNS)}]
    titles = sorted(documents.values(), key=lambda d: (d.clipped, d.made), reverse=True)
    spelled = _spelled([day(d.clipped) for d in documents.values()])
    when = {d.id: spelled(day(d.clipped)) for d in documents.values()}
    where = {d.id: _channel(d) for d in documents.values()}
    return {
        "tags": _table("Tag", tags, [Head("Highlights"), Head("Documents")], _counted(stands)),
        "documents": _table("Document", [Head(d.title, d.id) for d in titles], broad,
                            ((s.document, tag, s.highlight) for s in stands for tag in s.tags)),
        "together": _table("Tag", broad, broad, _pairs(stands, lines)),
        "time": _table("Tag", tags, _times(_named(when[s.document] for s in stands)),
                       ((tag, when[s.document], s.highlight) for s in stands for tag in s.tags)),
        "channels": _table("Tag", tags, _named(where[s.document] for s in stands),
                           ((tag, where[s.document], s.highlight) for s in stands for tag in s.tags)),
    }  # fmt: skip


def _table(
    corner: str, rows: Sequence[Head], columns: Sequence[Head], told: Iterable[tuple[str, str, str]]
) -> Table:
    """From rows and columns, by id or else by name, and the highlight that stands there."""
    left = {head.id or head.name: n for n, head in enumerate(rows)}
    top = {head.id or head.name: n for n, head in enumerate(columns)}
    cells: dict[Cell, list[str]] = defaultdict(list)
    for row, column, highlight in told:
        if row in left and column in top:
            cells[left[row], top[column]].append(highlight)
    return Table(corner, tuple(rows), tuple(columns), {cell: tuple(ids) for cell, ids in cells.items()})


def _counted(stands: Iterable[Stand]) -> Iterator[tuple[str, str, str]]:
    """Each highlight of a tag, and the first of them on each document."""
    seen: set[tuple[str, str]] = set()
    for s in stands:
        for tag in s.tags:
            yield tag, "Highlights", s.highlight
            if (tag, s.document) not in seen:
                seen.add((tag, s.document))
                yield tag, "Documents", s.highlight


def _pairs(stands: Iterable[Stand], lines: Mapping[str, Sequence[Tag]]) -> Iterator[tuple[str, str, str]]:
    """Tags on the same highlight; that a tag stands below another is known without counting."""
    above = {tag: {t.id for t in line} for tag, line in lines.items()}
    for s in stands:
        for one, other in combinations(sorted(s.tags), 2):
            if one not in above[other] and other not in above[one]:
                yield one, other, s.highlight
                yield other, one, s.highlight


def _spelled(days: Iterable[str]) -> Callable[[str], str]:
    """How a day is told: its month, or its year where there are many months."""
    size = 7 if len({d[:7] for d in days}) <= MONTHS else 4
    return lambda d: d[:size] or "no date"


def _named(names: Iterable[str]) -> list[Head]:
    """The most frequent, in their order."""
    return [Head(name) for name in sorted(name for name, _ in Counter(names).most_common(COLUMNS))]


def _times(heads: Sequence[Head]) -> list[Head]:
    """With the months or years between in which nothing was: a gap in time is to be seen."""
    dated = [h.name for h in heads if h.name[:1].isdigit()]
    if not dated:
        return list(heads)
    first, last = _number(dated[0]), _number(dated[-1])
    if last - first >= COLUMNS:
        return list(heads)
    spell = (lambda n: f"{n // 12:04}-{n % 12 + 1:02}") if len(dated[0]) == 7 else str
    return [*(Head(spell(n)) for n in range(first, last + 1)), *(h for h in heads if h.name not in dated)]


def _number(time: str) -> int:
    """Months or years, counted on."""
    year, _, month = time.partition("-")
    return int(year) * 12 + int(month) - 1 if month else int(year)


def _channel(document: Document) -> str:
    return f"#{document.channel}" if document.channel else document.source or "no channel"


def _colour(line: Sequence[Tag]) -> str:
    return next((t.colour for t in reversed(line) if t.colour), "")
