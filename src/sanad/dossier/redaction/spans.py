# SPDX-License-Identifier: Apache-2.0
"""Stretches of characters that go from a text, and the text without them, in which the places of all others hold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

BLOCK = "\u2588"
"""What stands for each character taken out, so that the places of all others hold."""
_NO_LINE_END = re.compile(r"[^\r\n]")


@dataclass(frozen=True)
class Span:
    """A stretch of characters that goes, and its ground."""

    start: int
    end: int
    ground: str


def blocks(words: str) -> str:
    """Return words that go: `BLOCK` for every character but line ends."""
    return _NO_LINE_END.sub(BLOCK, words)


def blocked(text: str, spans: Sequence[Span]) -> str:
    r"""Return `text` with every character of the spans, which may overlap, as `BLOCK`; line ends stay, and so does its length.

    >>> blocked("Call Zarghun.\nThen", [Span(5, 14, "third_party")])
    'Call ████████\nThen'
    """
    pieces, at = list[str](), 0
    for span in sorted(spans, key=lambda one: one.start):
        begin = max(at, span.start)
        if begin < span.end:
            pieces += text[at:begin], blocks(text[begin : span.end])
            at = span.end
    return "".join((*pieces, text[at:]))


def joined(spans: Sequence[Span], text: str) -> Iterator[Span]:
    """Yield spans in order, those of one ground with nothing but blanks between them as one."""
    before: Span | None = None
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if before and before.ground == span.ground and not text[before.end : span.start].strip():
            before = replace(before, end=max(before.end, span.end))
            continue
        if before:
            yield before
        before = span
    if before:
        yield before


def outside(text: str, span: Span, known: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Yield the stretches of `span`, blanks excepted, that none of the `known` stretches covers."""
    covered = bytearray(span.end - span.start)
    for start, end in known:
        begin, stop = max(start, span.start), min(end, span.end)
        covered[begin - span.start : stop - span.start] = b"\1" * max(0, stop - begin)
    signs = range(span.start, span.end)
    for is_open, run in groupby(
        signs, lambda at: not covered[at - span.start] and not text[at].isspace()
    ):
        if is_open:
            places = list(run)
            yield replace(span, start=places[0], end=places[-1] + 1)
