"""The command line where folders, names and clocks are not as one expects."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from annotator.exchange import FORMATS
from tests.cli.terminal import HOUSE, QUOTE, Annotator, refused

ODD = ("A 📚 of ours", "#1 & 50%?", "Bücher 🤝 d'Ada.sqlite")


def marked(annotator: Annotator, library: Path, clip: Path) -> None:
    assert annotator("import", library, clip).code == 0
    assert annotator("highlight", library, "Robots 🤖 & hands", "--quote", QUOTE, "--tag", "a", "--note", "n").code == 0


def test_a_library_may_lie_anywhere(annotator: Annotator, clip: Path, tmp_path: Path) -> None:
    library = tmp_path.joinpath(*ODD)
    library.parent.mkdir(parents=True)
    marked(annotator, library, clip)
    other = library.with_name("ours #2 🫱.sqlite")
    for words in (["check"], ["search", "hands"], ["backup"], ["share", other], ["merge", other], ["restore"]):
        assert annotator(words[0], library, *words[1:]).code == 0, words
    assert [h["quote"] for h in annotator("highlights", other, "--json").json] == [QUOTE]


def test_where_there_is_no_home_a_library_is_worked_on_all_the_same(
    annotator: Annotator, clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "home"  # in which nothing can be made, not even by root
    file.touch()
    monkeypatch.setenv("HOME", str(file))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(file / name.lower()))
    library = tmp_path / "L.sqlite"
    marked(annotator, library, clip)
    for words in (["check"], ["search", "hands"], ["tags"], ["restore"]):
        assert annotator(words[0], library, *words[1:]).code == 0, words
    assert "cannot be written" in refused(annotator("backup", library))
    doctor = annotator("doctor")
    assert doctor.code == 1
    assert {line.split(":")[0] for line in doctor.lines if line.startswith("! ")} >= {"! settings", "! state", "! log"}


@pytest.fixture
def plainly() -> Callable[..., subprocess.CompletedProcess[str]]:
    """The command line for somebody who may do no more than others, even where root tries this."""
    if os.name == "nt":
        pytest.skip("rights are said otherwise there")
    bound = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    if bound and not shutil.which(bound[0]):
        pytest.skip("root writes to any folder, and setpriv is not here")

    def run(*words: object, env: Mapping[str, str] = os.environ) -> subprocess.CompletedProcess[str]:
        command = [*bound, sys.executable, "-m", "annotator", *map(str, words)]
        return subprocess.run(
            command, cwd=HOUSE, env=env, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
        )

    return run


Plainly = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("mode", [0o555, 0o000], ids=["may only be read", "may not be entered"])
def test_a_home_in_which_nothing_can_be_kept_stops_nothing(
    plainly: Plainly, tmp_path: Path, clip: Path, mode: int
) -> None:
    home, library = tmp_path / "home", tmp_path / "L.sqlite"
    home.mkdir()
    home.chmod(mode)
    env = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")} | {"HOME": str(home)}
    for words in (["import", library, clip], ["search", library, "hands"], ["check", library]):
        done = plainly(*words, env=env)
        assert (done.returncode, done.stderr) == (0, ""), words
    refusal = plainly("backup", library, env=env)
    assert refusal.returncode == 1
    assert refusal.stderr.count("\n") == 1
    doctor = plainly("doctor", env=env)
    assert doctor.returncode == 1
    assert f"! settings: {home}" in doctor.stdout
    home.chmod(0o755)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("closed", ["file", "folder"])
def test_a_library_that_may_only_be_read_is_read(
    plainly: Plainly, annotator: Annotator, tmp_path: Path, clip: Path, closed: str
) -> None:
    library, title = tmp_path / "shelf" / "L.sqlite", "Robots 🤖 & hands"
    library.parent.mkdir()
    marked(annotator, library, clip)
    before = library.read_bytes()
    library.chmod(0o444 if closed == "file" else 0o644)
    library.parent.chmod(0o755 if closed == "file" else 0o555)
    for words in (["list"], ["text", title], ["highlights"], ["tags"], ["notes"], ["search", "hands"], ["check"],
                  ["history"], ["trash"], ["export", "--format", "csv", "--output", tmp_path / "out.csv"],
                  ["share", tmp_path / "copy.sqlite"], ["backup"], ["restore"]):  # fmt: skip
        done = plainly(words[0], library, *words[1:])
        assert (done.returncode, done.stderr) == (0, ""), words
    copy, another = tmp_path / "copy.sqlite", tmp_path / "another.md"
    another.write_text("Other words.", "utf-8")
    assert annotator("tag", copy, "theirs").code == 0
    for words in (["import", another], ["tag", "b"], ["highlight", title, "--quote", QUOTE], ["merge", copy]):
        done = plainly(words[0], library, *words[1:])
        assert (done.returncode, done.stdout) == (1, ""), words
        assert done.stderr == "You are not allowed to write to L.sqlite or to its folder.\n"
    library.parent.chmod(0o755)
    assert library.read_bytes() == before
    assert [p.name for p in library.parent.iterdir()] == ["L.sqlite"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full is here")
def test_an_output_that_has_no_room_and_a_folder_that_is_gone_are_named(library: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f'cd "{gone}"; rmdir "{gone}"; exec "$@"'
    listing = [sys.executable, "-m", "annotator", "list"]
    for unbuffered in ("", "1"):
        env = os.environ | {"PYTHONUNBUFFERED": unbuffered}
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*listing, library], cwd=HOUSE, env=env, stdout=full, stderr=subprocess.PIPE, check=False
            )
        assert (done.returncode, done.stderr) == (1, b"The output could not be used: No space left on device.\n")
    env = os.environ | {"PYTHONPATH": str(HOUSE)}
    lost = subprocess.run(["sh", "-c", script, "sh", *listing, "L.sqlite"], env=env, capture_output=True, check=False)
    assert (lost.returncode, lost.stdout) == (1, b"")
    assert lost.stderr == b"The current folder could not be used: No such file or directory.\n"


class Clock:
    """The computer's clock as it stands after its battery died: 1970, and on from there."""

    def __init__(self) -> None:
        self._since, self._local = time.monotonic(), time.localtime

    def time(self) -> float:
        return time.monotonic() - self._since

    def time_ns(self) -> int:
        return int(self.time() * 1e9)

    def localtime(self, seconds: float | None = None) -> time.struct_time:
        return self._local(self.time() if seconds is None else seconds)


@pytest.fixture
def in_1970(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    clock = Clock()
    with monkeypatch.context() as then:
        for name in ("time", "time_ns", "localtime"):
            then.setattr(time, name, getattr(clock, name))
        yield then


def test_what_is_done_in_1970_is_kept_and_goes_on_today(
    annotator: Annotator, clip: Path, tmp_path: Path, in_1970: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "L.sqlite"
    marked(annotator, library, clip)
    assert annotator("highlights", library, "--json").json[0]["created"].startswith("1970-01-01T00:0")
    for words in (["check"], ["backup"], ["restore"], ["history"], ["search", "hands"]):
        assert annotator(words[0], library, *words[1:]).code == 0, words
    in_1970.undo()
    assert annotator("highlight", library, "Robots 🤖 & hands", "--quote", "Robots 🤖 learn slowly").code == 0
    years = [step["created"][:4] for step in annotator("history", library, "--json").json]
    assert years[-1] == "1970"
    assert years == sorted(years, reverse=True)
    assert years[0] > "2000"
    assert annotator("check", library).code == 0


@pytest.mark.parametrize("kind", sorted({*FORMATS, "bundle"}))
def test_excerpts_leave_in_1970_or_a_sentence_says_why_not(
    annotator: Annotator, clip: Path, tmp_path: Path, in_1970: pytest.MonkeyPatch, kind: str
) -> None:
    library, out = tmp_path / "L.sqlite", tmp_path / "out"
    marked(annotator, library, clip)
    done = annotator("export", library, "--format", kind, "--output", out)
    if done.code:
        assert kind == "docx"
        assert "clock" in refused(done)
        assert not out.exists()
    else:
        assert out.stat().st_size > 0
