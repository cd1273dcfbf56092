"""What office programs and note takers get: opened again by other libraries, and by LibreOffice."""

from __future__ import annotations

import re
import subprocess
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document as Word
from openpyxl import load_workbook

from annotator.exchange import FORMATS, Wish, export, write
from annotator.exchange.obsidian import file_name
from annotator.exchange.workbook import COLUMNS, CUT, MAX_CELL, fitted
from annotator.model import Document, Tag
from tests.exchange.examples import BARE, EXCERPTS, SHIFT, excerpt

CODEBOOK = ((Tag("1", "learning", "#BFDDB8"),), (Tag("1", "learning"), Tag("2", "RLVR", description="=only this")))


def packed(name, *excerpts, wish=None):
    out = BytesIO()
    assert write(excerpts, name, out, wish or Wish()) == len(excerpts)
    return out


def workbook(*excerpts, wish=None):
    return load_workbook(packed("xlsx", *excerpts, wish=wish))


def rows(sheet):
    head, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in others]


def test_a_workbook_holds_every_excerpt_in_typed_cells():
    book = workbook(*EXCERPTS)
    sheet = book["Excerpts"]
    found = rows(sheet)
    assert [row["quote"] for row in found] == [e.quote.exact for e in EXCERPTS]
    assert [(row["start"], row["end"]) for row in found] == [(e.span.start, e.span.end) for e in EXCERPTS]
    assert found[0]["created"] == datetime(2025, 12, 23, 13, 1)
    assert (found[0]["title"], found[0]["channel"]) == (SHIFT.title, SHIFT.channel)
    assert "Ben: B.: Worth a **slide**." in found[0]["notes"]
    assert "Cleo: accepted." in found[0]["reviews"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, len(COLUMNS)).column_letter}{len(EXCERPTS) + 1}"


def test_a_workbook_has_a_sheet_for_each_tag_and_one_for_the_codebook():
    book = workbook(*EXCERPTS, wish=Wish(codebook=CODEBOOK))
    assert book.sheetnames[:3] == ["Excerpts", "learning › RLVR", "robotics"]
    assert [row["quote"] for row in rows(book["robotics"])] == [EXCERPTS[0].quote.exact]
    tags = {row["tag"]: row for row in rows(book["Codebook"])}
    assert (tags["learning"]["excerpts"], tags["learning › RLVR"]["excerpts"]) == (0, 1)
    assert (tags["learning › RLVR"]["description"], tags["learning"]["colour"]) == ("=only this", "#BFDDB8")


def test_no_cell_of_a_workbook_is_a_formula_even_once_it_is_edited():
    each = excerpt(1, SHIFT, "=cmd|' /C calc'!A0", tags=(("@SUM(A1)",), ("+1",)), before="-2")
    sheet = workbook(each)["Excerpts"]
    for cell in next(sheet.iter_rows(min_row=2)):
        assert cell.data_type != "f"
        if isinstance(cell.value, str) and cell.value[:1] in "=+-@":
            assert cell.quotePrefix
    assert rows(sheet)[0]["quote"] == each.quote.exact


@pytest.mark.parametrize("words", ["x" * 40_000, "🩺" * 20_000, "é" * MAX_CELL])
def test_a_cell_says_where_it_was_cut(words):
    [row] = rows(workbook(excerpt(1, SHIFT, words))["Excerpts"])
    assert len(row["quote"].encode("utf-16-le")) // 2 <= MAX_CELL
    assert row["quote"] == fitted(words)
    assert words.startswith(row["quote"].removesuffix(CUT))
    assert row["quote"].endswith(CUT) == (len(words) != MAX_CELL)


def test_sheets_have_names_that_excel_takes():
    tags = tuple((name,) for name in ("a/b:c*?[d]", "A b C", "history", "x" * 60, "'quoted'", "Excerpts", "codebook"))
    names = workbook(excerpt(1, SHIFT, "x", tags=tags)).sheetnames
    assert len({n.casefold() for n in names}) == len(names) == len(tags) + 2
    assert all(0 < len(n) <= 31 and not re.search(r"[\[\]:*?/\\]|^'|'$", n) for n in names)


def test_a_workbook_has_the_columns_that_were_wished_for():
    assert rows(workbook(EXCERPTS[0], wish=Wish(columns=("tags", "quote")))["Excerpts"]) == [
        {"tags": "learning › RLVR\nrobotics", "quote": EXCERPTS[0].quote.exact}
    ]


def test_a_word_document_has_real_headings_quotes_and_links():
    word = Word(packed("docx", *EXCERPTS))
    said = [(p.style.name, p.text) for p in word.paragraphs]
    assert [text for style, text in said if style == "Heading 1"] == [SHIFT.title, "Untitled"]
    quoted = [text for style, text in said if style == "Quote"]
    for each in EXCERPTS:
        for line in filter(str.strip, each.quote.exact.split("\n")):
            assert line.replace("\u2028", "\n") in quoted
    body = word.element.xml
    assert 'HYPERLINK "https://journal.example.org/shift?a=1&amp;b=2"' in body
    assert "HYPERLINK \"javascript" not in body
    assert any("Is it *every* threshold?" in text for _, text in said)


def test_a_word_document_by_tag_has_an_excerpt_under_each_of_its_tags():
    word = Word(packed("docx", *EXCERPTS[:2], wish=Wish("tag")))
    headings = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["emoji 👍🏿", "learning › RLVR", "robotics"]
    assert [p.text for p in word.paragraphs].count(EXCERPTS[0].quote.exact) == 2


def test_notes_for_obsidian_link_to_their_tags_and_name_nothing_outside():
    evil = Document("e", "../../etc/passwd: a|b#c^[d]", url="https://a.b/c")
    with ZipFile(packed("obsidian", *EXCERPTS, excerpt(9, evil, "x", tags=(("..", "\\x"),)))) as package:
        assert package.testzip() is None
        names = package.namelist()
        pages = {name: package.read(name).decode() for name in names}
    assert all(re.fullmatch(r"(Excerpts|Tags)/[^/\\:*?\"<>|#^\[\]]+\.md", name) and ".." not in name for name in names)
    assert len({n.casefold() for n in names}) == len(names)
    first = pages["Excerpts/Shift happens a field guide.md"]
    assert first.startswith('---\ntitle: "Shift *happens*: a \\"field\\" guide"\nsource: "https://journal.example.org/')
    assert "[[Tags/learning - RLVR|learning - RLVR]]" in first
    assert "Tags/learning - RLVR.md" in names


@pytest.mark.parametrize(
    ("title", "name"),
    [("", "Untitled"), ("...", "Untitled"), ("a/b\0c", "a b c"), ("x" * 200, "x" * 80), ("…é🩺", "…é🩺")],
)
def test_a_title_becomes_the_name_of_a_file(title, name):
    assert file_name(title) == name


def test_libreoffice_reads_the_workbook_and_the_word_document(tmp_path):
    for name in ("xlsx", "docx"):
        export(iter(EXCERPTS), name, tmp_path / f"out{FORMATS[name].suffix}")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    forms = {"out.xlsx": "csv:Text - txt - csv (StarCalc):44,34,76", "out.docx": "txt:Text (encoded):UTF8"}
    for source, kind in forms.items():
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), source]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    table, words = ((tmp_path / name).read_text("utf-8") for name in ("out.csv", "out.txt"))
    for each in EXCERPTS:
        for line in filter(str.strip, re.split("[\n\u2028]", each.quote.exact)):
            assert line.replace('"', '""') in table
            assert line in words
    assert BARE.url in table
