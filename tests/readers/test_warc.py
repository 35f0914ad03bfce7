# SPDX-License-Identifier: Apache-2.0
"""WARC files: records, digests, and what becomes of those that do not hold."""

import base64
import gzip
import hashlib
import random

import pytest

from captures import PAGE, URL, record, warc_of
from sanad.errors import MalformedFile, TooMuchInside
from sanad.readers import children


@pytest.mark.parametrize("packed", [True, False])
def test_each_captured_resource_is_a_file_with_its_address_and_time(run, packed):
    raw = warc_of(PAGE, b"<p>second</p>", packed=packed, info={"software": "Example Crawler 1.2"})
    outcome = run(raw, "x.warc")
    assert list(outcome.children.values()) == [PAGE, b"<p>second</p>"]
    first = outcome.listed[0]
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
        start = run(raw, "x.warc").listed[1]["facts"]["record_start"]
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
    first, second = outcome.listed
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
    assert outcome.listed[0]["facts"]["codings_kept"] == ["br"]


def test_a_file_that_breaks_off_gives_what_came_before(run):
    second = random.Random(2).randbytes(5000)
    plain = warc_of(PAGE, second)
    outcome = run(plain[:-100], "x.warc")
    assert outcome.receipt.rejects_by_code == {"truncated": 1}
    assert [line["facts"]["verdict"] for line in outcome.listed] == ["intact", "altered"]
    packed = warc_of(PAGE, second, packed=True)
    outcome = run(packed[:-30], "x.warc.gz")
    assert outcome.receipt.rejects_by_code == {"truncated": 1}


def test_damage_in_the_middle_costs_no_other_record(run):
    for packed in (True, False):
        raw = bytearray(warc_of(PAGE, b"second", b"third", packed=packed))
        start = [line["facts"]["record_start"] for line in run(bytes(raw), "x.warc").listed][1]
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
