"""All that a window says, on screen and to a screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QListView,
    QMenu,
    QTableView,
    QTreeView,
    QWidget,
)

from annotator.gui import language
from tests import languages

SAID = ("text", "toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription", "placeholderText",
        "title", "windowTitle")  # fmt: skip
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
MOST = 60
"""Rows of a list that are looked at."""


def wording(top: QWidget) -> Iterator[str]:
    """What a widget and all within it say, shown now or at another time; not what can be read or written in it."""
    for widget in (top, *top.findChildren(QWidget)):
        if isinstance(widget, QMenu):
            widget.aboutToShow.emit()
        for one in (widget, *widget.actions()):
            yield from filter(None, (said() for name in SAID if (said := getattr(one, name, None))))
        if isinstance(widget, QComboBox | QListView | QTreeView | QTableView) and widget.model():
            yield from (said for said in _listed(widget, QModelIndex()) if isinstance(said, str) and said)


def _listed(view: QComboBox | QAbstractItemView, above: QModelIndex) -> Iterator[object]:
    model, wide = view.model(), isinstance(view, QTreeView | QTableView)
    for row in range(min(model.rowCount(above), MOST)):
        for column in range(model.columnCount(above) if wide else 1):
            at = model.index(row, column, above)
            yield from (at.data(role) for role in ROLES)
        if isinstance(view, QTreeView):
            yield from _listed(view, model.index(row, 0, above))
    for header in view.findChildren(QHeaderView) if not above.isValid() else ():
        for n in range(min(header.count(), MOST)):
            yield from (model.headerData(n, header.orientation(), role) for role in ROLES)


def _words(said: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", said.casefold()))


class Foreign:
    """Finds English in what a window in another language says: words of the sources that this never uses."""

    def __init__(self, name: str, names: Iterable[str] = ()) -> None:
        """`names`: what is called so in every language."""
        kept = languages.kept(language.file_of(name))
        own = set[str]().union(*(_words(form) for forms in kept.values() for form in forms))
        self._english = set[str]().union(*(_words(words) for _, words in kept)) - own
        named = "|".join(re.escape(n) for n in sorted(filter(None, names), key=len, reverse=True))
        self._apart = re.compile(rf"(?<!\w)(?:{named})(?!\w)|“[^”]*”|„[^“]*“|/\S+")

    def words(self, said: str) -> set[str]:
        """Those of a sentence, without what is named or quoted in it."""
        return _words(self._apart.sub("", said)) & self._english
