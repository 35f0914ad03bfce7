# SPDX-License-Identifier: Apache-2.0
"""The demonstration: the whole path on the sample operation, as `make demo` runs it once everything is set up."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from measure import Place, Run, run
from office import SANAD
from table import Row, peaks, seconds

_GENERATE = Path(__file__).parent.parent / "samples" / "generate.py"


def rows(place: Place) -> Iterator[Row]:
    """Measure time and memory; nobody else does the same, so there is no peer."""
    runs = []
    for _ in range(place.pairs):
        folder = place.fresh("demo")
        runs.append(demonstrate(folder))
        shutil.rmtree(folder)
    yield Row(
        "the demonstration", "s", seconds(runs), "–", [], "`sanad demo`, without making the samples"
    )
    yield Row("memory of that", "MiB", peaks(runs), "–", [], "peak memory")


def demonstrate(folder: Path) -> Run:
    """Make the sample delivery in `folder` and run the demonstration on it; only the latter is measured."""
    run([sys.executable, _GENERATE, folder / "delivery"])
    return run([SANAD, "demo", folder / "delivery", "--into", folder])


def sample_packages(folder: Path) -> list[Path]:
    """Return the packages that the demonstration builds in `folder`."""
    demonstrate(folder)
    return sorted(path.parent for path in (folder / "packages").rglob("manifest.json"))
