# SPDX-License-Identifier: Apache-2.0
"""How a format declares itself: what it is called, which version reads it, and how its files are told from others.

Each folder of `formats` holds one: `FORMAT` in its `__init__`, which imports nothing heavy, and `read` in its
`reader`, imported when a file needs it. A new format is a new folder; nothing else names it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sanad.readers.content import Content

PATIENCE_S = 600


def never(seen: Content) -> bool:  # noqa: ARG001 - the shape of a test
    """Tell nothing: the default of both tests."""
    return False


@dataclass(frozen=True)
class Format:
    """A format as the registry knows it.

    `is_certain` answers from the first bytes alone and beyond doubt; `is_likely` from words that other files could hold
    too. An operator template comes between the two, the `endings` of the name after both. `then` names
    readers that look at the same bytes afterwards, each with an account and files of its own. `records` is what templates for
    this reader say that their records are; its folder then holds a `template` with `template_of`. `holds_tables` says that tables inside become files of their own, so that a template
    forced on the file is meant for them. `takes_password` says that its reader opens what is locked; for any other, an open copy is made first.
    """

    name: str
    version: str
    what: str
    is_certain: Callable[[Content], bool] = never
    is_likely: Callable[[Content], bool] = never
    endings: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    patience_s: int = PATIENCE_S
    records: str | None = None
    holds_tables: bool = False
    takes_password: bool = False
