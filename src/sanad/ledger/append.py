# SPDX-License-Identifier: Apache-2.0
"""The pen: the only thing that writes the ledger, held by the desk.

Guarantees: entries are numbered without gaps, each commits to its body under a fresh salt, the tree's stored nodes
follow from the commitments, and each entry names the one before about the same thing. Entries appear with the
transaction they belong to, or not at all.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from sanad.ledger import merkle, tables
from sanad.ledger.commitment import SALT_BYTES, VERSION, commitment_of
from sanad.ledger.read import node
from sanad.values.canonical import Json, canonical

_NEWEST = (
    sa.select(tables.entry.c.commitment)
    .join(tables.link, tables.link.c.seq == tables.entry.c.seq)
    .where(tables.link.c.thing == sa.bindparam("thing"))
    .order_by(tables.link.c.seq.desc())
    .limit(1)
)  # made once: building a statement costs more than running it


@dataclass
class Pen:
    """Writes entries inside one transaction; nothing is stored before `flush`."""

    connection: sa.Connection
    _size: int = field(init=False)
    _nodes: dict[tuple[int, int], bytes] = field(init=False, default_factory=dict)
    _last: dict[str, str] = field(init=False, default_factory=dict)
    _entries: list[dict[str, object]] = field(init=False, default_factory=list)
    _links: list[dict[str, object]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        """Find the end of the ledger."""
        last = self.connection.execute(sa.select(sa.func.max(tables.entry.c.seq))).scalar()
        self._size = 0 if last is None else last + 1

    @property
    def next(self) -> int:
        """Return the number that the next entry will have."""
        return self._size

    def write(
        self,
        body: Mapping[str, Json],
        things: Sequence[str],
        private: Mapping[str, Json] | None = None,
    ) -> int:
        """Add one entry and return its number.

        Args:
            body: The body of docs/formats/ledger.md without `v` and `about`, which are added here.
            things: What the entry is about, each at most 160 characters; duplicates count once.
            private: What stays in the office; the body commits to it under a salt of its own.
        """
        seq = self._size
        about = {thing: self._previous(thing) for thing in dict.fromkeys(things)}
        full: dict[str, Json] = {"v": VERSION, **body, "about": about}
        kept, kept_salt = None, None
        if private:
            kept_salt = secrets.token_bytes(SALT_BYTES)
            kept = canonical(private)
            full["private"] = commitment_of(kept_salt, kept).hex()
        salt = secrets.token_bytes(SALT_BYTES)
        encoded = canonical(full)
        leaf = commitment_of(salt, encoded)
        self._entries.append(
            {
                "seq": seq,
                "commitment": leaf.hex(),
                "act": body["act"],
                "at": body["at"],
                "outcome": body["outcome"],
                "salt": salt.hex(),
                "body": encoded.decode(),
                "private_salt": kept_salt.hex() if kept_salt else None,
                "private": kept.decode() if kept else None,
            }
        )
        for thing in about:
            self._last[thing] = leaf.hex()
            self._links.append({"thing": thing, "seq": seq})
        new = merkle.completed(seq, merkle.leaf_hash(leaf), self._node)
        for level, position, value in new:
            self._nodes[level, position] = value
        self._size += 1
        return seq

    def flush(self) -> None:
        """Store what was written since the last flush; one statement per table."""
        if not self._entries:
            return
        self.connection.execute(sa.insert(tables.entry), self._entries)
        nodes = [
            {"level": level, "position": position, "hash": value.hex()}
            for (level, position), value in self._nodes.items()
        ]
        self.connection.execute(sa.insert(tables.node), nodes)
        if self._links:
            self.connection.execute(sa.insert(tables.link), self._links)
        self._entries, self._links, self._nodes = [], [], {}

    def _node(self, level: int, position: int) -> bytes:
        known = self._nodes.get((level, position))
        return node(self.connection, level, position) if known is None else known

    def _previous(self, thing: str) -> str:
        if thing not in self._last:
            found = self.connection.execute(_NEWEST, {"thing": thing})
            self._last[thing] = found.scalar() or ""
        return self._last[thing]
