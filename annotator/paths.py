"""Where libraries, settings and the app's own files are, from a checkout or an installed app."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import platformdirs

APP = "annotator"
NOWHERE = Path(os.devnull) / APP
"""Where nothing can be made: the folders of a person who has no home."""


def default_library() -> Path:
    """The library that opens when none is named."""
    return _own(platformdirs.user_documents_dir) / "Annotator" / "Library.sqlite"


def settings_file() -> Path:
    return _own(lambda: platformdirs.user_config_dir(APP, appauthor=False)) / "settings.json"


def states() -> Path:
    """What this machine remembers of each library: a folder an id."""
    return _own(lambda: platformdirs.user_data_dir(APP, appauthor=False)) / "libraries"


def indexes() -> Path:
    """What is worked out from libraries so that they can be searched; may be deleted at any time."""
    return _own(lambda: platformdirs.user_cache_dir(APP, appauthor=False)) / "search"


def log_file() -> Path:
    return _own(lambda: platformdirs.user_log_dir(APP, appauthor=False)) / "annotator.log"


def writable(folder: Path) -> bool:
    """Whether a file could be made there, the folder too where it is missing. Makes nothing."""
    while not there(folder) and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def there(path: Path) -> bool:
    """Whether something is there; not where one may not even look, as in the home of somebody else."""
    try:
        return path.exists()
    except OSError:
        return False


def _own(folder: Callable[[], str]) -> Path:
    try:
        return Path(folder())
    except RuntimeError:  # an account that no list of accounts knows, and no HOME
        return NOWHERE


def resources() -> Path:
    return _shipped("resources")


def seeds() -> Path:
    """The sample clips, the guide first by name."""
    return _shipped("seeds")


def _shipped(folder: str) -> Path:
    beside = Path(__file__).resolve().parent.parent / folder
    return beside if beside.is_dir() else Path(sys.prefix) / "share" / APP / folder
