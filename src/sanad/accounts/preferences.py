# SPDX-License-Identifier: Apache-2.0
"""How an officer wants the pages: in which language, light or dark."""

from dataclasses import dataclass

import sqlalchemy as sa

from sanad.accounts import tables

LANGUAGES = ("en", "ur")
THEMES = ("auto", "light", "dark")
_PREFERENCE = tables.preference.c


@dataclass(frozen=True)
class Preferences:
    """`language` is one of `LANGUAGES`, `theme` one of `THEMES`; `auto` follows the machine."""

    language: str = LANGUAGES[0]
    theme: str = THEMES[0]


def of(connection: sa.Connection, officer: str) -> Preferences:
    """Return what an officer chose, or what everybody has who chose nothing."""
    wanted = sa.select(_PREFERENCE.language, _PREFERENCE.theme)
    row = connection.execute(wanted.where(_PREFERENCE.officer == officer)).first()
    return Preferences() if row is None else Preferences(*row)


def choose(connection: sa.Connection, officer: str, chosen: Preferences) -> None:
    """Keep what an officer chose in place of what they chose before."""
    connection.execute(sa.delete(tables.preference).where(_PREFERENCE.officer == officer))
    connection.execute(sa.insert(tables.preference).values(officer=officer, **vars(chosen)))
