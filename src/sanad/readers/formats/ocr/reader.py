# SPDX-License-Identifier: Apache-2.0
"""Recognise the words of pages that are pictures, and say of each how sure the machine is.

The layer is of kind `ocr` (docs/formats/citation.md): part n is page or frame n, empty where the page has a text layer
or nothing was read. What is low must be confirmed by a person before it is quoted: below the confidence `LOW`, and where
digits read twice are not the same. Guarantees: the same bytes, trained data and versions give the same layer; the layer
names them all. Does not guarantee that a word is right, low or not: it is a machine's reading. Nastaliq is not read;
where the confidence looks like it, a note says so.
"""

from contextlib import ExitStack
from dataclasses import replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import tesserocr
from PIL import Image

from sanad.readers.formats.ocr import NAME, VERSION
from sanad.readers.formats.ocr.engine import Engine
from sanad.readers.formats.ocr.recognise import Page, recognise
from sanad.readers.formats.ocr.tessdata import Tessdata, find
from sanad.readers.layer import head_of, write_layer, write_rejects
from sanad.readers.rows import Hints, Receipt
from sanad.readers.scans import Box, scans
from sanad.values.canonical import Json, canonical

MOST_LAYER = 60 << 20
"""Bytes of JSON: a stranger's verifier reads layers up to 64 MiB."""
_REASONS = {
    "no_words": "Nothing on the page could be read; it may be blank, a photograph, handwriting or in Nastaliq.",
    "damaged_page": "The page cannot be drawn: {}",
    "layer_full": "The layer holds as much as one may; receive the rest of the document as files of its own.",
}
_TURNS = {
    90: Image.Transpose.ROTATE_90,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_270,
}


class _Account:
    """What was read so far: parts of the layer, rejects, and what a person should know."""

    def __init__(self) -> None:
        self.parts: list[Json] = []
        self.rejects: list[dict[str, object]] = []
        self.stored = self.words = self.low = self.size = 0
        self.nastaliq: list[str] = []
        self.turned: list[str] = []

    def reject(self, number: int, label: str, code: str, why: str = "") -> None:
        reason = _REASONS[code].format(why)
        self.rejects.append({"row": number, "code": code, "reason": reason, "written": label})

    def take(self, number: int, label: str, page: Page, turned: int, scale: float) -> None:
        """Put the page read last into its part, or set it aside when nothing was read."""
        if not page.words:
            self.reject(number, label, "no_words")
            return
        self.parts[-1] = part = {
            "label": label,
            "languages": list(page.languages),
            "turned": turned,
            **_laid_out(page, scale),
        }
        self.size += len(canonical(part))
        self.stored += 1
        self.words += len(page.words)
        self.low += len(page.low)
        self.nastaliq += [label] if page.perhaps_nastaliq else []
        self.turned += [label] if turned else []

    def notes(self) -> tuple[str, ...]:
        """Return the sentences of the receipt."""
        said = []
        if self.low:
            said.append(f"{self.low} of {self.words} words need a person before they are quoted")
        if self.nastaliq:
            listed = _listed(self.nastaliq)
            said.append(f"the page may be in Nastaliq; nothing here reads it: {listed}")
        if self.turned:
            said.append(f"read after turning the page upright: {_listed(self.turned)}")
        return tuple(said)


class _Machine:
    """Tesseract, loaded when the first page needs it: most files have none to recognise."""

    def __init__(self, where: str, stack: ExitStack) -> None:
        self._where, self._stack = where, stack

    @cached_property
    def data(self) -> Tessdata:
        """Its trained data; raises `ToolMissing`."""
        return find(self._where)

    @cached_property
    def engine(self) -> Engine:
        """The program."""
        return self._stack.enter_context(Engine(self.data.folder))


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write what was recognised into `layer.json`, pages of which nothing was into `rejects.parquet`.

    A PDF whose pages all have text has nothing to read, and no layer.

    Raises:
        ToolMissing: Tesseract's trained data is not installed, and there is a page that needs it.
        MalformedFile, LockedFile, UnsupportedFormat: the file cannot be opened.
        TooMuchInside: it holds more pages or pixels than any honest file.
    """
    account = _Account()
    with ExitStack() as stack:
        found = stack.enter_context(scans(sealed, hints.name))
        machine = _Machine(hints.name, stack)
        for number, scan in enumerate(found.parts, start=1):
            label = f"{found.word} {number}"
            account.parts.append({"label": label, "text": ""})
            if scan is None:
                continue
            if account.size >= MOST_LAYER:
                account.reject(number, label, "layer_full")
            elif scan.image is None:
                account.reject(number, label, "damaged_page", scan.why_not)
            else:
                page, turned = _recognised(machine.engine, scan.image, hints.language)
                account.take(number, label, page, turned, scan.scale)
        if account.stored:
            head = head_of(sealed, hints.exhibit, NAME, VERSION)
            tool = _tool(machine.data)
            write_layer(into, NAME, head, unit=found.unit, tool=tool, parts=account.parts)
    return Receipt(
        NAME,
        VERSION,
        NAME,
        read=account.stored + len(account.rejects),
        stored=account.stored,
        rejected=len(account.rejects),
        rejects_by_code=write_rejects(into, account.rejects),
        notes=account.notes(),
        facts={"words": account.words, "low": account.low},
    )


def _recognised(engine: Engine, image: Image.Image, language: str | None) -> tuple[Page, int]:
    """Return what stands on a page, with its boxes on the page as it is, and by how much it lies turned."""
    turned = engine.turn(image)
    if not turned:
        return recognise(engine, image, language), 0
    page = recognise(engine, image.transpose(_TURNS[turned]), language)
    return _turned_back(page, turned, image.size), turned


def _laid_out(page: Page, scale: float) -> dict[str, Json]:
    """Return the text of a page and its words with their places in it: blanks between words, a line feed between lines."""
    unsure = page.low
    text, words = "", list[dict[str, Json]]()
    for line in page.lines:
        text += "\n" if text else ""
        for at, word in enumerate(line):
            text += " " if at else ""
            words.append(
                {
                    "start": len(text),
                    "end": len(text) + len(word.text),
                    "box": _in_units(word.box, scale),
                    "confidence": word.confidence,
                    "low": len(words) in unsure,
                }
            )
            text += word.text
    digits = [
        {
            "start": words[each.word]["start"],
            "end": words[each.word]["end"],
            "english": each.english,
            "confidence": each.confidence,
        }
        for each in page.digits
    ]
    return {"text": text, "words": words, "digits": digits}


def _in_units(box: Box, scale: float) -> list[Json]:
    """Return a box in whole units, grown outwards: JSON that is hashed holds no fractions."""
    left, top, right, bottom = box
    return [int(left / scale), int(top / scale), -int(-right // scale), -int(-bottom // scale)]


def _turned_back(page: Page, turned: int, size: tuple[int, int]) -> Page:
    """Return the words with their boxes on the page as it is, not as it was turned for reading."""
    lines = tuple(
        tuple(replace(word, box=_on_page(word.box, turned, size)) for word in line)
        for line in page.lines
    )
    return replace(page, lines=lines)


def _on_page(box: Box, turned: int, size: tuple[int, int]) -> Box:
    left, top, right, bottom = box
    width, height = size
    if turned == 90:  # noqa: PLR2004 - degrees
        return width - bottom, left, width - top, right
    if turned == 180:  # noqa: PLR2004 - degrees
        return width - right, height - bottom, width - left, height - top
    return top, height - right, bottom, height - left


def _tool(data: Tessdata) -> dict[str, Json]:
    """Return everything on which the words depend besides the bytes."""
    return {
        "tesseract": tesserocr.tesseract_version().split()[1],
        "pdfium": version("pypdfium2"),
        "pillow": version("pillow"),
        "data": dict(data.digests),
    }


def _listed(labels: list[str], most: int = 20) -> str:
    shown = ", ".join(labels[:most])
    return shown if len(labels) <= most else f"{shown} and {len(labels) - most} more"
