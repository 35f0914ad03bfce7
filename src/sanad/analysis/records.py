# SPDX-License-Identifier: Apache-2.0
"""The tables that methods ask, as expressions: what stands in them is known, where they lie is not.

Columns are those that readers yield (`sanad.readers.rows`) and, of every row, `exhibit` (64 digits) and `ref`, its short citation:
`<8 digits of the exhibit>#<row>`. Calls have `started_local` too: the wall clock of the zone of the question. An expression over these
tables is compiled for the engine that has the records (`sanad.analysis.engine`).

What stands here keeps an answer the same on every engine: a first row is the least of (instant, exhibit, row), never the
first that an engine happens to meet.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from sanad.readers.rows import CALLS, CELLS, PAYMENTS, SUBSCRIBERS

MINUTE = "%Y-%m-%d %H:%M"
DAY = "%Y-%m-%d"


def _table(name: str, schema: pa.Schema, **more: str) -> ir.Table:
    columns = ibis.Schema.from_pyarrow(schema)
    return ibis.table({"exhibit": "string", **columns, "ref": "string", **more}, name=name)


calls = _table("calls", CALLS, started_local="timestamp")
payments = _table("payments", PAYMENTS)
cells = _table("cells", CELLS)
subscribers = _table("subscribers", SUBSCRIBERS)


def during(table: ir.Table, first: date, last: date, zone: str) -> ir.Table:
    """Return the calls that began on the days `first` to `last` of `zone`, both included.

    The bounds are two instants, so that an engine leaves out whole stretches of a file without looking at their rows.
    """
    begin, end = (
        datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC).replace(tzinfo=None)
        for day in (first, last + timedelta(days=1))
    )
    return table.filter(table.started_at >= begin, table.started_at < end)


def order_of(table: ir.Table) -> ir.StructValue:
    """Return what rows of calls are ordered by: instant, exhibit, row."""
    return ibis.struct({"at": table.started_at, "exhibit": table.exhibit, "row": table.row})


def ref_of(place: ir.StructValue) -> ir.StringValue:
    """Return the short citation of a row from its `order_of`."""
    return place["exhibit"].left(8) + "#" + place["row"].cast("string")


def first_ref(table: ir.Table, where: ir.BooleanValue | None = None) -> ir.StringScalar:
    """Return the citation of the earliest row, of those that meet a condition."""
    return ref_of(order_of(table).min(where=where))


def last_ref(table: ir.Table, where: ir.BooleanValue | None = None) -> ir.StringScalar:
    """Return the citation of the latest row, of those that meet a condition."""
    return ref_of(order_of(table).max(where=where))
