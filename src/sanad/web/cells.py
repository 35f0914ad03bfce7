# SPDX-License-Identifier: Apache-2.0
"""A cell of an answer in pieces: words, and what in them leads on: a citation of a row, a claim, a third party's pseudonym."""

import re
from collections.abc import Iterator

_LEADS = re.compile(r"\b(?P<row>[0-9a-f]{8}#[1-9][0-9]{0,17})\b|\b(?P<claim>C-[0-9a-f]{12})\b|\b(?P<party>T-[0-9]{4,})\b")  # fmt: skip


def pieces(cell: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a cell in order: (`text`, `row`, `claim` or `party`; what stands there)."""
    at = 0
    for found in _LEADS.finditer(cell):
        if found.start() > at:
            yield "text", cell[at : found.start()]
        yield str(found.lastgroup), found.group()
        at = found.end()
    if at < len(cell):
        yield "text", cell[at:]
