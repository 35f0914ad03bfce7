# SPDX-License-Identifier: Apache-2.0
"""Put the faces behind the gate, and serve them.

Everything passes, in this order: the host it was asked for, where it comes from, how long it is; answers get their headers on the way out.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount
from starlette.types import ASGIApp

from sanad.gate.headers import Headers
from sanad.gate.limits import BodyLimit
from sanad.gate.origin import SameSite

UPLOADS = "uploads"
"""The part of an address that takes pieces of uploads."""
_GRACE_S = 10  # for requests under way when the server is told to stop


def behind_the_gate(faces: Mapping[str, ASGIApp], hosts: Sequence[str]) -> Starlette:
    """Return one application of several, each under its path, for requests that were sent to one of `hosts` (names without port)."""
    return Starlette(
        routes=[Mount(path, app) for path, app in faces.items()],
        middleware=[
            Middleware(Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(SameSite),
            Middleware(BodyLimit, uploads=UPLOADS),
        ],
    )


def serve(
    app: ASGIApp, host: str, port: int, certificate: Path | None = None, key: Path | None = None
) -> None:
    """Serve until told to stop; over TLS where there is a certificate."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        log_level="warning",
        access_log=False,  # who looked at what stands in the ledger; addresses hold ids that belong nowhere else
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE_S,
    )
    uvicorn.Server(config).run()
