# SPDX-License-Identifier: Apache-2.0
"""Charges, warrants, assurances and the state of proceedings, as the papers state them."""

from sanad.dossier.blocks import Writer
from sanad.dossier.material import Material
from sanad.dossier.sections.words import cites, shown

_SHOWN = {
    "charge": "Charge",
    "warrant": "Warrant",
    "proceedings": "State of proceedings",
    "extradition_assurance": "Extradition",
    "refugee_status": "Protection status",
    "office_held": "Public office",
}


def proceedings(material: Material, writer: Writer) -> None:
    """Write one table of the judicial data."""
    writer.heading("proceedings", "Proceedings")
    claims = [claim for name in _SHOWN for claim in material.of(name)]
    if claims:
        rows = [
            (_SHOWN[claim.property], shown(claim), claim.said_by, material.source(claim))
            for claim in claims
        ]
        columns = ("Matter", "As stated", "According to", "Source")
        writer.table("Judicial data", columns, rows, [cites(claim) for claim in claims])
