# SPDX-License-Identifier: Apache-2.0
"""Entries that the bank's words call cash, and the place if those words name one.

`words` are what this bank writes for cash: an office states them, since every bank has its own. `places` are names of branches or towns to look
for. An entry counts where its details hold a word, without regard to case. The details themselves are not shown: they may
name other people.
"""

import ibis
import ibis.expr.types as ir

from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.money import columns
from sanad.analysis.money.entries import entries, first_row, last_row, named
from sanad.errors import BadValue

_COLUMNS = (
    "account", "word", "place", "direction", "entries", "total", "currency", "first", "last", "first row", "last row",
)  # fmt: skip


def _ask(asked: Asked) -> Answer:
    (start, end), words = asked.period(), _words(asked, "words")
    places = _words(asked, "places") if "places" in asked.parameters else []
    entry, remark = entries(asked, start, end, named(asked))
    entry = entry.mutate(
        word=_first_of(words, entry.details), at=_first_of(places, entry.details).fill_null("")
    )
    met = entry.filter(entry.word.notnull())
    found = (
        met.group_by("account", "word", "at", "direction", "currency")
        .agg(
            entries=met.count(),
            total=met.amount.sum(),
            first=met.day.min(),
            last=met.day.max(),
            first_row=first_row(met),
            last_row=last_row(met),
        )
        .order_by("account", "currency", "direction", "word", "at")
    )
    shown = ("account", "word", "at", "direction", "entries", "total", "currency", "first", "last", "first_row", "last_row")  # fmt: skip
    rows = columns.rows(asked, asked.engine.table(found), shown, ("account",))
    count = sum(int(row[4]) for row in rows)
    sentence = (
        f"Between {start} and {end} the details of {count} entries hold one of the words "
        f"{', '.join(f'“{word}”' for word in words)}; an entry that the bank calls otherwise is not among them."
    )
    return Answer(_COLUMNS, rows, sentence + remark)


def _words(asked: Asked, name: str) -> list[str]:
    """Return a parameter that is a list of words.

    Raises:
        BadValue: it is none, or one of them is blank, which nearly every text holds.
    """
    words = asked.texts(name)
    if not all(map(str.strip, words)):
        raise BadValue("parameters", value=words, type=f"list for {name}", detail="words, none of them blank")  # fmt: skip
    return words


def _first_of(words: list[str], text: ir.StringValue) -> ir.StringValue:
    """Return the first of the words that stands in a text; the longest first, so that “cash deposit” goes before “cash”."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    found = [(text.lower().contains(word.lower()), ibis.literal(word)) for word in ordered]
    return ibis.cases(*found) if found else ibis.null("string")


METHOD = Method(
    "cash",
    2,
    ("payments",),
    "words [places] from to [accounts]",
    "Entries that the bank's words call cash.",
    _ask,
    identifiers=("accounts",),
)
