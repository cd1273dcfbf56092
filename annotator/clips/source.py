"""The characters of a clip file: decoded, normalised, or refused in words."""

from __future__ import annotations

import re

from annotator.model import AnnotatorError

MAX_BYTES = 5_000_000
SUFFIXES = frozenset((".md", ".markdown", ".txt"))


class ClipError(AnnotatorError):
    """A file that is not a readable clip."""


_MAGIC = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"{\\rtf", "an RTF document"),
)
_RIFF = {b"WEBP": "a WebP image", b"WAVE": "a sound file", b"AVI ": "a video"}
_BOMS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)[ \t]*[=:][ \t]*[\"']?([A-Za-z0-9_-]{3,20})", re.I)
# Only these: Python also knows "encodings" such as punycode, which are slow or no character sets at all.
_CHARSETS = re.compile(
    r"(?:iso-?8859-\d+|latin-?\d|windows-\d+|cp\d+|koi8-[ru]|shift[-_]jis|euc-(?:jp|kr)"
    r"|gbk|gb2312|gb18030|big5(?:-hkscs)?|iso-2022-jp|macintosh|tis-620)",
    re.I,
)
_CONTROLS = re.compile("[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_FOREIGN = re.compile(r"[^\0-\x7f]")
_BREAKS = re.compile("[\u2028\u2029\ufdd0\ufdd1]")
# U+FFFC would read as an image; PySide swaps the bytes of a string that starts with U+FFFE.
_UNREADABLE = re.compile("[\0\ud800-\udfff\ufffc\ufffe\uffff]")
TRUNCATED = re.compile(r"\[(?:\.{3}|…)\s?truncated\s?(?:\.{3}|…)\]\s*\Z", re.I)


def normalise(text: str) -> str:
    """The same text with one kind of line break and no character that Qt, SQLite or UTF-8 would change. Idempotent."""
    text = text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        return text.replace("\0", "\ufffd")
    return _UNREADABLE.sub("\ufffd", _BREAKS.sub("\n", text))


def truncated(source: str) -> bool:
    """Whether the clipper says that it cut the article short."""
    return bool(TRUNCATED.search(source[-200:]))


def read_source(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The normalised text of a file, and what to tell the person about it. Raises ClipError."""
    if len(data) > MAX_BYTES:
        raise ClipError(f"It is larger than {MAX_BYTES // 1_000_000} MB.")
    if kind := _binary(data):
        raise ClipError(f"It is {kind}, not a text.")
    text, notice = _decode(data)
    controls = len(_CONTROLS.findall(text))
    if controls > 1 and controls > len(text) / 1000:
        raise ClipError("It is not a text: it holds many control characters.")
    text = normalise(text)
    if not text.strip():
        raise ClipError("It is empty.")
    return text, (notice,) if notice else ()


def _binary(data: bytes) -> str:
    """What a well-known first few bytes say the file is; "" for a text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(b"RIFF"):
        return _RIFF.get(data[8:12], "")
    if data.startswith(b"MZ") and b"\0" in data[:128]:
        return "a program"
    return "a video" if data[4:8] == b"ftyp" else ""


def _decode(data: bytes) -> tuple[str, str]:
    """The text and a notice, "" where the file is sound UTF-8."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace"), ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = len(_FOREIGN.findall(text)) - damaged
    if damaged * 10 < sound or (sound and damaged == 1 and text.endswith("\ufffd")):
        return text, "damaged characters replaced"
    declared = _DECLARED.search(data[:2048])
    for name in (declared[1].decode() if declared else "", "cp1252"):
        if _CHARSETS.fullmatch(name):
            try:
                return data.decode(name), f"decoded as {name.lower()}"
            except (UnicodeDecodeError, LookupError):
                continue
    return data.decode("latin-1"), "decoded as latin-1"
