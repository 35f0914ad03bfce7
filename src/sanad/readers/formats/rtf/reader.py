# SPDX-License-Identifier: Apache-2.0
r"""Read RTF (Rich Text Format 1.9.1): a part per paragraph or table row, in the order of the document.

Headers, footers, notes, comments and text boxes follow the body as parts of their own, labelled with the paragraph at which
they stand. Words that are hidden or were deleted with changes tracked are parts of their own and never stand among
the rest. Bytes are decoded in the code page of their font, else of the document; those that are no text there are shown
as U+FFFD and noted. Pictures and embedded objects become files; links are listed; nothing is fetched or run.
"""

import codecs
import struct
from collections import Counter
from copy import copy
from pathlib import Path

from sanad.errors import MalformedFile, TooLarge
from sanad.readers.document import Document, listed
from sanad.readers.formats.rtf import NAME, VERSION
from sanad.readers.formats.rtf.state import Flow, Group, Held
from sanad.readers.formats.rtf.tokens import Token, tokens
from sanad.readers.formats.rtf.words import (
    BREAKS,
    CHARSETS,
    FETCHING,
    FLOWS,
    PAGES,
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
_DESCRIBING = {"wzDescription": "picture description", "wzName": "picture name"}


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
        self.fonts: dict[int, str] = {}
        self.font = self.default_font = 0
        self.codec = "cp1252"
        self.has_codec = False
        self.counts: Counter[str] = Counter()
        self.sides: list[tuple[str, Flow]] = []
        self.links: list[str] = []
        self.properties: list[str] = []
        self.unread: Counter[str] = Counter()
        self.author = self.described = self.object_class = ""

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
        if ended.opens:
            self._ended(ended)

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
            return self._page(word, number or 0)
        return True

    def _page(self, word: bytes, number: int) -> bool:
        """Follow a word that changes the code page of the bytes after it."""
        if word in PAGES:
            self.codec = self.now.codec = PAGES[word]
        elif word == b"ansicpg" and _is_codec(f"cp{number}"):
            self.codec = self.now.codec = f"cp{number}"
            self.has_codec = True
        elif word == b"plain":
            self.now.is_hidden = False
            self._font(self.default_font)
        elif word == b"f":
            self._font(number)
        elif word == b"deff":
            self.default_font = number
        elif word == b"fcharset" and number in CHARSETS:
            self.fonts[self.font] = CHARSETS[number]
        elif word == b"cpg" and _is_codec(f"cp{number}"):
            self.fonts[self.font] = f"cp{number}"
        else:
            return False
        return True

    def _font(self, number: int) -> None:
        self.font = number
        self.now.codec = self.fonts.get(number, self.codec)

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
            author = f" by {self.author}" if kind == "comment" and self.author else ""
            at = self.counts["paragraph"] + 1
            place = "" if kind in {"header", "footer"} else f", at paragraph {at}"
            now.role, now.flow = "flow", Flow(f"{kind} {self.counts[kind]}{author}{place}")
        elif word in _HOLDING:
            now.role, self.held = _HOLDING[word], Held()
        else:
            now.role = "fonts" if word == b"fonttbl" else "silent"

    def _ended(self, group: Group) -> None:
        held, words = self.held, self.held.words
        if group.role == "flow" and group.flow is not self.body:
            self.sides.append((group.flow.label, group.flow))
        elif group.role == "property" and words:
            self.properties.append(f"{group.name}: {words}")
        elif group.role == "time" and words:
            self.properties.append(f"{TIMES[group.name.encode()]}: {words}")
            self.document.fact(TIMES[group.name.encode()].replace(" ", "_"), words)
        elif group.role == "field" and words:
            self._field(words)
        elif group.role in {"picture", "object"}:
            self._file(group.role, held)
        elif group.role == "class":
            self.object_class = words
        elif group.role == "author":
            self.author = words
        elif group.role == "sn":
            self.described = words
        elif group.role == "sv" and self.described in _DESCRIBING and words:
            label = f"{_DESCRIBING[self.described]}, at paragraph {self.counts['paragraph'] + 1}"
            flow = Flow(label)
            flow.add(words, "")
            self.sides.append((label, flow))

    def _field(self, written: str) -> None:
        kind = written.split(maxsplit=1)[0].upper()
        if kind == "HYPERLINK":
            self.links.append(written[len(kind) :].strip().strip('"'))
        elif kind in FETCHING:
            self.document.note(
                f"a field calls for another file or program and was not followed: {written[:200]}"
            )

    def _file(self, role: str, held: Held) -> None:
        self.counts[role] += 1
        label = f"{role} {self.counts[role]}"
        try:
            data = held.data
            name = f"{label}.{held.kind or 'bin'}"
            if role == "object":
                data, name = _native(data), f"{label} {self.object_class}".strip()
                self.document.note(
                    f"{label} is of the program “{self.object_class}”; it was not run"
                )
        except (ValueError, struct.error) as error:
            self.document.reject("damaged_object", f"The data cannot be decoded: {error}.", label)
            return
        if data:
            self.document.inside.add(name, data, "attachment")

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
            self.counts["unnamed"] += not (self.has_codec or raw.isascii())
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
            self.is_row, self.now = False, Group("flow", self.body, self.codec)
            self._paragraph()
        for label, flow in self.sides:
            flow.end(label, document)
        if self.links:
            document.part("links", "\n".join(self.links))
        if self.properties:
            document.part("document properties", "\n".join(self.properties))
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


def _is_codec(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def _native(raw: bytes) -> bytes:
    """Return the data of an embedded object out of its frame (MS-OLEDS 2.2.5), or all of it when that does not fit."""
    kind = struct.unpack_from("<I", raw, 4)[0]
    at = 8
    if kind != 2:  # noqa: PLR2004 - an embedded object; others hold no file
        return raw
    for _ in range(3):  # class, topic, item
        at += 4 + struct.unpack_from("<I", raw, at)[0]
    size = struct.unpack_from("<I", raw, at)[0]
    data = raw[at + 4 : at + 4 + size]
    return data if len(data) == size else raw
