"""An index worked out in a process beside the app."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from annotator.query import parse
from annotator.searching import Index, Search, beside
from annotator.store import Library
from annotator.store.index import NEAR, STALE
from annotator.workspace import Workspace
from tests.desk import ANA, reading
from tests.store.things import opened


@pytest.fixture
def library(tmp_path: Path):
    """More documents than are put in between two keys."""
    made = opened(tmp_path / "L.sqlite", states=tmp_path / "states")
    Workspace(made, ANA).import_clips([reading(n, f"Robots, part {n}.\n") for n in range(NEAR + 1)])
    yield made
    made.close()


@pytest.fixture
def search(library: Library, tmp_path: Path):
    index = Index.of(library, tmp_path / "cache")
    assert index
    yield Search(library, ANA.id, index)
    index.close()


def found(search: Search) -> int:
    return search.results(parse("robots")).totals["document"]


def test_much_is_put_in_by_a_process_and_found_meanwhile(search: Search) -> None:
    steps = search.follow(beside=True)
    assert next(steps) == (0, 0)
    assert not search.is_indexed
    assert found(search) == NEAR + 1
    assert list(steps)
    assert search.is_indexed
    assert found(search) == NEAR + 1


def test_little_is_put_in_here(search: Search, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    list(search.follow(beside=True))
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    Workspace(library, ANA).import_clips([reading(NEAR + 1, "One more of the robots.\n")])
    list(search.follow(beside=True))
    assert found(search) == NEAR + 2
    assert search.is_indexed


@pytest.mark.parametrize("words", [(), ("-c", "raise SystemExit(3)"), ("-c", "print('no', 'number')")])
def test_where_the_process_fails_it_is_done_here(search: Search, monkeypatch: pytest.MonkeyPatch, words) -> None:
    if words:
        monkeypatch.setattr(beside, "WORDS", words)
    else:
        monkeypatch.setattr(sys, "executable", "/nowhere/python")
    list(search.follow(beside=True))
    assert search.is_indexed


def test_a_process_that_is_not_needed_any_more_leaves_nothing(search: Search, tmp_path: Path) -> None:
    steps = search.follow(beside=True)
    next(steps)
    steps.close()
    assert not [p.name for p in (tmp_path / "cache").glob("*") if p.suffix == ".part"]
    assert found(search) == NEAR + 1


def test_the_draft_of_one_that_was_killed_is_swept_away(search: Search, library: Library, tmp_path: Path) -> None:
    index = Index.of(library, tmp_path / "cache")
    assert index
    index.path.parent.mkdir()
    old, fresh = (index.path.with_name(f"{index.path.name}.{n}.part") for n in ("dead", "beef"))
    for draft in (old, fresh):
        draft.write_bytes(b"half an index")
    os.utime(old, (0, old.stat().st_mtime - STALE - 1))
    list(search.follow())
    assert not old.exists()
    assert fresh.exists()  # somebody may be at work on it
