# SPDX-License-Identifier: Apache-2.0
"""Who sits at a screen, or which program speaks for whom: what a face needs to know of them before it orders anything.

A seat decides nothing: each order passes the door. What it tells of powers is there so that a face need not show what would be refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Seat:
    """An officer signed in, or a token that speaks for one.

    `session` is the id under which lists show the session or token, never its secret. `compartments` holds the powers of today in each
    compartment, emergency access included. `scope` are the acts and questions that a token may order, None for all. `purpose` is that of today's work, as the
    officer stated it; it goes into every entry. `language` is `en` or `ur`.
    """

    officer: str
    name: str
    office: str
    session: str
    compartments: Mapping[str, frozenset[str]]
    scope: frozenset[str] | None = None
    purpose: str = ""
    language: str = "en"

    def may(self, power: str, compartment: str) -> bool:
        """Tell whether the officer holds `power` in `compartment` today."""
        return power in self.compartments.get(compartment, frozenset())

    def order(self, compartment: str, purpose: str = "") -> dict[str, str]:
        """Return the fields that every order of this seat carries."""
        return {
            "by": self.officer,
            "compartment": compartment,
            "purpose": purpose or self.purpose,
        }
