# SPDX-License-Identifier: Apache-2.0
"""Backing up an office that holds 1.3 GB: `sanad backup` beside `borg create` and `restic backup` of its folder; the next run, with nothing new; and the way back beside `cp -r`.

The office is one, and every run begins with an empty target. The peers copy the files as they lie: neither the database at one moment, nor what is signed, nor the ledger held to its root is in their time.
borg runs without encryption and compression; restic cannot be told not to encrypt. All end with their copies on disk.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import sealing
from measure import Place, Run, in_turn, run
from office import SANAD
from table import Row, processor, seconds

_GOVERNS = ("--as", "supervisor.bench")
_NOT_ESTABLISHED = 10  # nobody gave a head that was kept elsewhere

Backup = Callable[[Path, Path], Run]
"""Takes the office and an empty folder, and returns the measured run."""


def rows(place: Place) -> Iterator[Row]:
    """Compare the first run, the next one, and the way back."""
    delivery, home = place.fresh("delivery"), place.fresh("home")
    sealing.deliver(delivery, sealing.LARGE, sealing.MANY)
    sealing.plain(delivery, home)
    shutil.rmtree(delivery)
    office = home / "office"
    for what, ours, name, theirs, note in (
        ("backing up 1.3 GB", first, "borg create", sealing.borg, "aim: at most 1.00"),
        ("backing up 1.3 GB", first, "restic backup", sealing.restic, "aim: at most 1.00"),
        ("the next run", again, "borg create", borg_again, "aim: at most 1.00"),
        ("bringing back 1.3 GB", back, "cp -r + sync", sealing.copy, "every byte and entry is read back"),
    ):  # fmt: skip
        mine, peers = in_turn(
            place.pairs,
            partial(_in_fresh, place, ours, office),
            partial(_in_fresh, place, theirs, office),
        )
        told = f"{note}; {processor(mine, peers)}"
        yield Row(what, "s", seconds(mine), name, seconds(peers), told)
    shutil.rmtree(home)


def first(office: Path, into: Path) -> Run:
    """Back the office up into a new folder."""
    return run([SANAD, "backup", "--to", into / "safe", "--office", office, *_GOVERNS])


def again(office: Path, into: Path) -> Run:
    """Bring a backup up to date in which nothing but the database is outdated."""
    first(office, into)
    os.sync()
    return first(office, into)


def borg_again(office: Path, into: Path) -> Run:
    """Make another archive in a borg repository that has one."""
    sealing.borg(office, into)
    env = {"BORG_BASE_DIR": str(into), "BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK": "yes"}
    os.sync()
    archive = f"{into / 'repo'}::again"
    return run(["borg", "create", "--compression", "none", archive, office], env=env)


def back(office: Path, into: Path) -> Run:
    """Bring the office back from a backup."""
    first(office, into)
    os.sync()
    given = ("--keys", office / "keys", "--reason", "bench", *_GOVERNS)
    words = [SANAD, "restore", into / "safe", "--into", into / "back", *given]
    return run(words, good=(0, _NOT_ESTABLISHED))


def _in_fresh(place: Place, backup: Backup, office: Path) -> Run:
    into = place.fresh("target")
    try:
        return backup(office, into)
    finally:
        shutil.rmtree(into)
