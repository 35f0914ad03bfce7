# SPDX-License-Identifier: Apache-2.0
"""A page as a scanner sees it: grey, a little askew, with specks, and without a letter of text in it."""

import io

import pypdfium2
from PIL import Image

from kohzard.dice import dice
from kohzard.typeset import picture_pdf

DOTS_PER_POINT = 1.5
SPECKS = 900


def scanned(paper: bytes) -> bytes:
    """Return a PDF with a picture of the first page of `paper`."""
    document = pypdfium2.PdfDocument(paper)
    page = document[0].render(scale=DOTS_PER_POINT).to_pil().convert("L")
    document.close()
    askew = page.rotate(0.7, resample=Image.Resampling.NEAREST, fillcolor=246)
    luck = dice("specks")
    for _ in range(SPECKS):
        spot = (luck.randrange(askew.width), luck.randrange(askew.height))
        askew.putpixel(spot, luck.randrange(120, 255))
    out = io.BytesIO()
    askew.save(out, format="PNG")
    return picture_pdf(out.getvalue())
