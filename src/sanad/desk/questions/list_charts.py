# SPDX-License-Identifier: Apache-2.0
"""The charts that were kept in a compartment, the newest first, also those that stand no more."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.analysis.charts import store
from sanad.analysis.charts.chart import KeptChart
from sanad.desk.act import Done, Work
from sanad.desk.history import Did, did
from sanad.desk.question import Question
from sanad.ledger import read
from sanad.values.canonical import Json

MOST = 200


@dataclass(frozen=True)
class Listed:
    """A kept chart with the entry that kept it."""

    chart: KeptChart
    entered: Did

    def as_json(self) -> dict[str, Json]:
        """Return it as lists hand it out."""
        kept = self.chart
        return {
            "id": kept.id,
            "name": kept.name,
            "subjects": " ".join(kept.scope.subjects),
            "as_of": kept.scope.as_of or "",
            "by": self.entered.by,
            "at": self.entered.at,
            "entry": kept.seq,
            "ended": kept.ended or "",
            "next": kept.next or "",
        }


@dataclass(frozen=True)
class Charts:
    """A page: `of` is how many there are; `before` is where the next page begins, None where there is none."""

    charts: tuple[Listed, ...]
    of: int
    before: int | None


@dataclass(frozen=True, kw_only=True)
class ListCharts(Question[Charts]):
    """An order to list at most `most`, from entry `before` back."""

    name: ClassVar[str] = "list_charts"

    most: int = 50
    before: int | None = None

    def do(self, work: Work) -> Done[Charts]:
        """Read the page."""
        most = max(1, min(self.most, MOST))
        found, of = store.page_of(work.connection, self.compartment, self.before, most + 1)
        page = found[:most]
        entries = {each.seq: did(each) for each in read.entries(work.connection, seqs=[one.seq for one in page])}  # fmt: skip
        charts = tuple(Listed(each, entries[each.seq]) for each in page)
        return Done(Charts(charts, of, page[-1].seq if len(found) > most else None), (), {"charts": len(page)})  # fmt: skip
