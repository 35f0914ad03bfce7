# SPDX-License-Identifier: Apache-2.0
"""Entries of accounts one by one, as large, as round or as near to cash as whoever asks states; why they are so is not said.

Amounts are compared in one currency, which must be named for that: the currencies of other entries are worth something else. With `into` and a table of
`rates` a column more shows each amount in one currency, by those rates and no other. Details are not shown: they may name other people.
"""

import ibis
import ibis.expr.types as ir

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money import columns, known
from sanad.analysis.money.amounts import amount_of, written
from sanad.analysis.money.entries import entries, money
from sanad.analysis.money.rates import converted, rates, told
from sanad.analysis.records import payments
from sanad.errors import BadValue

_COLUMNS = ("day", "account", "direction", "amount", "currency", "other account", "word", "row")
_SIZES = ("at_least", "at_most", "multiple_of")


def _ask(asked: Asked) -> Answer:
    accounts, (start, end) = asked.texts("accounts"), asked.period()
    entry, remark = entries(asked, start, end, accounts)
    entry, sized = _sized(asked, entry)
    entry, worded = _worded(asked, entry)
    shown = ("day", "account", "direction", "amount", "currency", "other_account", "word", "ref")
    table = asked.engine.table(entry.order_by("day", "exhibit", "row").select(*shown))
    rows = columns.rows(asked, table, shown, ("account", "other_account"))
    sentence = (
        f"Between {start} and {end} the statements of {', '.join(map(asked.mask, accounts))} hold {len(rows)} "
        f"entries{sized}{worded}."
    )
    if "into" not in asked.parameters:
        return Answer(_COLUMNS, rows, sentence + remark)
    into = asked.text("into")
    stated = rates(asked, into)
    amounts = zip(table["amount"].to_pylist(), table["currency"].to_pylist(), strict=True)
    worth = map(written, converted(amounts, into, stated))
    rows = tuple((*row, each) for row, each in zip(rows, worth, strict=True))
    sentence += told({row[4] for row in rows}, into, stated)
    return Answer((*_COLUMNS, f"in {into}"), rows, sentence + remark)


def _sized(asked: Asked, entry: ir.Table) -> tuple[ir.Table, str]:
    """Return the entries whose amounts are as asked, and that in words."""
    given = {name: amount_of(asked.parameters[name], name) for name in _SIZES if name in asked.parameters}  # fmt: skip
    if not given and "currency" not in asked.parameters:
        return entry, ""
    unit = known.currency(asked, payments)
    entry, said = entry.filter(entry.currency == unit), ""
    for name, amount in given.items():
        if amount <= 0:
            raise BadValue("parameters", value=str(amount), type=name, detail="above nothing")
        limit, how = money(amount), name.replace("_", " ")
        left = {"at_least": entry.amount >= limit, "at_most": entry.amount <= limit}
        entry = entry.filter(left.get(name, entry.amount % limit == money(amount - amount)))
        said += f", {how} {written(amount)}"
    return entry, f" in {unit}{said}"


def _worded(asked: Asked, entry: ir.Table) -> tuple[ir.Table, str]:
    """Return the entries whose details hold one of the words asked about, each with the first of them, and that in words."""
    if "words" not in asked.parameters:
        return entry.mutate(word=ibis.literal("")), ""
    words = asked.texts("words")
    if not all(map(str.strip, words)):
        raise BadValue("parameters", value=words, type="list for words", detail="words, none of them blank")  # fmt: skip
    details = entry.details.lower()
    found = [(details.contains(word.lower()), ibis.literal(word)) for word in sorted(words, key=lambda word: (-len(word), word))]  # fmt: skip
    entry = entry.mutate(word=ibis.cases(*found))
    return entry.filter(entry.word.notnull()), f" whose details hold {' or '.join(f'“{word}”' for word in words)}"  # fmt: skip


METHOD = Method(
    "payment_entries",
    1,
    ("payments",),
    "accounts from to [currency] [at_least] [at_most] [multiple_of] [words] [into] [rates]",
    "Entries of accounts one by one, by amount, round sums and the bank's words.",
    _ask,
    identifiers=("accounts",),
)
