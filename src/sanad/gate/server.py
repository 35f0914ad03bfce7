# SPDX-License-Identifier: Apache-2.0
"""Put the faces behind the gate, and serve them.

Everything passes, in this order: whether it reads in one way, the host it was asked for, where it comes from, how long it is; answers get their headers on the way out.
"""

import gc
import ipaddress
import re
import socket
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.types import ASGIApp

from sanad.errors import BadValue, ServerNotStarted
from sanad.gate.faults import Faults
from sanad.gate.headers import Headers
from sanad.gate.host import KnownHost
from sanad.gate.limits import BodyLimit
from sanad.gate.origin import SameSite
from sanad.gate.patience import Patient
from sanad.gate.plain import Plain

UPLOADS = "uploads"
"""The part of an address that takes pieces of uploads."""
_GRACE_S = 10  # for requests under way when the server is told to stop
_BACKLOG = 256
_SEARCH_AFTER, _OLDER_AFTER = 50_000, 20
"""New objects, and searches of the younger, after which those of one age are searched; Python's own (700 and 10) suit a script."""
_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")
"""A host as browsers send it (RFC 3986, section 3.2.2); no star, which would let every name in."""
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def behind_the_gate(faces: Mapping[str, ASGIApp], hosts: Sequence[str]) -> Starlette:
    """Return one application of several, each under its path, for requests that were sent to one of `hosts` (names without port)."""
    return Starlette(
        routes=[Mount(path, app) for path, app in faces.items()],
        middleware=[
            Middleware(Headers),
            Middleware(Faults),
            Middleware(Plain),
            Middleware(KnownHost, hosts=hosts),
            Middleware(SameSite),
            Middleware(BodyLimit, uploads=UPLOADS),
        ],
    )


@dataclass(frozen=True)
class Listening:
    """Where an office listens; `names` are those by which browsers may reach it besides the address; over TLS where there is a certificate with its key.

    Raises:
        BadValue: passwords would cross a network in clear, one of certificate and key is missing, or a name is none that a browser sends.
    """

    host: str
    port: int
    names: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None

    def __post_init__(self) -> None:
        """Refuse what must not be."""
        if (self.certificate is None) != (self.key is None):
            given = str(self.certificate or self.key)
            detail = "a certificate and its key go together"
            raise BadValue("--certificate", value=given, type="pair", detail=detail)
        if not self.secure and not self.is_local:
            detail = (
                "beyond this machine an office is served over TLS: give --certificate and --key"
            )
            raise BadValue("--host", value=self.host, type="address to listen on", detail=detail)
        for name in self.names:
            if not _NAME.fullmatch(name):
                detail = "a name as browsers send it, without scheme, port or path"
                raise BadValue("--name", value=name, type="name of a host", detail=detail)

    @property
    def secure(self) -> bool:
        """Tell whether it is served over TLS."""
        return self.certificate is not None

    @property
    def is_local(self) -> bool:
        """Tell whether only this machine reaches it."""
        try:
            return self.host == "localhost" or ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def hosts(self) -> tuple[str, ...]:
        """Return the names under which requests are taken."""
        return (*self.names, _written(self.host), *(_LOOPBACK if self.is_local else ()))

    @property
    def address(self) -> str:
        """Return what to type into a browser. Passkeys want a name, not a number (WebAuthn, section 5.1.3): on this machine `localhost`."""
        name = self.names[0] if self.names else "localhost" if self.is_local else _written(self.host)  # fmt: skip
        return f"{'https' if self.secure else 'http'}://{name}:{self.port}/"


def _written(host: str) -> str:
    """Return a host as addresses write it: a number of IPv6 in brackets (RFC 3986, section 3.2.2)."""
    return f"[{host}]" if ":" in host else host


def serve(app: ASGIApp, at: Listening, ready: Callable[[], None]) -> None:
    """Serve until interrupted; `ready` is called when requests are taken.

    Raises:
        ServerNotStarted: the address cannot be listened on.
    """
    try:
        family = socket.AF_INET6 if ":" in at.host else socket.AF_INET
        listening = socket.create_server((at.host, at.port), family=family, backlog=_BACKLOG)
    except OSError as error:
        where = f"{at.host}:{at.port}"
        raise ServerNotStarted(where, detail=error.strerror or error) from error
    ready()
    _tidy_seldom()
    with listening, suppress(KeyboardInterrupt):
        uvicorn.Server(settled(app, at)).run(sockets=[listening])


def _tidy_seldom() -> None:
    """Leave what the office holds for as long as it is served out of the search for garbage, and search less often: each search stops every request."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_SEARCH_AFTER, _OLDER_AFTER, _OLDER_AFTER)


def settled(app: ASGIApp, at: Listening) -> uvicorn.Config:
    """Return how uvicorn serves."""
    return uvicorn.Config(
        app,
        http=Patient,
        ws="none",
        ssl_certfile=at.certificate,
        ssl_keyfile=at.key,
        log_level="error",  # that somebody sent nonsense is no news, and fills the disk
        access_log=False,  # who looked at what stands in the ledger; addresses hold ids that belong nowhere else
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE_S,
    )
