# SPDX-License-Identifier: Apache-2.0
"""What a redacted copy says, for whoever looks at it before it goes out: a text, a transcript or a mail, as its recipient gets it.

Copies of papers and pictures are drawn (`exhibit_picture`). Those of tables are not shown: they may hold numbers of third parties, which a screen masks.
"""

import json
from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.looking import Look
from sanad.dossier import copies
from sanad.dossier.copies import Copy
from sanad.errors import NotFound
from sanad.values.canonical import Json

STRETCH = 20_000  # code points: some ten printed pages
_CODEC = "utf-8-sig"  # that of every copy in words (sanad.dossier.redaction.text)


@dataclass(frozen=True)
class Words:
    """Stretch `page`, from 1, of `pages`; what was taken out stands as full blocks."""

    text: str
    page: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class RedactedWords(Look[Words]):
    """An order to read stretch `page`, from 1, of the copy of the exhibit that goes to `recipient`."""

    name: ClassVar[str] = "redacted_words"

    recipient: str
    page: int = 1

    def do(self, work: Work) -> Done[Words]:
        """Read the bytes that go out.

        Raises:
            NotFound: no copy in words stands for the recipient, or it has no such stretch.
            Quarantined: the exhibit may not be used.
        """
        exhibit = self.usable(work)
        copy = copies.standing(work.connection, [exhibit.sha256], self.recipient).get(
            exhibit.sha256
        )
        if copy is None or not _is_words(work, copy):
            raise NotFound(exhibit.name, kind="redacted copy in words for", name=self.recipient)
        with work.tools.blobs.reading(copy.sha256, exhibit.name) as path:
            text = path.read_bytes().decode(_CODEC)
        pages = max(1, -(-len(text) // STRETCH))
        if not 1 <= self.page <= pages:
            raise NotFound(exhibit.name, kind=f"stretch among {pages}", name=self.page)
        shown = text[(self.page - 1) * STRETCH : self.page * STRETCH]
        what: dict[str, Json] = {
            "exhibit": self.exhibit,
            "recipient": self.recipient,
            "page": self.page,
        }
        return Done(Words(shown, self.page, pages), self.things, what)


def _is_words(work: Work, copy: Copy) -> bool:
    if not copy.media_type.startswith("text/"):
        return False
    for sha256 in copy.layers.values():
        with work.tools.blobs.reading(sha256, copy.exhibit) as path:
            if json.loads(path.read_bytes())["kind"] == "table":
                return False
    return True
