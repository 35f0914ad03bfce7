# SPDX-License-Identifier: Apache-2.0
"""The hostile corpus: what each file must become, within bounds of time and memory, with nothing written outside."""

import sys
from pathlib import Path

import pytest

from sanad.errors import ReaderStopped, SanadError
from sanad.readers.outcome import carry_out, order_for, understood
from sanad.readers.rows import Hints, Receipt
from sanad.sandbox import Limits, Sandbox

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "samples"))

import hostile  # noqa: E402 - it lies beside the project, not in it
from attacks.sample import NOTES, READ  # noqa: E402

TEMPLATES = tuple(
    sorted((ROOT / "src" / "sanad" / "rulebook" / "pk" / "templates").rglob("*.toml"))
)
LIMITS = Limits(seconds=90, memory_bytes=3 << 30, file_bytes=2 << 30)
SMALL = [one for one in hostile.SAMPLES if one.large is None]
LARGE = [one for one in hostile.SAMPLES if one.large is not None]


@pytest.fixture(scope="module")
def cells():
    """The cells in which an office reads: processes of their own, made for one file each."""
    return Sandbox(preload=["sanad.readers.registry", "pyarrow", "lxml.etree"])


def read(
    cells, sealed: Path, into: Path, name: str, limits: Limits = LIMITS
) -> Receipt | SanadError:
    """Read a file in a cell and return what came of it."""
    order = order_for(sealed, into, Hints(name, templates=TEMPLATES))
    try:
        answer = cells.run(
            carry_out, order, reads=[sealed, *TEMPLATES], writes=into.parent, limits=limits, where=name
        )
    except ReaderStopped as error:
        return error
    return understood(answer.raw, name)


def became(outcome: Receipt | SanadError) -> str:
    if isinstance(outcome, SanadError):
        return outcome.code
    return NOTES if outcome.notes or outcome.rejected else READ


def check(cells, sample, tmp_path) -> None:
    room = tmp_path / "room"
    into = room / "into"
    into.mkdir(parents=True)
    sealed = tmp_path / "sealed"
    sample.write(tmp_path).rename(sealed)
    size, before = sealed.stat().st_size, sealed.stat().st_mtime_ns
    outcome = read(cells, sealed, into, sample.name)
    assert became(outcome) == sample.expected, outcome
    if isinstance(outcome, Receipt):
        assert outcome.read == outcome.stored + outcome.rejected
        assert outcome.rejected == sum(outcome.rejects_by_code.values())
    assert (sealed.stat().st_size, sealed.stat().st_mtime_ns) == (size, before)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["room", "sealed"]
    assert {p.name for p in room.iterdir()} <= {"into", "reader"}
    assert not Path("/tmp/sanad-slip").exists()
    assert not [p for p in into.rglob("*") if p.is_symlink()]


@pytest.mark.parametrize("sample", SMALL, ids=lambda one: ascii(one.name))
def test_each_hostile_file_becomes_what_is_expected_of_it(cells, sample, tmp_path):
    check(cells, sample, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("sample", LARGE, ids=lambda one: one.name)
def test_files_larger_than_memory_are_refused_or_read_in_bounds(cells, sample, tmp_path):
    check(cells, sample, tmp_path)


def test_the_corpus_is_the_same_on_every_run():
    for one in SMALL:
        if one.name.endswith((".eml", ".warc", ".wacz", ".pdf", "slip.zip")):
            assert one.make() == one.make(), one.name


def test_no_two_files_of_the_corpus_have_one_name():
    names = [one.name for one in hostile.SAMPLES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("limits", "name"),
    [(Limits(seconds=60, memory_bytes=64 << 20), "wide.xml"), (Limits(seconds=1), "many.eml")],
)
def test_the_bounds_are_bounds(cells, tmp_path, limits, name):
    """A reading that takes more than it may is seen as one; else none of the above would prove anything."""
    sealed = next(one for one in SMALL if one.name == name).write(tmp_path)
    (tmp_path / "into").mkdir()
    outcome = read(cells, sealed, tmp_path / "into", name, limits)
    assert isinstance(outcome, SanadError)
    assert outcome.code in {"EVIDENCE_READER_STOPPED", "MACHINE_READER_FAILED"}
