# SPDX-License-Identifier: Apache-2.0
"""Accept an invitation as a stranger may try to: codes that are not good leave one entry an hour, and are counted beyond that."""

from sanad.accounts import attempts, invitations
from sanad.accounts.attempts import NOBODY
from sanad.accounts.sessions import SignedIn
from sanad.desk.act import Tools
from sanad.desk.acts.accept_invitation import AcceptInvitation
from sanad.desk.door import Desk
from sanad.errors import CodeNotTaken


def accept_invitation(desk: Desk, tools: Tools, order: AcceptInvitation) -> SignedIn:
    """Return the new session.

    Raises:
        CodeNotTaken: the code is not good for that officer, or there is no such officer.
        CredentialNotTaken, WeakPassword: the code is still good; the officer tries again.
    """
    with tools.database.reading() as connection:
        good = invitations.invited(connection, order.by, order.code, tools.clock())
    if good:
        return desk.perform(order)
    with tools.database.writing() as connection:
        attempts.knock(connection, NOBODY, tools.clock())
    raise CodeNotTaken(order.name, officer="that officer", detail="it is not good, or no longer")
