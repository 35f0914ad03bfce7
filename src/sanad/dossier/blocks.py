# SPDX-License-Identifier: Apache-2.0
"""The pieces a brief is built of. A sentence, table or figure without support cannot be made; signs that would act are shown as escapes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sanad.errors import UncitedSentence
from sanad.values.canonical import Json
from sanad.values.visible import printable

Cells = Sequence[Sequence[str]]


@dataclass
class Writer:
    """Collects the blocks of one brief and numbers them in order."""

    sections: list[dict[str, Json]] = field(default_factory=list)
    _blocks: list[Json] = field(default_factory=list)
    _sentences: int = 0
    _tables: int = 0
    _figures: int = 0

    def heading(self, name: str, text: str) -> None:
        """Begin a section; one that stays empty is left out by `finish`."""
        self._blocks = []
        self.sections.append({"id": name, "heading": printable(text), "blocks": self._blocks})

    def sentence(self, text: str, rests_on: Sequence[str]) -> None:
        """Add a sentence.

        Raises:
            UncitedSentence: it rests on nothing.
        """
        if not rests_on:
            raise UncitedSentence("brief", sentence=text)
        self._sentences += 1
        name = f"s-{self._sentences:03}"
        support: list[Json] = list(dict.fromkeys(rests_on))
        self._blocks.append(
            {"sentence": {"id": name, "text": printable(text), "rests_on": support}}
        )

    def table(
        self, caption: str, columns: Sequence[str], rows: Cells, rests_on: Sequence[str]
    ) -> None:
        """Add a table.

        Raises:
            UncitedSentence: it rests on nothing.
        """
        if not rests_on:
            raise UncitedSentence("brief", sentence=caption)
        self._tables += 1
        table: dict[str, Json] = {
            "id": f"t-{self._tables:03}",
            "caption": printable(caption),
            "columns": list(columns),
            "rows": [[printable(cell) for cell in row] for row in rows],
            "rests_on": list(dict.fromkeys(rests_on)),
        }
        self._blocks.append({"table": table})

    def figure(self, caption: str, alt: str, svg: str, rests_on: Sequence[str]) -> None:
        """Add a picture.

        Raises:
            UncitedSentence: it rests on nothing.
        """
        if not rests_on:
            raise UncitedSentence("brief", sentence=caption)
        self._figures += 1
        figure: dict[str, Json] = {
            "id": f"f-{self._figures:03}",
            "caption": caption,
            "alt": alt,
            "svg": svg,
            "rests_on": list(dict.fromkeys(rests_on)),
        }
        self._blocks.append({"figure": figure})

    def finish(self) -> list[Json]:
        """Return the sections that say something."""
        return [section for section in self.sections if section["blocks"]]
