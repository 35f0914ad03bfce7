# SPDX-License-Identifier: Apache-2.0
"""The register of a compartment as it stood before one entry of the ledger: an input that lies in no file.

Its digest is that of the canonical JSON (RFC 8785) of `{"entries": [[id, kind, label], …], "claims": [claim, …]}`, both in order of id. What is
held is what stands in the office's own tables: no second copy of anybody's words lies about that an erasure would miss. Entries judged to
be the same are not merged here: what is said of a mention stands under the mention.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from sanad.analysis.frozen import Input
from sanad.analysis.method import Asked
from sanad.claims.claim import Claim
from sanad.errors import BadValue
from sanad.values.canonical import digest_of
from sanad.values.verdict import Verdict

CLAIMS = "claims"
"""The kind of this input. Engines know no such table: the claims of an office fit in memory, its calls do not."""
_READER = "register 1"


class Entry(NamedTuple):
    """An entry of the register: its id, whether it is a person, organisation or incident, and what the office calls it."""

    id: str
    kind: str
    label: str


@dataclass(frozen=True)
class Said(Input):
    """Entries and live claims, both by id."""

    entries: tuple[Entry, ...] = ()
    claims: tuple[Claim, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Return the entries by their ids."""
        return {each.id: each for each in self.entries}

    def name_of(self, entry: str) -> str:
        """Return `<label> (<id>)`, the id alone where the register has no such entry."""
        known = self.by_id.get(entry)
        return entry if known is None else f"{known.label} ({entry})"

    def of(self, *properties: str) -> list[Claim]:
        """Return the claims of some properties, by id."""
        return [claim for claim in self.claims if claim.property in properties]

    def require(self, entry: str) -> str:
        """Return `entry` if the register has it.

        Raises:
            BadValue: it has not.
        """
        if entry not in self.by_id:
            raise BadValue("parameters", value=entry, type="entry", detail="the register has none of that id")  # fmt: skip
        return entry


def freeze(entries: Iterable[Entry], claims: Iterable[Claim]) -> Said:
    """Return the input that these entries, and those of `claims` that may carry a sentence, make."""
    known = tuple(sorted(entries))
    live = tuple(sorted((claim for claim in claims if claim.live), key=lambda claim: claim.id))
    digest = digest_of(
        {"entries": [list(each) for each in known], "claims": [claim.as_json() for claim in live]}
    )
    nowhere = Path(os.devnull)  # an engine may open it and finds nothing
    return Said(digest, "register", CLAIMS, nowhere, reader=_READER, entries=known, claims=live)


def said(asked: Asked) -> Said:
    """Return the register as frozen for a question.

    Raises:
        BadValue: none was.
    """
    for item in asked.inputs:
        if isinstance(item, Said):
            return item
    raise BadValue("inputs", value=CLAIMS, type="input", detail="the register was not frozen")


def ids(claims: Sequence[Claim]) -> str:
    """Return the citation of claims: their ids, in order."""
    return " ".join(sorted({claim.id for claim in claims}))


def holds(claims: Iterable[Claim], on: date) -> Verdict:
    """Return whether it is said of a day: by some source, perhaps (undecided), or by none."""
    told = {claim.period.holds(on.isoformat()) for claim in claims}
    return next((one for one in (Verdict.PERMIT, Verdict.UNDECIDED) if one in told), Verdict.REFUSE)  # fmt: skip
