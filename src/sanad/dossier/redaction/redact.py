# SPDX-License-Identifier: Apache-2.0
"""The one entry: a copy of an exhibit without what was marked, proved, or a refusal that names what stands in the way."""

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from sanad.dossier.redaction.mark import Layer, Mark, Redacted
from sanad.dossier.redaction.pdf import MEDIA_TYPE, redact_pdf
from sanad.dossier.redaction.picture import KINDS, redact_picture
from sanad.dossier.redaction.table import redact_table
from sanad.dossier.redaction.text import PLAIN, redact_text, redact_words
from sanad.dossier.redaction.transcript import redact_transcript
from sanad.errors import BadValue, NotRedacted

_MAIL = "message/rfc822"
_CHUNK = 1 << 20


def redact(
    source: Path, media_type: str, layers: Sequence[Layer], marks: Sequence[Mark]
) -> Redacted:
    """Return the copy of the exhibit in `source`, with its layers in the order given.

    PDF, PNG, JPEG and TIFF are redacted as pictures, plain text, transcripts and delimited tables as text, mail as its words. It
    opens bytes of strangers, so it is made to run in a cell.

    Args:
        source: The sealed bytes, which are only read.
        media_type: What they are.
        layers: What readers made of them: the text layer, the words recognised, or both, or none.
        marks: What goes; at least one.

    Raises:
        NotRedacted: nothing of the kind can be redacted, a mark cannot be carried out, or the copy did not pass its proof.
        BadValue: there is no mark, or a mark or layer is not of this exhibit.
        LockedFile, MalformedFile, TooMuchInside, EncodingInDoubt, UnreadableText: the exhibit cannot be opened.
    """
    if not marks:
        detail = "a copy from which nothing is taken is the exhibit itself"
        raise BadValue(source.name, value="no mark", type="redaction", detail=detail)
    with source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if any(layer["exhibit"] != digest for layer in layers):
        raise BadValue(
            source.name, value="the layer given", type="layer", detail="it is of another exhibit"
        )
    return way_for(source, media_type, layers)(marks)


def way_for(
    source: Path, media_type: str, layers: Sequence[Layer]
) -> Callable[[Sequence[Mark]], Redacted]:
    """Return what makes the copy of such an exhibit from its marks.

    Raises:
        NotRedacted: nothing of the kind can be redacted.
    """
    if media_type == MEDIA_TYPE:
        return partial(redact_pdf, source, layers)
    if media_type in KINDS:
        return partial(redact_picture, source, media_type, layers)
    return _as_text(source, media_type, layers)


def _as_text(
    source: Path, media_type: str, layers: Sequence[Layer]
) -> Callable[[Sequence[Mark]], Redacted]:
    match layers:
        case [{"kind": "table"} as layer]:
            return partial(redact_table, source, media_type, layer)
        case [{"kind": "cues"} as layer]:
            return partial(redact_transcript, source, media_type, layer)
        case [{"kind": "text"} as layer] if media_type == _MAIL:
            return partial(redact_words, source, layer)
        case [{"kind": "text", "reader": "text"} as layer]:
            return partial(redact_text, source, media_type, layer)
        case [] if media_type == PLAIN:
            return partial(redact_text, source, media_type, None)
    detail = f"from a file of type {media_type} nothing here can take a part for certain"
    raise NotRedacted(source.name, detail=detail)
