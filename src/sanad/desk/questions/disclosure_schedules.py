# SPDX-License-Identifier: Apache-2.0
"""The disclosure schedules of a request's subject: every exhibit of the case once, as used, unused or sensitive, and what nobody has looked into."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import admissibility, proceedings
from sanad.casework.disclosure import Held, schedules
from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.claims.properties import named_in
from sanad.desk import authority
from sanad.desk.act import Done, Work
from sanad.desk.around import same_as
from sanad.desk.inputs import rests_on
from sanad.desk.material import usable_findings
from sanad.desk.papers import Paper, PaperQuestion, matter
from sanad.desk.reliance import not_relied_on
from sanad.desk.request_facts import claims_of
from sanad.dossier.papers.schedules import DEFENCE, PROSECUTOR, Disclosed
from sanad.errors import BadValue
from sanad.ledger import read
from sanad.values.canonical import Json
from sanad.values.said import Said
from sanad.vault import quarantine
from sanad.vault import store as vault
from sanad.vault.exhibit import Exhibit

_FOR = {PROSECUTOR: "internal", DEFENCE: "defence"}
"""Reader of the schedules → as whom the rules about what may leave the office know them."""
_LOOKED = frozenset({"copy_exhibit", "show_rows", "confirm_words", "answer_item", "mask_rows", "suggest_claims", "reject_suggestion"})  # fmt: skip
"""What an officer does with an exhibit by looking into it. A search over everything is none."""
_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class DisclosureSchedules(PaperQuestion):
    """An order for the schedules of the subject of a request, for a `recipient`: prosecutor or defence."""

    name: ClassVar[str] = "disclosure_schedules"

    recipient: str = PROSECUTOR

    def intent(self) -> dict[str, Json]:
        """Name the request and who will read the schedules."""
        return {"request": self.request, "recipient": self.recipient}

    def do(self, work: Work) -> Done[Paper]:
        """Sort the exhibits of the compartment, and those in which something about the subject stands; costs one look at the ledger for each."""
        if self.recipient not in _FOR:
            detail = Said("one of: {known}", known=", ".join(_FOR))
            raise BadValue(self.request, value=self.recipient, type="recipient", detail=detail)
        found = matter(work, self.request, _FOR[self.recipient])
        favour = {claim.id: claim.citation.exhibits for claim in found.favour}
        held = _Case(work, self.compartment, found.subject.id).held()
        disclosed = Disclosed(found, schedules(held, favour), self.recipient)
        paper = Paper(disclosed.document(self.made(work, found)), disclosed.csv())
        return self.told(paper, found.subject)


@dataclass(frozen=True)
class _Case:
    """The exhibits around one subject, gathered once."""

    work: Work
    compartment: str
    subject: str

    def held(self) -> list[Held]:
        """Return every exhibit of the case, in the order in which they came."""
        connection = self.work.connection
        claims = claims_of(self.work, self.subject)
        cited = {exhibit for claim in claims for exhibit in claim.citation.exhibits}
        exhibits = [
            each
            for each in vault.exhibits(connection)
            if self.compartment in each.compartments or each.sha256 in cited
        ]
        carries = self._carries(claims)
        set_aside = quarantine.reasons(connection)
        leads = not_relied_on(self.work, [each.sha256 for each in exhibits])
        looked = self._looked_into(exhibits)
        return [
            Held(
                exhibit=each.sha256,
                name=each.name,
                media_type=each.media_type,
                sort=self._sort(each),
                received_on=(each.provenance.received_at or "not stated")[: len("2026-01-05")],
                handling=_of_all(each, "handling"),
                conditions=_of_all(each, "conditions"),
                carries=tuple(carries.get(each.sha256, ())),
                set_aside=set_aside.get(each.sha256),
                lead=leads[each.sha256].code if each.sha256 in leads else None,
                read=each.receipt is not None,
                looked_into=each.sha256 in looked,
            )
            for each in exhibits
        ]

    def _carries(self, claims: Iterable[Claim]) -> Mapping[str, list[str]]:
        """Return exhibit → what of the case rests on it: live claims about the person and incidents of theirs, but for what speaks for them; findings, events of proceedings, the entry on the register."""
        connection = self.work.connection
        live = [claim for claim in claims if claim.live and not claim.exculpatory]
        incidents = {name for claim in live if claim.property == "act" for name in named_in("act", claim.value)}  # fmt: skip
        live += [claim for claim in register.about(connection, sorted(incidents)) if claim.live]
        found: dict[str, list[str]] = defaultdict(list)
        for claim in live:
            for exhibit in claim.citation.exhibits:
                found[exhibit].append(claim.id)
        for finding in usable_findings(self.work, self.compartment, self.subject):
            for exhibit in rests_on(connection, finding):
                found[exhibit].append(finding.id)
        same = same_as(self.work, self.subject)
        for event in proceedings.events_about(connection, sorted(same)):
            if event.exhibit is not None:
                found[event.exhibit].append(f"{event.proceeding}/{event.number}")
        for one in same:
            for exhibit in register.subject(connection, one).evidence:
                found[exhibit].append(one)
        return found

    def _sort(self, exhibit: Exhibit) -> str | None:
        answers = admissibility.newest(self.work.connection, exhibit.sha256)
        found = authority.paper(self.work, exhibit)
        return authority.sort(exhibit, exhibit.receipt, found, answers).evidence

    def _looked_into(self, exhibits: Collection[Exhibit]) -> set[str]:
        """Return the exhibits that an officer has looked into: by an act on record, or because somebody's claim quotes them."""
        connection = self.work.connection
        chains = {each.sha256: read.chain(connection, f"exhibit:{each.sha256}") for each in exhibits}  # fmt: skip
        seqs = sorted({seq for chain in chains.values() for seq in chain})
        groups = (seqs[at : at + _AT_ONCE] for at in range(0, len(seqs), _AT_ONCE))
        acts = {
            entry.seq
            for group in groups
            for entry in read.entries(connection, seqs=group)
            if entry.act in _LOOKED and entry.outcome == "done"
        }
        looked = {name for name, chain in chains.items() if not acts.isdisjoint(chain)}
        return looked | {name for name in chains if register.citing(connection, name)}


def _of_all(exhibit: Exhibit, what: str) -> tuple[str, ...]:
    """Return the handling codes, or the conditions, of every delivery of an exhibit, each once."""
    return tuple(sorted(set(_stated(exhibit, what))))


def _stated(exhibit: Exhibit, what: str) -> Iterator[str]:
    for delivery in exhibit.deliveries:
        stated = getattr(delivery.provenance, what)
        yield from (stated,) if isinstance(stated, str) else stated
