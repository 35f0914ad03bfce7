# SPDX-License-Identifier: Apache-2.0
"""Packages of other offices: manifests and signatures that are forged or gone, files that differ, briefs that are none."""

import base64
import hashlib
import json

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hostile.sample import HOSTILE, MALFORMED, READ, TOO_MUCH, Sample, zipped

_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
_NAME = "sanad.example/hostile"
_PUBLIC = _KEY.public_key().public_bytes_raw()
_HASH = hashlib.sha256(_NAME.encode() + b"\n\x01" + _PUBLIC).digest()[:4]
_VKEY = (
    b"+".join((_NAME.encode(), _HASH.hex().encode(), base64.b64encode(b"\x01" + _PUBLIC))) + b"\n"
)
_EXHIBIT = "exhibits/" + "a" * 64 + ".txt"
_CLAIM = {
    "id": "C-0123456789ab", "about": "S-01", "property": "father_name", "value": "Sample Father", "said_by": "Sample office", "standing": "alleged",
    "grade": None, "exculpatory": False, "citation": {"exhibit": "a" * 64, "locator": {"kind": "text", "part": 1, "start": 0, "end": 1}, "quote": "S"},
}  # fmt: skip


def brief(**changed: object) -> bytes:
    """Return a brief of one claim, parts of which may be changed."""
    told = {
        "as_of": "2026-01-05T08:00:00.000000Z",
        "claims": [_CLAIM | changed],
        "office": {"name": "Sample office"},
        "v": "sanad/brief/1",
    }
    return _json(
        {**told, "exhibits": [{"path": _EXHIBIT, "name": "note.txt", "handling": "confidential"}]}
    )


def package(
    *,
    manifest: bytes | None = None,
    note: bytes | None = None,
    more: tuple[tuple[str, bytes], ...] = (),
    **files: bytes,
) -> bytes:
    """Return a package that is sound unless told otherwise; `files` take the place of others, names with `_` for a dot, once it is signed."""
    held = {"brief.json": brief(), "office.vkey": _VKEY, _EXHIBIT: b"words"}
    listed = [
        {"path": path, "size": len(raw), "sha256": _sha256(raw)} for path, raw in held.items()
    ]
    told = {
        "v": "sanad/package/1",
        "brief": _sha256(held["brief.json"]),
        "key": _sha256(_PUBLIC),
        "files": listed,
    }
    raw = _json(told) if manifest is None else manifest
    signed = _signed(raw) if note is None else note
    held |= {name.replace("_", "."): changed for name, changed in files.items()}
    return zipped(("manifest.json", raw), ("manifest.sig", signed), *held.items(), *more)


def _signed(manifest: bytes) -> bytes:
    text = f"sanad/manifest/1\n{_sha256(manifest)}\n"
    signature = base64.b64encode(_HASH + _KEY.sign(text.encode())).decode()
    return f"{text}\n— {_NAME} {signature}\n".encode()


def _json(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _listing(path: str) -> bytes:
    return _json(
        {"v": "sanad/package/1", "files": [{"path": path, "size": 1, "sha256": "0" * 64}] * 2}
    )


_HALF = brief().replace(b"Sample Father", b"\\ud800").replace(b"Sample office", b"\\udc00")
SAMPLES = [
    Sample("brief.package.zip", "a brief that was changed after the package was signed", READ, lambda: package(brief_json=brief(value="Another")), "altered"),
    Sample("manifest.package.zip", "a manifest 100,000 arrays deep", READ, lambda: package(manifest=b"[" * 100_000), "bad_manifest"),
    Sample("outside.package.zip", "a manifest that lists files outside, twice", READ, lambda: package(manifest=_listing("../../etc/passwd")), "missing"),
    Sample("unsigned.package.zip", "a package whose signature is empty", READ, lambda: package(note=b""), "signature_fails"),
    Sample("note.package.zip", "a signature of 100,000 lines", READ, lambda: package(note=_signed(b"x") + b"\n" * 100_000), "signature_fails"),
    Sample("key.package.zip", "a key that is none", READ, lambda: package(office_vkey=b"\xff+\n+"), "signature_fails"),
    Sample("slip.package.zip", "a member whose name leads out of the package", READ, lambda: package(more=(("../../sanad-slip", b"x"),)), "unlisted"),
    Sample("zeros.package.zip", "100 MiB of zeros for a brief", TOO_MUCH, lambda: package(brief_json=bytes(100 << 20))),
    Sample("half.package.zip", "names that are half characters", READ, lambda: package(brief_json=_HALF), "altered"),
    Sample("half.brief.json", "a claim of half characters", READ, lambda: _HALF, "bad_text"),
    Sample("shape.brief.json", "a claim about nobody", READ, lambda: brief(about=None), "not_the_shape"),
    Sample("deep.brief.json", "a value 100,000 arrays deep", HOSTILE, lambda: brief().replace(b'"Sample Father"', b"[" * 100_000)),
    Sample("cut.brief.json", "a brief that breaks off", MALFORMED, lambda: brief()[:-40]),
]  # fmt: skip
