# SPDX-License-Identifier: Apache-2.0
"""Put a person, organisation or incident on the register: by a named officer, on an authority and on evidence, for a reason."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.claims import store
from sanad.claims.subject import KINDS, Subject, check_label
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.identifier import check_id
from sanad.values.reason import says_something
from sanad.vault import quarantine
from sanad.vault import store as vault


@dataclass(frozen=True, kw_only=True)
class RegisterSubject(Act[str]):
    """An order to register; the result is the subject's id. `evidence` are exhibits, by name or digest, that say why."""

    name: ClassVar[str] = "register_subject"
    power: ClassVar[str] = "register"

    subject: str
    kind: str
    label: str
    authority: str
    reason: str
    evidence: tuple[str, ...]

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the evidence was delivered."""
        found = (vault.by_name(work.connection, name) for name in self.evidence)
        return [of_exhibit(work, one.sha256, self.compartment) for one in found]

    def intent(self) -> dict[str, Json]:
        """Name the entry that was not made."""
        return {"subject": self.subject}

    def do(self, work: Work) -> Done[str]:
        """Record the entry; it says nothing about the person yet."""
        if self.kind not in KINDS:
            detail = "S- and M- are persons, O- organisations, I- incidents"
            raise BadValue(self.subject, value=self.kind, type="kind of subject", detail=detail)
        check_id(self.kind, self.subject)
        if not (says_something(self.authority) and says_something(self.reason) and self.evidence):
            detail = "an authority, a reason and at least one exhibit are needed"
            raise BadValue(self.subject, value="", type="entry", detail=detail)
        used = (quarantine.usable(work.connection, name) for name in self.evidence)
        evidence = tuple(sorted({one.sha256 for one in used}))
        label = check_label(self.subject, self.label)
        why = {"label": label, "authority": self.authority, "reason": self.reason}
        entry = Subject(
            id=self.subject,
            kind=self.kind,
            compartment=self.compartment,
            evidence=evidence,
            by=self.by,
            seq=work.seq,
            **why,
        )
        store.add_subject(work.connection, entry)
        what: dict[str, Json] = {
            "subject": self.subject,
            "kind": self.kind,
            "compartment": self.compartment,
            "evidence": list(evidence),
        }
        return Done(self.subject, (f"subject:{self.subject}",), what, {**why})
