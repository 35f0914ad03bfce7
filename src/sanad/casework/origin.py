# SPDX-License-Identifier: Apache-2.0
"""What tasks come from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Cause(StrEnum):
    """What a task can come from."""

    DIRECTIVE = "directive"
    RULE = "rule"
    DRIFT = "drift"
    CLOCK = "clock"
    OFFICER = "officer"


@dataclass(frozen=True)
class Origin:
    """What a task comes from, and which: `of` is the directive, the rule's question, what drifted, the clock, or the officer."""

    cause: Cause
    of: str

    @property
    def lasts(self) -> bool:
        """Tell whether it is met again and again for as long as it lasts; a meeting or an officer may ask several things of one."""
        return self.cause in {Cause.RULE, Cause.DRIFT, Cause.CLOCK}

    def __str__(self) -> str:
        """Return `cause:of`, as the office's tables and documents write it."""
        return f"{self.cause}:{self.of}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `cause:of` back."""
        cause, _, of = text.partition(":")
        return cls(Cause(cause), of)
