# SPDX-License-Identifier: Apache-2.0
"""Traced money in one mixed account: how much of it left with which payment, and how much is left, by three rules side by side.

The rules stand in `sanad.analysis.money.tracing`. Entries go by day, and within a day as the statement lists them; a statement that lists the newest first is read from its end. Where no opening balance is
stated, the least is taken with which no balance falls below nothing, and the answer says so. To follow the money into the next account, ask again there,
with the row that received it and the sum traced into it. Cost: linear in the entries of the account.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money.amounts import EXACT, amount_of, written
from sanad.analysis.money.columns import all_units
from sanad.analysis.money.entries import entries
from sanad.analysis.money.tracing import RULES, UNIT, follow, least_opening
from sanad.errors import BadValue

_COLUMNS = ("what", "day", "other account", "amount", "currency", *(name for name, _ in RULES), "row")  # fmt: skip
IN, OUT, COVERED, HELD = "traced in", "paid out", "covered an overdraft", "remains in the account"


class _Account(NamedTuple):
    """The entries of an account in one currency, in the order of booking: columns, and of each whether it is a debit, and its units."""

    currency: str
    columns: pa.Table
    moves: list[tuple[bool, int]]


def _ask(asked: Asked) -> Answer:
    account, (start, end), named = asked.text("account"), asked.period(), asked.texts("tainted")
    entry, remark = entries(asked, start, end, [account])
    found = _account(asked, entry, named)
    traced = _traced(found, named)
    moves = found.moves
    stated = "opening" in asked.parameters
    opening = _units(amount_of(asked.parameters["opening"], "opening")) if stated else least_opening(moves)  # fmt: skip
    gone: dict[int, list[int]] = {}
    held, words = [], []
    for number, (name, kind) in enumerate(RULES):
        rule = kind(opening)
        for place, amount in follow(rule, moves, traced):
            gone.setdefault(place, [0] * len(RULES))[number] = amount
        held.append(rule.held)
        out = sum(each[number] for place, each in gone.items() if found.moves[place][0])
        covered = sum(traced.values()) - out - rule.held
        words.append(f"{name}: {_shown(out)} paid out, {_shown(rule.held)} remains")
        if covered:
            words[-1] += f", {_shown(covered)} covered an overdraft"
    rows = [_row(asked, found, IN, place, [amount] * len(RULES)) for place, amount in sorted(traced.items())]  # fmt: skip
    rows += [_row(asked, found, OUT if found.moves[place][0] else COVERED, place, each) for place, each in sorted(gone.items())]  # fmt: skip
    rows.append((HELD, str(end), "", "", found.currency, *map(_shown, held), ""))
    sentence = (
        f"Of {_shown(sum(traced.values()))} {found.currency} in {len(traced)} credit(s) to {asked.mask(account)}, {start} to {end}, by "
        f"{'; by '.join(words)}. "
    )
    if stated:
        sentence += f"The opening balance is taken as {_shown(opening)}, as it was stated with the question."
    else:
        sentence += f"Opening balance not known: {_shown(opening)} is taken, the least with which no balance falls below nothing."  # fmt: skip
    return Answer(_COLUMNS, tuple(rows), sentence + remark)


def _account(asked: Asked, entry: ir.Table, named: Sequence[str]) -> _Account:
    """Return the entries of the account in the currency of the traced credits."""
    entry = asked.kept(entry.mutate(statement_row=entry.statement_row.fill_null(0)))
    statement = ("exhibit", "statement_row")
    ends = entry.group_by(*statement).agg(
        top=entry.day.argmin(entry.row), foot=entry.day.argmax(entry.row)
    )
    listed = entry.inner_join(ends, statement)
    nth = (listed.foot < listed.top).ifelse(-listed.row, listed.row)
    ordered = listed.mutate(nth=nth).order_by("day", "exhibit", "statement_row", "nth")
    table = asked.engine.table(
        ordered.select("currency", "direction", "amount", "day", "other_account", "ref")
    )
    refs = pa.array([name.partition(" ")[0] for name in named])
    currencies = table.filter(pc.is_in(table["ref"], refs))["currency"].unique().to_pylist()
    if len(currencies) > 1:
        detail = "credits of one currency; ask once for each"
        raise BadValue("parameters", value=sorted(named), type="list for tainted", detail=detail)
    currency = str(currencies[0]) if currencies else ""
    kept = table.filter(pc.equal(table["currency"], currency))
    debits = pc.equal(kept["direction"], "debit").to_pylist()
    return _Account(currency, kept, list(zip(debits, all_units(kept["amount"]), strict=True)))


def _traced(found: _Account, named: Sequence[str]) -> dict[int, int]:
    """Return the credits that the parameter names, by their place, and how much of each is traced: all, or the sum stated with it."""
    traced: dict[int, int] = {}
    for name in named:
        ref, _, part = name.partition(" ")
        rows = pc.indices_nonzero(pc.equal(found.columns["ref"], ref)).to_pylist()
        places = [place for place in rows if not found.moves[place][0]]
        if len(places) != 1:
            detail = "the row of one credit to the account in the period; of rows that repeat an entry, the one that counts"
            raise BadValue("parameters", value=name, type="row for tainted", detail=detail)
        [place] = places
        whole = found.moves[place][1]
        amount = _units(amount_of(part, "tainted")) if part else whole
        if not 0 < amount <= whole or place in traced:
            detail = "each credit once, and of each no more than came in"
            raise BadValue("parameters", value=name, type="sum for tainted", detail=detail)
        traced[place] = amount
    return traced


def _row(
    asked: Asked, found: _Account, what: str, place: int, amounts: list[int]
) -> tuple[str, ...]:
    day, other, ref = (
        found.columns[name][place].as_py() for name in ("day", "other_account", "ref")
    )
    return (
        what, str(day), "not named" if other is None else asked.mask(other), _shown(found.moves[place][1]), found.currency,
        *map(_shown, amounts), ref,
    )  # fmt: skip


def _units(amount: Decimal) -> int:
    return int(EXACT.multiply(amount, Decimal(UNIT)))


def _shown(units: int) -> str:
    return written(EXACT.divide(Decimal(units), Decimal(UNIT)))


METHOD = Method(
    "trace",
    2,
    ("payments",),
    "account tainted from to [opening]",
    "Traced money in a mixed account, by three rules courts know.",
    _ask,
)
