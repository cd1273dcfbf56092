"""Bytes become normalised text or a refusal in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.clips import MAX_BYTES, ClipError, normalise, truncated
from annotator.clips.source import read_source


@given(st.text())
def test_normalise_is_idempotent_and_leaves_nothing_that_qt_or_utf8_would_change(text):
    once = normalise(text)
    assert normalise(once) == once
    assert not set(once) & set("\r\0\u2028\u2029\ufdd0\ufdd1\ufeff\ufffc\ufffe\uffff")
    once.encode()


@pytest.mark.parametrize("bad", ["\ud800", "\r\ufeff\n", "a\r\nb\rc\u2028d\u2029e", "\ufdd0\ufdd1\0\ufffc"])
def test_normalise_of_the_traps(bad):
    assert normalise(normalise(bad)) == normalise(bad)
    assert "\ufdd0" not in normalise(bad)


def test_line_breaks_of_all_kinds_become_one_kind():
    assert normalise("a\r\nb\rc\u2028d\u2029e") == "a\nb\nc\nd\ne"


@pytest.mark.parametrize(
    ("data", "text", "notices"),
    [
        ("caf\u00e9".encode(), "caf\u00e9", ()),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "caf\u00e9", ()),
        ("caf\u00e9".encode("utf-16"), "caf\u00e9", ()),
        ("\ufeffcaf\u00e9".encode("utf-16-be"), "caf\u00e9", ()),
        ("It\u2019s caf\u00e9".encode("cp1252"), "It\u2019s caf\u00e9", ("decoded as cp1252",)),
        (b"charset=shift_jis\n" + "日本".encode("shift_jis"), "charset=shift_jis\n日本", ("decoded as shift_jis",)),
        (b"charset=punycode\ncaf\xe9", "charset=punycode\ncaf\u00e9", ("decoded as cp1252",)),
        (b"a\x81b", "a\x81b", ("decoded as latin-1",)),
    ],
)
def test_decoding(data, text, notices):
    assert read_source(data) == (text, notices)


def test_utf8_cut_inside_a_character_is_still_utf8():
    text, notices = read_source(("é" * 50).encode()[:-1])
    assert text == "é" * 49 + "\ufffd"
    assert notices == ("damaged characters replaced",)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 99, "PNG"),
        (b"\xff\xd8\xff\xe0" + b"x" * 99, "JPEG"),
        (b"GIF89a", "GIF"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04", "ZIP"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"SQLite format 3\0", "SQLite"),
        (b"\x7fELF", "program"),
        (b"MZ\x90\0\3", "program"),
        (b"RIFF....WEBPVP8 ", "WebP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
        (bytes(range(32)) * 4, "control"),
        (b"x" * (MAX_BYTES + 1), "5 MB"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data, word):
    with pytest.raises(ClipError, match=word) as caught:
        read_source(data)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_a_single_control_character_does_not_make_a_text_binary():
    assert read_source(b"a\0b")[0] == "a\ufffdb"


def test_the_clippers_own_mark_says_that_a_clip_is_cut():
    assert truncated("but with r\n\n[... truncated ...]\n")
    assert not truncated("[... truncated ...]\n\nand it goes on")
