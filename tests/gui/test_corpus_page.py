"""Real clips stand on the page block by block; `python -m tests.corpus` looks at all of them."""

import pytest

from annotator import clips
from annotator.gui.page import PageBuilder
from annotator.text import Block, Text
from tests.corpus_pages import Pages


@pytest.fixture
def pages(qtbot):
    made = Pages()
    qtbot.addWidget(made._reader)
    return made


def test_every_seventh_clip_of_the_corpus_is_on_its_page_as_its_text_has_it(pages, corpus):
    paths = [path for path in clips.find([corpus / "clips"]) if path.stat().st_size < 120_000][::7]
    wrong = {path.name: pages.trouble(clips.read(path.read_bytes(), path.name).text) for path in paths}
    assert len(wrong) > 20
    assert {name: trouble for name, trouble in wrong.items() if trouble} == {}


def test_the_look_at_a_page_sees_what_is_wrong(pages, monkeypatch):
    text = Text.of((Block("p", "One 🩺."), Block("p", "Two."), Block("h1", "Three")), "")
    assert pages.trouble(text) == ""
    go_on = PageBuilder.go_on

    def crooked(self, upto):
        go_on(self, upto)
        self.places[1] += 1

    monkeypatch.setattr(PageBuilder, "go_on", crooked)
    assert pages.trouble(text) == "plain blocks"
    monkeypatch.setattr("annotator.gui.positions.Positions.agree", lambda *_: True)
    assert pages.trouble(text) == "block 1 is another"
