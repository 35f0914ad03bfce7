# SPDX-License-Identifier: Apache-2.0

"""Mail, mailboxes and Outlook messages: by hand, damaged and hostile."""

import random
import struct
from email.message import EmailMessage

import pytest

from sanad.errors import EncodingInDoubt, MalformedFile, ReaderFailed, TooLarge, TooMuchInside
from sanad.readers.formats.msg import rtf

from .compound import compound


def labelled(outcome) -> list[tuple[str, str]]:
    return [(part["label"], part["text"]) for part in outcome.layer["parts"]]


def mail(**fields: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Clerk <clerk@office.example>"
    message["To"] = "registry@court.example"
    message["Date"] = "Thu, 10 Apr 2025 11:00:00 +0500"
    message["Message-ID"] = "<1@office.example>"
    message["Subject"] = "ریکارڈ"
    for name, value in fields.items():
        message[name] = value
    return message


def test_fields_and_bodies_are_parts_and_attachments_are_files(run):
    message = mail()
    message.set_content("Please find the file.\nسلام\n")
    message.add_alternative("<p>Please find the file.</p>", subtype="html")
    message.add_attachment(b"a,b\n1,2\n", maintype="text", subtype="csv", filename="calls.csv")
    message.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg")
    outcome = run(message.as_bytes(), "m.eml")
    labels = [part["label"] for part in outcome.layer["parts"]]
    assert labels == ["fields", "text/plain 1", "text/html 2", "text/html 2, source"]
    assert "Subject: ریکارڈ" in outcome.texts[0].split("\n")
    assert outcome.texts[1] == "Please find the file.\nسلام\n"
    assert outcome.texts[2] == "Please find the file."
    assert outcome.texts[3].strip() == "<p>Please find the file.</p>"
    assert outcome.children == {"calls.csv": b"a,b\n1,2\n", "unnamed": b"\xff\xd8\xff"}


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/cron.d/evil", "/etc/passwd", "..\\..\\evil.exe", "..", ".", "", "a\0b", "x" * 500 + ".pdf",
        "..../....", "\u202egpj.exe", "س" * 300, 'con:aux|<>?*"', "a\r\nb", ".ssh",
    ],
)  # fmt: skip
def test_an_attachment_name_never_leaves_the_folder(run, name):
    raw = (
        b"From: a@b.example\r\nSubject: x\r\nDate: Thu, 10 Apr 2025 11:00:00 +0500\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\nContent-Type: application/octet-stream\r\n"
        b"Content-Disposition: attachment; filename*=utf-8''" + "".join(f"%{b:02x}" for b in name.encode()).encode()
        + b"\r\n\r\nhello\r\n--B--\r\n"
    )  # fmt: skip
    outcome = run(raw, "m.eml")
    written = {str(p.relative_to(outcome.folder)) for p in outcome.folder.rglob("*") if p.is_file()}
    assert written == {"layer.json", "children.jsonl", "children/1"}
    [(shown, raw)] = outcome.children.items()
    assert raw == b"hello"
    assert "/" not in shown
    assert ("etc" in shown) == ("etc" in name.replace("\\", "/").rsplit("/", 1)[-1])
    assert not {"\u202e", "\0", "\r", "\n"} & set(shown)


def test_a_message_inside_a_message_is_an_attachment_and_is_not_opened(run):
    inner, outer = mail(), mail()
    inner.set_content("inside")
    outer.set_content("outside")
    outer.add_attachment(inner)
    outcome = run(outer.as_bytes(), "m.eml")
    assert [text.strip() for text in outcome.texts[1:]] == ["outside"]
    assert b"inside" in outcome.children["message.eml"]


def test_a_body_in_an_unknown_or_wrong_character_set_is_set_aside_but_kept(run):
    for charset in ("x-none", "utf-8", "unicode-escape", "punycode"):
        raw = (
            b"From: a@b.example\r\nSubject: x\r\nDate: Thu, 10 Apr 2025 11:00:00 +0500\r\n"
            b"Content-Type: text/plain; charset=" + charset.encode() + b"\r\n\r\nabc \xff\xfe"
        )
        outcome = run(raw, "m.eml")
        assert outcome.receipt.rejects_by_code == {"bad_charset": 1}
        assert outcome.children == {"body 1.txt": b"abc \xff\xfe"}


def test_mail_with_hostile_fields_is_read_or_refused_but_never_leaks(run):
    luck = random.Random(11)
    message = mail()
    message.set_content("body")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="ä.pdf")
    raw = message.as_bytes()
    for _ in range(150):
        broken = bytearray(raw)
        for _ in range(luck.randrange(1, 20)):
            broken[luck.randrange(len(raw))] = luck.choice(b'\0\r\n":;=?<>()\xff \x80')
        try:
            run(bytes(broken), "m.eml", reader="eml")
        except MalformedFile:
            continue


def test_nesting_without_end_is_refused(run):
    raw = b"From: a@b.example\r\nSubject: x\r\nDate: y\r\n"
    for n in range(3000):
        raw += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
    with pytest.raises(MalformedFile):
        run(raw, "m.eml", reader="eml")


def test_a_file_without_fields_is_no_mail(run):
    with pytest.raises(MalformedFile):
        run(b"\r\njust text", "m.eml", reader="eml")


def test_words_that_a_mail_in_html_hides_stand_apart_and_its_links_are_listed(run):
    message = mail()
    message.set_content(
        '<p>Dear <b>sir</b></p><p style="display:none">unseen</p><a href="http://x.example/">link</a>',
        subtype="html",
    )
    outcome = run(message.as_bytes(), "m.eml")
    assert labelled(outcome)[1:4] == [
        ("text/html 1", "Dear sir\nlink"),
        ("text/html 1, hidden", "unseen"),
        ("text/html 1, links", "link → http://x.example/"),
    ]
    assert any("1 passages that the page hides" in note for note in outcome.receipt.notes)


def test_a_page_without_a_charset_in_its_field_is_read_in_the_one_that_it_declares(run):
    page = '<meta charset="windows-1256"><p>شهد</p>'.encode("cp1256")
    raw = b"From: a@b.example\r\nSubject: x\r\nDate: y\r\nContent-Type: text/html\r\n\r\n" + page
    assert run(raw, "m.eml").texts[1] == "شهد"


def test_a_body_that_names_no_charset_is_utf_8_or_what_the_delivery_sheet_says_and_else_doubtful(
    run,
):
    head = b"From: a@b.example\nSubject: x\nDate: y\n\n"
    assert run(head + "شهد".encode(), "m.eml").texts[1] == "شهد"
    raw = head + ("شهد الرجل أنه كان في المدينة " * 9).encode("cp1256")
    assert run(raw, "m.eml", encoding="cp1256").texts[1].startswith("شهد الرجل")
    outcome = run(raw, "m.eml")
    assert outcome.receipt.rejects_by_code == {"bad_charset": 1}
    assert "names no character set" in outcome.rows("rejects")[0]["reason"]
    [(name, kept)] = outcome.children.items()
    with pytest.raises(EncodingInDoubt, match="cp1256"):  # what a person chooses from
        run(kept, name)


def test_a_charset_that_is_named_comes_before_the_delivery_sheet(run):
    raw = (
        b"From: a@b.example\nSubject: x\nDate: y\nContent-Type: text/plain; charset=utf-8\n\n"
        + "شهد".encode()
    )
    assert run(raw, "m.eml", encoding="cp1256").texts[1] == "شهد"


def test_words_before_the_first_part_and_after_the_last_are_read(run):
    raw = (
        b"From: a@b.example\nSubject: x\nDate: y\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n"
        b"meet at ten\n--B\nContent-Type: text/plain\n\nshown\n--B--\nbring the "
        + "رقم".encode()
        + b"\n"
    )
    assert labelled(run(raw, "m.eml"))[1:] == [
        ("frame 1, before its parts", "meet at ten"),
        ("frame 1, after its parts", "bring the رقم\n"),
        ("text/plain 1", "shown"),
    ]


def test_a_mail_with_a_byte_order_mark_is_a_mail(run):
    message = mail()
    message.set_content("shown")
    outcome = run(b"\xef\xbb\xbf" + message.as_bytes(), "m")
    assert outcome.receipt.reader == "eml"
    assert outcome.texts[0].startswith("From: Clerk")
    assert outcome.texts[1] == "shown\n"


def test_hops_and_dates_are_facts_as_written_and_signatures_are_noted_not_believed(run):
    raw = (
        b"Received: from b.example (b.example [192.0.2.2]) by c.example;\r\n\tThu, 10 Apr 2025 06:00:09 +0000\r\n"
        b"Received: from a.example by b.example; Thu, 10 Apr 2025 11:00:05 +0500\r\n"
        b"DKIM-Signature: v=1; a=rsa-sha256; d=office.example; s=k; h=from; bh=x; b=y\r\n"
        b"From: a@b.example\r\nSubject: x\r\nDate: Thu, 10 Apr 2025 11:00:00 +0500\r\nMessage-ID: <1@a.example>\r\n\r\nhello"
    )
    outcome = run(raw, "m.eml")
    facts = outcome.receipt.facts
    assert facts["received"] == [
        "from b.example (b.example [192.0.2.2]) by c.example; Thu, 10 Apr 2025 06:00:09 +0000",
        "from a.example by b.example; Thu, 10 Apr 2025 11:00:05 +0500",
    ]
    assert facts["date"] == "Thu, 10 Apr 2025 11:00:00 +0500"
    assert facts["message_id"] == "<1@a.example>"
    assert any("DKIM" in note and "not verified" in note for note in outcome.receipt.notes)


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_message_inside_keeps_its_very_bytes(run, end):
    subject = b"Subject: =?utf-8?b?2LPZhtiv?= and a line so long that a program which writes it anew would fold it somewhere else"
    inner = end.join(
        [
            b"From:   x@y.example",
            subject,
            b"X-Odd:\tfolded",
            b"  here",
            b"",
            b"body",
            b"From here on",
            b"",
        ]
    )
    raw = end.join(
        [
            b"From: a@b.example", b"Subject: x", b"Date: y", b"MIME-Version: 1.0", b"Content-Type: multipart/mixed; boundary=B", b"",
            b"--B", b"Content-Type: message/rfc822", b"", inner + end + b"--B--", b"",
        ]
    )  # fmt: skip
    outcome = run(raw, "m.eml")
    assert outcome.children == {"message.eml": inner}
    assert not any("written anew" in note for note in outcome.receipt.notes)


def test_a_mail_whose_last_boundary_is_missing_is_said_to_end_too_early(run):
    raw = (
        b"From: a@b.example\nSubject: x\nDate: y\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\n"
        b"Content-Type: text/plain\n\nthe beginning of"
    )
    outcome = run(raw, "m.eml")
    assert outcome.texts[1] == "the beginning of"
    assert outcome.receipt.notes == (
        "it breaks a rule of MIME: the last boundary is missing, so its end may be too",
    )
    assert run(raw + b" it\n--B--\n", "m.eml").receipt.notes == ()


def test_a_message_inside_under_base64_is_decoded(run):
    raw = (
        b"From: a@b.example\nSubject: x\nDate: y\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\n"
        b"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nRnJvbTogeEB5LmV4YW1wbGUKClNlY3JldAo=\n--B--\n"
    )
    assert run(raw, "m.eml").children == {"message.eml": b"From: x@y.example\n\nSecret\n"}


ENVELOPE = b"From a@b.example Thu Apr 10 11:00:00 2025"


def test_each_message_of_a_mailbox_is_a_file_and_its_envelope_a_part(run):
    raw = ENVELOPE + b"\nFrom: a@b.example\n\none\n\n" + ENVELOPE + b"\nFrom: c@d.example\n\ntwo\n"
    outcome = run(raw, "all.mbox")
    assert outcome.receipt.kind == "container"
    assert outcome.children == {
        "message 1.eml": b"From: a@b.example\n\none\n",
        "message 2.eml": b"From: c@d.example\n\ntwo\n",
    }
    assert labelled(outcome) == [(f"message {n}, envelope", ENVELOPE.decode()) for n in (1, 2)]
    assert outcome.receipt.facts == {"messages": 2}


def test_one_mark_is_taken_off_each_quoted_line_and_nothing_else_changes(run):
    body = b"From: x@y.example\r\n\r\n>From me\r\n>>From you\r\n>Fromage\r\nFrom here on, no time\r\n\r\nFrom there too\r\n\r\n\r\nlast"
    outcome = run(ENVELOPE + b"\r\n" + body, "all.mbox")
    kept = body.replace(b">From me", b"From me").replace(b">>From you", b">From you")
    assert outcome.children == {"message 1.eml": kept}
    assert "2 lines had the mark `>` before `From ` taken off (mboxrd)" in outcome.receipt.notes


def test_an_envelope_line_that_follows_words_is_part_of_the_message(run):
    raw = ENVELOPE + b"\nFrom: a@b.example\n\none\n" + ENVELOPE + b"\ntwo\n"
    assert len(run(raw, "all.mbox").children) == 1


def test_a_line_longer_than_memory_likes_is_taken_in_pieces(run):
    long = b"x" * 200_000 + b"From not here"
    raw = ENVELOPE + b"\nSubject: x\n\n" + long + b"\n\n" + ENVELOPE + b"\nSubject: y\n\n"
    assert run(raw, "all.mbox").children["message 1.eml"] == b"Subject: x\n\n" + long + b"\n"


def test_a_mailbox_of_more_messages_than_one_file_may_hold_is_refused(run, monkeypatch):
    monkeypatch.setattr("sanad.readers.children.MOST_FILES", 3)
    with pytest.raises(TooMuchInside):
        run((ENVELOPE + b"\nSubject: x\n\nbody\n\n") * 4, "all.mbox")


def test_a_file_without_an_envelope_is_no_mailbox(run):
    with pytest.raises(MalformedFile):
        run(b"Subject: x\n\nbody", "all.mbox", reader="mbox")


def test_an_empty_message_of_a_mailbox_is_set_aside(run):
    raw = ENVELOPE + b"\n\n" + ENVELOPE + b"\nSubject: y\n\nbody\n"
    outcome = run(raw, "all.mbox", reader="mbox")
    assert list(outcome.children) == ["message 2.eml"]
    assert outcome.receipt.rejects_by_code == {"empty_file": 1}


def properties(header: int, **values: int | bytes) -> dict[str, bytes]:
    """Return the streams of one object: the table of properties, and a stream for each string or binary (MS-OXMSG 2.4)."""
    table, streams = b"", {}
    for key, value in values.items():
        pid, kind = int(key[1:5], 16), int(key[5:], 16)
        raw = (
            struct.pack("<q", value)
            if isinstance(value, int)
            else struct.pack("<II", len(value), 0)
        )
        table += struct.pack("<HHI", kind, pid, 6) + raw
        if isinstance(value, bytes):
            streams[f"__substg1.0_{key[1:].upper()}"] = value
    return {"__properties_version1.0": bytes(header) + table, **streams}


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


SENT = 133_887_564_000_000_000  # 2025-04-10 11:00:00 UTC in tenths of a microsecond since 1601


def outlook(*more: tuple[str, dict], header: int = 32, **values: int | bytes) -> dict:
    told = {
        "p001a001f": wide("IPM.Note"),
        "p0037001f": wide("ریکارڈ"),
        "p0c1a001f": wide("Clerk"),
        "p00390040": SENT,
    }
    return {**properties(header, **{**told, **values}), **dict(more)}


def test_fields_recipients_bodies_and_attachments_of_an_outlook_message(run):
    page = '<meta charset="utf-8"><p>سلام</p>'.encode() + b" " * 4096  # see `compound`
    recipient = properties(
        8, p3001001f=wide("Registry"), p39fe001f=wide("registry@court.example"), p0c150003=1
    )
    attached = properties(
        8, p3707001f=wide("ریکارڈ.csv"), p37010102=b"a,b\n1,2\n" * 512, p37050003=1
    )
    raw = compound(
        outlook(
            ("__recip_version1.0_#00000000", recipient), ("__attach_version1.0_#00000000", attached),
            p1000001f=wide("Please find the file."), p10130102=page, p007d001f=wide("Received: from x\r\n"),
        )
    )  # fmt: skip
    outcome = run(raw, "m.msg")
    shown = dict(labelled(outcome))
    fields = shown["fields"].split("\n")
    assert "Subject: ریکارڈ" in fields
    assert "Recipient To: Registry <registry@court.example>" in fields
    assert "Sent: 2025-04-10T11:00:00+00:00" in fields
    assert shown["body"] == "Please find the file."
    assert shown["fields of transport"] == "Received: from x\r\n"
    assert shown["html body"] == "سلام"
    assert outcome.children == {"ریکارڈ.csv": b"a,b\n1,2\n" * 512}
    assert outcome.receipt.facts == {"sent": "2025-04-10T11:00:00+00:00"}


def test_a_message_attached_to_an_outlook_message_is_read_with_it(run):
    inner = outlook(p1000001f=wide("inside"), header=24)
    attached = {**properties(8, p37050003=5), "__substg1.0_3701000D": inner}
    outcome = run(compound(outlook(("__attach_version1.0_#00000000", attached))), "m.msg")
    assert ("attached message 1: body", "inside") in labelled(outcome)
    assert outcome.children == {}


def test_an_object_and_an_attachment_that_is_only_named_are_set_aside(run):
    named = properties(
        8, p3707001f=wide("far.doc"), p370d001f=wide("//server/far.doc"), p37050003=2
    )
    object_ = {**properties(8, p37050003=6), "__substg1.0_3701000D": {"CONTENTS": b"x"}}
    raw = compound(
        outlook(
            ("__attach_version1.0_#00000000", named), ("__attach_version1.0_#00000001", object_)
        )
    )
    assert run(raw, "m.msg").receipt.rejects_by_code == {"embedded_object": 1, "no_bytes": 1}


def test_words_of_eight_bits_are_read_in_the_code_page_named_and_never_guessed(run):
    body = "شهد الرجل".encode("cp1256")
    named = outlook(p1000001e=body, p3ffd0003=1256)
    assert ("body", "شهد الرجل") in labelled(run(compound(named), "m.msg"))
    outcome = run(compound(outlook(p1000001e=body)), "m.msg")
    assert outcome.receipt.rejects_by_code == {"bad_charset": 1}
    assert "body" not in dict(labelled(outcome))


PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)  # MS-OXRTFCP 4.1.1


def test_a_body_in_packed_rtf_becomes_a_file_that_the_rtf_reader_reads(run):
    assert rtf.unpacked(PACKED) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    outcome = run(compound(outlook(p10090102=PACKED)), "m.msg")
    assert outcome.children["body.rtf"].startswith(b"{\\rtf1")


@pytest.mark.parametrize(
    "raw", [b"", b"x" * 16, PACKED[:20], PACKED[:4] + b"\xff\xff\xff\x7f" + PACKED[8:]]
)
def test_a_body_in_packed_rtf_that_is_damaged_is_set_aside(run, raw):
    with pytest.raises(ValueError, match="packed RTF"):
        rtf.unpacked(raw)
    if raw:
        assert run(compound(outlook(p10090102=raw)), "m.msg").receipt.rejects_by_code == {
            "damaged_body": 1
        }


def test_messages_in_each_other_without_end_are_malformed(run):
    tree = outlook(header=24)
    for _ in range(25):
        attached = {**properties(8, p37050003=5), "__substg1.0_3701000D": tree}
        tree = outlook(("__attach_version1.0_#00000000", attached), header=24)
    with pytest.raises(MalformedFile, match="in each other"):
        run(
            compound(
                {**tree, "__properties_version1.0": bytes(8) + tree["__properties_version1.0"]}
            ),
            "m.msg",
        )


def test_a_damaged_outlook_message_is_malformed_or_read_but_never_leaks(run):
    raw = compound(outlook(p1000001f=wide("hello")))
    luck = random.Random(3)
    for size in (600, 1024, 2048, len(raw) - 600):
        with pytest.raises(MalformedFile):
            run(raw[:size], "m.msg", reader="msg")
    for _ in range(60):
        broken = bytearray(raw)
        for _ in range(6):
            broken[luck.randrange(len(raw))] = luck.randrange(256)
        try:
            run(bytes(broken), "m.msg", reader="msg")
        except (MalformedFile, TooLarge):
            continue
        except ReaderFailed as failed:
            pytest.fail(str(failed))
