# SPDX-License-Identifier: Apache-2.0
"""Which handsets (IMEI) and SIM cards (IMSI) a number was used with, and when each first and last appears."""

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import MINUTE, calls, during, first_ref, last_ref

_COLUMNS = ("handset (IMEI)", "SIM (IMSI)", "events", "first", "last", "first row", "last row")


def _ask(asked: Asked) -> Answer:
    number = str(asked.parameters.get("number") or "")
    imsi = str(asked.parameters.get("imsi") or "")
    whose = asked.mask(number) if number else f"SIM {asked.text('imsi')}"
    start, end = asked.period()
    of = during(calls, start, end, asked.zone)
    of = of.filter(of.imei.notnull(), (of.owner == number) | (of.imsi == imsi))
    found = asked.rows(
        of.group_by("imei", imsi=of.imsi.fill_null(""))
        .agg(
            events=of.count(),
            first=of.started_local.min().strftime(MINUTE),
            last=of.started_local.max().strftime(MINUTE),
            first_row=first_ref(of),
            last_row=last_ref(of),
            begun=of.started_at.min(),
        )
        .order_by("begun", "imei", "imsi")
        .drop("begun")
    )
    rows = tuple(tuple(map(str, row)) for row in found)
    handsets = list(dict.fromkeys(row[0] for row in rows))
    sentence = f"Between {start} and {end} the records of {whose} name {len(handsets)} handset(s)"
    if len(handsets) > 1:
        later = next(row for row in rows if row[0] == handsets[-1])
        sentence += f"; {handsets[-1]} first appears on {later[3]}"
    return Answer(_COLUMNS, rows, sentence + ".")


METHOD = Method(
    "handsets",
    2,
    ("calls",),
    "Handsets and SIM cards of one number or SIM.",
    _ask,
    of_named=True,
)
