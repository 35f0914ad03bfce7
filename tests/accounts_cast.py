# SPDX-License-Identifier: Apache-2.0
"""Officers of the cast with accounts: how tests invite them, give them credentials and sign them in."""

import pyotp

from authenticator import HOST, ORIGIN, Authenticator
from cast import House
from sanad.accounts.sessions import SignedIn
from sanad.desk.acts.accept_invitation import AcceptInvitation
from sanad.desk.acts.invite_officer import InviteOfficer
from sanad.desk.new_credentials import (
    NewPasskey,
    NewPassword,
    Offer,
    ask_passkey,
    offer,
    offer_to_invited,
)
from sanad.desk.procedures.accept_invitation import accept_invitation
from sanad.desk.procedures.sign_in import by_passkey, by_password
from sanad.desk.proofs import ByPasskey, ByPassword

PASSWORD = "four quiet mules carry salt"


def invite(house: House, officer: str) -> str:
    return house.do(InviteOfficer(by="supervisor", officer=officer)).code


def accepting(house: House, officer: str, key: Authenticator) -> AcceptInvitation:
    """Invite an officer and return the order by which they take the key."""
    code, tools = invite(house, officer), house.office.tools
    credential = NewPasskey(
        key.register(offer(tools, officer, HOST, ORIGIN).passkey), HOST, ORIGIN, "Sample key"
    )
    return AcceptInvitation(by=officer, code=code, credential=credential)


def with_passkey(
    house: House, officer: str, key: Authenticator | None = None
) -> tuple[Authenticator, SignedIn]:
    """Give an officer a passkey, and return it with the session that begins by it."""
    key = key or Authenticator()
    return key, house.do(accepting(house, officer, key))


def with_password(house: House, officer: str, password: str = PASSWORD) -> tuple[str, SignedIn]:
    """Give an officer a password, and return the seed of their authenticator with the session that begins by it."""
    code, office = invite(house, officer), house.office
    given: Offer = offer_to_invited(office.tools, officer, code, HOST, ORIGIN)
    credential = NewPassword(password, given.sealed, pyotp.TOTP(given.seed).at(house.clock.now))
    order = AcceptInvitation(by=officer, code=code, credential=credential)
    return given.seed, accept_invitation(office.desk, office.tools, order)


def code_at(house: House, seed: str, steps: int = 1) -> str:
    """Return what the authenticator shows now; the clock goes on first, since the last code was taken."""
    from datetime import timedelta

    house.clock.now += timedelta(seconds=30 * steps)
    return pyotp.TOTP(seed).at(house.clock.now)


def try_password(house: House, officer: str, password: str, code: str) -> SignedIn | None:
    office = house.office
    return by_password(office.desk, office.tools, officer, ByPassword(password, code))


def asserted(house: House, key: Authenticator) -> ByPasskey:
    return ByPasskey(key.sign_in(ask_passkey(house.office.tools, HOST, ORIGIN)), HOST, ORIGIN)


def try_passkey(house: House, proof: ByPasskey) -> SignedIn | None:
    return by_passkey(house.office.desk, house.office.tools, proof)
