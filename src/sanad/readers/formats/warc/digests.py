# SPDX-License-Identifier: Apache-2.0
"""Compare digests as WARC files write them: `algorithm:value`, the value in base 32, base 16 or base 64.

ISO 28500:2017, sections 5.8 and 5.9, leaves algorithm and spelling open; the usual one is SHA-1 in base 32.
"""

import base64

from sanad.readers.formats.warc.records import Digests


def agrees(found: Digests) -> bool | None:
    """Tell whether bytes have the digest declared; None when none is, or in a way that is not known."""
    if found.declared is None or found.theirs is None:
        return None
    value = found.declared.partition(":")[2].strip().rstrip("=")
    raw = found.theirs.digest()
    spelled = base64.b64encode(raw).decode().rstrip("=")
    return (
        value.lower() == raw.hex()
        or value.upper() == base64.b32encode(raw).decode().rstrip("=")
        or value in {spelled, spelled.translate(str.maketrans("+/", "-_"))}
    )
