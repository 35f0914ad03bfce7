# SPDX-License-Identifier: Apache-2.0
"""By what an officer shows who they are when they sign in.

A proof is looked at twice: slowly, before it is its turn to write; and then whether what it was compared with still stands, so that of two
who show the same code or answer at once one is let in.
"""

import json
from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace
from typing import ClassVar

from sanad.accounts import attempts, authenticator, challenge, credentials, passkeys, passwords
from sanad.accounts.credentials import Password
from sanad.accounts.passkeys import Passkey, Site
from sanad.accounts.provider import USE
from sanad.accounts.seal import seal
from sanad.desk.act import Tools, Work

SIGN_IN, AUTHENTICATOR, VOUCHER = "sign-in", "authenticator", "voucher"
"""For what challenges and seals are used."""


class Proof(ABC):
    """What somebody shows; `way` is the ledger's word for it."""

    way: ClassVar[str]

    @abstractmethod
    def compare(self, work: Work, officer: str) -> object | None:
        """Return what the proof was found to agree with, None when it is no proof; nothing is written."""

    @abstractmethod
    def take(self, work: Work, officer: str, found: object) -> bool:
        """Use the proof up, and tell whether it still counts."""

    @abstractmethod
    def reject(self, work: Work, officer: str) -> None:
        """Keep that it was none."""


@dataclass(frozen=True)
class _Passwords:
    """What was kept when the password was compared, and what is to be kept when it is taken."""

    before: Password
    after: Password


@dataclass(frozen=True)
class _Asserted:
    """The key as it was when it answered, what it counts now, and the challenge."""

    key: Passkey
    count: int
    asked: bytes


@dataclass(frozen=True)
class ByPassword(Proof):
    """A password, and the code that the authenticator shows."""

    way: ClassVar[str] = "password"

    password: str = field(repr=False)
    code: str = field(repr=False)

    def compare(self, work: Work, officer: str) -> object | None:
        """Work the same out whether the officer has a password or not, whether it waits or not, whether it is right or not."""
        kept = credentials.password_of(work.connection, officer)
        right = passwords.matches(kept.hash if kept else None, self.password)
        sealed = seal(work.tools.keys, AUTHENTICATOR)
        seed = sealed.open(kept.seed, officer) if kept else None
        last = kept.counter if kept else -1
        told = None if seed is None else seed.decode()
        counter = authenticator.counter_of(told, self.code, work.now, last)
        if kept is None or not right or counter is None:
            return None
        now = passwords.hashed(self.password) if passwords.outdated(kept.hash) else kept.hash
        return _Passwords(kept, replace(kept, hash=now, counter=counter))

    def take(self, work: Work, officer: str, found: object) -> bool:
        """Keep which code was taken, unless the password waits, or the code was taken meanwhile."""
        if not isinstance(found, _Passwords):
            return False
        if credentials.password_of(work.connection, officer) != found.before:
            return False
        if attempts.waiting_until(work.connection, officer, work.now) is not None:
            return False
        credentials.set_password(work.connection, officer, found.after)
        attempts.lift(work.connection, officer)
        return True

    def reject(self, work: Work, officer: str) -> None:
        """Count it, unless the password waits anyway."""
        if attempts.waiting_until(work.connection, officer, work.now) is None:
            attempts.reject(work.connection, officer, work.seq, work.now)


@dataclass(frozen=True)
class ByPasskey(Proof):
    """The answer of `navigator.credentials.get`, JSON, on the page at `origin`, for the relying party `host`."""

    way: ClassVar[str] = "passkey"

    answer: str = field(repr=False)
    host: str
    origin: str

    def compare(self, work: Work, officer: str) -> object | None:
        """Look at whose key it is, whether the challenge was ours and is not old, and whether the signature holds."""
        named, asked = passkeys.named(self.answer)
        key = credentials.passkey(work.connection, named)
        if key is None or key.officer != officer:
            return None
        if not challenge.stands(work.tools.keys, SIGN_IN, asked, work.now):
            return None
        count = passkeys.asserted(self.answer, asked, Site(self.host, self.origin), key)
        return None if count is None else _Asserted(key, count, asked)

    def take(self, work: Work, officer: str, found: object) -> bool:
        """Spend the challenge and keep what the key counts, unless either was done meanwhile."""
        del officer
        if not isinstance(found, _Asserted):
            return False
        key = found.key
        if credentials.passkey(work.connection, key.id) != key:
            return False
        if not challenge.spend(work.connection, found.asked, work.now):
            return False
        credentials.count_passkey(work.connection, key.id, found.count, work.now)
        return True

    def reject(self, work: Work, officer: str) -> None:
        """Keep nothing: there is nothing to guess, so nothing waits, and nobody is shut out."""


@dataclass(frozen=True)
class ByProvider(Proof):
    """What the office noted, sealed, of what its identity provider said (`desk.procedures.sign_in_at_provider`)."""

    way: ClassVar[str] = "provider"

    voucher: str = field(repr=False)

    def compare(self, work: Work, officer: str) -> object | None:
        """Look whether the office itself noted it, minutes ago, and who a supervisor said that is."""
        told = vouched(work.tools, self.voucher)
        if told is None:
            return None
        subject, nonce = told
        bound = credentials.identity(work.connection, work.tools.terms.issuer, subject)
        if bound != officer or not challenge.stands(work.tools.keys, USE, nonce, work.now):
            return None
        return told

    def take(self, work: Work, officer: str, found: object) -> bool:
        """Spend the nonce, unless that was done meanwhile."""
        del officer, found
        told = vouched(work.tools, self.voucher)
        return told is not None and challenge.spend(work.connection, told[1], work.now)

    def reject(self, work: Work, officer: str) -> None:
        """Keep nothing: what was said wrong was said by the provider."""


def vouch(tools: Tools, subject: str, nonce: bytes) -> str:
    """Return a note that the identity provider said `subject` under `nonce`, sealed so that nobody else can write one."""
    told = json.dumps({"subject": subject, "nonce": nonce.hex()}).encode()
    return seal(tools.keys, VOUCHER).close(told, tools.terms.issuer)


def vouched(tools: Tools, voucher: str) -> tuple[str, bytes] | None:
    """Return subject and nonce of a note of the office, None when it is none."""
    plain = seal(tools.keys, VOUCHER).open(voucher, tools.terms.issuer)
    if plain is None:
        return None
    told = json.loads(plain)
    return told["subject"], bytes.fromhex(told["nonce"])
