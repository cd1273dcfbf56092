"""The app as a process of its own where screens, homes, fonts, disks, clocks and PySide6 are not as one expects."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from annotator import paths
from tests.cli.terminal import HOUSE

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="is otherwise there")
QUOTE = "Every threshold is a promise."
CLIP = f"---\nurl: https://example.org/a\ntitle: A clip 🩺\n---\n\n{QUOTE}\n"
OPENS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from annotator.gui import screen, start
from annotator.gui.dialogs import NameBox
from annotator.gui.window import Window

made = screen.application()

def look():
    box = made.activeModalWidget()
    found = [w for w in made.topLevelWidgets() if isinstance(w, Window) and w.isVisible() and w.furnished]
    if isinstance(box, NameBox):
        box.line.setText("Ada")
        box.accept()
    elif box:
        print("told:", *(w.text() for w in box.findChildren(QLabel)))
        box.reject()
    elif found and not clock.shown:
        clock.shown = True
        window, = found
        words = window.reader.text_shown.words if window.desk.document else ""
        window.grab()
        print("shown:", window.top.name.text(), "|", words[:40].replace(chr(10), " "), "|", window.status.told)
        window.close()

clock = QTimer()
clock.shown = False
clock.timeout.connect(look)
clock.start(20)
code = start.run(Path(sys.argv[1]) if sys.argv[1:] else None)
sys.exit(code)
"""
NOBODY = """
import pwd
def nobody(*_): raise KeyError("an account that no list of accounts knows")
pwd.getpwuid = nobody
"""
IN_1970 = """
import time
since = time.monotonic()
time.time = lambda: time.monotonic() - since
time.time_ns = lambda: int(time.time() * 1e9)
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Of Ada's, with a clip in it, on a path with emoji, spaces and signs."""
    path, clip = tmp_path / "A 📚 of ours" / "#1 & 50% Bücher 🤝.sqlite", tmp_path / "clip.md"
    path.parent.mkdir()
    clip.write_text(CLIP, "utf-8")
    assert annotator("import", path, clip).returncode == 0
    return path


@pytest.fixture
def ada(home: Path) -> None:
    """She has said her name on this machine."""
    settings = paths.settings_file()
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"person": {"id": "0" * 31 + "1", "name": "Ada", "colour": ""}}))


def run(*words: object, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *map(str, words)]
    return subprocess.run(command, cwd=HOUSE, env=env, capture_output=True, text=True, timeout=90, check=False)


def annotator(*words: object, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return run("-m", "annotator", *words, env=env)


def opened(*words: object, env: Mapping[str, str] | None = None, first: str = "") -> list[str]:
    """What the window, and boxes before it, said until it was closed."""
    done = run("-c", first + OPENS, *words, env=env)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout.splitlines()


def without_home() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if k != "HOME" and not k.startswith("XDG_")}


# -- screens ---------------------------------------------------------------------------------------------------------


@linux
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":7777"}, {"WAYLAND_DISPLAY": "gone", "DISPLAY": ":7777"}])
def test_where_no_display_answers_a_sentence_names_what_works(library: Path, display: dict[str, str]) -> None:
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = annotator(library, env=env | display)
    *others, told = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert "“annotator --help” names the commands that need none" in told
    assert not [line for line in others if "qt" in line.casefold()]  # what libwayland says is its own


# -- PySide6 ---------------------------------------------------------------------------------------------------------

BROKEN = "raise ImportError('libEGL.so.1: cannot open shared object file')"
LOSES = """
import ctypes
class QObject:
    def setObjectName(self, name): ctypes.pythonapi.Py_DecRef(ctypes.py_object(None))
"""


@pytest.mark.parametrize(
    ("version", "core", "told"),
    [
        ("6.11.3", BROKEN, "cannot be loaded: libEGL.so.1"),
        ("6.5.0", "class QObject: pass", "PySide6 6.5.0 is too old"),
        ("6.12.0", LOSES, "PySide6 6.12.0 loses references to None"),
    ],
)
def test_a_wrong_pyside6_is_told_by_window_and_doctor_and_stops_no_verb(
    library: Path, tmp_path: Path, version: str, core: str, told: str
) -> None:
    fake = tmp_path / "fake" / "PySide6"
    fake.mkdir(parents=True)
    numbers = tuple(map(int, version.split(".")))
    (fake / "__init__.py").write_text(f"__version__, __version_info__ = {version!r}, {numbers}")
    (fake / "QtCore.py").write_text(core)
    for name in ("QtGui", "QtWidgets"):
        (fake / f"{name}.py").write_text("from PySide6 import QtCore")
    env = os.environ | {"PYTHONPATH": str(fake.parent)}
    window = annotator(library, env=env)
    assert (window.returncode, window.stderr.count("\n")) == (1, 1)
    assert told in window.stderr
    doctor = annotator("doctor", env=env)
    assert doctor.returncode == 1
    assert any(line.startswith("! ") and told in line for line in doctor.stdout.splitlines())
    assert "A clip" in annotator("list", library, env=env).stdout
    if core == BROKEN:
        pdf = annotator("export", library, "--format", "pdf", "--output", tmp_path / "out.pdf", env=env)
        assert (pdf.returncode, pdf.stderr.count("\n")) == (1, 1)
        assert told in pdf.stderr


# -- fonts -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def fontless(tmp_path: Path) -> dict[str, str]:
    """A machine without a single font, and without those that come with the app."""
    for name in ("font_source_serif_pro", "font_source_sans_pro"):
        (tmp_path / "fake" / name).mkdir(parents=True)
        (tmp_path / "fake" / name / "__init__.py").touch()
    (tmp_path / "fonts.conf").write_text("<?xml version='1.0'?><fontconfig/>")
    return os.environ | {
        "PYTHONPATH": str(tmp_path / "fake"), "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"),
    }  # fmt: skip


@linux
def test_without_a_font_the_window_opens_and_the_doctor_says_what_is_missing(
    library: Path, fontless: dict[str, str], ada: None
) -> None:
    assert opened(library, env=fontless)[0].startswith(f"shown: {library.name} | {QUOTE}")
    doctor = annotator("doctor", env=fontless)
    assert doctor.returncode == 1
    assert "! face for Source Serif Pro" in doctor.stdout
    assert "no font for" in doctor.stdout


# -- homes -----------------------------------------------------------------------------------------------------------


def test_the_first_start_asks_a_name_and_shows_the_guide(home: Path) -> None:
    assert opened()[0].startswith("shown: Library.sqlite | ")
    assert paths.default_library().is_file()
    assert json.loads(paths.settings_file().read_text("utf-8"))["person"]["name"] == "Ada"
    listed = json.loads(annotator("list", paths.default_library(), "--json").stdout)
    assert len(listed) == 8


def test_a_clip_or_a_bundle_that_is_opened_comes_into_the_usual_library(
    library: Path, tmp_path: Path, ada: None
) -> None:
    assert annotator("highlight", library, "A clip 🩺", "--quote", QUOTE).returncode == 0
    bundle = tmp_path / "for review.zip"
    assert annotator("export", library, "--format", "bundle", "--output", bundle).returncode == 0
    told = OPENS.replace("elif found and", "elif found and found[0].status.told and")
    for file in (bundle, tmp_path / "clip.md"):
        done = run("-c", told, file)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("shown: Library.sqlite | ")
    found = json.loads(annotator("highlights", paths.default_library(), "--json").stdout)
    assert [h["quote"] for h in found] == [QUOTE]
    assert len(json.loads(annotator("list", paths.default_library(), "--json").stdout)) == 9


@linux
def test_an_account_without_a_home_reads_all_the_same(library: Path) -> None:
    first, *_ = opened(library, env=without_home(), first=NOBODY)
    assert first.startswith(f"shown: {library.name} | {QUOTE}")
    assert "could not be kept" in first
    done = run("-c", f"{NOBODY}import sys; from annotator import cli; sys.exit(cli.main(sys.argv[1:]))", "check",
               library, env=without_home())  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


@linux
def test_without_a_home_and_without_a_library_a_sentence_says_where_none_can_be_made() -> None:
    told, *more = opened(env=without_home(), first=NOBODY)
    assert told.startswith("told:")
    assert "Library.sqlite" in told
    assert more == []


@pytest.fixture(params=["only read", "closed"])
def locked(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """With a home in which even root makes nothing, or may not even look whether something is there."""
    (tmp_path / "a file").touch()
    home = tmp_path / ("a file" if request.param == "only read" else "n" * 300)
    return without_home() | {"HOME": str(home)}


@linux
def test_the_window_in_a_locked_home(library: Path, locked: dict[str, str]) -> None:
    first, *_ = opened(library, env=locked)
    assert first.startswith(f"shown: {library.name} | {QUOTE}")
    assert "could not be kept" in first


@linux
def test_verbs_and_the_doctor_in_a_locked_home(library: Path, locked: dict[str, str], tmp_path: Path) -> None:
    assert "A clip" in annotator("search", library, "threshold", env=locked).stdout
    assert annotator("highlight", library, "A clip 🩺", "--quote", QUOTE, env=locked).returncode == 0
    assert annotator("export", library, "--format", "pdf", "--output", tmp_path / "out.pdf", env=locked).returncode == 0
    assert f"settings: {locked['HOME']}" in annotator("doctor", env=locked).stdout
    backup = annotator("backup", library, env=locked)
    assert (backup.returncode, backup.stderr.count("\n")) == (1, 1)
    assert "full" not in backup.stderr


@linux
def test_a_library_where_one_may_not_even_look_is_a_sentence(tmp_path: Path, ada: None) -> None:
    told, *_ = opened(tmp_path / ("n" * 300) / "L.sqlite")
    assert told.startswith("told:")
    assert "L.sqlite" in told


# -- disks, clocks, two of them ----------------------------------------------------------------------------------------


@linux
def test_on_a_full_disk_a_sentence_and_nothing_half_done(library: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    script = (
        f'mount -t tmpfs -o size=1m none "{disk}" || exit 77\n'
        f'cp "$1" "{disk}/L.sqlite"; head -c 2000000 /dev/zero >"{disk}/rest" 2>/dev/null\n'
        f'"$2" -m annotator highlight "{disk}/L.sqlite" "A clip 🩺" --quote "{QUOTE}"; echo "code $?"\n'
        f'rm "{disk}/rest"; "$2" -m annotator check "{disk}/L.sqlite"\n'
    )
    if not shutil.which("unshare"):
        pytest.skip("no disk can be made here")
    command = ["unshare", "-rm", "sh", "-c", script, "sh", str(library), sys.executable]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, timeout=90, check=False)
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip("no disk can be made here")
    assert "code 1" in done.stdout
    assert "full" in done.stderr
    assert "Sound: documents 1, highlights 0" in done.stdout


@linux
def test_the_window_opens_in_1970(library: Path, ada: None) -> None:
    assert opened(library, first=IN_1970)[0].startswith(f"shown: {library.name} | {QUOTE}")


def test_a_second_start_hands_its_library_to_the_window_that_is_there(library: Path, tmp_path: Path, ada: None) -> None:
    other = tmp_path / "other.sqlite"
    assert annotator("import", other, tmp_path / "clip.md").returncode == 0
    there = f"found[0].top.name.text() == {other.name!r}"
    opens = OPENS.replace("elif found and", f"elif found and {there} and")
    first = subprocess.Popen(
        [sys.executable, "-c", opens, str(library)], cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    try:
        door = paths.states().parent / "door"
        end = time.monotonic() + 60
        while not door.exists() and time.monotonic() < end and first.poll() is None:
            time.sleep(0.1)
        second = annotator(other)
        assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
        said, _ = first.communicate(timeout=60)
    finally:
        first.kill()
        first.wait()
    assert f"shown: {other.name} | {QUOTE}" in said
