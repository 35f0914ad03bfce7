# SPDX-License-Identifier: Apache-2.0
"""Which handsets (IMEI) and SIM cards (IMSI) a number, or a SIM card, was used with, and when each pair first and last appears.

How cards and handsets were swapped to and fro `sim_changes` tells; what a handset is, too.
"""

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import once
from sanad.analysis.calls.sim_changes import NOT_GIVEN, device
from sanad.analysis.frozen import HANDSET
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import MINUTE, calls, during, first_ref, last_ref
from sanad.errors import BadValue

_COLUMNS = ("handset (IMEI)", "SIM (IMSI)", "events", "first", "last", "first row", "last row")


def _ask(asked: Asked) -> Answer:
    by_number = bool(asked.parameters.get("number"))
    if by_number == bool(asked.parameters.get("imsi")):
        raise BadValue("parameters", value="number, imsi", type="question", detail="name one of the two")  # fmt: skip
    name, (start, end) = (
        asked.text("number") if by_number else device(asked, "imsi"),
        asked.period(),
    )
    of = during(calls, start, end, asked.zone)
    of = once(asked, of.filter((of.owner if by_number else of.imsi) == name))
    found = asked.rows(
        of.group_by(handset=of.imei.left(HANDSET).fill_null(""), card=of.imsi.fill_null(""))
        .agg(
            events=of.count(),
            first=of.started_local.min().strftime(MINUTE),
            last=of.started_local.max().strftime(MINUTE),
            first_row=first_ref(of),
            last_row=last_ref(of),
            begun=of.started_at.min(),
        )
        .order_by("begun", "handset", "card")
        .drop("begun")
    )
    rows = tuple(
        (*(asked.mask(each) if each else NOT_GIVEN for each in names), *map(str, rest))
        for *names, rest in ((row[0], row[1], row[2:]) for row in found)
    )
    named = list(dict.fromkeys(row[0] for row in found if row[0]))
    whose = asked.mask(name) if by_number else f"SIM {asked.mask(name)}"
    sentence = f"Between {start} and {end} the records of {whose} name {len(named)} handset(s)"
    if len(named) > 1:
        later = rows[[row[0] for row in found].index(named[-1])]
        sentence += f"; {later[0]} first appears on {later[3]}"
    known = coverage.remark(asked, [name], start, end) if by_number else coverage.reach(asked, "calls", start, end)  # fmt: skip
    return Answer(_COLUMNS, rows, f"{sentence}.{known}")


METHOD = Method(
    "handsets",
    3,
    ("calls",),
    "[number] [imsi] from to",
    "Handsets and SIM cards of one number or SIM.",
    _ask,
    of_named=True,
    identifiers=("number", "imsi"),
)
