# SPDX-License-Identifier: Apache-2.0
"""A picture of a finding: SVG under a title, over a caption that says by what method, of when and from what it is made.

The picture is a view of a table that stands beside it and holds every word and number whole. What is drawn together, or not at
all, is counted in the caption.
"""

import textwrap
from dataclasses import dataclass

from sanad.analysis.finding import Finding
from sanad.analysis.origin import origin
from sanad.dossier.pictures.drawing import QUIET, RULE, WIDTH, Drawing

TOP = 62
"""Where the drawing under a title begins, in units from above."""
_PROSE, _SIGNS, _STEP = 16, 108, 21
"""Size of the caption, signs on a line of it, and from line to line: lines fit in DejaVu Serif, too, which is wide (0.55 em a sign) and is what many browsers have."""


@dataclass(frozen=True)
class Drawn:
    """A drawing as high as `bottom`, and what must be said of it: how to read it, and what it leaves out."""

    drawing: Drawing
    bottom: int
    says: str


@dataclass(frozen=True)
class Picture:
    """`alt` says in words what is drawn, for those who do not see it; the finding's table is its equivalent."""

    title: str
    caption: str
    alt: str
    svg: str


def framed(finding: Finding, title: str, drawn: Drawn) -> Picture:
    """Return a drawing of a finding with its title and caption."""
    caption = f"{drawn.says} {origin(finding)} What was not delivered is not drawn; where nothing is drawn, nothing is said."
    return titled(drawn, title, f"{title}. {finding.sentence}", caption)


def titled(drawn: Drawn, title: str, alt: str, caption: str) -> Picture:
    """Return a drawing under its title and over its caption."""
    drawn.drawing.text((20, 36), title, 24, font="prose")
    drawn.drawing.line((20, 48), (WIDTH - 20, 48))
    height = drawn.bottom + 20
    drawn.drawing.line((20, height - 8), (WIDTH - 20, height - 8), RULE)
    for said in textwrap.wrap(caption, _SIGNS):
        height += _STEP
        drawn.drawing.text((20, height - 8), said, _PROSE, colour=QUIET, font="prose")
    return Picture(title, caption, alt, drawn.drawing.svg(height + 12, title, f"{alt} {caption}"))
