"""Installers, one command each: `python packaging/build.py wheel|tar|deb`; what they need is installed in build/.

Everything is made from a clean copy of what is committed, so that nothing of a checkout's own gets in.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
LINUX = HOUSE / "packaging" / "linux"
DIST, BUILD = HOUSE / "dist", HOUSE / "build"
SOURCE = BUILD / "source"
NAME = "org.annotator.Annotator"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


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
    """What is bundled, under which licence, in its own words: asked of the Python that has it all."""
    toc = BUILD / "pyinstaller" / "annotator" / "PYZ-00.toc"
    command = [str(w) for w in (python(), "-X", "utf8", HOUSE / "packaging" / "licences.py", folder, toc)]
    asked = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    return asked.stdout if asked.returncode == 0 else sys.exit("There is no licences page, so nothing was made.")


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
