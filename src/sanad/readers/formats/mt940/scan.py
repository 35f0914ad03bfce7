# SPDX-License-Identifier: Apache-2.0
"""Where each statement and entry of an MT940 file stands: fields and byte ranges, without their meaning.

Bytes are looked at as Latin-1, in which one byte is one character, so that offsets are offsets in the sealed file. A line that
starts like a field but names none that the format knows belongs to the field before it: details
such as a time of day are wrapped that way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

FIELDS = frozenset(
    [
        "13",
        "13D",
        "20",
        "21",
        "25",
        "25P",
        "28",
        "28C",
        "34",
        "34F",
        "60",
        "60F",
        "60M",
        "61",
        "62",
        "62F",
        "62M",
        "64",
        "65",
        "86",
        "90",
        "90C",
        "90D",
        "NS",
    ]
)
"""Fields of MT940, MT941 and MT942, and the non-SWIFT `NS` that some banks add."""

_TAG = re.compile(r"^:\r?\n?([0-9]{2}[A-Z]?|NS):", re.MULTILINE)
_END_OF_MESSAGE = re.compile(r"\r?\n-\}?[ \t]*(?=\r?\n|\Z)")
_OF_ENTRY = frozenset({"86", "NS"})


@dataclass(frozen=True)
class Field:
    """One field: its tag, and the byte range of the whole and of its value."""

    tag: str
    start: int
    value_start: int
    end: int


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


def fields(text: str) -> Iterator[Field]:
    """Yield the fields of a file in order, without the blanks and the end of message after them."""
    found = [match for match in _TAG.finditer(text) if match.group(1) in FIELDS]
    for number, match in enumerate(found, start=1):
        stop = found[number].start() if number < len(found) else len(text)
        value = text[match.end() : stop]
        if (cut := _END_OF_MESSAGE.search(value)) is not None:
            value = value[: cut.start()]
        yield Field(match.group(1), match.start(), match.end(), match.end() + len(value.rstrip()))


def statements(text: str) -> list[Statement]:
    """Return the statements of a file; field 20 opens one, and what stands before it makes one too."""
    found: list[Statement] = []
    entry: Entry | None = None
    for one in fields(text):
        if one.tag == "20" or not found:
            found.append(Statement())
            entry = None
        if one.tag == "61":
            entry = Entry([one])
            found[-1].entries.append(entry)
        elif one.tag in _OF_ENTRY and entry is not None:
            entry.fields.append(one)
        else:
            entry = None
            found[-1].fields.append(one)
    return found
