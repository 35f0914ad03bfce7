# SPDX-License-Identifier: Apache-2.0
"""Measure Sanad beside its peers and print a table: `python bench/run.py [--only NAME] [--pairs N] [--full] [--write]`.

Each program is measured in turn with its peer, in the same run, at least three pairs; what is shown is minimum, median and
maximum, and the ratio of the medians. It judges nothing. Work is done in a folder under build/, on the disk, and removed.
Without --full, data are smaller than the aims speak of, so that the run ends within half an hour.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import asking
import batch
import binding
import building
import demonstration
import documents
import keeping
import law
import linking
import loading
import machine
import naming
import register
import scaling
import sealing
import searching
import serving
import starting
import throughput
import verification
from measure import Place
from table import Row, as_markdown, as_text

BENCHMARKS: dict[str, Callable[[Place], Iterator[Row]]] = {
    "sealing": sealing.rows,
    "keeping": keeping.rows,
    "loading": loading.rows,
    "documents": documents.rows,
    "batch": batch.rows,
    "searching": searching.rows,
    "naming": naming.rows,
    "linking": linking.rows,
    "register": register.rows,
    "asking": asking.rows,
    "law": law.rows,
    "building": building.rows,
    "binding": binding.rows,
    "verification": verification.rows,
    "ledger": throughput.rows,
    "serving": serving.rows,
    "starting": starting.rows,
    "demonstration": demonstration.rows,
}
"""Name → what measures it, in the order of the table."""

ASKED_FOR: dict[str, Callable[[Place], Iterator[Row]]] = {
    "large": loading.large,
    "scaling": scaling.rows,
}
"""What is measured only when it is named: it needs 20 GB of disk, or an hour."""

LEAST_PAIRS = 3
_REPOSITORY = Path(__file__).parent.parent
_DOCUMENT = _REPOSITORY / "docs" / "benchmarks.md"


def main() -> None:
    """Measure what is asked for."""
    asked = _arguments()
    measured = measure([asked.only] if asked.only else [*BENCHMARKS], asked.pairs, full=asked.full)
    print(as_text([row for rows in measured.values() for row in rows]), end="")
    if asked.write:
        for name, rows in measured.items():
            write(name, rows, asked.pairs)


def measure(names: list[str], pairs: int, *, full: bool) -> dict[str, list[Row]]:
    """Run the benchmarks `names` in a temporary folder and return the rows of each."""
    build = _REPOSITORY / "build"
    build.mkdir(exist_ok=True)
    measured: dict[str, list[Row]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory(prefix="bench-", dir=build) as folder:
        for name, rows in measured.items():
            benchmark = {**BENCHMARKS, **ASKED_FOR}[name]
            for row in benchmark(Place(Path(folder), pairs, full)):
                print(" | ".join(row.cells), file=sys.stderr)
                rows.append(row)
    return measured


def write(name: str, rows: list[Row], pairs: int) -> None:
    """Put the table of one benchmark into docs/benchmarks.md, between its two marks; other tables keep their day."""
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    before, _, rest = _DOCUMENT.read_text("utf-8").partition(begin)
    after = rest.partition(end)[2]
    head = f"Measured on {datetime.now(UTC):%-d %B %Y}, {pairs} pairs, on {machine.described()}.\n"
    _DOCUMENT.write_text(f"{before}{begin}{head}\n{as_markdown(rows)}{end}{after}", "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=[*BENCHMARKS, *ASKED_FOR], help="measure one of them")
    parser.add_argument(
        "--pairs", type=int, default=LEAST_PAIRS, help="runs of each side, 3 or more"
    )
    parser.add_argument(
        "--full", action="store_true", help="data as large as the aims speak of; takes hours"
    )
    parser.add_argument(
        "--write", action="store_true", help="write what was measured into docs/benchmarks.md"
    )
    asked = parser.parse_args()
    if asked.pairs < LEAST_PAIRS:
        parser.error(f"--pairs must be {LEAST_PAIRS} or more")
    return asked


if __name__ == "__main__":
    main()
