"""An image is measured by its header and decoded small; what is none, or a bomb, is refused."""

import struct
import time
import zlib

import pytest
from PySide6.QtCore import QSize

from annotator.gui.pixels import decoding, natural_size
from annotator.pictures import PictureError
from tests.gui.illustrated import GIF, SVG, chunk, claimed, encoded


@pytest.mark.parametrize("kind", ["png", "jpg", "webp"])
def test_an_image_is_measured_and_drawn_small(kind):
    data = encoded(400, 200, kind)
    assert natural_size(data) == QSize(400, 200)
    assert decoding(data, QSize(100, 50))().size() == QSize(100, 50)
    assert decoding(data, QSize(800, 400))().size() == QSize(400, 200)
    assert abs(decoding(data, QSize(100, 50))().pixelColor(50, 25).blue() - 0x99) < 4


def test_the_first_picture_of_a_gif_is_shown():
    assert natural_size(GIF) == QSize(2, 1)
    assert decoding(GIF, QSize(2, 1))().pixelColor(0, 0) != decoding(GIF, QSize(2, 1))().pixelColor(1, 0)


def test_a_photograph_taken_on_its_side_stands_upright():
    lying = encoded(40, 20, "jpg")
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    data = lying[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + lying[2:]
    assert natural_size(data) == QSize(20, 40)
    assert decoding(data, QSize(10, 20))().size() == QSize(10, 20)


@pytest.mark.parametrize(
    "data",
    [b"", b"words", SVG, b"BM" + bytes(60), b"GIF89a", b"\xff\xd8\xff\xe0", b"RIFF\0\0\0\0WEBPVP8 ",
     claimed(0, 5), claimed(60_000, 60_000), claimed(20_001, 1), claimed(7_000, 7_000), claimed(4_500, 4_500),
     encoded(300, 200)[:200]],
    ids=range(13),
)  # fmt: skip
def test_what_is_no_image_or_a_bomb_is_refused_at_once(data):
    begin = time.process_time()
    with pytest.raises(PictureError):
        decoding(data, QSize(100, 100))()
    assert time.process_time() - begin < 0.5


def test_words_packed_into_an_image_are_never_unfolded():
    # Forty of these cost fourteen seconds and more than a gigabyte where they are read.
    packed = chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(7_900_000), 9))
    data = claimed(8, 8, *[packed] * 40)
    begin = time.process_time()
    assert natural_size(data) == QSize(8, 8)
    assert not decoding(data, QSize(8, 8))().isNull()
    assert time.process_time() - begin < 0.5
