"""Other programs' annotations come in; ours come back from them with all that they can hold."""

from __future__ import annotations

import json
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange import hypothesis, readwise, write
from tests.exchange.examples import EXCERPTS


def written(name):
    out = BytesIO()
    write(EXCERPTS, name, out)
    return out.getvalue().decode("utf-8")


def test_hypothesis_gives_back_quotes_tags_notes_and_people():
    found = list(hypothesis.read(json.loads(written("hypothesis"))))
    assert [e.quote for e in found] == [e.quote for e in EXCERPTS]
    assert [e.span.start for e in found] == [e.span.start for e in EXCERPTS]
    assert [e.document.url for e in found] == [e.document.url for e in EXCERPTS]
    assert [[n.body for n in e.notes] for e in found] == [[n.body for n in e.notes] for e in EXCERPTS]
    assert found[0].tags == EXCERPTS[0].tags
    assert (found[0].person, found[0].made) == ("Ada", EXCERPTS[0].made)


def test_readwise_gives_back_quotes_tags_and_notes():
    found = list(readwise.read(StringIO(written("readwise"), newline="")))
    assert [e.quote.exact for e in found] == [e.quote.exact for e in EXCERPTS]
    assert found[0].tags == EXCERPTS[0].tags
    assert found[0].notes[0].body.startswith("Worth a **slide**.")
    assert (found[0].document.title, found[0].document.author) == (EXCERPTS[0].document.title, "Ada Example")


def test_readwise_own_export_is_read():
    table = (
        "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,"
        "Document tags\n"
        '"Words, marked",A Book,An Author,,,yellow,"one,two",offset,17,2024-05-01 10:00:00+00:00,\n'
    )
    [found] = readwise.read(StringIO(table, newline=""))
    assert (found.quote.exact, found.document.title, found.tags) == ("Words, marked", "A Book", (("one",), ("two",)))
    assert found.made == 1_714_557_600_000


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["annotations", "target", "selector", "type", "start", "exact", "tags", "references",
                         "document", "title", "user_info", "created", "text", "user"]), inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


@given(st.lists(json_values, max_size=4))
def test_whatever_an_annotation_holds_it_is_read_or_refused(items):
    if all(isinstance(item, dict) for item in items):
        assert len(list(hypothesis.read({"annotations": items}))) <= len(items)
    else:
        with pytest.raises(ValueError, match="is no object"):
            list(hypothesis.read({"annotations": items}))


@pytest.mark.parametrize("said", [{}, {"annotations": 3}, {"annotations": [3]}])
def test_what_is_no_export_of_hypothesis_is_refused(said):
    with pytest.raises(ValueError, match="annotation"):
        list(hypothesis.read(said))
