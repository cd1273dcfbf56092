"""The command line in this process, and a library for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import cli
from tests.cli.terminal import CLIP, Annotator, Run


@pytest.fixture
def annotator(capfdbinary: pytest.CaptureFixture[bytes]) -> Annotator:
    """The command line in this process."""

    def run(*words: object) -> Run:
        capfdbinary.readouterr()
        code = cli.main([str(w) for w in words])
        out, err = capfdbinary.readouterr()
        return Run(code, out, err.decode())

    return run


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    file = tmp_path / "robots.md"
    file.write_text(CLIP, "utf-8")
    return file


@pytest.fixture
def library(annotator: Annotator, clip: Path, tmp_path: Path) -> Path:
    """A library with the clip in it."""
    path = tmp_path / "L.sqlite"
    assert annotator("import", path, clip).code == 0
    return path
