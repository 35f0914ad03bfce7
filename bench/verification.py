# SPDX-License-Identifier: Apache-2.0
"""Verifying packages: `python -m sanad.verify` beside `sha256sum` of the same files.

The sample packages are small, so there the start of Python is most of the time; the large one holds an exhibit of 500 MB.
"""

import shutil
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from demonstration import sample_packages
from measure import Place, Run, in_turn, run, together
from table import Row, peaks, processor, seconds

EXHIBIT = 500_000_000
_START = "small ones: Python and its libraries start once for each"
_NOT_ESTABLISHED = (
    3  # nobody dated these checkpoints and no key is given: docs/formats/package.md, exit codes
)
_TASK = Path(__file__).parent / "tasks" / "make_large_package.py"


def rows(place: Place) -> Iterator[Row]:
    """Compare on the sample packages, all in a row, and on a large one; then memory."""
    folder = place.fresh("demo")
    packages = sample_packages(folder)
    ours, theirs = in_turn(place.pairs, partial(_verify, packages), partial(_sum, packages))
    name = f"verifying {len(packages)} sample packages"
    note = f"aim: at most 1.00; {_START}; {processor(ours, theirs)}"
    yield Row(name, "s", seconds(ours), "sha256sum", seconds(theirs), note)
    shutil.rmtree(folder)

    package = place.fresh("package")
    run([sys.executable, _TASK, package, str(EXHIBIT)])
    ours, theirs = in_turn(place.pairs, partial(_verify, [package]), partial(_sum, [package]))
    name, note = "verifying a package of 500 MB", f"aim: at most 1.00; {processor(ours, theirs)}"
    yield Row(name, "s", seconds(ours), "sha256sum", seconds(theirs), note)
    yield Row("memory of that", "MiB", peaks(ours), "sha256sum", peaks(theirs), "peak memory")
    shutil.rmtree(package)


def _verify(packages: Sequence[Path]) -> Run:
    return together(
        run([sys.executable, "-m", "sanad.verify", one], good=(0, _NOT_ESTABLISHED))
        for one in packages
    )


def _sum(packages: Sequence[Path]) -> Run:
    return together(run(["sha256sum", *_files(one)]) for one in packages)


def _files(package: Path) -> list[Path]:
    return sorted(path for path in package.rglob("*") if path.is_file())
