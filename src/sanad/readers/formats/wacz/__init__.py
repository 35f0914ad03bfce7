# SPDX-License-Identifier: Apache-2.0
"""Web archives packed with their pages and signature: WACZ."""

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "wacz"
VERSION = "1"
WHAT = "Packed web archives (WACZ): their pages, their inner archives, whether they are intact"

MANIFEST = "datapackage.json"
DIGEST = "datapackage-digest.json"
INTACT, ALTERED, UNKNOWN = "intact", "altered", "not established"


def _is_wacz(seen: Content) -> bool:
    return MANIFEST in seen.members and any(one.startswith("archive/") for one in seen.members)


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_wacz, endings=(".wacz",))
