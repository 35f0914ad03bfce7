# SPDX-License-Identifier: Apache-2.0
"""What rests on keys: the office's key, its signature on the manifest, the checkpoint, the outside timestamp."""

from collections.abc import Sequence
from datetime import datetime

from cryptography import x509

from .brief import Brief
from .checkpoint import PATH as CHECKPOINT_PATH
from .checkpoint import Checkpoint, open_checkpoint, parse_instant
from .fault import Fault
from .manifest import SIGNATURE_PATH, Manifest, verify_signature
from .note import MAX_NOTE, VerifierKey, parse_key
from .package import Package
from .report import Check, Code, broken, intact, not_established
from .timestamp import MAX_TOKEN, open_timestamp, vouched
from .timestamp import PATH as TIMESTAMP_PATH

KEY_PATH = "office.vkey"
_NO_KEY = "without a good office.vkey its signature cannot be checked"


def read_key(package: Package) -> VerifierKey | Fault:
    """Return the office's key as the package gives it, or why it cannot be used."""
    try:
        return parse_key(package.read(KEY_PATH, MAX_NOTE))
    except Fault as fault:
        return fault


def check_signature(
    package: Package, manifest: Manifest | Fault, key: VerifierKey | Fault
) -> Check:
    """Return whether the office's key signed the manifest."""
    if isinstance(key, Fault):
        return broken(Code.MANIFEST_SIGNATURE, KEY_PATH, key)
    if isinstance(manifest, Fault):
        return broken(Code.MANIFEST_SIGNATURE, SIGNATURE_PATH, f"manifest.json: {manifest}")
    try:
        verify_signature(manifest, package.read(SIGNATURE_PATH, MAX_NOTE), key)
    except Fault as fault:
        return broken(Code.MANIFEST_SIGNATURE, SIGNATURE_PATH, fault)
    return intact(Code.MANIFEST_SIGNATURE, SIGNATURE_PATH, f"signed by {key.origin}")


def check_key(key: VerifierKey | Fault, brief: Brief | None, expected: str | None) -> list[Check]:
    """Return whether the key is the one that the reader knows, and the one that the brief names."""
    if isinstance(key, Fault):
        return [broken(Code.KEY, KEY_PATH, key)]
    checks = []
    if brief is not None and brief.fingerprint != key.fingerprint:
        says = "the brief names another key of the office than office.vkey holds"
        checks.append(broken(Code.KEY, "brief.json", says))
    if expected is None:
        says = (
            f"its fingerprint is {key.fingerprint}; compare it with the one the office published,"
            " and give that one with --key"
        )
        return [*checks, not_established(Code.KEY, KEY_PATH, says)]
    if expected != key.fingerprint:
        says = f"its fingerprint is {key.fingerprint}, you expected {expected}"
        return [*checks, broken(Code.KEY, KEY_PATH, says)]
    return [*checks, intact(Code.KEY, KEY_PATH, f"its fingerprint is {expected}, as you expected")]


def check_checkpoint(package: Package, key: VerifierKey | Fault) -> tuple[Checkpoint | None, Check]:
    """Return the checkpoint if the office signed it."""
    try:
        raw = package.read(CHECKPOINT_PATH, MAX_NOTE)
        if isinstance(key, Fault):
            return None, not_established(Code.CHECKPOINT, CHECKPOINT_PATH, _NO_KEY)
        checkpoint = open_checkpoint(raw, key)
    except Fault as fault:
        return None, broken(Code.CHECKPOINT, CHECKPOINT_PATH, fault)
    says = f"signed by {key.origin} at {checkpoint.at}: {checkpoint.size} entries"
    return checkpoint, intact(Code.CHECKPOINT, CHECKPOINT_PATH, says)


def check_timestamp(package: Package, trusted: Sequence[x509.Certificate]) -> Check:
    """Return whether an authority that the reader trusts saw the checkpoint."""
    if TIMESTAMP_PATH not in package.sizes and TIMESTAMP_PATH not in package.strange:
        says = (
            "no outside authority had dated the checkpoint when this was written, so its time is the office's own word; "
            "ask for the package written anew once it is dated"
        )
        return not_established(Code.TIMESTAMP, TIMESTAMP_PATH, says)
    try:
        covered = package.read(CHECKPOINT_PATH, MAX_NOTE)
        stamp = open_timestamp(package.read(TIMESTAMP_PATH, MAX_TOKEN), covered)
    except Fault as fault:
        return broken(Code.TIMESTAMP, TIMESTAMP_PATH, fault)
    signer = stamp.signer.subject.rfc4514_string()
    says = f"the checkpoint existed at {_written(stamp.at)}, says {signer}"
    if not trusted:
        says += "; whether to believe this signer is for you to say: give a certificate with --tsa"
        return not_established(Code.TIMESTAMP, TIMESTAMP_PATH, says)
    if not vouched(stamp, trusted):
        says = f"it is signed by {signer}, whom the certificates that you gave do not vouch for"
        return broken(Code.TIMESTAMP, TIMESTAMP_PATH, says)
    return intact(Code.TIMESTAMP, TIMESTAMP_PATH, says + _order(stamp.at, covered))


def _order(at: datetime, covered: bytes) -> str:
    """Return a remark when the office's clock ran ahead of the authority's."""
    for line in covered.decode("utf-8", "replace").splitlines():
        if line.startswith("at "):
            try:
                ahead = (parse_instant(line.removeprefix("at ")) - at).total_seconds()
            except Fault:
                return ""
            return f"; the office's own clock was {ahead:.0f} s ahead" if ahead >= 1 else ""
    return ""


def _written(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S UTC")
