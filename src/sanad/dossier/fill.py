# SPDX-License-Identifier: Apache-2.0
"""Fill a form: the rows of its feeds become headings, sentences, tables and pictures, each resting on what its rows rest on.

Pure. A form that asks a row for what it does not have is refused by name; `sanad.dossier.form_lint` says so before anything is built.
"""

from collections import ChainMap
from collections.abc import Mapping, Sequence

from sanad.dossier.blocks import Writer
from sanad.dossier.feeds import FEEDS
from sanad.dossier.feeds.row import Row
from sanad.dossier.form import Form, Part
from sanad.dossier.language import Field, Language
from sanad.dossier.material import Material
from sanad.dossier.passage_blocks import write_passage
from sanad.dossier.phrase import Phrase
from sanad.errors import BadForm

Rows = dict[str, tuple[Row, ...]]
"""Feed → its rows, of one material."""


class Filling:
    """One form being filled from one material."""

    def __init__(self, form: Form, language: Language, material: Material, rows: Rows) -> None:
        """Begin; `rows` keeps those made of each feed, however often forms of that material name it."""
        self._form, self._language, self._material = form, language, material
        self._rows = rows

    def write(self, root: Row, writer: Writer) -> None:
        """Write every section; `root` is what the document as a whole has.

        Raises:
            BadForm: the form asks for what there is not.
        """
        for section in self._form.sections:
            writer.heading(section.id, section.heading)
            for part in section.parts:
                self._part(part, root, ChainMap(dict(root.fields)), writer)
            for passage in self._material.passages:
                if passage.section == section.id and self._material.supports.issuperset(passage.rests_on):  # fmt: skip
                    write_passage(passage, self._material, self._language, writer)

    def phrase(self, phrase: Phrase, known: Mapping[str, Field]) -> str:
        """Return the words of a phrase.

        Raises:
            BadForm: it names a field that there is not.
        """

        def value(name: str) -> str:
            if name not in known:
                self._refuse(f"there is no field {name} here; there are {', '.join(sorted(known))}")
            return self._language.show(known[name])

        return phrase.filled(value)

    def _part(self, part: Part, over: Row, known: ChainMap[str, Field], writer: Writer) -> None:
        rows = self._each(part, over)
        if not rows and part.empty is not None:
            writer.sentence(self.phrase(part.empty, known), over.rests_on)
        elif part.columns:
            self._table(part, rows, known, writer)
        else:
            for row in rows:
                self._one(part, row, known.new_child(dict(row.fields)), writer)

    def _one(self, part: Part, row: Row, known: ChainMap[str, Field], writer: Writer) -> None:
        if part.says is not None:
            if said := self.phrase(part.says, known):  # all of it may be left out
                writer.sentence(said, row.rests_on)
        elif part.figure and row.picture is not None:
            drawn = row.picture
            writer.figure(drawn.caption, drawn.alt, drawn.svg, row.rests_on)
        elif part.caption is not None and row.grid is not None:
            writer.table(self.phrase(part.caption, known), *row.grid, row.rests_on)
        for inner in part.parts:
            self._part(inner, row, known, writer)

    def _table(
        self, part: Part, rows: Sequence[Row], known: ChainMap[str, Field], writer: Writer
    ) -> None:
        if part.caption is None or not rows:
            return
        cells = []
        for row in rows:
            here = known.new_child(dict(row.fields))
            cells.append([self.phrase(cell, here) for _, cell in part.columns])
        headings = [heading for heading, _ in part.columns]
        rests_on = [support for row in rows for support in row.rests_on]
        writer.table(self.phrase(part.caption, known), headings, cells, rests_on)

    def _each(self, part: Part, over: Row) -> Sequence[Row]:
        if part.each is None:
            return (over,)
        if part.each in over.inner:
            return over.inner[part.each]
        if part.each not in FEEDS:
            self._refuse(f"there is no feed {part.each} here")
        if part.each not in self._rows:
            self._rows[part.each] = tuple(FEEDS[part.each].rows(self._material))
        return self._rows[part.each]

    def _refuse(self, detail: str) -> None:
        raise BadForm(f"{self._form.id}.toml", detail=detail)
