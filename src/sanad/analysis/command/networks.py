# SPDX-License-Identifier: Apache-2.0
"""Networks of telephone numbers or accounts: who is tied to whom in a period, from delivered rows, the same on every engine.

A tie has no direction. Of a number whose own records were not delivered only its ties to others' records are seen: it has more than it shows.
Sender names of services, which everybody gets, are no numbers and not in it; nor is a tie to oneself.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

import ibis
import ibis.expr.types as ir

from sanad.analysis.method import Asked
from sanad.analysis.money.overlap import counted
from sanad.analysis.records import calls, during, order_of, payments, ref_of
from sanad.errors import BadValue

_KINDS = ("calls", "payments")
_FEW = 2_000  # names that a statement is given; for more it looks at all


class Tie(NamedTuple):
    """Two ends in order, and how many rows tie them."""

    one: str
    other: str
    rows: int


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

    `least` rows make a tie, one unless the question says otherwise. Costs one pass over the rows of the period, and memory for the ties: 3
    million of ten million calls.
    """
    rows = _rows(asked, network, touching)
    found = _enough(asked, rows.group_by("one", "other").agg(rows=rows.count()))
    return sorted(Tie(*row) for row in asked.rows(found))


def cited(asked: Asked, network: str, touching: Collection[str]) -> dict[tuple[str, str], Cited]:
    """Return the ends of each tie that some have → its first and last row; costs a second pass, which the first need not carry for all."""
    few = sorted(touching) if len(touching) <= _FEW else None
    rows = _rows(asked, network, few)
    found = rows.group_by("one", "other").agg(
        rows=rows.count(), begun=rows.place.min(), ended=rows.place.max()
    )
    found = _enough(asked, found)
    shown = found.select(
        "one", "other",
        first=found.begun["at"], first_row=ref_of(found.begun),
        last=found.ended["at"], last_row=ref_of(found.ended),
    )  # fmt: skip
    return {(one, other): Cited(*rest) for one, other, *rest in asked.rows(shown)}


def _enough(asked: Asked, found: ir.Table) -> ir.Table:
    return found.filter(found.rows >= asked.number("least", 1, least=1))


def _rows(asked: Asked, network: str, touching: Sequence[str] | None) -> ir.Table:
    rows = _calls(asked) if network == "calls" else _payments(asked)
    if touching is None:
        return rows
    return rows.filter(rows.one.isin(touching) | rows.other.isin(touching))


def owners(asked: Asked) -> frozenset[str]:
    """Return the numbers or accounts of which the network has records of their own: of two others nobody knows whether they are tied."""
    table = calls if kind(asked) == "calls" else payments
    owner = table.owner if kind(asked) == "calls" else table.account
    found = table.filter(owner.notnull()).select(owner=owner).distinct()
    return frozenset(str(row[0]) for row in asked.rows(found))


def reach(asked: Asked, delivered: frozenset[str]) -> str:
    """Return the words that every measure of a network carries: what it rests on and what it cannot show."""
    word = "numbers" if kind(asked) == "calls" else "accounts"
    return (
        f"records of {len(delivered)} {word} were delivered, and ties among the others are not seen"
    )


def _calls(asked: Asked) -> ir.Table:
    of = during(calls, *asked.period(), asked.zone)
    of = of.filter(of.kind.isin(("call", "sms")), of.other.startswith("+"), of.owner != of.other)
    return of.select(one=ibis.least(of.owner, of.other), other=ibis.greatest(of.owner, of.other), place=order_of(of))  # fmt: skip


def _payments(asked: Asked) -> ir.Table:
    first, last = asked.period()
    of = counted(asked, payments.filter(payments.booked_on.between(first, last)))
    of = of.filter(of.other_account.notnull(), of.account != of.other_account)
    place = ibis.struct({"at": of.booked_on, "exhibit": of.exhibit, "row": of.row})
    return of.select(one=ibis.least(of.account, of.other_account), other=ibis.greatest(of.account, of.other_account), place=place)  # fmt: skip
