"""Codebooks written and read again; what other programs write; what nobody should."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange import codebook
from annotator.exchange.codebook import CODEBOOKS, DEEPEST, MOST_BYTES, MOST_TAGS, CodebookError
from annotator.model import Tag
from tests.corpus import CORPUS

XSD = CORPUS / "interchange" / "refi-xsd"
ids = st.integers(0, 2**128 - 1).map(lambda n: f"{n:032x}")
legal = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
words = st.text(alphabet=legal, min_size=1, max_size=12).map(lambda w: " ".join(w.split())).filter(bool)
odd = ["[Applies to]", "- item", "=1+1", "'quoted", "a / b", "/", "a\\b", "<&>"]
names = st.one_of(words, st.sampled_from(odd))
line = st.one_of(names, st.sampled_from([" [Key]", "  [Applies to]", ""]))
prose = st.lists(line, max_size=4).map("\n".join)
colours = st.sampled_from(["", "#F6D98B", "#000000"])


@st.composite
def books(draw: st.DrawFn) -> list[tuple[Tag, ...]]:
    """Lines of a codebook, depth first, no two tags of one name in one place."""
    lines: list[tuple[Tag, ...]] = [()]
    for identity in draw(st.lists(ids, unique=True, min_size=1, max_size=8)):
        above = draw(st.sampled_from(lines))
        aliases = draw(st.lists(names, max_size=3))
        parent = above[-1].id if above else ""
        tag = Tag(identity, draw(names), draw(colours), parent, draw(prose), draw(prose), draw(prose), tuple(aliases),
                  draw(st.integers(0, 9)), draw(st.booleans()))  # fmt: skip
        if all(other[:-1] != above or other[-1].name != tag.name for other in lines if other):
            lines.append((*above, tag))
    return sorted((other for other in lines if other), key=lambda other: [(t.name, t.id) for t in other])


def written(lines: Sequence[tuple[Tag, ...]], name: str) -> bytes:
    out = io.BytesIO()
    assert codebook.write(lines, name, out, {}) == len(lines)
    return out.getvalue()


@pytest.mark.parametrize("name", CODEBOOKS)
@given(lines=books())
def test_a_codebook_comes_back_as_it_left(name: str, lines: list[tuple[Tag, ...]]) -> None:
    back = codebook.read(written(lines, name))
    assert {t.id: t for t in back} == {other[-1].id: other[-1] for other in lines}
    seen = {""}
    for tag in back:
        assert tag.parent in seen
        seen.add(tag.id)


def schemas() -> list[Path]:
    return sorted(XSD.glob("*Codebook*.xsd"))


@pytest.mark.skipif(not schemas(), reason="the corpus has the schema of REFI-QDA; it is not here")
@given(lines=books())
def test_what_is_written_is_valid_refi_qda(lines: list[tuple[Tag, ...]]) -> None:
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(str(schemas()[0])))
    schema.assertValid(etree.fromstring(written(lines, "qdc")))


def test_the_schema_would_see_what_is_not_valid() -> None:
    from lxml import etree

    if not schemas():
        pytest.skip("the corpus has the schema of REFI-QDA; it is not here")
    schema = etree.XMLSchema(etree.parse(str(schemas()[0])))
    good = written([(Tag("a" * 32, "a"),)], "qdc")
    assert schema.validate(etree.fromstring(good))
    for old, new in ((b'isCodable="true"', b""), (b"<Codes>", b"<Codes>x"), (b'guid="aaaa', b'guid="')):
        assert not schema.validate(etree.fromstring(good.replace(old, new)))


def test_words_that_xml_cannot_hold_are_written_as_what_it_can() -> None:
    lines = [(Tag("a" * 32, "a\x01b\ufffe", description="c\x0bd\ud800"),)]
    (back,) = codebook.read(written(lines, "qdc"))
    assert (back.name, back.description) == ("a\ufffdb\ufffd", "c\ufffdd\ufffd")


def test_a_spreadsheet_is_given_no_formula() -> None:
    bad = ('=HYPERLINK("http://x")', "+1", "-1", "@x", "\t=1")
    lines = [(Tag(f"{n:032x}", w, description=w, aliases=(w.strip(),)),) for n, w in enumerate(bad)]
    rows = list(csv.reader(io.StringIO(written(lines, "csv").decode("utf-8-sig"))))
    assert all(not cell.lstrip("\t ").startswith(tuple("=+-@")) for row in rows[1:] for cell in row)
    assert [t.description for t in codebook.read(written(lines, "csv"))] == list(bad)


@pytest.mark.parametrize("table", [
    "path;id\r\nwork / steel;\r\nwork;\r\n", "Path\tcolour\nwork / steel\t\nwork\t\n", "\ufeffpath\nwork / steel\n",
    "name,path\nx,work / steel\n\n",
])  # fmt: skip
def test_a_table_made_by_hand_is_read(table: str) -> None:
    for data in (table.encode(), table.encode("utf-16")):
        work, steel = codebook.read(data)
        assert (work.name, work.parent, steel.name, steel.parent) == ("work", "", "steel", work.id)


@pytest.mark.parametrize(("data", "why"), [
    (b"", "needs a column"), (b"a,b\n1,2\n", "needs a column"), (b"path\n", "no tags"), (b"path\na / \n", "no name"),
    (b"path\n / a\n", "no name"), (b"path,key\na,x\n", "no digit"), (b"path,key\na,12\n", "no digit"),
    (b"\x89PNG\r\n", "needs a column"), (b"path\n" + b"a / " * (DEEPEST + 1) + b"z\n", "deep"),
    (b"path\n" + b"\n".join(b"%d" % n for n in range(MOST_TAGS + 1)), "more than"), (b"x" * (MOST_BYTES + 1), "bytes"),
    (b"<", "XML"), (b"<CodeBook>", "XML"), (b"<CodeBook/>", "no tags"), (b"<html><Code name='x'/></html>", "no tags"),
    (b'<?xml version="1.0" encoding="nope"?><a/>', "XML"),
    (b"<Codes>" + b"<Code name='a'>" * 300 + b"</Code>" * 300 + b"</Codes>", "deep"),
    (b"<Codes>" + b"<Code name='a'>" * 60 + b"</Code>" * 60 + b"</Codes>", "deep"),
    (b"<Codes>" + b"<Code name='a'/>" * (MOST_TAGS + 1) + b"</Codes>", "more than"),
    (b"<b>" * 100_000, "deep"),
    (b'<!DOCTYPE a [<!ENTITY b "c">]><Codes><Code name="&b;"/></Codes>', "no use for"),
    (b'<!DOCTYPE a SYSTEM "http://192.0.2.1/x.dtd"><Codes><Code name="a"/></Codes>', "no use for"),
    (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Codes><Code name="a">&b;</Code></Codes>', "no use for"),
], ids=lambda v: repr(v)[:40])  # fmt: skip
def test_what_is_no_codebook_is_refused_in_a_sentence(data: bytes, why: str) -> None:
    with pytest.raises(CodebookError, match=rf"^[A-Z][^\n]*{why}[^\n]*\.$"):
        codebook.read(data)


@given(data=st.binary(max_size=300) | st.text(max_size=200).map(lambda t: ("path\n" + t).encode("utf-8", "replace"))
       | st.text(max_size=200).map(lambda t: f"<Codes>{t}</Codes>".encode("utf-8", "replace")))  # fmt: skip
def test_any_bytes_are_a_codebook_or_refused(data: bytes) -> None:
    try:
        assert codebook.read(data)
    except CodebookError:
        return


def test_nothing_is_written_of_an_empty_codebook() -> None:
    with pytest.raises(CodebookError, match="no tags"):
        codebook.write([], "qdc", io.BytesIO(), {})


def test_the_codes_of_another_programs_project_are_read() -> None:
    project = CORPUS / "interchange" / "refi" / "skyloom-Project.qde"
    if not project.exists():
        pytest.skip("the corpus has a project of another program; it is not here")
    found = {t.name: t for t in codebook.read(project.read_bytes())}
    feelings = found["Feelings"]
    assert (feelings.id, feelings.colour) == ("0f8a19077e4247398610a676b4d1b69f", "#F00082")
    assert feelings.description == "thoughts about breakfast foods"
    assert len(found) == 14
