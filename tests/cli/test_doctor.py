"""The doctor says what is so, and ends with 1 where something needs care."""

from annotator import cli, paths


def test_a_sound_machine_is_well(capfd):
    assert cli.main(["doctor"]) == 0
    told = capfd.readouterr().out
    for word in ("SQLite", "PySide6", "markdown", "platform", "Source Serif Pro", "images over", "All is well."):
        assert word in told


def test_a_folder_that_cannot_be_written_is_named(capfd, monkeypatch, tmp_path):
    blocked = tmp_path / "a file"
    blocked.write_text("x")
    monkeypatch.setattr(paths, "default_library", lambda: blocked / "Library.sqlite")
    assert cli.main(["doctor"]) == 1
    told = capfd.readouterr().out
    assert f"! libraries: {blocked}" in told
    assert "1 of these need care." in told
