# SPDX-License-Identifier: Apache-2.0
"""Tesseract, held so that the same picture gives the same words: LSTM only, no dictionary learnt from earlier pages.

The layout of a page and the reading of its lines are two steps. Read as a page, about one line in ten of Arabic script
comes out as noise at a confidence of 30, because its baseline was taken wrongly; the same line cut out with a
small margin is read at 90. So Tesseract finds the lines, and each is read by itself.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import tesserocr
from PIL import Image
from tesserocr import OEM, PSM, RIL

from sanad.readers.formats.ocr.tessdata import ARABIC_SCRIPT, ENGLISH, ORIENTATION
from sanad.readers.scans import Box

MARGIN = 8  # pixels around a line: without it letters are cut, with 16 the next line comes in
_TURNED = 5  # least confidence of a turn: upright pages of print give 10 to 25, Nastaliq 0 to 2
_WORD = "5"  # level of a word in Tesseract's TSV
_TSV_FIELDS = 12


@dataclass(frozen=True)
class Word:
    """A word as read: its letters in reading order, 0 to 100, and where it stands in the picture."""

    text: str
    confidence: int
    box: Box


class Engine:
    """All that Tesseract is asked, with every language loaded once. Use it as a context."""

    def __init__(self, folder: Path) -> None:
        """Load what lies in `folder`."""
        self._stack = ExitStack()
        path = f"{folder}/"
        self._layout = self._load(path, ENGLISH, PSM.AUTO)
        self._turn = self._stack.enter_context(
            tesserocr.PyTessBaseAPI(path=path, lang=ORIENTATION, psm=PSM.OSD_ONLY)
        )
        self._lines = {
            name: self._load(path, name, PSM.RAW_LINE) for name in (ENGLISH, *ARABIC_SCRIPT)
        }
        self._size = (0, 0)
        self._known: dict[tuple[Box, str], list[Word]] = {}

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the memory back."""
        self._stack.close()

    def turn(self, page: Image.Image) -> int:
        """Return by how many degrees, clockwise, the page must be turned to stand upright; 0 when in doubt."""
        self._turn.SetImage(page)
        found = self._turn.DetectOrientationScript()
        if found is None or found["orient_conf"] < _TURNED:
            return 0
        return int(found["orient_deg"])

    def look(self, page: Image.Image) -> list[Box]:
        """Take a page in hand and return its lines of text in the order of reading."""
        self._size = page.size
        self._known.clear()
        for reader in self._lines.values():
            reader.SetImage(page)
        self._layout.SetImage(page)
        found = self._layout.AnalyseLayout()
        if found is None:
            return []
        boxes = [
            line.BoundingBox(RIL.TEXTLINE) for line in tesserocr.iterate_level(found, RIL.TEXTLINE)
        ]
        return [box for box in boxes if box is not None]

    def black(self) -> Image.Image:
        """Return the page in hand as Tesseract sees it: 0 where ink stands, 255 elsewhere."""
        seen: Image.Image = self._layout.GetThresholdedImage().convert("L")
        return seen

    def read(self, box: Box, language: str) -> list[Word]:
        """Read one line, or a part of it, of the page in hand; what was read before is not read again."""
        if (box, language) not in self._known:
            self._known[box, language] = self._read(box, language)
        return self._known[box, language]

    def _read(self, box: Box, language: str) -> list[Word]:
        left, top = max(0, box[0] - MARGIN), max(0, box[1] - MARGIN)
        right, bottom = min(self._size[0], box[2] + MARGIN), min(self._size[1], box[3] + MARGIN)
        reader = self._lines[language]
        reader.SetRectangle(left, top, right - left, bottom - top)
        return list(_words(reader.GetTSVText(0)))

    def _load(self, path: str, language: str, mode: int) -> Any:  # noqa: ANN401 - ships no types
        reader = tesserocr.PyTessBaseAPI(path=path, lang=language, psm=mode, oem=OEM.LSTM_ONLY)
        self._stack.enter_context(reader)
        reader.SetVariable("tessedit_enable_doc_dict", "0")
        return reader


def _words(table: str) -> Iterator[Word]:
    """Yield the words of Tesseract's TSV, in which letters stand in the order of reading."""
    for line in table.split("\n"):
        fields = line.split("\t", _TSV_FIELDS - 1)
        if len(fields) == _TSV_FIELDS and fields[0] == _WORD and fields[-1].strip():
            left, top, width, height = map(int, fields[6:10])
            box = (left, top, left + width, top + height)
            yield Word(fields[-1].strip(), int(float(fields[10])), box)
