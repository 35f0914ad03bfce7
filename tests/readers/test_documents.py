# SPDX-License-Identifier: Apache-2.0

"""PDF, Word and mail: by hand, damaged and hostile."""

import io
import random
import zipfile
from email.message import EmailMessage

import docx
import pytest

from sanad.errors import HostileFile, MalformedFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*pages: str | None) -> bytes:
    """Write a PDF by hand: one text line per page, or a page without any."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{4 + 2 * n} 0 R' for n in range(len(pages)))}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, text in enumerate(pages):
        lines = "".join(f"({line}) Tj T* " for line in (text or "").split("\n")) if text else ""
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {lines}ET".encode() if text else b"0 0 m 9 9 l S"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    )
    return out.getvalue()


def test_each_page_of_a_pdf_is_a_part_with_line_feeds_alone(run):
    outcome = run(pdf("born on 5 March\n1984", "page two"), "a.pdf")
    assert outcome.layer["parts"] == [
        {"label": "page 1", "text": "born on 5 March\n1984"},
        {"label": "page 2", "text": "page two"},
    ]


def test_a_page_without_text_is_set_aside_and_keeps_its_number(run):
    outcome = run(pdf("one", None, "three"), "scan.pdf")
    assert outcome.texts == ["one", "", "three"]
    assert [(r["row"], r["code"]) for r in outcome.rows("rejects")] == [(2, "no_text_layer")]
    assert outcome.receipt.notes == ("pages without text: 2",)


@pytest.mark.parametrize("raw", [b"%PDF-1.4\n", b"%PDF-1.7\n" + b"\0" * 500, pdf("x")[:200]])
def test_a_truncated_pdf_is_malformed(run, raw):
    with pytest.raises(MalformedFile):
        run(raw, "a.pdf")


def test_a_pdf_locked_by_a_password_says_so(run):
    locked = pdf("x").replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard"
        b" /V 1 /R 2 /P -4 /O <" + b"ab" * 32 + b"> /U <" + b"cd" * 32 + b"> >>",
    )
    with pytest.raises(MalformedFile, match="password"):
        run(locked, "a.pdf")


def test_random_damage_to_a_pdf_never_leaks(run):
    raw, luck = pdf("one", "two"), random.Random(7)
    for _ in range(60):
        broken = bytearray(raw)
        for _ in range(12):
            broken[luck.randrange(8, len(raw))] = luck.randrange(256)
        try:
            run(bytes(broken), "a.pdf")
        except MalformedFile:
            continue


def word(change=None) -> bytes:
    document = docx.Document()
    document.add_paragraph("First سند")
    table = document.add_table(rows=2, cols=2)
    for row in range(2):
        for column in range(2):
            table.cell(row, column).text = f"r{row + 1}c{column + 1}"
    document.add_paragraph("After\tthe table")
    if change is not None:
        change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rezip(raw: bytes, **changes: bytes) -> bytes:
    """Replace or add members of an archive; double underscores in names stand for slashes."""
    wanted = {name.replace("__", "/").replace("_dot_", "."): data for name, data in changes.items()}
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename not in wanted:
                new.writestr(info.filename, old.read(info))
        for name, data in wanted.items():
            new.writestr(name, data)
    return out.getvalue()


def test_paragraphs_and_rows_of_a_word_document_are_parts_in_order(run):
    outcome = run(word(), "a.docx")
    assert [(p["label"], p["text"]) for p in outcome.layer["parts"]] == [
        ("paragraph 1", "First سند"),
        ("table 1 row 1", "r1c1 | r1c2"),
        ("table 1 row 2", "r2c1 | r2c2"),
        ("paragraph 2", "After\tthe table"),
    ]


def test_tracked_changes_are_noted_and_what_was_inserted_is_read(run):
    def change(document):
        paragraph = document.paragraphs[0]._p
        for kind, tag, words in (("ins", "t", " added"), ("del", "delText", " removed")):
            xml = f'<w:{kind} xmlns:w="{W}"><w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r></w:{kind}>'
            paragraph.append(docx.oxml.parse_xml(xml))

    outcome = run(word(change), "a.docx")
    assert outcome.texts[0] == "First سند added"
    assert any("inserted" in note for note in outcome.receipt.notes)
    assert any("deleted" in note for note in outcome.receipt.notes)


def test_a_word_document_that_unpacks_without_end_is_hostile(run):
    with pytest.raises(HostileFile, match="unpacks without end"):
        run(rezip(word(), word__media__x_dot_bin=b"\0" * 30_000_000), "a.docx")


def test_a_size_that_an_archive_lies_about_is_not_believed(run):
    raw = bytearray(rezip(word(), word__media__x_dot_bin=b"\0" * 30_000_000))
    at = raw.rindex(b"PK\x01\x02")
    raw[at + 24 : at + 28] = (10).to_bytes(
        4, "little"
    )  # uncompressed size in the central directory
    with pytest.raises((HostileFile, MalformedFile)):
        run(bytes(raw), "a.docx", reader="docx")


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil", "word/..\\..\\evil.txt"])
def test_a_member_that_leads_out_of_its_folder_is_hostile(run, name):
    out = io.BytesIO(word())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, "x")
    with pytest.raises(HostileFile, match="folder"):
        run(out.getvalue(), "a.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_a_word_document_are_hostile(run, encoding):
    body = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
    with pytest.raises(HostileFile, match="entity"):
        run(rezip(word(), word__document_dot_xml=body.encode(encoding)), "a.docx")


@pytest.mark.parametrize("body", [b"", b"<w:document", b"<html/>"])
def test_a_word_document_with_a_broken_body_is_malformed(run, body):
    with pytest.raises(MalformedFile):
        run(rezip(word(), word__document_dot_xml=body), "a.docx")


def test_a_truncated_word_document_is_malformed(run):
    raw = word()
    for end in (10, len(raw) // 2, len(raw) - 30):
        with pytest.raises(MalformedFile):
            run(raw[:end], "a.docx", reader="docx")


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
    assert labels == ["fields", "text/plain 1", "text/html 2"]
    assert "Subject: ریکارڈ" in outcome.texts[0].split("\n")
    assert outcome.texts[1] == "Please find the file.\nسلام\n"
    assert outcome.texts[2].strip() == "<p>Please find the file.</p>"
    assert (outcome.folder / "attachment-1-calls.csv").read_bytes() == b"a,b\n1,2\n"
    assert (outcome.folder / "attachment-2-unnamed").read_bytes() == b"\xff\xd8\xff"


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
    written = [p for p in outcome.folder.rglob("*") if p.name != "layer.json"]
    assert len(written) == 1
    assert written[0].parent == outcome.folder
    assert written[0].name.startswith("attachment-1-")
    assert written[0].read_bytes() == b"hello"
    assert ("etc" in written[0].name) == ("etc" in name.replace("\\", "/").rsplit("/", 1)[-1])


def test_a_message_inside_a_message_is_an_attachment_and_is_not_opened(run):
    inner, outer = mail(), mail()
    inner.set_content("inside")
    outer.set_content("outside")
    outer.add_attachment(inner)
    outcome = run(outer.as_bytes(), "m.eml")
    assert [text.strip() for text in outcome.texts[1:]] == ["outside"]
    [path] = outcome.folder.glob("attachment-*")
    assert b"inside" in path.read_bytes()


def test_a_body_in_an_unknown_or_wrong_character_set_is_set_aside_but_kept(run):
    for charset in ("x-none", "utf-8"):
        raw = (
            b"From: a@b.example\r\nSubject: x\r\nDate: Thu, 10 Apr 2025 11:00:00 +0500\r\n"
            b"Content-Type: text/plain; charset=" + charset.encode() + b"\r\n\r\nabc \xff\xfe"
        )
        outcome = run(raw, "m.eml")
        assert outcome.receipt.rejects_by_code == {"bad_charset": 1}
        assert (outcome.folder / "attachment-1-unnamed").read_bytes() == b"abc \xff\xfe"


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
