# SPDX-License-Identifier: Apache-2.0
"""A passkey in software: what a browser and its authenticator answer to the office's options, honest or as an attacker would have it."""

import hashlib
import json
import struct
from dataclasses import dataclass, field

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

HOST, ORIGIN = "sanad.example", "https://sanad.example"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Authenticator:
    """One P-256 key. `count` goes up by one with each answer; 0 stays 0, as of keys that do not count."""

    host: str = HOST
    origin: str = ORIGIN
    count: int = 1
    flags: int = PRESENT | VERIFIED
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    @property
    def id(self) -> str:
        point = self.key.public_key().public_numbers()
        return bytes_to_base64url(hashlib.sha256(point.x.to_bytes(32)).digest())

    def register(self, options: str) -> str:
        """Return the answer of `navigator.credentials.create`."""
        point = self.key.public_key().public_numbers()
        public = cbor2.dumps(
            {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32), -3: point.y.to_bytes(32)}
        )
        raw = base64url_to_bytes(self.id)
        told = bytes(16) + struct.pack(">H", len(raw)) + raw + public
        data = self._data(self.flags | ATTESTED) + told
        attested = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        said = self._said("webauthn.create", options)
        return self._answer({"clientDataJSON": said, "attestationObject": attested})

    def sign_in(self, options: str) -> str:
        """Return the answer of `navigator.credentials.get`."""
        self.count += 1 if self.count else 0
        said, data = self._said("webauthn.get", options), self._data(self.flags)
        signature = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            {"clientDataJSON": said, "authenticatorData": data, "signature": signature}
        )

    def _data(self, flags: int) -> bytes:
        return hashlib.sha256(self.host.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _said(self, kind: str, options: str) -> bytes:
        challenge = json.loads(options)["challenge"]
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, response: dict[str, bytes]) -> str:
        encoded = {name: bytes_to_base64url(raw) for name, raw in response.items()}
        return json.dumps(
            {"id": self.id, "rawId": self.id, "type": "public-key", "response": encoded}
        )
