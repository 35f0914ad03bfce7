# SPDX-License-Identifier: Apache-2.0
"""What a question is: an act that changes nothing but the record of who looked."""

from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from sanad.desk.act import Act

A_co = TypeVar("A_co", covariant=True)


@dataclass(frozen=True, kw_only=True)
class Question(Act[A_co], Generic[A_co]):
    """An order to look. Its mandate, rules and ledger entry are those of an act; its `do` writes nothing."""

    power: ClassVar[str] = "look"
