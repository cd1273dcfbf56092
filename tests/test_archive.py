"""Clips in zip archives, most of them made to do harm."""

from __future__ import annotations

import io
import stat
import struct
import time
import zipfile
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import archive
from annotator.archive import Archive, ArchiveError
from annotator.intake import read_clips

DAMAGED = "it is not a zip archive, or it is damaged"
SHARED = "it is damaged: some of its files share their bytes"


def packed(*files: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as pack:
        for name, data in files:
            pack.writestr(name, data, method)
    return out.getvalue()


def refusal(place: Path) -> str:
    with pytest.raises(ArchiveError) as caught:
        Archive(place)
    return str(caught.value)


def contents(place: Path) -> dict[str, bytes | str]:
    """Each clip's bytes, or why there are none."""
    found: dict[str, bytes | str] = {}
    with closing(Archive(place)) as opened:
        for member in opened.members:
            try:
                found[member.name] = opened.read(member)
            except ArchiveError as error:
                found[member.name] = str(error)
        assert len(found) == len(opened.members)
    return found


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "pack.zip"


def test_only_clips_are_read_and_hidden_ones_are_not(place: Path) -> None:
    others = ["p.png", ".d.md", "__MACOSX/._a.md", ".git/e.md", "folder.md/", "manifest.json"]
    place.write_bytes(packed(*((n, n.encode()) for n in ("a.md", "in/b.TXT", "in/c.markdown", *others))))
    assert contents(place) == {"a.md": b"a.md", "in/b.TXT": b"in/b.TXT", "in/c.markdown": b"in/c.markdown"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_clips_of_one_name_are_kept_apart(place: Path) -> None:
    place.write_bytes(packed(("a.md", b"1"), ("a.md", b"2"), ("a.md", b"3")))
    assert contents(place) == {"a.md": b"1", "a.md (2)": b"2", "a.md (3)": b"3"}


@pytest.mark.parametrize("name", ["../../a.md", "/etc/a.md", "C:\\a.md", "..\\a.md", "con.md", "a\u202e.md", "a\n.md"])
def test_a_name_is_only_a_name_and_nothing_is_written(place: Path, name: str) -> None:
    place.write_bytes(packed((name, b"Words.")))
    before = sorted(place.parent.parent.rglob("*"))
    [reading] = read_clips([place])
    assert reading.name == f"pack.zip/{name}"
    assert reading.clip
    assert not {"/", "\\"} & set(reading.clip.document.title)
    assert sorted(place.parent.parent.rglob("*")) == before


def test_what_is_not_read_says_why_and_spares_the_others(place: Path) -> None:
    link = zipfile.ZipInfo("link.md")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    encrypted = bytearray(packed(("secret.md", b"Words.")))
    place.write_bytes(packed(
        ("good.md", b"Words."), ("big.md", bytes(range(256)) * 20_000), ("bomb.md", b"a" * 4_000_000),
        ("inner.zip", bytes(encrypted)), (link, b"/etc/passwd"),
    ))  # fmt: skip
    assert contents(place) == {
        "good.md": b"Words.",
        "big.md": "it is larger than 5 MB",
        "bomb.md": "it is packed far tighter than words can be",
        "inner.zip": "an archive inside an archive is not opened",
        "link.md": "it is a link, not a file",
    }
    for at in (6, encrypted.index(b"PK\x01\x02") + 8):
        encrypted[at] |= 1
    place.write_bytes(encrypted)
    assert contents(place) == {"secret.md": "it is encrypted"}
    place.write_bytes(packed(("a.md", b"Words. " * 9), method=zipfile.ZIP_LZMA))
    assert contents(place) == {"a.md": "it is packed in a way that is not read here"}


def test_a_size_that_lies_is_damage(place: Path) -> None:
    whole = packed(("a.md", b"Words that are longer than they say." * 9))
    central = whole.index(b"PK\x01\x02")
    for claimed in (10, 100_000):
        lying = bytearray(whole)
        for at in (22, central + 24):
            struct.pack_into("<I", lying, at, claimed)
        place.write_bytes(lying)
        [told] = contents(place).values()
        assert isinstance(told, str)


def test_files_that_share_their_bytes_are_refused(place: Path) -> None:
    """As in the bomb where 48 kB of them unpack to a gigabyte."""
    data = zlib.compress(b"Words. " * 600)[2:-4]
    check = zlib.crc32(b"Words. " * 600)
    sizes = struct.pack("<III", check, len(data), 4_200)
    rest = struct.pack("<HHHHHII", 4, 0, 0, 0, 0, 0, 0)
    local = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 33) + sizes + struct.pack("<HH", 4, 0) + b"a.md" + data
    entry = b"PK\x01\x02" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 33) + sizes + rest
    for count in (1, 500):
        directory = (entry + b"a.md") * count
        end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(local), 0)
        place.write_bytes(local + directory + end)
        if count == 1:
            assert contents(place) == {"a.md": b"Words. " * 600}
    assert refusal(place) in (SHARED, DAMAGED)  # a newer Python sees it before we do


def test_too_much_is_refused_whole(place: Path) -> None:
    place.write_bytes(packed(*((f"{n}.md", b"x") for n in range(10_001)), method=zipfile.ZIP_STORED))
    assert refusal(place) == "it holds more than 10,000 files"
    claiming = packed(*((f"{n}.md", b"x" * 25_000) for n in range(103)), method=zipfile.ZIP_STORED)
    place.write_bytes(claiming.replace(struct.pack("<II", 25_000, 25_000), struct.pack("<II", 25_000, 4_900_000)))
    assert refusal(place) == "its files come to more than 500 MB"
    place.write_bytes(packed(("a.png", b"x")))
    assert refusal(place) == "the archive holds no clips (.md, .markdown or .txt)"


def test_a_list_of_contents_without_end_is_not_read(place: Path) -> None:
    size = archive.MAX_DIRECTORY * 3
    with place.open("wb") as out:
        out.truncate(size)
        out.seek(size)
        out.write(b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 65_535, 65_535, size, 0, 0))
    begun = time.process_time()
    assert refusal(place) == DAMAGED
    assert time.process_time() - begun < 0.5


WHOLE = packed(("a.md", b"Some words of a clip. " * 20), ("in/b.txt", b"Other words."), ("c.md", b""))


@settings(max_examples=400)
@given(
    changes=st.lists(st.tuples(st.integers(0, len(WHOLE) - 9), st.integers(0, 255)), min_size=1, max_size=6),
    cut=st.sampled_from((0, 0, 0, 0, 1, 8)),
)
def test_a_damaged_archive_is_read_in_part_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(WHOLE[: len(WHOLE) - cut])
    for at, value in changes:
        data[at] = value
    place = tmp_path_factory.getbasetemp() / "mutant.zip"
    place.write_bytes(data)
    try:
        found = contents(place)
    except ArchiveError as error:
        found = {"": str(error)}
    assert found
    assert all(isinstance(what, bytes) or what for what in found.values())


def test_no_archive_of_others_is_any_trouble(corpus: Path) -> None:
    places = sorted((corpus / "fuzz" / "zip").rglob("*.zip"))
    assert len(places) > 90
    for place in places:
        begun = time.monotonic()
        readings = read_clips([place])
        assert time.monotonic() - begun < 2
        assert readings
        assert all(r.clip or r.reason for r in readings)
