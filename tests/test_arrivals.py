"""What left as JSON-LD or in a bundle comes in again: the same into an empty library, nothing into the same one."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from hashlib import sha256

import pytest

from annotator import bundle, exchange
from annotator.exchange import reading
from annotator.exchange.brought import Brought
from annotator.model import AnnotatorError, Change, Document, Note, new_id
from annotator.store import Library
from annotator.workspace import Workspace, parted
from tests.desk import ANA, BEN, mark
from tests.exchange.examples import excerpt
from tests.test_reviews import answers


@pytest.fixture
def full(desk: Workspace) -> Workspace:
    """A library in which several people have worked."""
    one = mark(desk, "model", note="Why *this*?", named=["learning › RLVR", "hands"])
    two = mark(desk, "learned")
    [note] = desk.library.notes([one.id])
    desk._commit(Change("Note", after=(Note(new_id(), one.id, "Because.", note.id),)), BEN, note.made - 86_400_000)
    desk.import_answers(answers((one.id, "accept", "Yes"), (two.id, "reject", "")))
    tag = next(t for t in desk.library.tags() if t.name == "RLVR")
    desk.edit_tag(tag, replace(tag, description="Only with a *verifier*.", aliases=("verifiable",), colour="#123456"))
    return desk


def written(workspace: Workspace) -> bytes:
    contents = workspace.contents()
    out = io.BytesIO()
    exchange.write(contents.excerpts(), "json", out, contents.wish)
    return out.getvalue()


def brought(data: bytes) -> Brought:
    found = reading.read(data)
    assert isinstance(found, Brought)
    return found


def elsewhere() -> Workspace:
    return Workspace(Library(None), BEN)


def codebook(workspace: Workspace) -> list[object]:
    return [line[-1] for line in workspace.codebook()]


def test_into_an_empty_library_everything_comes(full):
    other = elsewhere()
    report = other.import_excerpts(brought(written(full)))
    assert (report.new, report.documents, report.unplaced) == (2, 1, ())
    assert list(other.excerpts()) == list(full.excerpts())
    assert codebook(other) == codebook(full)
    assert {p.id: p for p in other.library.persons().values()} == full.library.persons()
    assert other.library.check() == []
    assert written(other) == written(full)


def test_into_the_same_library_nothing_comes(full):
    stamp = full.library.stamp()
    report = full.import_excerpts(brought(written(full)))
    assert (report.new, report.same, report.remarks) == (0, 2, 0)
    assert full.library.stamp() == stamp


def test_undo_takes_it_out_again(full):
    other = elsewhere()
    other.import_excerpts(brought(written(full)))
    other.undo()
    assert (other.library.documents(), other.library.highlights()) == ([], [])
    assert other.library.stamp()[0] == 0


def test_twice_is_once(full):
    other = elsewhere()
    other.import_excerpts(brought(written(full)))
    stamp = other.library.stamp()
    other.import_excerpts(brought(written(full)))
    assert other.library.stamp() == stamp


def test_new_remarks_on_a_known_excerpt_come(full):
    before = brought(written(full))
    other = elsewhere()
    other.import_excerpts(before)
    other.write_note(other.library.highlights()[0].id, "I see.")
    report = full.import_excerpts(brought(written(other)))
    assert (report.new, report.remarks) == (0, 1)
    assert list(full.excerpts()) == list(other.excerpts())


def test_what_was_deleted_here_stays_deleted(full):
    data = written(full)
    full.remove(*full.library.highlights())
    assert full.import_excerpts(brought(data)).new == 0
    assert full.library.highlights() == []


def test_the_window_hears_of_what_came(full):
    heard: list[Change] = []
    other = Workspace(Library(None), BEN, heard.append)
    other.import_excerpts(brought(written(full)))
    assert {r.id for r in heard[-1].after} >= {h.id for h in other.library.highlights()}


def test_a_quote_of_another_program_is_found_by_its_words(desk):
    [document] = desk.library.documents()
    there = replace(document, id="", title="", url=document.url + "#part")
    found = Brought("Hypothesis annotations", (
        excerpt(1, there, "the job learns the model", text="", tags=(("work",),), made=1_700_000_000_000),
        excerpt(2, there, "never said here", text=""),
        excerpt(3, Document("", "Elsewhere", "https://elsewhere.example"), "model", text=""),
    ))  # fmt: skip
    report = desk.import_excerpts(found)
    assert (report.new, [u.reason for u in report.unplaced]) == (
        1, ["its words are not in “Clip 0”", "no document here has its address or title"]
    )  # fmt: skip
    [h] = desk.library.highlights()
    assert h.span.of(desk.text_of(document).words) == "the job learns the model"
    assert h.made == 1_700_000_000_000
    assert [(e.person, e.tags) for e in desk.excerpts()] == [("Ada", (("work",),))]


def test_hostile_names_are_cut_to_what_a_library_holds(desk):
    [document] = desk.library.documents()
    path = ("x" * 5000, "\u202eevil\0", " \u200b ")
    hostile = excerpt(1, document, "the job learns the model", text="", tags=(path,), person="\0")
    desk.import_excerpts(Brought("x", (hostile,)))
    assert sorted(len(t.name) for t in desk.library.tags()) == [4, 120]
    assert desk.library.check() == []


# Bundles


def packed(workspace: Workspace, **wish: bool) -> bytes:
    out = io.BytesIO()
    assert bundle.write(workspace.contents(**wish), out) == len(list(workspace.excerpts()))
    return out.getvalue()


def test_a_bundle_holds_what_its_manifest_says(full):
    with zipfile.ZipFile(io.BytesIO(packed(full))) as package:
        manifest = json.loads(package.read("manifest.json"))
        names = {*package.namelist()} - {"manifest.json"}
        assert names == manifest["files"].keys()
        assert names == {"review.html", "excerpts.md", "excerpts.csv", "annotations.jsonld", "documents/Clip 0.md",
                         "library.sqlite"}  # fmt: skip
        for name, told in manifest["files"].items():
            data = package.read(name)
            assert (len(data), sha256(data).hexdigest()) == (told["bytes"], told["sha256"])
        assert manifest["counts"] == {"excerpts": 2, "documents": 1, "ops": full.library.stamp()[0]}
        [document] = full.library.documents()
        capture = full.library.capture(document.capture)
        assert capture is not None
        assert package.read("documents/Clip 0.md").decode() == capture.source


def test_the_library_in_a_bundle_is_whole(full, tmp_path):
    with zipfile.ZipFile(io.BytesIO(packed(full))) as package:
        package.extract("library.sqlite", tmp_path)
    copy = Library(tmp_path / "library.sqlite", create=False)
    assert copy.check() == []
    assert copy.projection() == full.library.projection()
    copy.close()


def test_a_library_of_some_documents_is_handed_over(full, tmp_path):
    [one, *_] = full.library.highlights()
    with (tmp_path / "some.sqlite").open("wb") as stream:
        assert bundle.write_library(full.contents({one.id}), stream) == 2
    copy = Library(tmp_path / "some.sqlite", create=False)
    assert (copy.check(), copy.highlights()) == ([], full.library.highlights())
    copy.close()


def test_a_bundle_comes_in_like_its_annotations(full, tmp_path):
    (tmp_path / "b.zip").write_bytes(packed(full))
    of_clips, [arrived] = parted([tmp_path / "b.zip", tmp_path / "c.md"])
    assert of_clips == [tmp_path / "c.md"]
    other = elsewhere()
    assert other.take_in(arrived).notices == ("Web Annotations: 2 new, 1 document came along",)
    assert list(other.excerpts()) == list(full.excerpts())


def test_a_nameless_bundle_names_nobody(full):
    data = packed(full, named=False)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert "library.sqlite" not in package.namelist()
        for name in package.namelist():
            said = package.read(name).decode()
            assert not any(word in said for word in (ANA.id, BEN.id, '"Ana"', "Cleo"))


@pytest.mark.parametrize("spoil", ["annotations", "version", "cut", "missing", "list"])
def test_a_lying_bundle_is_refused_in_words(full, tmp_path, spoil):
    path = tmp_path / "b.zip"
    with zipfile.ZipFile(io.BytesIO(packed(full))) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "annotations.jsonld":
                if spoil == "missing":
                    continue
                data = data.replace(b"model", b"moral") if spoil == "annotations" else data
            if name == "manifest.json":
                said = json.loads(data)
                said |= {"version": 2} if spoil == "version" else {"files": []} if spoil == "list" else {}
                data = json.dumps(said).encode()
            target.writestr(name, data)
    if spoil == "cut":
        path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(AnnotatorError, match=r"damaged|newer|no annotations"):
        bundle.read(path)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[" * 100_000, b"\xff\xfe", b"{}", b"[]", b"a,b\n1,2\n", b'{"type": "Annotation", "target": [[[]]]}',
     b'{"type": "AnnotationCollection", "first": {"items": [3]}}', b'{"annotations": {}}',
     b'{"type": "AnnotationCollection", "annotator:texts": [{"annotator:body": "[[]]"}]}',
     b'{"type": "AnnotationCollection", "annotator:tags": [{"annotator:pin": "x"}]}'],
)  # fmt: skip
def test_what_holds_no_annotations_is_refused_or_brings_nothing(data, desk):
    stamp = desk.library.stamp()
    try:
        desk.import_excerpts(brought(data))
    except AnnotatorError as refused:
        assert str(refused)  # noqa: PT017
    assert desk.library.stamp() == stamp
