# SPDX-License-Identifier: Apache-2.0
"""Where each statement and entry of an MT940 file stands: fields and byte ranges, without their meaning.

A line that starts like a field but names none that the format knows belongs to the field before it: details
such as a time of day are wrapped that way. One statement is in memory at a time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from mmap import mmap

from sanad.errors import TooMuchInside

FIELDS = frozenset(
    b"13 13D 20 21 25 25P 28 28C 34 34F 60 60F 60M 61 62 62F 62M 64 65 86 90 90C 90D NS".split()
)
"""Fields of MT940, MT941 and MT942, and the non-SWIFT `NS` that some banks add."""

LARGEST_FIELD, LARGEST_STATEMENT = 1 << 20, 256 << 20
"""Bytes; SWIFT allows 390 characters in a field and 2,000 in a message, which banks join to statements of months."""

_TAG = re.compile(rb":(?:(?<![^\r\n]:)|(?<=\A\xef\xbb\xbf:))\r?\n?([0-9]{2}[A-Z]?|NS):")
"""The colon first, then a look back: from a literal the search starts thirty times as fast."""
_END_OF_MESSAGE = re.compile(rb"[\r\n]-\}?[ \t]*(?=[\r\n]|\Z)")
_OF_ENTRY = frozenset({"86", "NS"})


@dataclass(frozen=True)
class Field:
    """One field: its tag, the byte range of the whole, and the bytes of its value."""

    tag: str
    start: int
    value_start: int
    value: bytes

    @property
    def end(self) -> int:
        """Offset after the last byte that is no blank."""
        return self.value_start + len(self.value)


@dataclass
class Entry:
    """A field 61 and the fields 86 and NS that follow it at once."""

    fields: list[Field]

    @property
    def span(self) -> tuple[int, int]:
        """Byte range of the entry."""
        return self.fields[0].start, self.fields[-1].end


@dataclass
class Statement:
    """The fields of one message outside its entries, and its entries."""

    fields: list[Field] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def named(self, *tags: str) -> list[Field]:
        """Return the fields of these tags."""
        return [one for one in self.fields if one.tag in tags]


def fields(raw: bytes | mmap, where: str) -> Iterator[Field]:
    """Yield the fields of a file called `where` in order, without the blanks and the end of message after them.

    Raises:
        TooMuchInside: a field is larger than any honest one.
    """
    opened: re.Match[bytes] | None = None
    for match in _TAG.finditer(raw):
        if match.group(1) not in FIELDS:
            continue
        if opened is not None:
            yield _field(raw, opened, match.start(), where)
        opened = match
    if opened is not None:
        yield _field(raw, opened, len(raw), where)


def statements(raw: bytes | mmap, where: str) -> Iterator[Statement]:
    """Yield the statements of a file called `where`; field 20 opens one, and what stands before it makes one too.

    Raises:
        TooMuchInside: a field or a statement is larger than any honest one.
    """
    begun = 0
    now: Statement | None = None
    entry: Entry | None = None
    for one in fields(raw, where):
        if now is None or one.tag == "20":
            if now is not None:
                yield now
            now, entry, begun = Statement(), None, one.start
        if one.end - begun > LARGEST_STATEMENT:
            what = f"a statement of more than {LARGEST_STATEMENT:,} bytes"
            raise TooMuchInside(where, what_is=what)
        if one.tag == "61":
            entry = Entry([one])
            now.entries.append(entry)
        elif one.tag in _OF_ENTRY and entry is not None:
            entry.fields.append(one)
        else:
            entry = None
            now.fields.append(one)
    if now is not None:
        yield now


def _field(raw: bytes | mmap, match: re.Match[bytes], stop: int, where: str) -> Field:
    if stop - match.end() > LARGEST_FIELD:
        raise TooMuchInside(where, what_is=f"a field of more than {LARGEST_FIELD:,} bytes")
    value = raw[match.end() : stop]
    if (cut := _END_OF_MESSAGE.search(value)) is not None:
        value = value[: cut.start()]
    return Field(match.group(1).decode(), match.start(), match.end(), value.rstrip())
