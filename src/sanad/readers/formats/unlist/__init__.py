# SPDX-License-Identifier: Apache-2.0
"""The consolidated list of the United Nations Security Council, in XML."""

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "unlist"
VERSION = "1"
WHAT = "The consolidated sanctions list of the UN Security Council, in XML"


def _is_list(seen: Content) -> bool:
    return seen.root[0] == "CONSOLIDATED_LIST"


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_list)
