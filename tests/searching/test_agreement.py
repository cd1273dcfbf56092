"""The index finds what a look at everything finds, whatever was asked and however the library came to be."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.searching import Index, Search
from annotator.store import Library
from annotator.store.lookup import KINDS
from tests.query.queries import EXAMPLES, nodes
from tests.searching.libraries import begin, change, put
from tests.store.things import ANN, opened


class Indexed(Search):
    """One that never looks through everything."""

    def _halt(self) -> None:
        raise AssertionError("the index was not asked")


def follow(search: Search) -> None:
    for _ in search.follow():
        pass


def agreed(library: Library, index: Index, draw: st.DrawFn) -> None:
    indexed, plain = Indexed(library, ANN, index), Search(library, ANN)
    follow(indexed)
    assert indexed.is_indexed
    query = draw(nodes())
    for kind in KINDS:
        assert indexed.every(query, kind) == plain.every(query, kind), (str(query), kind)
    counted, looked = indexed.results(query), plain.results(query)
    assert counted.totals == looked.totals
    assert sorted(map(repr, counted)) == sorted(map(repr, looked))
    found = Counter(type(hit).__name__ for hit in indexed.first(query, 2))
    told = {"document": "DocumentHit", "highlight": "HighlightHit", "note": "NoteHit", "tag": "TagHit"}
    assert found == Counter({told[k]: min(2, n) for k, n in counted.totals.items() if n})


@settings(max_examples=max(1, EXAMPLES // 2))
@given(data=st.data())
def test_the_index_agrees_with_a_look_at_everything(tmp_path_factory, data: st.DataObject) -> None:
    folder: Path = tmp_path_factory.mktemp("library")
    library = opened(folder / "L.sqlite", states=folder / "states")
    index = Index.of(library, folder / "cache")
    assert index is not None
    begin(library, data.draw)
    for n in range(data.draw(st.integers(0, 3))):
        put(library, data.draw, n)
    agreed(library, index, data.draw)
    for n in range(data.draw(st.integers(1, 3))):
        change(library, data.draw)
        if data.draw(st.booleans()):
            put(library, data.draw, 10 + n)
        agreed(library, index, data.draw)
    index.close()
    library.close()

