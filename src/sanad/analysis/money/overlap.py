# SPDX-License-Identifier: Apache-2.0
"""Which rows are one booked entry that several statements carry: a report of the day and then the statement, a second export.

Two rows of different statements are one entry when account, day of booking, direction, amount and currency agree, and

* both bear the same reference of the account's bank; or
* the row bears none, and its statement is the same statement twice: one name, and all rows the same bytes.

What agrees in all of it inside one statement is several entries: the second of them is matched with the second in
another statement, never with the first. Where rows agree but neither rule holds, nobody can know, and all of them count; they
are doubtful when no single statement carries them all, for then the bank itself never said that they are several. So are
different amounts under one reference, as when one statement itemises what another gives in one sum. Doubt is shown, never
settled here.

Rows without an account are not compared. A reference is trusted as far as a bank keeps its entries of a day apart by it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money import known
from sanad.analysis.money.amounts import written
from sanad.analysis.records import payments

_ENTRY = ("account", "booked_on", "direction", "amount", "currency")
_SUM = ("account", "booked_on", "currency", "bank_reference")
_CARRIER = ("exhibit", "statement_row")
_COMPARED = (*_CARRIER, "row", "bank_reference", *_ENTRY)
_BEFORE_ALL = date(1, 1, 1)  # stands for a day that a row does not give

_COLUMNS = ("which", "account", "booked", "direction", "amount", "currency", "rows")
ONE, DOUBT = "one entry", "doubtful: {fewest} to {most} entries"


def counted(asked: Asked, of: ir.Table = payments) -> ir.Table:
    """Return the rows of `payments` that count: every entry that is known to be one once, and the rows without an account.

    Args:
        of: `payments`, or those rows of it that some of account, booking day, direction, amount and currency choose: what these
            leave out changes nothing for the rest.
    """
    grouped = _grouped(asked, of)
    return of if grouped is None else _once(of, grouped)


def told(asked: Asked, of: ir.Table = payments) -> tuple[ir.Table, str]:
    """Return the rows that are `counted`, and what an answer over them must say: how many were left out, how many entries are in doubt."""
    grouped = _grouped(asked, of)
    return (of, "") if grouped is None else (_once(of, grouped), _remark(asked, grouped))


def _once(of: ir.Table, grouped: ir.Table) -> ir.Table:
    return of.anti_join(_again(grouped).select("exhibit", "row"), ["exhibit", "row"])


def _again(grouped: ir.Table) -> ir.Table:
    return grouped.filter(grouped.place != grouped.counted_as)


def _grouped(asked: Asked, of: ir.Table) -> ir.Table | None:
    """Return the rows that may stand in several statements, each with its `place` and the place that is `counted_as` it: its own, or an earlier one's.

    None where no two statements of an account meet in time, as in most deliveries: the cheapest way to see that there is nothing to compare.
    """
    entry = of.filter(of.account.notnull())
    entry = entry.mutate(statement_row=entry.statement_row.fill_null(0))
    meeting = asked.kept(_meeting(entry))
    if not asked.rows(meeting.limit(1)):
        return None
    entry = entry.semi_join(meeting, ["account", *_CARRIER])
    entry = asked.kept(_shared(entry, ("account", "booked_on")))
    referred = entry.filter(entry.bank_reference.notnull())
    entry = asked.kept(ibis.union(_shared(entry, _ENTRY), _shared(referred, _SUM), distinct=True))
    entry = entry.mutate(
        place=ibis.struct({"exhibit": entry.exhibit, "row": entry.row}),
        nth=ibis.row_number().over(group_by=[*_CARRIER, *_ENTRY, "bank_reference"], order_by="row"),
    )
    bare = entry.filter(entry.bank_reference.isnull())
    joined = entry.left_join(_twins(bare), _CARRIER).drop("exhibit_right", "statement_row_right")
    alone = joined.bank_reference.isnull() & joined.twin.isnull()
    grouped = joined.mutate(
        counted_as=joined.place.min().over(
            group_by=[
                *_ENTRY,
                "nth",
                "bank_reference",
                joined.bank_reference.isnull().ifelse(joined.twin, ibis.null()),
                alone.ifelse(joined.place, ibis.null()),
            ]
        )
    )
    return asked.kept(grouped)


def _meeting(entry: ir.Table) -> ir.Table:
    """Return the statements whose days meet those of another statement of the account. An entry without a day meets all days before its statement's last."""
    day = entry.booked_on.fill_null(_BEFORE_ALL)
    statement = entry.group_by("account", *_CARRIER).agg(begin=day.min(), end=day.max())
    order = {"group_by": "account", "order_by": ["begin", *_CARRIER]}
    statement = statement.mutate(
        next=statement.begin.lead().over(**order),
        latest=statement.end.max().over(**order, rows=(None, -1)),
    )
    met = (statement.next <= statement.end) | (statement.latest >= statement.begin)
    return statement.filter(met).select("account", *_CARRIER)


def _shared(entry: ir.Table, keys: tuple[str, ...]) -> ir.Table:
    """Return the rows whose keys stand in more than one statement; they are few, and only they are worth a closer look."""
    by = entry.group_by(*keys).agg(
        **{f"{end}_{column}": getattr(entry[column], end)() for column in _CARRIER for end in ("min", "max")}
    )  # fmt: skip
    several = by.filter((by.min_exhibit != by.max_exhibit) | (by.min_statement_row != by.max_statement_row))  # fmt: skip
    alike = [entry[key].identical_to(several[key]) for key in keys]
    return entry.semi_join(several, alike).select(*_COMPARED)


def _twins(bare: ir.Table) -> ir.Table:
    """Return for each statement that has `bare` rows the first statement of its name that has all the same bytes."""
    whole = payments.filter(payments.account.notnull()).mutate(
        statement_row=payments.statement_row.fill_null(0)
    )
    whole = whole.semi_join(bare, _CARRIER)
    row = ibis.struct({"row": whole.row, "sha256": whole.row_sha256})
    carried = whole.group_by(*_CARRIER).agg(
        statement=whole.statement.min(), bytes=row.collect().sort()
    )
    carried = carried.mutate(bytes=carried.bytes.map(lambda each: each["sha256"]))
    named = carried.filter(carried.statement.notnull())
    first = ibis.struct({"exhibit": named.exhibit, "statement": named.statement_row}).min()
    return named.select(*_CARRIER, twin=first.over(group_by=["statement", "bytes"]))


def _doubts(grouped: ir.Table) -> ir.Table:
    """Return what agrees in several statements, none of which carries all of it."""
    return ibis.union(
        _agreeing(grouped, _ENTRY),
        _agreeing(grouped.filter(grouped.bank_reference.notnull()), _SUM),
    )


def _agreeing(grouped: ir.Table, keys: tuple[str, ...]) -> ir.Table:
    held = grouped.group_by(*keys, *_CARRIER).agg(entries=grouped.counted_as.nunique())
    fewest = held.group_by(*keys).agg(fewest=held.entries.max())
    ids = grouped.select(*keys, "counted_as").distinct()
    most = ids.group_by(*keys).agg(most=ids.count(), places=ids.counted_as.collect().sort())
    both = most.join(fewest, [most[key].identical_to(fewest[key]) for key in keys])
    both = both.filter(both.most > both.fewest)
    return both.select(
        "account", "booked_on",
        direction=both.direction if "direction" in keys else ibis.null("string"),
        amount=both.amount if "amount" in keys else ibis.null(payments.amount.type()),
        currency=both.currency, places=both.places, fewest=both.fewest, most=both.most,
    )  # fmt: skip


def _remark(asked: Asked, grouped: ir.Table) -> str:
    again, found = _again(grouped), _doubts(grouped)
    both = again.aggregate(repeats=again.count()).cross_join(found.aggregate(doubts=found.count()))
    [(repeats, doubts)] = asked.rows(both)
    words = []
    if repeats:
        words.append(
            f"{repeats} row(s) repeat an entry of another statement and were not counted again"
        )
    if doubts:
        words.append(
            f"{doubts} time(s) it cannot be told whether statements repeat one another; all were counted"
        )
    return "".join(f" {word[0].upper()}{word[1:]}." for word in words)


def _ask(asked: Asked) -> Answer:
    account, (start, end) = asked.text("account"), asked.period()
    shown = asked.mask(account)
    rows = payments.filter(payments.account == account)
    day = rows.booked_on.coalesce(rows.valued_on)
    grouped = _grouped(asked, rows.filter(day.between(start, end)))
    columns = ("booked_on", "direction", "amount", "currency", "counted_as", "place")
    repeats = [] if grouped is None else asked.rows(_again(grouped).select(*columns))
    doubts = [] if grouped is None else asked.rows(_doubts(grouped).drop("account"))
    found = [_row(ONE, shown, entry, [first, place]) for *entry, first, place in repeats]
    found += [
        _row(DOUBT.format(fewest=fewest, most=most), shown, entry, places)
        for *entry, places, fewest, most in doubts
    ]
    sentence = (
        f"In the statements of {shown}, {start} to {end}: {len(repeats)} row(s) repeat an entry of another statement, "
        f"and {len(doubts)} time(s) it cannot be told."
    )
    sentence += known.remark(asked, rows, [account], start, end)
    return Answer(_COLUMNS, tuple(sorted(found)), sentence)


def _row(
    which: str, shown: str, entry: Sequence[Any], places: list[dict[str, Any]]
) -> tuple[str, ...]:
    booked, side, amount, currency = entry
    refs = " ".join(f"{place['exhibit'][:8]}#{place['row']}" for place in places)
    said = "" if amount is None else written(amount)
    return which, shown, str(booked or ""), side or "", said, currency, refs


METHOD = Method(
    "money_overlaps",
    3,
    ("payments",),
    "account from to",
    "Entries of one account that several statements carry.",
    _ask,
)
