"""The query language: what is understood, what is refused and where, and that it can be written out again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.query import All, Either, Fact, Not, QueryError, Within, Words, parse
from tests.query.queries import any_facts, any_words, nodes


@given(nodes(any_words() | any_facts()))
def test_a_query_written_out_is_understood_as_the_same(node) -> None:
    assert parse(str(node)) == node


@given(st.text(st.characters() | st.sampled_from('"“”()-:*> ORaANDT'), max_size=60))
def test_whatever_is_typed_is_understood_or_refused_at_a_place(query: str) -> None:
    refusals: list[QueryError] = []
    try:
        node = parse(query)
    except QueryError as error:
        refusals.append(error)
    else:
        assert parse(str(node)) == node
    for refusal in refusals:
        assert 0 <= refusal.start <= refusal.end <= len(query)
        assert str(refusal).endswith(".")
        assert "\n" not in str(refusal)


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("", All()),
        ("robots", Words("robots")),
        ("rob*", Words("rob", prefix=True)),
        ('"hardware  or data"', Words("hardware or data")),
        ('"hardware or dat"*', Words("hardware or dat", prefix=True)),
        ("“hardware or data”", Words("hardware or data")),
        ("a AND b", All((Words("a"), Words("b")))),
        ("a AND (b OR c) AND d", All((Words("a"), Either((Words("b"), Words("c"))), Words("d")))),
        ("a AND -b", All((Words("a"), Not(Words("b"))))),
        ('"AND" and', All((Words("AND"), Words("and")))),
        ("a b OR c", Either((All((Words("a"), Words("b"))), Words("c")))),
        ("a (b OR c)", All((Words("a"), Either((Words("b"), Words("c")))))),
        ("-a", Not(Words("a"))),
        ('-"a b"', Not(Words("a b"))),
        ("a-b", Words("a-b")),
        ("R & D", All((Words("R"), Words("D")))),
        ("tag:learning/RLVR", Fact("tag", "learning/RLVR")),
        ("tag:=exact", Fact("tag", "exact", "=")),
        ('tag:"two words"', Fact("tag", "two words")),
        ('tag:"5"" pipe"', Fact("tag", '5" pipe')),
        ("Status:Unread", Fact("status", "unread")),
        ("clipped:>=2025-12", Fact("clipped", "2025-12", ">=")),
        ("clipped:2025-11..2025-12", Fact("clipped", "2025-11..2025-12")),
        ("odd_key:kept", Fact("odd_key", "kept")),
        ("in:notes in:title a b", Within(("title", "notes"), All((Words("a"), Words("b"))))),
        ("in:title a OR b", Either((Within(("title",), Words("a")), Words("b")))),
        ("https://example.org/a", Words("https://example.org/a")),
        ("Note: this", All((Words("Note:"), Words("this")))),
    ],
)
def test_it_is_understood(query: str, node) -> None:
    assert parse(query) == node


def test_the_syntax_of_the_index_is_only_words() -> None:
    node = parse("a and b NEAR c NOT d ^x {title}")
    assert node == All(tuple(Words(w) for w in ("a", "and", "b", "NEAR", "c", "NOT", "d", "^x", "{title}")))


@pytest.mark.parametrize(
    ("query", "marked", "sentence"),
    [
        ('a "b c', '"', "quotation mark is never closed"),
        ('tag:"b c', '"', "quotation mark is never closed"),
        ("(a (b)", "(", "never closed"),
        ("a) b", ")", "closes none"),
        ("a ()", "()", "nothing to look for"),
        ("a OR", "OR", "either side"),
        ("a AND", "AND", "either side"),
        ("AND a", "AND", "either side"),
        ("a AND OR b", "AND", "either side"),
        ("a AND AND b", "AND", "either side"),
        ("(a AND) b", "AND", "either side"),
        ("OR a", "OR", "either side"),
        ("a (b OR)", "OR", "either side"),
        ("tag: x", "tag:", "needs a value"),
        ("status:red", "red", "unread, reading or done"),
        ("in:body a", "in:body", "title, text, highlights or notes"),
        ("in:title", "in:title", "needs words"),
        ("a -in:title", "-in:title", "cannot be left out"),
        ("clipped:2025-13", "2025-13", "no date"),
        ("clipped:>soon", "soon", "no date"),
        ("clipped:2025-12..2025-11", "2025-12..2025-11", "no date"),
        ("clipped:>2025-11..2025-12", "2025-11..2025-12", "no date"),
        ("added:٢٠٢٥", "٢٠٢٥", "no date"),
        ("site:>x", "site:>", "only dates"),
        ("& — !", "& — !", "no word"),
        ('""', '""', "no word"),
        ("a \0", "\0", "cannot be looked for"),
        ("x" * 10_240, "x" * 6_240, "at most 4,000 characters"),
        ("x " * 201, "x " * 201, "at most 200 words"),
        ("(" * 51 + "x" + ")" * 51, "(", "too deep"),
        ("-" * 51 + "x", "-", "too deep"),
    ],
)
def test_what_cannot_be_understood_is_refused_at_its_place(query: str, marked: str, sentence: str) -> None:
    with pytest.raises(QueryError, match=sentence) as refused:
        parse(query)
    assert query[refused.value.start : refused.value.end] == marked


def test_a_refusal_tells_its_place_in_one_line() -> None:
    with pytest.raises(QueryError) as refused:
        parse('robots "hard')
    assert refused.value.told('robots "hard') == 'This quotation mark is never closed: “"”, character 8 of the query.'


def test_the_word_that_is_being_typed_only_begins_so() -> None:
    assert parse("the rob", typing=True) == All((Words("the"), Words("rob", prefix=True)))
    assert parse("the rob ", typing=True) == parse("the rob")
    assert parse("tag:lea", typing=True) == Fact("tag", "lea", prefix=True)
