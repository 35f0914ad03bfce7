# SPDX-License-Identifier: Apache-2.0
"""JSON from outside, with the place of every entry in the sealed bytes (RFC 8259).

Numbers stay as written: none is rounded, and none of a million digits is computed. A name that stands twice in an object,
and NaN or Infinity, are told as faults of the value that holds them: programs disagree on what such a text says (RFC 8259
sections 4 and 6). Offsets count bytes; the text must be UTF-8 (section 8.1), with or without a mark at its beginning.
"""

import codecs
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sanad.errors import HostileFile, MalformedFile, TooLarge, UnreadableText
from sanad.readers.entries import LONGEST, MOST_NAME, Said, SetAside

FORMAT = "JSON"
LARGEST = 256 << 20
"""Bytes of a file, which is held whole, as bytes and as text; the largest bundles that are published have a fifth of it."""
_BLANK = re.compile(r"[ \t\n\r]*")


@dataclass(frozen=True)
class Found:
    """A value and where it stands: `start` to `end` in bytes, end exclusive.

    `key` is the name of the top-level member that it is, or whose array it is an element of; empty in a top-level array.
    `fault` is the code of what makes it ambiguous, or None.
    """

    key: str
    start: int
    end: int
    value: Any
    fault: str | None
    element: bool


class Decoder:
    """Decodes values and remembers what was ambiguous in the last one."""

    def __init__(self) -> None:
        """Make the decoder."""
        self._fault: str | None = None
        self._json = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_int=str,
            parse_float=str,
            parse_constant=self._constant,
        )

    def at(self, text: str, start: int) -> tuple[Any, int, str | None]:
        """Return the value that begins at `start`, where it ends, and the code of its fault.

        Raises:
            json.JSONDecodeError: no value begins there.
            RecursionError: it is nested without end.
        """
        self._fault = None
        try:
            value, end = self._json.raw_decode(text, start)
        except StopIteration as error:
            raise json.JSONDecodeError("Expecting value", text, start) from error
        return value, end, self._fault

    def whole(self, text: str) -> tuple[Any, str | None]:
        """Return the only value of a text and the code of its fault; raises as `at`."""
        value, end, fault = self.at(text, _skip(text, 0))
        if _skip(text, end) != len(text):
            raise json.JSONDecodeError("Extra data", text, end)
        return value, fault

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            self._fault = "duplicate_key"
        return found

    def _constant(self, word: str) -> str:
        self._fault = "not_a_number"
        return word


def whole(sealed: Path, where: str) -> bytes:
    """Return the bytes of a file.

    Raises:
        TooLarge: there are more than `LARGEST`.
    """
    if sealed.stat().st_size > LARGEST:
        raise TooLarge(where, format=FORMAT, most=f"{LARGEST >> 20} MiB")
    return sealed.read_bytes()


def walk(raw: bytes, where: str, opened: Callable[[str], bool]) -> Iterator[Found]:
    """Yield the elements of a top-level array; of a top-level object its members, arrays `opened` element by element.

    Raises:
        UnreadableText: it is no UTF-8.
        MalformedFile: it is no JSON, or a member stands in it twice.
        HostileFile: values nested without end.
    """
    shift = len(codecs.BOM_UTF8) if raw.startswith(codecs.BOM_UTF8) else 0
    try:
        text = raw[shift:].decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableText(where, encoding="utf-8", offset=error.start + shift) from error
    try:
        yield from _Walk(text, shift, opened).run()
    except json.JSONDecodeError as error:
        offset = len(text[: error.pos].encode()) + shift
        detail = f"{error.msg}, at byte {offset}"
        raise MalformedFile(where, format=FORMAT, detail=detail) from error
    except RecursionError as error:
        raise HostileFile(where, trick="values nested without end", format=FORMAT) from error


class _Walk:
    """One pass. `_at` is the character reached; byte offsets are counted on from the last one asked for."""

    def __init__(self, text: str, shift: int, opened: Callable[[str], bool]) -> None:
        self._text = text
        self._opened = opened
        self._decoder = Decoder()
        self._at = 0
        self._counted, self._byte = 0, shift

    def run(self) -> Iterator[Found]:
        first = self._sign()
        if first == "[":
            yield from self._elements("")
        elif first == "{":
            yield from self._members()
        else:
            raise self._fault("Expecting an object or an array")
        if self._sign():
            raise self._fault("Extra data")

    def _members(self) -> Iterator[Found]:
        seen: set[str] = set()
        for start in self._items("}"):
            key = self._name()
            if key in seen:
                raise self._fault(f"The name {key[:60]!r} stands twice")
            seen.add(key)
            if self._sign() == "[" and self._opened(key):
                yield from self._elements(key)
            else:
                yield self._value(key, start, element=False)

    def _elements(self, key: str) -> Iterator[Found]:
        for start in self._items("]"):
            yield self._value(key, start, element=True)

    def _items(self, closing: str) -> Iterator[int]:
        """Yield where each item between two brackets begins; whoever takes it moves `_at` to its end."""
        self._at += 1
        if self._sign() == closing:
            self._at += 1
            return
        while True:
            self._sign()
            yield self._at
            sign = self._sign()
            if sign not in {closing, ","}:
                raise self._fault("Expecting a comma or the end")
            self._at += 1
            if sign == closing:
                return

    def _name(self) -> str:
        if self._sign() != '"':
            raise self._fault("Expecting a name")
        key, self._at, _ = self._decoder.at(self._text, self._at)
        if self._sign() != ":":
            raise self._fault("Expecting a colon")
        self._at += 1
        return str(key)

    def _value(self, key: str, start: int, *, element: bool) -> Found:
        self._sign()
        value, self._at, fault = self._decoder.at(self._text, self._at)
        return Found(key, self._bytes(start), self._bytes(self._at), value, fault, element)

    def _sign(self) -> str:
        """Go to the next sign that is no blank and return it; nothing at the end."""
        self._at = _skip(self._text, self._at)
        return self._text[self._at : self._at + 1]

    def _bytes(self, character: int) -> int:
        self._byte += len(self._text[self._counted : character].encode())
        self._counted = character
        return self._byte

    def _fault(self, says: str) -> json.JSONDecodeError:
        return json.JSONDecodeError(says, self._text, self._at)


def sound(found: Found) -> dict[str, Any]:
    """Return the object that was found.

    Raises:
        SetAside: it is none, is ambiguous, or is too long to be cited.
    """
    if found.fault is not None:
        raise SetAside(found.fault)
    if found.end - found.start > LONGEST:
        raise SetAside("too_long")
    if not isinstance(found.value, dict):
        raise SetAside("no_object")
    return found.value


def leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text, number and truth value inside, in order, with the names on the way to it joined by `/`.

    Elements of an array share its name. What is null says nothing.

    Raises:
        SetAside: a way of more than a thousand characters (`long_word`).

    >>> list(leaves({"a": {"b": ["x", True, None]}, "c": "1.50"}))
    [('a/b', 'x'), ('a/b', 'true'), ('c', '1.50')]
    """
    stack = [iter([(path, value)])]
    while stack:
        step = next(stack[-1], None)
        if step is None:
            stack.pop()
            continue
        way, item = step
        if len(way) > MOST_NAME:
            raise SetAside("long_word")
        if isinstance(item, dict | list):
            stack.append(_inside(way, item))
        elif item is not None:
            yield way, str(item).lower() if isinstance(item, bool) else str(item)


def _inside(way: str, item: dict[str, Any] | list[Any]) -> Iterator[tuple[str, Any]]:
    if isinstance(item, list):
        return ((way, one) for one in item)
    return ((f"{way}/{key}" if way else key, one) for key, one in item.items())


def said(value: object, path: str = "") -> Iterator[Said]:
    """Yield every leaf as a statement in the source's own words."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return (Said(path, one) for one in value)  # most of a large file, at twice the speed
    return (Said(way, text) for way, text in leaves(value, path))


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at
