"""What is being typed in a query, and what a choice makes of it."""

from __future__ import annotations

import pytest

from annotator.query import completion


@pytest.mark.parametrize(
    ("query", "field", "typed"),
    [
        ("|", "", ""),
        ("ta|", "", "ta"),
        ("robots |", "", ""),
        ("tag:|", "tag", ""),
        ("tag:lea|", "tag", "lea"),
        ("tag:=lea|", "tag", "lea"),
        ('tag:"two wo|', "tag", "two wo"),
        ('tag:"two wo|rds" x', "tag", "two wo"),
        ('tag:"two words"| x', "", ""),
        ("a OR -(person:An|a x)", "person", "An"),
        ("odd_key:ke|", "odd_key", "ke"),
        ("(|", "", ""),
    ],
)
def test_it_is_known_what_is_typed(query: str, field: str, typed: str) -> None:
    found = completion(query.replace("|", ""), query.index("|"))
    assert (found.field, found.typed) == (field, typed)


@pytest.mark.parametrize(
    ("query", "value", "then"),
    [
        ("ta|", "tag:", "tag:|"),
        ("tag:lea|", "learning", "tag:learning |"),
        ("-tag:lea|rn x", "two words", '-tag:"two words"| x'),
        ('tag:"two wo|rds" x', "other", "tag:other| x"),
        ("tag:=le|", "=odd", 'tag:="=odd" |'),
    ],
)
def test_a_choice_takes_the_place_of_what_was_typed(query: str, value: str, then: str) -> None:
    words = query.replace("|", "")
    chosen, caret = completion(words, query.index("|")).chosen(words, value)
    assert f"{chosen[:caret]}|{chosen[caret:]}" == then


def test_names_of_fields_and_their_few_values_are_known() -> None:
    assert completion("st", 2).options == ("status:",)
    assert completion("status:re", 9).options == ("reading",)
    assert completion("in:", 3).options == ("title", "text", "highlights", "notes")


def test_names_that_begin_so_come_before_those_with_another_word_that_does() -> None:
    names = ["learning / RLVR", "deep learning", "Léarn", "unlearn"]
    assert completion("tag:lear", 8).fitting(names) == ["Léarn", "learning / RLVR", "deep learning"]
