# SPDX-License-Identifier: Apache-2.0
"""Verifying packages: `python -m sanad.verify` beside `sha256sum` of the same files.

The sample packages are small, so there the start of Python is most of the time; the large one holds an exhibit of 500 MB, with --full of 1 GB. The page
checks it in Chromium, too: how much a second from the choice of the folder to the verdict.
"""

import shutil
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from demonstration import sample_packages
from measure import Place, Run, in_turn, run, together
from table import Row, peaks, processor, seconds

from sanad.dossier.page import verify_page

EXHIBIT, IN_FULL = 500_000_000, 1_000_000_000
_START = "small ones: Python and its libraries start once for each"
_MB = 1_000_000
_NOT_ESTABLISHED = (
    3  # nobody dated these checkpoints and no key is given: docs/formats/package.md, exit codes
)
_TASKS = Path(__file__).parent / "tasks"


def rows(place: Place) -> Iterator[Row]:
    """Compare on the sample packages, all in a row, and on a large one; then memory."""
    folder = place.fresh("demo")
    packages = sample_packages(folder)
    ours, theirs = in_turn(place.pairs, partial(_verify, packages), partial(_sum, packages))
    name = f"verifying {len(packages)} sample packages"
    note = f"aim: at most 1.00; {_START}; {processor(ours, theirs)}"
    yield Row(name, "s", seconds(ours), "sha256sum", seconds(theirs), note)
    shutil.rmtree(folder)

    package, size = place.fresh("package"), IN_FULL if place.full else EXHIBIT
    run([sys.executable, _TASKS / "make_large_package.py", package, str(size)])
    ours, theirs = in_turn(place.pairs, partial(_verify, [package]), partial(_sum, [package]))
    name = f"verifying a package of {size // _MB:,} MB"
    note = f"aim: at most 0.50; {processor(ours, theirs)}"
    yield Row(name, "s", seconds(ours), "sha256sum", seconds(theirs), note)
    yield Row("memory of that", "MiB", peaks(ours), "sha256sum", peaks(theirs), "peak memory")
    page = place.folder / "verify.html"
    page.write_bytes(verify_page())
    asked = [sys.executable, _TASKS / "verify_in_browser.py", package, page]
    speeds = [size / _MB / float(run(asked).out) for _ in range(place.pairs)]
    yield Row(
        "the same in the browser", "MB/s", speeds, "–", [], "more is better; aim: at least 100"
    )
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
