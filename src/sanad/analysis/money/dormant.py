# SPDX-License-Identifier: Apache-2.0
"""Accounts that were quiet for some days and then moved: only where the statements delivered cover the quiet days.

Quiet is said of whole days between two entries, or from the first day of the period to the first entry. Where no delivery covers
all of them, the row says for which days nothing is known.
"""

from datetime import timedelta

import ibis

from sanad.analysis.calls.coverage import gaps
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money.days import MOST
from sanad.analysis.money.entries import entries, first_row, named
from sanad.analysis.money.known import deliveries

_COLUMNS = (
    "account", "quiet from", "quiet to", "days", "nothing known on", "active on", "entries that day", "row before", "first row",
)  # fmt: skip


def _ask(asked: Asked) -> Answer:
    (start, end), days = asked.period(), asked.number("days", 90, least=1, most=MOST)
    entry, remark = entries(asked, start, end, named(asked))
    active = entry.group_by("account", "day").agg(entries=entry.count(), first=first_row(entry))
    order = {"group_by": "account", "order_by": "day"}
    active = active.mutate(
        before=active.day.lag().over(**order), row_before=active["first"].lag().over(**order)
    )
    since = active.before.fill_null(ibis.literal(start - timedelta(days=1)))
    quiet = active.filter(since + ibis.interval(days=days) < active.day).order_by("account", "day")
    rows, delivered = [], deliveries(asked)
    for account, day, count, first, before, row_before in asked.rows(quiet):
        begun = before + timedelta(days=1) if before else start
        until = day - timedelta(days=1)
        unknown = gaps(delivered[account], begun, until)
        rows.append(
            (
                asked.mask(account), str(begun), str(until), str((day - begun).days), ", ".join(unknown), str(day), str(count),
                row_before or "", first,
            )
        )  # fmt: skip
    known = [row for row in rows if not row[4]]
    sentence = (
        f"Between {start} and {end} an account had no entry for {days} or more days and then had one {len(known)} time(s), on days that the "
        "deliveries cover"
    )
    if len(known) < len(rows):
        sentence += f"; {len(rows) - len(known)} time(s) nothing is known of some of the days"
    return Answer(_COLUMNS, tuple(rows), sentence + "." + remark)


METHOD = Method(
    "dormant",
    2,
    ("payments",),
    "from to [days] [accounts]",
    "Accounts that were quiet for some days and then moved.",
    _ask,
    identifiers=("accounts",),
)
