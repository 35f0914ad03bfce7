# SPDX-License-Identifier: Apache-2.0
"""Bank statements in XML: ISO 20022 camt.052, camt.053 and camt.054."""

import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "camt053"
VERSION = "3"
WHAT = "Bank statements, reports and notices in XML, ISO 20022 camt.052, 053 and 054"

_NAMESPACE = re.compile(r"urn:iso:std:iso:20022:tech:xsd:camt\.05[234]\.")


def _is_statement(seen: Content) -> bool:
    return seen.text.lstrip().startswith("<") and _NAMESPACE.search(seen.text) is not None


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_statement)
