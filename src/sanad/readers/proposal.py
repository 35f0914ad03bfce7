# SPDX-License-Identifier: Apache-2.0
"""What would read a file that nobody received yet: the reader that its content asks for, and the template that its header is.

Nothing is read but what recognition looks at. Made to run in a cell, on many files at once: one that ends the cell is found by
asking for each alone.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sanad.errors import SanadError
from sanad.readers import registry
from sanad.readers.rows import Hints
from sanad.readers.tabular.header import recognise


@dataclass(frozen=True)
class Proposal:
    """Name of the reader, or None when nothing fits; id of the template, if one does."""

    reader: str | None
    template: str | None = None


def order_for(files: Sequence[tuple[Path, str]], templates: Sequence[Path]) -> bytes:
    """Return an order to look at files, each with its name."""
    told = {"files": [[str(path), name] for path, name in files], "templates": [str(path) for path in templates]}  # fmt: skip
    return json.dumps(told).encode()


def carry_out(order: bytes) -> bytes:
    """Look as ordered and return what would read each, in order."""
    told = json.loads(order)
    templates = tuple(Path(path) for path in told["templates"])
    found = [_look(Path(path), Hints(name, templates=templates)) for path, name in told["files"]]
    return json.dumps([[one.reader, one.template] for one in found]).encode()


def understood(answer: bytes, count: int) -> list[Proposal] | None:
    """Return what a cell answered about `count` files, or None when no cell of ours answers so."""
    try:
        told = [
            Proposal(_known(reader), None if template is None else str(template)[:120])
            for reader, template in json.loads(answer)
        ]
    except (ValueError, TypeError, RecursionError):
        return None
    return told if len(told) == count else None


def _look(path: Path, hints: Hints) -> Proposal:
    try:
        found = registry.choose(path, hints)
        if found.records is None:
            return Proposal(found.name)
        header = recognise(path, hints, registry.template_of)
    except SanadError:
        return Proposal(None)
    return Proposal(found.name, header.template.id if header else None)


def _known(reader: object) -> str | None:
    return reader if isinstance(reader, str) and reader in registry.known() else None
