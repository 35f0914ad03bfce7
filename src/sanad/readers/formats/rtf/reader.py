# SPDX-License-Identifier: Apache-2.0
r"""Read RTF (Rich Text Format 1.9.1): a part per paragraph or table row, in the order of the document.

Headers, footers, notes, comments and text boxes follow the body as parts of their own, labelled with the paragraph at which
they stand. Words that are hidden or were deleted with changes tracked are parts of their own and never stand among
the rest. Bytes are decoded in the code page of their font, else of the document; those that are no text there are shown
as U+FFFD and noted. Pictures and embedded objects become files; links are listed; nothing is fetched or run.
"""

from collections import Counter
from copy import copy
from pathlib import Path

from sanad.errors import MalformedFile, TooLarge
from sanad.readers.document import Document, listed
from sanad.readers.formats.rtf import NAME, VERSION
from sanad.readers.formats.rtf.beside import Beside
from sanad.readers.formats.rtf.pages import Pages
from sanad.readers.formats.rtf.state import Flow, Group, Held
from sanad.readers.formats.rtf.tokens import Token, tokens
from sanad.readers.formats.rtf.words import (
    BREAKS,
    FLOWS,
    PICTURES,
    PROPERTIES,
    SIGNS,
    SILENT,
    SYMBOLS,
    TIMES,
)
from sanad.readers.rows import Hints, Receipt

LARGEST = 256 << 20
DEEPEST = 1000
_HOLDING = {
    b"fldinst": "field", b"pict": "picture", b"objdata": "object", b"objclass": "class", b"atnauthor": "author", b"sn": "sn",
    b"sv": "sv", **dict.fromkeys(PROPERTIES, "property"), **dict.fromkeys(TIMES, "time"),
}  # fmt: skip
"""Destinations that are gathered and looked at when they end."""


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write paragraphs and rows into `layer.json`, pictures and objects into `children/`.

    Raises:
        MalformedFile: it does not begin as RTF does, or nests deeper than `DEEPEST` groups.
        TooLarge: it is larger than `LARGEST`.
    """
    if sealed.stat().st_size > LARGEST:
        raise TooLarge(hints.name, format="RTF", most=f"{LARGEST >> 20} MiB")
    raw = sealed.read_bytes()
    if not raw.startswith(b"{\\rt"):
        raise MalformedFile(hints.name, format="RTF", detail="it does not begin with {\\rtf")
    with Document(sealed, into, hints, NAME, VERSION) as document:
        _Reader(document).read(raw)
    return document.receipt()


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.body = Flow()
        self.groups: list[Group] = []
        self.now = Group("flow", self.body, "cp1252")
        self.held = Held()
        self.bytes = bytearray()  # of text, not decoded yet
        self.skipped = 0  # characters still to be left out after \u
        self.starred = False  # the last word was \*
        self.is_row = False
        self.pages = Pages()
        self.counts: Counter[str] = Counter()
        self.unread: Counter[str] = Counter()
        self.beside = Beside(document)

    # --- tokens

    def read(self, raw: bytes) -> None:
        rest = None
        for token in tokens(raw):
            if rest is not None:
                rest += len(token.value)
            else:
                getattr(self, f"_{token.kind}")(token)
                rest = 0 if token.kind == "close" and not self.groups else None
        self._flush()
        if self.groups:
            reason = "The file ends inside an open group: it was cut short, and the end is missing."
            self.document.reject("cut_short", reason, f"after paragraph {self.counts['paragraph']}")
        if rest:
            self.document.note(f"{rest} bytes follow the end of the document; they are not read")
        self._finish()

    def _open(self, _: Token) -> None:
        self._flush()
        if len(self.groups) > DEEPEST:
            detail = f"groups nest deeper than {DEEPEST}"
            raise MalformedFile(self.document.where, format="RTF", detail=detail)
        self.groups.append(self.now)
        self.now = copy(self.now)
        self.now.opens = False
        self.skipped, self.starred = 0, False

    def _close(self, _: Token) -> None:
        self._flush()
        self.skipped, self.starred = 0, False
        ended = self.now
        if self.groups:
            self.now = self.groups.pop()
        if ended.opens and ended.flow is not self.body and ended.role == "flow":
            self.beside.sides.append((ended.flow.label, ended.flow))
        elif ended.opens:
            self.beside.take(ended, self.held, self.counts["paragraph"] + 1)

    def _text(self, token: Token) -> None:
        left = min(self.skipped, len(token.value))
        self.skipped -= left
        self.starred = False
        self.bytes += token.value[left:]

    def _byte(self, token: Token) -> None:
        if self.skipped:
            self.skipped -= 1
        else:
            self.bytes += token.value

    def _binary(self, token: Token) -> None:
        self.held.raw += token.value if self.now.role in {"picture", "object"} else b""

    def _symbol(self, token: Token) -> None:
        self._flush()
        if self.skipped:
            self.skipped -= 1
        elif token.value == b"*":
            self.starred = True
        elif token.value in {b"\n", b"\r"}:
            self._paragraph()
        else:
            self._say(SYMBOLS.get(token.value, ""))

    def _word(self, token: Token) -> None:
        self._flush()
        word, number = token.value, token.number
        if self.skipped:
            self.skipped -= 1
            return
        starred, self.starred = self.starred, False
        if word in FLOWS or word in _HOLDING or word in SILENT or word in {b"fonttbl", b"ud"}:
            self._destination(word)
        elif word == b"u" and number is not None:
            self._say(chr(number % 0x10000))
            self.skipped = self.now.skip
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif word in BREAKS:
            self._paragraph()
        elif word in {b"cell", b"nestcell"}:
            self._say(" | ")
        elif word in {b"row", b"nestrow"}:
            self._row()
        elif not self._marks(word, number) and starred:
            self.unread[word.decode("ascii")] += 1
            self.now.role = "silent"

    # --- words that change how the next ones are read

    def _marks(self, word: bytes, number: int | None) -> bool:
        """Follow a word that changes marks, fonts or code pages; tell whether it was one."""
        now, on = self.now, number != 0
        if word == b"uc":
            now.skip = max(0, number or 0)
        elif word == b"v":
            now.is_hidden = on
        elif word == b"deleted":
            now.is_deleted = on
        elif word == b"revised":
            self.counts["inserted"] += on
        elif word == b"intbl":
            self.is_row = self.is_row or now.flow is self.body
        elif word in PICTURES and now.role == "picture":
            self.held.kind = PICTURES[word]
        elif now.role == "time" and number is not None:
            self.held.text.append(f"{word.decode('ascii')} {number} ")
        else:
            return self.pages.follow(word, number or 0, now)
        return True

    # --- destinations

    def _destination(self, word: bytes) -> None:
        now = self.now
        if (
            word == b"ud"
        ):  # the same words as before it, in Unicode: back to what the group around was
            around = next((one for one in reversed(self.groups) if one.role != "silent"), now)
            now.role, now.flow = around.role, around.flow
            return
        now.opens, now.name = True, word.decode("ascii")
        if word in FLOWS:
            kind = FLOWS[word]
            self.counts[kind] += 1
            author = f" by {self.beside.author}" if kind == "comment" and self.beside.author else ""
            at = self.counts["paragraph"] + 1
            place = "" if kind in {"header", "footer"} else f", at paragraph {at}"
            now.role, now.flow = "flow", Flow(f"{kind} {self.counts[kind]}{author}{place}")
        elif word in _HOLDING:
            now.role, self.held = _HOLDING[word], Held()
        else:
            now.role = "fonts" if word == b"fonttbl" else "silent"

    # --- words

    def _flush(self) -> None:
        if not self.bytes:
            return
        raw, role = bytes(self.bytes), self.now.role
        self.bytes.clear()
        if role in {"picture", "object"}:
            self.held.digits += raw
            return
        text = raw.decode(self.now.codec, "replace")
        if role == "flow":
            self.counts["undecoded"] += text.count("\ufffd")
            self.counts["unnamed"] += not (self.pages.is_named or raw.isascii())
        self._say(text)

    def _say(self, text: str) -> None:
        if self.now.role == "flow":
            self.now.flow.add(text, self.now.mode)
        elif self.now.role not in {"silent", "fonts"}:
            self.held.text.append(text)

    def _paragraph(self) -> None:
        if self.now.role != "flow":
            return
        if self.now.flow is not self.body or self.is_row:
            self._say("\n")
            return
        self.counts["paragraph"] += 1
        self.body.end(f"paragraph {self.counts['paragraph']}", self.document)

    def _row(self) -> None:
        if self.now.flow is not self.body or self.now.role != "flow":
            self._say("\n")
            return
        self.counts["row"] += 1
        if self.body.pieces and self.body.pieces[-1][1] == " | ":  # the last cell ends the row
            self.body.pieces.pop()
        self.body.end(f"table row {self.counts['row']}", self.document)
        self.is_row = False

    def _finish(self) -> None:
        document, counts = self.document, self.counts
        if not self.body.is_empty():
            self.is_row, self.now = False, Group("flow", self.body, self.pages.codec)
            self._paragraph()
        self.beside.write()
        if counts["inserted"]:
            document.note(
                f"{counts['inserted']} passages inserted with changes tracked; they are read"
            )
        if counts["undecoded"]:
            document.note(
                f"{counts['undecoded']} bytes are no text in the code page named; shown as U+FFFD"
            )
        if counts["unnamed"]:
            document.note("no code page is named (\\ansicpg); cp1252 is taken, as the format says")
        if self.unread:
            names = [f"{name} ({count})" for name, count in sorted(self.unread.items())]
            document.note(f"groups that no reader of words knows were left out: {listed(names)}")
