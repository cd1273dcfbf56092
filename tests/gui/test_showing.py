"""Images come at the person's word, stay with the library, and go with undo."""

from PySide6.QtWidgets import QDialog

from annotator.gui import dialogs
from tests.gui.illustrated import encoded


def test_images_are_fetched_at_the_persons_word_kept_and_undone(open_window, tmp_path, site, qtbot, monkeypatch):
    site.gives("/chart.png", encoded(60, 40))
    path = tmp_path / "pictured.md"
    words = f"Before\n\n![A chart]({site.url}/chart.png)\n\nAfter"
    path.write_text(f"---\ntitle: P\nurl: https://a.b/p\n---\n\n{words}", "utf-8")
    window = open_window(path)
    assert site.hits == []
    asked = []
    monkeypatch.setattr(dialogs.Box, "exec", lambda box: asked.append(box) or QDialog.DialogCode.Accepted)
    window.showing.fetch._reachable = lambda _: True  # the test's host is this machine
    window.reader.masthead.images_asked.emit()
    qtbot.waitUntil(lambda: bool(window.desk.document.images), timeout=5_000)
    assert [path for path, _ in site.hits] == ["/chart.png"]
    assert len(asked) == 1
    assert window.reader.gallery.size(f"{site.url}/chart.png").width() == 60
    window.undo()
    assert window.desk.document.images == ()
    assert window.reader.gallery.size(f"{site.url}/chart.png") is None


def test_images_beside_a_clip_come_with_it(open_window, tmp_path):
    folder = tmp_path / "clips"
    folder.mkdir()
    (folder / "chart.png").write_bytes(encoded(30, 20))
    path = folder / "near.md"
    path.write_text("# Near\n\n![A chart](chart.png)\n\nAfter", "utf-8")
    window = open_window(path)
    assert [source for source, _ in window.desk.document.images] == ["chart.png"]
    assert window.reader.gallery.size("chart.png").width() == 30
