# SPDX-License-Identifier: Apache-2.0
"""WACZ packages: contents, manifest, signature and timestamp, each with a verdict of its own."""

import base64
import hashlib
import json
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from rfc3161_client import TimestampRequestBuilder
from rfc3161_client.base import HashAlgorithm

from captures import PAGE, PAGES, anonymous, domain_signed, manifest_of, wacz_of, warc_of
from servers import authority


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
    assert outcome.listed[0]["facts"]["verdict"] == "altered"
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
