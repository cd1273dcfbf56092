"""What a person chose stays chosen, whatever happens to the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import paths
from annotator.settings import Settings, stranger, system_name

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new" / "settings.json"


def test_a_choice_outlives_the_process(file: Path) -> None:
    Settings(file).set("theme", "dark")
    Settings(file).set("size", 17)
    assert Settings(file).get("theme", "light") == "dark"
    assert Settings(file).get("size", 15) == 17


def test_a_value_of_another_type_counts_as_unset(file: Path) -> None:
    Settings(file).set("size", "large")
    assert Settings(file).get("size", 15) == 15


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"null", b"[" * 100_000, b'{"person": 3}'])
def test_a_damaged_file_counts_as_empty_and_can_be_written_again(file: Path, damage: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(damage)
    settings = Settings(file)
    assert settings.person is None
    settings.set("theme", "dark")
    assert Settings(file).get("theme", "") == "dark"


@given(stored=st.dictionaries(st.sampled_from(["person", "theme"]), JSON) | JSON)
def test_any_json_is_survived(tmp_path: Path, stored: object) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps(stored), "utf-8")
    settings = Settings(file)
    assert settings.person is None or isinstance(settings.person.name, str)
    assert isinstance(settings.get("theme", ""), str)


def test_a_person_keeps_their_id_when_the_name_changes(file: Path) -> None:
    first = Settings(file).introduce("Ana")
    second = Settings(file).introduce("Ana María", "#2F6B5E")
    assert second.id == first.id
    assert Settings(file).person == second


def test_a_failed_write_leaves_the_old_choices(file: Path) -> None:
    settings = Settings(file)
    settings.set("theme", "dark")
    file.with_suffix(".new").mkdir()
    with pytest.raises(OSError, match="directory"):
        settings.set("theme", "light")
    assert Settings(file).get("theme", "") == "dark"


def test_strangers_of_one_name_are_one_person() -> None:
    assert stranger("Ana") == stranger("Ana")
    assert stranger("Ana").id != stranger("Ann").id


def test_the_system_always_has_a_name() -> None:
    assert system_name().strip()


def test_paths_follow_the_home_of_the_person(home: Path) -> None:
    for place in (paths.default_library(), paths.settings_file(), paths.states(), paths.log_file()):
        assert place.is_relative_to(home)


def test_what_is_forgotten_is_as_usual_again(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("theme", "dark")
    settings.set("language", "de")
    settings.forget(("theme", "never set"))
    again = Settings(tmp_path / "settings.json")
    assert (again.get("theme", "system"), again.language) == ("system", "de")


@pytest.mark.parametrize("stored", ["", "klingon", 7, None])
def test_a_language_that_is_not_spoken_is_that_of_the_system(tmp_path: Path, stored: object) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("language", stored)
    assert settings.language == "system"
