# SPDX-License-Identifier: Apache-2.0
"""Pages that tests of redaction make, and where they look for what should be gone."""

import io
import json
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name
from PIL import Image

import sanad.dossier
from sanad.dossier.redaction.mark import Boxes, Mark
from sanad.dossier.redaction.redact import redact
from sanad.readers.formats.pdf import reader
from sanad.readers.rows import Hints

PDF = "application/pdf"

NAME = "Zarghun"

OTHER = "Karachi"

AT = (100, 80, 220, 104)
"""Where `page_of` writes the name, in points from the left and top."""

FONTS = Path(sanad.dossier.__file__).parent / "fonts"


def page_of(pdf: pikepdf.Pdf, words: str = NAME, extra: bytes = b"", **fields) -> pikepdf.Page:
    """Add a page of 400 by 300 points with words at `AT` and another word below them."""
    text = f"BT /F 20 Tf 1 0 0 1 104 200 Tm ({words}) Tj ET BT /F 20 Tf 1 0 0 1 104 100 Tm ({OTHER}) Tj ET "
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resources = fields.pop("Resources", Dictionary())
    resources.Font = Dictionary(F=font)
    page = Dictionary(
        Type=Name.Page,
        MediaBox=[0, 0, 400, 300],
        Contents=pdf.make_stream(text.encode() + extra),
        Resources=resources,
        **fields,
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf.pages[-1]


def kept(pdf: pikepdf.Pdf, folder: Path, **how) -> Path:
    path = folder / "exhibit.pdf"
    pdf.save(path, **how)
    return path


def read(path: Path, folder: Path) -> dict:
    into = folder / "read"
    into.mkdir(exist_ok=True)
    reader.read(path, into, Hints(path.name))
    return json.loads((into / "layer.json").read_bytes())


def redacted(path: Path, folder: Path, *marks: Mark):
    made = redact(path, PDF, [read(path, folder)], marks or [Mark(Boxes(1, (AT,)), "third_party")])
    (folder / "copy.pdf").write_bytes(made.raw)
    return made


def told(*arguments: str) -> str:
    if shutil.which(arguments[0]) is None:
        pytest.skip(f"needs {arguments[0]}")
    done = subprocess.run(arguments, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def everything(raw: bytes) -> bytes:
    """Return the file, and all that is packed in it."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        packed = [
            one.read_raw_bytes() if one.get("/Filter") == Name.DCTDecode else one.read_bytes()
            for one in streams
        ]
        return b"\n".join((raw, *packed, *(repr(one).encode() for one in pdf.objects)))


def look(raw: bytes, number: int = 1) -> Image.Image:
    with pypdfium2.PdfDocument(raw) as pdf:
        return pdf[number - 1].render(scale=1).to_pil().convert("L")


def nowhere(folder: Path, raw: bytes, word: str = NAME) -> None:
    """Look for a word as a stranger would, in what two programs extract and in every byte unpacked."""
    copy = str(folder / "copy.pdf")
    assert word not in told("pdftotext", copy, "-")
    assert word not in told("pdfinfo", copy)
    inside = everything(raw)
    for codec in ("utf-8", "utf-16-be", "utf-16-le"):
        assert word.encode(codec) not in inside
        assert word.encode(codec).hex().encode() not in inside.lower()
