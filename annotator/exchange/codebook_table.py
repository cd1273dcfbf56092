"""A codebook as a CSV table for spreadsheets, and back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from annotator.exchange.table import BOM, defused, restored
from annotator.model import Tag, new_id

Lines = Sequence[tuple[Tag, ...]]

COLUMNS = (
    "path", "colour", "key", "deprecated", "description", "include", "exclude", "aliases", "highlights", "id",
)  # fmt: skip
"""Stable: others' sheets and scripts name them. To be read, a table needs "path" alone."""

_LOOSE_SLASH = re.compile(r"(?<!\S)/|/(?!\S)")
_SPLIT = re.compile(r"\s+/\s+")
_ID = re.compile("[0-9a-f]{32}")


def write(lines: Lines, stream: BinaryIO, counts: Mapping[str, int]) -> None:
    text = io.TextIOWrapper(stream, "utf-8", errors="replace", newline="")
    text.write(BOM)
    rows = csv.writer(text, quoting=csv.QUOTE_ALL)
    rows.writerow(COLUMNS)
    for line in lines:
        tag = line[-1]
        cells = (
            " / ".join(_escaped(t.name) for t in line), tag.colour, str(tag.pin or ""), "yes" * tag.deprecated,
            tag.description, tag.include, tag.exclude, "\n".join(tag.aliases), str(counts.get(tag.id, 0)), tag.id,
        )  # fmt: skip
        rows.writerow(map(defused, cells))
    text.detach()  # else closing the wrapper would close the stream


def read(data: bytes, most: int) -> tuple[Tag, ...]:
    """The tags of such a table, in whatever order, those that a path needs added. Raises ValueError."""
    found: dict[tuple[str, ...], Tag] = {}
    for number, row in _rows(_decoded(data)):
        path = tuple(_unescaped(name).strip() for name in _SPLIT.split(row["path"]))
        if not all(path):
            raise ValueError(f"line {number} has no name in its path")
        for depth in range(1, len(path)):
            above = path[:depth]
            if above not in found:
                found[above] = Tag(new_id(), above[-1], parent=found[above[:-1]].id if depth > 1 else "")
        stood = found.get(path)
        parent = found[path[:-1]].id if len(path) > 1 else ""
        found[path] = _tag(row, path[-1], parent, stood, number)
        if len(found) > most:
            raise ValueError(f"it has more than {most:,} tags")
    return _linked(found)


def _linked(found: Mapping[tuple[str, ...], Tag]) -> tuple[Tag, ...]:
    """The tags with who stands above before who stands below, each id once."""
    ids: dict[tuple[str, ...], str] = {}
    taken: set[str] = set()
    out = []
    for path in sorted(found, key=len):
        tag = found[path]
        ids[path] = tag.id if tag.id not in taken else new_id()
        taken.add(ids[path])
        above = ids[path[:-1]] if len(path) > 1 else ""
        out.append(Tag(ids[path], tag.name, tag.colour, above, tag.description, tag.include, tag.exclude, tag.aliases,
                       tag.pin, tag.deprecated))  # fmt: skip
    return tuple(out)


def _tag(row: Mapping[str, str], name: str, parent: str, stood: Tag | None, number: int) -> Tag:
    key, identity = row["key"].strip(), row["id"].strip().lower().replace("-", "")
    if key and key not in set("123456789"):
        raise ValueError(f"line {number} has the key “{key[:20]}”, which is no digit from 1 to 9")
    own = identity if _ID.fullmatch(identity) else stood.id if stood else new_id()
    return Tag(
        own, name, row["colour"].strip(), parent, row["description"], row["include"], row["exclude"],
        tuple(a for a in row["aliases"].split("\n") if a.strip()), int(key or 0),
        row["deprecated"].strip().casefold() in ("yes", "true", "1"),
    )  # fmt: skip


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the number of its line; columns that are missing are empty."""
    csv.field_size_limit(2**31 - 1)
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)  # spreadsheets write what is usual in their country
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        header = [name.strip().casefold() for name in next(lines, [])]
        if "path" not in header:
            raise ValueError("a table needs a column “path”")
        for line in lines:
            if any(cell.strip() for cell in line):
                cells = dict(zip(header, map(restored, line), strict=False))
                yield lines.line_num, {name: cells.get(name, "") for name in COLUMNS}
    except csv.Error as error:
        raise ValueError(f"line {lines.line_num} is no row of a table: {error}") from None


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace").removeprefix(BOM)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _escaped(name: str) -> str:
    return _LOOSE_SLASH.sub(r"\/", name.replace("\\", r"\\"))


def _unescaped(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name)
