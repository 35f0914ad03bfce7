# SPDX-License-Identifier: Apache-2.0
"""What stands behind a value on a screen: the source of a claim, a finding, a row or an entry."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk import source
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_claim
from sanad.desk.question import Question
from sanad.desk.source import Source
from sanad.errors import BadValue
from sanad.mandates import officer
from sanad.values.canonical import Json
from sanad.values.said import Said

_OF = {
    "claim": source.of_claim,
    "finding": source.of_finding,
    "row": source.of_row,
}
_ENTRY = "entry"


@dataclass(frozen=True, kw_only=True)
class SourceOf(Question[Source]):
    """An order to tell the source of `thing`: `claim:<id>`, `finding:<id>`, `row:<digest or its beginning>#<number>` or `entry:<number>`."""

    name: ClassVar[str] = "source_of"

    thing: str

    def mandate(self, work: Work) -> None:
        """Refuse unless the officer may look; a row is looked at by who may ask records."""
        power = "find" if self.thing.startswith("row:") else self.power
        order = (self.by, power, self.compartment, work.today, self.name)
        officer.require(work.connection, *order, work.now)

    def touches(self, work: Work) -> list[str]:
        """The compartment of a claim; of all else what is there is looked for in the order's own."""
        kind, _, name = self.thing.partition(":")
        return [of_claim(work, name)] if kind == "claim" else []

    def intent(self) -> dict[str, Json]:
        """Name the thing."""
        return {"thing": self.thing}

    def do(self, work: Work) -> Done[Source]:
        """Look it up.

        Raises:
            BadValue: it is a thing of another kind.
            NotFound: the compartment has none of that name.
        """
        kind, _, name = self.thing.partition(":")
        if kind == _ENTRY:
            found = source.of_entry(work, self.compartment, name, self.by)
        elif kind in _OF:
            found = _OF[kind](work, self.compartment, name)
        else:
            known = ", ".join((*_OF, _ENTRY))
            raise BadValue(
                "source",
                value=self.thing,
                type="thing",
                detail=Said("one of: {known}", known=known),
            )
        about = [found.thing, *(f"exhibit:{each.sha256}" for each in found.exhibits)]
        return Done(found, tuple(dict.fromkeys(about)), {"thing": found.thing})
