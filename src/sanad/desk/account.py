# SPDX-License-Identifier: Apache-2.0
"""The account of a folder that was received: what became of each file, and the folder in figures."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from sanad.desk.acts.seal_exhibit import Sealed
from sanad.desk.door import Refused


@dataclass(frozen=True)
class Taken:
    """What became of one file, or of a paper that was refused. `named` tells whether the sheet speaks of it."""

    name: str
    named: bool
    outcome: Sealed | Refused


Told = Callable[[Taken], None]


@dataclass
class Account:
    """A folder in figures. `first` and `last` are ledger entries; `again` counts what was received before in the same words.

    `sheet` is the digest of the delivery sheet. `missing` are files that it lists by digest and that did not come, `unmet` patterns
    that no file meets; `unnamed` counts files that it does not speak of.
    """

    sheet: str | None
    sealed: int = 0
    size: int = 0
    new: int = 0
    again: int = 0
    set_aside: int = 0
    refused: int = 0
    unnamed: int = 0
    first: int | None = None
    last: int | None = None
    missing: list[str] = field(default_factory=list)
    unmet: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin the list."""
        self._list = hashlib.sha256()

    @property
    def list_sha256(self) -> str:
        """Return the SHA-256 of the list of files sealed, in their order and in the form of `sha256sum`.

        A line is digest, two blanks, name, line end; where the name holds a backslash, which stands before every escape, the line
        begins with one, as that of `sha256sum` does.
        """
        return self._list.hexdigest()

    def count(self, taken: Taken) -> None:
        """Add one file, or one paper that was refused."""
        one = taken.outcome
        if isinstance(one, Refused):
            self.refused += 1
            return
        self.sealed += 1
        self.size += one.size
        self.new += one.new
        self.again += one.again
        self.set_aside += one.quarantine is not None
        self.unnamed += not taken.named
        self.first = one.entry if self.first is None else min(self.first, one.entry)
        self.last = one.entry if self.last is None else max(self.last, one.entry)
        escaped = "\\" if "\\" in taken.name else ""
        self._list.update(f"{escaped}{one.sha256}  {taken.name}\n".encode())
