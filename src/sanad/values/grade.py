# SPDX-License-Identifier: Apache-2.0
"""Grades of a source and of its information: the native code, and what it says on a common scale.

The scale has three steps, and unknown is one of them: F, 6, X and untested say that nobody can tell, not that the source
is bad. Source and information are never averaged. The common scale is our own choice, not a standard.
Systems: Europol 4x4; 5x5x5 and 3x5x2 (United Kingdom); Admiralty (NATO, AJP-2).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from sanad.errors import BadValue
from sanad.values.said import Said


class Weight(StrEnum):
    """How much a grade says."""

    STRONG = "strong"
    UNKNOWN = "unknown"
    WEAK = "weak"


@dataclass(frozen=True)
class _System:
    source: tuple[str, str, str]  # letters or digits that are strong, unknown, weak
    information: tuple[str, str, str]
    source_first: re.Pattern[str]


_SYSTEMS = {
    "admiralty": _System(("AB", "F", "CDE"), ("12", "6", "345"), re.compile(r"([A-F])([1-6])")),
    "4x4": _System(("AB", "X", "C"), ("12", "4", "3"), re.compile(r"([ABCX])([1-4])")),
    "5x5x5": _System(("AB", "E", "CD"), ("123", "4", "5"), re.compile(r"([A-E])([1-5])[1-5]?")),
    "3x5x2": _System(("1", "2", "3"), ("AB", "D", "CE"), re.compile(r"([1-3])([A-E])[PC]?")),
}
SYSTEMS = tuple(_SYSTEMS)


@dataclass(frozen=True)
class Grade:
    """A grade as written, `system:code`, with what it says of source and information."""

    written: str
    source: Weight
    information: Weight

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `admiralty:B2`, `3x5x2:1A`, `5x5x5:B21`, `4x4:A1`; a third sign is the handling code of its system.

        Raises:
            BadValue: the system is not known, or has no such code.

        >>> Grade.parse("admiralty:B2")
        Grade(written='admiralty:B2', source=<Weight.STRONG: 'strong'>, information=<Weight.STRONG: 'strong'>)
        >>> str(Grade.parse("4x4:X4").source)
        'unknown'
        """
        name, _, code = text.partition(":")
        system = _SYSTEMS.get(name)
        found = system.source_first.fullmatch(code.upper()) if system else None
        if system is None or found is None:
            detail = Said("system:code, systems {known}", known=", ".join(SYSTEMS))
            raise BadValue("grade", value=text, type="grade", detail=detail)
        return cls(text, _weight(system.source, found[1]), _weight(system.information, found[2]))

    def __str__(self) -> str:
        """Return the code and its meaning in words."""
        return f"{self.written} (source {self.source}, information {self.information})"


def _weight(steps: tuple[str, str, str], sign: str) -> Weight:
    return next(weight for weight, signs in zip(Weight, steps, strict=True) if sign in signs)
