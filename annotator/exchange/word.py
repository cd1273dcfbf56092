"""Excerpts as a Word document with real styles, written as a stream."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterable, Iterator
from functools import cache
from typing import BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from annotator.exchange.page import colour
from annotator.exchange.wish import VERDICTS, Group, Headed, Wish
from annotator.model import AnnotatorError, Document, Excerpt, utc
from annotator.text import seen

BODY = "word/document.xml"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|\n|\u2029")


def write(excerpts: Iterable[Excerpt], stream: BinaryIO, wish: Wish) -> int:
    """How many excerpts went to the stream. python-docx makes styles and package; the body it would hold in memory."""
    parts, head, tail = _template()
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in parts.items():
            package.writestr(_entry(name), data)
        with package.open(_entry(BODY), "w", force_zip64=True) as raw:
            body = io.TextIOWrapper(raw, "utf-8", newline="\n", write_through=False)
            body.write(head + _paragraph("Title", _run("Excerpts")))
            found = Headed(excerpts, wish.by)
            for heading, excerpt in found:
                if heading:
                    body.writelines(_heading(heading))
                body.writelines(_excerpt(excerpt, told=wish.by != "document"))
            body.write(tail)
            body.flush()
    return found.count


def _entry(name: str) -> ZipInfo:
    made = ZipInfo(name)  # of 1980, so that the same excerpts give the same file
    made.compress_type = ZIP_DEFLATED
    return made


@cache
def _template() -> tuple[dict[str, bytes], str, str]:
    """The parts of a document but its body, and what goes before and after the body's paragraphs."""
    from docx import Document as Word
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt, RGBColor

    word = Word()
    word.core_properties.title, word.core_properties.author = "Excerpts", "Annotator"
    styles = word.styles
    for name, size in (("Normal", 11), ("Quote", 11.5)):
        styles[name].font.size = Pt(size)
    for name in ("Title", "Heading 1"):
        styles[name].font.color.rgb = RGBColor(0x23, 0x21, 0x1D)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    quote = styles["Quote"]
    quote.font.italic = False
    quote.paragraph_format.left_indent, quote.paragraph_format.space_before = Cm(0.6), Pt(10)
    quote.paragraph_format.keep_with_next = True
    for name, indent, pixels in (("Excerpt facts", 0.6, 9), ("Excerpt note", 1.2, 10)):
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles["Normal"]
        made.font.size = Pt(pixels)
        made.paragraph_format.left_indent = Cm(indent)
        made.paragraph_format.space_after = Pt(3)
    styles["Excerpt facts"].font.color.rgb = RGBColor(0x66, 0x60, 0x58)
    for section in word.sections:
        section.left_margin = section.right_margin = Cm(2.5)
    marker = "annotator-body"
    word.add_paragraph(marker)
    if time.localtime().tm_year < 1980:  # zipfile puts the time of day on each part
        raise AnnotatorError("The clock of this computer is before 1980; set it to write a Word document.")
    out = io.BytesIO()
    word.save(out)
    with ZipFile(out) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts.pop(BODY).decode()
    found = re.search(rf"<w:p>(?:(?!</w:p>).)*{marker}.*?</w:p>", body, re.DOTALL)
    if found is None:
        raise ValueError("python-docx wrote a body that was not expected")
    return parts, body[: found.start()], body[found.end() :]


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{_style(style)}"/></w:pPr>{runs}</w:p>'


def _style(name: str) -> str:
    return name.replace(" ", "")


def _run(words: str, look: str = "") -> str:
    said = escape(_ILLEGAL.sub("\ufffd", words)).replace("\u2028", '</w:t><w:br/><w:t xml:space="preserve">')
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{said}</w:t></w:r>'


def _link(url: str, words: str) -> str:
    """A field, which needs no entry in the package's relations; plain words where the address is not of the web."""
    if not re.match(r"https?://[^/\s]", url, re.IGNORECASE):
        return _run(words)
    address = "".join(c for c in url if c.isprintable() and c not in ' "\\')
    quoted = escape(_ILLEGAL.sub("", address), {'"': "%22"})
    field = f'<w:r><w:instrText xml:space="preserve"> HYPERLINK "{quoted}" </w:instrText></w:r>'
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{t}"/></w:r>' for t in ("begin", "separate", "end"))
    return begin + field + middle + _run(words, '<w:color w:val="2F6B5E"/><w:u w:val="single"/>') + end


def _heading(found: Group) -> Iterator[str]:
    yield _paragraph("Heading 1", _run(found.title))
    if found.document:
        yield _paragraph("Excerpt facts", _facts(found.document))


def _facts(d: Document) -> str:
    said = [_link(d.url, d.site or d.url)] if d.url else []
    said += [_run(words) for words in (
        d.author, f"published {d.published}" if d.published else "", f"clipped {d.clipped}" if d.clipped else "",
        f"via {d.source}" if d.source else "", f"#{d.channel}" if d.channel else "",
    ) if words]  # fmt: skip
    return _run(" · ").join(said)


def _excerpt(e: Excerpt, *, told: bool) -> Iterator[str]:
    for block in _BREAKS.split(seen(e.quote.exact)):
        if block.strip():
            yield _paragraph("Quote", _run(block))
    if e.tags:
        shades = (*e.colours, *("" for _ in e.tags))
        chips = (_run(f" {' › '.join(path)} ", f'<w:shd w:val="clear" w:color="auto" w:fill="{colour(c)[1:]}"/>')
                 for path, c in zip(e.tags, shades, strict=False))
        yield _paragraph("Excerpt facts", _run("  ").join(chips))
    for note in e.notes:
        for n, block in enumerate(filter(str.strip, _BREAKS.split(note.body))):
            head = _run(f"{note.person or 'Unknown'}: ", "<w:b/>") if not n else ""
            yield _paragraph("Excerpt note", head + _run(("↳ " if note.answers and not n else "") + block))
    for review in e.reviews:
        verdict = f"{review.person or 'Unknown'}: {VERDICTS.get(review.verdict, review.verdict)}. "
        yield _paragraph("Excerpt note", _run(verdict, "<w:b/>") + _run(" ".join(review.comment.split())))
    if told:
        yield _paragraph("Excerpt facts", _run(f"{e.document.title or 'Untitled'} · ") + _facts(e.document))
    who = f"{e.person or 'Unknown'} · {utc(e.made):%Y-%m-%d %H:%M} UTC · characters {e.span.start}–{e.span.end}"
    yield _paragraph("Excerpt facts", _run(who))
