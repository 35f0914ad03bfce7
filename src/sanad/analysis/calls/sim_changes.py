# SPDX-License-Identifier: Apache-2.0
"""Which SIM cards a handset held one after another, or in which handsets one SIM card was.

A handset is its type code and serial number, the first 14 digits of an IMEI: the digit after them is a check digit that some operators
write as 0, and two digits of software version that change take its place in others (3GPP TS 23.003, 6.2). A row is an unbroken
run of events, so that cards which are swapped to and fro are seen to be. Handsets with a forged IMEI exist: one IMEI may be many handsets.
"""

import re

import ibis.expr.types as ir

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import once
from sanad.analysis.calls.runs import runs
from sanad.analysis.frozen import HANDSET
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.records import calls, during
from sanad.errors import BadValue, NotFound

NOT_GIVEN = "not given"


def _ask(asked: Asked) -> Answer:
    by_handset = bool(asked.parameters.get("imei"))
    if by_handset == bool(asked.parameters.get("imsi")):
        raise BadValue("parameters", value="imei, imsi", type="question", detail="name one of the two")  # fmt: skip
    kind, what, other = ("imei", "handset", "SIM") if by_handset else ("imsi", "SIM", "handset")
    name, (start, end) = device(asked, kind), asked.period()
    of = during(calls, start, end, asked.zone)
    of = once(asked, of.filter(of_device(of, name, kind))).mutate(
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


def device(asked: Asked, kind: str) -> str:
    """Return parameter `imei`, cut to what says which handset it is, or `imsi`, if some row of some delivery names it.

    A delivery covers numbers, never a device: of one that no row names, nothing can be said.

    Raises:
        BadValue: it is no such number (3GPP TS 23.003, 6.2; ITU-T E.212).
        NotFound: no row names it.
    """
    name, form = asked.text(kind), _FORMS[kind]
    if not form.fullmatch(name):
        raise BadValue("parameters", value=name, type=kind, detail=f"{form.pattern} is its form")
    name = name[:HANDSET] if kind == "imei" else name
    there = calls.filter(of_device(calls, name, kind))
    if not asked.rows(there.select("row").limit(1)):
        raise NotFound("analysis", kind="row of a delivery that names", name=asked.mask(name))
    return name


def of_device(of: ir.Table, name: str, kind: str) -> ir.BooleanValue:
    """Return which rows name a handset (`imei`), by its first digits, or a SIM card (`imsi`)."""
    found: ir.BooleanValue = (of.imei.left(HANDSET) if kind == "imei" else of.imsi) == name
    return found


_FORMS = {"imei": re.compile("[0-9]{14,16}"), "imsi": re.compile("[0-9]{6,15}")}
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
