# SPDX-License-Identifier: Apache-2.0
"""A mail message as Outlook stores it."""

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "msg"
VERSION = "1"
WHAT = "Mail as Outlook stores it: its fields, its text, and its attachments as files of their own"


def _is_message(seen: Content) -> bool:
    return "__properties_version1.0" in seen.streams


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_message, endings=(".msg",))
