# SPDX-License-Identifier: Apache-2.0
"""Retained telecommunications data as handed over under ETSI TS 102 657, in XML."""

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "etsi102657"
VERSION = "1"
WHAT = "Retained data in XML, ETSI TS 102 657: a table of its records, a row for each party leg"

_NAMESPACE = "uri.etsi.org/02657/"


def _is_retained_data(seen: Content) -> bool:
    """Tell whether the first element belongs to any version of the schema."""
    return _NAMESPACE in seen.root[1]


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_retained_data, holds_tables=True)
