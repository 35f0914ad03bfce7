# SPDX-License-Identifier: Apache-2.0
"""Read a web page that a browser saved as one file (MHTML, RFC 2557): its fields, its words, each resource a file of its own.

The root is the part that `start` names, else the first (RFC 2387 section 3.2). Its words are read as `sanad.readers.hypertext` does;
its source is kept in the layer and as a file. Nothing in the file has a digest: that it is what the browser saved rests on who handed it over.
"""

from collections.abc import Iterator
from email import policy
from email.errors import MessageError
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
from sanad.readers.rows import Hints, Receipt
from sanad.values.canonical import Json

LARGEST = 256 << 20
MOST_PARTS = 20_000
_LEAKS = (
    MessageError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    IndexError,
    RecursionError,
)
"""What the standard library's mail parser is known to raise on hostile fields."""
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write fields and words into `layer.json`, resources into `children/`.

    Raises:
        MalformedFile: it is no saved page, or cannot be taken apart.
        TooLarge: it is larger than one page may be.
    """
    if sealed.stat().st_size > LARGEST:
        raise TooLarge(hints.name, format="saved web page", most=f"{LARGEST >> 20} MiB")
    with Document(sealed, into, hints, NAME, VERSION) as document:
        try:
            _read(sealed, document)
        except _LEAKS as error:
            raise MalformedFile(hints.name, format="saved web page", detail=error) from error
    return document.receipt()


def _read(sealed: Path, document: Document) -> None:
    with sealed.open("rb") as file:
        message = BytesParser(policy=policy.compat32).parse(file)
    leaves = list(_leaves(message, document.where))
    if not message.is_multipart() or not leaves:
        raise MalformedFile(document.where, format="saved web page", detail="it has no parts")
    document.part("fields", "\n".join(f"{name}: {_said(value)}" for name, value in message.items()))
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
    for fault in sorted({type(one).__name__ for part in message.walk() for one in part.defects}):
        document.note(f"the file breaks a rule of MIME: {fault}")


def _leaves(message: Message, where: str) -> Iterator[Message]:
    """Yield the parts that hold something, in order, however deep."""
    waiting, seen = [message], 0
    while waiting:
        part = waiting.pop()
        seen += 1
        if seen > MOST_PARTS:
            detail = f"more than {MOST_PARTS} parts"
            raise MalformedFile(where, format="saved web page", detail=detail)
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting += [one for one in reversed(inner) if isinstance(one, Message)]
        elif part is not message:
            yield part


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
    return str(policy.default.header_fetch_parse("subject", str(value)))


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
