# SPDX-License-Identifier: Apache-2.0
"""Take a mailbox (RFC 4155; mboxrd) apart: every message a file of its own, its envelope line a part of the layer.

A message begins at a line `From `, at the beginning or after an empty line, that carries a time (RFC 4155 appendix A); a
line `From here on ...` in a letter does not. The message is what follows, as it stands, without the empty line that ends it,
and with one `>` taken off each line `>From `, `>>From ` and so on: mboxrd puts it there. Older mailboxes (mboxo) put it
only before `From `, so there a line that was written `>From ` loses its mark; the sealed mailbox shows both. Lengths that
fields declare are not believed. The file is read a piece at a time, and memory grows with the number of messages alone.
"""

import re
from contextlib import ExitStack
from pathlib import Path

from sanad.errors import MalformedFile
from sanad.readers.children import Growing
from sanad.readers.document import Document
from sanad.readers.formats.mbox import NAME, VERSION
from sanad.readers.rows import Hints, Receipt

_PIECE = 1 << 16  # bytes of a line looked at together; longer lines go on in the next piece
_ENVELOPE = re.compile(rb"From [^\r\n]*\b\d{1,2}:\d{2}(?::\d{2})?\b[^\r\n]*\d{4}[^\r\n]*\r?\n?$")
_QUOTED = re.compile(rb">+From ")
_EMPTY = (b"\n", b"\r\n")
_PLAIN = frozenset(range(256)) - frozenset(b"F>\r\n")  # how a line begins that means nothing here


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write each message into `children/` and the envelope lines into `layer.json`.

    Raises:
        MalformedFile: it does not begin with an envelope line.
        TooMuchInside: more messages than `sanad.readers.children` lets one file hold.
        TooLarge: the envelope lines pass a layer.
    """
    with Document(sealed, into, hints, NAME, VERSION) as document:
        mailbox = _Mailbox(document)
        with ExitStack() as stack, sealed.open("rb") as file:
            stack.push(mailbox.leave)
            starts_line = True
            while piece := file.readline(_PIECE):
                mailbox.take(piece, starts_line=starts_line)
                starts_line = piece.endswith(b"\n")
        if mailbox.unquoted:
            document.note(
                f"{mailbox.unquoted} lines had the mark `>` before `From ` taken off (mboxrd)"
            )
        document.fact("messages", document.inside.count)
    return document.receipt("container")


class _Mailbox:
    """The messages met so far, and the one being written."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._message: Growing | None = None
        self._count = 0
        self._lines = bytearray()
        self._held = b"\n"  # an empty line, until it is known whether it ends the message
        self.unquoted = 0

    def take(self, piece: bytes, *, starts_line: bool) -> None:
        """Take the next line or piece of one."""
        if self._message is not None and not self._held and piece[0] in _PLAIN:
            self._write(piece)
            return
        if starts_line and self._held and _ENVELOPE.match(piece):
            self._begin(piece)
            return
        if self._message is None:
            detail = "it does not begin with an envelope line `From `"
            raise MalformedFile(self._document.where, format="mailbox", detail=detail)
        self._write(self._held)
        self._held = b""
        if starts_line and piece in _EMPTY:
            self._held = piece
            return
        if starts_line and _QUOTED.match(piece):
            self.unquoted += 1
            piece = piece[1:]
        self._write(piece)

    def _write(self, piece: bytes) -> None:
        """Gather lines: each write counts, digests and stores."""
        self._lines += piece
        if len(self._lines) >= _PIECE:
            self._flush()

    def _flush(self) -> None:
        if self._message is not None:
            self._message.write(bytes(self._lines))
        self._lines.clear()

    def _begin(self, envelope: bytes) -> None:
        self.end()
        self._count += 1
        name = f"message {self._count}.eml"
        line = envelope.decode("utf-8", "backslashreplace").rstrip("\r\n")
        self._document.part(f"message {self._count}, envelope", line)
        self._message = self._document.inside.begin(name, "message", reader="eml")
        self._held = b""

    def end(self) -> None:
        """End the message being written; the empty line after it belongs to the mailbox."""
        self._flush()
        if self._message is not None:
            self._message.keep()
            self._message = None

    def leave(self, kind: type[BaseException] | None, *_: object) -> None:
        """End the last message, or leave nothing of it when the reading was broken off."""
        if kind is None:
            self.end()
        elif self._message is not None:
            self._message.drop()
