# SPDX-License-Identifier: Apache-2.0
"""What a cell says of its reading, when whoever made the bytes speaks for it."""

import json
import os

import pytest

from sanad.errors import ReaderStopped
from sanad.readers import registry
from sanad.readers.outcome import chosen, understood
from sanad.readers.rows import KINDS, Receipt

GOOD = Receipt("text", "1", "text", read=1, stored=1, rejected=0).as_json()


@pytest.fixture
def into(tmp_path):
    folder = tmp_path / "into"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    "change",
    [{"kind": "confession"}, {"kind": ""}, {"reader": "no-such-reader"}, {"reader": ""}, {"more": 1}],
)  # fmt: skip
def test_an_account_of_a_kind_or_reader_that_does_not_exist_is_a_stopped_reading(change):
    outcome = understood(json.dumps({**GOOD, **change}).encode(), "x.bin")
    assert isinstance(outcome, ReaderStopped)
    assert outcome.where == "x.bin"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_account_of_every_kind_that_exists_is_taken(kind):
    assert understood(json.dumps({**GOOD, "kind": kind}).encode(), "x").kind == kind


@pytest.mark.parametrize("field", sorted(GOOD))
def test_an_account_without_one_of_its_fields_is_a_stopped_reading(field):
    less = {name: value for name, value in GOOD.items() if name != field}
    assert isinstance(understood(json.dumps(less).encode(), "x"), ReaderStopped)


def test_the_reader_that_was_chosen_is_known_when_it_is_one_of_ours(into):
    assert chosen(into) is None
    for name in (*sorted(registry.known()), "no-such-reader", "", "text\n", "ü"):
        (into.parent / "reader").write_text(name)
        assert chosen(into) == (name if name in registry.known() else None)


def test_a_link_in_place_of_the_chosen_reader_is_not_followed(into, tmp_path):
    outside = tmp_path / "outside"
    outside.write_text("text")
    (into.parent / "reader").symlink_to(outside)
    assert chosen(into) is None


def test_a_pipe_in_place_of_the_chosen_reader_holds_nobody_up(into):
    os.mkfifo(into.parent / "reader")
    assert chosen(into) is None


def test_of_an_endless_name_only_the_beginning_is_looked_at(into):
    (into.parent / "reader").write_text("text" + " " * 10_000_000)
    assert chosen(into) is None
