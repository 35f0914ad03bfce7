# SPDX-License-Identifier: Apache-2.0
"""The kinds of tables of which a form makes templates, and what each needs to be told (docs/formats/template.md and the pages of the readers)."""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Option:
    """One more field of a template: a text, one of `choices`, true where it is ticked, or several texts `between` which a sign stands."""

    name: str
    choices: tuple[str, ...] = ()
    between: str = ""
    is_flag: bool = False


@dataclass(frozen=True)
class Words:
    """The column whose words have meanings, the table of the template that tells them, and the field that says one `meaning` for all records."""

    column: str
    table: str
    meanings: tuple[str, ...]
    all: str | None = None


@dataclass(frozen=True)
class Kind:
    """One kind of records: what a column may be, the most usual first; which of these take `several` columns, and which are `dates`, `by_clock` if they are instants."""

    fields: tuple[str, ...]
    several: frozenset[str]
    dates: tuple[str, ...]
    options: tuple[Option, ...]
    words: Words | None = None
    by_clock: bool = False


_HOME = Option("home")
_FORM = Option("date_format", between=";")
_CALENDAR = Option("calendar", ("gregorian", "lunar", "solar"))
_DECIMAL = Option("decimal", (".", ","))
_COMMON = (Option("empty", between=","), Option("quotes"))
_VALID = ("valid_from", "valid_to")

KINDS = MappingProxyType(
    {
        "calls": Kind(
            (
                "owner", "other", "type", "started", "duration", "cell", "imei", "imsi", "site", "calling", "called", "last_cell", "latitude", "longitude", "forwarded",
            ),
            frozenset({"type", "started"}),
            ("started",),
            (Option("zone"), _HOME, _FORM, *_COMMON),
            Words("type", "calls", ("call in", "call out", "sms in", "sms out", "data in", "data out"), "every"),
            by_clock=True,
        ),
        "subscribers": Kind(
            ("number", "name", "father_name", "id_number", "address", "valid_from", "valid_to", "imsi", "operator", "id_kind"),
            frozenset({"name", "father_name", "address", *_VALID}),
            _VALID,
            (_HOME, _FORM, _CALENDAR, *_COMMON),
            Words("id_kind", "id_kinds", ("pk_cnic", "passport", "other"), "id_kind"),
        ),
        "cells": Kind(
            ("cell", "site", "latitude", "longitude", "azimuth", "beam", "range", "address", "position", *_VALID),
            frozenset({"cell", "address", *_VALID}),
            _VALID,
            (Option("cell_joint"), _DECIMAL, Option("range_unit", ("m", "km")), _FORM, _CALENDAR, *_COMMON),
        ),
        "payments": Kind(
            (
                "booked", "details", "debit", "credit", "balance", "amount", "direction", "reference", "other_name", "other_account", "account", "currency", "valued", "statement", "bank_reference",
            ),
            frozenset({"booked", "valued", "details"}),
            ("booked", "valued"),
            (
                Option("currency"), _FORM, _CALENDAR, _DECIMAL, Option("thousands", (",", ".", "'")), Option("positive", ("credit", "debit")),
                Option("newest_first", ("true",), is_flag=True), Option("preamble.account"), Option("preamble.opening"), Option("preamble.closing"), *_COMMON,
            ),
            Words("direction", "directions", ("credit", "debit")),
        ),
    }
)  # fmt: skip
"""Kind of records → what is known of it. Registers of incidents have more tables than a form holds, and are written as files (docs/howto/add-an-operator.md)."""


def meaning_of(records: str, told: str) -> object:
    """Return a meaning as the template of that kind writes it: of calls, kind and direction."""
    if records != "calls":
        return told
    kind, _, direction = told.partition(" ")
    return {"kind": kind, "direction": direction}
