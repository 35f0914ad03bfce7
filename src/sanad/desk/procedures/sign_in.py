# SPDX-License-Identifier: Apache-2.0
"""Sign in as a stranger may try to: nobody learns who has an account, nobody fills the ledger, nobody shuts an officer out.

Of each attempt with a password one hash is worked out and one transaction written, whether the officer exists, has a password, waits, or mistyped; and all of them get the same answer. What is
typed under a name that nobody has, or while a password waits, leaves one entry an hour, and is counted beyond that.
"""

from sanad.accounts import attempts, credentials, passkeys, passwords
from sanad.accounts.attempts import NOBODY
from sanad.accounts.sessions import SignedIn
from sanad.desk.act import Tools, Work
from sanad.desk.acts.sign_in import SignIn
from sanad.desk.door import Desk
from sanad.desk.proofs import ByPasskey, ByPassword
from sanad.errors import NoMandate, UnknownOfficer
from sanad.mandates import officer as officers

_STRANGER = "?"
"""Stands in the ledger for whatever was typed as a name that nobody has: people type passwords there."""


def by_password(desk: Desk, tools: Tools, officer: str, proof: ByPassword, **browser: str) -> SignedIn | None:  # fmt: skip
    """Return a new session for `officer`, None when they are not let in, for whatever reason; `browser` as in `SignIn`."""
    with tools.database.reading() as connection:
        work = Work(tools, connection, tools.clock(), seq=0)
        serving = officers.serving(connection, officer, work.today, work.now) is not None
        waits = attempts.waiting_until(connection, officer, work.now) is not None
    order = SignIn(by=officer if serving else _STRANGER, proof=proof, **browser)
    if serving and not waits:
        return _let_in(desk, order)
    first = _counted(tools, officer if serving else NOBODY)
    if first and serving:
        return _let_in(desk, order)
    passwords.matches(None, proof.password)
    return _let_in(desk, order) if first else None


def by_passkey(desk: Desk, tools: Tools, proof: ByPasskey, **browser: str) -> SignedIn | None:
    """Return a new session for whoever holds the passkey that answered; else as `by_password`."""
    with tools.database.reading() as connection:
        key = credentials.passkey(connection, passkeys.named(proof.answer)[0])
    if key is None:
        _counted(tools, NOBODY)
        return None
    return _let_in(desk, SignIn(by=key.officer, proof=proof, **browser))


def _let_in(desk: Desk, order: SignIn) -> SignedIn | None:
    try:
        return desk.perform(order)
    except (UnknownOfficer, NoMandate):
        return None


def _counted(tools: Tools, officer: str) -> bool:
    """Count an attempt that is not tried, and tell whether it is the first of its hour."""
    with tools.database.writing() as connection:
        return attempts.knock(connection, officer, tools.clock())
