# SPDX-License-Identifier: Apache-2.0
"""Keep a chart: what stands on it now, under a name, so that it can be opened again as it stood; or keep a mended one in the place of another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from sanad.analysis.charts import store
from sanad.analysis.charts.chart import LONGEST_NAME, LONGEST_NOTE, KeptChart, Scope, arranged
from sanad.desk.act import Act, Done, Work
from sanad.desk.charting.drawing import draw
from sanad.desk.charting.stood import as_stood
from sanad.desk.compartments import of_subject
from sanad.errors import AlreadyDone, BadValue
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.values.said import Said

EVERYBODY = ""
"""Whoever looks: joins that somebody may still review blind are not on a chart that everybody can open."""


@dataclass(frozen=True, kw_only=True)
class KeepChart(Act[KeptChart]):
    """An order to keep what `scope` shows, under the name `called`.

    `arrangement` says where things were put (docs/formats/charts.md). `instead` is the id of a kept chart that this one corrects, with the `why`.
    """

    name: ClassVar[str] = "keep_chart"
    power: ClassVar[str] = "find"

    scope: Scope
    called: str
    note: str = ""
    arrangement: Mapping[str, Any] = field(default_factory=dict)
    instead: str | None = None
    why: str = ""

    def touches(self, work: Work) -> list[str]:
        """The compartments of the entries; the chart that is corrected is looked for in the order's own."""
        return [of_subject(work, each) for each in self.scope.subjects]

    def intent(self) -> dict[str, Json]:
        """Name the entries."""
        return {"subjects": list(self.scope.subjects), "instead": self.instead}

    def do(self, work: Work) -> Done[KeptChart]:
        """Draw it once more: only what the register and findings say is kept."""
        self._check()
        chart = draw(work, self.compartment, EVERYBODY, self.scope)
        kept = KeptChart(
            name=self.called.strip(),
            note=self.note.strip(),
            scope=self.scope,
            stood=as_stood(chart),
            arrangement=arranged(self.arrangement, {each.id for each in chart.ends}),
            before=self.instead,
            compartment=self.compartment,
            seq=work.seq,
        )
        if store.find(work.connection, self.compartment, kept.id) is not None:
            raise AlreadyDone("analysis", kind="keeping of chart", name=kept.id)
        store.add(work.connection, kept)
        things = [f"chart:{kept.id}", *(f"subject:{each}" for each in self.scope.subjects)]
        if self.instead is not None:
            self._replace(work, kept.id)
            things.append(f"chart:{self.instead}")
        what: dict[str, Json] = {"chart": kept.id, "sha256": kept.sha256, "instead": self.instead}
        private: dict[str, Json] = {"called": kept.name, "why": self.why}
        return Done(kept, tuple(things), what, private)

    def _check(self) -> None:
        if not self.scope.subjects:
            raise BadValue("chart", value="", type="list of entries", detail="name one at least")
        if not says_something(self.called) or len(self.called) > LONGEST_NAME:
            detail = Said("a few words, at most {longest} signs", longest=LONGEST_NAME)
            raise BadValue("chart", value=self.called[:LONGEST_NAME], type="name of a chart", detail=detail)  # fmt: skip
        if len(self.note) > LONGEST_NOTE:
            detail = Said("at most {longest} signs", longest=LONGEST_NOTE)
            raise BadValue("chart", value=self.note[:20], type="note", detail=detail)
        if self.instead is not None and not says_something(self.why):
            raise BadValue(self.instead, value="", type="reason", detail="it is empty")

    def _replace(self, work: Work, after: str) -> None:
        before = store.get(work.connection, self.compartment, str(self.instead))
        if before.ended is not None:
            raise AlreadyDone("analysis", kind="ending of chart", name=before.id)
        store.end(work.connection, self.compartment, before.id, self.why, after)
