# SPDX-License-Identifier: Apache-2.0
"""What mail and saved web pages have in common: parts in parts (MIME, RFC 2045 and 2046), taken apart by the standard library.

Nothing in a message is passed over: what is no part stands before the first boundary or after the last (`around`), and
every rule that the library sees broken is named (`broken_rules`).
"""

from collections.abc import Callable, Iterator
from email.errors import MessageError
from email.message import Message
from typing import Any

from sanad.errors import MalformedFile

LEAKS = (
    MessageError, ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError,
)  # fmt: skip
"""What the library is known to raise on hostile fields."""
LONGEST_FIELD = 1 << 16
"""Characters of a field that are taken apart, in a time that grows with their square; a longer one stays as it is written."""
_MADE = 10
"""Messages and parts that the parser may make for each part that may be read: those in messages inside are not counted there."""
_FAULTS = {"CloseBoundaryNotFoundDefect": "the last boundary is missing, so its end may be too"}
"""Faults that cut a message short, in words; the others go by the library's names."""


def counted(kind: type[Message], most: int, where: str, form: str) -> Callable[..., Message]:
    """Return a maker of messages for the parser, which calls it for every part: too many are refused while they are met.

    It raises:
        MalformedFile: there are many more than `most`, which is how many `parts` will let pass.
    """
    left = most * _MADE

    def make(**how: Any) -> Message:  # noqa: ANN401 - the policy, as the parser hands it over
        nonlocal left
        left -= 1
        if left < 0:
            raise MalformedFile(where, format=form, detail=f"more than {most} parts")
        return kind(**how)

    return make


def parts(message: Message, most: int, where: str, form: str) -> Iterator[Message]:
    """Yield a message and all parts in it in order, one that holds parts before these; a message inside is one part.

    Raises:
        MalformedFile: there are more than `most`.
    """
    waiting, seen = [message], 0
    while waiting:
        part = waiting.pop()
        seen += 1
        if seen > most:
            raise MalformedFile(where, format=form, detail=f"more than {most} parts")
        yield part
        if holds_parts(part):
            inner = part.get_payload()
            waiting += [one for one in reversed(list(inner)) if isinstance(one, Message)]


def holds_parts(part: Message) -> bool:
    """Tell whether a part is nothing but a frame for others."""
    return part.get_content_maintype() == "multipart" and isinstance(part.get_payload(), list)


def around(part: Message) -> Iterator[tuple[str, str]]:
    """Yield the words that stand in a frame before its first part and after its last; programs show neither (RFC 2046, 5.1.1)."""
    for label, words in (("before its parts", part.preamble), ("after its parts", part.epilogue)):
        if words and words.strip():
            yield label, shown(words)


def shown(text: str) -> str:
    """Make bytes that no field may hold visible; they arrive as lone surrogates, and as UTF-8 where they are."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def broken_rules(message: Message) -> list[str]:
    """Return a note for each rule of MIME that the message or a part of it breaks."""
    names = sorted({type(fault).__name__ for part in message.walk() for fault in part.defects})
    return [f"it breaks a rule of MIME: {_FAULTS.get(name, name)}" for name in names]
