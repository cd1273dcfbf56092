"""What every test stands on: a home of its own, no display, no deadline on a busy machine."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from annotator.model import Change
from annotator.store import Library, gate, unix_ms
from annotator.workspace import Workspace
from tests.desk import ANA, reading
from tests.ward import NIGHT, body

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

settings.register_profile(
    "annotator", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
settings.load_profile("annotator")

HERE = Path(__file__).resolve().parent


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home: no test sees or touches the settings of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.delenv("XDG_DOCUMENTS_DIR", raising=False)
    monkeypatch.delenv("ANNOTATOR_PERSON", raising=False)
    return home


@pytest.fixture(scope="session", autouse=True)
def _ticking() -> Iterator[None]:
    """No moment comes twice: who writes second is later, in two libraries at once too."""
    last = 0

    def now() -> int:
        nonlocal last
        ms = unix_ms()
        last = last + 1 if ms <= last < ms + 60_000 else ms  # a clock that is set back by years is another matter
        return last

    with pytest.MonkeyPatch.context() as patch:
        for opens in (Library.__init__, gate.opened):
            patch.setitem(opens.__kwdefaults__, "now", now)
        yield


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """Once a window stood, Python collects nothing by itself; see gui/rubbish."""
    yield
    if not gc.isenabled():
        gc.collect(1)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Real documents written by others."""
    folder = Path(os.environ.get("ANNOTATOR_CORPUS", HERE.parent.parent / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip("the corpus of real documents is not here; ANNOTATOR_CORPUS names its folder")
    return folder


@pytest.fixture(scope="session")
def real_clip() -> Path:
    """A clip as the team's bot drops it."""
    folder = Path(os.environ.get("ANNOTATOR_CLIPS", HERE.parent.parent / "shared" / "seeds"))
    found = sorted(folder.glob("*.txt")) if folder.is_dir() else []
    if not found:
        pytest.skip("no real clip is here; ANNOTATOR_CLIPS names a folder with one")
    return found[0]


@pytest.fixture
def heard() -> list[Change]:
    """The changes that the desk has announced."""
    return []


@pytest.fixture
def desk(heard: list[Change]) -> Workspace:
    """Ana at a library in memory with one clip."""
    workspace = Workspace(Library(None), ANA, heard.append)
    workspace.import_clips([reading()])
    heard.clear()
    return workspace


@pytest.fixture
def ward() -> Workspace:
    """Ana at a library with one document, as it was first clipped."""
    workspace = Workspace(Library(None), ANA)
    workspace.import_clips([reading(0, body(*NIGHT))])
    return workspace
