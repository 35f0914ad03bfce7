# SPDX-License-Identifier: Apache-2.0
"""Keep an outside authority's timestamp of a checkpoint."""

import hashlib
from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import OFFICE
from sanad.errors import NotFound, SanadError
from sanad.ledger import checkpoint
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class KeepTimestamp(Act[int]):
    """An order to keep `response`, or to record why there is none; the result is the checkpoint's size."""

    name: ClassVar[str] = "keep_timestamp"
    power: ClassVar[str] = "attest"

    size: int
    response: bytes | SanadError
    authority: str

    def touches(self, work: Work) -> list[str]:
        """The ledger, the officers and the key are the office's own."""
        del work
        return [OFFICE]

    def intent(self) -> dict[str, Json]:
        """Name the checkpoint that stays queued."""
        return {"size": self.size, "authority": self.authority}

    def do(self, work: Work) -> Done[int]:
        """Store the response beside the checkpoint."""
        if isinstance(self.response, SanadError):
            raise self.response
        if checkpoint.of_size(work.connection, self.size) is None:
            raise NotFound("ledger", kind="checkpoint of size", name=self.size)
        checkpoint.keep_timestamp(work.connection, self.size, self.response)
        digest = hashlib.sha256(self.response).hexdigest()
        what: dict[str, Json] = {"size": self.size, "authority": self.authority, "sha256": digest}
        return Done(self.size, ("checkpoint",), what)
