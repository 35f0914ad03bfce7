# SPDX-License-Identifier: Apache-2.0
"""A picture on a sheet of paper: PDF/A-3, the same bytes every time, its words to be searched and its description to be heard.

PDF/A wants a date and a finding has none: that of the file is the first second of 1970, as nobody's clock shows. Fonts come from this package and from the typesetter, never from the system.
"""

from pathlib import Path

from sanad.dossier.pictures.picture import Picture

_SHEET = Path(__file__).with_name("sheet.typ")
_FONTS = Path(__file__).parents[1] / "fonts"


def pdf(picture: Picture) -> bytes:
    """Return a picture as one page of A4; about 0.3 s."""
    import typst  # noqa: PLC0415  # 81 MB, needed by one command only

    return bytes(
        typst.compile(
            str(_SHEET),
            font_paths=[str(_FONTS)],
            ignore_system_fonts=True,
            pdf_standards=["a-3a"],
            timestamp=0,
            sys_inputs={"svg": picture.svg, "title": picture.title, "alt": picture.alt},
        )
    )
