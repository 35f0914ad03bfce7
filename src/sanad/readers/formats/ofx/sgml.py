# SPDX-License-Identifier: Apache-2.0
"""The elements of an OFX 1.x file, which is SGML: aggregates are closed, elements that hold a value need not be.

Follows OFX 1.6 section 2.3: a value ends where the next tag begins; of entities there are `&lt;`, `&gt;`, `&amp;` and
`&nbsp;`. Without the document type it cannot be known whether a tag with nothing after it is an aggregate or an empty value:
it is a value when no tag of the file closes its name. An aggregate that is never closed ends with the one around it, or
where the next entry begins; how many there were is counted, for a note.
"""

import re
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path

from sanad.errors import BadValue, HostileFile, MalformedFile, TooMuchInside, UnreadableText
from sanad.readers.decoded import codec_named
from sanad.readers.markup import LARGEST, Event, Tree, Wanted

FORM = "OFX"

_TAG = re.compile(rb"<(?P<mark>[/!]?)(?P<name>[A-Za-z][A-Za-z0-9._]*)[^<>]*?>")
_CLOSING = re.compile(rb"</([A-Za-z][A-Za-z0-9._]*)\s*>")
_HEADER = re.compile(
    rb"(ENCODING|CHARSET)\s*:\s*([A-Za-z0-9_-]+?)\s*(?=$|[\r\n]|[A-Z]+:)", re.MULTILINE
)
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u00a0"), ("&amp;", "&"))  # & last
_MOST_HEADER = 1 << 12
_MOST_NAMES = 10_000


def encoding_of(raw: bytes, where: str) -> str:
    """Return the codec that the header of an OFX 1.x file declares; UTF-8 where it declares none.

    Raises:
        MalformedFile: no codec has the declared name.
    """
    declared = {key.decode(): value.decode().upper() for key, value in _HEADER.findall(raw)}
    charset = declared.get("CHARSET", "NONE")
    if charset == "NONE" or declared.get("ENCODING") in {"UTF-8", "UNICODE"}:
        return "utf-8"
    try:
        return codec_named(f"cp{charset}" if charset.isdigit() else charset, where)
    except BadValue as error:  # of the file, not of whoever asks
        detail = f"it declares the character set {charset}, which nobody knows"
        raise MalformedFile(where, format=FORM, detail=detail) from error


class Sgml:
    """One pass over an OFX 1.x file; `unclosed` counts aggregates that nothing closed."""

    def __init__(self, path: Path, where: str, wanted: Wanted, encoding: str | None) -> None:
        """Read the `wanted` elements of a file called `where`; `encoding` overrules its header."""
        self.unclosed = 0
        self._path, self._where, self._wanted = path, where, wanted
        self._encoding = encoding
        self._tree = Tree(wanted, where, FORM)
        self._raw: mmap
        self._codec = "utf-8"
        self._is_fresh = False  # the last tag began an element

    def walk(self) -> Iterator[Event]:
        """Yield records and holders, as `markup.walk` does.

        Raises:
            HostileFile: a document type declaration, or elements nested without end.
            MalformedFile: text between elements, a tag that closes nothing, or an end before `</OFX>`.
            UnreadableText: bytes that are no text in the encoding declared.
            TooMuchInside: an entry, a text, or what stands around entries is larger than any honest one.
        """
        wanted = self._wanted
        with self._path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as raw:
            self._raw = raw
            start = re.search(rb"<OFX\s*>", raw[:_MOST_HEADER], re.IGNORECASE)
            if start is None:
                raise self._malformed("there is no <OFX> near its beginning")
            header = bytes(raw[: start.start()])
            if b"<!" in header:
                raise self._hostile()
            self._codec = self._encoding or encoding_of(header, self._where)
            closed = self._names_closed() | wanted.holders | wanted.records
            before = start.start()
            for tag in _TAG.finditer(raw, start.start()):
                self._take(tag, before, closed)
                before = tag.end()
                yield from self._tree.drain()
            if self._tree.names:
                raise self._malformed(f"it ends inside <{self._tree.names[-1]}>")

    def _take(self, tag: re.Match[bytes], before: int, closed: set[str]) -> None:
        name = tag["name"].decode().upper()
        if tag["mark"] == b"!":
            raise self._hostile()
        is_end, open_names = tag["mark"] == b"/", self._tree.names
        self._tree.reached(tag.start())
        words = self._text(before, tag.start())
        if self._is_fresh:
            self._tree.text(words)
            is_value = bool(words) or open_names[-1] not in closed
            if is_value and not (is_end and open_names[-1] == name):
                self._tree.end()
        elif words:
            raise self._malformed(f"“{words[:40]}” stands in no element, before byte {tag.start()}")
        self._is_fresh = not is_end
        if is_end:
            self._close(name, tag.end())
        else:
            self._close_entry(name, tag.start())
            self._tree.start(name, {}, tag.start())

    def _close(self, name: str, at: int) -> None:
        if name not in self._tree.names:
            raise self._malformed(f"</{name}> before byte {at} closes nothing")
        while self._tree.names[-1] != name:
            self.unclosed += 1
            self._tree.end()
        self._tree.end()
        self._tree.reached(at)

    def _close_entry(self, name: str, at: int) -> None:
        """End an entry that is still open where the next one begins."""
        if name in self._wanted.records and name in self._tree.names:
            self.unclosed -= 1  # `_close` counts what stood inside; the entry itself is one
            self._close(name, at)
            self.unclosed += 2

    def _names_closed(self) -> set[str]:
        found: set[str] = set()
        for match in _CLOSING.finditer(self._raw):
            found.add(match.group(1).decode().upper())
            if len(found) > _MOST_NAMES:
                raise HostileFile(self._where, trick="names without end", format=FORM)
        return found

    def _text(self, start: int, end: int) -> str:
        if end - start > LARGEST:
            what = f"a text of more than {LARGEST:,} bytes"
            raise TooMuchInside(self._where, what_is=what)
        try:
            words = self._raw[start:end].decode(self._codec).strip()
        except UnicodeDecodeError as error:
            offset = start + error.start
            raise UnreadableText(self._where, encoding=self._codec, offset=offset) from error
        for entity, sign in _ENTITIES:
            words = words.replace(entity, sign)
        return words

    def _hostile(self) -> HostileFile:
        return HostileFile(self._where, trick="a document type declaration", format=FORM)

    def _malformed(self, detail: str) -> MalformedFile:
        return MalformedFile(self._where, format=FORM, detail=detail)
