# SPDX-License-Identifier: Apache-2.0
"""Read a web page: its title, a part per block of words, and its links as a part of their own.

What is read and what is left out is told in `sanad.readers.hypertext`. The encoding is that of the byte order mark, else of the
delivery sheet, else the one that the page declares, else UTF-8. Blocks have their white space folded as a browser folds
it, so a quotation stands in the layer, not byte for byte in the source.
"""

from pathlib import Path

from sanad.errors import BadValue, TooLarge
from sanad.readers.decoded import codec_named, decode_bytes
from sanad.readers.document import MOST_LAYER, Document
from sanad.readers.formats.html import NAME, VERSION
from sanad.readers.hypertext import declared, read_page
from sanad.readers.rows import Hints, Receipt


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the page's words into `layer.json`.

    Raises:
        EncodingInDoubt, UnreadableText, BadValue: as `sanad.readers.decoded.decode` does.
        MalformedFile: it holds no element, or nests deeper than its parser goes.
        TooLarge: it is larger than a layer may be.
        TooMuchInside: it holds more elements than any honest page.
    """
    if sealed.stat().st_size > MOST_LAYER:
        raise TooLarge(hints.name, format="web page", most=f"{MOST_LAYER >> 20} MiB")
    with Document(sealed, into, hints, NAME, VERSION) as document:
        raw = sealed.read_bytes()
        encoding = hints.encoding or _declared(raw, document)
        page = read_page(decode_bytes(raw, encoding, hints.name), hints.name)
        if page.title:
            document.part("title", page.title)
        for label, text in page.blocks:
            document.part(label, text)
        if page.links:
            document.part("links", page.listed_links)
        for note in page.notes:
            document.note(note)
    return document.receipt()


def _declared(raw: bytes, document: Document) -> str | None:
    """Return the encoding that the page declares, where it is one that is known.

    A page that declares UTF-16 in ASCII letters is none (HTML, 13.2.3.3: such a declaration means UTF-8).
    """
    written = declared(raw)
    document.fact("declared_encoding", written)
    if written is None or written.lower().startswith("utf-16"):
        return None
    try:
        codec_named(written, "")
    except BadValue:
        document.note(f"the page declares an encoding that is not known here: {written}")
        return None
    return written
