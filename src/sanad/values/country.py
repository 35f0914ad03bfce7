# SPDX-License-Identifier: Apache-2.0
"""Countries by their ISO 3166-1 alpha-2 codes, as the IANA time zone database lists them."""

from functools import cache
from importlib.resources import files


@cache
def countries() -> frozenset[str]:
    """Return every code in use; those that users may assign to themselves (ISO 3166-1 clause 8.1.3, such as XA) are not among them."""
    table = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text(encoding="utf-8")
    lines = (line for line in table.splitlines() if line and not line.startswith("#"))
    return frozenset(line.partition("\t")[0] for line in lines)
