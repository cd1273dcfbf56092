"""Tables become a full grid: one block per cell and per uncovered place."""

from hypothesis import given
from hypothesis import strategies as st

from annotator import clips
from annotator.text import Cell


def blocks(markdown):
    return clips.read(markdown.encode(), "x.md").text.blocks


def places(markdown):
    return {(b.cell.row, b.cell.column): b.text for b in blocks(markdown) if b.cell}


def test_a_table_right_after_a_paragraph_with_odd_rows():
    found = blocks("text\n| a | b |\n|---|:-:|\n| x \\| y |\n| `c` | d | extra |\nend row\n\nafter")
    assert (found[0].text, found[-1].text) == ("text", "after")
    assert [b.text for b in found if b.cell] == ["a", "b", "", "x | y", "", "", "c", "d", "extra", "end row", "", ""]
    assert [b.cell.header for b in found if b.cell][:4] == [True, True, False, False]


def test_a_bar_in_code_or_math_parts_no_cells_where_the_row_has_too_many():
    found = places("| a | $|b|$ |\n|---|---|\n| `x|y` | $|z|$ |\n| `x` | `y` | z |\n| `x | y` |")
    assert [found.get(place) for place in ((0, 1), (1, 0), (1, 1))] == ["$|b|$", "x|y", "$|z|$"]
    assert [found.get((2, n)) for n in range(3)] == ["x", "y", "z"]
    assert [found.get((3, n)) for n in range(2)] == ["`x", "y`"]


def test_rows_of_a_layout_that_say_nothing_are_left_out():
    found = places("|  |  |\n|---|---|\n| a | b |\n|  |  |\n| c |  |")
    assert found == {(0, 0): "a", (0, 1): "b", (1, 0): "c", (1, 1): ""}
    assert not places("|  |\n|---|\n\nx")


def test_lines_with_pipes_are_no_table_without_a_rule_of_as_many_cells():
    assert not places("a | b\nc | d")
    assert not places("a | b\n---")
    assert not places("| a | b |\n|---|")


def test_spans_are_clipped_to_the_grid_and_never_overlap():
    found = blocks("<table><tr><td rowspan=9 colspan=2>A<td>B<tr><td colspan=99>C</table>")
    cells = {b.text: b.cell for b in found if b.text}
    assert cells["A"] == Cell(0, 0, 0, 2, 2)
    assert cells["B"] == Cell(0, 0, 2)
    assert cells["C"].column == 2


def test_kinds_inside_cells():
    found = blocks("<table><tr><td><hr><h3>t</h3><ul><li>x</ul><pre>c</pre>p<td></table>")
    assert [(b.kind, b.marker, b.text) for b in found] == [
        ("h3", "", "t"),
        ("p", "•", "x"),
        ("code", "", "c"),
        ("cell", "", "p"),
        ("cell", "", ""),
    ]
    assert all(b.cell for b in found)


def test_nested_tables_are_flattened_and_captions_precede():
    found = blocks("<table><caption>cap</caption><tr><td>a<table><tr><td>b<td>c</table>d</table>e")
    assert [(b.kind, b.text) for b in found] == [
        ("p", "cap"),
        ("cell", "a"),
        ("cell", "b"),
        ("cell", "c"),
        ("cell", "d"),
        ("p", "e"),
    ]
    assert {b.cell for b in found if b.cell} == {Cell(0, 0, 0)}


def test_what_lies_outside_the_largest_grid_becomes_paragraphs():
    wide = "|" + "h|" * 120 + "\n|" + "-|" * 120 + "\n|" + "x|" * 120 + "\n"
    found = blocks(wide)
    assert max(b.cell.column for b in found if b.cell) == 99
    assert sum(b.kind == "p" for b in found) == 40
    long = "|a|\n|-|\n" + "|x|\n" * 1100
    found = blocks(long)
    assert max(b.cell.row for b in found if b.cell) == 999
    assert len(found) == 1101


def test_a_sparse_table_does_not_grow_beyond_its_words():
    found = blocks("|" + "h|" * 100 + "\n|" + "-|" * 100 + "\n" + "|x|\n" * 900)
    assert len(found) < 2000


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(["", "x", "<p>a<p>b", "<hr>c"]))),
        max_size=5,
    )
)
def test_every_place_of_any_grid_is_covered_once(rows):
    page = "".join(
        "<tr>" + "".join(f"<td rowspan={r} colspan={c}>{text}</td>" for r, c, text in row) + "</tr>" for row in rows
    )
    found = [b for b in blocks(f"<table>{page}</table> ") if b.cell]
    covered = [
        (c.row + r, c.column + k)
        for c in dict.fromkeys(b.cell for b in found)
        for r in range(c.rows)
        for k in range(c.columns)
    ]
    assert len(covered) == len(set(covered))
    if covered:
        rows_, columns = max(r for r, _ in covered) + 1, max(c for _, c in covered) + 1
        assert len(covered) == rows_ * columns
    order = [(b.cell.row, b.cell.column) for b in found]
    assert order == sorted(order)
