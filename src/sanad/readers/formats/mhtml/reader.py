# SPDX-License-Identifier: Apache-2.0
"""Read a web page that a browser saved as one file (MHTML, RFC 2557): its fields, its words, each resource a file of its own.

The root is the part that `start` names, else the first (RFC 2387 section 3.2). Its words are read as `sanad.readers.hypertext` does;
its source is kept in the layer and as a file. Nothing in the file has a digest: that it is what the browser saved rests on who handed it over.
"""

from email import policy
from email.message import Message
from email.parser import BytesParser
from pathlib import Path

from sanad.errors import BadValue, EvidenceFault, MalformedFile, TooLarge
from sanad.readers.berkeley import wanted_note
from sanad.readers.captured import name_of, plain
from sanad.readers.decoded import codec_named, decode_bytes
from sanad.readers.document import Document
from sanad.readers.formats.mhtml import NAME, VERSION
from sanad.readers.hypertext import add_page, declared
from sanad.readers.mime import (
    LEAKS,
    LONGEST_FIELD,
    around,
    broken_rules,
    counted,
    holds_parts,
    parts,
)
from sanad.readers.rows import Hints, Receipt
from sanad.values.canonical import Json

FORM = "saved web page"
LARGEST = 256 << 20
MOST_PARTS = 20_000
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write fields and words into `layer.json`, resources into `children/`.

    Raises:
        MalformedFile: it is no saved page, or cannot be taken apart.
        TooLarge: it is larger than one page may be.
    """
    if sealed.stat().st_size > LARGEST:
        raise TooLarge(hints.name, format=FORM, most=f"{LARGEST >> 20} MiB")
    with Document(sealed, into, hints, NAME, VERSION) as document:
        try:
            _read(sealed, document)
        except LEAKS as error:
            raise MalformedFile(hints.name, format=FORM, detail=error) from error
    return document.receipt()


def _read(sealed: Path, document: Document) -> None:
    make = counted(Message, MOST_PARTS, document.where, FORM)
    with sealed.open("rb") as file:
        message = BytesParser(make, policy=policy.compat32).parse(file)
    found = list(parts(message, MOST_PARTS, document.where, FORM))
    leaves = [one for one in found if one is not message and not holds_parts(one)]
    if not leaves:
        raise MalformedFile(document.where, format=FORM, detail="it has no parts")
    document.part("fields", "\n".join(f"{name}: {_said(value)}" for name, value in message.items()))
    for frame in filter(holds_parts, found):
        for label, words in around(frame):
            document.part(label, words)
    _tell(message, document)
    root = _root(message, leaves)
    for number, leaf in enumerate(leaves, start=1):
        document.inside.at = number
        raw = leaf.get_payload(decode=True)
        body = raw if isinstance(raw, bytes) else leaf.as_bytes()
        known = _known(leaf)
        document.inside.add(_name(leaf, number), body, "capture", **known)
        if leaf is root and leaf.get_content_type() in _PAGES:
            _words(body, known.get("encoding") or declared(body), document)
    for note in broken_rules(message):
        document.note(note)


def _root(message: Message, leaves: list[Message]) -> Message:
    start = str(message.get_param("start") or "")
    return next((one for one in leaves if start and str(one.get("Content-ID")) == start), leaves[0])


def _tell(message: Message, document: Document) -> None:
    """Keep what the browser says of the capture, and note what it does not (Berkeley Protocol)."""
    url = message.get("Snapshot-Content-Location")
    document.fact("url", None if url is None else str(url))
    document.fact("title", _said(message.get("Subject") or ""))
    document.fact("captured_written", str(message.get("Date") or ""))
    document.fact("software", _said(message.get("From") or ""))
    if url is None:
        document.note(
            "the file does not say which address was saved; it may not be used as evidence of one"
        )
    if message.get("Date") is None:
        document.note(
            "the file does not say when it was saved; it may not be used as evidence of a time"
        )
    for note in wanted_note({"tool", "media"}):
        document.note(note)


def _said(value: object) -> str:
    """Return a field's words with encoded words decoded (RFC 2047); each is read as unstructured, so nothing is put in order."""
    words = str(value)
    if len(words) > LONGEST_FIELD:
        return words
    return str(policy.default.header_fetch_parse("subject", words))


def _known(leaf: Message) -> dict[str, Json]:
    facts: dict[str, Json] = {"media_type": leaf.get_content_type()}
    for name, field in (("url", "Content-Location"), ("content_id", "Content-ID")):
        if (value := leaf.get(field)) is not None:
            facts[name] = plain(str(value))
    charset = leaf.get_content_charset()
    try:
        return (
            {"facts": facts, "encoding": codec_named(charset, "")} if charset else {"facts": facts}
        )
    except BadValue:
        return {"facts": facts}


def _name(leaf: Message, number: int) -> str:
    where = leaf.get("Content-Location") or leaf.get("Content-ID") or leaf.get_filename()
    return name_of(str(where or f"part {number}").strip("<>"), leaf.get_content_type())


def _words(body: bytes, encoding: Json, document: Document) -> None:
    """Read the words of the root; what is not as its character set says is left to the file inside."""
    try:
        text = decode_bytes(body, str(encoding or "utf-8"), document.where)
    except (BadValue, EvidenceFault) as error:
        document.note(f"the words of the page were not read: {error}")
        return
    add_page(document, "page", text)
