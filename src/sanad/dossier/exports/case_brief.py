# SPDX-License-Identifier: Apache-2.0
"""A dossier in the ontologies CASE 1.5 and UCO 1.5, as JSON-LD: its exhibits, their custody, its findings and its claims.

It says nothing that the package of the same brief does not. Each exhibit has a provenance record, and every entry of its custody is an
action of the investigation that the one before informed: which act, when, by which officer. An erased entry keeps its place and its
commitment. A claim is an assertion with its standing and grade as tags, tied to the exhibit that it is cited in; the quotation stays in the
package. Ids are of an exhibit by its digest, of all else by the brief's. The same brief and entries give the same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sanad.analysis.finding import Finding
from sanad.claims.claim import Claim
from sanad.dossier.exports.case import action
from sanad.dossier.exports.ftm.statements import place
from sanad.dossier.exports.ftm.vocabulary import words
from sanad.dossier.exports.uco import Node, document, file, ref, urn
from sanad.dossier.package import Disclosed
from sanad.values.canonical import Json, digest_of

_OF_FINDING = ("method", "version", "parameters", "inputs", "columns", "rows", "sentence")
_NOT_OF_CLAIM = ("id", "entry")
_GIVEN = {"whole": "given whole", "redacted": "a copy is given, from which parts were taken out"}


def case_brief(brief: dict[str, Any], disclosed: Iterable[Disclosed]) -> bytes:
    """Return the file of a brief and the ledger entries that go with it (docs/formats/package.md)."""
    graph = _Brief(brief, {each.entry.seq: each for each in disclosed})
    says = f"Dossier, edition {brief['edition']}, as of {brief['as_of']}; brief {graph.sha256}"
    return document(urn(graph.sha256, "bundle"), says, [*graph.nodes()])


class _Brief:
    """The nodes of one brief."""

    def __init__(self, brief: dict[str, Any], entries: Mapping[int, Disclosed]) -> None:
        self._brief, self._entries = brief, entries
        self.sha256 = digest_of(brief)
        self._files = {each["sha256"]: _file(each) for each in brief["exhibits"]}

    def nodes(self) -> Iterator[Node]:
        """Yield the office and its officers, each exhibit with its custody, the findings, the claims."""
        custody = sorted({seq for each in self._brief["exhibits"] for seq in each["entries"]})
        office = self._identity("Organization", self._brief["office"]["name"])
        officers = sorted({by for seq in custody if (by := self._said(seq).get("by"))})
        yield office
        yield from (self._identity("Identity", name) for name in officers)
        yield from self._files.values()
        yield from map(self._record, self._brief["exhibits"])
        yield from (self._step(seq) for seq in custody)
        for each in self._brief["findings"]:
            yield from self._finding(each)
        for each in self._brief["claims"]:
            yield from self._claim(each)

    def _record(self, exhibit: dict[str, Any]) -> Node:
        given = exhibit.get("reason") or _GIVEN.get(exhibit["given"], "")
        told = {
            name: exhibit[name] for name in ("instrument", "grade", "handling") if exhibit[name]
        }
        return {
            "@id": self._id("record", exhibit["sha256"]),
            "@type": "case-investigation:ProvenanceRecord",
            "case-investigation:exhibitNumber": exhibit["sha256"][:8],
            "uco-core:description": [
                f"{exhibit['given']}: {given}",
                *(f"{name}: {value}" for name, value in told.items()),
            ],
            "uco-core:object": ref(self._files[exhibit["sha256"]]),
        }

    def _step(self, seq: int) -> Node:
        """Return one entry of the custody of one exhibit, or of several that one act was about."""
        about = [each for each in self._brief["exhibits"] if seq in each["entries"]]
        before = {
            max(earlier)
            for each in about
            if (earlier := [one for one in each["entries"] if one < seq])
        }
        body, commitment = self._said(seq), self._entries[seq].entry.commitment
        step: Node = {
            "@id": self._id("entry", str(seq)),
            "@type": "case-investigation:InvestigativeAction",
            "uco-core:name": f"{body['act']}, {body['outcome']}" if body else "erased on an order",
            "uco-core:description": f"Entry {seq} of the ledger, commitment {commitment}",
            "uco-action:object": [ref(self._files[each["sha256"]]) for each in about],
        }
        if before:
            step["case-investigation:wasInformedBy"] = [
                {"@id": self._id("entry", str(each))} for each in sorted(before)
            ]
        if body:
            step["uco-action:startTime"] = {"@type": "xsd:dateTime", "@value": body["at"]}
        if body.get("by"):
            step["uco-action:performer"] = {"@id": self._id("Identity", body["by"])}
        return step

    def _finding(self, told: dict[str, Any]) -> Iterator[Node]:
        finding = Finding.from_json(
            {name: told[name] for name in _OF_FINDING}, None, "", told["entry"]
        )
        record: Node = {
            "@id": urn(finding.sha256, "record"),
            "@type": "case-investigation:ProvenanceRecord",
            "uco-core:name": f"Finding {finding.id}",
            "uco-core:description": finding.sentence,
            "case-investigation:exhibitNumber": finding.id,
        }
        inputs = [self._files[each] for each in finding.inputs if each in self._files]
        yield from action(finding, inputs, record)
        yield record

    def _claim(self, told: dict[str, Any]) -> Iterator[Node]:
        """Yield what somebody says, and the tie to each exhibit that it is cited in."""
        kept = {name: value for name, value in told.items() if name not in _NOT_OF_CLAIM}
        claim = Claim.from_json({"copy_of": None, **kept}, told["entry"], None, told["id"])
        assertion: Node = {
            "@id": self._id("claim", claim.id),
            "@type": "uco-core:Assertion",
            "uco-core:name": f"Claim {claim.id} about {claim.about}",
            "uco-core:statement": words(claim.property, claim.value),
            "uco-core:description": " ".join(
                filter(None, (f"said by {claim.said_by}", claim.period.words))
            ),
            "uco-core:tag": [
                str(claim.standing),
                *([claim.grade] if claim.grade else []),
                *(["exculpatory"] if claim.exculpatory else []),
            ],
        }
        yield assertion
        for sha256 in sorted(claim.citation.exhibits & self._files.keys()):
            yield {
                "@id": self._id("citation", claim.id, sha256),
                "@type": "uco-core:Relationship",
                "uco-core:source": ref(assertion),
                "uco-core:target": ref(self._files[sha256]),
                "uco-core:kindOfRelationship": "cited in",
                "uco-core:isDirectional": True,
                "uco-core:description": place(claim.citation.locator),
            }

    def _identity(self, kind: str, name: str) -> Node:
        return {"@id": self._id(kind, name), "@type": f"uco-identity:{kind}", "uco-core:name": name}

    def _said(self, seq: int) -> Mapping[str, Any]:
        """Return the body of an entry; empty once it was erased."""
        return self._entries[seq].entry.body or {}

    def _id(self, *part: str) -> str:
        return urn(self.sha256, *part)


def _file(exhibit: dict[str, Any]) -> Node:
    known: dict[str, Json] = {"sizeInBytes": exhibit["size"], "mimeType": exhibit["media_type"]}
    return file(exhibit["sha256"], exhibit["name"], **known)
