"""Each promise in small numbers; `python -m tests.promises --full` tries them in full."""

import os

import pytest

from tests.promises.__main__ import PROMISES, TESTED


@pytest.mark.skipif(os.name != "posix", reason="needs signals and limits of the system")
@pytest.mark.parametrize("name", [n for n in PROMISES if n not in TESTED])
def test_a_promise_is_kept(tmp_path, name):
    if name == "R2":
        pytest.importorskip("apsw")
    assert PROMISES[name].keep(tmp_path, PROMISES[name].few)


def test_every_promise_has_its_words_and_its_test():
    assert list(PROMISES) == [f"R{n}" for n in range(1, 15)]
    assert all(p.words.endswith((".", ":")) and p.test.startswith("tests.promises.") for p in PROMISES.values())
