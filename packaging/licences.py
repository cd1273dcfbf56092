"""The licences page of a frozen app: `python packaging/licences.py FOLDER TOC`, by the Python that it was frozen from.

TOC is PyInstaller's list of the modules it took. Texts come from the distributions themselves and, of what lies inside
their libraries, from the system's packages.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions, packages_distributions
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
DOCS = Path("/usr/share/doc")
TEXTS = Path(os.environ.get("LICENCES", "/usr/share/common-licenses"))
"""Where the texts of GENERAL lie; Debian keeps them there."""
GENERAL = {
    "LGPL-3": "The GNU Lesser General Public License, version 3, of Qt and PySide",
    "GPL-3": "The GNU General Public License, version 3, which it adds to",
    "Apache-2.0": "The Apache License, version 2.0, of works that name it",
    "MPL-2.0": "The Mozilla Public License, version 2.0, of works that name it",
}
INSIDE_QT = {
    "BLAKE2": "CC0-1.0", "Double-conversion": "libdouble-conversion[0-9]*", "FreeType": "libfreetype6",
    "HarfBuzz": "libharfbuzz0b", "ICU": "libicu[0-9]*", "libjpeg-turbo": "libjpeg*turbo", "libpng": "libpng16-16*",
    "libwebp": "libwebp[0-9]*", "MD4C": "libmd4c0", "PCRE2": "libpcre2-16-0", "zlib": "zlib1g",
}  # fmt: skip
"""What is built into Qt's libraries, and the Debian packages that have the words about the rights in it."""
SHIPPED = ("pyside6_essentials", "shiboken6", "sqlite-utils", "markdown", "pymdown-extensions", "nh3", "pyyaml",
           "rapidfuzz", "click", "platformdirs", "xlsxwriter", "python-docx", "lxml", "defusedxml",
           "font-source-serif-pro", "font-source-sans-pro", "sqlite-fts4", "tabulate", "pluggy", "python-dateutil",
           "click-default-group", "six", "typing_extensions", "pyinstaller")  # fmt: skip
"""Distributions that go into the frozen app."""


def page(folder: Path, toc: Path) -> str:
    """All of it. Ends the process where a text is missing, or something is bundled that nobody knows of."""
    parts = [(HOUSE / "packaging" / "licences.txt").read_text("utf-8"), (HOUSE / "LICENSE").read_text("utf-8")]
    parts += (_part(head, _text(name)) for name, head in GENERAL.items())
    parts += (_part(f"Inside Qt: {name}", _text(name, package)) for name, package in INSIDE_QT.items())
    own = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    own = own if own.exists() else DOCS / f"python3.{sys.version_info.minor}" / "copyright"
    parts.append(_part(f"Python {sys.version.split()[0]}", own.read_text("utf-8")))
    parts += (_part(f"From Debian: {name}", file.read_text("utf-8", "replace")) for name, file in _debian(folder))
    wanted = {_plain(name) for name in SHIPPED}
    if stray := _bundled(toc) - wanted - {"annotator"}:
        sys.exit(f"Bundled, and not among SHIPPED: {', '.join(sorted(stray))}")
    every = {_plain(d.metadata["Name"]): d for d in distributions()}
    parts += (_of(every[name]) for name in sorted(wanted & every.keys()))
    return "\n\n".join(parts) + "\n"


def _text(name: str, package: str = "") -> str:
    """A licence: a file of its name in TEXTS, else what a Debian package says of rights."""
    found = [TEXTS / name, TEXTS / (package or name), *(DOCS.glob(f"{package}/copyright") if package else ())]
    for file in found:
        if file.is_file():
            return file.read_text("utf-8", "replace")
    besides = f", nor in {DOCS / package}" if package else ""
    sys.exit(f"The licence {name} is not in {TEXTS}{besides}; LICENCES names a folder that has it.")


def _bundled(toc: Path) -> set[str]:
    """The distributions of which PyInstaller took a module."""
    _, modules = ast.literal_eval(toc.read_text("utf-8"))
    known = packages_distributions()
    return {_plain(d) for module in {name.split(".")[0] for name, *_ in modules} for d in known.get(module, ())}


def _debian(folder: Path) -> Iterator[tuple[str, Path]]:
    """The packages that libraries of the system were taken from, and the files about their rights."""
    names = [p.name for p in sorted((folder / "_internal").glob("lib*.so*")) if not p.is_symlink()]
    for name in names if shutil.which("dpkg") else ():
        asked = subprocess.run(["dpkg", "-S", f"*/{name}"], capture_output=True, text=True, check=False)
        if asked.stdout and not name.startswith("libpython"):
            package = asked.stdout.split(":")[0]
            yield f"{package} ({name})", DOCS / package / "copyright"


def _of(d: Distribution) -> str:
    kind = d.metadata.get("License-Expression") or d.metadata.get("License") or ""
    files = [Path(f.locate()) for f in d.files or ()]
    texts = [f for f in files if re.search(r"(?i)(licen[cs]e|copying|notice)", f.name) and f.is_file()]
    words = [f.read_text("utf-8", "replace").strip() for f in texts]
    bills = [f for f in files if f.parent.name == "sboms" and f.suffix == ".json"]
    words += ("Built with:\n" + "\n".join(_components(f)) for f in bills)
    return _part(f"{d.metadata['Name']} {d.version}" + (f" ({kind.splitlines()[0][:80]})" if kind else ""), *words)


def _components(bill: Path) -> Iterator[str]:
    """What a bill of materials (CycloneDX) names: a work, who made it, its licence."""
    for c in json.loads(bill.read_text("utf-8")).get("components", ()):
        said = [x.get("expression") or x.get("license", {}).get("id", "") for x in c.get("licenses", ())]
        facts = (c["name"], c.get("version", ""), f"({', '.join(said)})" if said else "", c.get("author", ""))
        yield " ".join(filter(None, facts))


def _part(head: str, *words: str) -> str:
    return "\n\n".join((f"{'-' * 72}\n{head}", *words))


def _plain(name: str) -> str:
    return re.sub("[-_.]+", "-", name.casefold())


if __name__ == "__main__":
    print(page(Path(sys.argv[1]), Path(sys.argv[2])), end="")
