"""The window where the person's own folders cannot be written, and on files with odd names."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from annotator import paths
from annotator.gui import start
from annotator.gui.app import build
from annotator.gui.dialogs import NameBox
from annotator.intake import read_clips
from annotator.settings import Settings
from annotator.store import Library
from annotator.workspace import Workspace
from tests.gui.boxes import answer
from tests.gui.conftest import span_of


@pytest.fixture
def nowhere(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in which nothing can be made, not even by root: it is a file."""
    file = home / "home"
    file.touch()
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(file))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(file / name.lower()))
    return file


def say(name: str) -> None:
    """Types a name into the box that asks for one, once it is there."""

    def typed(box: NameBox) -> None:
        box.line.setText(name)
        box.accept()

    answer(typed, NameBox)


@pytest.fixture
def settings(nowhere: Path, qapp) -> Settings:
    """Ada's, who said her name where it cannot be kept."""
    settings = Settings(paths.settings_file())
    say("Ada")
    assert start.introduced(settings)
    return settings


def test_a_name_that_cannot_be_kept_holds_for_this_time(settings: Settings) -> None:
    assert settings.person is not None
    assert settings.person.name == "Ada"
    assert Settings(paths.settings_file()).person is None


def test_another_name_that_cannot_be_kept_is_told_and_holds(window) -> None:
    say("Grace")
    window.errands.change_name()
    assert window.workspace.person.name == "Grace"
    assert any("settings file cannot be written" in label.text() for label in window.status.findChildren(QLabel))


def test_one_reads_and_marks_where_nothing_can_be_kept_beside_the_library(settings, tmp_path, clip, qtbot) -> None:
    assert settings.person is not None
    library = Library(tmp_path / "A 📚 of #1 & 50% ?.sqlite", states=paths.states())
    Workspace(library, settings.person).import_clips(read_clips([clip]))
    window = build(library, settings.person, settings)
    qtbot.addWidget(window)
    window.show()
    window.reader.select(span_of(window, "The model was right"))
    window.marking.highlight()
    assert [h.quote.exact for h in library.highlights()] == ["The model was right"]
    assert "A 📚 of #1" in window.top.name.text()
    assert window.close()
    library.close()
