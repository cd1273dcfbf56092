"""Libraries of an earlier and of a later version on the command line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.store import schema
from tests.cli.terminal import VERBS_THAT_READ, Annotator, on, refused
from tests.store import coming


def test_an_older_library_is_brought_up_to_date_once_and_the_backup_is_named(
    annotator: Annotator, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = annotator("list", library, "--json").out
    monkeypatch.setattr(schema, "VERSIONS", coming.known())
    run = annotator("list", library, "--json")
    assert (run.code, run.out) == (0, before)
    said, _, backup = run.err.strip().partition("; as it was: ")
    assert said == "L.sqlite was brought up to date"
    assert Path(backup).name.endswith("-migration.sqlite")
    assert annotator("check", library).err == ""


@pytest.mark.parametrize("verb", VERBS_THAT_READ, ids=" ".join)
def test_a_newer_library_is_refused_in_words_and_left_alone(
    annotator: Annotator, library: Path, verb: list[str]
) -> None:
    with closing(sqlite3.connect(library)) as db:
        db.execute("PRAGMA user_version=2")
    before = library.read_bytes()
    assert "written by a newer Annotator; install that to open it." in refused(annotator(*on(library, verb)))
    assert library.read_bytes() == before
