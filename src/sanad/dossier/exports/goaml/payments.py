# SPDX-License-Identifier: Apache-2.0
"""The payments of some accounts in a period, as a report to a financial intelligence unit states them: each once, nobody masked, each with its row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sanad.analysis.frozen import Input
from sanad.analysis.method import Asked

if TYPE_CHECKING:
    from sanad.analysis.engine import Opener


_TOLD = (
    "row_sha256", "valued_on", "amount", "currency", "bank_reference", "direction", "account", "other_account", "other_name",
    "reference", "details",
)  # fmt: skip
"""What of a row is told, beside its place and day."""


@dataclass(frozen=True)
class End:
    """One end of a payment: its account, and the name that the other end's statement gives it; None where it gives none."""

    account: str | None
    name: str | None


@dataclass(frozen=True)
class Payment:
    """One payment. `exhibit`, `row` and `row_sha256` are the place where it stands; `words` are the statement's, `reference` its bank's."""

    exhibit: str
    row: int
    row_sha256: str
    day: date
    valued_on: date | None
    amount: Decimal
    currency: str
    payer: End
    payee: End
    words: str
    reference: str | None

    @property
    def ref(self) -> str:
        """Return the short citation of its row."""
        return f"{self.exhibit[:8]}#{self.row}"


def payments_of(
    inputs: Sequence[Input],
    accounts: Sequence[str],
    period: tuple[date, date],
    opener: "Opener | None" = None,
) -> tuple[list[Payment], str]:
    """Return what `accounts` paid and were paid on the days of `period`, both included, by day; and what must be said of statements that overlap.

    An entry that several statements carry, or both banks show, is one payment (`sanad.analysis.money.transfers`). A payment without a day is in no
    period, and none of it is returned.

    Args:
        inputs: Record files that may go out.
        opener: Opens the engine that is asked; DuckDB in this process if none is given.
    """
    # they bring the compiler with them, half a second
    from sanad.analysis.engine import in_duckdb  # noqa: PLC0415
    from sanad.analysis.money.transfers import transfers  # noqa: PLC0415
    from sanad.analysis.records import payments  # noqa: PLC0415

    of = payments.filter(payments.account.isin(accounts) | payments.other_account.isin(accounts))
    used = [item for item in inputs if item.kind == "payments"]
    with (opener or in_duckdb)(used, "UTC") as engine:  # days are the bank's: no zone moves them
        asked = Asked(engine, used, {}, "UTC", str)
        paid, remark = transfers(asked, of)
        paid = paid.filter(paid.day.between(*period)).select("exhibit", "row", "day")
        told = of.select("exhibit", "row", *_TOLD)
        found = paid.join(told, ["exhibit", "row"]).order_by("day", "exhibit", "row")
        return [_payment(*row) for row in asked.rows(found)], remark.strip()


def _payment(exhibit: str, row: int, day: date, *told: Any) -> Payment:  # noqa: ANN401  # columns
    """Return a payment from a row: its place, its day, and `_TOLD`."""
    row_sha256, valued_on, amount, currency, bank_reference, *seen = told
    direction, account, other_account, other_name, *words = seen
    own, other = End(account, None), End(other_account, other_name)
    payer, payee = (own, other) if direction == "debit" else (other, own)
    return Payment(
        exhibit=exhibit,
        row=row,
        row_sha256=row_sha256,
        day=day,
        valued_on=valued_on,
        amount=amount,
        currency=currency,
        payer=payer,
        payee=payee,
        words="; ".join(dict.fromkeys(filter(None, words))),
        reference=bank_reference,
    )
