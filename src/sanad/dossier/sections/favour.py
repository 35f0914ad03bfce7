# SPDX-License-Identifier: Apache-2.0
"""What speaks for the person. Every exculpatory claim stands here, also one withdrawn or set aside since; a brief without one is refused."""

from sanad.dossier.blocks import Writer
from sanad.dossier.material import Material
from sanad.dossier.sections.words import PROPERTY, cites, shown


def favour(material: Material, writer: Writer) -> None:
    """Write one sentence per exculpatory claim."""
    writer.heading("favour", "Statements in the person's favour")
    for claim in material.favour:
        name = PROPERTY.get(claim.property, claim.property.replace("_", " ").capitalize())
        text = f"{claim.said_by}: “{claim.citation.quote}” ({name}: {shown(claim).rstrip('.')})."
        if claim.withdrawn is not None:
            text += f" Withdrawn since: {claim.withdrawn.rstrip('.')}."
        for exhibit in sorted(claim.citation.exhibits & material.set_aside.keys()):
            text += f" Its exhibit is set aside: {material.set_aside[exhibit].rstrip('.')}."
        writer.sentence(text, [cites(claim)])
