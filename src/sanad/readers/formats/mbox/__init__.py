# SPDX-License-Identifier: Apache-2.0
"""A mailbox: many mail messages in one file."""

import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "mbox"
VERSION = "1"
WHAT = "Mailbox (mbox, mboxrd): each message a file of its own"

_START = re.compile(rb"From [^\r\n]{1,500}\r?\n(?:>?[!-9;-~]+:|[ \t\r\n])")


def _is_mailbox(seen: Content) -> bool:
    """Tell whether an envelope line and a field of mail come first."""
    return _START.match(seen.raw) is not None


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_mailbox, endings=(".mbox", ".mbx"))
