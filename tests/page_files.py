# SPDX-License-Identifier: Apache-2.0
"""Files with pages, pictures and sound, for tests that look at them."""

import wave
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw

AT = (104, 100)
"""Where the baseline of the first word of a page begins, in points from the left and top."""


def pdf(*pages: str, rotate: int = 0) -> bytes:
    """Return a PDF of pages of 400 by 300 points, each with some words in 20 points."""
    made = pikepdf.new()
    for words in pages:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        text = f"BT /F 20 Tf 1 0 0 1 {AT[0]} {300 - AT[1]} Tm ({words}) Tj ET"
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, 400, 300]),
            Contents=made.make_stream(text.encode()),
            Resources=Dictionary(Font=Dictionary(F=font)),
            Rotate=rotate,
        )
        made.pages.append(pikepdf.Page(made.make_indirect(page)))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def photograph(orientation: int = 1, size: tuple[int, int] = (120, 80)) -> bytes:
    """Return a JPEG, stored as a camera held so stores it, that is white but for a black square in the corner left and top of what is stored."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, 19, 19), fill="black")
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = BytesIO()
    image.save(out, "JPEG", exif=exif, quality=95)
    return out.getvalue()


def sound(seconds: float = 1.0, channels: int = 1, rate_hz: int = 8000) -> bytes:
    """Return a WAV file: silence, and in its second half a square wave of half the volume, in every channel."""
    half = round(seconds * rate_hz / 2)
    quiet = bytes(2 * channels * half)
    loud = b"".join(
        (16384 if n // 8 % 2 else -16384).to_bytes(2, "little", signed=True) * channels
        for n in range(half)
    )
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((channels, 2, rate_hz, 0, "NONE", ""))
        file.writeframes(quiet + loud)
    return out.getvalue()
