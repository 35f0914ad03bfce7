# SPDX-License-Identifier: Apache-2.0
"""Give the vault a new identity with the help of its recovery key: after a passphrase was lost, or a machine."""

from dataclasses import dataclass, field
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import OFFICE
from sanad.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class RekeyVault(Act[int]):
    """An order to lock every exhibit's key to a new identity; the result is how many there were."""

    name: ClassVar[str] = "rekey_vault"
    power: ClassVar[str] = "govern"

    recovery: str = field(repr=False)

    def touches(self, work: Work) -> list[str]:
        """The vault is the office's own."""
        del work
        return [OFFICE]

    def do(self, work: Work) -> Done[int]:
        """Lock the keys anew; the exhibits themselves are not touched."""
        keyring = work.tools.blobs.keyring
        if keyring is None:
            raise NotFound("vault", kind="key of the", name="vault")
        count = keyring.renew(self.recovery)
        return Done(count, ("vault",), {"keys": count, "recipients": keyring.recipients()})
