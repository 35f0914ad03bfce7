# SPDX-License-Identifier: Apache-2.0
"""Which exhibits and requests of a compartment somebody may mean who begins to type a name, a digest or a number.

Only what came to the compartment is looked through: how long it takes tells nothing of any other.
"""

import re
from dataclasses import dataclass
from typing import ClassVar

import sqlalchemy as sa

from sanad.casework.request import Request, requests_about
from sanad.desk.act import Done, Work
from sanad.desk.looking import LOOKS, known_here
from sanad.desk.question import Question
from sanad.desk.register import Register
from sanad.errors import BadValue
from sanad.values.fold import fold
from sanad.values.said import Said
from sanad.vault import catalogue
from sanad.vault import store as vault
from sanad.vault.catalogue import Choice
from sanad.vault.exhibit import Provenance

MOST = 20
_LONGEST = 200
_DIGEST = re.compile("[0-9a-f]{4,64}")


@dataclass(frozen=True)
class Thing:
    """An exhibit or a request, as `kind` says; `told` is what tells it from another: source and day, or state and kind."""

    kind: str
    id: str
    name: str
    told: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SuggestThings(Question[tuple[Thing, ...]]):
    """An order to look for up to `most` of each: exhibits by words of their names or the beginning of their digest, the newest first; requests by id, kind, or whom they are about."""

    name: ClassVar[str] = "suggest_things"

    text: str
    most: int = 6

    def do(self, work: Work) -> Done[tuple[Thing, ...]]:
        """Look.

        Raises:
            BadValue: the text is too long, or `most` is none of 1 to 20.
        """
        if not 1 <= self.most <= MOST or len(self.text) > _LONGEST:
            detail = Said(
                "at most {longest} characters, and 1 to {most} things", longest=_LONGEST, most=MOST
            )
            raise BadValue("office", value=self.text[:_LONGEST], type="beginning of a name", detail=detail)  # fmt: skip
        found = (*self._exhibits(work), *self._requests(work)) if fold(self.text) else ()
        return Done(found, (), {"listed": len(found)}, {"text": self.text})

    def _exhibits(self, work: Work) -> list[Thing]:
        typed = self.text.strip().lower()
        digest = typed if _DIGEST.fullmatch(typed) else ""
        choices = [Choice(digest=digest), Choice(name=self.text)] if digest else [Choice(name=self.text)]  # fmt: skip
        asked = (work.connection, self.compartment)
        pages = [catalogue.page(*asked, each, LOOKS, before=None, most=self.most) for each in choices]  # fmt: skip
        digests = list(dict.fromkeys(sha256 for page in pages for _, sha256 in page))[: self.most]
        known = {each.sha256: each for each in vault.exhibits(work.connection, digests)}
        here = [known_here(known[sha256], self.compartment) for sha256 in digests]
        return [Thing("exhibit", each.sha256, each.name, _came(each.provenance)) for each in here]

    def _requests(self, work: Work) -> list[Thing]:
        register = Register.of(work, self.compartment, self.by)
        labels = {one.id: one.label for one in register.subjects.values()}
        every = work.told(_ours, tuple(labels), self.compartment)
        words = fold(self.text).split()
        named = ((each, f" {fold(f'{each.id} {each.kind} {labels[each.subject]}')}") for each in every)  # fmt: skip
        met = [each for each, text in named if all(f" {word}" in text for word in words)]
        return [Thing("request", each.id, labels[each.subject], (each.id, each.kind)) for each in met[: self.most]]  # fmt: skip


def _came(provenance: Provenance) -> tuple[str, ...]:
    day = (provenance.received_at or "")[: len("YYYY-MM-DD")]
    return tuple(filter(None, (provenance.handed_by, day)))


def _ours(connection: sa.Connection, subjects: tuple[str, ...], compartment: str) -> list[Request]:
    """Return the requests of a compartment about its subjects, the newest first."""
    ours = (
        each for each in requests_about(connection, subjects) if each.compartment == compartment
    )
    return sorted(ours, key=lambda each: -each.seq)
