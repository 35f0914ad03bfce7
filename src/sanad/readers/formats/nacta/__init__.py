# SPDX-License-Identifier: Apache-2.0
"""The list of proscribed persons (Pakistan, Anti-Terrorism Act 1997, Fourth Schedule) as its JSON export."""

import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "nacta"
VERSION = "1"
WHAT = "The Pakistani list of proscribed persons, JSON export of NACTA"

FIELDS = ("Name", "FatherName", "CNIC", "Province", "District")


def _is_export(seen: Content) -> bool:
    start = re.match(r"\s*\[\s*\{([^{}]*)\}", seen.text)
    return start is not None and all(f'"{field}"' in start.group(1) for field in FIELDS)


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_export)
