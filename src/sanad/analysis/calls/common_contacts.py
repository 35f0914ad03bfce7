# SPDX-License-Identifier: Apache-2.0
"""Telephone numbers that several targets were in contact with, with the counts of each target.

Sharing a contact is what relatives, colleagues and customers of one shop do too; why it is shared is not said here.
"""

import ibis

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import MEASURES, links
from sanad.analysis.method import Answer, Asked, Method
from sanad.errors import BadValue

_COLUMNS = (
    "contact", "targets", "target", "events in the target's records", "events in the contact's records",
    "first", "last", "first row", "last row",
)  # fmt: skip


def _ask(asked: Asked) -> Answer:
    targets, (start, end) = asked.texts("numbers"), asked.period()
    least = asked.number("at_least", 2, 2)
    if least > len(targets):
        detail = f"at least {least} of them must share a contact"
        raise BadValue("parameters", value=len(targets), type="list for numbers", detail=detail)
    of = links(asked, targets, start, end)
    of = of.mutate(
        targets=ibis._.count().over(ibis.window(group_by="contact")),
        events=ibis._.own.sum().over(ibis.window(group_by="contact")),
    )
    found = asked.rows(
        of.filter(of.targets >= least)
        .order_by(ibis.desc("targets"), ibis.desc("events"), "contact", "target")
        .select("contact", "targets", "target", *MEASURES)
    )
    rows = tuple(
        (asked.mask(contact), str(count), asked.mask(target), *map(str, rest))
        for contact, count, target, *rest in found
    )
    shared = {contact for contact, *_ in found}
    sentence = f"Between {start} and {end} {len(shared)} telephone numbers were in contact with at least {least} of {len(targets)} targets"
    if found:
        most = found[0][1]
        by_most = sum(count == most for _, count, *_ in found) // most
        sentence += f"; {by_most} of them with {most}, the most, {rows[0][0]} first in the table"
    return Answer(_COLUMNS, rows, f"{sentence}.{coverage.remark(asked, targets, start, end)}")


METHOD = Method(
    "common_contacts",
    1,
    ("calls",),
    "numbers from to [at_least]",
    "Contacts that several numbers share.",
    _ask,
    identifiers=("numbers",),
)
