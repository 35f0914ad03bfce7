# SPDX-License-Identifier: Apache-2.0
"""Elements of a large file one record at a time, each with its byte range in the sealed file.

Guarantees: memory holds one record and what stands around records, both bounded; nothing is expanded and no other file is
opened, because a document type declaration ends the pass before anything in it is acted on.
Does not guarantee: a valid document; a reader asks for what it needs. Comments and processing instructions are dropped,
names lose their prefixes, and of mixed content only what stands before the first child is kept.

`Tree` builds elements from whatever tokenizer drives it; `walk` drives it with expat, for XML.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element
from xml.parsers import expat

from sanad.errors import HostileFile, MalformedFile, TooMuchInside

Span = tuple[int, int]

DEEPEST = 200
"""Elements inside one another; the schemas of bank statements need about twenty."""
LARGEST = 32 << 20
"""Bytes of one record. A batch of ten thousand payments in one entry takes about ten million."""
MOST_AROUND = 100_000
"""Elements outside records in one file, and as many kilobytes of their text."""
_LONGEST_NAME = 200
_CHUNK = 1 << 16


class Opened(NamedTuple):
    """A holder begins."""

    name: str
    namespace: str


class Closed(NamedTuple):
    """A holder ends; `element` is all that stood in it beside records."""

    element: Element


class Record(NamedTuple):
    """A record ends. `holder` is the innermost holder as it stood before; `inner` are the ranges of wanted elements inside, in order."""

    element: Element
    span: Span
    inner: dict[Element, Span]
    holder: Element


Event = Opened | Closed | Record


@dataclass(frozen=True)
class Wanted:
    """Names of elements: `records` are handed over whole, `holders` stand around them, `inner` get a range of their own."""

    holders: frozenset[str]
    records: frozenset[str]
    inner: frozenset[str] = frozenset()


class Tree:
    """Elements under construction, and the events that are complete."""

    def __init__(self, wanted: Wanted, where: str, form: str) -> None:
        """Build the `wanted` elements of a file called `where`, said to be of the format `form`."""
        self._wanted = wanted
        self._where, self._form = where, form
        self._open: list[tuple[Element, int]] = []
        self._holders: list[Element] = []
        self._words: list[str] = []
        self._record: Element | None = None
        self._record_at = 0
        self._inner: dict[Element, Span] = {}
        self._waiting: list[tuple[Element, int]] = []  # ended, but where is not known yet
        self._ready: list[Event] = []
        self._copied: Element | None = None
        self._copy = Element("nothing")
        self._around = 0.0

    @property
    def names(self) -> list[str]:
        """The open elements, outermost first."""
        return [element.tag for element, _ in self._open]

    def drain(self) -> list[Event]:
        """Return the events since the last call."""
        ready, self._ready = self._ready, []
        return ready

    def start(self, name: str, attributes: dict[str, str], at: int, namespace: str = "") -> None:
        """Begin an element whose tag starts at offset `at`.

        Raises:
            HostileFile: elements inside one another, or a name, beyond every schema.
            TooMuchInside: more around the records than any honest file has.
        """
        if len(self._open) >= DEEPEST:
            raise HostileFile(self._where, trick="elements nested without end", format=self._form)
        if len(name) > _LONGEST_NAME:
            raise HostileFile(self._where, trick="names without end", format=self._form)
        self._flush()
        element = Element(name, attributes)
        is_record = self._record is None and bool(self._holders) and name in self._wanted.records
        if self._open and not is_record:
            self._open[-1][0].append(element)
        self._open.append((element, at))
        if self._record is not None:
            return
        if is_record:
            self._record, self._record_at, self._inner = element, at, {}
            return
        self._count(1)
        if name in self._wanted.holders:
            self._holders.append(element)
            self._ready.append(Opened(name, namespace))

    def text(self, words: str) -> None:
        """Add text to the open element."""
        if self._open and len(self._open[-1][0]) == 0:
            self._words.append(words)
            if self._record is None:
                self._count(len(words) / 1000)

    def end(self) -> None:
        """End the open element; `reached` says later where its end tag ends."""
        self._flush()
        element, start = self._open.pop()
        if self._record is not None and (
            element is self._record or element.tag in self._wanted.inner
        ):
            self._waiting.append((element, start))
        elif self._record is None and self._holders and element is self._holders[-1]:
            self._holders.pop()
            self._ready.append(Closed(element))

    def reached(self, at: int) -> None:
        """Tell that everything before offset `at` was seen: what ended last ends there.

        Raises:
            TooMuchInside: a record is larger than any honest one.
        """
        if self._record is not None and at - self._record_at > LARGEST:
            raise TooMuchInside(self._where, what_is=f"an entry of more than {LARGEST:,} bytes")
        for element, start in self._waiting:
            if element is self._record:
                self._ready.append(Record(element, (start, at), self._inner, self._holder_now()))
                self._record = None
            else:
                self._inner[element] = (start, at)
        self._waiting.clear()

    def _holder_now(self) -> Element:
        """Return a copy of the innermost holder that later content does not change; one copy serves until it grows."""
        holder = self._holders[-1]
        if self._copied is not holder or len(self._copy) != len(holder):
            self._copied, self._copy = holder, copy(holder)
        return self._copy

    def _flush(self) -> None:
        if self._words:
            self._open[-1][0].text = "".join(self._words)
            self._words.clear()

    def _count(self, more: float) -> None:
        self._around += more
        if self._around > MOST_AROUND:
            raise TooMuchInside(
                self._where, what_is=f"more than {MOST_AROUND} elements around its entries"
            )


def walk(path: Path, where: str, form: str, wanted: Wanted) -> Iterator[Event]:
    """Yield the records of an XML file and the holders around them, in document order.

    Raises:
        HostileFile: a document type declaration, or as `Tree.start`.
        MalformedFile: no well-formed XML, or one in an encoding that cannot be read.
        TooMuchInside: a record, or what stands around records, is larger than any honest one.
    """
    drive = _Drive(Tree(wanted, where, form), where, form)
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                drive.parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by position only
                if file.tell() - drive.parser.CurrentByteIndex > LARGEST:
                    raise TooMuchInside(where, what_is=f"a tag of more than {LARGEST:,} bytes")
                yield from drive.tree.drain()
            drive.parser.Parse(b"", True)  # noqa: FBT003 - as above
        except expat.ExpatError as error:
            raise MalformedFile(where, format=form, detail=error) from error
        except (LookupError, ValueError) as error:
            raise MalformedFile(where, format=form, detail=f"its encoding: {error}") from error
    yield from drive.tree.drain()


class _Drive:
    """Expat's calls as a tree's. An element ends where the next thing that expat sees begins."""

    def __init__(self, tree: Tree, where: str, form: str) -> None:
        self.tree = tree
        self._where, self._form = where, form
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = False  # offsets would be those of later events
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.DefaultHandler = self._other

    def _refuse(self, *_: object) -> None:
        raise HostileFile(self._where, trick="a document type declaration", format=self._form)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self.parser.CurrentByteIndex
        self.tree.reached(at)
        namespace, _, local = name.rpartition(" ")
        self.tree.start(local, attributes, at, namespace)

    def _end(self, _: str) -> None:
        self.tree.reached(self.parser.CurrentByteIndex)
        self.tree.end()

    def _text(self, words: str) -> None:
        self.tree.reached(self.parser.CurrentByteIndex)
        self.tree.text(words)

    def _other(self, _: str) -> None:
        self.tree.reached(self.parser.CurrentByteIndex)


def children(element: Element, name: str) -> list[Element]:
    """Return the child elements of one name."""
    return element.findall(name)


def at(element: Element | None, path: str) -> Element | None:
    """Return the first element at a path of names such as `Acct/Id/IBAN`."""
    for name in path.split("/"):
        if element is None:
            break
        element = element.find(name)
    return element


def text(element: Element | None, *paths: str) -> str | None:
    """Return the text at the first of the paths that has any, or the element's own; without its edges."""
    for path in paths or (".",):
        found = element if path == "." else at(element, path)
        if found is not None and (words := "".join(found.itertext()).strip()):
            return words
    return None
