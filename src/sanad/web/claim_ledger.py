# SPDX-License-Identifier: Apache-2.0
"""The claims of a file as a page lists them: property by property, the value that stands first on top, or only some of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sanad.desk.questions.subject_file import Opened
from sanad.desk.register_choices import Standing
from sanad.values.canonical import Json

COLUMNS = ("claim", "about", "property", "value", "valid_from", "valid_to", "said_by", "exhibit", "grade", "standing", "exculpatory", "copy_of", "entry")  # fmt: skip
ONLY = ("unreviewed", "single", "contested", "repeated", "exculpatory", "withdrawn")
"""By what the claims of a file are chosen."""


@dataclass(frozen=True)
class Line:
    """One claim of the ledger: `first` where its value stands first of its property, `sources` how many independent ones state the value, `rivals` whether sources contradict each other."""

    claim: Any
    first: bool = False
    sources: int = 0
    rivals: bool = False

    def is_one(self, only: str) -> bool:
        """Tell whether it is one of those asked for."""
        claim = self.claim
        told: dict[str, bool] = {
            "unreviewed": claim.standing is Standing.ALLEGED,
            "single": self.sources == 1,
            "contested": self.rivals or claim.standing is Standing.DISPUTED,
            "repeated": claim.copy_of is not None,
            "exculpatory": claim.exculpatory,
        }
        return told.get(only, True)


def ledger(opened: Opened, only: str) -> list[Line]:
    """Return the claims of a file, property by property as they stand, or `only` some of them; those left out behind, or by themselves."""
    out = [Line(claim) for claim in opened.file.left_out]
    if only == "withdrawn":
        return out
    lines = [
        Line(claim, at == 0, each.sources, stack.rivals)
        for stack in opened.stacks
        for at, each in enumerate(stack.values)
        for claim in each.claims
    ]
    return [line for line in lines if line.is_one(only)] + ([] if only else out)


def row(line: Line) -> Mapping[str, Json]:
    """Return a claim as the list is exported."""
    claim = line.claim
    told = claim.as_json()
    cited = {"claim": claim.id, "exhibit": claim.citation.exhibit, "entry": claim.seq}
    return {**{name: told.get(name) for name in COLUMNS}, **cited}
