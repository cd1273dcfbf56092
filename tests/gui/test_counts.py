"""How often tags are worn where there is very much to count: in the end as many as there are, whatever is done."""

import pytest

from annotator.gui import counts
from annotator.gui.counts import Counts
from annotator.gui.desk import Desk
from annotator.model import Span
from tests.gui.many import mark

SLICE, MANY = 50, 400


@pytest.fixture
def window(long_window, monkeypatch):
    """Of a document with 400 highlights, where fifty are counted at a time."""
    monkeypatch.setattr(counts, "SLICE", SLICE)
    workspace = long_window.workspace
    mark(workspace, long_window.desk.document, MANY, tags=[workspace.tag(name).id for name in ("one", "two")])
    long_window.views.show_all()
    return long_window


def there(window):
    return window.workspace.library.tag_counts(window.desk.document.id)


def test_what_changes_between_two_slices_is_counted_once(window):
    workspace, document = window.workspace, window.desk.document
    counted = Counts(workspace.library)
    counted.open(document.id)
    one, two = (workspace.tag(name).id for name in ("one", "two"))
    assert not any(counted.known()[1].values())  # nobody is told a part of it
    for n in range(MANY // SLICE - 1):
        every = workspace.library.highlights(document.id)
        early, late = every[n], every[-1 - n]
        for verb in (
            lambda early=early, late=late: workspace.retag([early, late], [two], [one]),
            lambda early=early: workspace.remove(early),
            lambda early=early, late=late: workspace.move(late, early.span),
            lambda late=late: workspace.highlight(document, late.span, [one, two]),
        ):
            before = {h.id: h for h in workspace.library.highlights(document.id)}
            verb()
            after = {h.id: h for h in workspace.library.highlights(document.id)}
            other = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
            counted.follow([before[k] for k in other if k in before], [after[k] for k in other if k in after])
        assert counted.read_on()
    while counted.read_on():
        pass
    whole, here = counted.known()
    assert +here == there(window)
    assert +whole == workspace.library.tag_counts()


def test_tags_of_very_many_highlights_are_counted_in_the_end(window, qtbot):
    desk, workspace = window.desk, window.workspace
    assert not desk.counts.is_whole
    qtbot.waitUntil(lambda: desk.counts.is_whole)
    assert {row.id: row.here for row in window.panel.tags.rows.rows} == there(window)
    workspace.highlight(desk.document, Span(10, 40), named=["one"])
    desk.counts.forget()
    window.views.show_tags()
    assert {row.name: row.here for row in window.panel.tags.rows.rows} == {"one": 201, "two": 200}  # as it was known
    qtbot.waitUntil(lambda: desk.counts.is_whole)
    fresh = Desk(workspace)
    fresh.open(desk.document)
    while fresh.tags() and fresh.counts.read_on():
        pass
    assert list(window.panel.tags.rows.rows) == fresh.tags()
