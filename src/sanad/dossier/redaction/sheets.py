# SPDX-License-Identifier: Apache-2.0
"""A PDF of pages that are each one picture, under which words can be searched and are never drawn.

Nothing else is in it: no metadata, no dates, no outlines. The same pages give the same bytes with the same versions of the libraries.
The words are set in a font whose glyphs are empty (Type 3, ISO 32000-1, 9.6.5) and mean what `/ToUnicode` says; each stretches over its box.
"""

import re
import unicodedata
import zlib
from collections.abc import Sequence
from io import BytesIO
from itertools import groupby

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

from sanad.dossier.redaction.covers import Word

_QUALITY = 90  # of JPEG
_PACKED = 6  # of zlib: 9 takes ten times as long for two in a hundred
_CODES = 256  # of a font
_UNIT = 1000  # of a glyph, to its side
_EMPTY = f"{_UNIT} 0 0 0 {_UNIT} {_UNIT} d1".encode()  # its width and box, and no stroke
_FEW = 3  # letters from which a word is wider than tall
_TALL = 1.5  # times as tall as wide is one that lies on its side
_RIGHT_TO_LEFT = {"R", "AL"}
_FROM_LEFT = re.compile(r"\d[\d.,:/-]*\d|[A-Za-z]+")


class Sheets:
    """The pages made so far; memory is that of their packed pictures."""

    def __init__(self) -> None:
        """Begin with none."""
        self._pdf = pikepdf.new()

    def add(self, picture: Image.Image, size: tuple[float, float], words: Sequence[Word]) -> None:
        """Add a page of `size` points filled by a picture in grey or three colours; boxes of words are in points from its left and top."""
        fonts = _Fonts(self._pdf, sorted({sign for word in words for sign in word.text}))
        drawn = f"q {size[0]:.3f} 0 0 {size[1]:.3f} 0 0 cm /P Do Q"
        written = [fonts.shown(word, size[1]) for word in words]
        page = Dictionary(
            Type=Name.Page,
            MediaBox=[0, 0, round(size[0], 3), round(size[1], 3)],
            Resources=Dictionary(XObject=Dictionary(P=self._packed(picture)), Font=fonts.made),
            Contents=self._pdf.make_stream("\n".join((drawn, "BT", *written, "ET")).encode()),
        )
        self._pdf.pages.append(pikepdf.Page(self._pdf.make_indirect(page)))

    def saved(self) -> bytes:
        """Return the file."""
        into = BytesIO()
        self._pdf.save(into, deterministic_id=True)
        return into.getvalue()

    def _packed(self, picture: Image.Image) -> pikepdf.Object:
        """Return a picture as it takes less: print without loss, photographs as JPEG; colours that are all grey as grey."""
        grey = picture if picture.mode == "L" or _has_colours(picture) else picture.convert("L")
        flat, jpeg = zlib.compress(grey.tobytes(), _PACKED), BytesIO()
        grey.save(jpeg, "JPEG", quality=_QUALITY, subsampling=0)
        is_flat = len(flat) <= len(jpeg.getvalue())
        stream = pikepdf.Stream(self._pdf, flat if is_flat else jpeg.getvalue())
        stream.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=grey.width,
            Height=grey.height,
            ColorSpace=Name.DeviceGray if grey.mode == "L" else Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=Name.FlateDecode if is_flat else Name.DCTDecode,
        )
        return stream


class _Fonts:
    """As many fonts as a page has need of, of 256 letters each."""

    def __init__(self, pdf: pikepdf.Pdf, letters: Sequence[str]) -> None:
        self._pdf, self.made = pdf, Dictionary()
        self._places = dict[str, tuple[int, int]]()
        for start in range(0, len(letters), _CODES):
            some = letters[start : start + _CODES]
            number = start // _CODES
            self._places |= {letter: (number, code) for code, letter in enumerate(some)}
            self.made[f"/F{number}"] = self._font(some)

    def shown(self, word: Word, height: float) -> str:
        """Return the operators that lay a word over its box, on a page of so many points."""
        signs = as_on_paper(word.text)
        left, top, right, bottom = word.box
        wide, high = right - left, bottom - top
        if len(signs) >= _FEW and high > _TALL * wide:  # a line of a page that lies on its side
            matrix = f"0 {-high / len(signs):.3f} {wide:.3f} 0 {left:.3f} {height - top:.3f} Tm"
        else:
            matrix = f"{wide / len(signs):.3f} 0 0 {high:.3f} {left:.3f} {height - bottom:.3f} Tm"
        runs = groupby((self._places[sign] for sign in signs), key=lambda place: place[0])
        texts = (
            f"/F{number} 1 Tf <{''.join(f'{code:02X}' for _, code in run)}> Tj"
            for number, run in runs
        )
        return " ".join((matrix, *texts))

    def _font(self, letters: Sequence[str]) -> pikepdf.Object:
        count = len(letters)
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=[0, 0, _UNIT, _UNIT],
            FontMatrix=[1 / _UNIT, 0, 0, 1 / _UNIT, 0, 0],
            CharProcs=Dictionary(E=self._pdf.make_stream(_EMPTY)),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([0, *[Name.E] * count])),
            FirstChar=0,
            LastChar=count - 1,
            Widths=[_UNIT] * count,
            Resources=Dictionary(),
            ToUnicode=self._pdf.make_stream(_meanings(letters).encode()),
        )
        return self._pdf.make_indirect(font)


def _meanings(letters: Sequence[str]) -> str:
    """Return what the codes of a font mean (ISO 32000-1, 9.10.3), at most 100 to a block."""
    lines = [f"<{code:02X}> <{_utf16(sign)}>" for code, sign in enumerate(letters)]
    blocks = (lines[at : at + 100] for at in range(0, len(lines), 100))
    told = "\n".join(f"{len(one)} beginbfchar\n" + "\n".join(one) + "\nendbfchar" for one in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /W def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{told}\nendcmap end end"
    )


def _utf16(sign: str) -> str:
    return sign.encode("utf-16-be", "replace").hex().upper()


def as_on_paper(word: str) -> str:
    r"""Return the letters of a word as they stand from the left: of one from right to left the last is first, but for figures and Latin in it.

    >>> as_on_paper("FIR"), as_on_paper("\u0635\u062f\u0631") == "\u0631\u062f\u0635"
    ('FIR', True)
    """
    if not any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in word):
        return word
    return _FROM_LEFT.sub(lambda run: run[0][::-1], word[::-1])


def _has_colours(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    return any(ImageChops.difference(red, other).getbbox() for other in (green, blue))
