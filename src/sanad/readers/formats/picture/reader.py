# SPDX-License-Identifier: Apache-2.0
"""Read what a picture says of itself: kind, dimensions, pages, and what the camera wrote (EXIF), as facts of the receipt.

It holds no words of its own: text recognition looks at the same bytes afterwards. A thumbnail that does not look like the picture
(it was cropped or changed after the camera wrote it) becomes a file of its own. Dimensions are looked at before a pixel is
unpacked; pictures of more than `MOST_PIXELS` are refused. HEIC is told by its mark and its dimensions; its pixels and EXIF are not
read.
"""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageStat, UnidentifiedImageError
from PIL.PngImagePlugin import PngImageFile

from sanad.errors import MalformedFile, TooMuchInside
from sanad.readers.document import Document
from sanad.readers.formats.picture import NAME, VERSION
from sanad.readers.formats.picture.exif import facts, thumbnail, written
from sanad.readers.rows import Hints, Receipt

MOST_PIXELS = 200_000_000
"""Of one page: a sheet of A0 at 300 dpi has 140 million, the largest telephone camera 200."""
MOST_UNPACKED = 50_000_000
"""Pixels that are unpacked to see whether they can be."""
MOST_FRAMES = 10_000
UNLIKE = 24
"""Of 255, mean difference in brightness from which a thumbnail is another picture; repacking alone makes 1 to 5."""
_SIDE = 32
_LEAKS = (
    UnidentifiedImageError, OSError, ValueError, SyntaxError, LookupError, TypeError, AttributeError, EOFError, struct.error,
    ZeroDivisionError, OverflowError, RuntimeError,
)  # fmt: skip
"""What the library is known to raise on damaged pictures."""
_HEIF = 64 << 10


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Give the facts of a picture; it counts as one thing read.

    Raises:
        MalformedFile: it is no picture, or its beginning is damaged.
        TooMuchInside: it unpacks to more pixels than any honest picture.
    """
    with Document(sealed, into, hints, NAME, VERSION) as document:
        if _is_heic(sealed):
            _told_only(sealed, document)
        else:
            _open(sealed, document)
    return document.receipt("picture", itself=1)


def _open(sealed: Path, document: Document) -> None:
    try:
        with _limited(), Image.open(sealed) as picture:
            _look(picture, document)
    except Image.DecompressionBombError as error:
        what = f"a picture of more than {MOST_PIXELS:,} pixels"
        raise TooMuchInside(document.where, what_is=what) from error
    except UnidentifiedImageError as error:
        detail = "it begins like one, and is none"
        raise MalformedFile(document.where, format="picture", detail=detail) from error
    except _LEAKS as error:
        if (
            isinstance(error, OSError) and error.errno is not None
        ):  # the machine's fault, not the file's
            raise
        raise MalformedFile(document.where, format="picture", detail=error) from error


@contextmanager
def _limited() -> Iterator[None]:
    """Have the library refuse more than `MOST_PIXELS`, which it does at twice its figure, and keep its warnings still."""
    before = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        Image.MAX_IMAGE_PIXELS = before


def _look(picture: Image.Image, document: Document) -> None:
    document.fact("format", picture.format)
    document.fact("width", picture.width)
    document.fact("height", picture.height)
    document.fact("colours", picture.mode)
    if (dpi := picture.info.get("dpi")) is not None:
        document.fact("dots_per_inch", written(tuple(dpi)))
    document.fact("comment", written(picture.info.get("comment", b"")))
    try:
        for name, value in facts(picture):
            document.fact(name, value)
    except _LEAKS as error:
        document.note(f"what the camera wrote is damaged: {error}")
    _extras(picture, document)
    _frames(picture, document)
    _pixels(picture, document)


def _extras(picture: Image.Image, document: Document) -> None:
    if "xmp" in picture.info or "XML:com.adobe.xmp" in picture.info:
        document.note("it carries XMP, in which programs tell what they changed; it is not read")
    if "photoshop" in picture.info:
        document.note("it carries IPTC or Photoshop data, which is not read")
    if isinstance(picture, PngImageFile):
        for key, value in _texts(picture, document).items():
            if not key.startswith("XML:"):
                document.fact(f"png_{key}", written(value))


def _texts(picture: PngImageFile, document: Document) -> dict[str, str]:
    """Return the texts of a PNG; Pillow trips over an assertion where the data before them is damaged."""
    try:
        return dict(picture.text)
    except (AssertionError, *_LEAKS) as error:
        document.note(
            f"the texts that stand in the picture cannot be read: {str(error) or 'the data is damaged'}"
        )
        return {}


def _frames(picture: Image.Image, document: Document) -> None:
    frames = getattr(picture, "n_frames", 1)
    if frames > MOST_FRAMES:
        raise TooMuchInside(document.where, what_is=f"{frames} pictures")
    if frames > 1:
        document.fact("pages" if picture.format == "TIFF" else "frames", frames)


def _pixels(picture: Image.Image, document: Document) -> None:
    """Unpack the first page: what is damaged is noted, and the thumbnail is compared with what is left."""
    small, grey = thumbnail(picture), None
    picture.draft("L", (_SIDE * 8, _SIDE * 8))  # a JPEG is unpacked at an eighth of its size
    if picture.width * picture.height > MOST_UNPACKED:
        document.note("the picture is so large that its pixels were not looked at")
    else:
        try:
            grey = picture.convert("L").resize((_SIDE, _SIDE))
        except _LEAKS as error:
            document.note(f"the picture is damaged and can be shown in part or not at all: {error}")
    if small is None:
        return
    difference = None if grey is None else _difference(grey, small)
    document.fact("thumbnail_difference", difference)
    if difference is None or difference >= UNLIKE:
        document.note("the thumbnail does not look like the picture, or cannot be compared with it")
        document.inside.add("thumbnail.jpg", small, "picture")


def _difference(grey: Image.Image, small: bytes) -> int | None:
    try:
        with Image.open(BytesIO(small)) as thumb:
            other = thumb.convert("L").resize((_SIDE, _SIDE))
    except _LEAKS:
        return None
    return round(ImageStat.Stat(ImageChops.difference(grey, other)).mean[0])


def _is_heic(sealed: Path) -> bool:
    with sealed.open("rb") as file:
        start = file.read(12)
    return start[4:8] == b"ftyp" and start[8:12] not in {b"avif", b"avis"}


def _told_only(sealed: Path, document: Document) -> None:
    """Tell the largest picture that the properties of a HEIF name (ISO/IEC 23008-12, 6.5.3: ispe)."""
    with sealed.open("rb") as file:
        raw = file.read(_HEIF)
    document.fact("format", "HEIF")
    document.fact("brand", raw[8:12].decode("latin-1").strip())
    sizes = []
    at = raw.find(b"ispe")
    while at >= 0 and at + 16 <= len(raw):
        sizes.append(struct.unpack(">II", raw[at + 8 : at + 16]))
        at = raw.find(b"ispe", at + 4)
    if sizes:
        width, height = max(sizes, key=lambda size: size[0] * size[1])
        document.fact("width", width)
        document.fact("height", height)
    document.note(
        "HEIC is not unpacked here: neither its pixels nor what the camera wrote were read"
    )
