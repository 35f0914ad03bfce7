# SPDX-License-Identifier: Apache-2.0
"""The hostile corpus: what each file must become in a cell, within bounds of time and memory, with nothing written outside."""

import sys
from pathlib import Path

import pytest

from sanad.errors import MachineFault, ReaderStopped, SanadError
from sanad.readers.outcome import carry_out, order_for, understood
from sanad.readers.rows import Hints, Receipt
from sanad.sandbox import Limits, Sandbox

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "samples"))

import hostile  # noqa: E402 - it lies beside the project, not in it

TEMPLATES = tuple(
    sorted((ROOT / "src" / "sanad" / "rulebook" / "pk" / "templates").rglob("*.toml"))
)
LIMITS = Limits(seconds=60, memory_bytes=3 << 30, file_bytes=1 << 30)


@pytest.fixture(scope="module")
def cells():
    """The cells in which an office reads: processes of their own, made for one file each."""
    return Sandbox(preload=["sanad.readers.registry", "pyarrow", "lxml.etree"])


@pytest.mark.parametrize("sample", hostile.SAMPLES, ids=lambda one: one.name)
def test_each_hostile_file_becomes_what_is_expected_of_it(cells, sample, tmp_path):
    room = tmp_path / "room"
    into = room / "into"
    into.mkdir(parents=True)
    sealed = tmp_path / "sealed"
    sample.write(tmp_path).rename(sealed)
    before = sealed.read_bytes()
    order = order_for(sealed, into, Hints(sample.name, templates=TEMPLATES))
    where = {"writes": room, "where": sample.name, "limits": LIMITS}
    answer = cells.run(carry_out, order, reads=[sealed, *TEMPLATES], **where)
    outcome = understood(answer.raw, sample.name)
    assert not isinstance(outcome, ReaderStopped | MachineFault), outcome
    if sample.expected != hostile.HELD:
        assert isinstance(outcome, SanadError)
        assert outcome.code == sample.expected
    if isinstance(outcome, Receipt):
        assert outcome.read == outcome.stored + outcome.rejected
    assert sealed.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["room", "sealed"]
    assert not Path("/tmp/sanad-slip").exists()
    assert not [path for path in into.rglob("*") if path.is_symlink()]
