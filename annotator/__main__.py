"""The door: a verb goes to the command line, anything else opens the window."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path


def main() -> int:
    """The process's exit code."""
    words = sys.argv[1:]
    if len(words) > 1 or (words and _for_cli(words[0])):
        from annotator import cli

        return cli.main(words)
    if not _display():
        print(
            "There is no display to open a window on; “annotator --help” names the commands that need none.",
            file=sys.stderr,
        )
        return 1
    gc.disable()  # what a start makes stays; `gui.rubbish` collects as soon as a window stands
    from annotator.gui import health

    if why := health.trouble():
        print(f"{why} “annotator doctor” tells more.", file=sys.stderr)
        return 1
    from annotator.gui.start import run

    return run(Path(words[0]) if words else None)


def _for_cli(word: str) -> bool:
    if not word or word.startswith("-"):
        return True
    from annotator import cli

    return word in cli.verbs.commands


def _display() -> bool:
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(map(os.environ.get, known))


if __name__ == "__main__":
    sys.exit(main())
