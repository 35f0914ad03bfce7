# SPDX-License-Identifier: Apache-2.0
"""What tells an entry of the register from another of the same name: shown wherever a name is."""

from collections.abc import Iterable
from dataclasses import dataclass

from sanad.claims.stack import Stack

_PLACES = ("whereabouts", "place", "residence_country")
_TAIL = 4  # digits that tell one identity card from another to who has it at hand
_YEAR = 4


@dataclass(frozen=True)
class Known:
    """The father's name, the year of birth, a place, and the last signs of an identity card; empty where no source gives it."""

    father: str
    born: str
    place: str
    id_tail: str


def known(of: Iterable[Stack]) -> Known:
    """Return it, each from the value that stands first."""
    first = {stack.name: stack.values[0].claims[0].text or "" for stack in of}
    return Known(
        father=first.get("father_name", ""),
        born=first.get("birth_date", "")[:_YEAR],
        place=next(filter(None, (first.get(name, "") for name in _PLACES)), ""),
        id_tail=first.get("national_id", "")[-_TAIL:],
    )
