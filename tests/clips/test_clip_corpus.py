"""Real clips keep their words; `python -m tests.corpus` prints the whole table."""

import importlib.util
import sys
from pathlib import Path

import pytest

SPEC = importlib.util.spec_from_file_location("corpus", Path(__file__).parents[1] / "corpus.py")
assert SPEC
assert SPEC.loader
corpus = sys.modules["corpus"] = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(corpus)


def test_every_third_clip_of_the_corpus_reads_as_another_reader_reads_it():
    paths = [path for path in corpus.files() if path.stat().st_size < 200_000][::3]
    if not paths:
        pytest.skip(f"no clips in {corpus.CORPUS}; set ANNOTATOR_CORPUS")
    missed = [name for name, *_, reached in corpus.totals([corpus.measure(path) for path in paths]) if not reached]
    assert not missed


def test_the_measure_sees_words_that_are_lost(tmp_path, monkeypatch):
    path = tmp_path / "x.md"
    path.write_text("one **two** three ` four")
    assert corpus.measure(path).kept == 1.0
    monkeypatch.setattr(corpus, "shown", lambda blocks: ("one three **", "one three **"))
    row = corpus.measure(path)
    assert (row.kept, row.marks, row.missing) == (0.5, True, ("two", "four"))
