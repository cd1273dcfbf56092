"""What one machine remembers."""

import math
import shutil

import pytest

from annotator.store import Library, Reading, State

from .things import ANN, BEN, filled


@pytest.mark.parametrize("kept", [True, False], ids=["file", "memory"])
def test_state_comes_back(tmp_path, kept):
    path = tmp_path / "x" / "state.sqlite" if kept else None
    state = State(path)
    reading = Reading("reading", 0.5, 120, "the words")
    state.set_reading(ANN, "d", reading)
    state.set_reading(BEN, "d", Reading("done", 7.0))
    state.set_reading(BEN, "e", Reading("done", math.nan))
    state.add_replica("r")
    state.add_replica("r")
    state.set("window", {"width": 3, "names": ["a"]})
    if kept:
        state.close()
        state = State(path)
    assert state.reading(ANN) == {"d": reading}
    assert state.reading(BEN) == {"d": Reading("done", 1.0), "e": Reading("done", 0.0)}
    assert state.replicas() == {"r"}
    assert state.get("window") == {"width": 3, "names": ["a"]}
    assert state.get("other", 5) == 5
    state.close()


def test_looking_writes_nothing(tmp_path):
    library = Library(tmp_path / "a.sqlite", states=tmp_path / "states")
    assert library.undo_label is None
    assert library.state.reading(ANN) == {}
    assert library.state.get("x") is None
    assert not (tmp_path / "states").exists()
    filled(library)
    assert library.state.replicas() == {library.replica}
    assert (tmp_path / "states" / library.id / "state.sqlite").exists()
    library.close()


def test_a_damaged_state_is_set_aside(tmp_path):
    path = tmp_path / "state.sqlite"
    path.write_bytes(b"no database" * 100)
    state = State(path)
    assert state.get("x", 1) == 1
    state.set("x", 2)
    state.close()
    assert State(path).get("x") == 2
    assert path.with_suffix(".damaged").read_bytes() == b"no database" * 100


def test_a_state_that_cannot_be_kept_does_not_stop_the_work(tmp_path):
    (tmp_path / "states").write_text("a file where a folder should be")
    library = Library(tmp_path / "a.sqlite", states=tmp_path / "states")
    filled(library)
    assert library.undo(ANN).change.label == "Highlight"
    library.state.set("x", 1)
    assert library.state.get("x") == 1
    library.close()


def test_a_state_that_somebody_removes_is_begun_anew(tmp_path):
    state = State(tmp_path / "states" / "state.sqlite")
    state.set("x", 1)
    shutil.rmtree(tmp_path / "states")
    state.set("x", 2)
    assert state.get("x") == 2
    state.close()
    assert State(tmp_path / "states" / "state.sqlite").get("x") == 2
