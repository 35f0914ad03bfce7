# SPDX-License-Identifier: Apache-2.0
"""What speaks for the person: every exculpatory claim, also one withdrawn or set aside since; a document without one is refused."""

from collections.abc import Iterator

from sanad.dossier.feeds.row import OF_CLAIM, Feed, Row, cites, of_claim, shape
from sanad.dossier.material import Material


def _favour(material: Material) -> Iterator[Row]:
    for claim in material.favour:
        aside = [
            material.set_aside[exhibit].rstrip(".")
            for exhibit in sorted(claim.citation.exhibits & material.set_aside.keys())
        ]
        told = {"withdrawn": (claim.withdrawn or "").rstrip("."), "set_aside": "; ".join(aside)}
        yield Row({**of_claim(claim), **told}, [cites(claim)])


FAVOUR = Feed(_favour, shape(*OF_CLAIM, "withdrawn", "set_aside"))
