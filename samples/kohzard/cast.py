# SPDX-License-Identifier: Apache-2.0
"""The people of the sample, their telephones, and the sites those telephones use."""

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

TEXTS = Path(__file__).resolve().parent.parent / "texts"

FIRST_DAY = date(2025, 1, 1)
LAST_DAY = date(2025, 3, 31)


@dataclass(frozen=True)
class Person:
    """One of the twelve subjects, as the officials' papers describe them."""

    id: str
    name: str
    name_ur: str
    variants: tuple[str, ...]
    variants_ur: tuple[str, ...]
    father: str
    father_ur: str
    born: date
    sex: str
    cnic: str
    carrier: str
    lines: tuple[str, ...]
    imsis: tuple[str, ...]
    handsets: tuple[str, ...]
    sites: tuple[str, ...]
    per_day: int
    imei_digits: int = 15
    forename: str = ""
    family_name: str = ""
    passport: str = ""
    height: str = ""
    mark: str = ""

    def imei(self, handset: int) -> str:
        """Return the IMEI of that handset as this person's operator writes it: 14, 15 or 16 digits."""
        stem = self.handsets[handset]
        return {14: stem, 15: stem + luhn_digit(stem), 16: stem + "01"}[self.imei_digits]


@dataclass(frozen=True)
class Site:
    """A mast: where it stands and how each operator numbers it."""

    code: str
    locality: str
    address: str
    lat: str
    lon: str
    lac: int
    cell: int


def luhn_digit(stem: str) -> str:
    """Return the check digit of an IMEI (3GPP TS 23.003 annex B).

    >>> luhn_digit("49015420323751")
    '8'
    """
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(stem))
    return str(-sum(value // 10 + value % 10 for value in doubled) % 10)


def people() -> tuple[Person, ...]:
    """Return the twelve, in the order of their ids."""
    rows = tomllib.loads((TEXTS / "people.toml").read_text(encoding="utf-8"))["person"]
    return tuple(_person(row) for row in rows)


def sites() -> dict[str, Site]:
    """Return the masts by their code."""
    with (TEXTS / "sites.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        row["code"]: Site(**{**row, "lac": int(row["lac"]), "cell": int(row["cell"])})  # type: ignore[arg-type]  # the two numbers are whole
        for row in rows
    }


def third_parties() -> tuple[str, ...]:
    """Return 400 numbers of nobody, spread over the unassigned codes +92 390 to 399."""
    return tuple(f"+9239{n % 10}{1_000_000 + n * 20_011 % 8_999_989:07d}" for n in range(400))


def _person(row: dict[str, Any]) -> Person:
    fields: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in row.items()
    }
    return Person(**fields)
