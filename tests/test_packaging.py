"""What the installers are made of agrees with the app: names, version, kinds of files, licences."""

from __future__ import annotations

import ast
import re
import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import parse

from annotator import __version__, bundle
from annotator.model import Person, Span
from annotator.store import Library
from annotator.workspace import Workspace, read_clips

HOUSE = Path(__file__).resolve().parent.parent
PACKAGING, LINUX = HOUSE / "packaging", HOUSE / "packaging" / "linux"
NAME = "org.annotator.Annotator"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"

pytestmark = pytest.mark.skipif(not PACKAGING.exists(), reason="there is no packaging here")


@pytest.fixture(scope="module")
def build() -> dict[str, Any]:
    return runpy.run_path(str(PACKAGING / "build.py"))


def test_one_version_and_its_day(build: dict[str, Any]) -> None:
    assert build["version"]() == __version__
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", build["released"]())
    metainfo = (LINUX / f"{NAME}.metainfo.xml").read_text("utf-8")
    assert '<release version="@version@" date="@date@"/>' in metainfo
    assert "@version@" in (LINUX / "control").read_text("utf-8")


def test_every_process_beside_the_app_is_one_of_the_frozen_app_too() -> None:
    start, spec = ((PACKAGING / name).read_text("utf-8") for name in ("start.py", "annotator.spec"))
    mains = {
        ".".join(file.relative_to(HOUSE).with_suffix("").parts)
        for file in (HOUSE / "annotator").rglob("*.py")
        if file.name != "__main__.py" and '__name__ == "__main__"' in file.read_text("utf-8")
    }
    assert len(mains) > 3
    assert {m for m in mains if f'"{m}"' not in start or f'"{m}"' not in spec} == set()


def test_all_that_the_app_needs_is_among_the_licences() -> None:
    licences = runpy.run_path(str(PACKAGING / "licences.py"))
    needed = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    plain = {re.sub("[-_]", "-", name.casefold()) for name in licences["SHIPPED"]}
    assert {re.split("[=<>!]", line.casefold())[0] for line in needed} - plain == set()


def test_desktop_and_metainfo_name_the_same(build: dict[str, Any]) -> None:
    desktop = dict(
        line.split("=", 1) for line in (LINUX / f"{NAME}.desktop").read_text("utf-8").splitlines() if "=" in line
    )
    about = parse(LINUX / f"{NAME}.metainfo.xml").getroot()
    kinds = {node.get("type") for node in parse(LINUX / f"{NAME}.xml").getroot()}
    assert about.findtext("id") == desktop["Icon"] == build["NAME"] == NAME
    assert about.findtext("launchable") == f"{NAME}.desktop"
    assert {n.text for n in about.iter("mediatype")} == kinds == set(desktop["MimeType"].rstrip(";").split(";"))
    assert (HOUSE / "resources" / "icons" / f"{NAME}.svg").exists()
    globs = [node.get("pattern") for node in parse(LINUX / f"{NAME}.xml").getroot().iter(f"{MIME}glob")]
    assert globs == [f"*{bundle.BUNDLE.suffix}"]


def marks(kind: str) -> list[tuple[int, bytes]]:
    """Offset and bytes by which files of a kind are known."""
    for node in parse(LINUX / f"{NAME}.xml").getroot():
        if node.get("type") == kind:
            found = node.iter(f"{MIME}match")
            return [
                (int(m.get("offset", "")), m.get("value", "").encode().decode("unicode_escape").encode("latin-1"))
                for m in found
            ]
    raise AssertionError(kind)


def test_a_library_and_a_bundle_are_known_by_their_bytes(tmp_path: Path) -> None:
    clip = tmp_path / "clip.md"
    clip.write_text("---\nurl: https://example.org/a\ntitle: A\n---\n\nWords to mark.\n")
    library = Library(tmp_path / "L.sqlite")
    workspace = Workspace(library, Person("a" * 32, "Ada"))
    workspace.import_clips(read_clips([clip]))
    workspace.highlight(workspace.find_document("A"), Span(0, 5))
    with (tmp_path / "B.zip").open("wb") as stream:
        bundle.write(workspace.contents(), stream)
    library.close()
    for kind, file, count in (("library", "L.sqlite", 2), ("bundle+zip", "B.zip", 2)):
        content, found = (tmp_path / file).read_bytes(), marks(f"application/vnd.annotator.{kind}")
        assert len(found) == count
        for at, words in found:
            assert content[at : at + len(words)] == words


def test_images_can_be_fetched_and_shown_by_the_frozen_app() -> None:
    spec = (PACKAGING / "annotator.spec").read_text("utf-8")
    plugins = ast.literal_eval(spec[spec.index("PLUGINS = ") + 10 : spec.index('"""Of Qt\'s plugins')])
    assert "tls" in plugins
    assert set(plugins["imageformats"]) == {"jpeg", "gif", "webp", "svg"}  # Qt reads png by itself
