# SPDX-License-Identifier: Apache-2.0
"""How a procedure tells a face how far it is."""

from typing import Protocol


class Progress(Protocol):
    """Called with what is being done, how much of it is done, how much there is, and how much of what is done failed."""

    def __call__(self, what: str, done: int, total: int, failed: int = 0) -> None:
        """Take note; called often."""


def silent(what: str, done: int, total: int, failed: int = 0) -> None:
    """Tell nobody."""
    del what, done, total, failed
