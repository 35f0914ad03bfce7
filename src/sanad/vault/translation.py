# SPDX-License-Identifier: Apache-2.0
"""Certified translations: of an exhibit that was delivered as a translation, who certified it, from which language into which, and by which paper."""

import re
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from sanad.errors import BadValue
from sanad.values.said import Said
from sanad.vault import quarantine, tables
from sanad.vault.exhibit import Exhibit

RELATION = "translation"
_LANGUAGE = re.compile(r"[a-z]{2,3}")  # ISO 639-1 or 639-3


@dataclass(frozen=True)
class Translation:
    """A certificate on record: entry `seq` says that `exhibit` is a translation of `original`.

    `source` and `target` are languages (ISO 639), `certificate` the thing that proves it: `exhibit:<sha256>`, or `instrument:<id>` of a registered paper.
    """

    seq: int
    exhibit: str
    original: str
    source: str
    target: str
    translator: str
    certificate: str


def check_languages(exhibit: Exhibit, original: Exhibit, source: str, target: str) -> None:
    """Refuse languages that are none, are one, or are not those under which the two were delivered.

    Raises:
        BadValue: naming the exhibit.
    """
    for code, of in ((source, original), (target, exhibit)):
        if not _LANGUAGE.fullmatch(code):
            detail = "two or three small letters of ISO 639, such as ur"
            raise BadValue(of.name, value=code, type="language", detail=detail)
        if of.said_last("language") not in {None, code}:
            detail = Said("its delivery sheet says {language}", language=of.said_last("language"))
            raise BadValue(of.name, value=code, type="language of this exhibit", detail=detail)
    if source == target:
        raise BadValue(exhibit.name, value=target, type="language", detail="it is that of the original")  # fmt: skip


def record(connection: sa.Connection, translation: Translation) -> None:
    """Keep a certificate; an earlier one of the same exhibit stays on record."""
    connection.execute(sa.insert(tables.translation).values(vars(translation)))


def certified(connection: sa.Connection, exhibits: Collection[str]) -> dict[str, Translation]:
    """Return exhibit → its newest certificate, of those that have one which is not set aside."""
    of = tables.translation.c
    query = sa.select(tables.translation).where(of.exhibit.in_(sorted(exhibits))).order_by(of.seq)
    every = [Translation(**row) for row in connection.execute(query).mappings()]
    aside = {f"exhibit:{sha256}" for sha256 in quarantine.reasons(connection)} if every else set()
    return {each.exhibit: each for each in every if each.certificate not in aside}
