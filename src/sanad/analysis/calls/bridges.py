# SPDX-License-Identifier: Apache-2.0
"""Telephone numbers in contact with both of two groups of numbers, with the counts of each member.

That a number stands between two groups in these records says nothing of what passed, nor that it is the only one: of numbers without
a delivery only the calls with others' are seen.
"""

import ibis

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import MEASURES, links
from sanad.analysis.method import Answer, Asked, Method
from sanad.errors import BadValue

_COLUMNS = (
    "number", "of the first group", "of the second group", "group", "member", "events in the member's records",
    "events in the number's records", "first", "last", "first row", "last row",
)  # fmt: skip


def _ask(asked: Asked) -> Answer:
    one, two = asked.texts("first_group"), asked.texts("second_group")
    start, end = asked.period()
    if both := set(one) & set(two):
        detail = "a number is of one group or of the other"
        raise BadValue(
            "parameters", value=", ".join(sorted(both)), type="number of a group", detail=detail
        )
    of = links(asked, [*one, *two], start, end)
    of = of.mutate(first_group=of.target.isin(one))
    each = ibis.window(group_by="contact")
    of = of.mutate(
        ones=ibis._.first_group.cast("int64").sum().over(each),
        twos=(~ibis._.first_group).cast("int64").sum().over(each),
    )
    linked = asked.rows(
        of.filter(of.ones > 0, of.twos > 0)
        .order_by(
            ibis.desc(ibis._.ones + ibis._.twos), "contact", ibis.desc("first_group"), "target"
        )
        .select("contact", "ones", "twos", "first_group", "target", *MEASURES)
    )
    # a member that links its own group with the other is no bridge; an engine would compare every row of the files with all members
    found = [row for row in linked if row[0] not in {*one, *two}]
    rows = tuple(
        (
            asked.mask(contact), str(ones), str(twos),
            "first" if first else "second", asked.mask(target), *map(str, rest),
        )
        for contact, ones, twos, first, target, *rest in found
    )  # fmt: skip
    numbers = dict.fromkeys(row[0] for row in rows)
    sentence = (
        f"Between {start} and {end} {len(numbers)} telephone numbers of neither group were in contact with both groups "
        f"({len(one)} and {len(two)} numbers)"
    )
    if rows:
        most = found[0][1] + found[0][2]
        tied = len({contact for contact, ones, twos, *_ in found if ones + twos == most})
        sentence += f"; {tied} with {most} members, the most, {rows[0][0]} first in the table"
    return Answer(_COLUMNS, rows, f"{sentence}.{coverage.remark(asked, [*one, *two], start, end)}")


METHOD = Method(
    "bridges",
    1,
    ("calls",),
    "first_group second_group from to",
    "Numbers in contact with both of two groups.",
    _ask,
    identifiers=("first_group", "second_group"),
)
