# SPDX-License-Identifier: Apache-2.0
"""One kept chart: what stood on it, by whom it was kept, and which of its lines are carried otherwise today."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.analysis.charts import store
from sanad.analysis.charts.chart import KeptChart
from sanad.desk.act import Done, Work
from sanad.desk.charting.drawing import draw
from sanad.desk.charting.stood import Change, as_stood, otherwise
from sanad.desk.history import Did, did
from sanad.desk.question import Question
from sanad.errors import NotFound
from sanad.ledger import read
from sanad.values.canonical import Json

_EVERYBODY = ""


@dataclass(frozen=True)
class Opened:
    """A kept chart in its place.

    Attributes:
        chart: As it was kept.
        entered: The entry that kept it.
        otherwise: The lines that are carried otherwise today; None where one of its findings may not be drawn any more, and so nothing can be compared.
    """

    chart: KeptChart
    entered: Did
    otherwise: tuple[Change, ...] | None


@dataclass(frozen=True, kw_only=True)
class OpenChart(Question[Opened]):
    """An order to open the chart with id `chart`."""

    name: ClassVar[str] = "open_chart"

    chart: str

    def intent(self) -> dict[str, Json]:
        """Name the chart."""
        return {"chart": self.chart}

    def do(self, work: Work) -> Done[Opened]:
        """Read it, and draw the same anew to compare."""
        kept = store.get(work.connection, self.compartment, self.chart)
        [entry] = read.entries(work.connection, seqs=[kept.seq])
        opened = Opened(kept, did(entry), self._otherwise(work, kept))
        return Done(opened, (f"chart:{kept.id}",), {"sha256": kept.sha256})

    def _otherwise(self, work: Work, kept: KeptChart) -> tuple[Change, ...] | None:
        try:
            now = as_stood(draw(work, self.compartment, _EVERYBODY, kept.scope))
        except NotFound:
            return None
        return tuple(otherwise(kept.stood, now))
