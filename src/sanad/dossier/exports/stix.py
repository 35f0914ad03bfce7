# SPDX-License-Identifier: Apache-2.0
"""The register as a bundle of STIX 2.1 (OASIS Standard, 10 June 2021): who and what is on it, and each claim as an object of its own.

A claim that ties two entries is a `relationship`, every other a `note` about its entry. So no identity says on its own authority what only a
source said, and an object changes only where another delivery of its exhibit brought another handling; a claim that is withdrawn is gone from
the next bundle. `labels` hold the standing, the
extension below all of the claim but its quotation, which may name third parties; the external references lead to it and to the exhibit.

Does not carry: `confidence`, which is a number for how sure its producer is (section 3.2), and neither standing nor grade is one;
`start_time` and `stop_time`, which are moments in UTC, where a source gives a day of its own place, often with a soft end; the
properties of the OASIS extension of incidents, which are about computers.

Ids are UUIDs of version 5 over the office's key and its own id. STIX keeps one namespace for cyber-observables (section 2.9) and
leaves that of others open, so ours is our own. Every object is checked by `stix2` as it is made. The same register gives the same bytes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from sanad.claims.claim import Claim
from sanad.claims.properties import named_in
from sanad.claims.subject import Subject
from sanad.dossier.exports.ftm.statements import place
from sanad.dossier.exports.ftm.vocabulary import words
from sanad.values.canonical import Json, canonical

_NAMESPACE = UUID("477b5843-9fec-571a-97a3-481bff1e61ba")
"""UUID of version 5 of `sanad/stix/1` in the namespace of URLs (RFC 9562 section 6.6)."""
_SYSTEM = f"identity--{uuid5(_NAMESPACE, 'sanad')}"
EXTENSION = f"extension-definition--{uuid5(_NAMESPACE, 'claim 1')}"
"""The property extension (section 7.3) that holds a claim; the same in every office."""
_DEFINED = "2026-01-01T00:00:00Z"
"""When version 1 of the extension was defined; a bundle must date it (section 7.3.2)."""
_SCHEMA = (
    "A claim of a Sanad register, as docs/formats/exchange.md describes it: claim, about, property, value, said_by, standing, grade, "
    "exculpatory, valid_from, valid_to, soft, copy_of, citation. What is not known is absent."
)
_CLASS = {"person": "individual", "organisation": "organization"}
"""Kind on the register → `identity-class-ov`; what is neither is an incident."""
_AS_IT_IS = ("commands", "supplies", "finances", "meets", "part_of", "merged_into", "split_from")
_TIES = {
    "role": "has-role-in",
    "act": "acted-in",
    "related": "related-to",
    **{each: each.replace("_", "-") for each in _AS_IT_IS},
}
"""Property that ties two entries → type of relationship."""


class Handling(NamedTuple):
    """What is to be heeded of whatever rests on an exhibit, and the number of the entry of its newest delivery."""

    words: AbstractSet[str]
    seq: int


@dataclass(frozen=True)
class Going:
    """What goes out.

    Attributes:
        office: Its name and the fingerprint of its key.
        founded: Instant of its first ledger entry, UTC.
        recipient: To whom it goes.
        subjects: Who and what is on the register.
        claims: What is said about them; they name no other entries.
        handling: Digest of each exhibit that a claim is cited in → its handling.
        recorded_at: Number of a ledger entry → its instant, UTC.
    """

    office: tuple[str, str]
    founded: str
    recipient: str
    subjects: Sequence[Subject]
    claims: Sequence[Claim]
    handling: Mapping[str, Handling]
    recorded_at: Callable[[int], str]


def stix(going: Going) -> bytes:
    """Return the bundle as JSON; memory grows with the register, some 20 KB for each claim, about a second for a thousand."""
    import stix2.v21 as model  # type: ignore[import-untyped]  # noqa: PLC0415  # it ships no types; heavy, and rarely needed

    made = [*_Made(model, going).objects()]
    bundle = model.Bundle(
        *made, id=f"bundle--{uuid5(_NAMESPACE, ' '.join(str(each.id) for each in made))}"
    )
    raw: str = bundle.serialize(indent=1, ensure_ascii=False)
    return raw.encode() + b"\n"


class _Made:
    """The objects of one bundle."""

    def __init__(self, model: Any, going: Going) -> None:  # noqa: ANN401  # a module without types
        self._model, self._going = model, going
        self._ids = {each.id: self._id(_type(each), each.id) for each in going.subjects}
        self._office = self._id("identity", "office")
        self._all = f"handed out to {going.recipient}"

    def objects(self) -> Iterator[Any]:
        """Yield what others refer to, the register, and the group of all of it."""
        model, going = self._model, self._going
        yield model.Identity(
            id=_SYSTEM, created=_DEFINED, modified=_DEFINED, name="Sanad", identity_class="system"
        )
        yield model.ExtensionDefinition(
            id=EXTENSION,
            created=_DEFINED,
            modified=_DEFINED,
            created_by_ref=_SYSTEM,
            name="Sanad claim",
            schema=_SCHEMA,
            version="1.0.0",
            extension_types=["property-extension"],
        )
        yield model.Identity(
            id=self._office,
            created=going.founded,
            modified=going.founded,
            name=going.office[0],
            identity_class="organization",
        )
        for says in sorted({self._all}.union(*(each.words for each in going.handling.values()))):
            yield model.MarkingDefinition(
                id=self._marking(says),
                created=going.founded,
                created_by_ref=self._office,
                definition_type="statement",
                definition={"statement": says},
            )
        register = [*map(self._entry, going.subjects), *map(self._claim, going.claims)]
        yield from register
        if register:
            yield self._group(register)

    def _entry(self, subject: Subject) -> Any:  # noqa: ANN401  # as above
        told: dict[str, Any] = {
            "name": subject.label,
            "external_references": [{"source_name": "sanad register", "external_id": subject.id}],
        }
        if subject.kind in _CLASS:
            told["identity_class"] = _CLASS[subject.kind]
        make = self._model.Identity if subject.kind in _CLASS else self._model.Incident
        return make(id=self._ids[subject.id], **told, **self._common(subject.seq, subject.seq))

    def _claim(self, claim: Claim) -> Any:  # noqa: ANN401  # as above
        exhibits = sorted(claim.citation.exhibits)
        handling = [self._going.handling[each] for each in exhibits]
        heeded = set().union(*(each.words for each in handling))
        last = max(claim.seq, *(each.seq for each in handling))
        told: dict[str, Any] = {
            "labels": [str(claim.standing), *(["exculpatory"] if claim.exculpatory else [])],
            "external_references": [
                {"source_name": "sanad claim", "external_id": claim.id},
                *(
                    {
                        "source_name": "sanad exhibit",
                        "external_id": each,
                        "description": f"SHA-256; cited at {place(claim.citation.locator)}",
                    }
                    for each in exhibits
                ),
            ],
            "extensions": {EXTENSION: _extension(claim)},
            **self._common(claim.seq, last, heeded),
        }
        says = words(claim.property, claim.value)
        if claim.period.words:
            says = f"{says} ({claim.period.words})"
        about, ties = self._ids[claim.about], named_in(claim.property, claim.value)
        if claim.property in _TIES and ties:
            return self._model.Relationship(
                id=self._id("relationship", claim.id),
                relationship_type=_TIES[claim.property],
                source_ref=about,
                target_ref=self._ids[ties[0]],
                description=f"{says}; said by {claim.said_by}",
                **told,
            )
        refs = [about, *(self._ids[each] for each in ties)]
        return self._model.Note(
            id=self._id("note", claim.id),
            content=says,
            authors=[claim.said_by],
            object_refs=refs,
            **told,
        )

    def _group(self, register: list[Any]) -> Any:  # noqa: ANN401  # as above
        """Return what says that all this was handed out together; none of the contexts of `grouping-context-ov` fits."""
        refs = [str(each.id) for each in register]
        going = self._going
        seqs = [*(each.seq for each in going.subjects), *(each.seq for each in going.claims)]
        return self._model.Grouping(
            id=self._id("grouping", self._all, *refs),
            name="From a register, each claim with its source",
            context="unspecified",
            object_refs=refs,
            **self._common(max(seqs), max(seqs), {self._all}),
        )

    def _common(
        self, first: int, last: int, heeded: AbstractSet[str] = frozenset()
    ) -> dict[str, Any]:
        """Return who made an object, the instants of its first and its newest entry, and how it is to be handled."""
        marks = [self._marking(says) for says in sorted(heeded)]
        return {
            "created_by_ref": self._office,
            "created": self._going.recorded_at(first),
            "modified": self._going.recorded_at(last),
            **({"object_marking_refs": marks} if marks else {}),
        }

    def _marking(self, says: str) -> str:
        return self._id("marking-definition", says)

    def _id(self, kind: str, *own: str) -> str:
        key: list[Json] = [self._going.office[1], kind, *own]
        return f"{kind}--{uuid5(_NAMESPACE, canonical(key).decode())}"


def _type(subject: Subject) -> str:
    return "identity" if subject.kind in _CLASS else "incident"


def _extension(claim: Claim) -> dict[str, Any]:
    """Return the claim without its quotation; what is not known may not stand in STIX as null."""
    told = claim.as_json()
    cited = {"exhibit": claim.citation.exhibit, "locator": claim.citation.locator.as_json()}
    known = {name: each for name, each in {**told, "citation": cited}.items() if each is not None}
    return {"extension_type": "property-extension", "claim": claim.id, **known}
