# SPDX-License-Identifier: Apache-2.0
"""Entries of the list one by one, each with its exact byte range, in memory that does not grow with the file.

Expat tells at which byte each token begins, so an entry ends where the token after its end tag begins. Expat also is the
guard: it reports a document type declaration before anything in it is acted on, and the pass stops there, so no entity is
expanded and no other file is opened.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from sanad.errors import HostileFile, MalformedFile
from sanad.readers.entries import LONGEST

FORMAT = "XML of the UN list"
ROOT = "CONSOLIDATED_LIST"
PLACES = {("INDIVIDUALS", "INDIVIDUAL"): "person", ("ENTITIES", "ENTITY"): "organisation"}
"""Where entries stand below the root, and of what kind they are."""
_DEEPEST = 50
"""Elements inside one another; the list needs five."""
_MOST_ELEMENTS = 20_000
"""Elements of an entry; the fullest of the list has some hundreds."""
_MOST_UNKNOWN = 20
_CHUNK = 1 << 20
_OF_ENTRY = 3


@dataclass
class Element:
    """One element of an entry: its name, its text without that of its children, and the children."""

    name: str
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def of(self, name: str) -> str:
        """Return the text of the first child of that name, without its edges; empty when there is none."""
        return next((one.text.strip() for one in self.children if one.name == name), "")


@dataclass
class Entry:
    """An entry and its byte range; `element` is None when it is too long to be cited."""

    kind: str
    start: int
    end: int = 0
    element: Element | None = None


class Scan:
    """One pass over a file. After it, `generated` is the list's own date and `unknown` what else stood below its root."""

    def __init__(self, file: IO[bytes], where: str) -> None:
        """Read from the beginning of `file`."""
        self.generated: str | None = None
        self.unknown: set[str] = set()
        self._file, self._where = file, where
        self._way: list[str] = []
        self._open: list[Element] = []
        self._elements = self._characters = 0
        self._entry: Entry | None = None
        self._ended: Entry | None = None
        self._ready: deque[Entry] = deque()
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.DefaultHandlerExpand = self._other

    def entries(self) -> Iterator[Entry]:
        """Yield the entries in the order of the file.

        Raises:
            HostileFile: a document type declaration, elements nested without end, a token without end.
            MalformedFile: no well-formed XML, or another root.
        """
        fed = 0
        while True:
            chunk = self._file.read(_CHUNK)
            self._feed(chunk)
            fed += len(chunk)
            while self._ready:
                yield self._ready.popleft()
            if not chunk:
                return
            if fed - self._parser.CurrentByteIndex > LONGEST:
                raise HostileFile(self._where, trick="a tag or comment without end", format=FORMAT)

    def _feed(self, chunk: bytes) -> None:
        try:
            self._parser.Parse(chunk, not chunk)
        except expat.ExpatError as error:
            raise MalformedFile(self._where, format=FORMAT, detail=error) from error
        except (LookupError, ValueError) as error:
            detail = f"its encoding: {error}"
            raise MalformedFile(self._where, format=FORMAT, detail=detail) from error

    def _refuse(self, *_: object) -> None:
        raise HostileFile(self._where, trick="a document type declaration", format=FORMAT)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._close()
        self._way.append(name)
        if len(self._way) > _DEEPEST:
            raise HostileFile(self._where, trick="elements nested without end", format=FORMAT)
        if len(self._way) == 1:
            if name != ROOT:
                detail = f"its root is {name[:60]}, not {ROOT}"
                raise MalformedFile(self._where, format=FORMAT, detail=detail)
            self.generated = attributes.get("dateGenerated")
        elif self._open:
            self._inside(name)
        elif len(self._way) == _OF_ENTRY:
            self._begin(name)

    def _begin(self, name: str) -> None:
        kind = PLACES.get((self._way[1], name))
        if kind is None:
            if len(self.unknown) < _MOST_UNKNOWN:
                self.unknown.add("/".join(self._way[1:])[:200])
            return
        self._entry = Entry(kind, self._parser.CurrentByteIndex, element=Element(name))
        self._open = [self._entry.element] if self._entry.element else []
        self._elements = self._characters = 0

    def _inside(self, name: str) -> None:
        self._elements += 1
        below = Element(name)
        if self._elements <= _MOST_ELEMENTS:
            self._open[-1].children.append(below)
        self._open.append(below)

    def _text(self, text: str) -> None:
        self._close()
        if self._open:
            self._characters += len(text)
            if self._characters <= LONGEST:
                self._open[-1].text += text

    def _end(self, _: str) -> None:
        self._close()
        self._way.pop()
        if self._open:
            self._open.pop()
            if not self._open:
                self._ended, self._entry = self._entry, None

    def _other(self, _: str) -> None:
        self._close()

    def _close(self) -> None:
        """End the entry whose end tag was the token before this one."""
        ended, self._ended = self._ended, None
        if ended is not None:
            ended.end = self._parser.CurrentByteIndex
            whole = self._elements <= _MOST_ELEMENTS and ended.end - ended.start <= LONGEST
            ended.element = ended.element if whole else None
            self._ready.append(ended)
