"""The library's list follows each change as if it were read anew."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.gui.library_rows import LibraryRows
from annotator.store import Reading
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
