# SPDX-License-Identifier: Apache-2.0
"""Blobs encrypted at rest: what a thief, a lost passphrase and a destroyed key leave."""

import hashlib

import pyrage
import pytest
from pyrage import x25519

from sanad.errors import AlreadyDone, BadValue, KeyGone, KeyLocked, SealBroken
from sanad.storage.blobs import Blobs
from sanad.storage.keyring import Keyring

WORDS = b"the words of a witness " * 5000


@pytest.fixture
def ring(tmp_path):
    def make(secret=None):
        return Keyring(tmp_path / "home", tmp_path / "vault" / "keys", lambda: secret)

    return make


@pytest.fixture
def recovery(ring):
    return ring().create(None)


@pytest.fixture
def blobs(tmp_path, ring, recovery):
    return Blobs(tmp_path / "vault", ring())


@pytest.fixture
def sealed(blobs, tmp_path):
    source = tmp_path / "source"
    source.write_bytes(WORDS)
    staged = blobs.stage(source)
    blobs.settle([staged])
    return staged


def test_what_is_sealed_is_named_by_what_it_says_and_kept_unreadable(blobs, sealed, tmp_path):
    assert (sealed.sha256, sealed.size) == (hashlib.sha256(WORDS).hexdigest(), len(WORDS))
    kept = [path.read_bytes() for path in (tmp_path / "vault").rglob("*") if path.is_file()]
    assert len(kept) == 2
    assert not any(b"witness" in raw for raw in kept)
    assert blobs.digest(sealed.sha256) == sealed.sha256
    assert blobs.path(sealed.sha256).read_bytes() == WORDS
    with blobs.reading(sealed.sha256, "x") as path:
        assert path.read_bytes() == WORDS
    blobs.close()
    kept = [path for path in (tmp_path / "vault").rglob("*") if path.is_file()]
    assert not any(b"witness" in path.read_bytes() for path in kept)


@pytest.mark.slow
def test_sealing_asks_for_no_passphrase_and_reading_does(ring, tmp_path):
    ring("open").create(None)
    source = tmp_path / "source"
    source.write_bytes(WORDS)
    stranger = Blobs(tmp_path / "vault", ring(None))
    staged = stranger.stage(source)
    stranger.settle([staged])
    assert Blobs(tmp_path / "vault", ring("open")).path(staged.sha256).read_bytes() == WORDS
    with pytest.raises(KeyLocked, match="asks for a passphrase"):
        stranger.path(staged.sha256)
    with pytest.raises(KeyLocked, match="not the one"):
        Blobs(tmp_path / "vault", ring("guess")).path(staged.sha256)


def test_each_blob_has_a_key_of_its_own(blobs, sealed, ring, tmp_path):
    source = tmp_path / "more"
    source.write_bytes(b"more")
    other = blobs.stage(source)
    blobs.settle([other])
    ring().path(other.sha256).write_bytes(ring().path(sealed.sha256).read_bytes())
    with pytest.raises(SealBroken):
        blobs.check(other.sha256, "x")


@pytest.mark.parametrize("at", [5, 200, -10])
def test_one_changed_byte_breaks_the_seal(blobs, sealed, at):
    place = blobs.place(sealed.sha256)
    raw = bytearray(place.read_bytes())
    raw[at] ^= 1
    place.chmod(0o600)
    place.write_bytes(bytes(raw))
    with pytest.raises(SealBroken):
        blobs.check(sealed.sha256, "x")
    with pytest.raises(SealBroken), blobs.reading(sealed.sha256, "x"):
        pytest.fail("damaged bytes were handed out")


def test_a_destroyed_key_leaves_bytes_that_nobody_reads(blobs, sealed, recovery, ring):
    fate = blobs.fate(sealed.sha256)
    kept = ring().path(sealed.sha256).read_bytes()
    assert fate == {"destroys": "key", "sha256": hashlib.sha256(kept).hexdigest()}
    blobs.path(sealed.sha256)
    blobs.destroy(sealed.sha256)
    assert not blobs.is_readable(sealed.sha256)
    assert blobs.place(sealed.sha256).exists()
    for attempt in (blobs.check, lambda sha256, _: blobs.fate(sha256)):
        with pytest.raises((KeyGone, SealBroken)):
            attempt(sealed.sha256, "x")
    blobs.destroy(sealed.sha256)
    spare = x25519.Identity.from_str(recovery)
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(blobs.place(sealed.sha256).read_bytes(), [spare])


def test_the_recovery_key_opens_the_vault_to_a_new_identity(ring, recovery, sealed, tmp_path):
    (tmp_path / "home" / "identity").unlink()
    kept = ring().recipients()
    assert ring().renew(f"# recovery\n{recovery}\n") == 1
    assert Blobs(tmp_path / "vault", ring()).path(sealed.sha256).read_bytes() == WORDS
    office, spare = ring().recipients()
    assert (office != kept[0], spare) == (True, kept[1])


def test_any_other_key_renews_nothing(ring, recovery, sealed):
    before = ring().recipients()
    for words in ("", "no key", str(x25519.Identity.generate())):
        with pytest.raises(KeyLocked):
            ring().renew(words)
    assert ring().recipients() == before


def test_keys_are_made_once_and_readable_by_their_owner_alone(ring, recovery, sealed, tmp_path):
    with pytest.raises(AlreadyDone):
        ring().create(None)
    with pytest.raises(BadValue):
        Keyring(tmp_path / "other", tmp_path, lambda: None).create("age1nobody")
    for path in (tmp_path / "home" / "identity", ring().path(sealed.sha256)):
        assert path.stat().st_mode & 0o077 == 0


def test_a_renewal_that_was_stopped_is_done_again_and_keeps_no_destroyed_key(
    blobs, ring, recovery, sealed, tmp_path
):
    key = ring().path(sealed.sha256)
    left = key.with_name(f".{key.name}")
    left.write_bytes(b"")
    assert ring().renew(recovery) == 1
    left.write_bytes(key.read_bytes())
    Blobs(tmp_path / "vault", ring()).destroy(sealed.sha256)
    assert not list(key.parent.iterdir())


def test_plain_bytes_that_a_dead_process_left_are_swept(blobs, sealed, ring, tmp_path):
    left = tmp_path / "vault" / "opened" / "gone" / "plain"
    left.parent.mkdir(parents=True)
    left.write_bytes(WORDS)
    Blobs(tmp_path / "vault", ring()).sweep()
    assert not left.exists()
