# SPDX-License-Identifier: Apache-2.0
"""Which rows of an answer its address leaves: those that hold the values and words it names, in the page without script, in the file, and in the panes alike.

`only.contact=T-0417` leaves the rows of which that column reads so; `only.slot=2 14` what began on a Wednesday in the hour from 14, `- 14` on any day, `only.month=2025-03`,
`only.party=…` what went from or to somebody, `only.words=…` rows that hold each of the words. `static/js/answer.js` reads the same.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sanad.values.visible import visible

ONLY = "only."
Row = Sequence[str]
Named = Mapping[str, str]


def chosen(query: Mapping[str, str]) -> dict[str, str]:
    """Return what the address names, by column or by what else rows are told apart."""
    return {name.removeprefix(ONLY): value for name, value in query.items() if name.startswith(ONLY) and value}  # fmt: skip


def narrowed(columns: Sequence[str], rows: Sequence[Row], only: Mapping[str, str]) -> Sequence[Row]:
    """Return the rows that are left, in their order."""
    if not only:
        return rows
    tests = [(_TESTS.get(name, _equal(name)), value) for name, value in only.items()]
    shown = ((row, dict(zip(columns, map(visible, row), strict=True))) for row in rows)
    return [row for row, each in shown if all(test(each, value) for test, value in tests)]


def _equal(name: str) -> Callable[[Named, str], bool]:
    return lambda each, value: each.get(name) == value


def _slot(each: Named, value: str) -> bool:
    try:
        at = datetime.fromisoformat(each.get("at", ""))
    except ValueError:
        return False
    day, _, hour = value.partition(" ")
    return day in {"-", str(at.weekday())} and hour == str(at.hour)


def _month(each: Named, value: str) -> bool:
    return each.get("at", "").startswith(value)


def _party(each: Named, value: str) -> bool:
    return value in {each.get("payer"), each.get("payee")}


def _words(each: Named, value: str) -> bool:
    text = " ".join(each.values()).lower()
    return all(word in text for word in value.lower().split())


_TESTS: Mapping[str, Callable[[Named, str], bool]] = {
    "slot": _slot,
    "month": _month,
    "party": _party,
    "words": _words,
}
