# SPDX-License-Identifier: Apache-2.0
"""The hostile corpus: what each file must become in a cell, within bounds of time and memory, with nothing written outside."""

import stat
import time
from multiprocessing import forkserver
from pathlib import Path
from threading import Event, Thread

import hostile
import pytest
from hostile.sample import HELD, READ

from sanad.errors import MachineFault, ReaderStopped, SanadError
from sanad.readers.children import sound, waiting
from sanad.readers.outcome import carry_out, order_for, understood
from sanad.readers.rows import Hints, Receipt
from sanad.sandbox import Limits, Sandbox

ROOT = Path(__file__).parents[2]
TEMPLATES = tuple(
    sorted((ROOT / "src" / "sanad" / "rulebook" / "pk" / "templates").rglob("*.toml"))
)
LIMITS = Limits(seconds=60, memory_bytes=3 << 30, file_bytes=1 << 30)
LARGE_LIMITS = Limits(seconds=60, memory_bytes=8 << 30)
MOST_MEMORY = 1 << 30


@pytest.fixture(scope="module")
def cells():
    """The cells in which an office reads: processes of their own, made for one file each."""
    return Sandbox(preload=["sanad.readers.preloaded"])


def read(cells, sample, folder, limits):
    """Read a sample as `sanad read` does; return the outcome and where the reader wrote."""
    room = folder / "room"
    into = room / "into"
    into.mkdir(parents=True)
    sealed = sample.write(folder).rename(folder / "sealed")
    order = order_for(sealed, into, Hints(sound(sample.name), templates=TEMPLATES))
    where = {"writes": room, "where": sound(sample.name), "limits": limits}
    answer = cells.run(carry_out, order, reads=[sealed, *TEMPLATES], **where)
    return understood(answer.raw, sample.name), into


def nothing_lies_outside(folder):
    assert sorted(path.name for path in folder.iterdir()) == ["room", "sealed"]
    assert {path.name for path in (folder / "room").iterdir()} <= {"into", "reader"}
    assert not Path("/tmp/sanad-slip").exists()


def nothing_but_plain_files(into):
    for path in into.rglob("*"):
        found = path.lstat()
        assert stat.S_ISDIR(found.st_mode) or (stat.S_ISREG(found.st_mode) and found.st_nlink == 1)


def said(outcome) -> str:
    if isinstance(outcome, Receipt):
        return "\n".join([*outcome.rejects_by_code, *outcome.notes])
    return str(outcome)


@pytest.mark.parametrize("sample", hostile.SAMPLES, ids=lambda one: ascii(one.name))
def test_each_hostile_file_becomes_what_is_expected_of_it(cells, sample, tmp_path):
    outcome, into = read(cells, sample, tmp_path, LIMITS)
    assert not isinstance(outcome, ReaderStopped | MachineFault), outcome
    if isinstance(outcome, Receipt):
        assert sample.expected in {READ, HELD}, said(outcome)
        assert outcome.read == outcome.stored + outcome.rejected
        assert outcome.rejected == sum(outcome.rejects_by_code.values())
        assert all(child.path.stat().st_size for child in waiting(into))
    else:
        assert isinstance(outcome, SanadError)
        assert sample.expected in {outcome.code, HELD}, outcome
    assert sample.tells in said(outcome)
    sealed = (tmp_path / "sealed").read_bytes()
    assert sealed == sample.write(tmp_path).read_bytes()
    (tmp_path / sample.name).unlink()
    nothing_lies_outside(tmp_path)
    nothing_but_plain_files(into)


@pytest.mark.slow
@pytest.mark.parametrize("sample", hostile.LARGE, ids=lambda one: one.name)
def test_four_gibibytes_without_an_end_are_refused_in_bounded_time_and_memory(
    cells, sample, tmp_path
):
    with _Peak() as peak:
        begun = time.monotonic()
        outcome, _ = read(cells, sample, tmp_path, LARGE_LIMITS)
        taken = time.monotonic() - begun
    (tmp_path / "sealed").unlink()
    assert isinstance(outcome, SanadError)
    assert outcome.code == sample.expected, outcome
    assert peak.bytes < MOST_MEMORY
    assert taken < 120  # with the writing of the file


class _Peak:
    """The most memory of its own, in bytes, that any cell was seen to hold."""

    def __init__(self):
        self.bytes = 0
        self._over = Event()
        self._watch = Thread(target=self._look)

    def __enter__(self):
        self._watch.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._watch.join()

    def _look(self):
        while not self._over.wait(0.02):
            server = forkserver._forkserver._forkserver_pid
            for cell in _children(server) if server else []:
                self.bytes = max(self.bytes, _own_memory(cell))


def _children(server: int) -> list[str]:
    return Path(f"/proc/{server}/task/{server}/children").read_text().split()


def _own_memory(process: str) -> int:
    try:
        told = Path(f"/proc/{process}/status").read_text()
        return int(told.partition("RssAnon:")[2].split()[0]) << 10
    except (OSError, IndexError):  # it ended meanwhile
        return 0


@pytest.fixture(scope="module")
def corpus():
    """What each sample is made of, by its name."""
    return {sample.name: sample.make() for sample in hostile.SAMPLES}


def test_the_corpus_is_the_same_on_every_run(corpus):
    names = [sample.name for sample in hostile.SAMPLES]
    assert len(names) == len(set(names)) > 350
    small = [sample for sample in hostile.SAMPLES if sample.name.endswith((".7z", ".docx", ".tar", ".xls", ".wacz"))]  # fmt: skip
    assert [one.make() for one in small] == [corpus[one.name] for one in small]


def test_no_two_small_files_are_the_same_bytes(corpus):
    """Else an office would hold them as one exhibit, read under one name."""
    made = [made for made in corpus.values() if isinstance(made, bytes)]
    assert len(set(made)) == len(made)
