# SPDX-License-Identifier: Apache-2.0
"""Bank statements in SWIFT MT940 and MT942."""

import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "mt940"
VERSION = "2"
WHAT = "Bank statements in SWIFT MT940 and MT942"

_TAG = re.compile(r"(?:^|[\r\n]|\{4:\s*):(20|25|28C?|60[FM]|61|62[FM]):")


def _has_tags(seen: Content) -> bool:
    return len(set(_TAG.findall(seen.text))) > 1


FORMAT = Format(
    NAME, VERSION, WHAT, is_likely=_has_tags, endings=(".sta", ".mt940", ".940", ".mt942")
)
