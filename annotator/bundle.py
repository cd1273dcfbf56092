"""A zip for reviewers who have no app: excerpts to read and answer, and all they were taken from. What comes back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZipFile

from annotator import exchange, paths
from annotator.archive import Archive, ArchiveError
from annotator.exchange import Kind, Wish, obsidian, reading, review
from annotator.exchange.brought import Brought
from annotator.exchange.review import Answers, Template
from annotator.model import AnnotatorError, Document, Excerpt, content_id
from annotator.store import Library

VERSION = 1
ANNOTATIONS = "annotations.jsonld"
MANIFEST = "manifest.json"


BUNDLE = Kind("bundle", ".bundle.zip", "Bundle for reviewers (zip)", words=False)
LIBRARY = Kind("sqlite", ".sqlite", "Annotator library (SQLite)", words=False)
"""`write` and `write_library` make them; that needs more than excerpts. A desktop knows a bundle by its name."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a bundle. `excerpts` begins anew each time it is called."""

    library: Library
    documents: tuple[Document, ...]
    excerpts: Callable[[], Iterable[Excerpt]]
    wish: Wish
    title: str  # above the page
    whole: bool = True  # whether these are all documents, so that the library may go along


def template() -> Template:
    """The review page's parts."""
    folder = paths.resources() / "review"
    return Template(*((folder / name).read_text("utf-8") for name in ("page.html", "style.css", "script.js")))


def write(contents: Contents, stream: BinaryIO) -> int:
    """How many excerpts went to the stream."""
    library, wish = contents.library, contents.wish
    count, stamp = library.stamp()
    name = content_id("bundle", library.id, stamp, *(d.id for d in contents.documents))
    files: dict[str, dict[str, Any]] = {}
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        with _file(package, "review.html", files) as page:
            text = _words(page)
            written = review.write(contents.excerpts(), text, template(), contents.title, name)
            text.detach()
        for member, format_name in (("excerpts.md", "markdown"), ("excerpts.csv", "csv"), (ANNOTATIONS, "json")):
            with _file(package, member, files) as out:
                exchange.write(contents.excerpts(), format_name, cast(BinaryIO, out), wish)
        taken: set[str] = set()
        for document in contents.documents:
            if capture := library.capture(document.capture):
                with _file(package, f"documents/{obsidian.distinct(document.title, taken)}.md", files) as out:
                    out.write(capture.source.encode("utf-8", "replace"))
        if wish.named:
            with _file(package, "library.sqlite", files) as out, _copy(contents) as chunks:
                for chunk in chunks:
                    out.write(chunk)
        counts = {"excerpts": written, "documents": len(contents.documents), "ops": count}
        manifest = {"annotator": "bundle", "version": VERSION, "id": name, "library": library.id, "set": stamp,
                    "title": contents.title, "counts": counts, "files": files}  # fmt: skip
        package.writestr(obsidian.entry(MANIFEST), json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")
    return written


@dataclass
class _Hashed:
    """A stream that remembers what went through it."""

    stream: IO[bytes]
    hash: Any = field(default_factory=sha256)
    size: int = 0

    def write(self, data: bytes) -> int:
        self.hash.update(data)
        self.size += len(data)
        return self.stream.write(data)

    def writable(self) -> bool:
        return True

    def readable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return False

    closed = False

    def flush(self) -> None:
        self.stream.flush()


@contextmanager
def _file(package: ZipFile, name: str, files: dict[str, dict[str, Any]]) -> Iterator[_Hashed]:
    with package.open(obsidian.entry(name), "w", force_zip64=True) as raw:
        hashed = _Hashed(raw)
        yield hashed
    files[name] = {"bytes": hashed.size, "sha256": hashed.hash.hexdigest()}


def _words(stream: _Hashed) -> TextIOWrapper:
    return TextIOWrapper(cast(BinaryIO, stream), "utf-8", errors="replace", newline="")


def write_library(contents: Contents, stream: BinaryIO) -> int:
    """How many highlights went to the stream, in a library of its own that can be opened or merged."""
    with _copy(contents) as chunks:
        for chunk in chunks:
            stream.write(chunk)
    return sum(contents.library.highlight_count(d.id) for d in contents.documents)


@contextmanager
def _copy(contents: Contents) -> Iterator[Iterator[bytes]]:
    """A clean copy of the library to hand over, or of these documents with all that is said of them."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        contents.library.share(path, None if contents.whole else {d.id for d in contents.documents})
        with path.open("rb") as file:
            yield iter(lambda: file.read(1 << 20), b"")


def is_one(path: Path) -> bool:
    """Whether a file may hold annotations: by its name, or for a zip by what is in it."""
    if path.suffix.lower() != ".zip":
        return path.suffix.lower() in reading.SUFFIXES
    try:
        with closing(Archive(path, (".json",), most=8_000_000)) as archive:
            return _manifest(archive) is not None
    except ArchiveError:
        return False


def read(path: Path) -> Answers | Brought:
    """What a file of annotations or a bundle says. Raises AnnotatorError with a reason: "it is damaged"."""
    if path.suffix.lower() == ".zip":
        return _read_bundle(path)
    try:
        with path.open("rb") as stream:
            return reading.read(stream.read(reading.MAX_BYTES + 1))
    except FileNotFoundError:
        raise AnnotatorError("there is no such file") from None
    except OSError as error:
        raise AnnotatorError(f"it cannot be read ({error.strerror or error})") from None


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file read for import: its annotations, or why there are none."""

    name: str
    found: Answers | Brought | None
    reason: str = ""


def read_all(given: Sequence[Path]) -> list[Arrived]:
    """Files of annotations and bundles, read; touches no library."""
    return list(map(_arrived, given))


def _arrived(path: Path) -> Arrived:
    try:
        return Arrived(path.name, read(path))
    except AnnotatorError as error:
        return Arrived(path.name, None, str(error))


def _read_bundle(path: Path) -> Answers | Brought:
    """The annotations in a bundle, with their documents; its library file is not opened."""
    with closing(Archive(path, (".json", ".jsonld"), most=reading.MAX_BYTES)) as archive:
        manifest = _manifest(archive)
        if manifest is None:
            raise ArchiveError("it is no bundle")
        if manifest.get("version") != VERSION:
            raise ArchiveError("it comes from a newer Annotator")
        member = next((m for m in archive.members if m.name == ANNOTATIONS), None)
        if member is None:
            raise ArchiveError("it holds no annotations")
        data = archive.read(member)
    files = manifest.get("files")
    told = files.get(ANNOTATIONS) if isinstance(files, dict) else None
    if not isinstance(told, dict) or told.get("sha256") != sha256(data).hexdigest():
        raise ArchiveError("it is damaged: its annotations are not those that its manifest names")
    return reading.read(data)


def _manifest(archive: Archive) -> dict[str, Any] | None:
    member = next((m for m in archive.members if m.name == MANIFEST and m.size <= 8_000_000), None)
    if member is None:
        return None
    try:
        said = json.loads(archive.read(member))
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) and said.get("annotator") == "bundle" else None
