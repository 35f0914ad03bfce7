# SPDX-License-Identifier: Apache-2.0
"""What speaks for the person. Every live exculpatory claim stands here; a brief without one of them is refused."""

from sanad.dossier.blocks import Writer
from sanad.dossier.material import Material
from sanad.dossier.sections.words import PROPERTY, cites, shown


def favour(material: Material, writer: Writer) -> None:
    """Write one sentence per exculpatory claim."""
    writer.heading("favour", "Statements in the person's favour")
    for claim in material.claims:
        if claim.exculpatory:
            name = PROPERTY.get(claim.property, claim.property.replace("_", " ").capitalize())
            text = (
                f"{claim.said_by}: “{claim.citation.quote}” ({name}: {shown(claim).rstrip('.')})."
            )
            writer.sentence(text, [cites(claim)])
