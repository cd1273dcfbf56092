"""What a query finds in a library: documents with the words around the hits, highlights, notes and tags.

`Search` is for one thread, with a library of its own (`Library.beside`) and an index of its own (`Index.of`):

    search = Search(library, person.id, Index.of(library, paths.indexes()))
    for done, of in search.follow(): ...          # slices of some milliseconds; at the start and after each change
    node = parse("tag:robotics data", typing=True)
    for hit in search.first(node): ...            # what comes first, at once
    results = search.results(node)                # the best, with counts

Without an index, or while it is not current, the same is found by looking through everything.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from annotator.model import Tag
from annotator.query import Node
from annotator.searching.beside import followed
from annotator.searching.hits import DocumentHit, HighlightHit, Hit, Hits, NoteHit, Results, TagHit
from annotator.searching.scan import Scan
from annotator.searching.snippets import Snippet, places
from annotator.searching.surroundings import Surroundings
from annotator.store import Library
from annotator.store.filling import batched
from annotator.store.index import Index, IndexLost, Stopped
from annotator.store.lookup import KINDS, Lookup, values

__all__ = [
    "PAGE", "DocumentHit", "HighlightHit", "Hit", "Index", "IndexLost", "NoteHit", "Results", "Search", "Snippet",
    "Stopped", "TagHit", "places", "searched",
]  # fmt: skip

PAGE = 50
"""Hits of a kind that are shown at first."""
FIRST = 10
"""Hits of a kind that are given before any are counted or compared: more are not in view."""
MOST_NAMES = 2_000
"""Of a field, that are offered to complete what is typed."""


def _never() -> bool:
    return False


class Search:
    """Finds for one person in a library. For one thread; raises LibraryError where the library is in trouble.

    `stopped` is asked now and then: once it says so, what is under way raises Stopped.
    """

    def __init__(
        self, library: Library, person: str, index: Index | None = None, stopped: Callable[[], bool] = _never
    ) -> None:
        self._library, self._person, self._index, self._stopped = library, person, index, stopped
        self._beside = False  # another process is at work on the index

    def follow(self, *, beside: bool = False) -> Generator[tuple[int, int], None, None]:
        """Brings the index up to the library in slices; done, and of how many. Raises IndexLost where it cannot.

        `beside`: much of it in another process, for this one has something better to do. Until it is done all is
        found by looking through everything.
        """
        if self._index is None:
            return
        if beside and self._library.path and not self._index.is_near(self._library):
            self._index.close()  # Windows lets nobody replace a file that is open
            self._beside = True
            try:
                with suppress(OSError):
                    yield from followed(self._library.path, self._index.path.parent)
            finally:
                self._beside = False
        yield from self._index.follow(self._library)

    @property
    def is_indexed(self) -> bool:
        """Whether there is an index, and it knows all that the library says."""
        return self._index is not None and not self._beside and self._index.is_current(self._library)

    def first(self, query: Node, most: int = FIRST) -> Iterator[Hit]:
        """Some hits as they come, tags first: to show before there are `results`."""
        around, hits = self._around(query)
        yield from hits.tags(self._tags(query, around)[:most])
        ids: dict[str, list[str]] = {}
        with suppress(IndexLost), self._lookup(query, around) as lookup:
            ids = {kind: lookup.first(kind, most) for kind in KINDS}
        for kind in KINDS:
            if kind not in ids:
                found = self._scan(query, around).found((kind,))
                ids[kind] = [i for _, (_, i) in zip(range(most), found, strict=False)]
            yield from hits.of(kind, ids[kind])

    def results(self, query: Node, most: int = PAGE, skip: int = 0) -> Results:
        """The best hits of each kind after some of them; as lists have them where nothing is indexed."""
        around, hits = self._around(query)
        tags = self._tags(query, around)
        try:
            with self._lookup(query, around) as lookup:
                found = {kind: lookup.ranked(kind, most, skip) for kind in KINDS}
        except IndexLost:
            ids: dict[str, list[str]] = {kind: [] for kind in KINDS}
            for kind, identity in self._scan(query, around).found(KINDS):
                ids[kind].append(identity)
            ids["document"] = self._newest_first(ids["document"])
            found = {kind: (len(every), every[skip : skip + most]) for kind, every in ids.items()}
        totals = {kind: total for kind, (total, _) in found.items()} | {"tag": len(tags)}
        listed = {kind: tuple(hits.of(kind, ids)) for kind, (_, ids) in found.items()}
        return Results.of(listed, tuple(hits.tags(tags[skip : skip + most])), totals)

    def every(self, query: Node, kind: str) -> set[str]:
        """Ids of all hits of a kind: "document", "highlight" or "note"."""
        around, _ = self._around(query)
        try:
            with self._lookup(query, around) as lookup:
                return lookup.every(kind)
        except IndexLost:
            return {identity for _, identity in self._scan(query, around).found((kind,))}

    def names(self) -> dict[str, list[str]]:
        """What the fields of a query can be, by their names: tags as paths, people, and what documents say."""
        around = Surroundings(self._library, self._person)
        found = {"tag": ["/".join(path) for path in around.paths.values()]}
        found["person"] = sorted({name for names in around.names.values() for name in names})
        if self._index is not None:
            with suppress(IndexLost), self._index.asking(self._library, _never) as db:
                found |= values(db, ("channel", "site", "source", "author"), MOST_NAMES)
        return found

    # -- inside --------------------------------------------------------------

    def _around(self, query: Node) -> tuple[Surroundings, Hits]:
        around = Surroundings(self._library, self._person)
        return around, Hits(self._library, query, around)

    def _scan(self, query: Node, around: Surroundings) -> Scan:
        return Scan(self._library, query, around, self._halt)

    def _tags(self, query: Node, around: Surroundings) -> list[Tag]:
        return self._scan(query, around).tags()

    @contextmanager
    def _lookup(self, query: Node, around: Surroundings) -> Iterator[Lookup]:
        """Raises IndexLost where there is no index to ask, or it does not say what the library says."""
        if self._index is None or self._beside:
            raise IndexLost("There is no search index.")
        index = self._index
        with index.asking(self._library, self._stopped) as db:
            yield Lookup(db, query, around, lambda: index.has_gone(db))

    def _newest_first(self, documents: list[str]) -> list[str]:
        """As lists have them."""
        found = [d for ids in batched(documents, 500) for d in self._library.some_documents(ids)]
        return [d.id for d in sorted(found, key=lambda d: (d.clipped, d.made), reverse=True)]

    def _halt(self) -> None:
        if self._stopped():
            raise Stopped


def searched(library: Library, person: str, folder: Path) -> Search:
    """A search whose index is brought up to the library; without one where its folder cannot be written."""
    search = Search(library, person, Index.of(library, folder))
    with suppress(IndexLost):
        for _ in search.follow():
            pass
    return search
