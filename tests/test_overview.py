"""Tables of the whole library: every cell counts exactly the highlights it opens."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from annotator.model import Document, Span, Tag
from annotator.overview import VIEWS, Head, Stand, Table, csv_bytes, overview, tables, tsv
from annotator.store import Library
from annotator.workspace import Workspace
from tests.desk import ANA, reading

ROOT, BELOW, OTHER = Tag("r", "Root"), Tag("b", "below", parent="r"), Tag("o", "other", colour="#112233")
LINES = {"r": (ROOT,), "b": (ROOT, BELOW), "o": (OTHER,)}
DOCUMENTS = {
    str(n): Document(str(n), f"Title {n}", clipped=clipped, channel=channel)
    for n, (clipped, channel) in enumerate((("2025-11-30", "desk"), ("2026-01-02 10:00", "desk"), ("", "")))
}
ABOVE = {"r": {"r"}, "b": {"r", "b"}, "o": {"o"}}


def named(table: Table) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(table.rows[r].name, table.columns[c].name): ids for (r, c), ids in table.cells.items()}


def stand(highlight: str, document: str, *tags: str) -> Stand:
    return Stand(highlight, document, frozenset(a for t in tags for a in ABOVE[t]))


STANDS = [stand("1", "0", "b"), stand("2", "0", "b", "o"), stand("3", "1", "o"), stand("4", "2", "r", "o")]


def test_a_tag_counts_the_tags_below_it() -> None:
    made = named(tables(STANDS, DOCUMENTS, LINES)["tags"])
    assert made["Root", "Highlights"] == ("1", "2", "4")
    assert made["Root / below", "Highlights"] == ("1", "2")
    assert made["Root / below", "Documents"] == ("1",)
    assert made["other", "Documents"] == ("2", "3", "4")


def test_tags_by_documents_newest_first() -> None:
    table = tables(STANDS, DOCUMENTS, LINES)["documents"]
    assert [row.name for row in table.rows] == ["Title 1", "Title 0", "Title 2"]
    assert named(table)["Title 0", "other"] == ("2",)


def test_tags_together_without_those_above() -> None:
    made = named(tables(STANDS, DOCUMENTS, LINES)["together"])
    assert made["Root", "other"] == made["other", "Root"] == ("2", "4")
    assert ("Root", "Root / below") not in made


def test_time_shows_its_gaps_and_channels_their_names() -> None:
    made = tables(STANDS, DOCUMENTS, LINES)
    assert [c.name for c in made["time"].columns] == ["2025-11", "2025-12", "2026-01", "no date"]
    assert named(made["time"])["other", "2026-01"] == ("3",)
    assert named(made["channels"])["Root", "#desk"] == ("1", "2")
    assert named(made["channels"])["Root", "no channel"] == ("4",)


def test_many_months_are_told_in_years() -> None:
    documents = {str(n): Document(str(n), "T", clipped=f"{1990 + n // 12}-{n % 12 + 1:02}-01") for n in range(60)}
    table = tables([stand(i, i, "o") for i in documents], documents, LINES)["time"]
    assert [c.name for c in table.columns] == ["1990", "1991", "1992", "1993", "1994"]


@given(
    st.lists(st.tuples(st.sampled_from("012"), st.sets(st.sampled_from("rbo"), min_size=1)), max_size=12).map(
        lambda found: [stand(str(n), document, *tags) for n, (document, tags) in enumerate(found)]
    )
)
def test_every_cell_holds_what_is_true_of_its_row_and_column(stands: list[Stand]) -> None:
    made = tables(stands, DOCUMENTS, LINES)
    for tag in "rbo":
        wearing = [s for s in stands if tag in s.tags]
        name = " / ".join(t.name for t in LINES[tag])
        for view in ("time", "channels"):
            across = [ids for (row, _), ids in named(made[view]).items() if row == name]
            assert sorted(i for ids in across for i in ids) == sorted(s.highlight for s in wearing)
        for key, document in DOCUMENTS.items():
            there = tuple(s.highlight for s in wearing if s.document == key)
            assert named(made["documents"]).get((document.title, name), ()) == there


def test_the_table_is_told_to_spreadsheets_without_formulas() -> None:
    table = Table("Tag", (Head("=1+1"), Head("a\tb")), (Head('say "x"'),), {(0, 0): ("1", "2")})
    assert tsv(table) == "Tag\tsay \"x\"\n'=1+1\t2\na b\t0\n"
    rows = list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig"))))
    assert rows == [["Tag", 'say "x"'], ["'=1+1", "2"], ["a\tb", "0"]]


def test_a_library_is_counted_whole() -> None:
    library = Library(None)
    workspace = Workspace(library, ANA)
    workspace.import_clips([reading(n) for n in range(3)])
    for n, document in enumerate(library.documents()):
        workspace.highlight(document, Span(0, 4), named=["a / b"] if n else [])
    steps: list[tuple[int, int]] = []
    made = overview(library, workspace.tag_lines(), lambda *step: steps.append(step))
    assert set(made) == set(VIEWS)
    assert {row: len(ids) for (row, _), ids in named(made["channels"]).items()} == {"a": 2, "a / b": 2}
    assert steps == [(3, 3)]
    library.close()
