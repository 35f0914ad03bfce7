# SPDX-License-Identifier: Apache-2.0
"""Threat intelligence in STIX 2.0 and 2.1: a bundle of objects, or one object alone."""

import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "stix"
VERSION = "1"
WHAT = "Threat intelligence in STIX 2.0 and 2.1, bundles and single objects"

_ID = r'"id"\s*:\s*"{}--[0-9a-fA-F-]{{36}}"'
_BUNDLE = re.compile(_ID.format("bundle"))
_OBJECT = re.compile(_ID.format("[a-z][a-z0-9-]+"))
_VERSION = re.compile(r'"spec_version"\s*:\s*"2\.[01]"')


def _is_stix(seen: Content) -> bool:
    if not seen.text.lstrip("\ufeff \t\r\n").startswith("{"):
        return False
    alone = _OBJECT.search(seen.text) is not None and _VERSION.search(seen.text) is not None
    return alone or _BUNDLE.search(seen.text) is not None


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_stix, endings=(".stix",))
