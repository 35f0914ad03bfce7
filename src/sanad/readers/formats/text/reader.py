# SPDX-License-Identifier: Apache-2.0
"""Read plain text as one part: the characters exactly as decoded, line ends included."""

from pathlib import Path

from sanad.readers.decoded import decode
from sanad.readers.formats.text import NAME, VERSION
from sanad.readers.layer import head_of, write_layer
from sanad.readers.rows import Hints, Receipt


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the file's text into `layer.json`."""
    text = decode(sealed, hints)
    head = head_of(sealed, hints.exhibit, NAME, VERSION)
    write_layer(into, "text", head, parts=[{"label": "text", "text": text}])
    return Receipt(NAME, VERSION, "text", read=1, stored=1, rejected=0)
