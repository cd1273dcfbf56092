"""What a person chose of the look: the theme, and how the page is set. Kept in the settings."""

from __future__ import annotations

from dataclasses import asdict, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from annotator.gui import look, phrases
from annotator.gui.look import PageStyle, Theme
from annotator.settings import Settings

BOUNDS = {"size": (11, 40), "measure": (45, 90), "spacing": (104, 190)}
USUAL = -1
"""For Qt: the caret blinks as the system says."""


class Appearance(QObject):
    changed = Signal()
    failed = Signal(str)

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._chosen = str(settings.get("theme", "system"))
        kept = {key: settings.get(key, usual) for key, usual in asdict(PageStyle()).items()}
        self.style = _bounded(PageStyle(**kept))
        self.bar_on_key = bool(settings.get("bar_on_key", False))
        self.calm = bool(settings.get("reduced_motion", False))
        self.theme: Theme = look.LIGHT
        self._put_on()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system)

    def set_theme(self, name: str) -> None:
        """A theme's name, or "system"."""
        self._chosen = name
        self._keep("theme", name)
        self._put_on()
        self.changed.emit()

    def toggle_theme(self) -> None:
        self.set_theme("light" if self.theme.dark else "dark")

    def larger(self) -> None:
        self._set(replace(self.style, size=self.style.size + 1))

    def smaller(self) -> None:
        self._set(replace(self.style, size=self.style.size - 1))

    def wider(self) -> None:
        self._set(replace(self.style, measure=self.style.measure + 4))

    def narrower(self) -> None:
        self._set(replace(self.style, measure=self.style.measure - 4))

    def looser(self) -> None:
        self._set(replace(self.style, spacing=self.style.spacing + 8))

    def tighter(self) -> None:
        self._set(replace(self.style, spacing=self.style.spacing - 8))

    def usual_size(self) -> None:
        kept = self.style
        self._set(PageStyle(face=kept.face, justified=kept.justified, wraps=kept.wraps))

    def change_face(self) -> None:
        faces = list(look.FACES)
        self.set_face(faces[(faces.index(self.style.face) + 1) % len(faces)])

    def set_face(self, face: str) -> None:
        self._set(replace(self.style, face=face))

    def justify(self) -> None:
        """A straight right edge, or a ragged one again."""
        self._set(replace(self.style, justified=not self.style.justified))

    def wrap_code(self) -> None:
        """Long lines of code are broken, or the page scrolls sideways."""
        self._set(replace(self.style, wraps=not self.style.wraps))

    def keep_bar_back(self) -> None:
        """The bar beside a selection comes at its key only, or by itself again."""
        self.bar_on_key = not self.bar_on_key
        self._keep("bar_on_key", self.bar_on_key)
        self.changed.emit()

    def set_calm(self, calm: bool) -> None:
        """Nothing blinks or moves by itself."""
        self.calm = calm
        self._keep("reduced_motion", calm)
        self._put_on()
        self.changed.emit()

    def reset(self) -> None:
        """All of it as on the first day."""
        self._chosen, self.style, self.bar_on_key, self.calm = "system", PageStyle(), False, False
        with phrases.kept(self.failed.emit):
            self._settings.forget(("theme", "bar_on_key", "reduced_motion", *asdict(self.style)))
        self._put_on()
        self.changed.emit()

    @property
    def theme_chosen(self) -> str:
        """A theme's name, or "system"."""
        return self._chosen if self._chosen in look.THEMES else "system"

    def _set(self, style: PageStyle) -> None:
        self.style = _bounded(style)
        for key, value in asdict(self.style).items():
            self._keep(key, value)
        self.changed.emit()

    def _put_on(self) -> None:
        self.theme = look.theme(self._chosen)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setCursorFlashTime(0 if self.calm else USUAL)
            app.setPalette(look.palette(self.theme))
            if app.styleSheet() != (sheet := look.style_sheet(self.theme)):
                app.setStyleSheet(sheet)

    def _on_system(self) -> None:
        if self._chosen not in look.THEMES:
            self._put_on()
            self.changed.emit()

    def _keep(self, key: str, value: object) -> None:
        with phrases.kept(self.failed.emit):
            self._settings.set(key, value)


def _bounded(style: PageStyle) -> PageStyle:
    """The style with each number within what can still be read."""
    numbers = {key: max(low, min(high, getattr(style, key))) for key, (low, high) in BOUNDS.items()}
    return replace(style, **numbers, face=style.face if style.face in look.FACES else PageStyle().face)
