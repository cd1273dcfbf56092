"""Images come at the person's word, stay with the library, and go with undo."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QDialog

from annotator.gui import dialogs


@pytest.fixture
def host():
    hits, image, buffer = [], QImage(60, 40, QImage.Format.Format_RGB32), QBuffer()
    image.fill(QColor("#2f6b5e"))
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    data = bytes(buffer.data().data())

    class Pictures(BaseHTTPRequestHandler):
        def do_GET(self):
            hits.append(self.path)
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Pictures)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", hits
    server.shutdown()
    server.server_close()


def test_images_are_fetched_at_the_persons_word_kept_and_undone(open_window, tmp_path, host, qtbot, monkeypatch):
    http, hits = host
    path = tmp_path / "pictured.md"
    words = f"Before\n\n![A chart]({http}/chart.png)\n\nAfter"
    path.write_text(f"---\ntitle: P\nurl: https://a.b/p\n---\n\n{words}", "utf-8")
    window = open_window(path)
    assert hits == []
    asked = []
    monkeypatch.setattr(dialogs.Box, "exec", lambda box: asked.append(box) or QDialog.DialogCode.Accepted)
    window.showing.fetch._reachable = lambda _: True  # the test's host is this machine
    window.reader.masthead.images_asked.emit()
    qtbot.waitUntil(lambda: bool(window.desk.document.images), timeout=5_000)
    assert hits == ["/chart.png"]
    assert len(asked) == 1
    assert window.reader.gallery.size(f"{http}/chart.png").width() == 60
    window.undo()
    assert window.desk.document.images == ()
    assert window.reader.gallery.size(f"{http}/chart.png") is None


def test_images_beside_a_clip_come_with_it(open_window, tmp_path):
    folder = tmp_path / "clips"
    folder.mkdir()
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#f6d98b"))
    image.save(str(folder / "chart.png"))
    path = folder / "near.md"
    path.write_text("# Near\n\n![A chart](chart.png)\n\nAfter", "utf-8")
    window = open_window(path)
    assert [source for source, _ in window.desk.document.images] == ["chart.png"]
    assert window.reader.gallery.size("chart.png").width() == 30
