# SPDX-License-Identifier: Apache-2.0
"""Which numbers and accounts claims give to an entry, and for which days: a number passes from hand to hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sanad.analysis.said import Said, holds
from sanad.claims.claim import Claim
from sanad.values.verdict import Verdict


@dataclass(frozen=True)
class Held:
    """An identifier that claims give to an entry; `property` is phone or account."""

    entry: str
    property: str
    value: str
    claims: tuple[Claim, ...]

    def on(self, day: date) -> list[Claim]:
        """Return the claims that give it to the entry on a day, surely or perhaps."""
        return [claim for claim in self.claims if holds([claim], day) is not Verdict.REFUSE]


def held(said: Said, entries: Iterable[str], *properties: str) -> list[Held]:
    """Return what some entries are said to have held, in order of entry and value."""
    wanted, found = set(entries), dict[tuple[str, str, str], list[Claim]]()
    for claim in said.of(*properties):
        if claim.about in wanted:
            found.setdefault((claim.about, claim.property, str(claim.value)), []).append(claim)
    return [Held(*key, tuple(found[key])) for key in sorted(found)]
