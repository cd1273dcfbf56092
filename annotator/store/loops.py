"""Trees that several people drew: where their edges close a ring, the oldest edge gives way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from annotator.model import Person, Tag

T = TypeVar("T", Tag, Person)


def loosened(records: dict[str, T], field: str, age: Callable[[str, str, str], tuple[int, str]]) -> dict[str, T]:
    """The records with every ring opened; `age` tells when a record's field took its value."""
    edges = {identity: getattr(record, field) for identity, record in records.items()}
    opened = dict(records)
    for ring in rings(edges):
        oldest = min(ring, key=lambda identity: age(identity, field, edges[identity]))
        without: dict[str, Any] = {field: ""}
        opened[oldest] = replace(opened[oldest], **without)
    return opened


def rings(edges: Mapping[str, str]) -> Iterator[list[str]]:
    """The cycles among nodes that point to one other each."""
    seen: set[str] = set()
    for start in edges:
        path: dict[str, None] = {}
        node = start
        while node in edges and node not in seen:
            seen.add(node)
            path[node] = None
            node = edges[node]
        if node in path:
            walked = list(path)
            yield walked[walked.index(node) :]
