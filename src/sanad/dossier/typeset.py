# SPDX-License-Identifier: Apache-2.0
"""A document as a PDF: same document, same bytes.

The template sees nothing but the document; fonts come from this package and from the typesetter, never from the system; the
date is the document's. Every document is PDF/A-3a and PDF/UA-1, as far as the typesetter can tell: it refuses a picture without words and a heading
out of order, and no validator is at hand here. PDF/A wants a date: a picture, which has none, is of the first second of 1970, as nobody's clock shows.
"""

import calendar
import shutil
import time
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from sanad.dossier.glyphs import named, told
from sanad.dossier.plain import plain_text
from sanad.dossier.plain_paper import plain_facts, plain_paper
from sanad.errors import GlyphMissing, MalformedFile
from sanad.values.canonical import Json, canonical

TEMPLATE = Path(__file__).parent / "template"
_FONTS = Path(__file__).parent / "fonts"
_NO_DATE = "1970-01-01T00:00:00Z"


def typeset(brief: dict[str, Json]) -> bytes:
    """Return the PDF of `brief`, its plain text attached; about 0.3 s for a short one, linear in its length.

    Raises:
        MalformedFile: the template does not take this brief.
    """
    return _set("dossier.typ", "brief.json", brief, str(brief["as_of"]), text=plain_text(brief))


def typeset_custody(statement: dict[str, Json]) -> bytes:
    """Return the PDF/A-3 of a statement of custody (docs/formats/custody.md).

    Raises:
        MalformedFile: the template does not take this statement.
    """
    text = plain_facts("Statement of custody", statement)
    return _set("custody.typ", "statement.json", statement, str(statement["at"]), text)


def typeset_receipt(receipt: dict[str, Json]) -> bytes:
    """Return the PDF/A-3 of a receipt for what was handed over, on one page, in its language (the tables of template/receipt.toml); its `list_sha256` stands there as a QR code (ISO/IEC 18004) too.

    Raises:
        MalformedFile: the template does not take this receipt.
    """
    import segno  # noqa: PLC0415  # of no use to other papers

    drawn = BytesIO()
    segno.make(str(receipt["list_sha256"]), error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False
    )
    beside: dict[str, bytes | Path] = {
        "receipt.json": canonical(receipt),
        "text.txt": plain_facts("Receipt", receipt).encode(),
        "list.svg": drawn.getvalue(),
    }
    return compiled("receipt.typ", beside, str(receipt["at"]))


def typeset_paper(document: dict[str, Json]) -> bytes:
    """Return the PDF/A-3 of a paper of the law desk (docs/formats/papers.md), in its language; linear in its length.

    Raises:
        MalformedFile: the template does not take this paper.
    """
    return _set("paper.typ", "paper.json", document, str(document["as_of"]), plain_paper(document))


def typeset_picture(picture: dict[str, Json]) -> bytes:
    """Return the PDF/A-3 of the `svg` of a picture on one page, under its `title` and with `alt` to be heard.

    Raises:
        MalformedFile: the template does not take this picture.
    """
    return _set("sheet.typ", "picture.json", picture, _NO_DATE)


def compiled(
    template: str, beside: Mapping[str, bytes | Path], at: str, *, tagged: bool = True
) -> bytes:
    """Return the PDF of a template of ours with files beside it, by name: bytes, or where they lie.

    It is dated `at`, an instant in UTC, and PDF/A-3a and PDF/UA-1, or PDF/A-3u where it is not `tagged`.

    Raises:
        GlyphMissing: a sign that no font here has.
        MalformedFile: the template does not take these files.
    """
    import typst  # noqa: PLC0415  # 81 MB, needed by few commands

    with TemporaryDirectory() as folder:
        root = Path(folder)
        for part in TEMPLATE.iterdir():
            shutil.copyfile(part, root / part.name)  # without its mode, which a cell may not set
        for name, given in beside.items():
            if isinstance(given, Path):
                (root / name).symlink_to(given.resolve())
            else:
                (root / name).write_bytes(given)
        try:
            return bytes(
                typst.compile(
                    str(root / template),
                    root=str(root),
                    font_paths=[str(_FONTS)],
                    ignore_system_fonts=True,
                    pdf_standards=["a-3a", "ua-1"] if tagged else ["a-3u"],
                    timestamp=_epoch(at),
                )
            )
        except typst.TypstError as error:
            detail = str(error)
            if signs := told(detail):
                raise GlyphMissing(template, signs=named(signs)) from error
            raise MalformedFile(template, format="document to typeset", detail=detail) from error


def _set(template: str, name: str, document: dict[str, Json], at: str, text: str = "") -> bytes:
    return compiled(template, {name: canonical(document), "text.txt": text.encode()}, at)


def _epoch(instant: str) -> int:
    return calendar.timegm(time.strptime(instant[:19], "%Y-%m-%dT%H:%M:%S"))
