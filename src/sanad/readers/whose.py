# SPDX-License-Identifier: Apache-2.0
"""Whose records a file holds: numbers or accounts for its receipt, up to a bound that the receipt tells of."""

from sanad.values.canonical import Json

MORE = "more_numbers"
"""The fact of a receipt that names not all."""
MOST = 10_000
MOST_BYTES = 400_000
"""Of all of them in UTF-8: an answer of a reader has a mebibyte at most."""


class Whose:
    """The numbers or accounts met in a file. Where there are more than fit, `facts` has `more_numbers`, which is then true.

    Whoever asks whether all records of a file are somebody's must take such an answer for unknown.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._met: set[str] = set()
        self._bytes = 0
        self._has_more = False

    def add(self, number: str) -> None:
        """Take a number that was met, once or again."""
        if number in self._met:
            return
        size = len(number.encode())
        if len(self._met) == MOST or self._bytes + size > MOST_BYTES:
            self._has_more = True
            return
        self._met.add(number)
        self._bytes += size

    def numbers(self) -> tuple[str, ...]:
        """Return those that fit, sorted."""
        return tuple(sorted(self._met))

    def facts(self) -> dict[str, Json]:
        """Return what the facts of a receipt say of those that did not fit; nothing when all did."""
        return {MORE: True} if self._has_more else {}

    def notes(self) -> list[str]:
        """Say it to a person."""
        words = f"more subscribers or accounts than the {len(self._met)} that the receipt names"
        return [words] if self._has_more else []
