# SPDX-License-Identifier: Apache-2.0
"""Sealing 1.3 GB: `sanad receive` beside `cp -r` and `sync`, `borg create` and `restic backup`; and its memory.

One file of 1 GB and 4,000 of 75 kB, random bytes, so that nobody gains by compressing. All read the same files from the
page cache, and all end with their copies on disk: borg and restic flush what they write, `sync -f` is syncfs(2), which is
what sealing uses. borg runs without encryption and compression, beside a vault in plain; restic cannot
be told not to encrypt, and runs beside an encrypted one.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from measure import Place, Run, in_turn, run
from office import UNREAD, found, receive
from table import Row, peaks, processor, seconds

LARGE, SMALL, MANY = 1_000_000_000, 75_000, 4_000
TENTH = LARGE // 10
_CHUNK = 1 << 20

Sealer = Callable[[Path, Path], Run]
"""Takes the files and an empty folder, prepares what is not measured, and returns the measured run."""


def rows(place: Place) -> Iterator[Row]:
    """Compare sealing with each peer, then our memory for a file ten times as large."""
    delivery = deliver(place.fresh("delivery"), LARGE, MANY)
    for what, sealer, name, peer, note in (
        ("sealing 1.3 GB", plain, "cp -r + sync", copy, "aim: at most 1.50"),
        ("sealing 1.3 GB encrypted", encrypted, "cp -r + sync", copy, "aim: at most 2.00"),
        ("sealing 1.3 GB", plain, "borg create", borg, "aim: at most 0.50"),
        ("sealing 1.3 GB encrypted", encrypted, "restic backup", restic, "aim: at most 0.50"),
    ):
        ours, theirs = in_turn(
            place.pairs,
            partial(_in_fresh, place, sealer, delivery),
            partial(_in_fresh, place, peer, delivery),
        )
        told = f"{note}; {processor(ours, theirs)}"
        yield Row(what, "s", seconds(ours), name, seconds(theirs), told)
    shutil.rmtree(delivery)
    yield _memory(place)


def plain(delivery: Path, into: Path) -> Run:
    """Receive the folder into a new office."""
    office = found(into)
    os.sync()
    return receive(delivery, office)


def encrypted(delivery: Path, into: Path) -> Run:
    """Receive the folder into a new office that encrypts: each exhibit under a key of its own, locked to two recipients."""
    office = found(into, "--recovery-key", into / "recovery.key")
    os.sync()
    return receive(delivery, office)


def copy(delivery: Path, into: Path) -> Run:
    """Copy the folder and flush the file system."""
    return run(["sh", "-c", 'cp -r "$1" "$2/copy" && sync -f "$2/copy"', "sh", delivery, into])


def borg(delivery: Path, into: Path) -> Run:
    """Back the folder up into a new borg repository."""
    env = {"BORG_BASE_DIR": str(into), "BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK": "yes"}
    run(["borg", "init", "--encryption", "none", into / "repo"], env=env)
    os.sync()
    return run(
        ["borg", "create", "--compression", "none", f"{into / 'repo'}::files", delivery], env=env
    )


def restic(delivery: Path, into: Path) -> Run:
    """Back the folder up into a new restic repository."""
    word = into / "password"
    word.write_text("bench\n", "utf-8")
    common: list[str | Path] = [
        "restic",
        "--repo",
        into / "repo",
        "--password-file",
        word,
        "--cache-dir",
        into / "cache",
    ]
    run([*common, "init"])
    os.sync()
    return run([*common, "--compression", "off", "backup", delivery])


def _in_fresh(place: Place, sealer: Sealer, delivery: Path) -> Run:
    into = place.fresh("target")
    try:
        return sealer(delivery, into)
    finally:
        shutil.rmtree(into)


def _memory(place: Place) -> Row:
    large = deliver(place.fresh("large"), LARGE, 0)
    tenth = deliver(place.fresh("tenth"), TENTH, 0)
    ours, theirs = in_turn(
        place.pairs,
        partial(_in_fresh, place, plain, large),
        partial(_in_fresh, place, plain, tenth),
    )
    shutil.rmtree(large)
    shutil.rmtree(tenth)
    note = "peak memory; aim: flat, 1.00"
    return Row("memory to seal 1 GB", "MiB", peaks(ours), "sealing 100 MB", peaks(theirs), note)


def deliver(folder: Path, large: int, many: int) -> Path:
    """Fill `folder` with one file of `large` bytes, `many` small ones and the sheet about them."""
    with (folder / "large.bin").open("wb") as file:
        for start in range(0, large, _CHUNK):
            file.write(os.urandom(min(_CHUNK, large - start)))
    for number in range(many):
        (folder / f"small-{number:04}.bin").write_bytes(os.urandom(SMALL))
    (folder / "delivery.toml").write_text(UNREAD, "utf-8")
    return folder
