# SPDX-License-Identifier: Apache-2.0
"""Redact a picture: its pixels, covered where marked, written anew as PNG, JPEG or TIFF with every frame; nothing else goes over.

What a camera or program wrote beside the pixels stays behind: Exif, its thumbnail, XMP, IPTC, comments, profiles of colour, further
pictures in the file. What is transparent becomes white, since pixels can hide under it. A picture that says it
lies on its side is turned upright, and the boxes of its words with it.
"""

import hashlib
import struct
import warnings
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from sanad.dossier.redaction.covers import Covers
from sanad.dossier.redaction.mark import Box, Layer, Mark, Redacted
from sanad.dossier.redaction.paint import Place, is_blank, paint, place, shows_through
from sanad.errors import BadValue, MalformedFile, NotRedacted, TooMuchInside

KINDS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/tiff": "TIFF"}
"""Media types, and what the library calls them."""
_HOW: dict[str, dict[str, object]] = {
    "PNG": {},
    "JPEG": {"quality": 90, "subsampling": 0},
    "TIFF": {"compression": "tiff_adobe_deflate"},
}
_BASELINE = {256, 257, 258, 259, 262, 273, 277, 278, 279, 284, 305, 339}
"""Tags of TIFF that say how pixels are packed (TIFF 6.0, part 1)."""
_OF_THE_PIXELS = {
    "jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "resolution", "compression",
}  # fmt: skip
_LEAKS = (
    OSError, SyntaxError, ArithmeticError, LookupError, TypeError, ValueError, EOFError, AssertionError,
    AttributeError, NotImplementedError, struct.error, zlib.error,
)  # fmt: skip
"""What the library is known to raise on damaged pictures."""


def redact_picture(
    source: Path, media_type: str, layers: Sequence[Layer], marks: Sequence[Mark]
) -> Redacted:
    """Return the copy; 24 million pixels take 1.1 s and 250 MB.

    Raises:
        MalformedFile: it is no such picture, or is damaged.
        TooMuchInside: it unpacks to more pixels than any honest picture.
        BadValue: a mark or a layer is not of this picture.
        NotRedacted: nobody knows where the words of a mark stand; or the copy did not pass its proof.
    """
    kind = KINDS[media_type]
    covers, into = Covers(source.name, layers, marks, spare=0), BytesIO()
    covered: list[list[Place]] = []
    with _opened(source, kind) as picture:
        count = getattr(picture, "n_frames", 1) if kind == "TIFF" else 1
        covers.check(count)
        frames = (_frame(picture, n, covers, covered, source.name) for n in range(1, count + 1))
        several = {"save_all": True, "append_images": frames} if kind == "TIFF" else {}
        next(frames).save(into, kind, **_HOW[kind], **several)
    raw = into.getvalue()
    prove(raw, kind, covered, source.name)
    return Redacted(raw, media_type, *covers.result(hashlib.sha256(raw).hexdigest()))


@contextmanager
def _opened(source: Path, kind: str) -> Iterator[Image.Image]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the error stays
        try:
            with Image.open(source, formats=[kind, "MPO"] if kind == "JPEG" else [kind]) as picture:
                yield picture
        except Image.DecompressionBombError as error:
            what = f"a picture of more than {2 * (Image.MAX_IMAGE_PIXELS or 0)} pixels"
            raise TooMuchInside(source.name, what_is=what) from error
        except UnidentifiedImageError as error:
            detail = "it begins like one, and is none"
            raise MalformedFile(source.name, format=kind, detail=detail) from error
        except _LEAKS as error:
            raise MalformedFile(source.name, format=kind, detail=error) from error


def _frame(
    picture: Image.Image, number: int, covers: Covers, covered: list[list[Place]], where: str
) -> Image.Image:
    """Return a frame as it goes into the copy, and add to `covered` what is covered on it."""
    picture.seek(number - 1)
    picture.load()
    orientation = picture.getexif().get(ExifTags.Base.Orientation, 1)
    turned = partial(_upright, orientation, picture.size)
    sheet = _flat(ImageOps.exif_transpose(picture))
    marked = covers.marked(number)
    places = [place(turned(one.cover), one.ground, 1, sheet.size) for one in marked]
    for one, (left, top, right, bottom) in zip(marked, (each.box for each in places), strict=True):
        if left >= right or top >= bottom:
            detail = "it lies outside the picture"
            raise BadValue(where, value=str(one.box), type="box", detail=detail)
    covers.strike(number, marked, partial(_is_blank, sheet, turned), turned)
    paint(sheet, places)
    covered.append(places)
    return sheet


def _is_blank(sheet: Image.Image, turned: Callable[[Box], Box], box: Box) -> bool:
    return is_blank(sheet, place(turned(box), "", 1, sheet.size))


def _upright(orientation: int, size: tuple[int, int], box: Box) -> Box:
    """Return where a box of a frame as it is stored lies when the frame stands upright (CIPA DC-008, 4.6.4: Orientation).

    >>> _upright(6, (400, 300), (0, 0, 100, 50))  # stored on its side: its left top comes to the right top
    (250, 0, 300, 100)
    """
    left, top, right, bottom = box
    if orientation in {2, 3, 7, 8}:
        left, right = size[0] - right, size[0] - left
    if orientation in {3, 4, 6, 7}:
        top, bottom = size[1] - bottom, size[1] - top
    return (top, left, bottom, right) if orientation in {5, 6, 7, 8} else (left, top, right, bottom)


def _flat(frame: Image.Image) -> Image.Image:
    """Return the pixels alone, in 8 bits of grey or of three colours; what is transparent is white, as on paper."""
    if frame.mode.startswith("I"):
        frame = frame.convert("I").point(lambda value: value * (1 / 256))
    if frame.has_transparency_data:
        frame = Image.alpha_composite(Image.new("RGBA", frame.size, "white"), frame.convert("RGBA"))
    sheet = Image.new("L" if frame.mode in {"1", "L", "I"} else "RGB", frame.size)
    sheet.paste(frame.convert(sheet.mode))  # into a new picture: the old one's notes go with it
    return sheet


def prove(raw: bytes, kind: str, covered: Sequence[Sequence[Place]], where: str) -> None:
    """Refuse a copy that is not exactly what it should be.

    Raises:
        NotRedacted: a picture shows through its cover, or the file holds something else than pixels.
    """
    with Image.open(BytesIO(raw), formats=[kind]) as picture:
        if getattr(picture, "n_frames", 1) != len(covered):
            raise NotRedacted(where, detail="the copy has another number of frames")
        for number, places in enumerate(covered):
            picture.seek(number)
            picture.load()
            if strange := _beside_the_pixels(picture):
                raise NotRedacted(where, detail=f"the copy holds more than pixels: {strange}")
            if shows_through(picture, places):
                raise NotRedacted(where, detail=f"frame {number + 1} shows through a mark")


def _beside_the_pixels(picture: Image.Image) -> str:
    """Name what a picture carries that is no pixel and does not say how pixels are packed."""
    found = {str(key) for key in picture.info} - _OF_THE_PIXELS
    found |= {mark for mark, _ in getattr(picture, "applist", ())} - {"APP0"}
    found |= {f"tag {tag}" for tag in set(picture.getexif()) - _BASELINE}
    return ", ".join(sorted(found))
