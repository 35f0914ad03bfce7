# SPDX-License-Identifier: Apache-2.0
"""Cut words out of the pages on which they stand, for a person to look at. Made to run in a cell: the bytes are evidence."""

import json
from collections import defaultdict
from pathlib import Path

from PIL import Image, ImageDraw

from sanad.errors import SanadError
from sanad.readers.outcome import told_of
from sanad.readers.scans import Box, Scan, scans
from sanad.values.canonical import canonical

_BESIDE, _ABOVE = 12, 1
"""How much of the page is shown around a word, in heights of the word: its line, and a line more on each side."""
_FRAME = 3  # pixels


def order_for(sealed: Path, into: Path, boxes: list[tuple[int, Box]]) -> bytes:
    """Return an order to cut out each (part, box in the units of the layer) of `sealed`, in order, as `into`/0.png, 1.png and so on."""
    return json.dumps({"sealed": str(sealed), "into": str(into), "boxes": boxes}).encode()


def carry_out(order: bytes) -> bytes:
    """Cut as ordered and return the numbers of the cuttings made, or the error; what cannot be drawn has none."""
    told = json.loads(order)
    wanted = defaultdict[int, list[tuple[int, Box]]](list)
    for number, (part, box) in enumerate(told["boxes"]):
        wanted[part].append((number, tuple(box)))
    made: list[int] = []
    sealed, into = Path(told["sealed"]), Path(told["into"])
    try:
        with scans(sealed, sealed.name) as found:
            for part, scan in enumerate(found.parts, start=1):
                if scan is None or scan.image is None:
                    continue
                for number, box in wanted[part]:
                    _cutting(scan, scan.image, box).save(into / f"{number}.png")
                    made.append(number)
                if part == max(wanted):
                    break
    except SanadError as error:
        return canonical(told_of(error))
    return canonical(sorted(made))


def _cutting(scan: Scan, page: Image.Image, box: Box) -> Image.Image:
    """Return the word in its line, framed."""
    left, top, right, bottom = (round(edge * scan.scale) for edge in box)
    height = max(1, bottom - top)
    corner = max(0, left - _BESIDE * height), max(0, top - _ABOVE * height)
    end = min(page.width, right + _BESIDE * height), min(page.height, bottom + _ABOVE * height)
    cut = page.crop((*corner, *end)).convert("RGB")
    frame = (left - corner[0] - _FRAME, top - corner[1] - _FRAME, right - corner[0] + _FRAME, bottom - corner[1] + _FRAME)  # fmt: skip
    ImageDraw.Draw(cut).rectangle(frame, outline=(200, 30, 30), width=_FRAME)
    return cut
