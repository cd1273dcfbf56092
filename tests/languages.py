"""`python -m tests.languages` brings resources/languages up to what the sources say, and lists what is untranslated.

What is new stands there as unfinished: write the translation in and run it again. A new language begins as an empty
file annotator_xx.ts.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET  # what it reads is its own

from annotator import bundle, carrying, exchange, intake, paths
from annotator.clips import body, budget
from annotator.clips.source import _MAGIC, _RIFF
from annotator.exchange import codebook
from annotator.gui import commands, questions, swatches
from annotator.store import backups, gate
from annotator.workspace import telling, wording
from annotator.workspace.codebook import _LABELS
from annotator.workspace.questions import _OF_KIND

HOUSE = Path(__file__).resolve().parent.parent / "annotator"
SOURCES = sorted((HOUSE / "gui").glob("*.py"))
BELOW = [s for s in sorted(HOUSE.rglob("*.py")) if not {"gui", "cli", "telling.py", "__main__.py"} & set(s.parts)]
TROUBLE = "Refused AnnotatorError ArchiveError ClipError CodebookError LibraryError PictureError QueryError".split()
NOTICES = (
    "metadata repaired", "damaged characters replaced", "decoded as {}", "shown as plain text", "it is damaged",
    "it holds no annotations that are known here", "Excerpts", "Readwise highlights", "Hypothesis annotations",
    "Web Annotations", "reviews by {}", "none",
)  # fmt: skip
"""What is said of a file that came in."""
COUNTS = (
    "{} new", "{} changed", "{} withdrawn", "{} already here", "{} new notes or reviews on those",
    "{} document came along", "{} documents came along", "{} without a place here",
    "{} of excerpts that this library does not have",
)  # fmt: skip
"""And of what was in it."""
FOLDER = paths.resources() / "languages"
Said = tuple[str, str]
"""Where, and what."""


def said() -> dict[Said, None]:
    """Everything that the window can say, in the order of the sources."""
    found = {}
    for source in SOURCES:
        found.update(dict.fromkeys(_said(ast.parse(source.read_text("utf-8")), source.stem)))
    found.update(dict.fromkeys(_tables()))
    found.update((("Deeds", words), None) for words in _deeds())
    for source in BELOW:
        found.update((("Sentences", words), None) for words in _below(ast.parse(source.read_text("utf-8"))))
    return found


def _tables() -> Iterator[Said]:
    """Words that are put into a table first, and said from there."""
    for title, menu in commands.MENUS.items():
        yield "Commands", title
        yield from (("Commands", c.words) for c in menu if c)
    yield from (("QuestionBox", words) for words in (*questions._KINDS.values(), *questions._ACTS.values()))
    yield from (("Swatches", words) for words in swatches.NAMES.values())
    yield from (("Backups", words) for words in backups.WHYS.values())
    yield from (("Sentences", f.title) for f in (*exchange.FORMATS.values(), *codebook.CODEBOOKS.values()))
    yield from (("Sentences", f.title) for f in (bundle.BUNDLE, bundle.LIBRARY))
    yield from (("Sentences", words.replace("{name}", "{}")) for words in gate._SAYS.values())
    for words in dict.fromkeys([*(kind for _, kind in _MAGIC), *_RIFF.values(), "a video"]):
        yield "Sentences", f"It is {words}, not a text."
    yield from (("Sentences", words) for words in (*intake.FATES.values(), *carrying.FATES.values(), *carrying.FATES))
    yield from (("Sentences", words) for words in (budget.TOO_LONG, body.TOO_DEEP, body.LOST, *NOTICES))
    yield from (("reports", words) for words in COUNTS)
    yield from (("Sentences", f"{words} “{{}}”") for words in (*_LABELS.values(), "Deprecate tag", "Use tag again"))
    yield from (("Sentences", words) for words in ("Edit tag “{}”", "Highlights", "Documents"))


def _deeds() -> Iterator[str]:
    """Parts of the sentences about what was done: what is said, and what stands in a table to be said."""
    for room in ("telling.py", "wording.py", "questions.py"):
        for node in ast.walk(ast.parse((HOUSE / "workspace" / room).read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                yield from _literals(node.args[0]) if called in ("_say", "say") else ()
            elif isinstance(node, ast.Return):
                yield from (words for words in _literals(node.value or node) if "{}" in words)
    yield from (*wording.KINDS.values(), *wording.FIELDS.values(), *wording.PLAIN, *_OF_KIND.values())
    for table in (telling._VERDICTS, telling._PLAINLY, telling._OTHERS, telling._DOCUMENTS, telling._HIGHLIGHTS,
                  telling._NOTES, telling._TAGS, telling._TURNS):  # fmt: skip
        yield from table.values()
    for pairs in (telling._COUNTED, telling._TAG_FIELDS):
        yield from (words for forms in pairs.values() for words in forms)
    yield "reviewed {}"


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


def _below(tree: ast.AST) -> Iterator[str]:
    """Sentences of the rooms below: why something was refused, and what a step is called."""
    for node in ast.walk(tree):
        asked: ast.AST | None = None
        if isinstance(node, ast.Call) and node.args:
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            notice = called == "append" and getattr(getattr(node.func, "value", None), "attr", "") == "notices"
            asked = node.args[0] if notice or called in (*TROUBLE, "Change") else None
            asked = node.args[-1] if called in ("Reading", "_refuse") else asked
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("label", "title", "sentence"):
            asked = node.value
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.JoinedStr):
            asked = node.value if _template(node.value).endswith(".") else None
        for words in _templates(asked):
            if re.search(r"[a-z]{3}", words.replace("“{}”", "")) and words[0] not in ".:, ":
                yield words


def _templates(node: ast.AST | None) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _templates(node.body)
        yield from _templates(node.orelse)
    else:
        yield _template(node)


def _template(node: ast.AST | None) -> str:
    """Words, with {} for what is put in later."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


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
