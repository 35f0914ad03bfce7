# SPDX-License-Identifier: Apache-2.0
"""A page of an exhibit as a picture that is safe to show: drawn in a cell, of a PDF or a picture, or of a redacted copy."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.looking import Look
from sanad.desk.viewing import picture
from sanad.dossier import copies
from sanad.errors import NotFound
from sanad.values.canonical import Json


@dataclass(frozen=True)
class Picture:
    """A page as PNG.

    Attributes:
        png: The picture, `width` by `height` pixels.
        page, pages: Which page it is, from 1, and of how many.
        unit: Of the boxes that go with its words: `point` or `pixel`.
        matrix: From the unit to pixels, as SVG writes it: a, b, c, d, e, f with x' = a x + c y + e and y' = b x + d y + f.
    """

    png: bytes
    page: int
    pages: int
    width: int
    height: int
    unit: str
    matrix: tuple[float, float, float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class ExhibitPicture(Look[Picture]):
    """An order to draw `page`, from 1, at most `width` pixels across (16 to 2,000); with `recipient`, of the redacted copy that goes to them."""

    name: ClassVar[str] = "exhibit_picture"

    page: int = 1
    width: int = 1000
    recipient: str = ""

    def do(self, work: Work) -> Done[Picture]:
        """Draw it, or take what was drawn before.

        Raises:
            NotFound: there is no such page, or no redacted copy stands for the recipient.
            EvidenceFault: it cannot be drawn.
        """
        exhibit = self.usable(work)
        sha256, media_type = exhibit.sha256, exhibit.media_type
        if self.recipient:
            made = copies.standing(work.connection, [sha256], self.recipient)
            if sha256 not in made:
                raise NotFound(exhibit.name, kind="redacted copy for", name=self.recipient)
            sha256, media_type = made[sha256].sha256, made[sha256].media_type
        png, drawn = picture(work, exhibit, sha256, media_type, self.page, self.width)
        found = Picture(
            png, self.page, drawn.pages, drawn.width, drawn.height, drawn.unit, drawn.matrix
        )
        what: dict[str, Json] = {"exhibit": self.exhibit, "page": self.page}
        if self.recipient:
            what["recipient"] = self.recipient
        return Done(found, self.things, what)
