# SPDX-License-Identifier: Apache-2.0
"""Capture sheets: what was recorded of screenshots and saved pages when they were made."""

import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "capture"
VERSION = "1"
WHAT = "Capture sheets (sanad/capture/1): address, time, digest and maker of each capture"

SHEET = "sanad/capture/1"
_SAYS = re.compile(
    r"^\s*[{,]?\s*[\"']?sheet[\"']?\s*[=:]\s*[\"']sanad/capture/1[\"']", re.MULTILINE
)


def _is_sheet(seen: Content) -> bool:
    return SHEET in seen.text and _SAYS.search(seen.text) is not None


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_sheet)
