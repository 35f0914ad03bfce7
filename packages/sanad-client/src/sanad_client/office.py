# SPDX-License-Identifier: Apache-2.0
"""An office over the network, and its compartments."""

import ssl
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import httpx

from sanad_client.connection import Connection
from sanad_client.operations import Acts, Questions

_SECONDS = 60.0  # a question over a full office takes some


@dataclass(frozen=True)
class Compartment:
    """Where work is done: what can be ordered and asked there."""

    acts: Acts
    questions: Questions


class Office:
    """An office at an address, spoken to with one token."""

    def __init__(self, address: str, token: str, authority: ssl.SSLContext | None = None) -> None:
        """Connect when first asked. `address` ends with `/api/v1`; `authority` says whose certificates count, if not those that this machine trusts."""
        headers = {"Authorization": f"Bearer {token}"}
        self._http = httpx.Client(
            base_url=address,
            headers=headers,
            timeout=_SECONDS,
            verify=authority or ssl.create_default_context(),
            trust_env=False,
        )

    def compartment(self, name: str) -> Compartment:
        """Return a compartment; whether the token reaches it, the first order tells."""
        connection = Connection(self._http, name)
        return Compartment(Acts(connection), Questions(connection))

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def __enter__(self) -> Self:
        """Return the office."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:  # fmt: skip
        """Close the connection."""
        self.close()
