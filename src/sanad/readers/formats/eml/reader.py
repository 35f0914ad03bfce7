# SPDX-License-Identifier: Apache-2.0
"""Read a mail message (RFC 5322, MIME): its fields as part 1, then every text body, as decoded.

A body in HTML is read twice: its words, as `sanad.readers.hypertext` reads them, then its source. Everything else inside becomes a
file of its own, to be received as an exhibit; a message inside a message is such a file and is not opened here. A body whose
character set is unknown or wrong is set aside and written as an attachment, so that no word is guessed and no byte is
lost. Signatures are noted and not verified: that takes keys of that day, which only the sender's domain holds.
"""

import codecs
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.policy import EmailPolicy
from pathlib import Path

from sanad.errors import BadValue, MalformedFile, TooLarge
from sanad.readers.decoded import codec_named
from sanad.readers.document import Document
from sanad.readers.formats.eml import NAME, VERSION
from sanad.readers.hypertext import add_page, declared
from sanad.readers.mime import (
    LEAKS,
    LONGEST_FIELD,
    around,
    broken_rules,
    counted,
    holds_parts,
    parts,
    shown,
)
from sanad.readers.rows import Hints, Receipt

FORM = "mail message"
LARGEST = 256 << 20
"""Bytes; a message is held whole, and servers refuse one of a quarter of it."""
MOST_PARTS = 1000
MOST_FIELDS = 10_000
MOST_HOPS = 100
_FIRST = 4096  # bytes in which the kind of line ends shows
_SIGNED = {
    "dkim-signature": "a DKIM signature of the sender's domain (RFC 6376)",
    "arc-seal": "an ARC seal of a server on the way (RFC 8617)",
}
_SEALED_TYPES = {
    "application/pkcs7-mime": "S/MIME content, which is encrypted or signed and was not opened",
    "application/pkcs7-signature": "an S/MIME signature, which was not verified",
    "application/pgp-signature": "a PGP signature, which was not verified",
    "application/pgp-encrypted": "PGP content, which is encrypted and was not opened",
}


class _AsWritten(EmailPolicy):
    """Keep every field as it stands, blanks after its colon and folds included, so that a message inside comes out as it is."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return the name and all that follows its colon."""
        name, value = "".join(sourcelines).split(":", 1)
        return name, value.rstrip("\r\n")

    def header_fetch_parse(self, name: str, value: str) -> str:
        """Return the value as the library takes it apart, which does not expect the blanks; an endless one as it stands."""
        if len(value) > LONGEST_FIELD:
            return value.lstrip(" \t")
        fetched: str = super().header_fetch_parse(name, value.lstrip(" \t"))
        return fetched

    def fold_binary(self, name: str, value: str) -> bytes:
        """Return the field as it stood."""
        return f"{name}:{value}{self.linesep}".encode("ascii", "surrogateescape")


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write fields and bodies into `layer.json`; the rest become children.

    Raises:
        MalformedFile: no fields at the beginning, or a structure that cannot be taken apart.
        TooLarge: the message, or its bodies, are larger than can be read.
        TooMuchInside: the attachments are more than any mail holds.
    """
    if sealed.stat().st_size > LARGEST:
        raise TooLarge(hints.name, format=FORM, most=f"{LARGEST >> 20} MiB")
    try:
        with Document(sealed, into, hints, NAME, VERSION) as document:
            _read(sealed, hints.encoding, document)
            return document.receipt()
    except LEAKS as error:
        raise MalformedFile(hints.name, format=FORM, detail=error) from error


def _read(sealed: Path, encoding: str | None, document: Document) -> None:
    raw = sealed.read_bytes().removeprefix(codecs.BOM_UTF8)
    lines = "\r\n" if b"\r\n" in raw[:_FIRST] else "\n"
    make = counted(EmailMessage, MOST_PARTS, document.where, FORM)
    message = BytesParser(make, policy=_AsWritten(linesep=lines)).parsebytes(raw)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise MalformedFile(document.where, format=FORM, detail="no fields at the beginning")
    if len(message) > MOST_FIELDS:
        raise MalformedFile(document.where, format=FORM, detail=f"more than {MOST_FIELDS} fields")
    document.part("fields", _fields(message))
    number = frames = 0
    for part in parts(message, MOST_PARTS, document.where, FORM):
        if holds_parts(part):
            frames += 1
            for label, words in around(part):
                document.part(f"frame {frames}, {label}", words)
        elif isinstance(part, EmailMessage):
            number += 1
            _part(number, part, raw, encoding, document)
    _tell(message, document)


def _part(
    number: int, part: EmailMessage, raw: bytes, encoding: str | None, document: Document
) -> None:
    text = _body(part, encoding)
    if text is None:
        _keep(number, part, raw, document)
    elif part.get_content_subtype() == "html":
        add_page(document, f"text/html {number}", text)
    else:
        document.part(f"{part.get_content_type()} {number}", text)


def _fields(message: EmailMessage) -> str:
    return "\n".join(f"{shown(name)}: {shown(str(value))}" for name, value in message.items())


def _is_body(part: EmailMessage) -> bool:
    return (
        part.get_content_maintype() == "text"
        and part.get_filename() is None
        and part.get_content_disposition() != "attachment"
    )


def _body(part: EmailMessage, encoding: str | None) -> str | None:
    """Return the text of a body, or None when it is none or cannot be decoded without a guess."""
    if not _is_body(part):
        return None
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return None
    try:
        return raw.decode(codec_named(_charset(part, raw, encoding), ""), "strict")
    except (UnicodeError, BadValue):
        return None


def _charset(part: EmailMessage, raw: bytes, encoding: str | None) -> str:
    """Return the character set that the part names, else the page in it, else the delivery sheet, else UTF-8.

    Where none is named, the standard's is ASCII (RFC 2046, 4.1.2), of which all is UTF-8 too; programs leave UTF-8 unnamed.
    """
    inside = declared(raw) if part.get_content_subtype() == "html" else None
    return str(part.get_content_charset(inside or encoding or "utf-8"))


def _keep(number: int, part: EmailMessage, raw: bytes, document: Document) -> None:
    """Write a part as a file of its own; a body that could not be decoded is also set aside."""
    if part.get_content_maintype() == "message":
        document.inside.add(
            _name(part, number), _message(number, part, raw, document), "attachment"
        )
        return
    if _is_body(part):
        named = part.get_content_charset()
        reason = f"The text is not valid {named}, or that character set is not known; kept as an attachment."
        if named is None:
            reason = (
                "The text names no character set and is not valid UTF-8; kept as an attachment."
            )
        written = f"part {number}, {part.get_content_type()}"
        document.reject("bad_charset", reason, written, row=number, kept=True)
    inner = part.get_payload(decode=True)
    data = inner if isinstance(inner, bytes) else part.as_bytes()
    document.inside.add(_name(part, number), data, "attachment")


def _message(number: int, part: EmailMessage, raw: bytes, document: Document) -> bytes:
    """Return the bytes of a message inside, as they stand in the mail wherever the library lets them.

    A message under base64 breaks RFC 2046 (5.2.1) and is met all the same; the parser takes its letters for a body.
    """
    encoding = str(part.get("content-transfer-encoding", "7bit")).lower()
    inner = part.get_payload()
    held = [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else [part]
    if encoding in {"base64", "quoted-printable"} and len(held) == 1 and not held[0].keys():
        held[0]["Content-Transfer-Encoding"] = encoding
        decoded = held[0].get_payload(decode=True)
        return decoded if isinstance(decoded, bytes) else b""
    written = b"".join(one.as_bytes() for one in held)
    if written not in raw:
        document.note(
            f"part {number}, a message, was written anew; its bytes are not those in the mail"
        )
    return written


def _name(part: EmailMessage, number: int) -> str:
    """Return the last piece of the file name given; what has none gets one by which its own reader is found."""
    given = str(part.get_filename() or "").replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    if part.get_content_maintype() == "message":
        default = "message.eml"
    elif _is_body(part):
        ending = "html" if part.get_content_subtype() == "html" else "txt"
        default = f"body {number}.{ending}"
    else:
        default = "unnamed"
    return given.strip(" .") or default


def _tell(message: EmailMessage, document: Document) -> None:
    """Keep what the message says of its way, as written, and note what a person should know."""
    for field in ("date", "message-id", "in-reply-to"):
        document.fact(field.replace("-", "_"), shown(str(message.get(field, ""))))
    hops = [" ".join(shown(str(hop)).split()) for hop in message.get_all("received", [])]
    document.fact("received", hops[:MOST_HOPS])
    document.fact("hops", len(hops) or None)
    for field, what in _SIGNED.items():
        if field in message:
            document.note(f"it carries {what}, which was not verified")
    kinds = {part.get_content_type() for part in message.walk()}
    for kind in sorted(kinds & _SEALED_TYPES.keys()):
        document.note(f"it carries {_SEALED_TYPES[kind]}")
    for note in broken_rules(message):
        document.note(note)
