"""Each promise in small numbers; `python -m tests.promises --full` tries them in full."""

import os

import pytest

from tests.promises.__main__ import PROMISES


@pytest.mark.skipif(os.name != "posix", reason="needs signals and limits of the system")
@pytest.mark.parametrize("name", [n for n in PROMISES if n != "R6"])  # R6 runs by itself, in tests/store
def test_a_promise_is_kept(tmp_path, name):
    keep, few, _ = PROMISES[name]
    if name == "R2":
        pytest.importorskip("apsw")
    assert keep(tmp_path, few)
