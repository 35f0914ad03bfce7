# SPDX-License-Identifier: Apache-2.0
"""Captures from the web as tools write them, WARC and WACZ, for tests that damage them."""

import base64
import gzip
import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.x509.oid import NameOID

URL = "https://example.org/news/page?id=7"
PAGE = b"<html><head><title>A page</title></head><body><p>words of the page</p></body></html>"
HTML = (("Content-Type", "text/html; charset=utf-8"),)


def http_block(body, http):
    head = "".join(f"{name}: {value}\r\n" for name, value in http)
    return f"HTTP/1.1 200 OK\r\n{head}\r\n".encode() + body


def sha1(raw):
    return "sha1:" + base64.b32encode(hashlib.sha1(raw).digest()).decode()


def record(kind, body, *, url=URL, http=HTML, **fields):
    """Return one record as ISO 28500 writes it, its digests right unless `fields` say otherwise."""
    block = body if http is None else http_block(body, http)
    told = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": "2025-03-04T05:06:07Z",
        "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000001>",
        "Content-Type": "application/octet-stream"
        if http is None
        else f"application/http;msgtype={kind}",
        "Content-Length": str(len(block)),
        "WARC-Payload-Digest": sha1(body),
        "WARC-Block-Digest": sha1(block),
    }
    told |= {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value is not None)
    return f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def warc_of(*bodies, packed=False, more=(), info=None, http=HTML):
    records = []
    if info is not None:
        told = "".join(f"{name}: {value}\r\n" for name, value in info.items()).encode()
        records.append(record("warcinfo", told, http=None, **{"WARC-Target-URI": None}))
    records += [
        record("response", body, url=f"{URL}{n}", http=http) for n, body in enumerate(bodies)
    ]
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in [*records, *more])


PAGES = (
    b'{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}\n'
    b'{"id": "1", "url": "https://example.org/news/page", "ts": "2025-03-04T05:06:07Z", "title": "A page", "text": "words of the page"}\n'
)
MAKER = {"software": "Example Capture 2.1", "operator": "Analyst One"}


def manifest_of(files, **said):
    resources = [
        {
            "name": path,
            "path": path,
            "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}",
            "bytes": len(raw),
        }
        for path, raw in files.items()
    ]
    told = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "software": "Example Capture 2.1",
        **said,
    }
    return json.dumps({**told, "resources": resources}).encode()


def raw_signature(key, text):
    """Return a signature as browsers write it: the two numbers one after the other."""
    r, s = utils.decode_dss_signature(key.sign(text.encode(), ec.ECDSA(hashes.SHA256())))
    half = (key.curve.key_size + 7) // 8
    return base64.b64encode(r.to_bytes(half) + s.to_bytes(half)).decode()


def anonymous(manifest, key=None, **changed):
    key = key or ec.derive_private_key(0xC0FFEE, ec.SECP384R1())
    spki = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    text = f"sha256:{hashlib.sha256(manifest).hexdigest()}"
    told = {
        "hash": text,
        "created": "2025-03-04T05:10:00Z",
        "software": "Example Capture",
        "version": "0.1.0",
    }
    return {
        **told,
        "signature": raw_signature(key, text),
        "publicKey": base64.b64encode(spki).decode(),
        **changed,
    }


def domain_signed(manifest, domain="capture.example.org", **changed):
    root_key, key = (ec.derive_private_key(n, ec.SECP256R1()) for n in (7, 11))
    root_name, name = (
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)])
        for one in ("Example Root", domain)
    )

    def certificate(subject, public, issuer, signer):
        built = x509.CertificateBuilder(
            issuer,
            subject,
            public,
            5,
            datetime(2025, 3, 1, tzinfo=UTC),
            datetime(2025, 6, 1, tzinfo=UTC),
        )
        return built.sign(signer, hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()

    chain = certificate(name, key.public_key(), root_name, root_key) + certificate(
        root_name, root_key.public_key(), root_name, root_key
    )
    text = f"sha256:{hashlib.sha256(manifest).hexdigest()}"
    signature = base64.b64encode(key.sign(text.encode(), ec.ECDSA(hashes.SHA256()))).decode()
    told = {
        "hash": text,
        "created": "2025-03-04T05:10:00Z",
        "software": "authsigner 0.5",
        "signature": signature,
    }
    return {**told, "domain": "capture.example.org", "domainCert": chain, **changed}


def wacz_of(files=None, *, manifest=None, digest=None, signed=anonymous, added=None):
    """Return a package; each part can be replaced to make it one that was altered."""
    files = files or {
        "archive/data.warc.gz": warc_of(PAGE, packed=True, info=MAKER),
        "pages/pages.jsonl": PAGES,
        "indexes/index.cdx.gz": gzip.compress(b"org,example)/ 2025 {}", mtime=0),
    }
    manifest = manifest or manifest_of(files)
    told = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(manifest).hexdigest()}"}
    if signed is not None:
        told["signedData"] = signed(manifest)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        everything = {
            **files,
            "datapackage.json": manifest,
            "datapackage-digest.json": json.dumps({**told, **(digest or {})}),
        }
        for name, raw in {**everything, **(added or {})}.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 3, 4, 5, 6, 8)), raw)
    return out.getvalue()
