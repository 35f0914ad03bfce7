# SPDX-License-Identifier: Apache-2.0
"""A small strict reader of DER (ITU-T X.690): definite, shortest lengths, nothing beyond the end.

It reads only what a timestamp token needs; certificates are left to `cryptography`.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from .fault import Fault

INTEGER, BIT_STRING, OCTET_STRING, OID, SEQUENCE, SET = 0x02, 0x03, 0x04, 0x06, 0x30, 0x31
BOOLEAN, GENERALIZED_TIME = 0x01, 0x18
_LONG_TAG, _LONG_LENGTH, _MAX_LENGTH_BYTES = 0x1F, 0x80, 4
_TIME = re.compile(r"(\d{14})(?:\.(\d{1,6}))?Z")


@dataclass(frozen=True)
class Element:
    """One element: its tag byte, its content, and all of its bytes."""

    tag: int
    content: bytes
    raw: bytes


class Fields:
    """The elements inside a content, taken one after the other."""

    def __init__(self, content: bytes) -> None:
        """Split `content` at once, so that nothing malformed hides behind a field nobody asks for."""
        self._left: list[Element] = []
        while content:
            element, content = _first(content)
            self._left.append(element)
        self._left.reverse()

    def take(self, tag: int) -> Element:
        """Return the next element, which must have this tag."""
        found = self.optional(tag)
        if found is None:
            raise Fault("the timestamp is not of the documented structure")
        return found

    def optional(self, tag: int) -> Element | None:
        """Return the next element if it has this tag."""
        return self._left.pop() if self._left and self._left[-1].tag == tag else None

    def rest(self) -> list[Element]:
        """Return all that is left, in order."""
        found = self._left[::-1]
        self._left.clear()
        return found

    def end(self) -> None:
        """Refuse anything that is left."""
        if self._left:
            raise Fault("the timestamp carries something that does not belong there")


def read(raw: bytes, tag: int) -> Element:
    """Return the one element that `raw` is."""
    fields = Fields(raw)
    element = fields.take(tag)
    fields.end()
    return element


def oid(element: Element) -> str:
    """Return an object identifier in dotted form (X.690 section 8.19)."""
    numbers, value = [], 0
    for byte in element.content:
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            numbers.append(value)
            value = 0
    if not numbers:
        raise Fault("the timestamp holds an empty object identifier")
    first = min(numbers[0] // 40, 2)
    return ".".join(map(str, [first, numbers[0] - 40 * first, *numbers[1:]]))


def integer(element: Element) -> int:
    """Return an integer (X.690 section 8.3)."""
    return int.from_bytes(element.content, "big", signed=True)


def generalized_time(element: Element) -> datetime:
    """Return a UTC instant (X.690 section 11.7)."""
    found = _TIME.fullmatch(element.content.decode("latin-1"))
    if found is None:
        raise Fault("the timestamp's time is malformed")
    try:
        instant = datetime.strptime(found[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError as error:
        raise Fault("the timestamp's time does not exist") from error
    return instant.replace(microsecond=int((found[2] or "0").ljust(6, "0")))


def _first(content: bytes) -> tuple[Element, bytes]:
    """Return the first element and what follows it."""
    if len(content) < 2:  # noqa: PLR2004  # a tag and a length
        raise Fault("the timestamp ends too early")
    tag, length, start = content[0], content[1], 2
    if tag & _LONG_TAG == _LONG_TAG:
        raise Fault("the timestamp uses a tag that it may not use")
    if length >= _LONG_LENGTH:
        count = length - _LONG_LENGTH
        start += count
        length = int.from_bytes(content[2:start], "big")
        shortest = count == (length.bit_length() + 7) // 8 and length >= _LONG_LENGTH
        if not 0 < count <= _MAX_LENGTH_BYTES or not shortest:
            raise Fault("the timestamp is not in DER")
    end = start + length
    if end > len(content):
        raise Fault("the timestamp ends too early")
    return Element(tag, content[start:end], content[:end]), content[end:]
