# SPDX-License-Identifier: Apache-2.0
"""Money that moves on: chains of payments in which each follows the one before in time and amount.

A chain is a fact of the calendar and the amounts; that it is the *same* money is not. A payment booked in both banks'
statements counts once: same accounts, amount, currency, and at most three days between the bookings. So does an entry that two
statements of one account carry (`sanad.analysis.money.overlap`).
"""

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money import overlap

_QUERY = f"""
with recursive {overlap.COUNTED}, seen as (
    select case direction when 'debit' then account else other_account end as payer,
           case direction when 'debit' then other_account else account end as payee,
           amount, currency, booked_on, ref, direction
    from counted where other_account is not null
), payment as (
    select * from seen as one where direction = 'debit' or not exists (
        select 1 from seen as two
        where two.direction = 'debit' and two.payer = one.payer and two.payee = one.payee
              and two.amount = one.amount and two.currency = one.currency
              and abs(date_diff('day', two.booked_on, one.booked_on)) <= 3)
), path as (
    select payee as at, amount, currency, booked_on, [payer, payee] as accounts, [ref] as refs,
           [amount] as amounts, [booked_on] as days
    from payment where payer = $account and booked_on between $from::date and $to::date
    union all
    select next.payee, next.amount, next.currency, next.booked_on,
           list_append(accounts, next.payee), list_append(refs, next.ref),
           list_append(amounts, next.amount), list_append(days, next.booked_on)
    from path join payment as next on next.payer = path.at and next.currency = path.currency
    where next.booked_on between path.booked_on and path.booked_on + $days * interval 1 day
          and next.booked_on <= $to::date
          and next.amount between path.amount * $percent / 100 and path.amount
          and not list_contains(accounts, next.payee) and len(refs) < $hops
)
select accounts, amounts, currency, days, refs from path as p where len(refs) > 1
       and not exists (select 1 from path as longer
                       where len(longer.refs) > len(p.refs) and longer.refs[:len(p.refs)] = p.refs)
order by len(refs) desc, amounts[1] desc, refs
"""  # noqa: S608  # fixed words
_COLUMNS = ("accounts", "amounts", "currency", "days", "rows")


def _ask(asked: Asked) -> Answer:
    account, start, end = asked.text("account"), asked.text("from"), asked.text("to")
    hops, days = asked.number("hops", 4), asked.number("days", 7)
    percent = asked.number("at_least_percent", 80)
    values = {
        "account": account, "from": start, "to": end, "hops": hops, "days": days, "percent": percent,
    }  # fmt: skip
    found = asked.records.execute(_QUERY, values).fetchall()
    rows = tuple(
        (
            " → ".join(asked.mask(item) for item in accounts),
            " → ".join(f"{amount:,.2f}" for amount in amounts),
            currency,
            " → ".join(str(day) for day in booked),
            " ".join(refs),
        )
        for accounts, amounts, currency, booked, refs in found
    )
    sentence = (
        f"From {asked.mask(account)}, {start} to {end}: {len(rows)} chain(s) of two to {hops} payments, each within {days} "
        f"days of the one before and of at least {percent} % of its amount"
    )
    if rows:
        sentence += (
            f"; the longest runs {rows[0][0]} with {rows[0][1]} {rows[0][2]}, booked {rows[0][3]}"
        )
    return Answer(_COLUMNS, rows, sentence + "." + overlap.remark(asked))


MONEY_PATHS = Method("money_paths", 2, "payments", "Chains of payments from one account.", _ask)
