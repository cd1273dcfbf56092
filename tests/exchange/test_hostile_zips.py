"""Archives made to do harm are no bundles: a sentence within a moment, nothing written."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from annotator import bundle
from annotator.intake import read_clips
from annotator.model import AnnotatorError


def test_archives_of_every_kind_are_refused_in_words(tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch):
    found = [p for p in sorted((corpus / "fuzz" / "zip").rglob("*")) if p.is_file()]
    assert found
    monkeypatch.chdir(tmp_path)
    for path in found:
        begun = process_time()
        bundle.is_one(path)
        with pytest.raises(AnnotatorError) as refused:
            bundle._read_bundle(path)
        assert str(refused.value)
        read_clips([path])
        assert process_time() - begun < 2, path.name
    assert list(tmp_path.iterdir()) == []
