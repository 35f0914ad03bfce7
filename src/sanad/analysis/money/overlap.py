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

from sanad.analysis.method import Answer, Asked, Method

GROUPED = """
entry as (
    select *, exhibit || '#' || row as id, exhibit || '/' || coalesce(statement_row, 0) as carrier,
           row_number() over (partition by exhibit, statement_row, account, booked_on, direction, amount, currency,
                              bank_reference order by row) as nth
    from payments where account is not null
), carried as (
    select carrier, any_value(statement) || md5(string_agg(row_sha256, '' order by row)) as twin
    from entry group by carrier
), grouped as (
    select entry.*, first_value(id) over (
        partition by account, booked_on, direction, amount, currency, nth,
                     case when bank_reference is not null then 'r' || bank_reference
                          when twin is not null then 't' || twin else 'i' || id end
        order by exhibit, row) as counted_as
    from entry join carried using (carrier)
)"""
"""Common table expressions over the view `payments`. `grouped` has its rows that name an account: `id`, the statement that is
their `carrier`, and `counted_as`, the `id` of the row that counts for each: its own, or an earlier one's."""

COUNTED = f"""{GROUPED}, counted as (
    select * exclude (id, carrier, nth, counted_as) from grouped where id = counted_as
    union all by name select * from payments where account is null
)"""  # noqa: S608  # fixed words
"""The same and `counted`: the rows of `payments` that count, every entry that is known to be one once."""

_REPEATS = f"""with {GROUPED}
select again.account, again.booked_on, again.direction, again.amount, again.currency, [first.ref, again.ref]
from grouped as again join grouped as first on first.id = again.counted_as
where again.id <> again.counted_as and again.account = $account and again.booked_on between $from::date and $to::date
"""  # noqa: S608  # fixed words

_DOUBTS = f"""with {GROUPED}, held as (
    select account, booked_on, currency, direction, amount, null as reference, carrier, list(distinct counted_as) as ids
    from grouped group by all
    union all by name
    select account, booked_on, currency, bank_reference as reference, carrier, list(distinct counted_as) as ids
    from grouped where bank_reference is not null group by all
), agreeing as (
    select account, booked_on, currency, direction, amount, reference, max(len(ids)) as fewest,
           list_sort(list_distinct(flatten(list(ids)))) as ids
    from held group by all
)
select account, booked_on, direction, amount, currency,
       list_transform(ids, id -> left(id, 8) || '#' || split_part(id, '#', 2)) as refs, fewest
from agreeing where len(ids) > fewest
"""  # noqa: S608  # fixed words

_COUNTS = f"""with {GROUPED}
select count(*) filter (id <> counted_as) from grouped
"""  # noqa: S608  # fixed words

_COLUMNS = ("which", "account", "booked", "direction", "amount", "currency", "rows")
ONE, DOUBT = "one entry", "doubtful: {fewest} to {most} entries"


def remark(asked: Asked) -> str:
    """Return what an answer over `counted` must say: how many rows were left out, how many entries are in doubt."""
    repeats = asked.records.execute(_COUNTS).fetchall()[0][0]
    doubts = len(asked.records.execute(_DOUBTS).fetchall())
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
    account, start, end = asked.text("account"), asked.text("from"), asked.text("to")
    values = {"account": account, "from": start, "to": end}
    shown = asked.mask(account)
    repeats = asked.records.execute(_REPEATS, values).fetchall()
    doubts = asked.records.execute(
        f"{_DOUBTS} and account = $account and booked_on between $from::date and $to::date", values
    ).fetchall()
    found = [(ONE, *row) for row in repeats]
    found += [(DOUBT.format(fewest=row[-1], most=len(row[-2])), *row[:-1]) for row in doubts]
    rows = tuple(
        sorted(
            (
                which,
                shown,
                str(booked),
                side or "",
                "" if amount is None else f"{amount:,.2f}",
                currency,
                " ".join(refs),
            )
            for which, _, booked, side, amount, currency, refs in found
        )
    )
    sentence = (
        f"In the statements of {shown}, {start} to {end}: {len(repeats)} row(s) repeat an entry of another statement, "
        f"and {len(doubts)} time(s) it cannot be told."
    )
    return Answer(_COLUMNS, rows, sentence)


MONEY_OVERLAPS = Method(
    "money_overlaps", 1, "payments", "Entries of one account that several statements carry.", _ask
)
