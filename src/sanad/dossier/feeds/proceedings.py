# SPDX-License-Identifier: Apache-2.0
"""Charges, warrants, assurances and the state of proceedings, as the papers state them."""

from collections.abc import Iterator

from sanad.dossier.feeds.row import OF_CLAIM, Feed, Row, cites, of_claim, shape
from sanad.dossier.material import Material

_TOLD = (
    "charge", "warrant", "proceedings", "extradition_assurance", "refugee_status", "office_held",
)  # fmt: skip


def _proceedings(material: Material) -> Iterator[Row]:
    for claim in (each for name in _TOLD for each in material.of(name)):
        yield Row({**of_claim(claim), "source": material.source(claim)}, [cites(claim)])


PROCEEDINGS = Feed(_proceedings, shape(*OF_CLAIM, "source"))
