"""The report of what went wrong in the app itself, to be read and copied."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from annotator.gui.dialogs import Box
from annotator.gui.pieces import named


class CrashBox(Box):
    def __init__(self, words: str) -> None:
        super().__init__(
            QApplication.activeWindow(),
            self.tr("Something went wrong in Annotator itself"),
            self.tr("What you saved before is safe. This report tells where in the program it happened; it has no word "
                    "of your documents or notes."),
        )
        self.resize(620, 420)
        self.report = named(QPlainTextEdit(words, self), "preview")
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report"))
        self.body.addWidget(self.report, 1)
        self.add_buttons(self.tr("Close"))
        self.copy = QPushButton(self.tr("Copy the report"), self)
        self.copy.setAutoDefault(False)
        self.add_beside(self.copy)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(words))
