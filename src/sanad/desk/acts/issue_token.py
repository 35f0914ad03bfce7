# SPDX-License-Identifier: Apache-2.0
"""Issue a token, by which a program orders some things in the officer's name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import ClassVar

from sanad.accounts import tokens
from sanad.accounts.tokens import LONGEST, Issued
from sanad.desk.act import Done, Work, stamp
from sanad.desk.own import Own
from sanad.errors import BadValue
from sanad.mandates import officer
from sanad.values.canonical import Json
from sanad.values.reason import says_something

_NEVER = frozenset(
    {"found_office", "sign_in", "accept_invitation", "invite_officer", "add_credential", "issue_token", "bind_identity"}
)  # fmt: skip
"""What a token never orders: by these somebody who found it would stay when it has ended."""
_MOST_LABEL = 120


@dataclass(frozen=True, kw_only=True)
class IssueToken(Own[Issued]):
    """An order to issue; the result holds the token, which is told once.

    `label` says for which program, and is the purpose of what it does; `scope` names acts and questions one by one, `compartments` where; `until` is an instant within a year.
    """

    name: ClassVar[str] = "issue_token"

    label: str
    scope: frozenset[str]
    compartments: frozenset[str]
    until: datetime

    def do(self, work: Work) -> Done[Issued]:
        """Keep its digest and what it is good for; it never gives more than the officer holds when it is used."""
        self._check(work)
        issued = tokens.issue(
            work.connection,
            self.by,
            self.label,
            self.scope,
            self.compartments,
            work.now,
            self.until,
        )
        what: dict[str, Json] = {
            "token": issued.id,
            "scope": sorted(self.scope),
            "compartments": sorted(self.compartments),
            "until": stamp(self.until),
        }
        return Done(issued, (f"officer:{self.by}",), what, {"label": self.label})

    def _check(self, work: Work) -> None:
        if not says_something(self.label) or len(self.label) > _MOST_LABEL:
            self._refuse("label", self.label, f"say for which program, at most {_MOST_LABEL} signs")
        unknown = sorted(self.scope.difference(*orders().values()))
        if unknown or not self.scope:
            detail = "there is no such act or question, or it makes a way in, which no program may"
            self._refuse("name for a token to hold", " ".join(unknown) or "Nothing", detail)
        serving = officer.serving(work.connection, self.by, work.today, work.now)
        elsewhere = sorted(self.compartments - (serving.powers.keys() if serving else set()))
        if elsewhere or not self.compartments:
            detail = "you do not serve there; name at least one in which you do"
            self._refuse("compartment for a token", " ".join(elsewhere) or "Nothing", detail)
        if self.until.tzinfo is None or not work.now < self.until <= work.now + LONGEST:
            self._refuse(
                "end of a token", self.until, "an instant with its zone, within a year from now"
            )

    def _refuse(self, kind: str, value: object, detail: str) -> None:
        raise BadValue(self.by, value=str(value)[:120], type=kind, detail=detail)


@cache
def orders() -> Mapping[str, frozenset[str]]:
    """Return what a token may name, acts and questions: each is one file of that name."""
    desk = Path(__file__).parent.parent
    found = {
        folder: {path.stem for path in (desk / folder).glob("[!_]*.py")}
        for folder in ("acts", "questions")
    }
    return {folder: frozenset(names - _NEVER) for folder, names in found.items()}
