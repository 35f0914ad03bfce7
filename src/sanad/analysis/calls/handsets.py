# SPDX-License-Identifier: Apache-2.0
"""Which handsets (IMEI) and SIM cards (IMSI) a number was used with, and when each first and last appears."""

from sanad.analysis.method import Answer, Asked, Method

_QUERY = """
select imei, coalesce(imsi, '') as imsi, count(*) as events,
       strftime(min(started_local), '%Y-%m-%d %H:%M') as first,
       strftime(max(started_local), '%Y-%m-%d %H:%M') as last,
       arg_min(ref, (started_at, ref)) as first_row,
       arg_max(ref, (started_at, ref)) as last_row
from calls
where imei is not null and (owner = $number or imsi = $imsi)
      and started_local::date between $from::date and $to::date
group by imei, imsi
order by min(started_at), imei, imsi
"""
_COLUMNS = ("handset (IMEI)", "SIM (IMSI)", "events", "first", "last", "first row", "last row")


def _ask(asked: Asked) -> Answer:
    number = str(asked.parameters.get("number") or "")
    imsi = str(asked.parameters.get("imsi") or "")
    whose = asked.mask(number) if number else f"SIM {asked.text('imsi')}"
    start, end = asked.text("from"), asked.text("to")
    values = {"number": number, "imsi": imsi, "from": start, "to": end}
    rows = tuple(
        tuple(str(cell) for cell in row) for row in asked.records.execute(_QUERY, values).fetchall()
    )
    handsets = list(dict.fromkeys(row[0] for row in rows))
    sentence = f"Between {start} and {end} the records of {whose} name {len(handsets)} handset(s)"
    if len(handsets) > 1:
        later = next(row for row in rows if row[0] == handsets[-1])
        sentence += f"; {handsets[-1]} first appears on {later[3]}"
    return Answer(_COLUMNS, rows, sentence + ".")


HANDSETS = Method(
    "handsets", 1, "calls", "Handsets and SIM cards of one number or SIM.", _ask, of_one_number=True
)
