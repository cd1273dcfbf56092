"""The library's list follows each change as if it were read anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.gui.library_rows import ORDERS, LibraryRows
from annotator.model import Change
from annotator.store import Library, Reading
from annotator.workspace import Workspace
from tests.desk import ANA
from tests.searching.libraries import begin, change, put
from tests.store.things import opened


@settings(max_examples=30)
@given(data=st.data())
def test_what_is_listed_is_what_is_there(tmp_path_factory, data: st.DataObject) -> None:
    folder: Path = tmp_path_factory.mktemp("library")
    writing, reading = opened(folder / "L.sqlite"), opened(folder / "L.sqlite")
    begin(writing, data.draw)
    workspace = Workspace(reading, ANA)
    workspace.look()
    kept = LibraryRows(workspace)
    assert kept.listed() == []
    assert kept.edits() is None
    told: list = []
    workspace = Workspace(reading, ANA, kept.follow)
    for n in range(data.draw(st.integers(1, 5))):
        if data.draw(st.booleans()):
            put(writing, data.draw, n)
        else:
            change(writing, data.draw)
        workspace.look()
        if documents := reading.documents():
            reading.state.set_reading(ANA.id, data.draw(st.sampled_from(documents)).id, Reading("done", 1.0))
        for place, goes, comes in kept.edits() or ():
            told[place : place + goes] = [comes] if comes else []
        assert kept.listed() == told == LibraryRows(workspace).listed()
        assert [row.id for row, _ in kept.listed()] == [d.id for d in reading.documents()]
    writing.close()
    reading.close()


class Telling:
    """A library whose own changes are heard as a workspace tells them."""

    def __init__(self, library: Library, heard: Callable[[Change], None]) -> None:
        self._library, self._heard = library, heard

    def __getattr__(self, name: str) -> object:
        return getattr(self._library, name)

    def apply(self, change: Change, person: str) -> None:
        self._heard(self._library.apply(change, person))

    def undo(self, person: str) -> None:
        if undone := self._library.undo(person):
            self._heard(undone.change)


@settings(max_examples=30)
@given(data=st.data())
def test_highlights_are_counted_on_as_if_all_were_counted(data: st.DataObject) -> None:
    library = opened(None)
    begin(library, data.draw)
    kept = LibraryRows(Workspace(library, ANA))
    assert kept.listed() == []
    telling = Telling(library, kept.follow)
    for n in range(data.draw(st.integers(1, 8))):
        act = data.draw(st.sampled_from(("put", "change", "again", "twice")))
        marks = library.highlights()
        if act == "put":
            put(telling, data.draw, n)
        elif act == "change":
            change(telling, data.draw)
        elif act == "again" and marks:  # it stands already
            telling.apply(Change("Mark", after=(data.draw(st.sampled_from(marks)),)), ANA.id)
        elif act == "twice" and marks:  # the second has nothing to delete
            one = data.draw(st.sampled_from(marks))
            telling.apply(Change("Unmark", before=(one,)), ANA.id)
            telling.apply(Change("Unmark", before=(one, *library.highlights()[:1])), ANA.id)
            if data.draw(st.booleans()):
                telling.apply(Change("Mark", after=(one, *library.highlights()[:1])), ANA.id)
        if data.draw(st.booleans()):
            assert kept.listed() == LibraryRows(Workspace(library, ANA)).listed()
    assert kept.listed() == LibraryRows(Workspace(library, ANA)).listed()
    library.close()


FIRST = {  # what has the least of this comes first; among equals the newest
    "newest": lambda row, document: 0,
    "oldest": lambda row, document: document.clipped or "~",
    "added": lambda row, document: -document.made,
    "title": lambda row, document: row.folded,
    "site": lambda row, document: document.site or "~",
    "length": lambda row, document: row.minutes,
    "highlights": lambda row, document: -row.highlights,
}


@settings(max_examples=60)
@given(data=st.data())
def test_a_long_list_comes_in_pieces_and_is_in_its_order_when_it_is_whole(data: st.DataObject) -> None:
    library = opened(None)
    begin(library, data.draw)
    for n in range(3):
        put(library, data.draw, n)
    kept = LibraryRows(Workspace(library, ANA), page=data.draw(st.integers(1, 4)))
    telling, told = Telling(library, kept.follow), []
    for n in range(3, data.draw(st.integers(4, 12))):
        act = data.draw(st.sampled_from(("put", "change", "order", "read on", "done", "look")))
        if act == "put":
            put(telling, data.draw, n)
        elif act == "change":
            change(telling, data.draw)
        elif act == "order":
            kept.order_by(data.draw(st.sampled_from(sorted(ORDERS))))
        elif act == "done" and (documents := library.documents()):
            library.state.set_reading(ANA.id, data.draw(st.sampled_from(documents)).id, Reading("done", 1.0))
        elif act == "read on":
            kept.read_on()
        else:
            told = shown(kept, told)
    while not kept.is_whole:
        told = shown(kept, told)
        kept.read_on()
    told = shown(kept, told)
    documents = {d.id: d for d in library.documents()}
    every = {row.id: (row, channel) for row, channel in LibraryRows(Workspace(library, ANA)).listed()}
    first = FIRST[kept.order]
    assert [row.id for row, _ in told] == sorted(documents, key=lambda i: first(every[i][0], documents[i]))
    assert told == kept.listed() == [every[row.id] for row, _ in told]
    library.close()


def shown(kept: LibraryRows, told: list) -> list:
    """What a view shows that follows the edits."""
    edits = kept.edits()
    if edits is None:
        return kept.listed()
    for place, goes, comes in edits:
        told[place : place + goes] = [comes] if comes else []
    return told


def test_what_was_read_is_told_by_its_place_however_often_it_is_written(tmp_path: Path) -> None:
    library = opened(tmp_path / "L.sqlite")
    state = library.state
    for n in (1, 2, 3, 2, 3, 3):
        state.set_reading(ANA.id, f"{n}", Reading("reading", n / 10))
    places = [place for place, *_ in state.readings_after(-1, ANA.id, 10)]
    assert len(places) == 3
    state.set_reading(ANA.id, "3", Reading("done", 1.0))
    [(place, *told)] = state.readings_after(places[-1], ANA.id, 10)
    assert told == ["3", "done", 1.0]
    assert state.readings_after(place, ANA.id, 10) == []
    assert state.reading_of(ANA.id, "3") == Reading("done", 1.0)
    assert state.reading_of(ANA.id, "4") == Reading()
    library.close()
