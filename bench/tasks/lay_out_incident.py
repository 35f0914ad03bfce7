# SPDX-License-Identifier: Apache-2.0
"""Lay out an incident that many sources tell: `lay_out_incident.py SOURCES`; prints the seconds of matrix, figures, sums and paragraph."""

import json
import sys
import time
from collections.abc import Iterator

from sanad.claims.claim import Claim
from sanad.claims.incidents.figures import figures, sums
from sanad.claims.incidents.matrix import matrix
from sanad.claims.incidents.sentence import paragraph
from sanad.values.citation import Citation, TextLocator


def main() -> None:
    """Make the claims, then measure what a page about the incident needs."""
    claims = list(told(int(sys.argv[1])))
    for claim in claims:
        claim.id  # noqa: B018  # the register keeps it
    begun = time.perf_counter()
    found = matrix(claims, {claim.id: claim.valid_from or "" for claim in claims})
    cells = sum(
        len(found.cell(field, source)) for field in found.fields for source in found.sources
    )
    figures(found), sums(found), paragraph(found)
    print(json.dumps({"seconds": time.perf_counter() - begun, "cells": cells}))


def told(sources: int) -> Iterator[Claim]:
    """Yield twelve claims of each source."""
    for number in range(sources):
        day = f"2025-01-{number % 28 + 1:02}"
        place = Citation(f"{number:064x}", TextLocator(1, 0, 5), "words")
        said = {
            "kind": "attack", "date": day, "place": "Sample post", "method": "explosion", "target": "a post", "damage": "two vehicles",
            "claimed_by": f"Sample Group {number % 3}", "accused": f"Sample Group {number % 2}", "denied_by": "Sample Group 4",
        }  # fmt: skip
        for name, value in said.items():
            yield Claim("I-01", name, value, f"Source {number}", place, valid_from=day, seq=number)
        for category in ("total", "civilians", "security_forces"):
            value = {"category": category, "low": number % 50, "said": f"{number % 50} people"}
            yield Claim(
                "I-01", "killed", value, f"Source {number}", place, valid_from=day, seq=number
            )


if __name__ == "__main__":
    main()
