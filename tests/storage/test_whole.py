# SPDX-License-Identifier: Apache-2.0
"""A folder appears when it is whole, and not before; what was stopped leaves nothing that the next one trips over."""

import errno

import pytest

from sanad.errors import AlreadyDone, DiskFull, Unreadable
from sanad.storage.whole import whole


def test_a_folder_appears_when_it_is_whole_and_not_before(tmp_path):
    with whole(tmp_path / "out" / "one", "it") as partial:
        (partial / "a").write_text("words")
        assert not (tmp_path / "out" / "one").exists()
    assert (tmp_path / "out" / "one" / "a").read_text() == "words"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["one"]


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (OSError(errno.ENOSPC, "full"), DiskFull),
        (OSError(errno.EIO, "broken"), Unreadable),
        (KeyboardInterrupt(), KeyboardInterrupt),
    ],
)
def test_what_is_stopped_leaves_nothing(tmp_path, raised, told):
    with pytest.raises(told), whole(tmp_path / "one", "it"):
        raise raised
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_written_over(tmp_path):
    (tmp_path / "one").mkdir()
    with pytest.raises(AlreadyDone), whole(tmp_path / "one", "it"):
        pytest.fail("nothing is begun")


def test_what_a_kill_left_is_no_part_of_the_next(tmp_path):
    left = tmp_path / ".one.partial"
    left.mkdir()
    (left / "old").touch()
    with whole(tmp_path / "one", "it"):
        pass
    assert list((tmp_path / "one").iterdir()) == []
