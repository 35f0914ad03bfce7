# SPDX-License-Identifier: Apache-2.0
"""Exhibits and deliveries: one set of sealed bytes, and each time they were handed over."""

from dataclasses import dataclass, field
from typing import Self

from sanad.errors import BadValue
from sanad.values.canonical import Json

HANDLING = ("open", "restricted", "confidential")


@dataclass(frozen=True)
class Provenance:
    """How bytes came to us, as the delivery sheet states it. Unknown is None, never a guess.

    `coverage` says what was asked for and what the sender cannot supply; `listed_sha256` is the digest on the sender's own list;
    `parent` is the exhibit that these bytes were attached to, transcribe or translate, and `relation` says which.
    """

    handed_by: str | None = None
    received_at: str | None = None
    received_where: str | None = None
    instrument: str | None = None
    grade: str | None = None
    handling: str = "restricted"
    language: str | None = None
    coverage: dict[str, Json] = field(default_factory=dict)
    listed_sha256: str | None = None
    parent: str | None = None
    relation: str | None = None
    reader: str | None = None
    template: str | None = None
    encoding: str | None = None

    def __post_init__(self) -> None:
        """Refuse a handling code that nobody would heed."""
        if self.handling not in HANDLING:
            detail = f"the codes are {', '.join(HANDLING)}"
            raise BadValue("provenance", value=self.handling, type="handling code", detail=detail)

    def as_json(self) -> dict[str, Json]:
        """Return the provenance as it stands in documents, without what is not known."""
        return {key: value for key, value in vars(self).items() if value not in (None, {})}

    @classmethod
    def from_json(cls, document: dict[str, Json]) -> Self:
        """Read it back from its document form."""
        return cls(**document)  # type: ignore[arg-type]  # our own fields


@dataclass(frozen=True)
class Delivery:
    """One handing-over of an exhibit; `seq` is the ledger entry that recorded it."""

    seq: int
    exhibit: str
    name: str
    compartment: str
    provenance: Provenance


@dataclass(frozen=True)
class Exhibit:
    """Sealed bytes. `receipt` is the reader's account, None until it was read."""

    sha256: str
    size: int
    media_type: str
    quarantine: str | None
    receipt: dict[str, Json] | None
    deliveries: tuple[Delivery, ...]

    @property
    def name(self) -> str:
        """Return the name under which it first came."""
        return self.deliveries[0].name

    @property
    def differs_from_list(self) -> bool:
        """Tell whether some sender listed another digest for these bytes."""
        listed = {delivery.provenance.listed_sha256 for delivery in self.deliveries}
        return bool(listed - {None, self.sha256})

    @property
    def compartments(self) -> frozenset[str]:
        """Return every compartment to which the bytes were delivered."""
        return frozenset(delivery.compartment for delivery in self.deliveries)

    @property
    def compartment(self) -> str:
        """Return the compartment in which it was first received."""
        return self.deliveries[0].compartment

    @property
    def provenance(self) -> Provenance:
        """Return how it first came."""
        return self.deliveries[0].provenance
