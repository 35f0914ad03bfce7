# SPDX-License-Identifier: Apache-2.0
"""Captures from the web: digests, signatures, and what becomes of those that do not hold."""

import base64
import gzip
import hashlib
import io
import json
import random
import zipfile
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.x509.oid import NameOID
from rfc3161_client import TimestampRequestBuilder
from rfc3161_client.base import HashAlgorithm

from sanad.errors import MalformedFile, TooMuchInside
from sanad.readers import children
from servers import authority

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


def lines(outcome):
    return [
        json.loads(line) for line in (outcome.folder / "children.jsonl").read_bytes().splitlines()
    ]


@pytest.mark.parametrize("packed", [True, False])
def test_each_captured_resource_is_a_file_with_its_address_and_time(run, packed):
    raw = warc_of(PAGE, b"<p>second</p>", packed=packed, info={"software": "Example Crawler 1.2"})
    outcome = run(raw, "x.warc")
    assert list(outcome.children.values()) == [PAGE, b"<p>second</p>"]
    first = lines(outcome)[0]
    assert first["name"] == "example.org/news/page?id=70.html"
    assert (first["relation"], first["encoding"]) == ("capture", "utf-8")
    facts = first["facts"]
    assert (facts["url"], facts["captured_at"]) == (f"{URL}0", "2025-03-04T05:06:07Z")
    assert (facts["media_type"], facts["http_status"], facts["verdict"]) == (
        "text/html",
        "200",
        "intact",
    )
    assert outcome.receipt.facts["integrity"] == "intact"
    assert outcome.receipt.facts["records"] == {"response": 2, "warcinfo": 1}
    assert outcome.receipt.facts["software"] == "Example Crawler 1.2"
    assert "WARC-Date: 2025-03-04T05:06:07Z" in outcome.texts[1]
    assert "HTTP/1.1 200 OK" in outcome.texts[1]
    assert outcome.receipt.rejected == 0


def test_the_place_of_a_record_is_where_it_lies_in_the_file(run):
    for packed in (False, True):
        raw = warc_of(PAGE, b"second", packed=packed)
        start = lines(run(raw, "x.warc"))[1]["facts"]["record_start"]
        rest = gzip.decompress(raw[start:]) if packed else raw[start:]
        assert rest.startswith(b"WARC/1.")
        assert f"{URL}1".encode() in rest


@pytest.mark.parametrize("packed", [True, False])
def test_a_record_altered_after_the_capture_is_set_aside_and_kept_as_altered(run, packed):
    raw = warc_of(PAGE, b"<p>second</p>").replace(b"words of", b"lies of ")
    if packed:
        at = raw.index(b"WARC/", 5)
        raw = gzip.compress(raw[:at]) + gzip.compress(raw[at:])
    outcome = run(raw, "x.warc.gz")
    [row] = outcome.rows("rejects")
    assert (row["code"], row["row"]) == ("altered", 1)
    assert f"{URL}0" in row["written"]
    first, second = lines(outcome)
    assert (first["facts"]["verdict"], second["facts"]["verdict"]) == ("altered", "intact")
    assert b"lies of" in next(iter(outcome.children.values()))
    assert outcome.receipt.facts["integrity"] == "altered"
    assert "verdict: altered" in outcome.texts[0]


@pytest.mark.parametrize("spelling", ["hex", "base32", "base64"])
def test_a_digest_is_understood_in_every_spelling(run, spelling):
    spell = {
        "hex": lambda raw: raw.hex(),
        "base32": lambda raw: base64.b32encode(raw).decode(),
        "base64": lambda raw: base64.b64encode(raw).decode(),
    }[spelling]
    told = f"sha-256:{spell(hashlib.sha256(PAGE).digest())}"
    good = record("resource", PAGE, http=None, WARC_Payload_Digest=told, WARC_Block_Digest=None)
    assert run(warc_of(more=[good]), "x.warc").receipt.facts["integrity"] == "intact"
    bad = record(
        "resource", PAGE + b"!", http=None, WARC_Payload_Digest=None, WARC_Block_Digest=told
    )
    assert run(warc_of(more=[bad]), "x.warc").receipt.facts["integrity"] == "altered"


def test_a_capture_without_a_digest_that_is_known_is_not_established(run):
    raw = warc_of(PAGE).replace(b"sha1:", b"crc9:")
    outcome = run(raw, "x.warc")
    assert outcome.receipt.facts["integrity"] == "not established"
    assert outcome.receipt.rejected == 0


def test_codings_of_the_transfer_are_taken_off(run):
    packed = gzip.compress(PAGE)
    chunked = (
        b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (packed[:20], packed[20:])) + b"0\r\n\r\n"
    )
    http = (
        ("Content-Type", "text/html"),
        ("Transfer-Encoding", "chunked"),
        ("Content-Encoding", "gzip"),
    )
    outcome = run(warc_of(chunked, http=http), "x.warc")
    assert list(outcome.children.values()) == [PAGE]
    assert outcome.receipt.facts["integrity"] == "intact"
    # Section 5.9 of the standard: the digest of the payload is that of the bytes without chunks.
    of_entity = "sha256:" + hashlib.sha256(packed).hexdigest()
    one = record("response", chunked, http=http, WARC_Payload_Digest=of_entity)
    assert run(warc_of(more=[one]), "x.warc").receipt.facts["integrity"] == "intact"


def test_what_only_says_that_it_is_coded_is_given_as_it_lies(run):
    http = (
        ("Content-Type", "text/html"),
        ("Transfer-Encoding", "chunked"),
        ("Content-Encoding", "gzip"),
    )
    assert list(run(warc_of(PAGE, http=http), "x.warc").children.values()) == [PAGE]
    http = (("Content-Type", "text/html"), ("Content-Encoding", "br"))
    outcome = run(warc_of(PAGE, http=http), "x.warc")
    assert lines(outcome)[0]["facts"]["codings_kept"] == ["br"]


def test_a_file_that_breaks_off_gives_what_came_before(run):
    second = random.Random(2).randbytes(5000)
    plain = warc_of(PAGE, second)
    outcome = run(plain[:-100], "x.warc")
    assert outcome.receipt.rejects_by_code == {"truncated": 1}
    assert [line["facts"]["verdict"] for line in lines(outcome)] == ["intact", "altered"]
    packed = warc_of(PAGE, second, packed=True)
    outcome = run(packed[:-30], "x.warc.gz")
    assert outcome.receipt.rejects_by_code == {"truncated": 1}


def test_damage_in_the_middle_costs_no_other_record(run):
    for packed in (True, False):
        raw = bytearray(warc_of(PAGE, b"second", b"third", packed=packed))
        start = [line["facts"]["record_start"] for line in lines(run(bytes(raw), "x.warc"))][1]
        raw[start + 3 : start + 60] = b"\xff" * 57
        outcome = run(bytes(raw), "x.warc")
        assert list(outcome.children.values()) == [PAGE, b"third"]
        assert set(outcome.receipt.rejects_by_code) == {"not_a_record"}


def test_requests_and_repetitions_are_read_into_the_layer_alone(run):
    ask = record("request", b"GET /news HTTP/1.1\r\nUser-Agent: Example\r\n\r\n", http=None)
    again = record("revisit", b"", WARC_Payload_Digest="sha1:AAAA")
    outcome = run(warc_of(PAGE, more=[ask, again]), "x.warc")
    assert len(outcome.children) == 1
    assert "User-Agent: Example" in outcome.texts[1]
    assert outcome.receipt.facts["records"] == {"request": 1, "response": 1, "revisit": 1}
    assert any("repeat an earlier capture" in note for note in outcome.receipt.notes)


def test_a_redirect_is_a_capture_without_bytes_and_nothing_is_set_aside(run):
    raw = record("response", b"", http=(("Location", "https://example.org/b"),))
    outcome = run(raw, "a.warc")
    assert outcome.receipt.rejected == 0
    assert outcome.children == {}
    assert "Location: https://example.org/b" in outcome.texts[0]
    assert any("1 captures hold no bytes" in note for note in outcome.receipt.notes)


def test_what_a_capture_does_not_say_of_its_maker_is_noted(run):
    notes = run(warc_of(PAGE), "x.warc").receipt.notes
    assert any(note.startswith("the capture does not say: collector, tool") for note in notes)


def test_a_web_archive_without_a_record_is_malformed(run):
    with pytest.raises(MalformedFile):
        run(b"WARC/1.0 but nothing more", "x.warc")


def test_fields_without_end_are_damage_and_a_bomb_is_stopped(run, monkeypatch):
    endless = b"WARC/1.0\r\n" + b"X-Field: y\r\n" * 200_000
    with pytest.raises(MalformedFile):
        run(endless, "x.warc")
    monkeypatch.setattr(children, "FREE", 1 << 20)
    with pytest.raises(TooMuchInside):
        run(warc_of(bytes(50 << 20), packed=True), "x.warc.gz")


# --- WACZ -----------------------------------------------------------------------------------------

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


def verdicts(outcome):
    return [
        outcome.receipt.facts[name] for name in ("verdict", "contents", "manifest", "signature")
    ]


def test_a_signed_package_as_it_was_made_is_intact(run):
    outcome = run(wacz_of(), "x.wacz")
    assert outcome.receipt.reader == "wacz"
    assert verdicts(outcome) == ["intact"] * 4
    assert outcome.receipt.rejected == 0
    assert list(outcome.children) == ["archive/data.warc.gz"]
    assert (
        "https://example.org/news/page\n2025-03-04T05:06:07Z\nA page\nwords of the page"
        in outcome.texts
    )
    assert any("anonymous" in note for note in outcome.receipt.notes)
    assert (
        run(outcome.children["archive/data.warc.gz"], "data.warc.gz").receipt.facts["integrity"]
        == "intact"
    )


def test_an_unsigned_package_is_not_established_though_its_digests_fit(run):
    outcome = run(wacz_of(signed=None), "x.wacz")
    assert verdicts(outcome) == ["not established", "intact", "intact", "not established"]
    assert any("not signed" in note for note in outcome.receipt.notes)


def test_a_package_whose_archive_was_changed_is_refused_as_intact_and_kept(run):
    honest = {"archive/data.warc.gz": warc_of(PAGE, packed=True), "pages/pages.jsonl": PAGES}
    changed = {
        **honest,
        "archive/data.warc.gz": warc_of(PAGE.replace(b"words", b"lies!"), packed=True),
    }
    outcome = run(wacz_of(changed, manifest=manifest_of(honest)), "x.wacz")
    assert verdicts(outcome) == ["altered", "altered", "intact", "intact"]
    [row] = outcome.rows("rejects")
    assert (row["code"], row["written"]) == ("altered", "archive/data.warc.gz")
    assert hashlib.sha256(honest["archive/data.warc.gz"]).hexdigest() in row["reason"]
    assert lines(outcome)[0]["facts"]["verdict"] == "altered"
    assert any("may not pass as a capture" in note for note in outcome.receipt.notes)


def test_pages_that_were_changed_are_named(run):
    honest = {"archive/data.warc": warc_of(PAGE), "pages/pages.jsonl": PAGES}
    changed = {**honest, "pages/pages.jsonl": PAGES.replace(b"words", b"lies!")}
    outcome = run(wacz_of(changed, manifest=manifest_of(honest)), "x.wacz")
    assert [row["written"] for row in outcome.rows("rejects")] == ["pages/pages.jsonl"]
    assert any("lies! of the page" in text for text in outcome.texts)


def test_a_manifest_written_anew_does_not_fit_its_signature(run):
    honest = manifest_of({"archive/data.warc": warc_of(PAGE)})
    forged = {"archive/data.warc": warc_of(b"lies")}
    outcome = run(wacz_of(forged, signed=lambda _: anonymous(honest)), "x.wacz")
    assert verdicts(outcome) == ["altered", "intact", "intact", "altered"]
    assert outcome.receipt.rejects_by_code == {"signature_fails": 1}
    assert "the signature was given for another manifest" in outcome.receipt.notes
    outcome = run(
        wacz_of(
            forged,
            manifest=honest + b" ",
            digest={"hash": f"sha256:{hashlib.sha256(honest).hexdigest()}"},
        ),
        "x.wacz",
    )
    assert outcome.receipt.facts["manifest"] == "altered"
    assert "manifest_altered" in outcome.receipt.rejects_by_code


def test_a_signature_of_another_key_is_altered_and_garbage_is_not_established(run):
    other = ec.derive_private_key(0xBAD, ec.SECP384R1())

    def stolen(manifest):
        return {**anonymous(manifest), "signature": anonymous(manifest, other)["signature"]}

    assert run(wacz_of(signed=stolen), "x.wacz").receipt.facts["signature"] == "altered"
    for changed in (
        {"publicKey": "!!"},
        {"publicKey": "AAAA"},
        {"signature": None},
        {"signature": "é"},
    ):
        outcome = run(wacz_of(signed=lambda m, c=changed: anonymous(m, **c)), "x.wacz")
        assert outcome.receipt.facts["signature"] in {"not established", "altered"}
        assert outcome.receipt.facts["verdict"] != "intact"


def test_a_domain_signature_is_verified_against_its_certificate_but_its_root_is_not_trusted(run):
    outcome = run(wacz_of(signed=domain_signed), "x.wacz")
    assert verdicts(outcome) == ["intact"] * 4
    assert outcome.receipt.facts["signer"] == "certificate for capture.example.org"
    assert any(
        "root is to be trusted was not established" in note for note in outcome.receipt.notes
    )
    outcome = run(wacz_of(signed=lambda m: domain_signed(m, "other.example.org")), "x.wacz")
    assert any("not one for the domain" in note for note in outcome.receipt.notes)
    bad = {"signature": base64.b64encode(b"0" * 64).decode()}
    assert (
        run(wacz_of(signed=lambda m: domain_signed(m, **bad)), "x.wacz").receipt.facts["verdict"]
        == "altered"
    )


def test_a_file_added_taken_or_doubled_is_told(run):
    outcome = run(wacz_of(added={"evil.txt": b"added later"}), "x.wacz")
    assert verdicts(outcome) == ["not established", "not established", "intact", "intact"]
    assert outcome.rows("rejects")[0]["code"] == "unlisted"
    files = {"archive/data.warc": warc_of(PAGE), "pages/pages.jsonl": PAGES}
    outcome = run(wacz_of(files, manifest=manifest_of({**files, "shot.png": b"x"})), "x.wacz")
    assert outcome.receipt.rejects_by_code == {"missing": 1}
    assert outcome.receipt.facts["verdict"] == "altered"


@pytest.mark.parametrize(
    "manifest", [b"[]", b"{}", b'{"resources": [1, {"path": 5}]}', b"\xff", b"[" * 5000]
)
def test_a_manifest_that_cannot_be_read_is_told_and_the_files_are_kept(run, manifest):
    outcome = run(wacz_of(manifest=manifest), "x.wacz")
    assert "bad_manifest" in outcome.receipt.rejects_by_code
    assert outcome.receipt.facts["contents"] == "not established"
    assert "archive/data.warc.gz" in outcome.children


def test_a_digest_that_proves_nothing_is_not_taken_for_one(run):
    files = {"archive/data.warc": warc_of(PAGE)}
    listed = {
        "path": "archive/data.warc",
        "hash": f"md5:{hashlib.md5(files['archive/data.warc']).hexdigest()}",
    }
    manifest = json.dumps({"profile": "data-package", "resources": [listed]}).encode()
    assert (
        run(wacz_of(files, manifest=manifest), "x.wacz").receipt.facts["contents"]
        == "not established"
    )


# --- MHTML ----------------------------------------------------------------------------------------

SAVED = b"""From: <Saved by Blink>\r
Snapshot-Content-Location: https://example.org/news\r
Subject: =?utf-8?Q?A=20page?=\r
Date: Tue, 4 Mar 2025 05:06:07 -0000\r
MIME-Version: 1.0\r
Content-Type: multipart/related; type="text/html"; boundary="--b"\r
\r
----b\r
Content-Type: text/html; charset=windows-1256\r
Content-ID: <frame-1@example.org>\r
Content-Transfer-Encoding: quoted-printable\r
Content-Location: https://example.org/news\r
\r
<html><head><title>=D3=E4=CF</title></head><body><p>words of =D3=E4=CF</p><script>run()</script></body></html>\r
----b\r
Content-Type: image/png\r
Content-Transfer-Encoding: base64\r
Content-Location: https://example.org/shot.png\r
\r
iVBORw0KGgo=\r
----b--\r
"""


def test_a_saved_page_gives_its_words_its_fields_and_its_resources(run):
    outcome = run(SAVED, "page.txt")
    assert outcome.receipt.reader == "mhtml"
    assert [line["name"] for line in lines(outcome)] == [
        "example.org/news.html",
        "example.org/shot.png",
    ]
    assert {line["relation"] for line in lines(outcome)} == {"capture"}
    assert lines(outcome)[0]["encoding"] == "cp1256"
    assert lines(outcome)[1]["facts"] == {
        "media_type": "image/png",
        "url": "https://example.org/shot.png",
    }
    parts = {part["label"]: part["text"] for part in outcome.layer["parts"]}
    assert "words of سند" in parts["page"]
    assert "Snapshot-Content-Location: https://example.org/news" in parts["fields"]
    assert outcome.receipt.facts["url"] == "https://example.org/news"


def test_encoded_words_in_the_fields_of_a_saved_page_are_decoded_and_its_sender_is_not_put_in_order(
    run,
):
    raw = SAVED.replace(
        b"=?utf-8?Q?A=20page?=", b"=?utf-8?B?2LPZhtiv?= =?windows-1256?Q?=D3=E4=CF?="
    )
    outcome = run(raw, "x.mhtml")
    fields = outcome.layer["parts"][0]["text"].splitlines()
    assert "Subject: سندسند" in fields
    assert "From: <Saved by Blink>" in fields
    assert outcome.receipt.facts["title"] == "سندسند"
    assert outcome.receipt.facts["software"] == "<Saved by Blink>"


def test_the_root_of_a_saved_page_is_the_part_that_start_names(run):
    raw = SAVED.replace(b'type="text/html";', b'type="text/html"; start="<main@x>";')
    raw = raw.replace(
        b"----b--",
        b"----b\r\nContent-Type: text/html\r\nContent-ID: <main@x>\r\n\r\n<p>the root</p>\r\n----b--",
    )
    parts = {part["label"]: part["text"] for part in run(raw, "x.mht").layer["parts"]}
    assert parts["page"] == "the root"


def test_a_saved_page_that_does_not_say_where_or_when_is_noted(run):
    raw = SAVED.replace(b"Snapshot-Content-Location", b"X-Other").replace(b"Date:", b"X-Date:")
    notes = run(raw, "x.mhtml").receipt.notes
    assert any("which address was saved" in note for note in notes)
    assert any("when it was saved" in note for note in notes)


def test_words_around_the_parts_of_a_saved_page_are_read(run):
    raw = SAVED.replace(b"\r\n\r\n----b", b"\r\n\r\nunseen\r\n----b", 1)
    parts = {part["label"]: part["text"] for part in run(raw, "x.mht").layer["parts"]}
    assert parts["before its parts"] == "unseen"


def test_a_mail_with_pictures_is_no_saved_page(run):
    raw = SAVED.replace(b"<Saved by Blink>", b"one@example.org").replace(
        b"Snapshot-Content-Location", b"X-Other"
    )
    assert run(raw, "x.eml").receipt.reader == "eml"


@pytest.mark.parametrize("raw", [SAVED[:150], SAVED.replace(b'boundary="--b"', b"")])
def test_a_saved_page_without_parts_is_malformed(run, raw):
    with pytest.raises(MalformedFile):
        run(raw, "x.mhtml", reader="mhtml")


# --- capture sheets -------------------------------------------------------------------------------

SHOT = hashlib.sha256(b"a screenshot").hexdigest()
SHEET = f"""sheet = "sanad/capture/1"
collector = "Analyst One"
tool = "Example Capture"
version = "2.1"
network = "fixed line of the office, 203.0.113.7"

[[item]]
url = "https://example.org/news"
captured_at = 2025-03-04T10:06:07+05:00
media = "one picture, in the capture"
context = "found through a search for the name of the organisation"
files = [{{ name = "shot.png", sha256 = "{SHOT}" }}]
"""


def test_a_whole_capture_sheet_is_read_without_a_word_of_complaint(run):
    outcome = run(SHEET.encode(), "sheet.toml")
    assert outcome.receipt.reader == "capture"
    assert (outcome.receipt.read, outcome.receipt.rejected, outcome.receipt.notes) == (1, 0, ())
    assert outcome.receipt.facts["captures"] == [
        {
            "url": "https://example.org/news",
            "captured_at": "2025-03-04T05:06:07Z",
            "files": [{"name": "shot.png", "sha256": SHOT}],
            "usable": True,
        }
    ]
    assert "captured_at: 2025-03-04T10:06:07+05:00" in outcome.texts[0]
    item = {
        "url": "https://example.org/",
        "captured_at": "2025-03-04T05:06:07Z",
        "files": [{"name": "a", "sha256": SHOT}],
    }
    told = json.dumps({"sheet": "sanad/capture/1", "item": [item]}, indent=1).encode()
    assert run(told, "sheet.json").receipt.stored == 1


@pytest.mark.parametrize(
    ("line", "becomes", "code"),
    [
        ('url = "https://example.org/news"', "", "missing_url"),
        ('url = "https://example.org/news"', 'url = "the news page"', "bad_url"),
        ("captured_at = 2025-03-04T10:06:07+05:00", "", "missing_time"),
        (
            "captured_at = 2025-03-04T10:06:07+05:00",
            "captured_at = 2025-03-04T10:06:07",
            "bad_time",
        ),
        ("captured_at = 2025-03-04T10:06:07+05:00", 'captured_at = "last Tuesday"', "bad_time"),
        (f', sha256 = "{SHOT}"', "", "missing_hash"),
        (SHOT, SHOT[:-1], "bad_hash"),
    ],
)
def test_a_capture_without_address_time_or_digest_may_not_be_used(run, line, becomes, code):
    assert line in SHEET
    outcome = run(SHEET.replace(line, becomes).encode(), "sheet.toml")
    assert outcome.receipt.rejects_by_code == {code: 1}
    assert "may not be used as evidence" in outcome.rows("rejects")[0]["reason"]
    assert outcome.receipt.facts["captures"][0]["usable"] is False
    assert len(outcome.texts) == 1


@pytest.mark.parametrize("field", ["collector", "tool", "version", "network", "media", "context"])
def test_what_else_a_capture_does_not_say_is_a_note(run, field):
    kept = "\n".join(line for line in SHEET.splitlines() if not line.startswith(field))
    outcome = run(kept.encode(), "sheet.toml")
    assert outcome.receipt.rejected == 0
    assert [note.partition(":")[0] for note in outcome.receipt.notes] == ["capture 1 does not say"]


@pytest.mark.parametrize(
    "raw",
    [
        'sheet = "sanad/capture/1"\n',
        'sheet = "sanad/capture/1"\nitem = 5\n',
        'sheet = "sanad/capture/1"\n[[item',
        '{"sheet": "sanad/capture/1", "item": ' + "[" * 5000,
    ],
)
def test_a_sheet_that_cannot_be_read_is_malformed(run, raw):
    with pytest.raises(MalformedFile):
        run(raw.encode(), "sheet.toml")


def test_a_timestamp_over_the_signature_is_verified_and_one_over_another_is_altered(run, tmp_path):
    certificate = authority.certify(tmp_path).read_text()

    def stamped(manifest, over=None):
        signed = domain_signed(manifest)
        query = (
            TimestampRequestBuilder()
            .hash_algorithm(HashAlgorithm.SHA256)
            .data((over or signed["signature"]).encode())
            .build()
        )
        reply = authority.answer(tmp_path, query.as_bytes())
        now = datetime.now(UTC).isoformat()
        told = {
            "timeSignature": base64.b64encode(reply).decode(),
            "timestampCert": certificate,
            "created": now,
        }
        return {**signed, **told}

    outcome = run(wacz_of(signed=stamped), "x.wacz")
    assert verdicts(outcome) == ["intact"] * 4
    assert outcome.receipt.facts["timestamp_verdict"] == "intact"
    assert not any("10 minutes" in note for note in outcome.receipt.notes)
    outcome = run(
        wacz_of(signed=lambda m: {**stamped(m), "created": "2025-03-04T05:06:07Z"}), "x.wacz"
    )
    assert any("10 minutes" in note for note in outcome.receipt.notes)
    outcome = run(wacz_of(signed=lambda m: stamped(m, "another signature")), "x.wacz")
    assert outcome.receipt.facts["verdict"] == "altered"
