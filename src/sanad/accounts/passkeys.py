# SPDX-License-Identifier: Apache-2.0
"""Passkeys: Web Authentication level 3, the ceremonies of section 7, by the library `webauthn`.

Asked of every passkey: that it is found without a name (discoverable), and that it looked who holds it (user verification), so that it is two factors in one. Whose make it is is not asked: an
office that wants only its own keys gives out its own invitations.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url, parse_client_data_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

_VERIFIED = UserVerificationRequirement.REQUIRED
_FAULTS = (WebAuthnException, ValueError, KeyError, TypeError, AttributeError)
"""What the library raises over what a stranger sent; its parsers let some of Python's own through."""


@dataclass(frozen=True)
class Site:
    """Where the browser is: `host` is the relying party's id, `origin` scheme, host and port as the browser says them."""

    host: str
    origin: str


@dataclass(frozen=True)
class Passkey:
    """A public key as it is kept. `sign_count` is what the authenticator last said, 0 from those that do not count."""

    id: str
    officer: str
    public_key: str
    sign_count: int


def to_register(  # what the browser is told
    challenge: bytes, site: Site, office: str, officer: str, name: str, known: Iterable[str]
) -> str:
    """Return the options for `navigator.credentials.create`, JSON; `known` are ids of keys that the officer has already."""
    options = generate_registration_options(
        rp_id=site.host,
        rp_name=office,
        user_id=hashlib.sha256(
            officer.encode()
        ).digest(),  # says nothing of a person (WebAuthn, 14.6.1)
        user_name=officer,
        user_display_name=name,
        challenge=challenge,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=_VERIFIED
        ),
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=base64url_to_bytes(key)) for key in known
        ],
    )
    return options_to_json(options)


def to_sign_in(challenge: bytes, site: Site) -> str:
    """Return the options for `navigator.credentials.get`, JSON; no key is named, so that nobody learns who has one."""
    options = generate_authentication_options(
        rp_id=site.host, challenge=challenge, user_verification=_VERIFIED
    )
    return options_to_json(options)


def registered(answer: str, challenge: bytes, site: Site, officer: str) -> Passkey | None:
    """Return the new key that a browser answered with; None when the answer does not hold (WebAuthn, 7.1)."""
    try:
        found = verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except _FAULTS:
        return None
    key = bytes_to_base64url(found.credential_public_key)
    return Passkey(bytes_to_base64url(found.credential_id), officer, key, found.sign_count)


def asserted(answer: str, challenge: bytes, site: Site, passkey: Passkey) -> int | None:
    """Return what the key counts now; None when the answer does not hold (WebAuthn, 7.2), or it counts backwards: then somebody has a copy of the key."""
    try:
        found = verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
    except _FAULTS:
        return None
    return found.new_sign_count if bytes_to_base64url(found.credential_id) == passkey.id else None


def named(answer: str) -> tuple[str, bytes]:
    """Return the id of the key that a browser's answer names and the challenge that it answers, both empty when it says neither; nothing is believed yet."""
    try:
        document = json.loads(answer)
        said = parse_client_data_json(base64url_to_bytes(document["response"]["clientDataJSON"]))
        return str(document["id"]), said.challenge
    except _FAULTS:
        return "", b""
