# SPDX-License-Identifier: Apache-2.0
"""Everything about some entries in order of time: incidents, acts, warrants, roles, statements, calls as a number a day, payments.

Each row says in which zone its time is meant, how exactly it is known, and where it stands. What a source dates to a month stands at the first
of its days, and says so. Calls and payments are those of numbers and accounts that claims give to an entry on that day, and are not said to
be its own. That one thing follows another is an order of time and nothing more.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import events_of
from sanad.analysis.command.lives import Held, held
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money.amounts import written
from sanad.analysis.money.overlap import counted as once
from sanad.analysis.records import first_ref, last_ref, payments
from sanad.analysis.said import CLAIMS, Said, ids, said
from sanad.claims.claim import Claim
from sanad.claims.incidents.days import days_of
from sanad.claims.properties import named_in
from sanad.values.canonical import Json, canonical

_COLUMNS = ("from", "to", "precision", "zone", "what", "about", "details", "events", "rests on")
_DATED = {"act": ("from", "to"), "warrant": ("issued_on", "issued_on"), "listing": ("on", "until"), "extradition_assurance": ("on", "on")}  # fmt: skip
_COURT = frozenset({"warrant", "charge", "proceedings", "extradition_assurance", "status"})
_SPOKEN = frozenset({"role", "statement", "whereabouts", "charge", "proceedings", "status", "commands", "supplies", "finances", "meets"})  # fmt: skip
_LENGTHS = {4: "year", 7: "month", 10: "day"}
_STATED = "as its source states it"
_NO_CLOCK = "the bank's day"


class Event(NamedTuple):
    """One row before it is shown; ordered by its first day, then as written."""

    first: date
    begins: str
    ends: str
    precision: str
    zone: str
    what: str
    about: str
    details: str
    events: str
    rests_on: str


def _ask(asked: Asked) -> Answer:
    register, (start, end) = said(asked), asked.period()
    wanted = [register.require(entry) for entry in asked.texts("entries")]
    mine = [claim for claim in register.claims if claim.about in wanted]
    tied = {name for claim in mine if claim.property == "act" for name in named_in("act", claim.value)}  # fmt: skip
    told = [claim for claim in register.claims if claim.about in {*wanted, *tied}]
    events = [
        event
        for event in _claimed(register, told)
        if event.first <= end and date.fromisoformat(event.ends[:10]) >= start
    ]
    having = held(register, wanted, "phone", "account")
    events += _called(asked, register, having)
    events += _paid(asked, register, having, start, end)
    rows = tuple(tuple(map(str, event[1:])) for event in sorted(events))
    counted: dict[str, int] = {}
    for event in sorted(events):
        counted[event.what] = counted.get(event.what, 0) + 1
    of = ", ".join(register.name_of(entry) for entry in wanted)
    words = ", ".join(f"{number} of {what}" for what, number in sorted(counted.items()))
    undated = sum(_span(claim) is None for claim in told if claim.property in (*_SPOKEN, *_DATED))
    sentence = f"Between {start} and {end} there are {len(rows)} row(s) about {of}" + (f": {words}" if words else "")  # fmt: skip
    if undated:
        sentence += f"; {undated} claim(s) that give no day are left out"
    sentence += f". Of days without a row nothing is said; days of calls are those of {asked.zone}."
    values = sorted({each.value for each in having})
    return Answer(_COLUMNS, rows, sentence + coverage.remark(asked, values, start, end))


def _claimed(register: Said, told: Sequence[Claim]) -> Iterator[Event]:
    """Yield what claims put at a day: rival dates of one incident each for itself, equal statements once."""
    same: dict[tuple[str, str, bytes, str], list[Claim]] = {}
    for claim in told:
        key = (claim.about, claim.property, canonical(claim.value), claim.period.words)
        same.setdefault(key, []).append(claim)
    for (about, name, _, _), claims in same.items():
        span = _span(claims[0])
        if span is not None:
            first, begins, ends, precision, zone = span
            yield Event(first, begins, ends, precision, zone, _kind(name), register.name_of(about), _details(name, claims), "", ids(claims))  # fmt: skip


def _span(claim: Claim) -> tuple[date, str, str, str, str] | None:
    """Return first day, begin and end as written, precision and zone of what a claim dates; None where it dates nothing."""
    value = claim.value if isinstance(claim.value, Mapping) else {}
    dated: Json
    if claim.property == "date":
        dated, zone = claim.value, str(value.get("zone") or _STATED)
        precision = str(value.get("precision") or "")
    elif claim.property in _DATED or claim.property in _SPOKEN:
        first, last = (value.get(end) for end in _DATED.get(claim.property, ("", "")))
        begins = first or claim.valid_from or claim.valid_to
        dated = {"from": begins, "to": last or (claim.valid_to if not first else None) or begins}
        zone, precision = _STATED, ""
    else:
        return None
    days = days_of(dated)
    if days is None:
        return None
    begin = str(dated.get("from") if isinstance(dated, Mapping) else dated)
    clock = isinstance(dated, Mapping) and "T" in begin
    known = precision or ("minute" if clock else _LENGTHS.get(len(begin), "days"))
    return days.first, begin.replace("T", " ") if clock else str(days.first), str(days.last), known, zone  # fmt: skip


def _kind(name: str) -> str:
    return "incident" if name == "date" else "court" if name in _COURT else name.replace("_", " ")


def _details(name: str, claims: Sequence[Claim]) -> str:
    value, period = claims[0].value, claims[0].period.words
    if isinstance(value, Mapping):
        shown = {key: value[key] for key in sorted(value) if key not in {"from", "to", "zone", "precision"}}  # fmt: skip
        text = "; ".join(f"{key}: {each}" for key, each in shown.items())
    else:
        text = str(value)
    speaks = " (speaks for the person)" if any(claim.exculpatory for claim in claims) else ""
    return f"{name}: {text}{speaks}" + (f" [{period}]" if period else "")


def _called(asked: Asked, register: Said, having: Sequence[Held]) -> Iterator[Event]:
    """Yield a row for each day and number, with how many calls and messages its own records show."""
    numbers = sorted({each.value for each in having if each.property == "phone"})
    if not numbers:
        return
    of = events_of(asked, numbers, *asked.period())
    found = of.group_by("owner", day=of.started_local.date()).agg(
        calls=of.count(where=of.kind == "call"),
        messages=of.count(where=of.kind == "sms"),
        first_row=first_ref(of),
        last_row=last_ref(of),
    )
    for number, day, talked, texted, first, last in asked.rows(found.order_by("owner", "day")):
        details = f"{talked} call(s), {texted} message(s) in the records of {asked.mask(number)}"
        refs = first if first == last else f"{first} {last}"
        event = _on(day, asked.zone, "calls", details, refs, str(talked + texted))
        yield from _of_holders(register, having, number, event)


def _paid(asked: Asked, register: Said, having: Sequence[Held], start: date, end: date) -> Iterator[Event]:  # fmt: skip
    """Yield a row for each entry of an account's statements, with its amount to the cent."""
    accounts = {each.value for each in having if each.property == "account"}
    if not accounts:
        return
    day = payments.booked_on.coalesce(payments.valued_on)
    of = once(asked, payments.filter(payments.account.isin(sorted(accounts)), day.between(start, end)))  # fmt: skip
    of = of.mutate(day=of.booked_on.coalesce(of.valued_on))
    found = of.select("account", "day", "direction", "amount", "currency", "other_account", "ref")
    for account, on, direction, amount, currency, other, ref in asked.rows(found.order_by("account", "day", "ref")):  # fmt: skip
        whom = "an account that the statement does not name" if other is None else asked.mask(other)
        way = "to" if direction == "debit" else "from"
        details = f"{written(amount)} {currency} {way} {whom}, on {asked.mask(account)}"
        event = _on(on, _NO_CLOCK, "payment", details, ref)
        yield from _of_holders(register, having, account, event)


def _on(day: date, zone: str, what: str, details: str, refs: str, events: str = "") -> Event:
    return Event(day, str(day), str(day), "day", zone, what, "", details, events, refs)


def _of_holders(register: Said, having: Sequence[Held], value: str, event: Event) -> Iterator[Event]:  # fmt: skip
    """Yield the event once for each entry to which claims give the identifier on that day."""
    for each in having:
        if each.value == value and (claims := each.on(event.first)):
            yield event._replace(about=register.name_of(each.entry), rests_on=f"{event.rests_on} {ids(claims)}")  # fmt: skip


METHOD = Method(
    "timeline",
    3,
    (CLAIMS, "calls", "payments"),
    "entries from to",
    "What is dated about some entries, in order of time.",
    _ask,
)
