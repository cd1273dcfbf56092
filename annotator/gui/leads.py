"""Where one is led: by a link in words, by the Details of a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from annotator.carrying import CarryReport
from annotator.intake import ImportReport
from annotator.workspace import MergeReport

if TYPE_CHECKING:
    from annotator.gui.window import Window


class Leads(QObject):
    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def follow_link(self, href: str) -> None:
        """In the page: go there. Elsewhere: show the host and ask."""
        if href.startswith("#"):
            self._window.trail.follow(href)
            return
        from annotator.gui.dialogs import confirmed

        url = QUrl(href)
        host = url.host(QUrl.ComponentFormattingOption.FullyEncoded) or url.path()  # look-alike letters show as such
        if url.scheme() in ("http", "https", "mailto") and confirmed(
            self._window, self.tr("Open {} in your browser?").format(host), href
        ):
            QDesktopServices.openUrl(url)

    def show_details(self, details: object) -> None:
        from annotator.gui.dialogs import ReportBox

        if isinstance(details, ImportReport):
            ReportBox(self._window, details).exec()
        elif isinstance(details, CarryReport):
            self._window.carrying.show(details)
        elif isinstance(details, MergeReport):
            self._window.sharing.merging.show(details)
        elif isinstance(details, Path):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(details)))
