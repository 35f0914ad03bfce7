# SPDX-License-Identifier: Apache-2.0
"""A mail message: fields, bodies, attachments."""

import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "eml"
VERSION = "3"
WHAT = "Mail: its fields, its text, and its attachments as files of their own"

_FIELD = re.compile(r"^(?:[!-9;-~]+:.*|[ \t].*)$")
_MARKS = frozenset({"received", "message-id", "mime-version", "date", "subject"})


def _is_mail(seen: Content) -> bool:
    """Tell whether fields of RFC 5322 come first: a sender, and two more that letters do not have."""
    lines = re.split(r"\r?\n", seen.text)
    header = lines[: lines.index("")] if "" in lines else lines
    if not header or not all(_FIELD.match(line) for line in header):
        return False
    fields = {line.split(":", 1)[0].lower() for line in header if line[:1] not in {" ", "\t"}}
    return "from" in fields and len(_MARKS & fields) > 1


FORMAT = Format(NAME, VERSION, WHAT, is_likely=_is_mail, endings=(".eml",))
