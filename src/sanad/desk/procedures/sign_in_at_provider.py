# SPDX-License-Identifier: Apache-2.0
"""Sign in at the identity provider that the office has; who somebody is there, a supervisor has said before."""

from typing import NamedTuple

from sanad.accounts import attempts, credentials
from sanad.accounts.attempts import NOBODY
from sanad.accounts.provider import Begun, Provider, begin, finish, provider
from sanad.accounts.sessions import SignedIn
from sanad.desk.act import Tools
from sanad.desk.acts.sign_in import SignIn
from sanad.desk.door import Desk
from sanad.desk.proofs import ByProvider, vouch
from sanad.errors import NoMandate, NotFound, UnknownOfficer


class CameBack(NamedTuple):
    """What the browser brought back: the cookie, `state` and `code` of the address, and the address itself without them."""

    flow: str
    state: str
    code: str
    redirect: str


def has_provider(tools: Tools) -> bool:
    """Tell whether the office has an identity provider: issuer and client in its settings, the secret among its keys."""
    return _of(tools) is not None


def to_provider(tools: Tools, redirect: str) -> Begun:
    """Return where the browser goes, and what it must bring back with it (a cookie, HttpOnly, ten minutes).

    Raises:
        NotFound: the office has none.
        ProviderUnreachable: it does not answer as it must.
    """
    return begin(_needed(tools), tools.keys, redirect, tools.clock())


def by_provider(desk: Desk, tools: Tools, back: CameBack, **browser: str) -> SignedIn | None:
    """Return a new session for whoever the provider says came back; None when it says nothing that counts, or nobody said who that is.

    Raises:
        NotFound, ProviderUnreachable: as `to_provider`.
    """
    told = finish(_needed(tools), tools.keys, *back, tools.clock())
    if told is None:
        return None
    with tools.database.reading() as connection:
        officer = credentials.identity(connection, tools.terms.issuer, told.subject)
    if officer is None:
        with tools.database.writing() as connection:
            attempts.knock(connection, NOBODY, tools.clock())
        return None
    proof = ByProvider(vouch(tools, told.subject, told.nonce))
    try:
        return desk.perform(SignIn(by=officer, proof=proof, **browser))
    except (UnknownOfficer, NoMandate):
        return None


def _of(tools: Tools) -> Provider | None:
    return provider(tools.keys, tools.terms.issuer, tools.terms.client)


def _needed(tools: Tools) -> Provider:
    found = _of(tools)
    if found is None:
        raise NotFound(tools.office, kind="identity provider", name=tools.terms.issuer or "none")
    return found
