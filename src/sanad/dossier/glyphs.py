# SPDX-License-Identifier: Apache-2.0
"""Which signs documents can show. The typesetter is asked, because most of its fonts are inside of it and no file of ours lists them.

A sign that is shown alone may still fail beside others, as a mark on a letter of another font: then the page is refused when it is set.
"""

import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

from sanad.errors import GlyphMissing
from sanad.values.canonical import canonical

_FONTS = Path(__file__).parent / "fonts"
_PAGE = '#for sign in json("signs.json") [#text(sign)#parbreak()]'
_LACKS = re.compile(r"the text `\"(.*?)\"` could not be displayed", re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_asked_about = set(map(chr, range(0x20, 0x7F))) | {"\n", "\t"}
_lacking: set[str] = set()


def check_glyphs(where: str, text: str) -> None:
    """Refuse a text with a sign that no font of documents has.

    Raises:
        GlyphMissing: naming `where`, and each sign by its Unicode name.
    """
    if signs := lacking(text):
        raise GlyphMissing(where, signs=named(signs))


def lacking(text: str) -> str:
    """Return the signs of `text` that no font of documents has, each once, in their order.

    Costs 20 ms when there are signs that this process has not asked about (and once 0.2 s for the typesetter), else the length of the text.

    >>> lacking("Pashto څ, Urdu ے, no 中")
    '中'
    """
    signs = dict.fromkeys(text)
    if new := signs.keys() - _asked_about:
        _lacking.update(_asked(new))
        _asked_about.update(new)
    return "".join(sign for sign in signs if sign in _lacking)


def named(signs: str) -> str:
    """Return signs as people can look them up.

    >>> named("中")
    'U+4E2D CJK UNIFIED IDEOGRAPH-4E2D'
    """
    return ", ".join(f"U+{ord(sign):04X} {unicodedata.name(sign, 'without a name')}" for sign in signs)  # fmt: skip


def told(message: str) -> str:
    """Return the signs that the typesetter says it has no glyph for; none where it complains of something else."""
    runs = (_ESCAPE.sub(lambda code: chr(int(code[1], 16)), run) for run in _LACKS.findall(message))
    return "".join(dict.fromkeys("".join(runs)))


def _asked(signs: set[str]) -> set[str]:
    """Return those of `signs` that cannot be shown, by setting each on a line of its own as PDF/A, which admits no empty box."""
    import typst  # noqa: PLC0415  # 81 MB, needed by few commands

    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.typ"
        page.write_text(_PAGE, encoding="utf-8")
        (page.parent / "signs.json").write_bytes(canonical(sorted(signs)))
        try:
            typst.compile(
                str(page),
                root=folder,
                font_paths=[str(_FONTS)],
                ignore_system_fonts=True,
                pdf_standards=["a-3u"],
            )
        except typst.TypstError as error:
            return set(told(error.diagnostic)) & signs
    return set()
