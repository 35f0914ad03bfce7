# SPDX-License-Identifier: Apache-2.0
"""Incidents of a compartment: which are judged to be one, and the claims that stand of each."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import sqlalchemy as sa

from sanad.claims import store
from sanad.claims.claim import Claim
from sanad.claims.resolve import OCR
from sanad.claims.subject import Subject
from sanad.claims.suggestions.lexicon import Lexicon, load
from sanad.desk.act import Work
from sanad.identity import judgement
from sanad.identity.clusters import Clusters, derive
from sanad.search.layer import prose
from sanad.vault import quarantine

KIND = "incident"


def one_with(work: Work, incident: str) -> list[str]:
    """Return the incidents judged to be one with `incident`, itself first, the others by id; none of another compartment."""
    known = store.subject(work.connection, incident)
    others = work.told(clusters).of(incident) - {incident}
    here = {
        one.id
        for one in (store.subject(work.connection, other) for other in others)
        if (one.kind, one.compartment) == (KIND, known.compartment)
    }
    return [incident, *sorted(here)]


def registered(connection: sa.Connection, compartment: str) -> dict[str, Subject]:
    """Return the incidents of a compartment, removed ones too, by id."""
    return {
        one.id: one
        for one in store.subjects(connection)
        if (one.kind, one.compartment) == (KIND, compartment)
    }


def clusters(connection: sa.Connection) -> Clusters:
    """Return what the judgements that stand make one."""
    return derive(judgement.of_incidents(connection))


def standing(connection: sa.Connection, incidents: Iterable[str]) -> dict[str, list[Claim]]:
    """Return incident → its claims, withdrawn ones too, without those on exhibits that are set aside."""
    found: dict[str, list[Claim]] = {name: [] for name in incidents}
    set_aside = quarantine.reasons(connection).keys()
    for claim in store.about(connection, list(found)):
        if set_aside.isdisjoint(claim.citation.exhibits):
            found[claim.about].append(claim)
    return found


def words_of(work: Work, exhibit: str) -> str:
    """Return the words of an exhibit, those that text recognition read behind the others; not what the file says of itself."""
    folder = work.tools.records.folder
    return prose(folder(exhibit), folder(exhibit, OCR))


@cache
def lexicon(pack: Path) -> Lexicon:
    """Return the words and places of a jurisdiction's pack, read once."""
    return load(pack / "reporting", pack / "places", [pack / "organisations"])
