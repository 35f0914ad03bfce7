# SPDX-License-Identifier: Apache-2.0
"""Draw one page of a PDF, or one frame of a picture, as plain pixels: red, green, blue, row by row from the top, nothing else.

Pixels cannot be anything but pixels, whatever the file was built to do to the program that draws it.
"""

import warnings
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from sanad.errors import LockedFile, MalformedFile, NotFound, TooMuchInside, UnsupportedFormat
from sanad.readers.scans import MOST_PAGES

WIDEST = 2000
_MOST_PIXELS = 16_000_000  # a page as long as a street is drawn narrower
_MOST_STORED = 200_000_000  # as the reader of pictures
_MILLI = 1000
_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP", "AVIF")
_LEAKS = (OSError, SyntaxError, ArithmeticError, LookupError, TypeError, ValueError, EOFError, AttributeError, AssertionError, NotImplementedError)  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """A page as drawn.

    Attributes:
        pages: How many the file has.
        unit: That of the boxes of its words: `point` of a PDF, else `pixel` of the frame as stored.
        size: Width and height in thousandths of the unit; of a picture as stored.
        orientation: How a picture is turned to stand upright, 1 to 8 (EXIF 2.3, tag 0x0112); 1 of a PDF.
        width, height: Of what was drawn, in pixels.
    """

    pages: int
    unit: str
    size: tuple[int, int]
    orientation: int
    width: int
    height: int

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """Return what leads from the unit to pixels, as SVG writes it: x' = a x + c y + e, y' = b x + d y + f."""
        across, down = (each / _MILLI for each in self.size)
        turned = self.orientation > _LAST_UNTURNED
        upright = (down, across) if turned else (across, down)
        x, y = self.width / upright[0], self.height / upright[1]
        a, b, c, d, e, f = _UPRIGHT[self.orientation]
        return (a * x, b * y, c * x, d * y, e * upright[0] * x, f * upright[1] * y)


_LAST_UNTURNED = 4  # orientations behind it change width for height
_UPRIGHT = {
    1: (1, 0, 0, 1, 0, 0), 2: (-1, 0, 0, 1, 1, 0), 3: (-1, 0, 0, -1, 1, 1), 4: (1, 0, 0, -1, 0, 1),
    5: (0, 1, 1, 0, 0, 0), 6: (0, 1, -1, 0, 1, 0), 7: (0, -1, -1, 0, 1, 1), 8: (0, -1, 1, 0, 0, 1),
}  # fmt: skip
"""Orientation → a to f, of which e and f are in widths and heights of the upright picture."""


def draw(source: Path, media_type: str, page: int, width: int, into: Path) -> Drawn:
    """Write the pixels of `page`, from 1, at most `width` of them across, to the file `into`; a picture is never enlarged.

    Raises:
        NotFound: there is no such page.
        UnsupportedFormat: it is neither a PDF nor a picture of a kind that is opened here.
        MalformedFile, LockedFile: it cannot be opened, or not this page.
        TooMuchInside: more pages or pixels than any honest file has.
    """
    if media_type == "application/pdf":
        drawn, image = _of_pdf(source, page, width)
    elif media_type.startswith("image/"):
        drawn, image = _of_picture(source, page, width)
    else:
        raise UnsupportedFormat(source.name, format="file without pages to be drawn", program="the program that made it")  # fmt: skip
    into.write_bytes(image.tobytes())
    return drawn


def _of_pdf(source: Path, page: int, width: int) -> tuple[Drawn, Image.Image]:
    try:
        with pdfium.PdfDocument(source) as pdf:
            pdf.init_forms()  # else what was filled in is not drawn
            pages = _known(len(pdf), page, source)
            one = pdf[page - 1]
            try:
                across, down = one.get_size()
                if min(across, down) <= 0:
                    raise MalformedFile(source.name, format="PDF", detail=f"page {page} has no area")  # fmt: skip
                scale = min(width / across, (_MOST_PIXELS / (across * down)) ** 0.5)
                image = one.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
            finally:
                one.close()
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise LockedFile(source.name, format="PDF") from error
        raise MalformedFile(source.name, format="PDF", detail=error) from error
    size = max(1, round(across * _MILLI)), max(1, round(down * _MILLI))
    return Drawn(pages, "point", size, 1, *image.size), image


def _of_picture(source: Path, page: int, width: int) -> tuple[Drawn, Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(source, formats=_FORMATS) as opened:
                pages = _known(getattr(opened, "n_frames", 1), page, source)
                opened.seek(page - 1)
                if opened.width * opened.height > _MOST_STORED:
                    raise TooMuchInside(source.name, what_is=f"a picture of more than {_MOST_STORED} pixels")  # fmt: skip
                stored = opened.size
                orientation = opened.getexif().get(ExifTags.Base.Orientation, 1)
                upright = ImageOps.exif_transpose(_coloured(opened))
    except UnidentifiedImageError as error:
        others = f"picture other than {', '.join(_FORMATS)}, or its beginning is damaged"
        raise UnsupportedFormat(source.name, format=others, program="a program that saves it as PNG") from error  # fmt: skip
    except Image.DecompressionBombError as error:
        raise TooMuchInside(source.name, what_is="more pixels than are opened here") from error
    except _LEAKS as error:
        raise MalformedFile(source.name, format="picture", detail="its content is damaged or cut off") from error  # fmt: skip
    turn = orientation if orientation in _UPRIGHT else 1
    scale = min(1, width / upright.width, (_MOST_PIXELS / (upright.width * upright.height)) ** 0.5)
    small = max(1, round(upright.width * scale)), max(1, round(upright.height * scale))
    image = upright.resize(small, Image.Resampling.LANCZOS) if scale < 1 else upright
    size = stored[0] * _MILLI, stored[1] * _MILLI
    return Drawn(pages, "pixel", size, turn, *image.size), image


def _coloured(frame: Image.Image) -> Image.Image:
    """Return a frame in three colours, with what says how it is turned; what is transparent is white, as on paper."""
    exif = frame.getexif()
    if frame.mode.startswith("I"):
        made = frame.convert("I").point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    elif frame.has_transparency_data:
        white = Image.new("RGBA", frame.size, "white")
        made = Image.alpha_composite(white, frame.convert("RGBA")).convert("RGB")
    else:
        made = frame.convert("RGB")
    made.getexif().update(exif)
    return made


def _known(pages: int, page: int, source: Path) -> int:
    if pages > MOST_PAGES:
        raise TooMuchInside(source.name, what_is=f"more than {MOST_PAGES} pages")
    if not 1 <= page <= pages:
        raise NotFound(source.name, kind=f"page among {pages}", name=page)
    return pages
