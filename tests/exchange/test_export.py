"""An export is whole or not there, and never costs a person a file they had."""

from __future__ import annotations

import errno
import gc
import os
import subprocess
import sys
import threading
import tracemalloc
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest

from annotator.exchange import FORMATS, ExportError, export, write
from annotator.model import Span
from tests.exchange.examples import EXCERPTS


def left_in(folder) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


formats = pytest.mark.parametrize("name", FORMATS)


@formats
def test_a_file_holds_what_a_stream_gets(name, tmp_path):
    target, stream = tmp_path / f"out{FORMATS[name].suffix}", BytesIO()
    assert export(iter(EXCERPTS), name, target) == write(iter(EXCERPTS), name, stream) == len(EXCERPTS)
    assert target.read_bytes() == stream.getvalue()
    assert not stream.closed
    assert left_in(tmp_path) == [target.name]


def test_an_existing_file_is_replaced_only_when_asked(tmp_path):
    target = tmp_path / "mine.md"
    target.write_text("mine")
    with pytest.raises(ExportError, match="exists already"):
        export(EXCERPTS, "markdown", target)
    assert target.read_text() == "mine"
    assert export(EXCERPTS, "markdown", target, force=True) == len(EXCERPTS)
    assert "promise about mistakes" in target.read_text("utf-8")


def test_a_file_that_appears_meanwhile_is_kept(tmp_path):
    target = tmp_path / "mine.md"

    def slow():
        yield EXCERPTS[0]
        target.write_text("mine")

    with pytest.raises(ExportError, match="exists already"):
        export(slow(), "markdown", target)
    assert target.read_text() == "mine"
    assert left_in(tmp_path) == ["mine.md"]


@formats
@pytest.mark.parametrize("error", [KeyboardInterrupt(), ZeroDivisionError()])
def test_an_export_that_stops_midway_leaves_what_was_there(name, error, tmp_path):
    target = tmp_path / "mine"
    target.write_text("mine")

    def broken():
        yield EXCERPTS[0]
        raise error

    with pytest.raises(type(error)):
        export(broken(), name, target, force=True)
    assert target.read_text() == "mine"
    assert left_in(tmp_path) == ["mine"]


FULL = """
import resource, signal, sys
from pathlib import Path
from annotator.exchange import ExportError, export
from tests.exchange.examples import EXCERPTS
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    export(EXCERPTS * 20, sys.argv[1], Path(sys.argv[2]), force=True)
except ExportError as error:
    print(error)
"""


@pytest.mark.skipif(os.name == "nt", reason="has no limit of file sizes")
@pytest.mark.parametrize("limit", [1, 4096, 20_000])
def test_no_room_is_a_sentence_and_leaves_what_was_there(limit, tmp_path):
    target = tmp_path / "mine"
    target.write_text("mine")
    command = [sys.executable, "-c", FULL, "csv", str(target), str(limit)]
    told = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )
    assert told.stdout == "“mine” was not written: the file would be too large.\n"
    assert target.read_text() == "mine"
    assert left_in(tmp_path) == ["mine"]


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("missing/out.md", "its folder does not exist"),
        ("file/out.md", "its folder does not exist"),
        ("x" * 300, "its name is too long"),
        ("nul\0", "is not a file name"),
        (".", "not a file that an export could replace"),
        ("/dev/null", "not a file that an export could replace"),
    ],
)
def test_an_impossible_target_is_a_sentence(target, told, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match=told) as raised:
        export(EXCERPTS, "markdown", tmp_path / target, force=True)
    assert str(raised.value).endswith(".")
    assert left_in(tmp_path) == ["file"]


def test_a_link_keeps_pointing_at_what_is_written(tmp_path):
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    export(EXCERPTS, "markdown", tmp_path / "link", force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text("utf-8").startswith("# Excerpts")


def test_an_unknown_format_is_a_sentence(tmp_path):
    with pytest.raises(ExportError, match="no export format “pdf”; there are markdown, html, docx"):
        export(EXCERPTS, "pdf", tmp_path / "out.pdf")
    assert left_in(tmp_path) == []


class Nowhere(BytesIO):
    def write(self, data):
        return len(data)


@formats
def test_memory_does_not_grow_with_the_number_of_excerpts(name):
    def peak(count):
        tracemalloc.start()
        try:
            assert write((replace(EXCERPTS[0], span=Span(n, n + 44)) for n in range(count)), name, Nowhere()) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(300)  # what is made once
    assert peak(1_500) - peak(300) < 100_000


@pytest.mark.parametrize("name", ["markdown", "obsidian", "html", "docx"])
def test_an_image_among_the_words_is_no_sign_for_who_reads(name):
    first = EXCERPTS[0]
    quote = replace(first.quote, exact="seen \ufffc here")
    stream = BytesIO()
    write([replace(first, quote=quote, before="before \ufffc", after="\ufffc after")], name, stream)
    files = [stream.getvalue()]
    if is_zipfile(stream):
        with ZipFile(stream) as archive:
            files = [archive.read(file) for file in archive.namelist()]
    told = b"".join(files).decode("utf-8", "replace")
    assert "seen" in told
    assert "\ufffc" not in told


@pytest.mark.parametrize("name", ["csv", "json", "jsonl"])
def test_for_programs_a_quote_is_exact_with_its_images(name):
    stream = BytesIO()
    write([replace(EXCERPTS[0], quote=replace(EXCERPTS[0].quote, exact="seen \ufffc here"))], name, stream)
    told = stream.getvalue().decode()
    assert "\ufffc" in told or "\\ufffc" in told


class Full(BytesIO):
    """A file on a disk with room for a little more."""

    def write(self, data):
        if self.tell() + len(data) > 300:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(data)


@formats
def test_a_pipe_gets_all_of_it(name):
    """It can neither say where it is nor go back."""
    heard = []
    read, written = os.pipe()
    with os.fdopen(read, "rb") as ear:
        reader = threading.Thread(target=lambda: heard.append(ear.read()))
        reader.start()
        with os.fdopen(written, "wb") as pipe:
            write(iter(EXCERPTS), name, pipe)
        reader.join()
    stream = BytesIO()
    write(iter(EXCERPTS), name, stream)
    if is_zipfile(stream):
        with ZipFile(stream) as whole, ZipFile(BytesIO(heard[0])) as same:
            assert {n: whole.read(n) for n in whole.namelist()} == {n: same.read(n) for n in same.namelist()}
    else:
        assert heard == [stream.getvalue()]


@formats
def test_a_disk_that_fills_up_is_one_refusal_and_nothing_is_left_to_complain(name, monkeypatch):
    complaints = []
    monkeypatch.setattr(sys, "unraisablehook", complaints.append)
    with Full() as stream, pytest.raises(OSError, match="No space"):
        write(iter(EXCERPTS), name, stream)
    gc.collect()
    assert complaints == []
