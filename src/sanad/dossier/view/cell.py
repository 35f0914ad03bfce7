# SPDX-License-Identifier: Apache-2.0
"""Looking as bytes: the order that goes into a cell, and what comes out of it.

What comes out is read as strictly as evidence: the cell held hostile bytes. Pixels and samples are counted here, and wrapped as PNG or WAV here;
so what a screen gets was written by this program outside of any cell.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from sanad.dossier.view.page import Drawn, draw
from sanad.dossier.view.sound import (
    FASTEST_HZ,
    MOST_CHANNELS,
    MOST_PEAKS,
    Heard,
    decode,
    header,
)
from sanad.errors import ReaderStopped, SanadError
from sanad.readers.outcome import error_of, told_of
from sanad.values.canonical import canonical

T = TypeVar("T")

VERSION = "1"
MADE = "made"
"""Name of the file of pixels or samples that a cell leaves."""
_NOTE = "sanad"
_THREE = 3  # bytes of a pixel
_MOST_SIDE = 1 << 24
_QUICK = 3  # of zlib: 6 takes twice as long for one in twenty


@cache
def renderer() -> str:
    """Return what tells pictures of one renderer from those of another: ours, and the libraries that draw."""
    return f"{VERSION}-{version('pypdfium2')}-{version('pillow')}"


def order_to_draw(sealed: Path, media_type: str, page: int, width: int, into: Path) -> bytes:
    """Return an order to draw a page of `sealed` to the folder `into`."""
    return canonical({"sealed": str(sealed), "media_type": media_type, "page": page, "width": width, "into": str(into)})  # fmt: skip


def draw_page(order: bytes) -> bytes:
    """Draw as ordered and return what was drawn, or the error; made to run in a cell."""
    told = json.loads(order)
    try:
        made = draw(Path(told["sealed"]), told["media_type"], told["page"], told["width"], Path(told["into"]) / MADE)  # fmt: skip
    except SanadError as error:
        return canonical(told_of(error))
    return json.dumps(asdict(made)).encode()


def png(answer: bytes, folder: Path, where: str) -> bytes:
    """Return the picture that `draw_page` left in `folder`, as PNG that holds what `read_png` returns.

    Raises:
        EvidenceFault, CallerFault: what the cell answered instead.
        ReaderStopped: it is none of its answers.
    """
    drawn = _told(answer, where, _drawn)
    _require(folder, drawn.width * drawn.height * _THREE, where)
    raw = (folder / MADE).read_bytes()
    note = PngInfo()
    note.add_text(_NOTE, json.dumps(asdict(drawn)))
    out = BytesIO()
    image = Image.frombytes("RGB", (drawn.width, drawn.height), raw)
    image.save(out, "PNG", pnginfo=note, compress_level=_QUICK)
    return out.getvalue()


def read_png(raw: bytes) -> Drawn:
    """Return what `png` wrote into a picture of its own."""
    with Image.open(BytesIO(raw), formats=("PNG",)) as image:
        return _drawn(json.loads(str(image.info[_NOTE])))


def order_to_play(sealed: Path, into: Path) -> bytes:
    """Return an order to decode `sealed` to the folder `into`."""
    return canonical({"sealed": str(sealed), "into": str(into)})


def play(order: bytes) -> bytes:
    """Decode as ordered and return what was heard, or the error; made to run in a cell."""
    told = json.loads(order)
    try:
        made = decode(Path(told["sealed"]), Path(told["into"]) / MADE)
    except SanadError as error:
        return canonical(told_of(error))
    return json.dumps(asdict(made)).encode()


def wav(answer: bytes, folder: Path, where: str) -> Heard:
    """Give the samples that `play` left in `folder` their header, and return what was heard; raises as `png`."""
    heard = _told(answer, where, heard_of)
    _require(folder, heard.size, where)
    with (folder / MADE).open("r+b") as file:
        file.write(header(heard))
    return heard


def heard_of(told: dict[str, Any]) -> Heard:
    """Read what was heard back from its document form.

    Raises:
        ValueError, TypeError, KeyError: it is none.
    """
    peaks = tuple(tuple((_within(low, 1 << 15), _within(high, 1 << 15)) for low, high in each) for each in told["peaks"])  # fmt: skip
    channels = _within(told["channels"], MOST_CHANNELS)
    if channels < 1 or len(peaks) != channels or any(len(each) > MOST_PEAKS for each in peaks):
        raise ValueError("peaks")
    rate = _within(told["rate_hz"], FASTEST_HZ)
    samples = _within(told["samples"], 1 << 32)
    if rate < 1 or samples < 0 or type(told["broken"]) is not bool:
        raise ValueError("sound")
    return Heard(rate, channels, _within(told["stored"], 1 << 16), samples, peaks, told["broken"])


def _drawn(told: dict[str, Any]) -> Drawn:
    width, height = (_within(each, _MOST_SIDE) for each in (told["width"], told["height"]))
    across, down = (_within(each, 1 << 40) for each in told["size"])
    if min(width, height, across, down) < 1 or told["unit"] not in {"point", "pixel"}:
        raise ValueError("size")
    turn = _within(told["orientation"], 8)
    if turn < 1:
        raise ValueError("orientation")
    return Drawn(_within(told["pages"], 1 << 20), told["unit"], (across, down), turn, width, height)


def _told(answer: bytes, where: str, understood: Callable[[dict[str, Any]], T]) -> T:
    """Return what a cell made, or raise what it answered instead."""
    try:
        told = json.loads(answer)
        made = error_of({**told, "where": where}) if "code" in told else understood(told)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _other(where) from error
    if isinstance(made, SanadError):
        raise made
    return made


def _require(folder: Path, size: int, where: str) -> None:
    """Refuse a folder in which there is anything but one file of that many bytes."""
    left = list(folder.iterdir())
    if [path.name for path in left] != [MADE] or left[0].lstat().st_size != size:
        raise _other(where)


def _within(number: object, most: int) -> int:
    if type(number) is not int or not -most <= number <= most:
        raise ValueError("number")
    return number


def _other(where: str) -> ReaderStopped:
    return ReaderStopped(where, detail="what it left is not what was ordered")
