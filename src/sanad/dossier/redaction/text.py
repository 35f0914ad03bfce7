# SPDX-License-Identifier: Apache-2.0
"""Redact plain text and the words of mail: every character taken out becomes a full block, and all others stay where they are.

The copy is in UTF-8, whatever the original was in, since few other encodings have the block. How long a word was can be seen.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from sanad.dossier.redaction.covers import head
from sanad.dossier.redaction.mark import Layer, Mark, Redacted, Removed, Stretch
from sanad.dossier.redaction.spans import BLOCK, Span, blocked, joined
from sanad.errors import BadValue, NotRedacted
from sanad.readers.decoded import decode_bytes

PLAIN = "text/plain"
_AS_IT_IS = "text"  # the reader whose layer is the decoded file itself, and is compared with it
_BOM = "\ufeff"


def redact_text(
    source: Path, media_type: str, layer: Layer | None, marks: Sequence[Mark]
) -> Redacted:
    """Return the copy of a plain text, of which the layer, where there is one, holds all of it; 140 MB/s, in four times its memory.

    Raises:
        BadValue: a mark or the layer is not of this text.
        EncodingInDoubt, UnreadableText: without a layer, nobody knows how to read it.
        NotRedacted: the copy did not pass its proof.
    """
    text = decoded(source, layer)
    if layer is not None and [part["text"] for part in layer["parts"]] != [text]:
        raise other_layer(source.name)
    spans = spans_in([text], "text", marks, source.name)[0]
    raw = written(blocked(text, spans))
    digest = hashlib.sha256(raw).hexdigest()
    prove(raw, text, spans, source.name)
    removed = tuple(Removed("text", 1, one) for one in joined(spans, text))
    copies = () if layer is None else (as_it_was_read(layer, digest, [blocked(text, spans)]),)
    return Redacted(raw, media_type, copies, removed)


def redact_words(source: Path, layer: Layer, marks: Sequence[Mark]) -> Redacted:
    """Return the words of a mail, part by part, as a plain text: its own bytes hold them in many codings and more than once.

    Raises:
        BadValue: a mark is not of this mail.
        NotRedacted: the copy did not pass its proof.
    """
    parts = [part["text"] for part in layer["parts"]]
    spans = spans_in(parts, "text", marks, source.name)
    copies = [blocked(text, some) for text, some in zip(parts, spans, strict=True)]
    titles = [f"part {number}" for number in range(1, len(parts) + 1)]
    pairs = list(zip(titles, copies, strict=True))
    raw = written("".join(f"[{title}]\n{copy}\n\n" for title, copy in pairs))
    for text, copy, some in zip(parts, copies, spans, strict=True):
        prove(written(copy), text, some, source.name)
    digest = hashlib.sha256(raw).hexdigest()
    told = {
        **head(layer, digest),
        "parts": [{"label": title, "text": copy} for title, copy in pairs],
    }
    return Redacted(raw, PLAIN, (told,), tuple(removed_from("text", parts, spans)))


def spans_in(
    texts: Sequence[str], kind: str, marks: Sequence[Mark], where: str
) -> list[list[Span]]:
    """Return what the marks take from each part.

    Raises:
        BadValue: a mark is no stretch of these.
    """
    found: list[list[Span]] = [[] for _ in texts]
    for mark in marks:
        place = mark.place
        if not isinstance(place, Stretch) or place.kind != kind or not 0 < place.part <= len(texts):
            detail = f"a mark here is a stretch of one of {len(texts)} parts of kind {kind}"
            raise BadValue(where, value=str(place), type="mark", detail=detail)
        place.check(texts[place.part - 1], where)
        found[place.part - 1].append(Span(place.start, place.end, mark.ground))
    return found


def written(text: str) -> bytes:
    """Return a text in UTF-8; a byte order mark that is one of its characters needs one before it, or it would be lost in reading."""
    return text.encode("utf-8-sig" if text.startswith(_BOM) else "utf-8")


def prove(raw: bytes, text: str, spans: Sequence[Span], where: str) -> None:
    """Refuse a copy that is not, read again, the text with blocks where it was marked and every other character in its place.

    Raises:
        NotRedacted: saying where they differ first.
    """
    copy = raw.decode("utf-8-sig")
    if len(copy) != len(text):
        raise NotRedacted(where, detail="the copy is longer or shorter than the text")
    at = 0
    for span in sorted(spans, key=lambda one: one.start):
        if copy[at : span.start] != text[at : span.start]:
            raise NotRedacted(where, detail=f"words before character {span.start} differ")
        if copy[span.start : span.end].strip(f"{BLOCK}\r\n"):
            raise NotRedacted(where, detail=f"a word that was to go stands at {span.start}")
        at = max(at, span.end)
    if copy[at:] != text[at:]:
        raise NotRedacted(where, detail=f"words behind character {at} differ")


def decoded(source: Path, layer: Layer | None) -> str:
    """Return the text of a file as its layer says, without one strictly."""
    raw = source.read_bytes()
    if layer is None:
        return decode_bytes(raw, None, source.name)
    codec = layer.get("encoding", "utf-8-sig")  # as docs/formats/citation.md reads it
    return raw.decode(codec, "replace")


def as_it_was_read(layer: Layer, digest: str, texts: Sequence[str]) -> Layer:
    """Return the layer of a copy that the same reader reads, now in UTF-8."""
    told = {key: layer[key] for key in ("v", "kind", "reader", "version")}
    parts = [
        {"label": part["label"], "text": text}
        for part, text in zip(layer["parts"], texts, strict=True)
    ]
    return {**told, "exhibit": digest, "parts": parts}


def removed_from(
    kind: str, texts: Sequence[str], spans: Sequence[Sequence[Span]]
) -> Iterator[Removed]:
    """Yield what went from each part of a layer."""
    for number, (text, some) in enumerate(zip(texts, spans, strict=True), start=1):
        yield from (Removed(kind, number, one) for one in joined(some, text))


def other_layer(where: str) -> BadValue:
    """Return the refusal of a layer that does not fit the bytes."""
    detail = "it does not hold the words of this exhibit"
    return BadValue(where, value="the layer given", type="layer", detail=detail)
