"""Installers, one command each: `python packaging/build.py wheel|tar|deb`; what they need is installed in build/.

Everything is made from a clean copy of what is committed, so that nothing of a checkout's own gets in.
"""

from __future__ import annotations

import argparse
import ast
import io
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions, packages_distributions
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
LINUX = HOUSE / "packaging" / "linux"
DIST, BUILD = HOUSE / "dist", HOUSE / "build"
SOURCE = BUILD / "source"
TEXTS = Path(os.environ.get("LICENCES", "/usr/share/common-licenses"))
"""Where LGPL-3 and GPL-3 lie; Debian keeps them there."""
NAME = "org.annotator.Annotator"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
SHIPPED = ("pyside6_essentials", "shiboken6", "sqlite-utils", "markdown", "pymdown-extensions", "nh3", "pyyaml",
           "rapidfuzz", "click", "platformdirs", "xlsxwriter", "python-docx", "lxml", "defusedxml",
           "font-source-serif-pro", "font-source-sans-pro", "sqlite-fts4", "tabulate", "pluggy", "python-dateutil",
           "click-default-group", "six", "typing_extensions")  # fmt: skip
"""Distributions that go into the frozen app."""


def version() -> str:
    return re.search(r'"(.+)"', (HOUSE / "annotator" / "__init__.py").read_text().split("__version__")[1])[1]


def released() -> str:
    """The day of this version in CHANGELOG.md."""
    words = (HOUSE / "CHANGELOG.md").read_text("utf-8")
    found = re.search(rf"^## \[{re.escape(version())}\] - (\d{{4}}-\d\d-\d\d)$", words, re.M)
    if not found:
        sys.exit(f"CHANGELOG.md does not say when {version()} was released.")
    return found[1]


def source() -> Path:
    """What is committed, and nothing else."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    packed = subprocess.run(["git", "archive", "HEAD"], cwd=HOUSE, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(SOURCE, filter="data")
    return SOURCE


def python() -> Path:
    """A Python of its own, with what the app needs and PyInstaller."""
    place = BUILD / "venv"
    found = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not found.exists():
        venv.create(place, with_pip=True)
    tools = ("pyinstaller>=6.11", "build>=1.2")
    run(found, "-m", "pip", "install", "-q", "-c", HOUSE / "constraints.txt", source(), *tools)
    return found


def run(*words: object, **options: object) -> None:
    subprocess.run([str(word) for word in words], check=True, **options)


def wheel() -> Path:
    run(python(), "-m", "build", "-q", "--wheel", "--outdir", DIST, SOURCE)
    return DIST / f"annotator-{version()}-py3-none-any.whl"


def frozen() -> Path:
    """The app as a folder that needs nothing else."""
    run(python(), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", BUILD / "frozen",
        "--workpath", BUILD / "pyinstaller", SOURCE / "packaging" / "annotator.spec")  # fmt: skip
    folder = BUILD / "frozen" / "annotator"
    (folder / "LICENCES.txt").write_text(licences(folder), "utf-8")
    for library in folder.glob("_internal/libpython*.so*"):
        if shutil.which("strip"):
            run("strip", "--strip-debug", library)
    return folder


def licences(folder: Path) -> str:
    """What is bundled, under which licence, in its own words."""
    code = "import runpy, sys; from pathlib import Path; print(runpy.run_path(sys.argv[1])['told'](Path(sys.argv[2])))"
    command = [str(python()), "-c", code, __file__, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def told(folder: Path) -> str:
    """Asked of the Python that has it all."""
    if not all((TEXTS / name).is_file() for name in ("LGPL-3", "GPL-3")):
        sys.exit(f"The licences LGPL-3 and GPL-3 are not in {TEXTS}; LICENCES names the folder that has them.")
    parts = [(HOUSE / "packaging" / "licences.txt").read_text("utf-8"), (HOUSE / "LICENSE").read_text("utf-8")]
    parts += (_part(name, (TEXTS / file).read_text("utf-8")) for name, file in (
        ("The GNU Lesser General Public License, version 3, of Qt and PySide", "LGPL-3"),
        ("The GNU General Public License, version 3, which it adds to", "GPL-3"),
    ))  # fmt: skip
    own = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    own = own if own.exists() else Path(f"/usr/share/doc/python3.{sys.version_info.minor}/copyright")
    parts.append(_part(f"Python {sys.version.split()[0]}", own.read_text("utf-8")))
    parts += (_part(f"From Debian: {name}", file.read_text("utf-8", "replace")) for name, file in _debian(folder))
    wanted = {_plain(name) for name in SHIPPED}
    if stray := bundled() - wanted - {"annotator", "pyinstaller"}:
        sys.exit(f"Bundled, and not among SHIPPED: {', '.join(sorted(stray))}")
    every = {_plain(d.metadata["Name"]): d for d in distributions()}
    parts += (_of(every[name]) for name in sorted(wanted & every.keys()))
    return "\n\n".join(parts) + "\n"


def bundled() -> set[str]:
    """The distributions of which PyInstaller took a module."""
    _, modules = ast.literal_eval((BUILD / "pyinstaller" / "annotator" / "PYZ-00.toc").read_text("utf-8"))
    known = packages_distributions()
    return {_plain(d) for module in {name.split(".")[0] for name, *_ in modules} for d in known.get(module, ())}


def _debian(folder: Path) -> Iterator[tuple[str, Path]]:
    """The packages that libraries of the system were taken from, and the files about their rights."""
    names = [p.name for p in sorted((folder / "_internal").glob("lib*.so*")) if not p.is_symlink()]
    for name in names if shutil.which("dpkg") else ():
        found = _out("dpkg", "-S", f"*/{name}")
        if found and not name.startswith("libpython"):
            package = found.split(":")[0]
            yield f"{package} ({name})", Path("/usr/share/doc", package, "copyright")


def _of(d: Distribution) -> str:
    kind = d.metadata.get("License-Expression") or d.metadata.get("License") or ""
    texts = [f for f in d.files or () if re.search(r"(?i)(licen[cs]e|copying|notice)", f.name)]
    words = [Path(f.locate()).read_text("utf-8", "replace").strip() for f in texts if Path(f.locate()).is_file()]
    return _part(f"{d.metadata['Name']} {d.version}" + (f" ({kind.splitlines()[0][:80]})" if kind else ""), *words)


def _part(head: str, *words: str) -> str:
    return "\n\n".join((f"{'-' * 72}\n{head}", *words))


def _plain(name: str) -> str:
    return re.sub("[-_.]+", "-", name.casefold())


def tree(folder: Path, target: Path) -> None:
    """The frozen app and the desktop's files as they lie on a system, below `target`."""
    share = target / "usr" / "share"
    shutil.copytree(folder, target / "usr" / "lib" / "annotator", symlinks=True)
    (target / "usr" / "bin").mkdir(parents=True)
    (target / "usr" / "bin" / "annotator").symlink_to("../lib/annotator/annotator")
    for name, place in ((f"{NAME}.desktop", "applications"), (f"{NAME}.metainfo.xml", "metainfo"),
                        (f"{NAME}.xml", "mime/packages")):  # fmt: skip
        (share / place).mkdir(parents=True)
        words = (LINUX / name).read_text("utf-8").replace("@version@", version())
        (share / place / name).write_text(words.replace("@date@", released()), "utf-8")
    icons(share / "icons" / "hicolor")
    (share / "doc" / "annotator").mkdir(parents=True)
    shutil.copy(folder / "LICENCES.txt", share / "doc" / "annotator" / "copyright")


def icons(target: Path) -> None:
    """The icon in every size, and as it was drawn."""
    source = HOUSE / "resources" / "icons" / f"{NAME}.svg"
    code = """
import sys
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
app = QGuiApplication([])
source, *targets = sys.argv[1:]
for target in targets:
    size = int(target.rsplit("/", 3)[1].split("x")[0])
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(source).render(painter, QRectF(0, 0, size, size))
    painter.end()
    image.save(target)
"""
    targets = [target / f"{n}x{n}" / "apps" / f"{NAME}.png" for n in SIZES]
    for place in (*targets, target / "scalable" / "apps" / f"{NAME}.svg"):
        place.parent.mkdir(parents=True)
    code = code.replace('target.rsplit("/", 3)[1]', 'target.replace("\\\\", "/").rsplit("/", 3)[1]')
    run(python(), "-c", code, source, *targets, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    shutil.copy(source, target / "scalable" / "apps" / f"{NAME}.svg")


def tar() -> Path:
    """For any Linux: unpack it and start annotator/annotator."""
    target = DIST / f"annotator-{version()}-linux-{os.uname().machine}.tar.xz"
    DIST.mkdir(exist_ok=True)
    with tarfile.open(target, "w:xz", preset=6) as archive:
        archive.add(frozen(), "annotator")
    return target


def needs(folder: Path) -> set[str]:
    """The Debian packages of the libraries that are asked for and do not come along."""
    has = [p for p in folder.rglob("*.so*") if p.is_file()]
    lines = "".join(_out("readelf", "-d", file) for file in has if not file.is_symlink())
    asked = set(re.findall(r"NEEDED.*\[(.+)\]", lines)) - {p.name for p in has}
    packages = {name: _out("dpkg", "-S", f"*/{name}").split(":")[0] for name in sorted(asked)}
    if strange := [name for name, package in packages.items() if not package]:
        sys.exit(f"No package that is installed here has {', '.join(strange)}: install those that do, and build again.")
    return set(packages.values())


def _out(*words: object) -> str:
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False).stdout


def deb() -> Path:
    machine = {"x86_64": "amd64", "aarch64": "arm64"}.get(os.uname().machine, os.uname().machine)
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    folder = frozen()
    tree(folder, root)
    depends = ", ".join(("libc6 (>= 2.34)", *sorted(needs(folder) - {"libc6"})))
    size = sum(p.lstat().st_size for p in root.rglob("*")) // 1024
    control = (LINUX / "control").read_text("utf-8")
    for name, value in (("version", version()), ("machine", machine), ("size", str(size)), ("depends", depends)):
        control = control.replace(f"@{name}@", value)
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(control, "utf-8")
    for name in ("postinst", "postrm"):
        shutil.copy(LINUX / "triggers.sh", root / "DEBIAN" / name)
        (root / "DEBIAN" / name).chmod(0o755)
    DIST.mkdir(exist_ok=True)
    target = DIST / f"annotator_{version()}_{machine}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, target)
    return target


if __name__ == "__main__":
    kinds = {"wheel": wheel, "tar": tar, "deb": deb, "frozen": frozen}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=kinds)
    print(kinds[parser.parse_args().kind](), file=sys.stdout)
