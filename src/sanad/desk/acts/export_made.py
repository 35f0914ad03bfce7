# SPDX-License-Identifier: Apache-2.0
"""Record that a package, or what other ordered work wrote, leaves the office as a file: which, by its digest, for what purpose."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.clock import check_clock
from sanad.desk.made import place_of, power_over
from sanad.desk.outdated import check_given
from sanad.dossier import store as briefs
from sanad.errors import BadValue
from sanad.mandates import officer
from sanad.values.canonical import Json
from sanad.values.reason import says_something


@dataclass(frozen=True, kw_only=True)
class ExportMade(Act[int]):
    """An order to let it go; the result is the number of the entry, which stands before the first byte goes (`procedures.hand_out_made`).

    `thing` is `brief:<digest>` or `work:<job>`; `file` the one file of it that goes, empty for all of them in one archive; `sha256` and `size`, in bytes, are those of what goes.
    """

    name: ClassVar[str] = "export_made"
    power: ClassVar[str] = "export"

    thing: str
    file: str = ""
    sha256: str
    size: int

    def mandate(self, work: Work) -> None:
        """Refuse unless the officer holds the power that letting it go takes."""
        power = power_over(work, self.thing, self.compartment)
        order = (self.by, power, self.compartment, work.today, self.name)
        officer.require(work.connection, *order, work.now)

    def touches(self, work: Work) -> list[str]:
        """The compartment in which it was made."""
        return [place_of(work, self.thing).compartment]

    def intent(self) -> dict[str, Json]:
        """Name the thing and the file."""
        return {"thing": self.thing, "file": self.file}

    def do(self, work: Work) -> Done[int]:
        """Refuse what goes for no purpose, and a package that gives what its recipient may no longer have."""
        check_clock(work)
        if not says_something(self.purpose):
            detail = "say what it is needed for"
            raise BadValue(self.thing, value=self.purpose, type="purpose", detail=detail)
        kind, _, name = self.thing.partition(":")
        if kind == "brief":
            check_given(work, briefs.get(work.connection, name))
        what: dict[str, Json] = {**self.intent(), "sha256": self.sha256, "size": self.size}
        return Done(work.seq, (self.thing,), what)
