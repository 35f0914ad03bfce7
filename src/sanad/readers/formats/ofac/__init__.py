# SPDX-License-Identifier: Apache-2.0
"""The sanctions list of the US Treasury (OFAC SDN) as its three old tables, which have no header line."""

import csv
import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "ofac"
VERSION = "1"
WHAT = "The OFAC SDN list as its old tables sdn.csv, add.csv and alt.csv"

EMPTY = "-0-"
"""What these tables write where nothing is known, with a blank after it or without."""
TABLES = {
    12: "sdn", 6: "add", 5: "alt",
}  # fmt: skip
"""Number of columns → which table it is."""
_LOOKED_AT = 20


def fields_of(line: str) -> list[str]:
    """Return the fields of a record without the blanks around them; none when a quotation mark is left open."""
    if line.count('"') % 2:
        return []
    return [field.strip() for row in csv.reader([line]) for field in row]


def _is_ofac(seen: Content) -> bool:
    """Tell by the first records: most begin with a number, have the same known number of columns, and write `-0-`."""
    lines = re.split(r"\r?\n", seen.text)[:-1][:_LOOKED_AT]
    try:
        rows = [fields_of(line) for line in lines]
    except csv.Error:
        return False
    if not rows or len(rows[0]) not in TABLES:
        return False
    like = [row for row in rows if len(row) == len(rows[0]) and row[0].isdecimal()]
    return 2 * len(like) > len(rows) and any(EMPTY in row for row in like)


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_ofac)
