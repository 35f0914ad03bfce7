# SPDX-License-Identifier: Apache-2.0
"""Captures from the web: lengths and digests that lie, manifests and signatures that are forged or gone."""

import gzip
import hashlib
import json
from collections.abc import Mapping

from hostile.sample import MALFORMED, READ, TOO_MUCH, Sample, zipped

_PAGE = b"<p>words</p>"


def warc(block: bytes = _PAGE, *, length: int | str | None = None, more: bytes = b"", kind: str = "resource", url: str = "https://example.org/") -> bytes:  # fmt: skip
    """Return one record (ISO 28500), which may say another length than it has, with fields more."""
    said = len(block) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-03-04T05:06:07Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\nContent-Type: text/html\r\nContent-Length: {said}\r\n"
    )
    return head.encode() + more + b"\r\n" + block + b"\r\n\r\n"


def _packed(raw: bytes) -> bytes:
    return gzip.compress(raw, mtime=0)


def _answer(body: bytes, *fields: bytes) -> bytes:
    return warc(
        b"HTTP/1.1 200 OK\r\n" + b"".join(one + b"\r\n" for one in fields) + b"\r\n" + body,
        kind="response",
    ).replace(
        b"Content-Type: text/html\r\nContent-Length",
        b"Content-Type: application/http;msgtype=response\r\nContent-Length",
        1,
    )


def wacz(*, manifest: bytes | None = None, digest: bytes | None = None, **files: bytes) -> bytes:
    """Return a package (WACZ 1.1.1) whose manifest fits, unless another is given; names of files with `__` for a slash and `_` for a dot."""
    held = {
        "archive/data.warc.gz": _packed(warc()),
        "pages/pages.jsonl": b'{"format":"json-pages-1.0","id":"pages"}\n',
    }
    held |= {name.replace("__", "/").replace("_", "."): raw for name, raw in files.items()}
    told = _manifest(held) if manifest is None else manifest
    seal = (
        json.dumps({"path": "datapackage.json", "hash": _sha256(told)}).encode()
        if digest is None
        else digest
    )
    return zipped(
        *held.items(), ("datapackage.json", told), ("datapackage-digest.json", seal), method=0
    )


def _manifest(files: Mapping[str, bytes], **changed: object) -> bytes:
    listed = [
        {"name": name.rsplit("/", 1)[-1], "path": name, "hash": _sha256(raw), "bytes": len(raw)}
        for name, raw in files.items()
    ]
    return json.dumps(
        {"profile": "data-package", "wacz_version": "1.1.1", "resources": listed, **changed}
    ).encode()


def _sha256(raw: bytes) -> str:
    return "sha256:" + hashlib.sha256(raw).hexdigest()


def _signed(**said: str) -> bytes:
    """Return the seal of a manifest that is another, with a signature that nobody made."""
    data = {
        "hash": _sha256(b"another"),
        "created": "2025-03-04T05:06:07Z",
        "software": "x",
        "signature": "AAAA",
        "publicKey": "AAAA",
        **said,
    }
    return json.dumps(
        {"path": "datapackage.json", "hash": _sha256(b"another"), "signedData": data}
    ).encode()


_SHEET = 'sheet = "sanad/capture/1"\n'

SAMPLES = [
    Sample("length.warc", "a record said to be 2^62 bytes long", READ, lambda: warc(length=1 << 62), "truncated"),
    Sample("minus.warc", "a record said to be shorter than nothing", READ, lambda: warc(length=-1) + warc(), "not_a_record"),
    Sample("short.warc", "a record longer than it says", READ, lambda: warc(length=2) + warc(), "not_a_record"),
    Sample("digits.warc", "a length of 5,000 digits", READ, lambda: warc(length="9" * 5000) + warc(), "not_a_record"),
    Sample("fields.warc", "a record of fields without end", MALFORMED, lambda: warc(more=b"X-A: b\r\n" * 500_000)),
    Sample("line.warc", "a field of 20 MiB", MALFORMED, lambda: warc(more=b"X-A: " + b"x" * (20 << 20) + b"\r\n")),
    Sample("digest.warc", "a record that was changed after its digest was made", READ, lambda: warc(more=b"WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n"), "altered"),
    Sample("address.warc", "an address that leads out", READ, lambda: warc(url="file:///../../../tmp/sanad-slip") + warc(url="https://example.org/\u202egpj.exe")),
    Sample("zeros.warc.gz", "80 MiB of zeros in one record", TOO_MUCH, lambda: _packed(warc(bytes(80 << 20)))),
    Sample("members.warc.gz", "100,000 packed members of nothing between two records", READ, lambda: _packed(warc()) + _packed(b"") * 100_000 + _packed(warc())),
    Sample("broken.warc.gz", "a packed record that is broken between two that are not", READ, lambda: _packed(warc()) + _packed(warc())[:40] + b"\xff" * 40 + _packed(warc())),
    Sample("coding.warc", "an answer packed 40 times over", READ, lambda: _answer(_packed(_packed(_PAGE)), b"Content-Encoding: " + b"gzip, " * 40 + b"gzip")),
    Sample("swelling.warc", "an answer that unpacks to 80 MiB", TOO_MUCH, lambda: _answer(_packed(bytes(80 << 20)), b"Content-Encoding: gzip")),
    Sample("chunks.warc", "chunks said to be longer than the answer", READ, lambda: _answer(b"FFFFFFFFFFFFFFFFFF\r\nx\r\n-1\r\n", b"Transfer-Encoding: chunked")),
    Sample("changed.wacz", "an archive that was changed after the manifest was made", READ, lambda: wacz(manifest=_manifest({"archive/data.warc.gz": b"another", "pages/pages.jsonl": b"x"})), "altered"),
    Sample("seal.wacz", "a manifest that was changed after it was sealed", READ, lambda: wacz(digest=_signed()), "altered"),
    Sample("domain.wacz", "a signature by a certificate that is none", READ, lambda: wacz(digest=_signed(domain="example.org", domainCert="-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", timeSignature="AAAA")), "altered"),
    Sample("manifest.wacz", "a manifest 100,000 arrays deep", READ, lambda: wacz(manifest=b"[" * 100_000), "bad_manifest"),
    Sample("gone.wacz", "a package without its manifest", READ, lambda: zipped(("archive/data.warc.gz", _packed(warc())), ("pages/pages.jsonl", b"{}"))),
    Sample("away.wacz", "a manifest that lists files outside", READ, lambda: wacz(manifest=_manifest({"../../../etc/passwd": b"x", "archive/data.warc.gz": _packed(warc())}))),
    Sample("zeros.wacz", "80 MiB of zeros in an archive inside", TOO_MUCH, lambda: zipped(("archive/data.warc", warc(bytes(80 << 20))), ("datapackage.json", b"{}"))),
    Sample("pages.wacz", "a list of pages that is one line of 20 MiB", READ, lambda: wacz(pages__pages_jsonl=b"x" * (20 << 20)), "bad_page"),
    Sample("empty.capture.toml", "a capture sheet that says nothing", MALFORMED, _SHEET.encode),
    Sample("deep.capture.toml", "a capture sheet of 10,000 arrays in one another", MALFORMED, (_SHEET + "x = " + "[" * 10_000).encode),
    Sample("deep.capture.json", "the same in JSON", MALFORMED, ('{"sheet": "sanad/capture/1", "captures": ' + "[" * 100_000).encode),
]  # fmt: skip
