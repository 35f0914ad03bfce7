# SPDX-License-Identifier: Apache-2.0
"""What looking into an exhibit has in common: it is one of the order's compartment, it may be used, and the record says that somebody looked."""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from sanad.desk.act import Work
from sanad.desk.compartments import of_exhibit
from sanad.desk.question import Question
from sanad.errors import Quarantined
from sanad.values.canonical import Json
from sanad.vault import quarantine
from sanad.vault import store as vault
from sanad.vault.exhibit import Exhibit

A_co = TypeVar("A_co", covariant=True)

LOOKS = frozenset(
    {
        "copy_exhibit", "exhibit_part", "exhibit_picture", "exhibit_row", "exhibit_rows", "exhibit_sound", "list_rejects", "open_exhibit", "redacted_words", "show_rows",
    }
)  # fmt: skip
"""The acts and questions by which somebody has opened an exhibit."""


@dataclass(frozen=True, kw_only=True)
class Look(Question[A_co], Generic[A_co]):
    """An order to look into the exhibit of digest `exhibit`."""

    exhibit: str

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the exhibit was delivered."""
        return [of_exhibit(work, self.exhibit, self.compartment)]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit."""
        return {"exhibit": self.exhibit}

    @property
    def things(self) -> tuple[str, ...]:
        """Return what the entry is about."""
        return (f"exhibit:{self.exhibit}",)

    def usable(self, work: Work) -> Exhibit:
        """Return the exhibit as its compartment knows it.

        Raises:
            Quarantined: it is set aside, belongs to something that is, or was erased on an order.
        """
        return usable(work, self.exhibit, self.compartment)


def usable(work: Work, sha256: str, compartment: str) -> Exhibit:
    """Return an exhibit as `known_here` does, if it may be used; raises as `Look.usable`."""
    exhibit = known_here(vault.get(work.connection, sha256), compartment)
    reason = quarantine.why(work.connection, sha256)
    if reason is not None:
        raise Quarantined(exhibit.name, reason=reason)
    return exhibit


def known_here(exhibit: Exhibit, compartment: str) -> Exhibit:
    """Return an exhibit with those of its deliveries that came to a compartment: what another was told of it is not known here."""
    ours = tuple(each for each in exhibit.deliveries if each.compartment == compartment)
    return replace(exhibit, deliveries=ours)
