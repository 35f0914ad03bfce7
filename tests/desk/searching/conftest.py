# SPDX-License-Identifier: Apache-2.0
"""An office that was indexed, a copy of it for each test."""

import pytest

from searched import LETTER, read_and_index


@pytest.fixture(scope="session")
def indexed(originals, tmp_path_factory):
    """A house, closed again, in which a letter and a table of calls were read and indexed."""
    folder = tmp_path_factory.mktemp("indexed")
    with originals.house("sqlite", folder / "office") as house:
        read_and_index(house, folder)
    return house


@pytest.fixture
def place(indexed, originals, tmp_path):
    """A copy of it for each test."""
    with originals.copied(indexed, tmp_path / "office") as house:
        house.letter, house.calls, house.folder = indexed.letter, indexed.calls, tmp_path / "in"
        house.folder.mkdir()
        (house.folder / "letter.txt").write_text(LETTER, encoding="utf-8")
        yield house
