# SPDX-License-Identifier: Apache-2.0
"""Read a message that Outlook stored (MS-OXMSG): fields, bodies and recipients as parts, attachments as files of their own.

A message attached to the message has no bytes of its own in a compound file; it is read here, its labels beginning with
`attached message 1:`. A body in RTF becomes a file `body.rtf`. Attachments that are only named, objects of other programs and
what breaks its form are set aside by name. Times are instants in UTC; the file names no other zone.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from olefile import OleFileIO
from oxmsg.storage import Storage

from sanad.errors import MalformedFile, TooLarge
from sanad.readers.compound import is_tangled
from sanad.readers.document import Document
from sanad.readers.formats.msg import NAME, VERSION
from sanad.readers.formats.msg.properties import (
    INSIDE,
    OTHER,
    TOP,
    Things,
    Undecodable,
    codec_of_html,
    opened,
)
from sanad.readers.formats.msg.rtf import unpacked
from sanad.readers.hypertext import add_page, declared
from sanad.readers.rows import Hints, Receipt

LARGEST = 256 << 20
"""Bytes of the file: its library holds it in memory as a whole; Outlook itself refuses to send 150 MiB."""
DEEPEST = 20
_LEAKS = (
    OSError, ValueError, LookupError, AttributeError, TypeError, struct.error, RecursionError, AssertionError,
    OverflowError,
)  # fmt: skip
"""What the library is known to raise on damaged files."""
_FIELDS = (
    ("Class", 0x001A), ("Subject", 0x0037), ("Message-ID", 0x1035), ("In-Reply-To", 0x1042),
    ("From", 0x0C1A), ("From address", 0x5D01), ("From address as stored", 0x0C1F), ("On behalf of", 0x0042),
    ("On behalf of address", 0x0065), ("To", 0x0E04), ("Cc", 0x0E03), ("Bcc", 0x0E02),
)  # fmt: skip
_TIMES = (("Sent", 0x0039), ("Delivered", 0x0E06), ("Created", 0x3007), ("Changed", 0x3008))
_ROLES = {1: "To", 2: "Cc", 3: "Bcc"}
_BODY, _HTML, _RTF, _TRANSPORT = 0x1000, 0x1013, 0x1009, 0x007D
_DATA, _METHOD, _LONG, _SHORT, _PATH = 0x3701, 0x3705, 0x3707, 0x3704, 0x370D
_OBJECT = "__substg1.0_3701000D"
_IS_MESSAGE = 5  # afEmbeddedMessage (MS-OXCMSG 2.2.2.9)


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write fields and bodies into `layer.json`, attachments into `children/`.

    Raises:
        MalformedFile: it is no compound file, or a damaged one.
        TooLarge: it, or its text, is larger than can be read.
    """
    if sealed.stat().st_size > LARGEST:
        raise TooLarge(hints.name, format="Outlook message", most=f"{LARGEST >> 20} MiB")
    try:
        with Document(sealed, into, hints, NAME, VERSION) as document:
            with OleFileIO(str(sealed)) as compound:
                if is_tangled(compound):
                    raise ValueError("its chains of sectors run into each other")
                storage = Storage.from_ole(compound)
                for _, fault in compound.parsing_issues:
                    document.note(f"it is damaged, and something may be missing: {fault}")
            _message(opened(storage, TOP), "", document, 0)
            return document.receipt()
    except _LEAKS as error:
        if (
            isinstance(error, OSError) and error.errno is not None
        ):  # the machine's fault, not the file's
            raise
        raise MalformedFile(hints.name, format="Outlook message", detail=error) from error


def _message(message: Things, before: str, document: Document, depth: int) -> None:
    if depth > DEEPEST:
        raise MalformedFile(
            document.where,
            format="Outlook message",
            detail=f"more than {DEEPEST} messages in each other",
        )
    fields = [*_told(message, before, document), *_recipients(message, before, document)]
    document.part(f"{before}fields", "\n".join(fields))
    for label, pid in (("fields of transport", _TRANSPORT), ("body", _BODY)):
        text = _text(message, pid, f"{before}{label}", document)
        if text:
            document.part(f"{before}{label}", text)
    _html(message, before, document)
    _rich(message, before, document)
    for number, storage in enumerate(message.storage.iter_attachment_storages(), start=1):
        _attachment(opened(storage, OTHER, message.codec), number, before, document, depth)


def _told(message: Things, before: str, document: Document) -> Iterator[str]:
    for label, pid in _FIELDS:
        text = _text(message, pid, f"{before}{label}", document)
        if text:
            yield f"{label}: {text}"
    for label, pid in _TIMES:
        if told := message.time(pid):
            yield f"{label}: {told}"
            document.fact(f"{before}{label.lower()}", told)


def _recipients(message: Things, before: str, document: Document) -> Iterator[str]:
    for number, storage in enumerate(message.storage.iter_recipient_storages(), start=1):
        one = opened(storage, OTHER, message.codec)
        label = f"{before}recipient {number}"
        name, *addresses = (
            _text(one, pid, label, document) or "" for pid in (0x3001, 0x39FE, 0x3003)
        )
        address = next(filter(None, addresses), "")
        yield f"Recipient {_ROLES.get(one.number(0x0C15) or 0, 'other')}: {name} <{address}>"


def _text(thing: Things, pid: int, label: str, document: Document) -> str | None:
    """Return a string; one that cannot be decoded without a guess is set aside as it stands."""
    try:
        return thing.text(pid)
    except Undecodable as error:
        raw = thing.storage.property_stream_bytes(pid, 0x1E)
        document.reject(
            "bad_charset", f"The text cannot be decoded: {error}.", f"{label}: {raw[:1000]!r}"
        )
        return None


def _html(message: Things, before: str, document: Document) -> None:
    """Add the body in HTML, which is stored as bytes, or as a string in older files."""
    raw, label = message.raw(_HTML), f"{before}html body"
    if raw is None:
        source = _text(message, _HTML, label, document)
    else:
        source = _page(raw, declared(raw) or codec_of_html(message), label, document)
    if source:
        add_page(document, label, source)


def _page(raw: bytes, codec: str, label: str, document: Document) -> str | None:
    try:
        return raw.decode(codec)
    except (UnicodeError, LookupError):
        reason = (
            f"The text is not valid {codec}, or that character set is not known; kept as a file."
        )
        document.reject("bad_charset", reason, label, kept=True)
        document.inside.add(f"{label}.html".replace(": ", "/"), raw, "attachment")
        return None


def _rich(message: Things, before: str, document: Document) -> None:
    packed = message.raw(_RTF)
    if not packed:
        return
    try:
        document.inside.add(
            f"{before}body.rtf".replace(": ", "/"), unpacked(packed), "attachment", reader="rtf"
        )
    except ValueError as error:
        document.reject(
            "damaged_body", f"The body in RTF cannot be unpacked: {error}.", f"{before}body in RTF"
        )


def _attachment(one: Things, number: int, before: str, document: Document, depth: int) -> None:
    label = f"{before}attachment {number}"
    names = (_text(one, pid, label, document) for pid in (_LONG, _SHORT, 0x3001))
    name = next(filter(None, names), "unnamed")
    inner = next((s for s in one.storage.storages if s.name == _OBJECT), None)
    if inner is not None and one.number(_METHOD) == _IS_MESSAGE:
        _message(
            opened(inner, INSIDE, one.codec),
            f"{before}attached message {number}: ",
            document,
            depth + 1,
        )
        return
    data = one.raw(_DATA)
    if data is not None:
        document.inside.add(f"{before}{name}".replace(": ", "/"), data, "attachment")
        return
    if inner is not None:
        reason = (
            "An object of another program lies inside, in a form of that program; it was not read."
        )
        document.reject("embedded_object", reason, f"{label}: {name}")
        return
    path = _text(one, _PATH, label, document)
    reason = "The attachment is only named; its bytes are not in the message."
    document.reject("no_bytes", reason, f"{label}: {path or name}")
