"""Libraries that were copied, edited apart, restored and united say the same in the end.

ANNOTATOR_EXAMPLES sets how many histories are tried.
"""

import faulthandler
import os
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from annotator.model import Change, Document, Highlight, Note, Tag

from .oracle import actual, expected
from .things import ANN, highlight, opened

PAGE = Document("d" * 32, "v0")
TAGS = tuple(Tag(c * 32, "v0") for c in "ab")
MARKS = tuple(highlight(PAGE, 0, (), c * 32) for c in "12")
THINGS = (PAGE, *TAGS, *MARKS, Note("e" * 32, MARKS[0].id, "v0"))
WORN = ((), (TAGS[0].id,), (TAGS[1].id,), (TAGS[0].id, TAGS[1].id), (TAGS[1].id, TAGS[0].id))
SKEWS = st.lists(st.sampled_from((0, 0, -7_200_000, 3_600_000, 200_000_000)), min_size=5, max_size=5)
TABLES = ("library", "change", "op", "text", "capture", "document", "highlight", "tag", "note", "conflict")
WHICH, VALUE = st.integers(0, 4), st.integers(0, 4)
ACT = st.none() | VALUE


def varied(record, value):
    match record:
        case Document():
            return replace(record, title=f"v{value}", author="Ann" if value % 2 else "")
        case Tag():
            return replace(record, name=f"v{value}", pin=value)
        case Note():
            return replace(record, body=f"v{value}")
    moved = highlight(PAGE, value % 3, WORN[value], record.id)
    return replace(moved, person=record.person, made=record.made)


def read(library, record):
    """The record as the library has it now, deleted or not; None if it was never there."""
    kind = type(record).__name__.lower()
    found, deleted = library._records([(record.id, kind)]).get(record.id, (None, True))
    return found, deleted


class Histories(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.libraries, self.skews, self.old = [], [], {}
        self.backups, self.ms, self.files = [], 1_700_000_000_000, 0
        self.past = {}  # op -> all ops that its author's library had: true causality

    def open(self, content, skew):
        """A library with this content, on a machine whose clock is off."""
        self.files += 1
        path = Path(self.folder.name) / f"{self.files}.sqlite"
        if content:
            path.write_bytes(content)
        library = opened(path, now=lambda: self.ms + skew)
        library._db.execute("PRAGMA journal_mode=MEMORY")
        return library

    def writing(self, i, act):
        """Does something in a library and records what it knew."""
        library = self.libraries[i % len(self.libraries)]
        before = self.ops(library)
        act(library)
        for op in self.ops(library) - before:
            self.past[op] = before

    def ops(self, library):
        return frozenset(op for (op,) in library._db.execute("SELECT id FROM op"))

    @initialize(skews=SKEWS, shared=st.booleans())
    def start(self, skews, shared):
        self.skews = skews
        self.libraries = [self.open(None, skews[0])]
        if shared:
            self.writing(0, lambda library: library.apply(Change("Start", after=THINGS), ANN))
        content = self.libraries[0].path.read_bytes()
        self.libraries += [self.open(content, skew) for skew in skews[1:3]]

    @rule(i=WHICH, thing=st.sampled_from(THINGS), value=VALUE, stale=st.booleans(), ms=st.sampled_from((0, 0, 1, 1000)))
    def edit(self, i, thing, value, stale, ms):
        self.ms += ms

        def act(library):
            now, deleted = read(library, thing)
            old = self.old.get((library.path, thing.id)) if stale else now
            before = (old,) if old and (stale or not deleted) else ()
            library.apply(Change("Edit", before, (varied(now or thing, value),)), ANN)
            self.old[library.path, thing.id] = now or thing

        self.writing(i, act)

    @rule(i=WHICH, j=WHICH, thing=st.sampled_from(THINGS + 2 * MARKS), mine=ACT, theirs=ACT)
    def disagree(self, i, j, thing, mine, theirs):
        """Two people change one thing, not knowing of each other, and one takes in the other's."""
        for k, value in ((i, mine), (j, theirs)):
            if value is None:
                self.delete(k, {thing})
            else:
                self.edit(k, thing, value, False, 0)
        self.unite(i, j)

    @rule(i=WHICH, things=st.sets(st.sampled_from(THINGS), min_size=1, max_size=3))
    def delete(self, i, things):
        self.writing(i, lambda library: library.apply(Change("Delete", before=tuple(things)), ANN))

    @rule(i=WHICH, back=st.booleans())
    def reverse(self, i, back):
        self.writing(i, lambda library: library.undo(ANN) if back else library.redo(ANN))

    @rule(i=WHICH, j=WHICH)
    def unite(self, i, j):
        mine, theirs = (self.libraries[k % len(self.libraries)] for k in (i, j))
        mine.unite(theirs)
        assert mine.unite(theirs) == 0

    @rule(i=WHICH, j=WHICH)
    def unite_and_part(self, i, j):
        """A merge rehearsed says what it does; taken back at once it leaves every row as it was."""
        mine, theirs = (self.libraries[k % len(self.libraries)] for k in (i, j))
        if mine is theirs:
            return
        rows = [mine._db.execute(f"SELECT * FROM {t} ORDER BY 1").fetchall() for t in TABLES]  # noqa: S608
        told = mine.merge([theirs.path], "theirs", dry=True)
        assert mine.merge([theirs.path], "theirs") == told
        if told.ops:
            mine.part()
        assert [mine._db.execute(f"SELECT * FROM {t} ORDER BY 1").fetchall() for t in TABLES] == rows  # noqa: S608

    @rule(i=WHICH)
    def copy(self, i):
        if len(self.libraries) < 5:
            source = self.libraries[i % len(self.libraries)]
            self.libraries.append(self.open(source.path.read_bytes(), self.skews[len(self.libraries)]))

    @rule(i=WHICH)
    def back_up(self, i):
        i %= len(self.libraries)
        self.backups.append((i, self.libraries[i].path.read_bytes()))

    @rule(k=VALUE)
    def restore(self, k):
        if self.backups:
            i, content = self.backups[k % len(self.backups)]
            self.libraries[i].close()
            self.libraries[i] = self.open(content, self.skews[i])

    @invariant()
    def rows_are_what_the_log_says_under_true_causality(self):
        for library in self.libraries:
            assert actual(library) == expected(library, self.past)

    def teardown(self):
        for _ in range(2):
            for mine in self.libraries:
                for theirs in self.libraries:
                    mine.unite(theirs)
        rows = [library.projection() for library in self.libraries]
        assert all(row == rows[0] for row in rows)
        assert len({library.stamp() for library in self.libraries}) <= 1
        for library in self.libraries[:1]:
            assert library.check() == []
            assert self.ops(library) <= self.past.keys()
        for library in self.libraries:
            library.close()
        self.folder.cleanup()


def test_libraries_edited_apart_converge():
    if "ANNOTATOR_EXAMPLES" in os.environ:
        faulthandler.cancel_dump_traceback_later()  # many histories take longer than a test that hangs is given
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=int(os.environ.get("ANNOTATOR_EXAMPLES", "40")),
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )


def test_everyones_words_survive_in_a_conflict(tmp_path):
    mine = opened(tmp_path / "a.sqlite")
    mine.apply(Change("Start", after=THINGS), ANN)
    theirs = opened(tmp_path / "b.sqlite")
    theirs.unite(mine)
    for library, value in ((mine, 1), (theirs, 2)):
        for thing in THINGS:
            now, _ = read(library, thing)
            library.apply(Change("Edit", (now,), (varied(now, value),)), ANN)
    mine.unite(theirs)
    theirs.unite(mine)
    assert mine.projection() == theirs.projection()
    rows = mine._db.execute("SELECT object, field, value, wins FROM conflict").fetchall()
    for thing, field in zip(THINGS, ("title", "name", "name", "anchor", "anchor", "body"), strict=True):
        values = {str(value): wins for item, name, value, wins in rows if (item, name) == (thing.id, field)}
        assert len(values) == 2
        assert sorted(values.values()) == [0, 1]
    mark = mine.highlight(MARKS[0].id)
    assert isinstance(mark, Highlight)
    assert set(mark.tags) == {TAGS[0].id, TAGS[1].id}
    mine.close()
    theirs.close()


def test_a_delete_against_an_edit_stays_visible_and_listed(tmp_path):
    mine = opened(tmp_path / "a.sqlite")
    mine.apply(Change("Start", after=THINGS), ANN)
    theirs = opened(tmp_path / "b.sqlite")
    theirs.unite(mine)
    mine.apply(Change("Delete", before=(MARKS[0],)), ANN)
    now = theirs.highlight(MARKS[0].id)
    theirs.apply(Change("Edit", (now,), (varied(now, 2),)), ANN)
    mine.unite(theirs)
    assert mine.highlight(MARKS[0].id) == varied(now, 2)
    assert mine._db.execute("SELECT field, wins FROM conflict WHERE object = ?", (MARKS[0].id,)).fetchall() == [
        ("deleted", 0)
    ]
    mine.apply(Change("Delete", before=(varied(now, 2),)), ANN)
    assert mine.highlight(MARKS[0].id) is None
    assert mine._db.execute("SELECT * FROM conflict").fetchall() == []
    mine.close()
    theirs.close()


def test_a_tag_taken_off_by_one_and_moved_by_another_stays_and_is_listed(tmp_path):
    mine = opened(tmp_path / "a.sqlite", now=lambda: 1_700_000_009_000)
    mine.apply(Change("Start", after=THINGS), ANN)
    worn = varied(mine.highlight(MARKS[0].id), 1)
    mine.apply(Change("Tag", (mine.highlight(MARKS[0].id),), (worn,)), ANN)
    theirs = opened(tmp_path / "b.sqlite", now=lambda: 1_700_000_000_000)
    theirs.unite(mine)
    mine.apply(Change("Untag", (worn,), (replace(worn, tags=()),)), ANN)
    theirs.apply(Change("Put another before it", (worn,), (replace(worn, tags=WORN[4]),)), ANN)
    for one, other in ((mine, theirs), (theirs, mine)):
        one.unite(other)
        assert one.highlight(worn.id).tags == WORN[4]
        assert one._db.execute("SELECT field, value, wins FROM conflict ORDER BY wins").fetchall() == [
            (f"tag:{TAGS[0].id}", None, 0),
            (f"tag:{TAGS[0].id}", "2", 1),
        ]
    mine.close()
    theirs.close()


def test_a_delete_hides_the_words_it_came_with(tmp_path):
    mine = opened(tmp_path / "a.sqlite")
    mine.apply(Change("Start", after=THINGS), ANN)
    note = mine.notes()[0]
    mine.apply(Change("Delete", before=(note,)), ANN)
    mine.apply(Change("Write it again", after=(replace(note, body="other"),)), ANN)
    mine.undo(ANN)
    assert mine.notes() == []
    assert mine.check() == []
    mine.close()


def test_a_clock_ten_years_ahead_does_not_move_ours(tmp_path):
    ahead = opened(tmp_path / "a.sqlite", now=lambda: 2_100_000_000_000)
    ahead.apply(Change("Start", after=THINGS), ANN)
    mine = opened(tmp_path / "b.sqlite", now=lambda: 1_700_000_000_000)
    mine.unite(ahead)
    (made,) = mine.apply(Change("New", after=(highlight(PAGE, 3),)), ANN).after
    assert made.made == 1_700_000_000_000
    ahead.close()
    mine.close()
