# SPDX-License-Identifier: Apache-2.0
"""Writes that wait for one another share one transaction: what comes while a batch is being written is in the next.

Guarantees: when `put` returns, what was put is written; when it raises, it is not. Nothing waits for anything but the batch before: one alone
is written at once. Does not guarantee an order among those that come together.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(eq=False)
class _Waiting(Generic[T]):
    """Something put, and what came of it once it is settled."""

    what: T
    settled: bool = False
    fault: BaseException | None = None


@dataclass
class Together(Generic[T]):
    """`write` writes several at once, in order; it returns for each None, or why that one alone could not be written."""

    write: Callable[[Sequence[T]], Sequence[Exception | None]]
    _guard: Lock = field(default_factory=Lock)
    _turn: Lock = field(default_factory=Lock)
    _queue: list[_Waiting[T]] = field(default_factory=list)

    def put(self, what: T) -> None:
        """Write it, with whatever else waits; safe to call from several threads.

        Raises:
            Exception: what `write` raised or returned for it.
        """
        mine = _Waiting(what)
        with self._guard:
            self._queue.append(mine)
        with self._turn:
            if not mine.settled:  # else whoever had the turn before wrote it too
                self._settle()
        if mine.fault is not None:
            raise mine.fault

    def _settle(self) -> None:
        with self._guard:
            batch, self._queue = self._queue, []
        faults: Sequence[BaseException | None]
        try:
            faults = self.write([each.what for each in batch])
        except BaseException as error:  # noqa: BLE001  # nothing is written: each raises it, whoever has the turn too
            faults = [error] * len(batch)
        for each, fault in zip(batch, faults, strict=True):
            each.fault, each.settled = fault, True
