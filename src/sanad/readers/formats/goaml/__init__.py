# SPDX-License-Identifier: Apache-2.0
"""Reports to a financial intelligence unit in goAML XML (UNODC), schema 2.0 to 5.0.2."""

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "goaml"
VERSION = "1"
WHAT = "Reports to a financial intelligence unit in goAML XML: transactions, persons, entities, accounts"


def _is_report(seen: Content) -> bool:
    """Tell a goAML report: the schema has no namespace, so its first fields must speak."""
    name, attributes = seen.root
    is_plain = name == "report" and "xmlns=" not in attributes
    return is_plain and "<rentity_id>" in seen.text and "<report_code>" in seen.text


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_report)
