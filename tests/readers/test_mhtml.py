# SPDX-License-Identifier: Apache-2.0
"""Saved pages: their words, their fields and their resources."""

import pytest

from sanad.errors import MalformedFile

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
    assert [line["name"] for line in outcome.listed] == [
        "example.org/news.html",
        "example.org/shot.png",
    ]
    assert {line["relation"] for line in outcome.listed} == {"capture"}
    assert outcome.listed[0]["encoding"] == "cp1256"
    assert outcome.listed[1]["facts"] == {
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
