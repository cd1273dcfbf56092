"""A page opens no file, asks no host and follows no link."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QWidget

from annotator import clips
from annotator.gui import dialogs
from annotator.gui.reader import Reader
from annotator.model import Span

HOSTILE = (
    '<img src="{file}"> <img src="{http}/a.png"> ![x]({http}/b.png) ![y]({file}) ![z](relative.png)',
    '<link rel="stylesheet" href="{http}/c.css"><style>@import url("{http}/d.css")</style>',
    '<p style="background: url({file})">p</p><style>p {{ background: url({http}/e) }}</style>',
    '<table background="{http}/f.png"><tr><td style="background-image:url({file})">t</td></tr></table>',
    '<iframe src="{http}/g"></iframe><object data="{file}"></object><embed src="{http}/h">',
    '<script src="{http}/i"></script><video poster="{http}/k" src="{http}/l"></video>',
    '<svg><image xlink:href="{file}" href="{http}/j"/></svg>',
    '<a href="{file}">f</a> [g]({file}) <base href="{http}/">',
    '<form action="{http}/m"><input type=image src="{http}/n"></form>',
    "![d](data:image/png;base64,iVBORw0KGgo=) ![e](\\\\host\\share\\q.png)",
    '<img src="//127.0.0.1/o" srcset="{http}/p 2x">',
)


def test_no_file_is_opened_and_no_host_asked(qtbot, tmp_path, site):
    canary = tmp_path / "secret.png"
    canary.write_bytes(b"\x89PNG\r\n\x1a\n")
    asked = []

    class Watched(Reader):
        def loadResource(self, kind, name):
            asked.append(name)
            return super().loadResource(kind, name)

    for source in HOSTILE:
        clip = clips.read(source.format(http=site.url, file=canary.as_uri()).encode(), "x.md")
        reader = Watched()
        qtbot.addWidget(reader)
        assert reader.show_text(clip.text)
        reader.show()
        qtbot.wait(30)
    assert site.hits == []
    assert asked == []


@pytest.mark.parametrize("href", ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "evil.html", "#none",
                                  "ftp://host/x", "\\\\host\\share"])
def test_a_link_that_is_no_web_address_leads_nowhere(window, monkeypatch, href):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    monkeypatch.setattr(dialogs.Box, "exec", lambda _: QDialog.DialogCode.Accepted)
    words = window.reader.text_shown.words
    window.reader.link_clicked.emit(href)
    QApplication.processEvents()
    assert opened == []
    assert window.reader.text_shown.words == words


def test_a_web_link_opens_only_after_its_host_was_shown(window, monkeypatch):
    opened, asked = [], []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    answers = iter((QDialog.DialogCode.Rejected, QDialog.DialogCode.Accepted))
    monkeypatch.setattr(dialogs.Box, "exec", lambda box: asked.append(box.windowTitle()) or next(answers))
    window.reader.link_clicked.emit("https://bücher.example.org/x")
    assert opened == []
    window.reader.link_clicked.emit("https://bücher.example.org/x")
    assert opened == ["https://bücher.example.org/x"]
    assert all("xn--bcher-kva.example.org" in words for words in asked)


def tips(window):
    """What a resting mouse is told anywhere in the window."""
    role = Qt.ItemDataRole.ToolTipRole
    yield from (widget.toolTip() for widget in window.findChildren(QWidget))
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        waiting = [model.index(row, 0) for row in range(model.rowCount())]
        while waiting:
            index = waiting.pop()
            yield index.data(role) or ""
            waiting += [model.index(row, 0, index) for row in range(model.rowCount(index))]


def test_a_name_that_looks_like_markup_opens_nothing_where_the_mouse_rests(window):
    name = '<img src="secret.png">'
    workspace, document = window.workspace, window.desk.document
    tag = workspace.tag(f"a {name}")
    workspace.edit_tag(tag, replace(tag, pin=9, description=name))
    workspace.highlight(document, Span(3, 9), [tag.id], name)
    window.panel.cards.want(tag=tag.id)
    window.tagging.choose_tags_of([window.desk.marks().over(Span(3, 9))[0].id])
    QApplication.processEvents()
    told = [words for words in tips(window) if "secret" in words]
    assert len(told) >= 4
    assert [words for words in told if name in words] == []
    assert all("&lt;img" in words for words in told)
