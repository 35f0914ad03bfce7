# SPDX-License-Identifier: Apache-2.0
"""Who is tied to whom, as claims say it and kept findings counted it: the ties of some entries, and how many each end would bring if it were opened too.

Nothing is inferred, ranked or listed: the order is that of ids. With a recipient it is what that recipient would see, and what stays with the reason.
"""

from dataclasses import dataclass
from typing import ClassVar

from sanad.analysis.charts.chart import Scope
from sanad.desk.act import Done, Work
from sanad.desk.charting.chart import Chart
from sanad.desk.charting.drawing import draw
from sanad.desk.compartments import of_subject
from sanad.desk.question import Question
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class Neighbours(Question[Chart]):
    """An order to draw what `scope` asks for; `recipient` as docs/formats/sheets.md names them."""

    name: ClassVar[str] = "neighbours"

    scope: Scope
    recipient: str | None = None

    def touches(self, work: Work) -> list[str]:
        """The compartments of the entries."""
        return [of_subject(work, each) for each in self.scope.subjects]

    def intent(self) -> dict[str, Json]:
        """Name the entries."""
        return {"subjects": list(self.scope.subjects), "recipient": self.recipient}

    def do(self, work: Work) -> Done[Chart]:
        """Draw."""
        found = draw(work, self.compartment, self.by, self.scope, self.recipient)
        what: dict[str, Json] = {**self.intent(), "links": found.of, "withheld": len(found.withheld)}  # fmt: skip
        return Done(found, tuple(f"subject:{each}" for each in sorted(self.scope.subjects)), what)
