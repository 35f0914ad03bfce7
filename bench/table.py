# SPDX-License-Identifier: Apache-2.0
"""The table of results: minimum, median and maximum of each side, and the ratio of the medians."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from measure import Run

HEADINGS = ("name", "ours", "peer", "ratio", "note")
_SMALL = 0.1
_LARGE = 100


@dataclass(frozen=True)
class Row:
    """One comparison. `peer` names the other side; both lists hold the same unit; no peer means no ratio."""

    name: str
    unit: str
    ours: Sequence[float]
    peer: str
    theirs: Sequence[float]
    note: str

    @property
    def ratio(self) -> float | None:
        """Return our median over theirs."""
        return median(self.ours) / median(self.theirs) if self.theirs else None

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the row as text, in the order of `HEADINGS`."""
        theirs = f"{self.peer}: {_spread(self.theirs, self.unit)}" if self.theirs else self.peer
        ratio = "–" if self.ratio is None else f"{self.ratio:.2f}"
        return (self.name, _spread(self.ours, self.unit), theirs, ratio, self.note)


def seconds(runs: Iterable[Run]) -> list[float]:
    """Return the wall times of `runs`."""
    return [one.seconds for one in runs]


def peaks(runs: Iterable[Run]) -> list[float]:
    """Return the peaks of memory of `runs`, in MiB."""
    return [one.peak_mib for one in runs]


def processor(ours: Iterable[Run], theirs: Iterable[Run]) -> str:
    """Return the median time on processors of both sides: what a busy machine changes least."""
    mine, other = (median(one.processor_s for one in runs) for runs in (ours, theirs))
    return f"processor time {_number(mine)} s to {_number(other)} s, {mine / other:.2f}"


def as_text(rows: Sequence[Row]) -> str:
    """Return the table for a terminal."""
    lines = [HEADINGS, *(row.cells for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(HEADINGS))]
    return _lines(lines, lambda line: "  ".join(map(str.ljust, line, widths)).rstrip())


def as_markdown(rows: Sequence[Row]) -> str:
    """Return the table for a document."""
    lines = [HEADINGS, ("---",) * len(HEADINGS), *(row.cells for row in rows)]
    return _lines(lines, lambda line: f"| {' | '.join(line)} |")


def _lines(lines: Iterable[tuple[str, ...]], shown: Callable[[tuple[str, ...]], str]) -> str:
    return "".join(shown(line) + "\n" for line in lines)


def _spread(values: Sequence[float], unit: str) -> str:
    return (
        " / ".join(_number(one) for one in (min(values), median(values), max(values))) + f" {unit}"
    )


def _number(value: float) -> str:
    digits = 3 if value < _SMALL else 0 if value >= _LARGE else 2
    return f"{value:,.{digits}f}"
