"""A table of HTML as the grid that a page can show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annotator.text import Block, Cell

MAX_ROWS = 1_000
MAX_COLUMNS = 100
MAX_SPARSE = 12
"""Places of the grid for each cell that the clip gives; a table with more holes is shown as paragraphs."""


class Grid:
    """Collects the cells of one table. What lies outside the largest grid becomes paragraphs after it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.cell: Cell | None = None  # the open one
        self.inside = False  # any cell, even one beyond the grid
        self.row = self.column = -1
        self.taken: set[tuple[int, int]] = set()
        self.places: dict[tuple[int, int], list[Block]] = {}
        self.spans: dict[tuple[int, int], Cell] = {}
        self.rest: list[Block] = []

    def open_row(self) -> None:
        if self.row < 0 or self.column >= 0:  # a row without cells does not count
            self.row, self.column = self.row + 1, -1

    def open_cell(self, header: bool, rows: int, columns: int) -> None:
        self.row = max(self.row, 0)
        self.column += 1
        while (self.row, self.column) in self.taken:
            self.column += 1
        self.inside, self.cell = True, None
        if self.row >= MAX_ROWS or self.column >= MAX_COLUMNS:
            return
        columns = min(columns, MAX_COLUMNS - self.column)
        while columns > 1 and any((self.row, self.column + n) in self.taken for n in range(1, columns)):
            columns -= 1  # spans never overlap
        rows = min(rows, MAX_ROWS - self.row)
        self.taken |= {(self.row + r, self.column + c) for r in range(rows) for c in range(columns)}
        self.cell = Cell(self.number, self.row, self.column, rows, columns, header)
        self.spans[self.row, self.column] = self.cell
        self.places[self.row, self.column] = []

    def add(self, block: Block) -> None:
        if self.cell is None:
            self.rest.append(block)
        else:
            self.places[self.cell.row, self.cell.column].append(block)

    def close_cell(self) -> None:
        self.inside, self.cell = False, None

    def blocks(self) -> Iterator[Block]:
        """The cells' blocks row by row, an empty one for each place that no cell covers; then the rest."""
        rows = max((r for r, _ in self.places), default=-1) + 1
        columns = max((c for _, c in self.places), default=-1) + 1  # no column is only spanned: "colspan=100" means all
        sparse = rows * columns > MAX_SPARSE * max(len(self.places), 8)
        for row in range(rows):
            for column in range(columns):
                if (row, column) in self.places:
                    cell = self.spans[row, column]
                    high, wide = min(cell.rows, rows - row), min(cell.columns, columns - column)
                    cell = Cell(self.number, row, column, high, wide, cell.header)
                    yield from (b if sparse else _in_cell(b, cell) for b in self.filled(row, column, sparse))
                elif not sparse and (row, column) not in self.taken:
                    yield Block("cell", cell=Cell(self.number, row, column))
        yield from self.rest

    def filled(self, row: int, column: int, sparse: bool) -> list[Block]:
        """The blocks of a cell; Qt cannot open a cell with an empty block and go on."""
        blocks = self.places[row, column]
        start = next((n for n, block in enumerate(blocks) if block.text), len(blocks) - 1)
        return blocks[max(start, 0) :] or ([] if sparse else [Block("p")])


def _in_cell(block: Block, cell: Cell) -> Block:
    plain = block.kind == "p" and not (block.marker or block.depth or block.quote)
    return replace(block, cell=cell, kind="cell" if plain else block.kind)
