"""What counts as an image, which ones a text names, and what may be taken from beside a clip."""

import os
import struct
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import clips, pictures
from annotator.model import Asset
from annotator.pictures import PictureError, asset, beside, drawn, hosts, media, remote, sources

HEADS = {
    "image/png": b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR",
    "image/jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF\0\1",
    "image/gif": b"GIF89a\1\0\1\0\0\0\0",
    "image/webp": b"RIFF\x24\n\r\0WEBPVP8 ",
}
PNG = HEADS["image/png"]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.mark.parametrize("kind", HEADS)
def test_an_image_is_known_by_its_first_bytes(kind):
    assert media(HEADS[kind]) == media(HEADS[kind][: pictures.HEAD]) == kind
    assert asset(HEADS[kind]) == Asset.of(kind, HEADS[kind])


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg xmlns='x'/>", b"<?xml version='1.0'?><svg/>", b"BM", b"\x89PNG\r\n", b"GIF88a", b"RIFF0000WAVE",
     b"%PDF", b"\0\0\1\0", b"II*\0", b" GIF89a", b"data:image/png;base64,iVBORw0KGgo="],
)  # fmt: skip
def test_all_else_is_no_image(data):
    assert media(data) == ""
    with pytest.raises(PictureError, match="not a PNG"):
        asset(data)


def test_an_image_has_a_largest_size():
    assert asset(PNG + bytes(pictures.MAX_BYTES - len(PNG))).media == "image/png"
    with pytest.raises(PictureError, match="larger than 8 MB"):
        asset(PNG + bytes(pictures.MAX_BYTES))


def test_a_photograph_of_hundreds_of_passes_is_refused():
    scan = b"\xff\xda\0\x0c"
    assert asset(HEADS["image/jpeg"] + scan * 12)
    with pytest.raises(PictureError, match="very long"):
        asset(HEADS["image/jpeg"] + scan * 100)
    with pytest.raises(PictureError, match="very long"):
        asset(HEADS["image/jpeg"] + b"\xff\xfe\0\x02" * 100_000)  # remarks
    assert asset(PNG + scan * 100)  # in a PNG it is nothing


def test_of_a_png_only_what_is_drawn_is_left():
    seen = [chunk(k, b"x" * n) for n, k in enumerate((b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"IDAT", b"IDAT", b"IEND"))]
    unseen = [chunk(k, b"y" * 9) for k in (b"zTXt", b"iTXt", b"tEXt", b"iCCP", b"eXIf", b"sPLT", b"ABCD")]
    mixed = [part for pair in zip(seen, unseen, strict=True) for part in pair]
    assert drawn(PNG[:8] + b"".join(mixed)) == PNG[:8] + b"".join(seen)
    assert drawn(HEADS["image/gif"]) == HEADS["image/gif"]


@given(st.binary(max_size=80), st.sampled_from((b"", PNG, PNG[:8])))
def test_no_bytes_trip_the_reading_of_a_png(data, head):
    assert len(drawn(head + data)) <= len(head + data)


def test_a_png_of_millions_of_parts_is_soon_dealt_with():
    data = PNG[:8] + bytes(8_000_000)
    begin = time.process_time()
    drawn(data)
    assert time.process_time() - begin < 0.3


# -- what a text names -------------------------------------------------------------------------------------------------


def text(body):
    return clips.read(f"---\nurl: https://a.org/x/page\n---\n\n{body}".encode(), "a.md").text


def test_the_images_of_a_text_are_named_in_order_and_once():
    named = sources(text("![a](b.png) word ![c](https://d.e/f.jpg)\n\n| ![g](h/i.gif) |\n|-|\n| ![](b.png) |\n"))
    assert named == ["b.png", "https://d.e/f.jpg", "h/i.gif"]
    assert sources(text("[a link](https://d.e/f.jpg) and words")) == []
    assert sources(text("![x](data:image/png;base64,AAAA) ![y](file:///etc/passwd) ![z]()")) == []


def test_only_web_addresses_can_be_fetched():
    named = ["https://d.e/f", "HTTP://G.h/i", "j.png", "/k.png", "//l.m/n", "http://", "http://[", "ftp://o/p", ""]
    assert remote(named, "https://a.org/x/page") == {
        "https://d.e/f": "https://d.e/f",
        "HTTP://G.h/i": "HTTP://G.h/i",
        "j.png": "https://a.org/x/j.png",
        "/k.png": "https://a.org/k.png",
        "//l.m/n": "https://l.m/n",
    }
    assert list(remote(named, "")) == ["https://d.e/f", "HTTP://G.h/i"]
    assert list(remote(named, "file:///elsewhere/me/page")) == ["https://d.e/f", "HTTP://G.h/i"]


def test_hosts_are_named_once():
    assert hosts(["https://b.c/d", "http://me@B.c:80/e", "https://a.b/f", "http://["]) == ["b.c", "a.b"]


# -- beside a clip -----------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    """A clip's folder with a picture in it, one below it, and one outside."""
    made = tmp_path / "clips"
    (made / "img" / "deep").mkdir(parents=True)
    for name in ("a.png", "img/b c.gif", "img/deep/d.webp", "100%.png", "../outside.png"):
        (made / name).write_bytes(PNG + name.encode())
    return made


def test_images_below_a_clip_are_taken_in(folder):
    named = ["a.png", "./a.png", "img/b c.gif", "img/b%20c.gif", "img/deep/d.webp", "100%.png", "none.png", "img"]
    found = beside(folder, named)
    assert [source for source, _ in found] == named[:6]
    assert found[0][1] == found[1][1] == asset(PNG + b"a.png")
    assert found[2][1].media == "image/png"  # whatever it is called


@pytest.mark.parametrize(
    "source",
    ["../outside.png", "img/../../outside.png", "%2e%2e/outside.png", "img/%2E%2E/../../outside.png", "/etc/passwd",
     "//host/a.png", "\\\\host\\a.png", "img\\..\\..\\outside.png", "file:a.png", "file:///etc/passwd", "C:/a.png",
     "a.png:stream", "a.png\0.gif", "a%00.png", "", ".", "..", "./", "https://a.org/a.png",
     "data:image/png;base64,AAAA", ".hidden/a.png", "x" * 5000],
)  # fmt: skip
def test_nothing_else_is_read(folder, source):
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "a.png").write_bytes(PNG)
    assert beside(folder, [source]) == []
    assert beside(folder, [str(folder / "a.png")]) == []


@pytest.mark.skipif(os.name != "posix", reason="links and pipes as on Unix")
def test_a_link_is_followed_only_below_the_folder(folder):
    (folder / "out.png").symlink_to("../outside.png")
    (folder / "up").symlink_to("..")
    (folder / "loop.png").symlink_to("loop.png")
    (folder / "in.png").symlink_to("a.png")
    os.mkfifo(folder / "pipe.png")
    named = ["out.png", "up/outside.png", "loop.png", "pipe.png", "in.png"]
    assert [source for source, _ in beside(folder, named)] == ["in.png"]


def test_what_is_no_image_stays_where_it_is(folder):
    (folder / "x.png").write_bytes(b"<svg/>")
    (folder / "y.jpg").write_bytes(b"secret words")
    (folder / "huge.png").write_bytes(PNG + bytes(pictures.MAX_BYTES))
    assert beside(folder, ["x.png", "y.jpg", "huge.png"]) == []


def test_a_document_s_images_are_limited(folder, monkeypatch):
    monkeypatch.setattr(pictures, "MAX_TOTAL", 100)
    monkeypatch.setattr(pictures, "MAX_COUNT", 5)
    for n in range(9):
        (folder / f"{n}.png").write_bytes(PNG + bytes([n] * (30 if n == 0 else 0)))
    assert [s for s, _ in beside(folder, [f"{n}.png" for n in range(9)])] == ["0.png", "1.png", "2.png", "3.png"]
