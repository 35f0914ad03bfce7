# SPDX-License-Identifier: Apache-2.0
"""Numbers whose records begin about when another number's end, with the contacts and handsets they share.

A list of candidates for a person to judge. Sharing contacts is what colleagues and relatives do too; sharing a handset is
what a second-hand sale does too. It states what is shared and no more. Contacts are telephone numbers; sender names of services,
which everybody gets, do not count.
"""

from sanad.analysis.method import Answer, Asked, Method

_QUERY = """
with span as (
    select owner, min(started_at) as first, max(started_at) as last from calls group by owner
), old as (
    select distinct other from calls where owner = $number and other like '+%'
), old_handsets as (
    select distinct imei from calls where owner = $number and imei is not null
), later as (
    select owner from span
    where owner <> $number and first >= ($on::date - interval 7 day)
          and first <= ($on::date + interval 30 day)
)
select later.owner,
       strftime(min(started_local), '%Y-%m-%d %H:%M') as first,
       count(distinct other) filter (other in (select other from old)) as shared_contacts,
       count(distinct other) filter (other like '+%') as contacts,
       count(distinct imei) filter (imei in (select imei from old_handsets)) as shared_handsets,
       arg_min(ref, (started_at, ref)) filter (other in (select other from old)) as first_shared_row,
       arg_min(ref, (started_at, ref)) filter (imei in (select imei from old_handsets)) as handset_row
from calls join later on calls.owner = later.owner
group by later.owner
order by shared_handsets desc, shared_contacts desc, later.owner
"""
_COLUMNS = (
    "later number", "first seen", "shared contacts", "contacts", "shared handsets",
    "first shared contact, row", "shared handset, row",
)  # fmt: skip


def _ask(asked: Asked) -> Answer:
    number, on = asked.text("number"), asked.text("on")
    found = asked.records.execute(_QUERY, {"number": number, "on": on}).fetchall()
    rows = tuple(
        (asked.mask(owner), *("" if cell is None else str(cell) for cell in rest))
        for owner, *rest in found
    )
    sentence = (
        f"Of the numbers whose records were delivered, {len(rows)} first appear from 7 days before to 30 days "
        f"after {on}"
    )
    if rows:
        first = rows[0]
        sentence += (
            f"; {first[0]}, first seen {first[1]}, shares {first[2]} of its {first[3]} contacts and "
            f"{first[4]} handset(s) with {asked.mask(number)}"
        )
    return Answer(_COLUMNS, rows, sentence + ".")


SUCCESSION = Method("succession", 1, "calls", "Numbers that may have followed another.", _ask)
