# SPDX-License-Identifier: Apache-2.0
"""Show an exhibit as PDF pages, or say on one page why it is not shown and where its original is.

Same exhibit and layer, same bytes. A PDF is taken as it is. What is set here says in its footer of which exhibit, by which reader.
"""

import shutil
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

from sanad.dossier.glyphs import lacking
from sanad.dossier.rendition.direction import line
from sanad.dossier.rendition.pictures import pictures
from sanad.dossier.rendition.setting import typeset_pages
from sanad.dossier.rendition.source import MOST_PAGES, MOST_TABLE_PAGES, Source
from sanad.dossier.rendition.table import table
from sanad.dossier.rendition.text import text
from sanad.errors import EvidenceFault, LockedFile, MalformedFile, TooLongForPaper
from sanad.values.canonical import Json

NO_DATE = "1970-01-01T00:00:00Z"  # PDF/A wants one, and the same exhibit is to give the same bytes
LONGEST_REASON = 300  # signs: a fault may quote what somebody wrote to fill pages
_NOT_ON_PAPER = "Files of this kind are not shown on paper."


def render(source: Source, into: Path) -> str | None:
    """Write the rendition of `source` to `into`, and return why it is one page in its place; None where the exhibit is shown.

    Of the reasons: a sign that no font here has, by its name; a table of more than 200 pages; a picture that cannot be opened; sound and film.
    """
    try:
        if source.media_type == "application/pdf":
            _checked(source)
            shutil.copyfile(source.path, into)
        elif (shown := _shown(source)) is not None:
            into.write_bytes(shown)
        else:
            return stand_in(source, _NOT_ON_PAPER, into)
    except EvidenceFault as fault:
        return stand_in(source, reason_of(fault), into)
    return None


def _shown(source: Source) -> bytes | None:
    kind = (source.layer or {}).get("kind")
    if source.media_type.startswith("image/"):
        with TemporaryDirectory() as folder:
            document, files = pictures(source, Path(folder))
            return _set(source, document, MOST_PAGES, files)
    if kind == "table":
        return _set(source, table(source), MOST_TABLE_PAGES)
    return _set(source, text(source), MOST_PAGES) if kind in {"text", "cues"} else None


def _set(
    source: Source, document: Mapping[str, Json], most: int, files: Mapping[str, Path] | None = None
) -> bytes:
    """Return the pages of a document, with what they are a rendition of."""
    raw = typeset_pages("rendition.typ", {**_about(source), **document}, NO_DATE, files)
    with pikepdf.open(BytesIO(raw)) as pdf:
        if len(pdf.pages) > most:
            raise TooLongForPaper(source.name, most=f"{most} pages")
    return raw


def _about(source: Source) -> dict[str, Json]:
    layer = source.layer or {}
    return {
        "name": line(source.name),
        "title": source.name,
        "sha256": source.sha256,
        "size": source.size,
        "media_type": source.media_type,
        "original": line(source.original),
        "reader": f"{layer['reader']} {layer['version']}" if layer else None,
    }


def reason_of(fault: EvidenceFault) -> str:
    """Return why an exhibit is not shown, as the page in its place says it."""
    what = fault.what.format(**fault.facts)
    return str(fault.facts.get("detail", what[:1].lower() + what[1:]))


def stand_in(source: Source, reason: str, into: Path) -> str:
    """Write the one page that stands in the place of an exhibit, and return the reason that it gives."""
    reason = showable(reason)[:LONGEST_REASON]
    name = showable(source.name)
    about = {**_about(source), "name": line(name), "title": name}
    said: dict[str, Json] = {"kind": "placeholder", "reason": line(reason)}
    into.write_bytes(typeset_pages("rendition.typ", {**about, **said}, NO_DATE))
    return reason


def showable(text: str) -> str:
    r"""Return a text that may be anybody's as it is, or with escapes where it holds a sign that no font here has.

    >>> showable("smile 😀")
    'smile \\U0001f600'
    """
    return text.encode("ascii", "backslashreplace").decode() if lacking(text) else text


def _checked(source: Source) -> None:
    try:
        with pikepdf.open(source.path) as pdf:
            if not len(pdf.pages):
                raise MalformedFile(source.name, format="PDF", detail="it has no page")
    except pikepdf.PasswordError as error:
        raise LockedFile(source.name, format="PDF") from error
    except pikepdf.PdfError as error:
        detail = str(error).replace(str(source.path), "the file")
        raise MalformedFile(source.name, format="PDF", detail=detail) from error
