"""`python -m tests.languages` brings resources/languages up to what the sources say, and lists what is untranslated.

What is new stands there as unfinished: write the translation in and run it again. A new language begins as an empty
file annotator_xx.ts.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET  # what it reads is its own

from annotator import paths
from annotator.gui import commands, questions, swatches
from annotator.store import backups

SOURCES = sorted((Path(__file__).resolve().parent.parent / "annotator" / "gui").glob("*.py"))
FOLDER = paths.resources() / "languages"
Said = tuple[str, str]
"""Where, and what."""


def said() -> dict[Said, None]:
    """Everything that the window can say, in the order of the sources."""
    found = {}
    for source in SOURCES:
        found.update(dict.fromkeys(_said(ast.parse(source.read_text("utf-8")), source.stem)))
    found.update(dict.fromkeys(_tables()))
    return found


def _tables() -> Iterator[Said]:
    """Words that are put into a table first, and said from there."""
    for title, menu in commands.MENUS.items():
        yield "Commands", title
        yield from (("Commands", c.words) for c in menu if c)
    yield from (("QuestionBox", words) for words in (*questions._KINDS.values(), *questions._ACTS.values()))
    yield from (("Swatches", words) for words in swatches.NAMES.values())
    yield from (("Backups", words) for words in backups.WHYS.values())


def _said(node: ast.AST, where: str) -> Iterator[Said]:
    for child in ast.iter_child_nodes(node):
        inside = child.name if isinstance(child, ast.ClassDef) else where
        if isinstance(child, ast.Call) and child.args:
            called = getattr(child.func, "attr", getattr(child.func, "id", ""))
            if called in ("tr", "_tr") or (called == "_told" and where in ("questions", "QuestionBox")):
                yield from ((inside, words) for words in _literals(child.args[0]))
            elif called in ("translate", "tell", "numbered") and len(child.args) > 1:
                for context in _literals(child.args[0]):
                    yield from ((context, words) for words in _literals(child.args[1]))
        yield from _said(child, inside)


def _literals(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def kept(file: Path) -> dict[Said, tuple[str, ...]]:
    """What a file says, forms for one and for many apart."""
    out = {}
    for context in ET.parse(file).iter("context") if file.stat().st_size else ():  # noqa: S314
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [f.text for f in translation.iter("numerusform")] or [translation.text]
            if all(forms):
                out[context.findtext("name"), message.findtext("source")] = tuple(forms)
    return out


def write(file: Path, language: str, words: dict[Said, tuple[str, ...] | None]) -> None:
    """A .ts file, as Qt's own tools write it; None: still to be translated."""
    top = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for (where, source), forms in sorted(words.items()):
        if where not in contexts:
            contexts[where] = ET.SubElement(top, "context")
            ET.SubElement(contexts[where], "name").text = where
        message = ET.SubElement(contexts[where], "message")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        if forms is None:
            translation.set("type", "unfinished")
        if counts(source):
            message.set("numerus", "yes")
            for form in forms or ("", ""):
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = forms[0] if forms else ""
    ET.indent(top, " ")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    file.write_text(f"{head}{ET.tostring(top, encoding='unicode')}\n", "utf-8", newline="\n")


def counts(words: str) -> bool:
    """Whether one and many are said apart."""
    return "%n" in words or "%Ln" in words


def missing(file: Path) -> list[str]:
    """What a file lacks, each word once."""
    has = kept(file)
    return list(dict.fromkeys(words for where, words in said() if (where, words) not in has))


def main() -> None:
    for file in sorted(FOLDER.glob("annotator_*.ts")):
        has = kept(file)
        anywhere = {words: forms for (_, words), forms in has.items()}
        write(file, file.stem.split("_", 1)[1], {at: has.get(at) or anywhere.get(at[1]) for at in said()})
        for words in missing(file):
            print(f"{file.name}: {words!r}")


if __name__ == "__main__":
    main()
