# SPDX-License-Identifier: Apache-2.0
"""Record what leaves the office: which files, by their digests, about what, and to whom.

The entry stands before anything is written (`procedures.dispatch`): an entry without files harms nobody, files without an
entry do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.clock import check_clock
from sanad.desk.compartments import of_thing
from sanad.errors import BadValue
from sanad.mandates import officer
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.values.said import Said

POWERS = MappingProxyType(
    {
        "answer_pack": "build",
        "file_of_reasons": "build",
        "disclosure_schedules": "build",
        "encrypted_package": "build",
        "case_graph": "build",
        "chart": "export",
        "custody_statement": "look",
        "oversight_report": "attest",
        "receipt": "receive",
    }
)
"""Kind of what leaves → the power it needs."""


@dataclass(frozen=True, kw_only=True)
class DispatchFiles(Act[int]):
    """An order to let files go; the result is the number of the entry, which is their dispatch number.

    `about` names the thing they tell of, such as `request:RN-01`, None what concerns the whole compartment. `files` is name, as the format of that kind
    has it, → SHA-256. `recipient` says to whom, in words; `keys` the age recipients to whom it is encrypted.
    """

    name: ClassVar[str] = "dispatch_files"
    power: ClassVar[str] = "build"

    kind: str
    about: str | None
    files: Mapping[str, str]
    recipient: str
    keys: tuple[str, ...] = ()

    def mandate(self, work: Work) -> None:
        """Refuse unless the officer holds the power of that kind."""
        if self.kind not in POWERS:
            detail = Said("one of: {known}", known=", ".join(POWERS))
            raise BadValue(self.name, value=self.kind, type="kind of dispatch", detail=detail)
        officer.require(work.connection, self.by, POWERS[self.kind], self.compartment, work.today, self.name)  # fmt: skip

    def touches(self, work: Work) -> list[str]:
        """The compartment of what the files tell of."""
        return [of_thing(work, self.about, self.compartment)] if self.about else []

    def intent(self) -> dict[str, Json]:
        """Name the kind and the thing."""
        return {"kind": self.kind, "about": self.about}

    def do(self, work: Work) -> Done[int]:
        """Refuse what goes to nobody, and let the entry be the record. Who it goes to stays in the office: the entry may go out with an exhibit."""
        check_clock(work)
        if not says_something(self.recipient):
            detail = "say to whom it goes"
            raise BadValue(self.name, value=self.recipient, type="recipient", detail=detail)
        what: dict[str, Json] = {"kind": self.kind, "files": dict(self.files)}
        private: dict[str, Json] = {"recipient": self.recipient}
        private |= {"keys": list(self.keys)} if self.keys else {}
        return Done(work.seq, (self.about,) if self.about else (), what, private)
