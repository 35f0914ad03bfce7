# SPDX-License-Identifier: Apache-2.0
"""Who a number was in contact with: counts, durations, first and last, per contact."""

from sanad.analysis.method import Answer, Asked, Method

_QUERY = """
select other,
       count(*) filter (kind = 'call') as calls,
       count(*) filter (kind = 'sms') as messages,
       count(*) filter (direction = 'out') as outgoing,
       count(*) filter (direction = 'in') as incoming,
       coalesce(sum(duration_s) filter (kind = 'call'), 0) as seconds,
       count(distinct started_local::date) as days,
       strftime(min(started_local), '%Y-%m-%d %H:%M') as first,
       strftime(max(started_local), '%Y-%m-%d %H:%M') as last,
       arg_min(ref, (started_at, ref)) as first_row,
       arg_max(ref, (started_at, ref)) as last_row
from calls
where owner = $number and other is not null and kind in ('call', 'sms')
      and started_local::date between $from::date and $to::date
group by other
order by count(*) desc, other
"""


def _ask(asked: Asked) -> Answer:
    number, start, end = asked.text("number"), asked.text("from"), asked.text("to")
    found = asked.records.execute(_QUERY, {"number": number, "from": start, "to": end}).fetchall()
    rows = tuple((asked.mask(other), *(str(cell) for cell in rest)) for other, *rest in found)
    events = sum(calls + messages for _, calls, messages, *_ in found)
    sentence = (
        f"Between {start} and {end} the records of {asked.mask(number)} show {events} calls and messages "
        f"with {len(rows)} other numbers"
    )
    if rows:
        sentence += f"; most often with {rows[0][0]} ({found[0][1] + found[0][2]}, first {rows[0][7]}, last {rows[0][8]})"
    return Answer(_COLUMNS, rows, sentence + ".")


_COLUMNS = (
    "contact", "calls", "messages", "outgoing", "incoming", "seconds", "days", "first", "last",
    "first row", "last row",
)  # fmt: skip

CONTACTS = Method(
    "contacts", 1, "calls", "Contact table of one number in a period.", _ask, of_one_number=True
)
