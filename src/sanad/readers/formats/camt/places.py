# SPDX-License-Identifier: Apache-2.0
"""Where each entry of a statement stands in the file: byte ranges from a first pass with expat.

This pass also is the guard. Expat reports a document type declaration before anything in it is acted on, and the
pass stops there, so no entity is ever expanded and no other file is ever opened.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from sanad.errors import HostileFile, MalformedFile

FORMAT = "ISO 20022 XML"
DEEPEST = 200
"""Elements inside one another; the schemas need about twenty."""

_WANTED = frozenset({"Ntry", "TxDtls"})


@dataclass(frozen=True)
class Places:
    """Byte ranges (start, end exclusive) of `Ntry` and of `TxDtls`, each in document order."""

    entries: list[tuple[int, int]] = field(default_factory=list)
    transactions: list[tuple[int, int]] = field(default_factory=list)


def find(raw: bytes, where: str) -> Places:
    """Return the byte ranges of entries and transactions.

    Raises:
        HostileFile: a document type declaration, or elements nested without end.
        MalformedFile: no well-formed XML, or one in an encoding that cannot be read.
    """
    walk = _Walk(raw, where)
    try:
        walk.parser.Parse(raw, True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError as error:
        raise MalformedFile(where, format=FORMAT, detail=error) from error
    except (LookupError, ValueError) as error:
        raise MalformedFile(where, format=FORMAT, detail=f"its encoding: {error}") from error
    return walk.places()


class _Walk:
    """One pass over the file; keeps the open elements and the ranges of the wanted ones."""

    def __init__(self, raw: bytes, where: str) -> None:
        self.raw = raw
        self.where = where
        self.open: list[str] = []
        self.found: dict[str, list[list[int]]] = {name: [] for name in _WANTED}
        self.waiting: list[list[int]] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = False
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def places(self) -> Places:
        return Places(*([(start, end) for start, end in self.found[n]] for n in ("Ntry", "TxDtls")))

    def _refuse(self, *_: object) -> None:
        raise HostileFile(self.where, trick="a document type declaration", format=FORMAT)

    def _start(self, name: str, _: object) -> None:
        local = name.rpartition(":")[2]
        self.open.append(local)
        if len(self.open) > DEEPEST:
            raise HostileFile(self.where, trick="elements nested without end", format=FORMAT)
        if local in _WANTED:
            span = [self.parser.CurrentByteIndex, 0]
            self.found[local].append(span)
            self.waiting.append(span)

    def _end(self, _: str) -> None:
        local = self.open.pop()
        if local in _WANTED:
            self.waiting.pop()[1] = self._after(self.parser.CurrentByteIndex, local)

    def _after(self, at: int, local: str) -> int:
        """Return the offset after the end tag at `at`; after an empty element `at` is that already.

        In UTF-16 the `>` is followed or led by a zero byte.
        """
        tag = self.raw[at : at + 400].replace(b"\0", b"").partition(b">")[0].rstrip()
        if not tag.startswith(b"</") or re.split(rb"[:/]", tag)[-1] != local.encode():
            return at
        end = self.raw.index(b">", at) + 1
        return end + 1 if self.raw.startswith(b"\xff\xfe") else end
