# SPDX-License-Identifier: Apache-2.0
"""Pictures and graphs of findings from claims."""

from collections.abc import Iterator
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
    """Return one row for each name and sort of event; a mark is as long as the days that are stated, never sharper."""
    begin, end = period(finding)
    found: dict[tuple[str, str], list[Mark]] = {}
    for row in rows(finding):
        first, last = (datetime.fromisoformat(row[name][:10]) for name in ("from", "to"))
        first, last = max(first, begin), min(last + timedelta(days=1), end)
        kind = row["what"] if row["what"] in _DRAWN else "statement"
        soft = row["precision"] not in _SHARP
        found.setdefault((row["about"], row["what"]), []).append(Mark(first, last, kind, soft))
    lines = [
        Lane(f"{what}, {about.rpartition('(')[2].rstrip(')')}", tuple(marks), f"{len(marks):,}")
        for (about, what), marks in sorted(found.items())
    ]
    says = "A mark covers the days that are stated; broken where the source gives no day. The number is how many rows of the table a row here is."
    return f"Timeline of {asked(finding, 'entries')}", lanes(lines, begin, end, says)


_DRAWN = frozenset({"calls", "payment", "incident", "court"})
_SHARP = frozenset({"minute", "day"})


def _words(row: Row) -> str:
    """Return what stands beside a line: the post, that it is a part, or nothing for a superior."""
    return row["post"] or ("part" if row["line"] == "part" else "")
