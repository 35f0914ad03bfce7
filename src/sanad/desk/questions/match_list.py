# SPDX-License-Identifier: Apache-2.0
"""Who of the persons on the register may stand where in a list, with the weight of every reason. It orders a queue; an officer judges.

What the list itself told the register is left out: somebody adopted from a list would else be found in it by its own words.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from sanad.claims import store
from sanad.desk.act import Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.desk.listing import KIND, list_exhibit
from sanad.desk.outgoing import entries_of
from sanad.desk.question import Question
from sanad.errors import BadValue
from sanad.identity.linkage import engines, model, sources
from sanad.identity.linkage.link import Linked, link
from sanad.identity.linkage.model import Model
from sanad.values.canonical import Json, digest_of
from sanad.vault import quarantine
from sanad.vault import store as vault
from sanad.vault.exhibit import Exhibit

SUBSCRIBERS = "subscribers"


@dataclass(frozen=True)
class Matched:
    """What a link found, of how many persons sought, in which exhibit of which kind: subscribers or statements."""

    exhibit: str
    name: str
    kind: str
    model: Model
    sought: int
    sought_sha256: str
    linked: Linked


@dataclass(frozen=True, kw_only=True)
class MatchList(Question[Matched]):
    """An order to link the persons of the order's compartment to `exhibit`; `model` is the text of another model than the usual."""

    name: ClassVar[str] = "match_list"
    power: ClassVar[str] = (
        "find"  # it goes through the lives of a million strangers: more than a look
    )

    exhibit: str
    model: str | None = None

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the list was delivered."""
        exhibit = vault.by_name(work.connection, self.exhibit)
        return [of_exhibit(work, exhibit.sha256, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the list."""
        return {"exhibit": self.exhibit}

    def do(self, work: Work) -> Done[Matched]:
        """Link by what live claims say, without those on exhibits that are set aside."""
        used = self._model()
        exhibit = list_exhibit(work, self.exhibit, (SUBSCRIBERS, KIND))
        sought = self._sought(work, exhibit)
        spill = work.tools.records.fresh()
        try:
            with engines.open_duckdb(spill) as connection:
                linked = link(sources.bring(connection, sought, _listed(work, exhibit)), used)
        finally:
            work.tools.records.drop(spill)
        kind = str((exhibit.receipt or {})["kind"])
        told = digest_of({who: {name: sorted(said) for name, said in known.items()} for who, known in sought.items()})  # fmt: skip
        found = Matched(exhibit.sha256, exhibit.name, kind, used, len(sought), told, linked)
        what: dict[str, Json] = {
            "exhibit": exhibit.sha256,
            "model": {"id": used.id, "version": used.version, "sha256": used.sha256},
            "sought": {"persons": len(sought), "sha256": told},
            "candidates": len(linked.candidates),
            "sha256": linked.sha256,
        }
        return Done(found, (), what, {} if self.model is None else {"model": self.model})

    def _model(self) -> Model:
        try:
            return model.people() if self.model is None else model.read(self.model)
        except ValueError as error:
            raise BadValue("model", value="TOML", type="linkage model", detail=error) from error

    def _sought(self, work: Work, exhibit: Exhibit) -> dict[str, dict[str, set[str]]]:
        out_of_use = {*work.told(quarantine.reasons), exhibit.sha256}
        standing, _ = entries_of(work, self.compartment)
        persons = [item.id for item in standing if item.kind == "person"]
        return sources.of_claims(
            claim
            for claim in store.about(work.connection, persons)
            if out_of_use.isdisjoint(claim.citation.exhibits)
        )


def _listed(work: Work, exhibit: Exhibit) -> sources.Values | Path:
    receipt, folder = exhibit.receipt or {}, work.tools.records.folder(exhibit.sha256)
    if receipt["kind"] == SUBSCRIBERS:
        return folder / "subscribers.parquet"
    return sources.of_statements(folder, str(receipt["reader"]))
