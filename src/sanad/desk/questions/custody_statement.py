# SPDX-License-Identifier: Apache-2.0
"""Everything on record about one exhibit's way: how it came, through whose hands it went, what was done with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.compartments import OFFICE, of_exhibit
from sanad.desk.looks import looks
from sanad.desk.question import Question
from sanad.errors import SealBroken
from sanad.ledger import checkpoint, read
from sanad.ledger.read import Entry
from sanad.mandates import instrument, officer
from sanad.values.canonical import Json
from sanad.values.grade import Grade
from sanad.values.said import Said
from sanad.vault import quarantine, store
from sanad.vault.custody import COPIES, EVENTS, Step, gaps
from sanad.vault.exhibit import Delivery, Exhibit

_DONE_WITH = {
    "quarantine_exhibit": "set aside",
    "release_exhibit": "released for use",
    "erase_exhibit": "erased on an order",
    "dispatch_files": "its custody was stated on paper",
    "redact_exhibit": "a redacted copy was made",
    "lift_redaction": "a redacted copy was lifted",
    "certify_translation": "a certificate of its translation was recorded",
    "record_leave": "what its sender lets others have was recorded",
    "correct_delivery": "what was said of its delivery was put right",
}
_GONE_TO = {"copy_exhibit": "to", "dispatch_files": "recipient"}
"""Act → member of its private part that says to whom something went."""


@dataclass(frozen=True, kw_only=True)
class CustodyStatement(Question[dict[str, Json]]):
    """An order to state custody; the result is the document that docs/formats/custody.md describes."""

    name: ClassVar[str] = "custody_statement"

    exhibit: str

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        return [of_exhibit(work, self.exhibit, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit."""
        return {"exhibit": self.exhibit}

    def do(self, work: Work) -> Done[dict[str, Json]]:
        """Hash the sealed bytes once more, and gather its entries."""
        exhibit = store.get(work.connection, self.exhibit)
        thing = f"exhibit:{exhibit.sha256}"
        seqs = read.chain(work.connection, thing)
        every = [one for one in read.entries(work.connection, seqs=seqs) if one.outcome == "done"]
        entries = [one for one in every if self._is_ours(one)]
        ours = [each for each in exhibit.deliveries if each.compartment == self.compartment]
        governing = replace(exhibit, deliveries=tuple(ours)).delivery
        steps = [_step(one) for one in entries if one.act == "hand_over" and one.body]
        came = governing.provenance
        newest = checkpoint.latest(work.connection)
        document: dict[str, Json] = {
            "v": "sanad/custody/1",
            "office": work.tools.office,
            "fingerprint": work.tools.signer.fingerprint,
            "at": work.at,
            "zone": work.tools.zone,
            "stated_by": self._who(work, self.by),
            "exhibit": {
                "sha256": exhibit.sha256,
                "size": exhibit.size,
                "media_type": exhibit.media_type,
                "names": sorted({each.name for each in ours}),
                "set_aside": quarantine.why(work.connection, exhibit.sha256),
                "integrity": _integrity(work, exhibit),
            },
            "deliveries": [self._delivery(work, each) for each in ours],
            "steps": [self._told(work, one) for one in entries if one.act not in looks()],
            "views": [self._told(work, one) for one in entries if one.act in looks()],
            "gaps": [
                *gaps(came.received_by, came.seal or "", sorted(steps, key=_when)),
                *(_gone(one) for one in entries if one.act == "hand_over" and not one.body),
            ],
            "elsewhere": len(every) - len(entries),
            "checkpoint": {"size": newest.size, "note": newest.note} if newest else None,
        }
        return Done(document, (thing,), {"exhibit": exhibit.sha256})

    def _is_ours(self, entry: Entry) -> bool:
        """Tell whether an entry was made in this compartment; one whose words were erased is nobody's any more, and shown."""
        return not entry.body or entry.body["compartment"] in (self.compartment, OFFICE)

    def _delivery(self, work: Work, delivery: Delivery) -> dict[str, Json]:
        came = delivery.provenance
        paper = instrument.find(work.connection, came.instrument) if came.instrument else None
        named = f"{paper.number}, {paper.issuer}, {paper.legal_basis}" if paper else None
        told: dict[str, Json] = {
            "entry": delivery.seq,
            "name": delivery.name,
            "handed_by": came.handed_by,
            "received_by": came.received_by,
            "received_at": came.received_at,
            "received_where": came.received_where,
            "seal": came.seal,
            "instrument": named,
            "grade": str(Grade.parse(came.grade)) if came.grade else None,
            "handling": came.handling,
            "conditions": list(came.conditions),
            "listed_sha256": came.listed_sha256,
            "inside": came.parent,
            "relation": came.relation,
            "corrected": delivery.corrected,
        }
        return told

    def _told(self, work: Work, entry: Entry) -> dict[str, Json]:
        """Say in words what an entry did; an entry whose words were erased says so."""
        body = entry.body or {}
        told: dict[str, Json] = {
            "entry": entry.seq,
            "at": entry.at,
            "by": self._who(work, str(body["by"])) if body else None,
            "words": _words(entry),
            "purpose": (entry.private or {}).get("purpose"),
        }
        if entry.act == "hand_over" and body:
            told["step"] = vars(_step(entry))
        if entry.act in _GONE_TO and entry.private:
            told["to"] = entry.private.get(_GONE_TO[entry.act])
        return told

    @staticmethod
    def _who(work: Work, name: str) -> str:
        found = officer.find(work.connection, name)
        return f"{found.name}, {found.office}" if found else name


def _gone(entry: Entry) -> str:
    return (
        f"entry {entry.seq}: its words were erased on an order: who gave and who received is gone"
    )


def _when(step: Step) -> datetime:
    return datetime.fromisoformat(step.at)


def _integrity(work: Work, exhibit: Exhibit) -> str:
    if exhibit.erased is not None:
        return "erased"
    try:
        work.tools.blobs.check(exhibit.sha256, exhibit.name)
    except SealBroken:
        return "broken"
    return "intact"


def _step(entry: Entry) -> Step:
    what, private = (entry.body or {}).get("what"), entry.private or {}
    told = what if isinstance(what, Mapping) else {}
    return Step(
        entry=entry.seq,
        event=str(told.get("event", "")),
        at=str(told.get("at", "")),
        **{key: str(private.get(key, "")) for key in ("giver", "receiver")},
        **{key: str(private.get(key, "")) for key in ("place", "seal", "reference", "note")},
    )


def _words(entry: Entry) -> str:
    if entry.body is None:
        return f"the words of this entry ({entry.act}) were erased on an order"
    what = entry.body["what"]
    told = what if isinstance(what, Mapping) else {}
    match entry.act, told:
        case "seal_exhibit", {"new": new}:
            words = "received and sealed" if new else "received again: the same bytes"
        case "fail_reading", {"failed": code}:
            words = Said("reading failed ({code})", code=code)
        case "read_exhibit", {
            "reader": reader,
            "version": version,
            "stored": stored,
            "read": read_,
        }:
            words = Said(
                "read by {reader} {version}: {stored} of {read} stored",
                reader=reader,
                version=version,
                stored=stored,
                read=read_,
            )
        case "hand_over", {"event": str(event)}:
            words = EVENTS.get(event, event)
        case "copy_exhibit", {"kind": str(kind)}:
            words = COPIES.get(kind, kind)
        case _:
            words = _DONE_WITH.get(entry.act, entry.act.replace("_", " "))
    return words
