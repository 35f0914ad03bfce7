# SPDX-License-Identifier: Apache-2.0
"""What goes with a dossier to whom, and what is withheld, with the reason."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Protocol

from sanad.claims.claim import Claim
from sanad.dossier.clearance import ABROAD, kept_from
from sanad.dossier.copies import Copy
from sanad.dossier.language import Place
from sanad.dossier.material import Addressee, Material
from sanad.vault.exhibit import Exhibit

_TRUSTED = frozenset({"court", "internal"})
ROWS = frozenset({"calls", "payments", "subscribers", "cells", "statements"})
"""Kinds of reading that are rows about many people: whole they go to a court only, and there only where a claim cites them."""
ANONYMOUS = "exhibit "
"""How the name begins under which an exhibit is shown that does not go whole."""


@dataclass(frozen=True)
class Disclosure:
    """`given` is whole, redacted, with the `copy` that goes out in its place, or withheld, with the `reason`."""

    given: str
    reason: str | None = None
    copy: Copy | None = None


class Known(Protocol):
    """What it depends on whether exhibits go to an addressee: of `Material` the part that is no document's."""

    @property
    def to(self) -> Addressee:
        """Return the addressee."""

    @property
    def set_aside(self) -> Container[str]:
        """Return the digests of exhibits that may not be used."""

    @property
    def copies(self) -> Mapping[str, Copy]:
        """Return digest of exhibit → the redacted copy that the addressee gets in its place."""

    @property
    def cited(self) -> Container[str]:
        """Return the digests of exhibits in which something stands that is relied on."""

    @property
    def told_of_asylum(self) -> Container[str]:
        """Return the digests of those in which it stands that somebody sought refuge."""


def disclose(exhibit: Exhibit, known: Known) -> Disclosure:
    """Return whether `exhibit` goes to the addressee.

    An exhibit that is set aside goes to nobody, a confidential one to courts only, one that tells of asylum to no state, also as a copy. Where an officer made a redacted copy
    for the addressee, it goes in the exhibit's place. Records that no claim cites, and only findings were computed from, stay: they hold the numbers of people who are not
    subjects; so do their copies in which such numbers still stand.
    """
    if exhibit.sha256 in known.set_aside:
        return Disclosure("withheld", "it is set aside")
    if (kept := kept_from(exhibit, known.to.recipient)) is not None:
        return Disclosure("withheld", kept)
    if known.to.recipient in ABROAD and exhibit.sha256 in known.told_of_asylum:
        return Disclosure("withheld", "it stays in the country")  # to say why would tell it
    copy, kept = known.copies.get(exhibit.sha256), _of_third_parties(exhibit, known)
    if copy is not None and (kept is None or not copy.third_parties):
        return Disclosure("redacted", copy=copy)
    return Disclosure("whole") if kept is None else Disclosure("withheld", kept)


def _of_third_parties(exhibit: Exhibit, known: Known) -> str | None:
    """Return why the addressee does not get an exhibit with the numbers of third parties in it; None where they do."""
    recipient = known.to.recipient
    if (exhibit.receipt or {}).get("kind") in ROWS and recipient not in _TRUSTED:
        return "it holds third parties' numbers; it goes to a court only"
    if exhibit.sha256 not in known.cited:
        return "it holds third parties' numbers; only findings made from it are relied on"
    return None


def shown_name(exhibit: Exhibit, decided: Disclosure) -> str:
    """Return the name under which the addressee sees an exhibit: its own only where all of it goes, for file names are often telephone numbers."""
    return exhibit.name if decided.given == "whole" else f"{ANONYMOUS}{exhibit.sha256[:8]}"


def source_of(claim: Claim, material: Material) -> Place:
    """Return how the addressee finds the place of a claim: the exhibit as they see it, and page, row, bytes or seconds."""
    exhibit = material.exhibits[claim.citation.exhibit]
    name = shown_name(exhibit, disclose(exhibit, material))
    at = {field: str(told) for field, told in claim.citation.locator.as_json().items()}
    match at["kind"]:
        case "row" | "bytes" as kind:
            return Place(name, kind, tuple(at.items()))
        case "time":
            ends = ("from", _clock(int(at["from_ms"]))), ("to", _clock(int(at["to_ms"])))
            return Place(name, "time", ends)
        case _:
            page = "page" if exhibit.media_type == "application/pdf" else "part"
            return Place(name, page, (("part", at["part"]),))


def _clock(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 60:02}:{seconds % 60:02}"
