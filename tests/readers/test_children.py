# SPDX-License-Identifier: Apache-2.0
"""The list of files found inside a file: as a reader writes it, and as whoever made the bytes would."""

import json

import pytest

from sanad.errors import TooMuchInside
from sanad.readers import children
from sanad.readers.children import Children, waiting

LINE = {"n": 1, "name": "a/b.txt", "relation": "member", "sha256": "0" * 64, "size": 1}


@pytest.fixture
def listed(tmp_path):
    def write(*lines):
        folder = tmp_path / "children"
        folder.mkdir(exist_ok=True)
        for number in range(1, len(lines) + 1):
            (folder / str(number)).write_bytes(b"x")
        (tmp_path / "children.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
        return waiting(tmp_path)

    return write


def test_what_a_reader_found_is_waiting_in_its_order(tmp_path):
    with Children(tmp_path, 100, "box.zip") as inside:
        assert inside.add("../a\u202e.txt", b"words", "member", reader="text") == 1
        assert inside.add("b.txt", b"more", "member", facts={"modified": "x"}) == 2
    first, second = waiting(tmp_path)
    assert (first.name, first.reader, first.path.read_bytes()) == ("a\\u202e.txt", "text", b"words")
    assert (second.name, second.facts, second.path.name) == ("b.txt", {"modified": "x"}, "2")


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "/etc/passwd", "a/../b", "a\u202efdp.exe", "a\x1b[2Jb", "a\nb", "", ".", "C:/x", "a\\b", "n" * 2000],
)  # fmt: skip
def test_a_name_that_no_reader_writes_is_refused(listed, name):
    with pytest.raises(TypeError, match="no line of a list"):
        listed({**LINE, "name": name})


@pytest.mark.parametrize("number", [0, 2, -1, True, 1.0, "1", "../1", None])
def test_a_line_under_another_number_is_refused(listed, number):
    with pytest.raises(ValueError, match="no line of a list"):
        listed({**LINE, "n": number})


def test_a_line_that_comes_twice_is_refused(listed):
    with pytest.raises(ValueError, match="no line of a list"):
        listed(LINE, LINE)


@pytest.mark.parametrize(
    "change",
    [{"relation": "proof"}, {"reader": 3}, {"encoding": "u" * 2000}, {"facts": []}, {"name": None}],
)
def test_a_line_with_a_field_of_another_sort_is_refused(listed, change):
    assert listed(LINE)
    with pytest.raises((ValueError, TypeError)):
        listed({**LINE, **change})


def test_files_inside_a_file_end_at_a_number(tmp_path, monkeypatch):
    monkeypatch.setattr(children, "MOST_FILES", 2)
    with Children(tmp_path, 100, "box.zip") as inside:
        assert [inside.add(name, b"x", "member") for name in ("a", "b")] == [1, 2]
        with pytest.raises(TooMuchInside, match="more than 2 files"):
            inside.add("c", b"x", "member")
    assert len(waiting(tmp_path)) == 2


def test_bytes_inside_a_file_end_at_a_measure_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setattr(children, "FREE", 10)
    with Children(tmp_path, 1, "box.zip") as inside:
        inside.add("a", b"x" * 200, "member")
        with pytest.raises(TooMuchInside, match="more than 200 bytes"):
            inside.add("b", b"x", "member")
    assert [path.name for path in (tmp_path / "children").iterdir()] == ["1"]
