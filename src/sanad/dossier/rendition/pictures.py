# SPDX-License-Identifier: Apache-2.0
"""Pictures for the typesetter: each frame upright, as its camera says, its pixels as they are."""

import warnings
from collections.abc import Iterator
from pathlib import Path

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from sanad.dossier.rendition.source import MOST_PAGES, Source
from sanad.errors import MalformedFile, TooLongForPaper
from sanad.values.canonical import Json

_MOST_PIXELS = 200_000_000  # as the reader of pictures
_AS_IT_IS = {"JPEG": ".jpg", "PNG": ".png"}
_MODES = frozenset({"1", "L", "LA", "RGB", "RGBA", "I;16"})  # what a PNG holds as it is


def pictures(source: Source, folder: Path) -> tuple[dict[str, Json], dict[str, Path]]:
    """Return the frames for the template, and their files by name; new ones are written to `folder`.

    A JPEG or PNG that stands upright is taken byte for byte, any other becomes PNG, which loses nothing but colours beyond RGB.

    Raises:
        TooLongForPaper: it holds too many frames.
        MalformedFile: it cannot be opened here, or holds too many pixels.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(source.path) as opened:
                files = dict(_frames(opened, source, folder))
                size = f"{opened.width} by {opened.height} pixels"
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        detail = f"the picture cannot be opened here: {_words(error)}"
        raise MalformedFile(source.name, format="picture", detail=detail) from error
    names: list[Json] = [*files]
    return {"kind": "pictures", "frames": names, "size": size}, files


def _words(error: Exception) -> str:
    """Return why a picture does not open; the library's own text would name our path."""
    if isinstance(error, UnidentifiedImageError):
        return "nothing here knows its kind, or its beginning is damaged"
    if isinstance(error, Image.DecompressionBombError):
        return "it has more pixels than are opened here"
    if isinstance(error, OSError) and error.strerror:  # the system's, not the picture's
        return error.strerror
    return "it begins as a picture, but its content is damaged, cut off, or packed in a way unknown here"


def _frames(opened: Image.Image, source: Source, folder: Path) -> Iterator[tuple[str, Path]]:
    frames = getattr(opened, "n_frames", 1)
    if frames > MOST_PAGES:
        raise TooLongForPaper(source.name, most=f"{MOST_PAGES} pages")
    if opened.width * opened.height > _MOST_PIXELS:
        detail = f"it has {opened.width} by {opened.height} pixels, more than are opened here"
        raise MalformedFile(source.name, format="picture", detail=detail)
    upright = opened.getexif().get(ExifTags.Base.Orientation, 1) == 1
    if frames == 1 and upright and opened.mode in _MODES and opened.format in _AS_IT_IS:
        opened.load()  # damaged pixels are told here
        yield f"frame{_AS_IT_IS[opened.format]}", source.path
        return
    for number in range(frames):
        opened.seek(number)
        frame = ImageOps.exif_transpose(opened)
        if frame.mode not in _MODES:
            frame = frame.convert("RGBA" if frame.has_transparency_data else "RGB")
        path = folder / f"frame-{number + 1}.png"
        frame.save(path, "PNG")
        yield path.name, path
