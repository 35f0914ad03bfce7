# SPDX-License-Identifier: Apache-2.0
"""A desk for work that was ordered for a purpose: each act of it that states none of its own is done for that one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from sanad.desk.act import Act, Tools
from sanad.desk.door import Desk, Refused
from sanad.desk.question import Question
from sanad.values.canonical import Json

R = TypeVar("R")


class Purposed(Desk):
    """The one door, passed for one purpose."""

    def __init__(self, tools: Tools, purpose: str) -> None:
        """Work with `tools` for `purpose`."""
        super().__init__(tools)
        self._purpose = purpose

    def perform_all(self, acts: Iterable[Act[R]], seen: int | None = None) -> list[R | Refused]:
        """As the door's, for the purpose."""
        return super().perform_all([self._for(act) for act in acts], seen)

    def perform_all_once(
        self,
        orders: Sequence[tuple[str, Act[R]]],
        digest: str,
        told: Callable[[R], dict[str, Json]],
        seen: int | None = None,
    ) -> list[dict[str, Json] | Refused]:
        """As the door's, for the purpose."""
        purposed = [(key, self._for(act)) for key, act in orders]
        return super().perform_all_once(purposed, digest, told, seen)

    def ask(self, question: Question[R]) -> R:
        """As the door's, for the purpose."""
        return super().ask(replace(question, purpose=question.purpose or self._purpose))

    def _for(self, act: Act[R]) -> Act[R]:
        return replace(act, purpose=act.purpose or self._purpose)
