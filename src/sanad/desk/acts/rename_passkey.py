# SPDX-License-Identifier: Apache-2.0
"""Call one of the officer's own passkeys by another name, so that they know which of them was lost."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.accounts import credentials
from sanad.desk.act import Done, Work
from sanad.desk.own import Own
from sanad.errors import BadValue
from sanad.values.reason import says_something
from sanad.values.said import Said

_MOST = 60


@dataclass(frozen=True, kw_only=True)
class RenamePasskey(Own[str]):
    """An order about `passkey`, an id as lists show it, which is the result too; `label` is what the officer calls it."""

    name: ClassVar[str] = "rename_passkey"

    passkey: str
    label: str

    def do(self, work: Work) -> Done[str]:
        """Keep the name; the key itself is what it was."""
        if not says_something(self.label) or len(self.label) > _MOST:
            detail = Said("1 to {most} signs", most=_MOST)
            raise BadValue(self.by, value=self.label[:_MOST], type="name", detail=detail)
        credentials.rename_passkey(work.connection, self.by, self.passkey, self.label.strip())
        private = {"label": self.label.strip()}
        return Done(self.passkey, (f"officer:{self.by}",), {"passkey": self.passkey}, {**private})
