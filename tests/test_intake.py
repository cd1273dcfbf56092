"""Clip files on their way in."""

from __future__ import annotations

import os
import threading
import time
import zipfile
from pathlib import Path

import pytest

from annotator import clips
from annotator.conversion.workers import bench
from annotator.intake import Reading, read_clips

SLOW = ("# Part\n\nSome *words* and [a link](https://example.org) in a line, `code` and more.\n\n" * 2_000).encode()


@pytest.fixture(scope="module", autouse=True)
def _nobody_stays():
    yield
    bench.clear()


def shown(readings: list[Reading]) -> dict[str, str]:
    return {r.name: r.clip.text.words if r.clip else r.reason for r in readings}


def test_clips_come_in_the_order_of_their_paths_whichever_is_done_first(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(SLOW)
    for n in range(30):
        (tmp_path / f"b{n:02}.md").write_text(f"Clip *{n}*.")
    readings = read_clips([tmp_path])
    assert [r.name for r in readings] == [f"{tmp_path.name}/{n}.md" for n in ("a", *(f"b{n:02}" for n in range(30)))]
    assert [r.clip.text.words for r in readings[1:]] == [f"Clip {n}." for n in range(30)]


def test_a_clip_from_a_worker_is_the_one_that_reading_it_gives(tmp_path: Path) -> None:
    front = b"---\ntitle: [broken\nurl: https://a.org/x\nmood: fine\n---\n\n"
    source = front + b"| a | b |\n|---|---|\n| ![alt](i.png) | 1 |\n\n- [x] \xe9"
    (tmp_path / "t.md").write_bytes(source)
    [reading] = read_clips([tmp_path / "t.md"])
    assert reading == Reading("t.md", clips.read(source, "t.md"))
    assert reading.clip.notices


def test_progress_begins_at_once_never_falls_and_ends_with_all(tmp_path: Path) -> None:
    bench.clear()  # a worker that begins takes a while
    (tmp_path / "a.md").write_bytes(SLOW)
    (tmp_path / "b.md").write_text("Words.")
    heard: list[tuple[int, int]] = []
    read_clips([tmp_path, tmp_path / "gone.md"], lambda *p: heard.append(p))
    assert heard[0] == (1, 3)
    assert heard == sorted(heard)
    assert heard[-1] == (3, 3)
    assert len(heard) > 4  # also while nothing is done, so that it can be stopped


def test_what_progress_raises_stops_the_work_and_its_workers_at_once(tmp_path: Path) -> None:
    (tmp_path / "0.md").write_text("# Part")
    for n in range(1, 100):
        (tmp_path / f"{n}.md").write_bytes(SLOW)
    begun = 0.0

    def progress(done: int, of: int) -> None:
        nonlocal begun
        begun = begun or (time.monotonic() if done else 0.0)
        if done:
            raise KeyError("enough")

    before = threading.active_count()
    with pytest.raises(KeyError, match="enough"):
        read_clips([tmp_path], progress)
    assert time.monotonic() - begun < 10  # all of them take half a minute
    assert threading.active_count() <= before
    assert shown(read_clips([tmp_path / "0.md"]))["0.md"] == "Part"


def test_clips_of_an_archive_come_like_those_of_a_folder(tmp_path: Path) -> None:
    place = tmp_path / "pack.zip"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("notes/a.md", "# A title\n\nWords of *a*.")
        pack.writestr("notes/b.txt", "")
        pack.writestr("notes/picture.png", "x")
    (tmp_path / "c.md").write_text("Words of c.")
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 and nothing")
    assert shown(read_clips([place, tmp_path / "c.md", tmp_path / "broken.zip"])) == {
        "pack.zip/notes/a.md": "A title\nWords of a.",
        "pack.zip/notes/b.txt": "It is empty.",
        "c.md": "Words of c.",
        "broken.zip": "it is not a zip archive, or it is damaged",
    }
    assert [r.name for r in read_clips([tmp_path])] == [f"{tmp_path.name}/c.md"]  # an archive only where it is named


def test_a_place_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Words.")
    assert len(read_clips([tmp_path / "a.md", tmp_path / "a.md", tmp_path])) == 1


BOMBS = {
    "brackets": "[" * 20_000,
    "angles": "<" * 100_000,
    "nested": "<div>" * 50_000,
    "emphasis": "*a **b " * 20_000,
    "notes": "[^1]: x\n\n" + "[^1] " * 4_000,
    "table": f"|{'a|' * 2_000}\n|{'-|' * 2_000}\n" + f"|{'b|' * 2_000}\n" * 5,
    "anchors": "---\na: &a [x]\n" + "".join(f"b{n}: [*a, *a]\n" for n in range(2_000)) + "---\nx",
    "line": "word " * 300_000,
}


def longest_silence(files: list[Path]) -> tuple[float, list[Reading]]:
    """Seconds between two ticks of this thread's 20 ms timer, while another thread reads the files."""
    readings: list[Reading] = []
    reader = threading.Thread(target=lambda: readings.extend(read_clips(files)))
    reader.start()
    longest, last = 0.0, time.monotonic()
    while reader.is_alive():
        time.sleep(0.02)
        longest, last = max(longest, time.monotonic() - last), time.monotonic()
    return longest, readings


def test_the_window_would_answer_during_every_bomb(tmp_path: Path) -> None:
    for name, text in BOMBS.items():
        (tmp_path / f"{name}.md").write_text(text)
    longest, readings = longest_silence([tmp_path])
    assert longest < 0.25
    assert len(readings) == len(BOMBS)
    assert [r.name for r in readings if not r.clip] == []


def test_the_window_would_answer_during_the_bombs_of_others(corpus: Path) -> None:
    files = [f for kind in ("html", "yaml", "strings") for f in (corpus / "fuzz" / kind).rglob("*") if f.is_file()]
    assert len(files) > 50
    longest, readings = longest_silence(files)
    assert longest < 0.25
    assert len(readings) == len(files)
    assert {r.reason for r in readings if not r.clip} <= {
        "It is empty.", "It is not a text: it holds many control characters.",
    }  # fmt: skip


def test_what_only_looks_like_a_clip_is_named_and_left_out(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "gone.md").symlink_to(tmp_path / "nowhere.md")
    os.mkfifo(tmp_path / "in" / "pipe.md")
    (tmp_path / "in" / "good.md").write_text("# Good\n\nwords")
    told = {r.name: r.reason for r in read_clips([tmp_path / "in"])}
    assert told == {"in/gone.md": "it is not a file", "in/pipe.md": "it is not a file", "in/good.md": ""}
