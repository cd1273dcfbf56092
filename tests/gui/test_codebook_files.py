"""A codebook out of the window and into another."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel

from annotator.exchange import codebook
from annotator.gui.adoption_box import AdoptionBox
from annotator.model import Change
from annotator.workspace.adopting import Adoption
from tests.gui.codebook import in_box, paths


@pytest.fixture
def choose_file(monkeypatch):
    def make(path, kind=""):
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), kind))

    return make


@pytest.mark.parametrize("name", ["book.csv", "book.qdc"])
def test_a_codebook_leaves_by_menu_and_comes_back_as_one_step(tagged, qtbot, tmp_path, choose_file, name):
    window, workspace = tagged, tagged.workspace
    choose_file(tmp_path / name)
    with qtbot.waitSignal(window.codebook_files.told) as heard:
        window.commands["export_codebook"].trigger()
    assert heard.args[0] == f"3 tags exported to {name}"
    assert len(codebook.read((tmp_path / name).read_bytes())) == 3
    for tag in [t for t in workspace.library.tags() if not t.parent]:
        workspace.remove_tag(tag)
    seen = in_box(lambda box: ([box.list.model().index(n).data() for n in range(3)], box.accept()))
    with qtbot.waitSignal(window.codebook_files.told) as heard:
        window.commands["import_codebook"].trigger()
    assert seen[0][0] == ["New: claim", "New: claim / strong", "New: doubt"]
    assert heard.args[0].startswith("Codebook taken in: 3 new, 0 changed")
    assert paths(window) == ["claim", "claim / strong", "doubt"]
    assert workspace.library.undo_label == "Import 3 tags"
    window.undo()
    assert paths(window) == []


def test_what_a_codebook_brings_is_told_in_the_language_of_the_window(german, window):
    notices = ("A name that no tag can have became “x”.",)
    adoption = Adoption(Change("Import", (), ()), ("a", "b"), ("c",), 1234, notices)
    box = AdoptionBox(window, "book.csv", adoption)
    [words] = [w.text() for w in box.findChildren(QLabel) if "geändert" in w.text()]
    assert words.startswith("2 neu, 1 geändert, 1.234 wie hier. ")
    assert box.list.model().index(0).data() == "Ein Name, den kein Schlagwort haben kann, wurde zu „x“."


def test_where_a_file_was_written_is_shown_on_demand(tagged, qtbot, tmp_path, choose_file):
    choose_file(tmp_path / "book.csv")
    with qtbot.waitSignal(tagged.codebook_files.told):
        tagged.commands["export_codebook"].trigger()
    offered = [b.text() for b in tagged.status.findChildren(QAbstractButton) if b.isVisible()]
    assert offered == ["Show folder"]


def test_what_is_looked_at_and_left_changes_nothing(tagged, qtbot, tmp_path, choose_file):
    file = tmp_path / "book.csv"
    file.write_text("path,description\ndoubt,What they fear.\n")
    choose_file(file)
    stamp = tagged.workspace.library.stamp()
    seen = in_box(lambda box: box.list.model().index(0).data())
    tagged.commands["import_codebook"].trigger()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["Changed: doubt"]
    assert tagged.workspace.library.stamp() == stamp


@pytest.mark.parametrize(("data", "why"), [(b"\x89PNG", "not a codebook"), (None, "cannot be read")])
def test_a_file_that_is_no_codebook_is_refused_in_words(tagged, qtbot, tmp_path, choose_file, data, why):
    file = tmp_path / "book.csv"
    if data:
        file.write_bytes(data)
    choose_file(file)
    with qtbot.waitSignal(tagged.codebook_files.failed) as heard:
        tagged.commands["import_codebook"].trigger()
    assert why in str(heard.args[0])


def test_an_empty_codebook_is_not_exported(window, qtbot, tmp_path, choose_file):
    choose_file(tmp_path / "book.qdc")
    with qtbot.waitSignal(window.codebook_files.failed) as heard:
        window.commands["export_codebook"].trigger()
    assert "no tags" in str(heard.args[0])
    assert list(tmp_path.glob("*.qdc")) == []
