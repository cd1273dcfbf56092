"""What is marked is seen as marked, whatever the words stand in; the selected one has an outline."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from annotator.gui import look
from annotator.gui.tints import CROWD, LAYERS, blended, parts
from annotator.workspace import PALETTE
from tests.gui.conftest import span_of

KINDS = """---
title: Kinds
url: https://a.example.org/kinds
---

Plain words, `inline code`, ==marker pen== and [a link](https://b.example.org).

> quoted words

| head cell | other |
|---|---|
| body cell | more |

- list words

```
code words
```
"""


@pytest.fixture
def kinds(open_window, tmp_path):
    path = tmp_path / "kinds.md"
    path.write_text(KINDS, "utf-8")
    window = open_window(path)
    window.resize(1200, 1000)
    QApplication.processEvents()
    return window


def ground(window, words):
    """The colour behind words: of the lowest pixels of their line, where no letter is."""
    box = window.reader.mark_box(span_of(window, words))
    image = window.reader.viewport().grab().toImage()
    return QColor(image.pixel(round(box.left() + box.width() / 2), box.bottom() - 1))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("words", [
    "Plain words", "inline code", "a link", "quoted words", "head cell", "body cell", "list words", "code words",
    "marker pen",
])
def test_a_highlight_is_seen_in_every_kind_of_words(kinds, words, theme):
    kinds.appearance.set_theme(theme)
    QApplication.processEvents()
    before = ground(kinds, words)
    kinds.workspace.highlight(kinds.desk.document, span_of(kinds, words), [kinds.workspace.tag("t").id])
    QApplication.processEvents()
    after = ground(kinds, words)
    assert after != before
    the = look.THEMES[theme]
    ink = {"a link": the.accent, "quoted words": the.quoted.name()}.get(words, "")
    if words != "marker pen":  # which is seen through
        assert after.name() == blended((PALETTE[0],), the, ink)


def test_an_overlap_is_seen_as_one(kinds):
    workspace, document = kinds.workspace, kinds.desk.document
    one, two = workspace.tag("one"), workspace.tag("two")
    workspace.highlight(document, span_of(kinds, "Plain words, inline"), [one.id])
    workspace.highlight(document, span_of(kinds, "words, inline code"), [two.id])
    QApplication.processEvents()
    grounds = {ground(kinds, words).name() for words in ("Plain", "words", "code, ")}
    assert len(grounds) == 3


def test_the_selected_highlight_is_outlined(kinds):
    made = kinds.workspace.highlight(kinds.desk.document, span_of(kinds, "list words"))
    kinds.marking.select("")
    box = kinds.reader.mark_box(made.span)

    def inked():
        image = kinds.reader.viewport().grab().toImage()
        accent = QColor(look.LIGHT.accent)
        column = [QColor(image.pixel(box.center().x(), y)) for y in range(box.bottom() - 1, box.bottom() + 3)]
        return any(abs(c.red() - accent.red()) + abs(c.green() - accent.green()) < 60 for c in column)

    kinds.appearance.set_theme("light")
    QApplication.processEvents()
    assert not inked()
    kinds.marking.select(made.id)
    QApplication.processEvents()
    assert inked()


stretches = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 20), st.sampled_from("rgby")), max_size=24).map(
    lambda found: [(start, start + length, colour) for start, length, colour in found]
)


@given(stretches, stretches)
def test_each_place_has_the_colours_that_are_seen_of_those_that_lie_there_on_the_last_ink(marks, inks):
    found = list(parts(marks, inks))
    assert all(end <= start for (_, end, *_), (start, *_) in pairwise(found))
    for at in range(52):
        lying = [c for start, end, c in marks if start <= at < end]
        colours = tuple(lying[-LAYERS:] if len(lying) <= CROWD else lying[:LAYERS])
        ink = next((c for start, end, c in reversed(inks) if start <= at < end), "")
        here = [(c, i) for start, end, c, i in found if start <= at < end]
        assert here == ([(colours, ink)] if colours else [])


def test_a_highlight_within_three_others_is_seen_where_its_colour_differs():
    marks = [(0, 9, "a"), (1, 8, "a"), (2, 7, "a"), (4, 6, "b")]
    found = {(start, end): colours for start, end, colours, _ in parts(marks)}
    assert found[4, 6] == ("a", "a", "b")
    assert found[2, 4] == found[6, 7] == ("a", "a", "a")
