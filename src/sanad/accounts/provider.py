# SPDX-License-Identifier: Apache-2.0
"""An identity provider that an office has: OpenID Connect Core 1.0, authorization code flow (3.1) with PKCE (RFC 7636, S256).

Guarantees: a token counts when it is signed by a key of the provider under an algorithm pinned here, for this office (`aud`, `azp`), by this issuer, not
expired, and carries the nonce that this office made minutes ago for this browser. What comes of it is the provider's name for somebody (`sub`), nothing else is read: who that is, a supervisor has said. Does not
guarantee that the provider asked for more than a password: that is settled with whoever runs it.
"""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus, urlsplit

import httpx
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from sanad.accounts.challenge import new_challenge
from sanad.accounts.seal import seal
from sanad.errors import ProviderUnreachable

SECRET = "oidc.secret"  # noqa: S105  # the file's name, in the folder of keys
USE = "provider"
_ALGORITHMS = ("RS256", "PS256", "ES256")
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_PATIENCE_S = 10
_SKEW_S = 60  # clocks of two machines
_FLOW = "flow"


@dataclass(frozen=True)
class Provider:
    """Where the provider is, as whom it knows the office, and the office's secret with it."""

    issuer: str
    client: str
    secret: str = field(repr=False)


@dataclass(frozen=True)
class Begun:
    """Where the browser goes, and what it brings back with it: sealed, for a cookie."""

    address: str
    flow: str


@dataclass(frozen=True)
class Known:
    """The provider's name for somebody, and the nonce under which it was told."""

    subject: str
    nonce: bytes


def provider(keys: Path, issuer: str, client: str) -> Provider | None:
    """Return the office's provider, None when it has none; the secret lies in the folder `keys`."""
    path = keys / SECRET
    if not (issuer and client and path.exists()):
        return None
    return Provider(issuer, client, path.read_text(encoding="utf-8").strip())


def begin(of: Provider, keys: Path, redirect: str, now: datetime) -> Begun:
    """Return where somebody signs in at the provider, who then sends them to `redirect`.

    Raises:
        ProviderUnreachable: it does not answer, or not as it must.
    """
    nonce, verifier = new_challenge(keys, USE, now).hex(), secrets.token_urlsafe(48)
    state = secrets.token_urlsafe(16)
    with _asking(of) as client:
        place = _described(of, client)["authorization_endpoint"]
    address = prepare_grant_uri(
        place,
        of.client,
        "code",
        redirect_uri=redirect,
        scope="openid",
        state=state,
        nonce=nonce,
        code_challenge=create_s256_code_challenge(verifier),
        code_challenge_method="S256",
    )
    kept = json.dumps({"state": state, "nonce": nonce, "verifier": verifier}).encode()
    return Begun(address, seal(keys, USE).close(kept, _FLOW))


def finish(  # what the browser brings back
    of: Provider, keys: Path, flow: str, state: str, code: str, redirect: str, now: datetime
) -> Known | None:
    """Return whom the provider says that somebody is; None when what came back is not what it said to this browser.

    Whether the nonce is young and unused is not looked at here: whoever takes it does.

    Raises:
        ProviderUnreachable: as `begin`.
    """
    plain = seal(keys, USE).open(flow, _FLOW)
    begun = json.loads(plain) if plain else {}
    if not begun or not secrets.compare_digest(begun["state"].encode(), state.encode()):
        return None
    shown = {"code": code, "redirect_uri": redirect, "code_verifier": begun["verifier"]}
    with _asking(of) as client:
        described = _described(of, client)
        told = _exchanged(of, client, described["token_endpoint"], shown)
        keyset = _document(client.get(described["jwks_uri"]))
    subject = _subject(of, told, keyset, begun["nonce"], now)
    return None if subject is None else Known(subject, bytes.fromhex(begun["nonce"]))


def _subject(of: Provider, token: str, keyset: Any, nonce: str, now: datetime) -> str | None:  # noqa: ANN401  # JSON of a stranger
    """Return `sub` of a token that holds (OpenID Connect Core, 3.1.3.7), else None."""
    wanted = jwt.JWTClaimsRegistry(
        now=int(now.timestamp()),
        leeway=_SKEW_S,
        iss={"essential": True, "value": of.issuer},
        aud={"essential": True, "value": of.client},
        exp={"essential": True},
        iat={"essential": True},
        sub={"essential": True},
        nonce={"essential": True, "value": nonce},
    )
    try:
        claims = jwt.decode(token, KeySet.import_key_set(keyset), list(_ALGORITHMS)).claims
        wanted.validate(claims)
    except (JoseError, ValueError, TypeError, KeyError):
        return None
    ours_alone = claims["aud"] in (of.client, [of.client])
    party = claims.get("azp", of.client if ours_alone else None)
    return str(claims["sub"]) if party == of.client else None


def _exchanged(of: Provider, client: httpx.Client, place: str, shown: dict[str, str]) -> str:
    """Return the identity token for a code, empty where the provider refuses the code (RFC 6749, 4.1.3 and 5.2)."""
    own = (quote_plus(of.client), quote_plus(of.secret))  # RFC 6749, 2.3.1
    answer = client.post(place, data={"grant_type": "authorization_code", **shown}, auth=own)
    if answer.status_code == httpx.codes.BAD_REQUEST:
        return ""
    return str(_document(answer).get("id_token", ""))


def _described(of: Provider, client: httpx.Client) -> dict[str, str]:
    """Return what the provider says of itself (OpenID Connect Discovery 1.0, 4), if it is about itself and encrypted."""
    where = f"{of.issuer.rstrip('/')}/.well-known/openid-configuration"
    found = _document(client.get(where))
    names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    places = {name: str(found.get(name, "")) for name in names}
    if found.get("issuer") != of.issuer or not all(map(_private, (where, *places.values()))):
        raise ProviderUnreachable(of.issuer, detail="it does not describe itself, encrypted")
    return places


def _private(address: str) -> bool:
    """Tell whether nobody on the way reads what is sent there."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)


def _document(answer: httpx.Response) -> dict[str, Any]:
    answer.raise_for_status()
    found = answer.json()
    if isinstance(found, dict):
        return found
    raise ValueError(str(answer.url))


@contextmanager
def _asking(of: Provider) -> Iterator[httpx.Client]:
    """Yield what asks the provider, which follows nowhere else; no proxy that the environment names reads along."""
    try:
        with httpx.Client(timeout=_PATIENCE_S, trust_env=False) as client:
            yield client
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise ProviderUnreachable(of.issuer, detail=type(error).__name__) from error
