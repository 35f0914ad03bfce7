# SPDX-License-Identifier: Apache-2.0
"""Measure Sanad beside its peers and print one table: `python bench/run.py [--only NAME] [--pairs N] [--full] [--write]`.

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
import demonstration
import documents
import linking
import loading
import machine
import naming
import register
import scaling
import sealing
import searching
import starting
import throughput
import verification
from measure import Place
from table import Row, as_markdown, as_text

BENCHMARKS: dict[str, Callable[[Place], Iterator[Row]]] = {
    "sealing": sealing.rows,
    "loading": loading.rows,
    "documents": documents.rows,
    "batch": batch.rows,
    "searching": searching.rows,
    "naming": naming.rows,
    "linking": linking.rows,
    "register": register.rows,
    "asking": asking.rows,
    "verification": verification.rows,
    "ledger": throughput.rows,
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
_BEGIN, _END = "<!-- begin of what bench/run.py --write writes -->\n", "<!-- end -->\n"


def main() -> None:
    """Measure what is asked for."""
    asked = _arguments()
    names = [asked.only] if asked.only else list(BENCHMARKS)
    rows = measure(names, asked.pairs, full=asked.full)
    print(as_text(rows), end="")
    if asked.write:
        write(rows, asked.pairs)


def measure(names: list[str], pairs: int, *, full: bool) -> list[Row]:
    """Run the benchmarks `names` in a temporary folder and return their rows."""
    build = _REPOSITORY / "build"
    build.mkdir(exist_ok=True)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="bench-", dir=build) as folder:
        for name in names:
            benchmark = {**BENCHMARKS, **ASKED_FOR}[name]
            for row in benchmark(Place(Path(folder), pairs, full)):
                print(" | ".join(row.cells), file=sys.stderr)
                rows.append(row)
    return rows


def write(rows: list[Row], pairs: int) -> None:
    """Put the table into docs/benchmarks.md, between its two marks."""
    before, _, rest = _DOCUMENT.read_text("utf-8").partition(_BEGIN)
    after = rest.partition(_END)[2]
    head = f"Measured on {datetime.now(UTC):%-d %B %Y}, {pairs} pairs, on {machine.described()}.\n"
    written = f"{before}{_BEGIN}{head}\n{as_markdown(rows)}{_END}{after}"
    _DOCUMENT.write_text(written, "utf-8")


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
        "--write", action="store_true", help="write the table into docs/benchmarks.md"
    )
    asked = parser.parse_args()
    if asked.pairs < LEAST_PAIRS:
        parser.error(f"--pairs must be {LEAST_PAIRS} or more")
    if asked.write and asked.only:
        parser.error("--write writes the whole table: leave --only out")
    return asked


if __name__ == "__main__":
    main()
