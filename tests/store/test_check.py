"""What a check finds, and what rebuilding mends."""

import pytest

from annotator.model import Change, content_id
from annotator.store import Library

from .things import ANN, document, filled, make, text


@pytest.fixture
def library():
    library = Library(None)
    filled(library)
    library._db.execute("PRAGMA ignore_check_constraints=ON")
    library._db.execute("INSERT INTO asset VALUES (?, 'image/png', x'00')", ("6e340b9cffb37a989ca544e6bb780a2c",))
    yield library
    library.close()


def test_a_sound_library_has_no_findings(library):
    assert library.check() == []


FORGERIES = {
    "UPDATE change SET label = 'other' WHERE n = 1": "1 change does not match its id.",
    "UPDATE change SET reverses = id WHERE n = 2": "1 change does not match its id.",
    """UPDATE op SET body = '{"name":"other"}' WHERE kind = 'tag'""": "1 entry of the log does not match its id.",
    "UPDATE op SET deps = '[]' WHERE n = 3": "1 entry of the log does not match its id.",
    "UPDATE op SET change = 2 WHERE n = 1": "1 entry of the log does not match its id.",
    "DELETE FROM op WHERE n = 3": "The log is not the one that was saved last",
    "UPDATE library SET op_count = 7": "The log is not the one that was saved last",
    "UPDATE library SET op_set = '0'": "The log is not the one that was saved last",
    "UPDATE text SET body = body || ' '": "does not match its id.",
    "UPDATE capture SET source = 'forged'": "does not match its id.",
    "UPDATE asset SET bytes = x'01'": "does not match its id.",
    "UPDATE document SET title = 'forged'": "The table document does not say what the log says",
    "UPDATE highlight SET start = 1": "The table highlight does not say",
    "DELETE FROM highlight_tag": "The table highlight_tag does not say",
    "INSERT INTO conflict VALUES ('a', 'b', 'c', NULL, 1)": "The table conflict does not say",
    "UPDATE tag SET deleted = 1": "The table tag does not say",
    "CREATE TABLE other (id)": "The tables are not those of an Annotator library.",
}


@pytest.mark.parametrize("statement", FORGERIES)
def test_a_forgery_is_found(library, statement):
    library._db.execute(statement)
    found = library.check()
    assert any(FORGERIES[statement] in sentence for sentence in found), found
    assert all(sentence.endswith(".") for sentence in found)


def test_rebuilding_mends_the_tables(library):
    rows = library.projection()
    for statement in (s for s in FORGERIES if "the log says" in FORGERIES[s] or "does not say" in FORGERIES[s]):
        library._db.execute(statement)
    assert library.projection() != rows
    library.rebuild()
    assert library.projection() == rows
    assert library.check() == []


def test_a_text_outside_the_vocabulary_is_found(library):
    body = '[{"kind":"script"}]'
    library._db.execute("INSERT INTO text VALUES (?, 1, '', ?)", (content_id(body), body))
    assert len(library.check()) == 1
    assert "cannot be shown" in library.check()[0]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("document", "{"),
        ("document", "[]"),
        ("document", '{"title":"a","title":"b"}'),
        ("document", '{"title":5}'),
        ("document", '{"colour":"red"}'),
        ("document", '{"meta":[["a"]]}'),
        ("document", f'{{"tag:{"1" * 32}":1}}'),
        ("highlight", '{"tag:x":1}'),
        ("highlight", f'{{"tag:{"1" * 32}":"on"}}'),
        ("highlight", '{"anchor":{"start":1}}'),
        ("highlight", '{"anchor":"here"}'),
        ("tag", '{"aliases":{"a":1}}'),
        ("tag", '{"pin":"1"}'),
        ("note", '{"deleted":"yes"}'),
        ("redact", '{"ops":5}'),
    ],
)
def test_an_entry_that_says_something_unknown_is_found(library, kind, body):
    (change,) = library._db.execute("SELECT id FROM change WHERE n = 1").fetchone()
    item = "7" * 32
    identity = content_id(change, item, kind, None, body)
    library._db.execute("INSERT INTO op VALUES (NULL, ?, 1, ?, ?, NULL, ?)", (identity, item, kind, body))
    assert "1 entry of the log says something that this version does not know." in library.check()


def test_one_thing_of_two_kinds_is_found(library):
    (change, item) = library._db.execute("SELECT c.id, o.object FROM change c JOIN op o ON o.kind = 'tag'").fetchone()
    identity = content_id(change, item, "note", None, "{}")
    library._db.execute(
        "INSERT INTO change SELECT 9, ?, replica, hlc, person, label, NULL FROM change LIMIT 1", ("9" * 32,)
    )
    library._db.execute("INSERT INTO op VALUES (NULL, ?, 9, ?, 'note', NULL, '{}')", (identity, item))
    assert "1 entry of the log speaks of one thing as two kinds." in library.check()


def test_words_taken_out_for_good_are_not_missed(library):
    (op,) = library._db.execute("SELECT id FROM op WHERE kind = 'tag'").fetchone()
    library._db.execute("UPDATE op SET body = ? WHERE id = ?", ('{"name":null}', op))
    (change,) = library._db.execute("SELECT id FROM change WHERE n = 2").fetchone()
    body = f'{{"ops":["{op}"]}}'
    identity = content_id(change, "8" * 32, "redact", None, body)
    library._db.execute("INSERT INTO op VALUES (NULL, ?, 2, ?, 'redact', NULL, ?)", (identity, "8" * 32, body))
    total = sum(int(i, 16) for (i,) in library._db.execute("SELECT id FROM op")) % (1 << 128)
    library._db.execute("UPDATE library SET op_count = op_count + 1, op_set = ?", (f"{total:032x}",))
    library.rebuild()
    assert library.check() == []


def test_more_rows_than_a_page_are_all_compared():
    library = Library(None)
    make(library, *(document(f"{n}") for n in range(1203)))
    library.apply(Change("Text", brings=(text("a"),)), ANN)
    assert library.check() == []
    library._db.execute("UPDATE document SET title = 'forged' WHERE title IN ('5', '1200')")
    assert library.check() == ["The table document does not say what the log says, in 2 rows; rebuilding mends that."]
    library.close()
