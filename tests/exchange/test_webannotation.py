"""The JSON is a W3C annotation collection that other tools can read, and says all that we know."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange import Wish, webannotation
from annotator.model import Quote
from tests.exchange.examples import BARE, EXCERPTS, SHIFT, excerpt

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
W3C = "http://www.w3.org/ns/anno.jsonld"


def collection(*excerpts) -> dict:
    stream = StringIO()
    assert webannotation.write(excerpts, stream, Wish()) == len(excerpts)
    return json.loads(stream.getvalue())


def items(*excerpts) -> list:
    return collection(*excerpts)["first"]["items"]


@pytest.mark.parametrize("excerpts", [(), EXCERPTS[:1], EXCERPTS], ids=len)
def test_a_collection_has_what_the_model_requires(excerpts):
    whole = collection(*excerpts)
    page = whole["first"]
    assert whole["@context"][0] == W3C
    assert (whole["type"], page["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert whole["total"] == len(page["items"]) == len(excerpts)
    assert page["startIndex"] == 0
    assert page["partOf"] == whole["id"] != page["id"]
    assert IRI.fullmatch(whole["id"])
    assert IRI.fullmatch(page["id"])


@pytest.mark.parametrize("each", EXCERPTS, ids=lambda e: e.quote.exact[:12])
def test_an_annotation_has_what_the_model_requires(each):
    [item] = items(each)
    assert item["type"] == "Annotation"
    assert IRI.fullmatch(item["id"])
    assert set(item["motivation"]) <= {"highlighting", "tagging", "commenting", "assessing"}
    assert MOMENT.fullmatch(item["created"])
    for body in item.get("body", []):
        assert body["type"] == "TextualBody"
        assert isinstance(body["value"], str)
        assert body["purpose"] in item["motivation"]
    target = item["target"]
    assert IRI.fullmatch(target["source"])
    quote, position = target["selector"]
    assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    assert 0 <= position["start"] < position["end"]
    assert position["end"] - position["start"] == len(quote["exact"])


def test_every_word_of_ours_has_a_namespace():
    def keys(value):
        if isinstance(value, dict):
            yield from value
            value = list(value.values())
        if isinstance(value, list):
            for v in value:
                yield from keys(v)

    standard = {"id", "type", "motivation", "creator", "name", "created", "body", "purpose", "value", "format",
                "target", "source", "selector", "exact", "prefix", "suffix", "start", "end"}  # fmt: skip
    assert {k for k in keys(items(*EXCERPTS)) if ":" not in k} == standard
    assert {k.split(":")[0] for k in keys(items(*EXCERPTS)) if ":" in k} == {"annotator", "dcterms"}
    assert webannotation.CONTEXT[1]["annotator"].endswith(":")


def test_nothing_that_an_excerpt_says_is_lost():
    item = items(EXCERPTS[0])[0]
    assert item["creator"] == {"type": "Person", "name": "Ada"}
    learning, robotics, note, answer, accepted, discussed = item["body"]
    assert (learning["value"], learning["annotator:path"]) == ("learning / RLVR", ["learning", "RLVR"])
    assert robotics["purpose"] == "tagging"
    assert (note["purpose"], note["value"]) == ("commenting", "Worth a **slide**.\n\nAsk <Ben> first.")
    assert (note["creator"]["name"], note["created"]) == ("Ben: B.", "2025-12-23T13:01:30Z")
    assert answer["annotator:answers"] == note["id"] == f"urn:annotator:note:{'a' * 32}"
    assert (learning["annotator:colour"], robotics["annotator:colour"]) == EXCERPTS[0].colours
    assert (accepted["purpose"], accepted["annotator:verdict"], accepted["value"]) == ("assessing", "accept", "")
    assert (discussed["annotator:verdict"], discussed["creator"]["name"]) == ("discuss", "Ben: B.")
    target = item["target"]
    assert target["source"] == SHIFT.url
    assert target["annotator:before"] == EXCERPTS[0].before
    assert target["annotator:after"] == EXCERPTS[0].after
    document = target["annotator:document"]
    assert document["dcterms:title"] == SHIFT.title
    assert [document[f"annotator:{k}"] for k in ("site", "published", "clipped", "source", "channel")] == [
        "journal.example.org", SHIFT.published, SHIFT.clipped, SHIFT.source, SHIFT.channel
    ]  # fmt: skip


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "https://", "https://a b", "no url", "https://x/\u202e|"])
def test_a_document_without_a_usable_address_is_named_by_its_id(url):
    target = items(excerpt(1, replace(BARE, url=url), "x"))[0]["target"]
    assert target["source"] == f"urn:annotator:document:{BARE.id}"
    assert target["annotator:document"].get("annotator:url", "") == url


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_come_back(exact, note_title):
    document = replace(SHIFT, title=note_title)
    [item] = items(excerpt(1, document, "x", quote=Quote(exact, note_title, "")))
    assert item["target"]["selector"][0]["exact"] == exact
    assert item["target"]["annotator:document"].get("dcterms:title", "") == note_title


def test_the_same_excerpts_give_the_same_file_and_others_another_name():
    assert collection(*EXCERPTS) == collection(*EXCERPTS)
    assert collection(*EXCERPTS)["id"] != collection(*EXCERPTS[1:])["id"]
