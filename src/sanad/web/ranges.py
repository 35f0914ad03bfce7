# SPDX-License-Identifier: Apache-2.0
"""Which bytes of a file a player asks for (RFC 9110, section 14.2): one range, or the whole file where it asks for something else."""

import re

_RANGE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")


def asked_for(header: str, size: int) -> tuple[int, int]:
    """Return start and end (exclusive); a range that begins behind the file, or several of them, is answered by the whole, as the RFC allows.

    >>> asked_for("bytes=10-19", 100), asked_for("bytes=-10", 100), asked_for("bytes=90-", 100)
    ((10, 20), (90, 100), (90, 100))
    >>> asked_for("", 100), asked_for("bytes=100-", 100), asked_for("bytes=0-1,5-6", 100)
    ((0, 100), (0, 100), (0, 100))
    """
    found = _RANGE.fullmatch(header.strip())
    if found is None or found[1] == found[2] == "":
        return 0, size
    if not found[1]:
        start, end = max(0, size - int(found[2])), size
    else:
        start, end = int(found[1]), min(size, int(found[2] or size) + 1)
    return (start, end) if start < end else (0, size)
