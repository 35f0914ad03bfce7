# SPDX-License-Identifier: Apache-2.0
"""Pictures and graphs of findings from claims."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from sanad.analysis.finding import Finding
from sanad.dossier.pictures import command
from sanad.dossier.pictures.graph import Graph, Told
from sanad.dossier.pictures.lanes import Lane, Mark, lanes
from sanad.dossier.pictures.picture import Drawn
from sanad.dossier.pictures.rows import Row, asked, cells, period, rows


def structure(finding: Finding) -> Graph:
    """Return who is said to stand over whom, or to hold a post in what."""
    ties = [(over, under, 1) for over, under in cells(finding, "over", "under or holder")]

    def told() -> Iterator[Told]:
        for row in rows(finding):
            yield f"{_words(row) or row['line']}, {row['time']}", row["claims"]

    return Graph("names", "lines", ties, told, directed=True)


def chart(finding: Finding) -> tuple[str, Drawn]:
    """Return the chart as of the day asked about."""
    found = [
        command.Line(row["over"], row["under or holder"], _words(row), row["on that day"] == "perhaps", row["rival"], row["ring"])
        for row in rows(finding)
    ]  # fmt: skip
    on = asked(finding, "on")
    return f"Command as stated for {on}", command.command_chart(found, on)


def timeline(finding: Finding) -> tuple[str, Drawn]:
    """Return one row for each name and sort of event; a mark is as long as the days that are stated, never sharper, and days of calls are shaded by their number."""
    begin, end = period(finding)
    found: dict[tuple[str, str], Counter[Mark]] = {}
    for row in rows(finding):
        first, last = (datetime.fromisoformat(row[name][:10]) for name in ("from", "to"))
        first, last = max(first, begin), min(last + timedelta(days=1), end)
        kind = row["what"] if row["what"] in _DRAWN else "statement"
        soft = row["precision"] not in _SHARP
        found.setdefault((row["about"], row["what"]), Counter())[Mark(first, last, kind, soft)] += int(row["events"] or 1)  # fmt: skip
    lines = [
        Lane(f"{what}, {about.rpartition('(')[2].rstrip(')')}", tuple(_shaded(marks)), f"{marks.total():,}")
        for (about, what), marks in sorted(found.items())
    ]  # fmt: skip
    says = "A mark covers the days that are stated; broken where the source gives no day. The number counts calls and messages, and of all else the rows of the table."
    return f"Timeline of {asked(finding, 'entries')}", lanes(lines, begin, end, says)


def _shaded(marks: Counter[Mark]) -> Iterator[Mark]:
    """Yield the marks; those of calls with how many there were, on all the numbers of one name."""
    for mark, events in marks.items():
        yield replace(mark, count=events) if mark.kind == "calls" else mark


_DRAWN = frozenset({"calls", "payment", "incident", "court"})
_SHARP = frozenset({"minute", "day"})


def _words(row: Row) -> str:
    """Return what stands beside a line: the post, that it is a part, or nothing for a superior."""
    return row["post"] or ("part" if row["line"] == "part" else "")
