# SPDX-License-Identifier: Apache-2.0
"""By what an officer wants to sign in from now on, and whether it works; and what a browser is told so that it can make one."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import ClassVar

from sanad.accounts import authenticator, challenge, credentials, invitations, passkeys, passwords
from sanad.accounts.credentials import Password
from sanad.accounts.passkeys import Passkey, Site
from sanad.accounts.seal import seal
from sanad.desk.act import Tools, Work
from sanad.desk.proofs import AUTHENTICATOR, SIGN_IN
from sanad.errors import CredentialNotTaken
from sanad.mandates import officer as officers
from sanad.values.reason import says_something

_REGISTER = "register"
_LABEL = 60


@dataclass(frozen=True)
class Offer:
    """What a browser needs to make a credential.

    `passkey` are the options for `navigator.credentials.create`, JSON; `seed` is what an authenticator is set up with, `address` the same as a picture tells it
    (`otpauth://`), and `sealed` the same for the office to take back.
    """

    passkey: str
    seed: str
    address: str
    sealed: str


class New(ABC):
    """A credential to keep; `way` is the ledger's word for it."""

    way: ClassVar[str]

    @abstractmethod
    def work_out(self, work: Work, officer: str) -> object:
        """Return what will be kept; nothing is written.

        Raises:
            CredentialNotTaken, WeakPassword: it does not work, or is not good enough.
        """

    @abstractmethod
    def keep(self, work: Work, officer: str, made: object) -> None:
        """Keep it."""


@dataclass(frozen=True)
class NewPassword(New):
    """A password, with the sealed seed of the offer and a code that shows that the authenticator has it."""

    way: ClassVar[str] = "password"

    password: str = field(repr=False)
    sealed: str = field(repr=False)
    code: str = field(repr=False)

    def work_out(self, work: Work, officer: str) -> object:
        """Look at both, and hash the password."""
        who = officers.find(work.connection, officer)
        passwords.check(self.password, officer, who.name if who else "")
        sealed = seal(work.tools.keys, AUTHENTICATOR)
        seed = sealed.open(self.sealed, _offered(officer))
        if seed is None:
            raise CredentialNotTaken(officer, officer=officer, detail="the page is of another day")
        counter = authenticator.counter_of(seed.decode(), self.code, work.now, -1)
        if counter is None:
            detail = "the authenticator shows another code; look whether its clock is right"
            raise CredentialNotTaken(officer, officer=officer, detail=detail)
        return Password(passwords.hashed(self.password), sealed.close(seed, officer), counter)

    def keep(self, work: Work, officer: str, made: object) -> None:
        """Keep the hash and the seed; the code that was shown is used."""
        if isinstance(made, Password):
            credentials.set_password(work.connection, officer, made)


@dataclass(frozen=True)
class _Answered:
    """A new key, and the challenge that it answered."""

    key: Passkey
    asked: bytes


@dataclass(frozen=True)
class NewPasskey(New):
    """The answer of `navigator.credentials.create`, JSON, on the page at `origin`, for the relying party `host`; `label` is what the officer calls the key."""

    way: ClassVar[str] = "passkey"

    answer: str = field(repr=False)
    host: str
    origin: str
    label: str = ""

    def work_out(self, work: Work, officer: str) -> object:
        """Look whether the challenge was ours, for this officer, and whether the answer holds."""
        _, asked = passkeys.named(self.answer)
        site = Site(self.host, self.origin)
        made = passkeys.registered(self.answer, asked, site, officer)
        ours = challenge.stands(work.tools.keys, _use(officer), asked, work.now)
        if made is None or not ours:
            detail = "the answer of the key does not hold for this page, or came too late"
            raise CredentialNotTaken(officer, officer=officer, detail=detail)
        return _Answered(made, asked)

    def keep(self, work: Work, officer: str, made: object) -> None:
        """Keep the public key, once."""
        if not isinstance(made, _Answered) or not challenge.spend(
            work.connection, made.asked, work.now
        ):
            detail = "this answer of the key was used before"
            raise CredentialNotTaken(officer, officer=officer, detail=detail)
        label = self.label[:_LABEL] if says_something(self.label) else self.way
        credentials.add_passkey(work.connection, made.key, label, work.now)


def offer(tools: Tools, officer: str, host: str, origin: str) -> Offer:
    """Return what an officer's browser needs to make a credential; nothing is kept or on record."""
    site = Site(host, origin)
    with tools.database.reading() as connection:
        who = officers.find(connection, officer)
        known = [key.id for key in credentials.passkeys_of(connection, officer)]
    asked = challenge.new_challenge(tools.keys, _use(officer), tools.clock())
    name = who.name if who else officer
    options = passkeys.to_register(asked, site, tools.office, officer, name, known)
    seed = authenticator.new_seed()
    address = authenticator.address(seed, officer, tools.office)
    sealed = seal(tools.keys, AUTHENTICATOR).close(seed.encode(), _offered(officer))
    return Offer(options, seed, address, sealed)


def offer_to_invited(tools: Tools, officer: str, code: str, host: str, origin: str) -> Offer | None:
    """Return the same to whoever types a one-time code; None when it is not good for that officer."""
    with tools.database.reading() as connection:
        good = invitations.invited(connection, officer, code, tools.clock())
    return offer(tools, officer, host, origin) if good else None


def ask_passkey(tools: Tools, host: str, origin: str) -> str:
    """Return the options for `navigator.credentials.get`, JSON, for whoever wants to sign in; nothing is kept or on record."""
    asked = challenge.new_challenge(tools.keys, SIGN_IN, tools.clock())
    return passkeys.to_sign_in(asked, Site(host, origin))


def _use(officer: str) -> str:
    return f"{_REGISTER}/{officer}"


def _offered(officer: str) -> str:
    return f"offered/{officer}"
