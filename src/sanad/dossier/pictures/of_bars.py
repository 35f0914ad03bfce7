# SPDX-License-Identifier: Apache-2.0
"""Findings as bars: sums and counts beside each other, and measures with the range that they may have."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from sanad.analysis.finding import Finding
from sanad.dossier.pictures.bars import Bar, BarRow, bar_table
from sanad.dossier.pictures.picture import Drawn
from sanad.dossier.pictures.rows import Row, amount, asked, rows

_NUMBERS = frozenset("0123456789.,-")
_RANGE = " to "


@dataclass(frozen=True)
class Bars:
    """How the rows of a method become bars: what heads the picture, what names a row, and heading of a column → its cell.

    `under` says under which heading a row stands, by its columns. Least and most stand in the column named as its heading and `ranges`.
    """

    title: str
    label: Callable[[Row], str]
    columns: dict[str, Callable[[Row], str]]
    says: str
    under: tuple[str, ...] = ()
    ranges: str = ""
    alike: bool = True
    order: Callable[[Row], str] | None = None

    def __call__(self, finding: Finding) -> tuple[str, Drawn]:
        """Return the title and the drawing of a finding."""
        found = [
            BarRow(
                self.label(row),
                tuple(self._bar(row, name, cell(row)) for name, cell in self.columns.items()),
                ", ".join(row[name] for name in self.under),
            )
            for row in sorted(rows(finding), key=self.order or (lambda _: ""))
        ]
        title = f"{self.title} {_about(finding)}".strip()
        return title, bar_table(found, [*self.columns], self.says, alike=self.alike)

    def _bar(self, row: Row, name: str, cell: str) -> Bar:
        value, reach = _number(cell), row[name + self.ranges] if self.ranges else ""
        if _RANGE not in reach:
            return Bar(value, cell)
        return Bar(value, cell, *map(Decimal, reach.split(_RANGE)))


def _about(finding: Finding) -> str:
    """Return whose the finding is: a number, an account, or accounts."""
    named = (asked(finding, each) for each in ("number", "account", "accounts"))
    return next((f"of {each}" for each in named if each), "")


def _number(cell: str) -> Decimal | None:
    """Return the number of a cell, None where it holds words.

    >>> _number("-1,250.00"), _number("not known")
    (Decimal('-1250.00'), None)
    """
    return amount(cell) if cell and _NUMBERS.issuperset(cell) else None


def _of(column: str) -> Callable[[Row], str]:
    return lambda row: row[column]


def _paid(direction: str) -> Callable[[Row], str]:
    return lambda row: row["total"] if row["direction"] == direction else ""


cash = Bars(
    "Entries that the bank calls cash",
    lambda row: f"{row['word']} {row['place']}".strip(),
    {"in": _paid("credit"), "out": _paid("debit")},
    "Sums of the entries whose details hold a word for cash, by word, place and direction; each account and currency to its own scale.",
    under=("account", "currency"),
)
foreign_contacts = Bars(
    "Contacts abroad",
    lambda row: f"{row['country']} {row['contact']}",
    {"calls": _of("calls"), "messages": _of("messages")},
    "Calls and messages with contacts whose numbers other countries issued, by country. It is the country of the numbering plan, and not where anybody was.",
)
network = Bars(
    "Measures of the network",
    lambda row: f"{'◆ ' if row['own records'] == 'yes' else ''}{row['number or account']}",
    {"ties": _of("ties"), "betweenness": _of("betweenness"), "core": _of("core")},
    "In order of the names, which says nothing. A dot is the measure in what was delivered, the line through it how far it reaches where some ties are taken away. ◆ own records were delivered: "
    "who is asked about has more ties and stands further in the middle because of that. No measure says that anybody leads.",
    ranges=" if fewer were seen",
    alike=False,
    order=_of("number or account"),
)
pass_through = Bars(
    "Money in, and out within the days",
    _of("day"),
    {"in": _of("in"), "out within the days": _of("out within the days")},
    "What came in on a day, and what was booked out from that day on within the days asked about; a payment out may stand beside several days. Each account and currency has its own scale. That it is the same money is not said.",
    under=("account", "currency"),
)
periods = Bars(
    "Events per covered day in two periods",
    lambda row: row["contact"],
    {"first period": _of("per covered day of the first"), "second period": _of("per covered day of the second")},
    "Calls and messages with each contact per day that deliveries cover; where they cover none, nothing is known.",
)  # fmt: skip
reconcile = Bars(
    "Balances",
    lambda row: f"{row['from']} to {row['to']}",
    {"should be": _of("should be"), "stated": _of("stated"), "difference": _of("difference")},
    "What follows from the balance before and the entries since, what the statement says, and the difference; bars to the left of the line are below nothing. Why they differ is not said.",
)
same_day = Bars(
    "Days with money in and out",
    _of("day"),
    {"in": _of("in"), "out": _of("out")},
    "What was booked in and out on one day. Each account and currency has its own scale. That it is the same money is not said.",
    under=("account", "currency"),
)
