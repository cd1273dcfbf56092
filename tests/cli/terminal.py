"""One call of the command line, and what it gave."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

CLIP = """\
---
url: https://example.org/robots
title: "Robots 🤖 & hands"
clipped: 2025-12-23 13:00
source: slack
slack_channel: desk
odd_key: kept
---

# Robots 🤖 & hands

> Source: [https://example.org/robots](https://example.org/robots)

Robots 🤖 learn slowly. Hands learn quickly.

学习 takes time, and robots have time.
"""
QUOTE = "Hands learn quickly"
HOUSE = Path(__file__).resolve().parents[2]


class Run:
    """What one call gave: exit code, bytes on stdout, words on stderr."""

    def __init__(self, code: int, out: bytes, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def lines(self) -> list[str]:
        return self.out.decode().splitlines()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Annotator = Callable[..., Run]


def process(*words: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """The command line as a process of its own."""
    command = [sys.executable, "-m", "annotator", *map(str, words)]
    return subprocess.run(command, cwd=HOUSE, capture_output=True, check=False, timeout=60, **options)


VERBS_THAT_READ = (["list"], ["text", "x"], ["highlights"], ["tags"], ["search", "x"], ["check"], ["check", "--repair"],
                   ["highlight", "x", "--quote", "x"], ["export", "--format", "csv", "--output", "-"])  # fmt: skip


def on(library: Path, verb: list[str]) -> list[object]:
    return [verb[0], library, *verb[1:]]


def exported(annotator: Annotator, library: Path, kind: str, *wishes: str) -> str:
    run = annotator("export", library, "--format", kind, "--output", "-", *wishes)
    assert run.code == 0
    return run.out.decode("utf-8-sig")


def refused(run: Run) -> str:
    """The one sentence of a refusal."""
    assert (run.code, run.out) == (1, b"")
    sentence = run.err.rstrip("\n")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence
