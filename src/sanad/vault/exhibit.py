# SPDX-License-Identifier: Apache-2.0
"""Exhibits and deliveries: one set of sealed bytes, and each time they were handed over."""

from dataclasses import dataclass, field, fields
from typing import Self

from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.said import Said

HANDLING = ("open", "restricted", "confidential")
SHEET = "intake_sheet"
"""Relation of a sheet of the office itself: evidence of what was said when other exhibits came, and never read as one."""

ABOUT = frozenset({"transcript", "translation"})
"""Relations to an exhibit that this one is about, not inside of."""


@dataclass(frozen=True)
class Provenance:
    """How bytes came to us, as the delivery sheet states it. Unknown is None, never a guess.

    `coverage` says what was asked for and what the sender cannot supply; `listed_sha256` is the digest on the sender's own list;
    `parent` is the exhibit that these bytes were attached to, transcribe or translate, `relation` says which, and `made_by`
    who transcribed or translated. `seal` is the number on the bag or envelope; `conditions` are what the sender asks of
    whoever uses it, for example no_sharing_abroad. `sheet` is the SHA-256 of the delivery sheet that says all this.
    `evidence_type` is what sort of evidence it is said to be (`sanad.vault.evidence`); `capture` what was recorded when it was taken
    from an open source: url, at, tool, collector.
    """

    handed_by: str | None = None
    received_at: str | None = None
    received_where: str | None = None
    received_by: str | None = None
    seal: str | None = None
    instrument: str | None = None
    grade: str | None = None
    handling: str = "restricted"
    conditions: tuple[str, ...] = ()
    language: str | None = None
    coverage: dict[str, Json] = field(default_factory=dict)
    listed_sha256: str | None = None
    parent: str | None = None
    relation: str | None = None
    made_by: str | None = None
    reader: str | None = None
    template: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    evidence_type: str | None = None
    capture: dict[str, Json] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a handling code that nobody would heed."""
        if self.handling not in HANDLING:
            detail = Said("the codes are {known}", known=", ".join(HANDLING))
            raise BadValue("provenance", value=self.handling, type="handling code", detail=detail)

    def as_json(self) -> dict[str, Json]:
        """Return the provenance as it stands in documents, without what is not known."""
        known = {key: value for key, value in vars(self).items() if value not in (None, {}, ())}
        return {**known, **({"conditions": list(self.conditions)} if self.conditions else {})}

    @classmethod
    def from_json(cls, document: dict[str, Json]) -> Self:
        """Read it back from its document form."""
        fields = {**document, "conditions": tuple(document.get("conditions", ()))}  # type: ignore[arg-type]  # our own array
        return cls(**fields)  # type: ignore[arg-type]  # our own fields


@dataclass(frozen=True, kw_only=True)
class Stated:
    """What people wrote down of a delivery and may have written wrong, each as `Provenance` has it; what machines found out is not among it."""

    instrument: str | None = None
    handed_by: str | None = None
    received_at: str | None = None
    received_where: str | None = None
    received_by: str | None = None
    seal: str | None = None
    grade: str | None = None
    handling: str = "restricted"
    conditions: tuple[str, ...] = ()

    @classmethod
    def of(cls, came: Provenance) -> Self:
        """Return what is said of a delivery now."""
        return cls(**{field.name: getattr(came, field.name) for field in fields(cls)})


@dataclass(frozen=True)
class Delivery:
    """One handing-over of an exhibit; `seq` is the ledger entry that recorded it, `corrected` the last one that put right what it says."""

    seq: int
    exhibit: str
    name: str
    compartment: str
    provenance: Provenance
    corrected: int | None = None


@dataclass(frozen=True)
class Exhibit:
    """Sealed bytes. `receipt` is the reader's account, None until it was read; `erased` the entry that ordered their erasure.

    `leave` are the recipients to whom its sender lets it go, however it is handled.
    """

    sha256: str
    size: int
    media_type: str
    quarantine: str | None
    receipt: dict[str, Json] | None
    deliveries: tuple[Delivery, ...]
    erased: int | None = None
    leave: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Return the name under which it first came."""
        return self.deliveries[0].name

    @property
    def differs_from_list(self) -> bool:
        """Tell whether senders listed another digest for these bytes, and none of them this one."""
        listed = {delivery.provenance.listed_sha256 for delivery in self.deliveries} - {None}
        return bool(listed) and self.sha256 not in listed

    @property
    def compartments(self) -> frozenset[str]:
        """Return every compartment to which the bytes were delivered."""
        return frozenset(delivery.compartment for delivery in self.deliveries)

    @property
    def compartment(self) -> str:
        """Return the compartment in which it was first received."""
        return self.deliveries[0].compartment

    @property
    def delivery(self) -> Delivery:
        """Return the delivery that governs its use: the first that names a legal paper, else the first."""
        papers = (each for each in self.deliveries if each.provenance.instrument is not None)
        return next(papers, self.deliveries[0])

    def said_last(self, how: str) -> str | None:
        """Return what the newest delivery that says anything of `how` it is read (reader, template, encoding, language) says."""
        said = (getattr(each.provenance, how) for each in reversed(self.deliveries))
        return next((str(word) for word in said if word is not None), None)

    @property
    def provenance(self) -> Provenance:
        """Return how it came by the delivery that governs its use."""
        return self.delivery.provenance
