# SPDX-License-Identifier: Apache-2.0
"""A sheet of lines, areas and words in whole units, written as SVG 1.1.

Guarantees: the same calls give the same bytes on every machine. Coordinates are integers; angles go through `turned`, which uses only
the operations that IEEE 754 rounds exactly; no font is measured. Words are escaped, signs that act on whoever looks are shown
(`sanad.values.visible`), and words in Arabic script are isolated (UAX #9), so that a number beside them keeps its place.
Each element stands on a line of its own, words last in `<text>`: the typesetter sets those itself.

Does not guarantee that the fonts named are there: labels are laid out for 0.6 em per sign, the width of DejaVu Sans Mono.
"""

import re
from xml.sax.saxutils import escape, quoteattr

from sanad.values.visible import visible

WIDTH = 1000
"""Units across every picture; one unit is 0.162 mm on a page of a dossier."""
LABEL = 15
"""Size of a label, in units."""
INK, QUIET, RULE, PAPER = "#1a1a1a", "#5b5b5b", "#b8b8b8", "#ffffff"
BLUE, ORANGE, GREEN, RED, GREY = "#2f5f8f", "#b3561d", "#5d9560", "#8f2f3c", "#dededa"
SHADES = ("#f4f4f1", "#dbe6f0", "#b5cde2", "#84abcf", "#4f83b4", "#2b5a8a", "#12365c")
"""From nothing to most."""

_LETTERS = "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff\u200c]+"
_ARABIC = re.compile(
    f"{_LETTERS}(?:[ …]{_LETTERS})*"
)  # with what `short` left out, or its ends change places
_NOT_XML = re.compile("[\ufffe\uffff]")
_FONTS = {"label": "DejaVu Sans Mono, monospace", "prose": "Libertinus Serif, serif"}


class Drawing:
    """Collects what is drawn, in order; later things lie above earlier ones, words above all."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._shapes: list[str] = []
        self._words: list[str] = []

    def line(self, start: tuple[int, int], end: tuple[int, int], colour: str = RULE, width: int = 1, *, dashed: bool = False) -> None:  # fmt: skip
        """Draw a straight line."""
        self.path(f"M{start[0]} {start[1]}L{end[0]} {end[1]}", stroke=colour, width=width, dashed=dashed)  # fmt: skip

    def path(self, along: str, fill: str = "none", stroke: str = "none", width: int = 1, *, dashed: bool = False) -> None:  # fmt: skip
        """Draw along path commands whose numbers are integers."""
        dashes = f' stroke-dasharray="{4 * width} {3 * width}"' if dashed else ""
        self._shapes.append(f'<path d="{along}" fill="{fill}" stroke="{stroke}" stroke-width="{width}"{dashes}/>')  # fmt: skip

    def box(self, corner: tuple[int, int], size: tuple[int, int], fill: str, stroke: str = "none", *, dashed: bool = False) -> None:  # fmt: skip
        """Draw a rectangle from its upper left corner."""
        (x, y), (width, height) = corner, size
        self.path(f"M{x} {y}h{width}v{height}h{-width}z", fill, stroke, dashed=dashed)

    def circle(self, centre: tuple[int, int], radius: int, fill: str, stroke: str = "none", *, dashed: bool = False) -> None:  # fmt: skip
        """Draw a circle."""
        x, y = centre
        arcs = f"M{x - radius} {y}a{radius} {radius} 0 1 1 {2 * radius} 0a{radius} {radius} 0 1 1 {-2 * radius} 0z"
        self.path(arcs, fill, stroke, dashed=dashed)

    def text(self, at: tuple[int, int], words: str, size: int = LABEL, anchor: str = "start", colour: str = INK, turn: int = 0, font: str = "label") -> None:  # fmt: skip
        """Write words, if there are any, on a base line that begins, has its middle or ends at a point, turned clockwise by tenths of a degree."""
        if not words:
            return
        x, y = at
        turned_by = f' transform="rotate({tenths(turn)} {x} {y})"' if turn else ""
        self._words.append(
            f'<text x="{x}" y="{y}" font-family="{_FONTS[font]}" font-size="{size}" text-anchor="{anchor}" fill="{colour}"{turned_by}>'
            f"{_isolated(words)}</text>"
        )

    def tag(self, at: tuple[int, int], words: str, size: int = LABEL) -> None:
        """Write quiet words around the middle of a base line, on a piece of paper that covers what was drawn there."""
        if words:
            half = size * 3 * len(words) // 10 + 2
            self.box((at[0] - half, at[1] - size), (2 * half, size + 4), PAPER)
            self.text(at, words, size, "middle", QUIET)

    def svg(self, height: int, title: str, description: str) -> str:
        """Return the whole as SVG, with a title and a description for those who do not see it."""
        label = quoteattr(plain(title))
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" aria-label={label}>',
                f"<title>{escape(plain(title))}</title>",
                f"<desc>{escape(plain(description))}</desc>",
                f'<path d="M0 0h{WIDTH}v{height}h{-WIDTH}z" fill="{PAPER}"/>',
                *self._shapes,
                *self._words,
                "</svg>\n",
            ]
        )


def short(words: str, most: int) -> str:
    """Return words in at most so many signs, left out in the middle, where names and accounts differ least; the table has them whole.

    >>> short("+923990000001", 20), short("PK00SAMP0000000000000001", 12)
    ('+923990000001', 'PK00SA…00001')
    """
    if len(words) <= most:
        return words
    tail = (most - 1) // 2
    return f"{words[: most - 1 - tail]}…{words[-tail:]}"


def tenths(number: int) -> str:
    """Return tenths as a decimal number.

    >>> tenths(1435), tenths(-5)
    ('143.5', '-0.5')
    """
    return f"{'-' if number < 0 else ''}{abs(number) // 10}.{abs(number) % 10}"


def turned(centre: tuple[int, int], radius: int, angle: int) -> tuple[int, int]:
    """Return the point at a distance from a centre, at tenths of a degree clockwise from twelve o'clock.

    >>> turned((0, 0), 100, 900), turned((0, 0), 100, 300), turned((0, 0), 100, 2250)
    ((100, 0), (50, -87), (-71, 71))
    """
    return centre[0] + _scaled(radius, angle), centre[1] - _scaled(radius, angle + 900)


def level(value: int, most: int, steps: int) -> int:
    """Return 0 for nothing, else in which of so many equal steps up to `most` a value lies, from 1."""
    return 0 if value <= 0 else 1 + (value - 1) * steps // most


def _scaled(radius: int, angle: int) -> int:
    """Return radius times the sine, rounded; by its series, because libraries of sines differ in their last digit."""
    quarter, rest = divmod(angle % 3600, 900)
    turn = (900 - rest if quarter % 2 else rest) * 3.141592653589793 / 1800
    term = total = turn
    for power in range(3, 22, 2):
        term *= -turn * turn / (power * (power - 1))
        total += term
    # exact halves, as of 30 degrees, are rounded up however the sum ends
    size = int(radius * total + 0.500001)
    return -size if quarter >= 2 else size  # noqa: PLR2004  # the lower half of the circle


def plain(words: str) -> str:
    """Return words that XML 1.0 can hold (production Char), with signs that act on whoever looks as escapes."""
    return _NOT_XML.sub("\ufffd", visible(words))


def _isolated(words: str) -> str:
    return _ARABIC.sub("\u2067\\g<0>\u2069", escape(plain(words)))
