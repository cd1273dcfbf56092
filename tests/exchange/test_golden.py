"""Each format writes exactly what was looked at and approved.

After a change that is meant, `python -m tests.exchange.test_golden` writes the files anew; look at the difference.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from annotator.exchange import FORMATS, write
from tests.exchange.examples import EXCERPTS

GOLDEN = Path(__file__).parent / "golden"


def written(name: str) -> bytes:
    stream = BytesIO()
    assert write(iter(EXCERPTS), name, stream) == len(EXCERPTS)
    return stream.getvalue()


def golden(name: str) -> Path:
    return GOLDEN / f"{name}{FORMATS[name].suffix}"


WORDS = [name for name, known in FORMATS.items() if known.words]
"""A zip's bytes depend on the machine's zlib; what is in those is tested where they are read back."""


@pytest.mark.parametrize("name", WORDS)
def test_a_format_writes_what_was_approved(name):
    assert written(name) == golden(name).read_bytes()


if __name__ == "__main__":
    for each in WORDS:
        golden(each).write_bytes(written(each))
