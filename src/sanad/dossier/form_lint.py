# SPDX-License-Identifier: Apache-2.0
"""Say everything that is wrong with forms before a document is made with them: feeds and fields that there are not, languages, words."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from sanad.dossier.feeds import FEEDS, ROOT
from sanad.dossier.feeds.row import Shape
from sanad.dossier.form import FORMS, Form, Part, read_form
from sanad.dossier.language import languages
from sanad.dossier.material import RECIPIENTS
from sanad.rules.reading import Fault, faults_in


def lint_forms(folder: Path) -> Iterator[Fault]:
    """Yield every fault of the forms in `folder`, and wherever two languages of one kind tell different things; nothing when there is no such folder.

    A form of an office is held beside its own of the other languages, or ours where it has none.

    Raises:
        Unreadable: a file cannot be opened.
    """
    yield from faults_in(folder, read_form, _faults)
    own = {form.id: form for form in _sound(folder)}
    every = {form.id: form for form in _sound(FORMS)} | own
    for form in own.values():
        for other in every.values():
            first = form.id < other.id or other.id not in own  # each pair is told of once
            if other.kind == form.kind and other.language != form.language and first:
                for at, detail in _uneven(form, other):
                    yield Fault(f"{form.id}.toml, {other.id}.toml", at, detail)


def _sound(folder: Path) -> Iterator[Form]:
    """Yield the forms in `folder` that can be read, in order of name."""
    for path in sorted(folder.glob("*.toml")):
        found = read_form(path)
        if isinstance(found, Form):
            yield found


def _uneven(form: Form, other: Form) -> Iterator[tuple[str, str]]:
    """Yield where one form tells what the other does not: a document in both languages side by side could not be made."""
    if form.recipients != other.recipients:
        yield "recipients", "they are not made for the same recipients"
    names, others = ([section.id for section in each.sections] for each in (form, other))
    if names != others:
        alone = ", ".join(sorted({*names} ^ {*others}))
        yield "section", f"only one has {alone}" if alone else "their order differs"
        return
    for section, beside in zip(form.sections, other.sections, strict=True):
        for number, (part, its) in enumerate(zip_longest(section.parts, beside.parts), 1):
            if part is None or its is None or _tells(part) != _tells(its):
                at = f"section {section.id}, part {number}"
                yield at, "one tells what the other does not: the same feeds, sentences, tables, columns and fields, and in brackets the same fields"  # fmt: skip


def _tells(part: Part) -> tuple[object, ...]:
    """Return what must be alike in both languages of a part: all but the words and their order."""
    phrases = (part.says, part.caption, part.empty, *(cell for _, cell in part.columns))
    return (
        part.each,
        part.figure,
        [None if phrase is None else phrase.tells for phrase in phrases],
        [_tells(inner) for inner in part.parts],
    )


def _faults(form: Form) -> Iterator[tuple[str, str]]:
    if form.language not in languages():
        yield "language", f"documents are written in: {', '.join(languages())}"
    for each in form.recipients:
        if each not in RECIPIENTS:
            yield "recipients", f"{each} is none of {', '.join(RECIPIENTS)}"
    for name, phrase in (("title", form.title), ("note", form.note)):
        yield from _unknown(name, phrase.fields, ROOT.fields)
    seen: set[str] = set()
    for section in form.sections:
        if section.id in seen:
            yield f"section {section.id}", "two sections have this id"
        seen.add(section.id)
        for number, part in enumerate(section.parts, 1):
            yield from _part(part, ROOT, ROOT.fields, f"section {section.id}, part {number}")


def _part(part: Part, over: Shape, known: frozenset[str], at: str) -> Iterator[tuple[str, str]]:
    shape = over if part.each is None else _shape(part.each, over)
    if shape is None:
        there = ", ".join(sorted({*over.inner, *FEEDS}))
        yield at, f"there is no feed {part.each} here; there are {there}"
        return
    inside = known | shape.fields
    above = known if part.columns else inside  # the caption of a table of all rows stands over them
    for name, phrase, fields in (
        ("says", part.says, inside),
        ("caption", part.caption, above),
        ("empty", part.empty, known),
    ):
        if phrase is not None:
            yield from _unknown(f"{at}, {name}", phrase.fields, fields)
    for heading, cell in part.columns:
        yield from _unknown(f"{at}, {heading}", cell.fields, inside)
    if part.figure and not shape.picture:
        yield at, f"the rows of {part.each or 'this part'} have no picture"
    if part.caption is not None and not part.columns and not shape.grid:
        yield at, f"the rows of {part.each or 'this part'} have no table of their own: say its columns"  # fmt: skip
    for number, inner in enumerate(part.parts, 1):
        yield from _part(inner, shape, inside, f"{at}, part {number}")


def _shape(name: str, over: Shape) -> Shape | None:
    return over.inner.get(name) or (FEEDS[name].shape if name in FEEDS else None)


def _unknown(at: str, named: frozenset[str], known: frozenset[str]) -> Iterator[tuple[str, str]]:
    for field in sorted(named - known):
        yield at, f"there is no field {field} here; there are {', '.join(sorted(known))}"
