# SPDX-License-Identifier: Apache-2.0
"""Withdraw a kept chart: it stays readable with the reason, and nobody takes it for what stands."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.analysis.charts import store
from sanad.desk.act import Act, Done, Work
from sanad.errors import AlreadyDone, BadValue
from sanad.values.canonical import Json
from sanad.values.reason import says_something


@dataclass(frozen=True, kw_only=True)
class WithdrawChart(Act[str]):
    """An order to withdraw a chart that was kept in the order's own compartment."""

    name: ClassVar[str] = "withdraw_chart"
    power: ClassVar[str] = "find"

    chart: str
    reason: str

    def intent(self) -> dict[str, Json]:
        """Name the chart."""
        return {"chart": self.chart}

    def do(self, work: Work) -> Done[str]:
        """Mark it."""
        kept = store.get(work.connection, self.compartment, self.chart)
        if not says_something(self.reason):
            raise BadValue(self.chart, value="", type="reason", detail="it is empty")
        if kept.ended is not None:
            raise AlreadyDone("analysis", kind="ending of chart", name=kept.id)
        store.end(work.connection, self.compartment, kept.id, self.reason)
        return Done(kept.id, (f"chart:{kept.id}",), {"chart": kept.id}, {"reason": self.reason})
