# SPDX-License-Identifier: Apache-2.0
"""Say that somebody whom the office's identity provider knows is an officer; it is never guessed from a name or an address."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.accounts import credentials
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import OFFICE
from sanad.errors import BadValue, UnknownOfficer
from sanad.mandates import officer
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.values.said import Said

_MOST = 255  # OpenID Connect Core 1.0, section 2


@dataclass(frozen=True, kw_only=True)
class BindIdentity(Act[str]):
    """An order about `officer` and the `subject` by which the provider knows them; with `given` False what was said before holds no more. The result is the officer."""

    name: ClassVar[str] = "bind_identity"
    power: ClassVar[str] = "govern"

    officer: str
    subject: str
    given: bool = True

    def touches(self, work: Work) -> list[str]:
        """Accounts are the office's own."""
        del work
        return [OFFICE]

    def intent(self) -> dict[str, Json]:
        """Name the officer."""
        return {"officer": self.officer}

    def do(self, work: Work) -> Done[str]:
        """Keep it, or keep it no longer."""
        issuer = work.tools.terms.issuer
        if not issuer:
            detail = "office.toml names no identity provider (oidc_issuer)"
            raise BadValue(self.officer, value=self.subject[:60], type="identity", detail=detail)
        if not says_something(self.subject) or len(self.subject) > _MOST:
            detail = Said("what the provider calls `sub`, at most {most} signs", most=_MOST)
            raise BadValue(self.officer, value=self.subject[:60], type="identity", detail=detail)
        if officer.find(work.connection, self.officer) is None:
            raise UnknownOfficer(self.name, officer=self.officer)
        change = credentials.bind if self.given else credentials.unbind
        change(work.connection, issuer, self.subject, self.officer)
        what: dict[str, Json] = {"officer": self.officer, "issuer": issuer, "given": self.given}
        return Done(self.officer, (f"officer:{self.officer}",), what, {"subject": self.subject})
