# SPDX-License-Identifier: Apache-2.0
"""A real identity provider for the tests: OpenID Connect over HTTP on loopback, honest unless a test tells it to lie."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote_plus, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "sanad", "a secret between the two"


@dataclass
class IdentityProvider:
    """What it knows; `lie` changes the claims of a token, `sign` how it is signed, `describe` what it says of itself."""

    issuer: str = ""
    subject: str = "6f1c-sample"
    clock: Callable[[], float] = time.time
    key: RSAKey = field(
        default_factory=lambda: RSAKey.generate_key(2048, {"kid": "k1", "use": "sig"})
    )
    lie: dict[str, object] = field(default_factory=dict)
    describe: dict[str, object] = field(default_factory=dict)
    sign: Callable[["IdentityProvider", dict[str, object]], str] | None = None
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def authorize(self, address: str) -> dict[str, str]:
        """Sign the browser in, and return what it carries back: code and state."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert asked["client_id"] == CLIENT
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return {"code": code, "state": asked["state"]}

    def exchange(self, form: dict[str, str], authorization: str) -> dict[str, object] | None:
        """Return tokens for a code, once; None for one that is not good."""
        asked = self.codes.pop(form.get("code", ""), None)
        known = base64.b64encode(f"{CLIENT}:{quote_plus(SECRET)}".encode()).decode()
        if asked is None or authorization != f"Basic {known}":
            return None
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if challenge != asked["code_challenge"] or form["redirect_uri"] != asked["redirect_uri"]:
            return None
        now = int(self.clock())
        claims: dict[str, object] = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": self.subject,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
        }
        claims = {name: value for name, value in (claims | self.lie).items() if value is not None}
        token = self.sign(self, claims) if self.sign else self.honest(claims)
        return {"access_token": "x", "token_type": "Bearer", "id_token": token}

    def honest(self, claims: dict[str, object]) -> str:
        return jwt.encode({"alg": "RS256", "kid": "k1"}, claims, self.key)

    def description(self) -> dict[str, object]:
        places = {
            "authorization_endpoint": "/authorize",
            "token_endpoint": "/token",
            "jwks_uri": "/keys",
        }
        return {
            "issuer": self.issuer,
            **{name: self.issuer + path for name, path in places.items()},
            **self.describe,
        }


@contextmanager
def running(clock: Callable[[], float] = time.time) -> Iterator[IdentityProvider]:
    """Yield a provider that answers until the block ends."""
    provider = IdentityProvider(clock=clock)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            public = {"keys": [provider.key.as_dict(private=False)]}
            answers = {
                "/.well-known/openid-configuration": provider.description,
                "/keys": lambda: public,
            }
            found = answers.get(self.path)
            self._tell(200 if found else 404, found() if found else {})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            told = provider.exchange(form, self.headers.get("Authorization", ""))
            self._tell(200 if told else 400, told or {"error": "invalid_grant"})

        def _tell(self, status: int, document: dict[str, object]) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(document).encode())

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
