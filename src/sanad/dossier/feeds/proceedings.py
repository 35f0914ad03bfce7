# SPDX-License-Identifier: Apache-2.0
"""Charges, warrants, assurances and the state of proceedings, as the papers state them."""

from collections.abc import Iterator

from sanad.dossier.clearance import ABROAD, tells_of_asylum
from sanad.dossier.disclosure import source_of
from sanad.dossier.feeds.row import OF_CLAIM, Feed, Row, cites, of_claim, shape
from sanad.dossier.material import Material

_TOLD = (
    "charge", "warrant", "proceedings", "extradition_assurance", "refugee_status", "office_held",
)  # fmt: skip


def _proceedings(material: Material) -> Iterator[Row]:
    is_abroad = material.to.recipient in ABROAD
    for claim in (each for name in _TOLD for each in material.of(name)):
        if is_abroad and tells_of_asylum(claim):
            continue  # not even that it was asked: what is known of refuge stays in the country
        yield Row({**of_claim(claim), "source": source_of(claim, material)}, [cites(claim)])


PROCEEDINGS = Feed(_proceedings, shape(*OF_CLAIM, "source"))
