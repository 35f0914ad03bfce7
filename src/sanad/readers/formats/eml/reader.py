# SPDX-License-Identifier: Apache-2.0
"""Read a mail message (RFC 5322, MIME): its fields as part 1, then every text body, as decoded.

Everything else inside becomes a file of its own, to be received as an exhibit; a message inside a message is
such a file and is not opened here. HTML is kept as its source. A body whose character set is unknown or wrong is
set aside and written as an attachment, so that no word is guessed and no byte is lost.
"""

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.parser import BytesParser
from pathlib import Path

from sanad.errors import MalformedFile
from sanad.readers.formats.eml import NAME, VERSION
from sanad.readers.layer import head_of, write_layer, write_rejects
from sanad.readers.rows import Hints, Receipt
from sanad.values.canonical import Json

MOST_PARTS = 1000
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


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write fields and bodies into `layer.json`, the rest into `attachment-<n>-<name>` files.

    Raises:
        MalformedFile: no fields at the beginning, or a structure that cannot be taken apart.
    """
    try:
        return _read(sealed, into, hints)
    except _LEAKS as error:
        raise MalformedFile(hints.name, format="mail message", detail=error) from error


def _read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    with sealed.open("rb") as file:
        message = BytesParser(policy=policy.default).parse(file)
    if not message.keys():
        raise MalformedFile(hints.name, format="mail message", detail="no fields at the beginning")
    parts: list[Json] = [{"label": "fields", "text": _fields(message)}]
    rejects: list[dict[str, object]] = []
    files = 0
    for number, leaf in enumerate(_leaves(message, hints.name), start=1):
        text = _body(leaf)
        if text is not None:
            parts.append({"label": f"{leaf.get_content_type()} {number}", "text": text})
            continue
        if _is_body(leaf):
            rejects.append(_reject(number, leaf))
        files += 1
        (into / f"attachment-{files}-{_safe_name(leaf)}").write_bytes(_raw(leaf))
    write_layer(into, "text", head_of(sealed, hints.exhibit, NAME, VERSION), parts=parts)
    stored = len(parts) + files - len(rejects)
    return Receipt(
        NAME,
        VERSION,
        "text",
        read=stored + len(rejects),
        stored=stored,
        rejected=len(rejects),
        rejects_by_code=write_rejects(into, rejects),
        notes=_notes(message, files),
    )


def _fields(message: EmailMessage) -> str:
    return "\n".join(f"{_sound(name)}: {_sound(str(value))}" for name, value in message.items())


def _leaves(message: Message, where: str) -> Iterator[EmailMessage]:
    """Yield the parts that hold something, in order; a message inside is one part."""
    waiting, seen = [message], 0
    while waiting:
        part = waiting.pop(0)
        seen += 1
        if seen > MOST_PARTS:
            raise MalformedFile(
                where, format="mail message", detail=f"more than {MOST_PARTS} parts"
            )
        if part.get_content_maintype() == "multipart" and isinstance(part.get_payload(), list):
            waiting = [*part.get_payload(), *waiting]
        elif isinstance(part, EmailMessage):
            yield part


def _is_body(part: EmailMessage) -> bool:
    return (
        part.get_content_maintype() == "text"
        and part.get_filename() is None
        and part.get_content_disposition() != "attachment"
    )


def _body(part: EmailMessage) -> str | None:
    """Return the text of a body, or None when it is none or cannot be decoded without a guess."""
    if not _is_body(part):
        return None
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return None
    try:
        return raw.decode(part.get_content_charset("ascii"), "strict")
    except (UnicodeError, LookupError):
        return None


def _raw(part: EmailMessage) -> bytes:
    if part.get_content_maintype() == "message":
        return b"".join(inner.as_bytes(policy=policy.default) for inner in _inside(part))
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else part.as_bytes()


def _inside(part: EmailMessage) -> list[Message]:
    inner = part.get_payload()
    return [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else [part]


def _safe_name(part: EmailMessage) -> str:
    """Return a file name of the name given: its last piece, no control or path characters, 80 long.

    It never starts with a dot and never is empty; the count before it keeps two of a name apart.
    """
    given = _sound(str(part.get_filename() or "")).replace("\\", "/").rsplit("/", 1)[-1]
    kept = re.sub(r"[^\w.() -]", "_", given).strip(" .")
    stem, dot, ending = kept.rpartition(".")
    short = f"{stem[:60]}{dot}{ending[:19]}" if dot else kept[:80]
    default = "message.eml" if part.get_content_maintype() == "message" else "unnamed"
    while len(short.encode()) > 200:  # noqa: PLR2004 - file systems allow 255 bytes
        short = short[1:]
    return short.strip(" .") or default


def _reject(number: int, part: EmailMessage) -> dict[str, object]:
    charset = part.get_content_charset("ascii")
    reason = f"The text is not valid {charset}, or that character set is not known; kept as an attachment."
    written = f"part {number}, {part.get_content_type()}"
    return {"row": number, "code": "bad_charset", "reason": reason, "written": written}


def _sound(text: str) -> str:
    """Make bytes that no field may hold visible; they arrive as lone surrogates."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _notes(message: EmailMessage, files: int) -> tuple[str, ...]:
    notes = [f"{files} attachments, to be received as exhibits of their own"] if files else []
    faults = {type(fault).__name__ for part in message.walk() for fault in part.defects}
    notes += [f"the message breaks a rule of mail: {name}" for name in sorted(faults)]
    return tuple(notes)
