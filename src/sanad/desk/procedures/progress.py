# SPDX-License-Identifier: Apache-2.0
"""How a procedure tells a face how far it is."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


def silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""
    del what, done, total
