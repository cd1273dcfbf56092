"""The keys that the guide and the README tell are those of the app."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotator.gui.commands import MENUS
from annotator.paths import seeds

HOUSE = Path(__file__).resolve().parent.parent.parent
GUIDE = min(seeds().glob("*.md"))
KEYS = {key for commands in MENUS.values() for c in commands if c for key in c.keys}
OF_TAGS = {str(n) for n in range(1, 10)}
"""A pinned tag's, which is no command."""


def told(page: Path) -> set[str]:
    """The keys in its tables, with both ends of a range and of a pair."""
    rows = re.findall(r"^\| (\S.*) \|$", page.read_text("utf-8"), re.M)
    cells = [cell.strip() for row in rows for cell in re.split(r"(?<!`)\|", row)[::2]]
    parts = [part for cell in cells for part in re.split(r" / | ?– ?", cell)]
    return {p for p in parts if p.strip("-: ") and p.casefold() != "key"}


each_page = pytest.mark.parametrize("page", [GUIDE, HOUSE / "README.md"], ids=lambda p: p.name)


@each_page
def test_every_key_told_is_one(page: Path) -> None:
    if not page.exists():
        pytest.skip("there is no README.md here")
    found = told(page)
    assert len(found) > 20
    assert found - KEYS - OF_TAGS == set()


@each_page
def test_every_menu_entry_told_is_there(page: Path) -> None:
    if not page.exists():
        pytest.skip("there is no README.md here")
    words = {c.words for commands in MENUS.values() for c in commands if c}
    named = set(re.findall(r"(?<!\*)\*(\w[^*\n]+…)\*", page.read_text("utf-8")))
    assert "Merge libraries…" in named
    assert named <= words
