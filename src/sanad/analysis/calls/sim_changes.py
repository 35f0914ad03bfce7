# SPDX-License-Identifier: Apache-2.0
"""Which SIM cards a handset held one after another, or in which handsets one SIM card was.

A handset is its type code and serial number, the first 14 digits of an IMEI: the digit after them is a check digit that some operators
write as 0, and two digits of software version that change take its place in others (3GPP TS 23.003, 6.2). A row is an unbroken
run of events, so that cards which are swapped to and fro are seen to be. Handsets with a forged IMEI exist: one IMEI may be many handsets.
"""

import ibis.expr.types as ir

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import once
from sanad.analysis.calls.runs import runs
from sanad.analysis.frozen import HANDSET
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import calls, during
from sanad.errors import BadValue

NOT_GIVEN = "not given"


def _ask(asked: Asked) -> Answer:
    by_handset = bool(asked.parameters.get("imei"))
    if by_handset == bool(asked.parameters.get("imsi")):
        raise BadValue("parameters", value="imei, imsi", type="question", detail="name one of the two")  # fmt: skip
    start, end = asked.period()
    of = during(calls, start, end, asked.zone)
    whose: ir.BooleanValue
    if by_handset:
        name = asked.text("imei")
        whose, what, other = of.imei.left(HANDSET) == name[:HANDSET], "handset", "SIM"
    else:
        name = asked.text("imsi")
        whose, what, other = of.imsi == name, "SIM", "handset"
    of = once(asked, of.filter(whose)).mutate(
        card=of.imsi.fill_null(""),
        handset=of.imei.left(HANDSET).fill_null(""),
        number=of.owner.fill_null(""),
    )
    found = asked.rows(runs(of, ("card" if by_handset else "handset", "number")))
    rows = tuple(
        tuple(asked.mask(each) if each else NOT_GIVEN for each in names) + tuple(map(str, rest))
        for *names, rest in ((row[0], row[1], row[2:]) for row in found)
    )
    held = list(dict.fromkeys(row[0] for row in found if row[0]))
    sentence = (
        f"Between {start} and {end} the records of {what} {asked.mask(name)} name {len(held)} {other}(s) "
        f"in {len(rows)} unbroken run(s)"
    )
    if len(held) > 1:
        later = next(row for row in rows if row[0] == asked.mask(held[-1]))
        sentence += f"; the last to appear is {later[0]}, on {later[3]} ({later[5]})"
    columns = (f"{other} ({'IMSI' if by_handset else 'IMEI'})", "number", *_COLUMNS)
    return Answer(columns, rows, f"{sentence}.{coverage.reach(asked, 'calls', start, end)}")


_COLUMNS = ("events", "first", "last", "first row", "last row")

METHOD = Method(
    "sim_changes",
    2,
    ("calls",),
    "[imei] [imsi] from to",
    "SIM cards of one handset, or handsets of one SIM card, in order of time.",
    _ask,
    identifiers=("imei", "imsi"),
)
