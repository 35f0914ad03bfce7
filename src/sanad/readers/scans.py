# SPDX-License-Identifier: Apache-2.0
"""The pages to be recognised, one in memory at a time: of a PDF those without text, of a picture every frame.

A page of a PDF is drawn at 300 dots an inch, the resolution that Tesseract was trained at, with annotations, as it is shown.
A page counts as without text when its text layer is empty, and when it is a picture with a line of a scanning program
laid over it ("Scanned with …"): fewer than `FEW_SIGNS` signs, and pictures over more than half of the page.
"""

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageFilter, UnidentifiedImageError

from sanad.errors import LockedFile, MalformedFile, TooMuchInside, UnsupportedFormat

DPI = 300
POINT = 72  # points to an inch
MOST_PAGES = 20_000
MOST_PIXELS = 40_000_000  # A2 at 300 dots an inch; larger pages are drawn smaller
FEW_SIGNS = 100
_FEW_PIXELS = 4_000_000  # A4 at 200 dots an inch; smaller pictures are enlarged, which halves the errors at 100
_SOFT = 1  # radius in pixels: sharp edges alias when Tesseract shrinks a line; without it clean DejaVu Sans is read at 0.55, with it at 0.96
_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP", "AVIF")
_HEAD = 1024
_LEAKS = (
    OSError, SyntaxError, ArithmeticError, LookupError, TypeError, ValueError, EOFError, AssertionError,
    AttributeError, NotImplementedError, struct.error, zlib.error, Image.DecompressionBombError,
)  # fmt: skip
"""What Pillow raises for damaged pictures of one kind or another."""


Box = tuple[int, int, int, int]
"""Left, top, right, bottom; right and bottom are not part of it."""


@dataclass(frozen=True)
class Scan:
    """A page as grey pixels, or None when it cannot be drawn; `scale` is how many of them make one unit of the layer."""

    image: Image.Image | None
    scale: float = 1.0
    why_not: str = ""


@dataclass(frozen=True)
class Scans:
    """What a file holds: `unit` of its boxes, `word` for its parts, and each part, None where it has text already."""

    unit: str
    word: str
    parts: Iterator[Scan | None]


@contextmanager
def scans(sealed: Path, where: str) -> Iterator[Scans]:
    """Open a PDF or a picture.

    Raises:
        UnsupportedFormat: it is neither, or a picture of a kind that is not opened here, for example HEIC.
        MalformedFile: it is damaged.
        LockedFile: the PDF asks for a password.
        TooMuchInside: more pages, or more pixels, than any honest file has.
    """
    with sealed.open("rb") as file:
        is_pdf = b"%PDF-" in file.read(_HEAD)
    with (_pdf if is_pdf else _picture)(sealed, where) as found:
        yield found


@contextmanager
def _pdf(sealed: Path, where: str) -> Iterator[Scans]:
    try:
        document = pdfium.PdfDocument(sealed)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise LockedFile(where, format="PDF") from error
        raise MalformedFile(where, format="PDF", detail=error) from error
    with document:
        _few(len(document), where)
        yield Scans("point", "page", (_page(document, n) for n in range(len(document))))


def _page(document: pdfium.PdfDocument, number: int) -> Scan | None:
    try:
        page = document[number]
        try:
            return None if _has_text(page) else _drawn(page)
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        return Scan(None, why_not=str(error))


def _has_text(page: pdfium.PdfPage) -> bool:
    layer = page.get_textpage()
    try:
        signs = len("".join(str(layer.get_text_range()).split()))
    finally:
        layer.close()
    return signs >= FEW_SIGNS or (signs > 0 and not _is_picture(page))


def _is_picture(page: pdfium.PdfPage) -> bool:
    width, height = page.get_size()
    area = 0.0
    for picture in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = picture.get_bounds()
        area += (right - left) * (top - bottom)
    return bool(area > width * height / 2)


def _drawn(page: pdfium.PdfPage) -> Scan:
    width, height = page.get_size()
    scale = min(DPI / POINT, (MOST_PIXELS / (width * height)) ** 0.5)
    image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    return Scan(image.filter(ImageFilter.GaussianBlur(_SOFT)), scale)


@contextmanager
def _picture(sealed: Path, where: str) -> Iterator[Scans]:
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", Image.DecompressionBombWarning
        )  # the error that follows it stays
        try:
            image = Image.open(sealed, formats=_FORMATS)
            count = getattr(image, "n_frames", 1)
        except UnidentifiedImageError as error:
            others = f"picture other than {', '.join(_FORMATS)}"
            program = "a program that saves it as PNG"
            raise UnsupportedFormat(where, format=others, program=program) from error
        except Image.DecompressionBombError as error:
            what = f"a picture of more than {2 * (Image.MAX_IMAGE_PIXELS or 0):,} pixels"
            raise TooMuchInside(where, what_is=what) from error
        except _LEAKS as error:
            raise MalformedFile(where, format="picture", detail=error) from error
        with image:
            _few(count, where)
            yield Scans("pixel", "frame", (_frame(image, number) for number in range(count)))


def _frame(image: Image.Image, number: int) -> Scan:
    try:
        image.seek(number)
        grey = _grey(image)
    except _LEAKS as error:
        return Scan(None, why_not=str(error))
    pixels = grey.width * grey.height
    scale = 2.0 if pixels < _FEW_PIXELS else min(1.0, (MOST_PIXELS / pixels) ** 0.5)
    if scale != 1.0:
        size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
        grey = grey.resize(size, Image.Resampling.BICUBIC)
    return Scan(grey.filter(ImageFilter.GaussianBlur(_SOFT)), scale)


def _grey(frame: Image.Image) -> Image.Image:
    """Return a frame in 8 bits of grey; what is transparent is white, as on paper."""
    if frame.mode.startswith("I"):
        return frame.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if frame.has_transparency_data:
        frame = Image.alpha_composite(Image.new("RGBA", frame.size, "white"), frame.convert("RGBA"))
    return frame.convert("L")


def _few(count: int, where: str) -> None:
    if count > MOST_PAGES:
        raise TooMuchInside(where, what_is=f"more than {MOST_PAGES} pages")
