# SPDX-License-Identifier: Apache-2.0
"""Signed notes, checked with the library's own Ed25519 and by hand against the format."""

import base64
import hashlib
import stat

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from sanad.errors import KeysDoNotFit
from sanad.ledger.note import Signer, create_key, load_key

# RFC 8032 section 7.1, test 1: the secret key, and the public key that follows from it.
SECRET = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"


@pytest.fixture
def signer():
    return Signer("test-cell", Ed25519PrivateKey.from_private_bytes(SECRET))


def test_the_public_key_is_that_of_the_rfc(signer):
    assert signer.public.hex() == PUBLIC


def test_the_fingerprint_is_the_digest_of_the_public_key(signer):
    assert signer.fingerprint == hashlib.sha256(bytes.fromhex(PUBLIC)).hexdigest()


def test_a_note_verifies_under_its_key_and_not_when_a_letter_changed(signer):
    text, _, signature = signer.sign("one\ntwo\n").partition("\n\n")
    name, encoded = signature.removeprefix("— ").split()
    raw = base64.b64decode(encoded)
    assert name == "test-cell"
    key_hash = hashlib.sha256(b"test-cell\n\x01" + signer.public).digest()[:4]
    assert raw[:4] == key_hash
    public = Ed25519PublicKey.from_public_bytes(signer.public)
    public.verify(raw[4:], (text + "\n").encode())
    with pytest.raises(InvalidSignature):
        public.verify(raw[4:], (text + "\n").replace("two", "twa").encode())


def test_the_key_file_is_closed_to_others_and_never_replaced(tmp_path):
    path = tmp_path / "keys" / "key"
    made = create_key(path, "test-cell")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        create_key(path, "test-cell")
    assert load_key(path, "test-cell").public == made.public
    with pytest.raises(KeysDoNotFit, match=r"keys/other"):
        load_key(path.parent / "other", "test-cell")
