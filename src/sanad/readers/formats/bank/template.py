# SPDX-License-Identifier: Apache-2.0
"""A template for bank statements: how amounts, their sides and balances are written (docs/formats/template.md)."""

from dataclasses import dataclass
from typing import Any

from sanad.readers.formats.bank.figures import DECIMALS, THOUSANDS, Figures
from sanad.readers.tabular.days import OWN, DatedLayout, dated_layout_of
from sanad.readers.tabular.layout import flag, one_of, only, only_columns, only_own, text

DAYS = ("booked", "valued")
SIDES = ("credit", "debit")
BALANCES = ("opening", "closing", "other")

_FIELDS = {
    "decimal", "thousands", "currency", "newest_first", "positive", "directions", "preamble", "balances",
}  # fmt: skip
_COLUMNS = {
    *DAYS, "amount", "credit", "debit", "direction", "balance", "currency", "account", "statement",
    "other_account", "other_name", "reference", "bank_reference", "details",
}  # fmt: skip
_SEVERAL = {*DAYS, "details"}
_PREAMBLE = {"account", "currency", "statement", "opening", "closing"}


@dataclass(frozen=True)
class Template(DatedLayout):
    """One layout of bank statements.

    `positive` is the side of an amount without a sign or word; `preamble` maps our field to the label of a line
    before the header; `balances` maps the details of records that give a balance to which one they give.
    """

    figures: Figures
    currency: str | None
    newest_first: bool
    positive: str
    preamble: dict[str, str]
    balances: dict[str, str]


def template_of(fields: dict[str, Any]) -> Template:
    """Return the template that the fields of a document make; raises as `dated_layout_of` does."""
    only_own(fields, _FIELDS | OWN, set())
    common = dated_layout_of(fields, DAYS)
    only_columns(fields["columns"], _COLUMNS, {"booked"}, _SEVERAL)
    columns = set(common.columns)
    preamble, balances = fields.get("preamble", {}), fields.get("balances", {})
    only(preamble, _PREAMBLE, set(), "[preamble]")
    directions = fields.get("directions", {})
    if columns & {"amount", "credit", "debit"} not in ({"amount"}, {"credit", "debit"}):
        raise ValueError("[columns] names either amount, or credit and debit")
    if "direction" in columns and ("amount" not in columns or not directions):
        raise ValueError("a column direction needs a column amount, and [directions] for its words")
    if ("currency" in columns) + ("currency" in preamble) + ("currency" in fields) != 1:
        raise ValueError("the currency is named once: in a column, in [preamble], or for all")
    if "account" in columns and ({"account", "opening", "closing"} & set(preamble) or balances):
        raise ValueError("a table of several accounts has no account or balance of its own")
    if "currency" in columns and {"opening", "closing"} & set(preamble):
        raise ValueError("a balance in [preamble] needs a currency there or for all")
    if balances and not {"details", "balance"} <= columns:
        raise ValueError("[balances] needs the columns details and balance")
    if {"opening", "closing"} & set(preamble) & set(balances.values()):
        raise ValueError("a balance stands in [preamble] or in [balances], not in both")
    return Template(
        **vars(common),
        figures=_figures(fields, directions),
        currency=None if "currency" not in fields else text(fields["currency"]),
        newest_first=flag(fields.get("newest_first", False)),
        positive=one_of(fields.get("positive", "credit"), SIDES, "positive"),
        preamble={name: text(label) for name, label in preamble.items()},
        balances={word: one_of(what, BALANCES, "balances") for word, what in balances.items()},
    )


def _figures(fields: dict[str, Any], directions: dict[str, str]) -> Figures:
    decimal = one_of(fields.get("decimal", "."), DECIMALS, "decimal")
    thousands = one_of(fields.get("thousands", ""), THOUSANDS, "thousands")
    if decimal == thousands:
        raise ValueError("decimal and thousands are the same mark")
    sides = {text(word): one_of(side, SIDES, "directions") for word, side in directions.items()}
    return Figures(decimal, thousands, sides)
