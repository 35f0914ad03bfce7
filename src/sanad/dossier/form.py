# SPDX-License-Identifier: Apache-2.0
"""The form of a document: its headings, sentences and tables as data, which an office can change without touching a program.

A form is one TOML file, `<kind>.<language>.toml` (docs/formats/form.md). It names feeds, of which the program makes rows with their sources
(`sanad.dossier.feeds`), and says in which words and which order they stand. It cannot make a sentence that rests on nothing, because every
sentence is that of a row; what speaks for the person cannot be left out, because the act that freezes a document looks for it.
"""

from dataclasses import dataclass
from pathlib import Path

from sanad.dossier.phrase import Phrase
from sanad.errors import BadForm, NotFound
from sanad.rules.reading import Fault, Table, read_file

FORMS = Path(__file__).parent / "forms"
"""The forms that come with the program."""


@dataclass(frozen=True)
class Part:
    """What stands for the rows of a feed: one sentence each, one table of all, or parts of its own for each.

    Without `each` it stands once, for the row that it is a part of. `columns` are headings with the phrase of their cells; a table without columns is the
    row's own. `figure` shows the row's picture. `empty` is the sentence of the row above when the feed gives nothing.
    """

    each: str | None
    says: Phrase | None
    caption: Phrase | None
    columns: tuple[tuple[str, Phrase], ...]
    figure: bool
    empty: Phrase | None
    parts: tuple["Part", ...]


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it; a section without a block is left out."""

    id: str
    heading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Form:
    """The form of one kind of document in one language. `note` is what every reader must know first; `recipients` are those for whom it is made, all if empty."""

    id: str
    kind: str
    language: str
    recipients: tuple[str, ...]
    title: Phrase
    note: Phrase
    sections: tuple[Section, ...]


def load_form(kind: str, language: str, own: Path | None = None) -> Form:
    """Return the form of a kind of document: the office's own, from the folder `own`, before ours.

    Raises:
        BadForm: naming file and field of the first fault.
        NotFound: there is none in that language.
    """
    name = f"{kind}.{language}.toml"
    for folder in (own, FORMS):
        if folder is not None and (folder / name).is_file():
            found = read_form(folder / name)
            if isinstance(found, list):
                fault = found[0]
                raise BadForm(f"{fault.file}, {fault.field}", detail=fault.detail)
            return found
    raise NotFound("forms", kind="form", name=name)


def read_form(path: Path) -> Form | list[Fault]:
    """Return the form of a file, or everything that is wrong with it.

    Raises:
        Unreadable: the file cannot be opened.
    """
    return read_file(path, _form)


def _form(table: Table) -> Form:
    kind, language = table.text("kind"), table.text("language")
    if table.file != f"{kind}.{language}.toml":
        table.fault("kind", f"the file of {kind} in {language} is named {kind}.{language}.toml")
    return Form(
        id=f"{kind}.{language}",
        kind=kind,
        language=language,
        recipients=table.texts_or_none("recipients", least=1) or (),
        title=_phrase(table, "title"),
        note=_phrase(table, "note"),
        sections=tuple(map(_section, table.inners("section"))),
    )


def _section(table: Table) -> Section:
    section = Section(table.text("id"), table.text("heading"), _parts(table))
    table.close()
    return section


def _parts(table: Table) -> tuple[Part, ...]:
    return tuple(map(_part, table.inners("part")))


def _part(table: Table) -> Part:
    part = Part(
        each=table.text_or_none("each"),
        says=_phrase_or_none(table, "says"),
        caption=_phrase_or_none(table, "caption"),
        columns=tuple(map(_column, table.inners("columns"))) if "columns" in table else (),
        figure=table.flag("figure", default=False),
        empty=_phrase_or_none(table, "empty"),
        parts=_parts(table) if "part" in table else (),
    )
    table.close()
    shapes = (part.says is not None, part.caption is not None, part.figure, bool(part.parts))
    if sum(shapes) != 1:
        table.fault("each", "a part is a sentence (`says`), a table (`caption`), a `figure`, or has parts")  # fmt: skip
    if part.columns and (part.caption is None or part.each is None):
        table.fault("columns", "columns stand in a table of all rows: with `caption` and `each`")
    return part


def _column(table: Table) -> tuple[str, Phrase]:
    column = table.text("heading"), _phrase(table, "cell")
    table.close()
    return column


def _phrase(table: Table, field: str) -> Phrase:
    text = table.text(field)
    try:
        return Phrase.read(text)
    except ValueError as error:
        table.fault(field, str(error))
        return Phrase(())


def _phrase_or_none(table: Table, field: str) -> Phrase | None:
    return _phrase(table, field) if field in table else None
