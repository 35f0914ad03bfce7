# SPDX-License-Identifier: Apache-2.0
"""Entities of the FollowTheMoney model, one JSON object per line, as OpenSanctions and Aleph export them."""

import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "ftm"
VERSION = "1"
WHAT = "FollowTheMoney entities, one JSON object per line"

_SCHEMA = re.compile(r'"schema"\s*:\s*"[A-Z][A-Za-z]+"')
_PROPERTIES = re.compile(r'"properties"\s*:\s*\{')


def _is_ftm(seen: Content) -> bool:
    line = seen.text.lstrip("\ufeff\r\n ").partition("\n")[0]
    marked = _SCHEMA.search(line) is not None and _PROPERTIES.search(line) is not None
    return line.startswith("{") and '"id"' in line and marked


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_ftm, endings=(".ftm",))
