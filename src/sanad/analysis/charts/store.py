# SPDX-License-Identifier: Apache-2.0
"""Where kept charts are kept: they are added, and marked as ended; nothing of one is ever changed."""

from typing import Any

import sqlalchemy as sa

from sanad.analysis.charts.chart import KeptChart, Scope
from sanad.analysis.charts.tables import chart
from sanad.errors import NotFound


def add(connection: sa.Connection, kept: KeptChart) -> None:
    """Record a chart."""
    row = {"seq": kept.seq, "id": kept.id, "compartment": kept.compartment}
    connection.execute(sa.insert(chart).values(**row, document=kept.as_json()))


def find(connection: sa.Connection, compartment: str, name: str) -> KeptChart | None:
    """Return the chart of a compartment that has an id, None where there is none."""
    mine = (chart.c.compartment == compartment) & (chart.c.id == name)
    row = connection.execute(sa.select(chart).where(mine)).first()
    return None if row is None else _read(row)


def get(connection: sa.Connection, compartment: str, name: str) -> KeptChart:
    """Return the chart of a compartment that has an id.

    Raises:
        NotFound: it has none of that id.
    """
    found = find(connection, compartment, name)
    if found is None:
        raise NotFound("analysis", kind="chart", name=name)
    return found


def end(
    connection: sa.Connection, compartment: str, name: str, reason: str, after: str | None = None
) -> None:
    """Mark a chart as one that stands no more, and which was kept in its place."""
    mine = (chart.c.compartment == compartment) & (chart.c.id == name)
    connection.execute(sa.update(chart).where(mine).values(ended=reason, next=after))


def page_of(
    connection: sa.Connection, compartment: str, before: int | None, most: int
) -> tuple[list[KeptChart], int]:
    """Return up to `most` charts kept before entry `before`, the newest first, and how many there are in all."""
    ours = chart.c.compartment == compartment
    of = connection.execute(sa.select(sa.func.count()).select_from(chart).where(ours)).scalar_one()
    older = ours if before is None else ours & (chart.c.seq < before)
    query = sa.select(chart).where(older).order_by(chart.c.seq.desc()).limit(most)
    return [_read(row) for row in connection.execute(query)], int(of)


def _read(row: Any) -> KeptChart:  # noqa: ANN401  # a row of the table
    told = row.document
    return KeptChart(
        name=told["name"],
        note=told["note"],
        scope=Scope.from_json(told["scope"]),
        stood=told["stood"],
        arrangement=told["arrangement"],
        before=told["before"],
        compartment=row.compartment,
        seq=row.seq,
        ended=row.ended,
        next=row.next,
    )
