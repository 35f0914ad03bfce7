# SPDX-License-Identifier: Apache-2.0
"""A list of which a page shows a part, and its file all; the address says from which line on (`after`), so that a part can be sent to a colleague."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from sanad.web.typed import number
from sanad.web.visit import Visit

T = TypeVar("T")


class Page(Protocol):
    """An answer that is a page of a list."""

    @property
    def before(self) -> int | None:
        """Return the entry before which the next page lies; None on the last."""


A = TypeVar("A", bound=Page)
AT_ONCE = 50
"""Lines that a page shows at once; PAGE of static/js/table.js is the same number."""


@dataclass(frozen=True)
class Part(Generic[T]):
    """The lines of a page, from line `start` (counted from 0) of `of`."""

    some: Sequence[T]
    start: int
    of: int

    @property
    def before(self) -> int | None:
        """Return where the page before this one begins; None on the first."""
        return max(0, self.start - AT_ONCE) if self.start else None

    @property
    def after(self) -> int | None:
        """Return where the next page begins; None on the last."""
        end = self.start + len(self.some)
        return end if end < self.of else None


def begin(visit: Visit) -> int:
    """Return the line at which the page that was asked for begins.

    Raises:
        BadValue: the address does not give a number.
    """
    return number(visit.request.query_params.get("after", "")) or 0


def part(visit: Visit, lines: Sequence[T]) -> Part[T]:
    """Return the part of a list that was asked for; raises as `begin`."""
    start = begin(visit)
    return Part(lines[start : start + AT_ONCE], start, len(lines))


def every(ask: Callable[[int | None], A], lines: Callable[[A], Iterable[T]]) -> Iterator[T]:
    """Yield all lines of a list that is asked for page by page, from the newest back, for the file that holds them all.

    Args:
        ask: Gives the page before an entry, the newest for None; its answer says by `before` where the next begins, None on the last.
        lines: Gives the lines of an answer.
    """
    before: int | None = None
    while True:
        found = ask(before)
        yield from lines(found)
        before = found.before
        if before is None:
            return


def scrolled(visit: Visit, lines: Sequence[T]) -> Sequence[T]:
    """Return the lines that a long table asks for as it is scrolled: `most` from line `from` on; raises as `begin`."""
    query = visit.request.query_params
    start, most = (number(query.get(name, "")) or 0 for name in ("from", "most"))
    return lines[start : start + min(most, AT_ONCE)]
