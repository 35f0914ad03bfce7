# SPDX-License-Identifier: Apache-2.0
"""Put a person, organisation or incident on the register: by a named officer, on an authority, for a reason."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.claims import store
from sanad.claims.claim import Subject
from sanad.desk.act import Act, Done, Work
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.identifier import check_id

_KINDS = ("person", "organisation", "incident")


@dataclass(frozen=True, kw_only=True)
class RegisterSubject(Act[str]):
    """An order to register; the result is the subject's id."""

    name: ClassVar[str] = "register_subject"
    power: ClassVar[str] = "register"

    subject: str
    kind: str
    label: str
    authority: str
    reason: str

    def intent(self) -> dict[str, Json]:
        """Name the entry that was not made."""
        return {"subject": self.subject}

    def do(self, work: Work) -> Done[str]:
        """Record the entry; it says nothing about the person yet."""
        if self.kind not in _KINDS:
            detail = "S- and M- are persons, O- organisations, I- incidents"
            raise BadValue(self.subject, value=self.kind, type="kind of subject", detail=detail)
        check_id(self.kind, self.subject)
        if not self.authority.strip() or not self.reason.strip():
            raise BadValue(
                self.subject, value="", type="authority and reason", detail="one is empty"
            )
        entry = Subject(
            self.subject,
            self.kind,
            self.label,
            self.compartment,
            self.authority,
            self.reason,
            work.seq,
        )
        store.add_subject(work.connection, entry)
        what: dict[str, Json] = {"subject": self.subject, "kind": self.kind, "compartment": self.compartment}  # fmt: skip
        why: dict[str, Json] = {"label": self.label, "authority": self.authority, "reason": self.reason}  # fmt: skip
        return Done(self.subject, (f"subject:{self.subject}",), what, why)
