# SPDX-License-Identifier: Apache-2.0
"""Whom the office keeps a file on: each entry with what sources call it, where it stands and what its file lacks.

No order of importance, and no number that could be read as one: entries stand by id.
"""

from dataclasses import dataclass
from typing import ClassVar

import sqlalchemy as sa

from sanad.claims.claim import Claim
from sanad.claims.gaps import Gap
from sanad.claims.properties import POSTS, STATUSES
from sanad.claims.stack import stacks
from sanad.claims.subject import KINDS, State, Subject
from sanad.desk.act import Done, Work
from sanad.desk.namesakes import Known, known
from sanad.desk.question import Question
from sanad.desk.register import File, Register
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.said import Said


@dataclass(frozen=True)
class Listed:
    """One entry in short. `statuses` and `roles` are claims, the first to be shown first; `abroad` tells that some role places it in another country; `known` what tells it from a namesake."""

    subject: Subject
    state: State
    statuses: tuple[Claim, ...]
    roles: tuple[Claim, ...]
    same: tuple[str, ...]
    gaps: tuple[Gap, ...]
    abroad: bool
    known: Known


@dataclass(frozen=True)
class Listing:
    """The entries that meet what was asked for, and how many the compartment has in all."""

    entries: tuple[Listed, ...]
    of: int


@dataclass(frozen=True, kw_only=True)
class ListSubjects(Question[Listing]):
    """An order to list the entries of the order's compartment; of `kind`, in `state`, with a claim of `post` or `status`, `abroad` or not."""

    name: ClassVar[str] = "list_subjects"

    kind: str | None = None
    state: str | None = None
    post: str | None = None
    status: str | None = None
    abroad: bool | None = None

    def intent(self) -> dict[str, Json]:
        """Say what was asked for."""
        wanted = {
            "kind": self.kind,
            "state": self.state,
            "post": self.post,
            "status": self.status,
            "abroad": self.abroad,
        }
        return {name: value for name, value in wanted.items() if value is not None}

    def do(self, work: Work) -> Done[Listing]:
        """Read the register once, and choose."""
        for value, words in ((self.kind, KINDS), (self.state, tuple(State)), (self.post, POSTS), (self.status, STATUSES)):  # fmt: skip
            if value is not None and value not in words:
                raise BadValue(
                    "list",
                    value=value,
                    type="filter",
                    detail=Said("one of: {known}", known=", ".join(words)),
                )
        register = Register.of(work, self.compartment, self.by)
        listed = work.told(_every, register, work.tools.country)
        chosen = tuple(each for each in listed if self._wants(each))
        return Done(Listing(chosen, len(listed)), (), {**self.intent(), "listed": len(chosen)})

    def _wants(self, each: Listed) -> bool:
        return (
            self.kind in {None, each.subject.kind}
            and self.state in {None, each.state}
            and (
                self.post is None or any(_member(role, "post") == self.post for role in each.roles)
            )
            and (self.status is None or any(claim.value == self.status for claim in each.statuses))
            and self.abroad in {None, each.abroad}
        )


def _every(connection: sa.Connection, register: Register, home: str) -> list[Listed]:
    del connection  # the register was loaded
    return [_listed(file, home) for file in register.files()]


def _listed(file: File, home: str) -> Listed:
    told = stacks(file.claims)
    of = {stack.name: [claim for value in stack.values for claim in value.claims] for stack in told}
    roles = tuple(of.get("role", ()))
    countries = {_member(role, "country") for role in roles} | {
        claim.text for claim in of.get("residence_country", ())
    }
    abroad = bool(countries - {None, home})
    return Listed(
        file.subject,
        file.state,
        tuple(of.get("status", ())),
        roles,
        file.same,
        file.gaps,
        abroad,
        known(told),
    )


def _member(claim: Claim, name: str) -> str | None:
    value = claim.value.get(name) if isinstance(claim.value, dict) else None
    return value if isinstance(value, str) else None
