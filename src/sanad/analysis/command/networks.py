# SPDX-License-Identifier: Apache-2.0
"""Networks of telephone numbers or accounts: who is tied to whom in a period, from delivered rows, the same on every engine.

A tie has no direction. It counts events, each once however many deliveries carry it: as many as the records of that side show which shows
more, because both sides' records show mostly the same calls and transfers. Of a number whose own records were not delivered only its ties to
others' records are seen: it has more than it shows.
Sender names of services, which everybody gets, are no numbers and not in it; nor is a tie to oneself.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

import ibis
import ibis.expr.types as ir

from sanad.analysis.calls import coverage
from sanad.analysis.calls.events import KINDS, once_of_all
from sanad.analysis.method import Asked
from sanad.analysis.money.overlap import counted
from sanad.analysis.records import calls, during, order_of, payments, ref_of
from sanad.errors import BadValue

_KINDS = ("calls", "payments")
_FEW = 2_000  # names that a statement is given; for more it looks at all


class Tie(NamedTuple):
    """Two ends in order, and how many events tie them."""

    one: str
    other: str
    events: int


class Cited(NamedTuple):
    """The instants and citations of the first and the last row of a tie."""

    first: date
    first_row: str
    last: date
    last_row: str


def kind(asked: Asked) -> str:
    """Return which network is asked about: of calls or of payments.

    Raises:
        BadValue: neither.
    """
    name = asked.text("network")
    if name not in _KINDS:
        raise BadValue("parameters", value=name, type="network", detail=" or ".join(_KINDS))
    return name


def ties(asked: Asked, network: str, touching: Sequence[str] | None = None) -> list[Tie]:
    """Return the ties of the network of `calls` or `payments`, in order of their ends; those that `touching` have, or all.

    `least` events make a tie, one unless the question says otherwise. Costs one pass over the rows of the period, and memory for the ties: 3
    million of ten million calls.
    """
    found = _tied(asked, _rows(asked, network, touching))
    return sorted(Tie(*row) for row in asked.rows(found.select("one", "other", "events")))


def cited(asked: Asked, network: str, touching: Collection[str]) -> dict[tuple[str, str], Cited]:
    """Return the ends of each tie that some have → its first and last row; costs a second pass, which the first need not carry for all."""
    few = sorted(touching) if len(touching) <= _FEW else None
    found = _tied(asked, _rows(asked, network, few))
    shown = found.select(
        "one", "other",
        first=found.begun["at"], first_row=ref_of(found.begun),
        last=found.ended["at"], last_row=ref_of(found.ended),
    )  # fmt: skip
    return {(one, other): Cited(*rest) for one, other, *rest in asked.rows(shown)}


def _tied(asked: Asked, rows: ir.Table) -> ir.Table:
    """Return the ties that enough events make, with the places of the first and the last row; what is not asked for an engine leaves out."""
    found = rows.group_by("one", "other").agg(
        events=ibis.greatest(
            rows.count(where=rows.owner == rows.one), rows.count(where=rows.owner == rows.other)
        ),
        begun=rows.place.min(),
        ended=rows.place.max(),
    )
    return found.filter(found.events >= asked.number("least", 1, least=1))


def _rows(asked: Asked, network: str, touching: Sequence[str] | None) -> ir.Table:
    return _calls(asked, touching) if network == "calls" else _payments(asked, touching)


def _with(of: ir.Table, one: str, other: str, touching: Sequence[str] | None) -> ir.Table:
    return of if touching is None else of.filter(of[one].isin(touching) | of[other].isin(touching))


def owners(asked: Asked) -> frozenset[str]:
    """Return the numbers or accounts of which the network has records of their own: of two others nobody knows whether they are tied."""
    table = calls if kind(asked) == "calls" else payments
    owner = table.owner if kind(asked) == "calls" else table.account
    found = table.filter(owner.notnull()).select(owner=owner).distinct()
    return frozenset(str(row[0]) for row in asked.rows(found))


def reach(asked: Asked, delivered: frozenset[str]) -> str:
    """Return the sentences that every measure of a network carries, the first begun: what it rests on and what it cannot show."""
    word = "numbers" if kind(asked) == "calls" else "accounts"
    known = coverage.reach(asked, kind(asked), *asked.period())
    return f"records of {len(delivered)} {word} were delivered, and ties among the others are not seen.{known}"


def _calls(asked: Asked, touching: Sequence[str] | None) -> ir.Table:
    of = during(calls, *asked.period(), asked.zone)
    of = of.filter(of.kind.isin(KINDS), of.other.startswith("+"), of.owner != of.other)
    of = once_of_all(asked, _with(of, "owner", "other", touching))
    return of.select("owner", one=ibis.least(of.owner, of.other), other=ibis.greatest(of.owner, of.other), place=order_of(of))  # fmt: skip


def _payments(asked: Asked, touching: Sequence[str] | None) -> ir.Table:
    first, last = asked.period()
    day = payments.booked_on.coalesce(payments.valued_on)
    of = counted(asked, payments.filter(day.between(first, last)))
    of = of.filter(of.other_account.notnull(), of.account != of.other_account)
    of = _with(of, "account", "other_account", touching)
    day = of.booked_on.coalesce(of.valued_on)
    place = ibis.struct({"at": day, "exhibit": of.exhibit, "row": of.row})
    return of.select(owner="account", one=ibis.least(of.account, of.other_account), other=ibis.greatest(of.account, of.other_account), place=place)  # fmt: skip
