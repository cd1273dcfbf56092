"""Clip files are found in any folder, each once."""

import subprocess
import sys

from annotator.clips import find


def test_files_and_folders_sorted_each_once(tmp_path):
    for name in ("b.md", "a.txt", "sub/c.markdown", "sub/D.MD", "sub/x.pdf", ".hidden/e.md", "sub/.f.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (tmp_path / "folder.md").mkdir()
    found = find(
        [tmp_path, tmp_path / "b.md", tmp_path / "sub" / ".." / "a.txt", tmp_path / "none.md", tmp_path / "sub/x.pdf"]
    )
    names = [str(p.relative_to(tmp_path)) for p in found]
    assert names == ["a.txt", "b.md", "none.md", "sub/D.MD", "sub/c.markdown"]  # one that is not there is told of


def test_a_hidden_file_is_found_when_named(tmp_path):
    path = tmp_path / ".a.md"
    path.write_text("x")
    assert find([path]) == [path]


def test_folders_that_link_to_themselves_end(tmp_path):
    (tmp_path / "a.md").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert find([tmp_path]) == [tmp_path / "a.md"]


def test_importing_clips_loads_no_library():
    code = "import sys, annotator.clips; print({'markdown', 'nh3', 'yaml', 'pymdownx'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
