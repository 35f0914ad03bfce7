# SPDX-License-Identifier: Apache-2.0
"""One neutral paragraph about an incident, made from its matrix and nothing else; and the check of one that a person edited.

Every statement stands with who says it and as of when, in the source's own words where it counted people. What is accused
never stands without who accuses, nor without the denial, where there is one. No field with rival statements is told by one
of them alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sanad.claims.incidents.matrix import COUNTED, Field, Matrix, Statement

_NUMBER = re.compile(r"(?<![\w-])\d+(?![\w-])")
_DAY = re.compile(r"\b\d{4}(?:-\d{2}){0,2}\b")
_QUOTED = re.compile(r"“([^”]*)”")
_SAYS = {
    "claimed_by": "{source} says that {value} claims it",
    "accused": "{source} accuses {value}",
    "denied_by": "{value} denies it, according to {source}",
}


@dataclass(frozen=True)
class Clause:
    """A part of the paragraph, and the statements that it rests on."""

    text: str
    statements: tuple[Statement, ...]


def clauses(of: Matrix) -> Iterator[Clause]:
    """Yield the parts of the paragraph, in the order of the fields; a field of which nothing is said has none."""
    for field in of.fields:
        standing = of.standing(field)
        if field.name in _SAYS:
            for value, who in _same(standing).items():
                told = _SAYS[field.name].format(source=_sources(who), value=value)
                yield Clause(_upper(told), tuple(who))
        else:
            yield _field(field, standing)


def paragraph(of: Matrix) -> str:
    """Return the clauses as sentences."""
    return " ".join(f"{clause.text}." for clause in clauses(of))


def faults(text: str, of: Matrix) -> list[str]:
    """Return what a paragraph says that the matrix does not, and what it must not leave out; none when it holds."""
    known = _known(of)
    bare = _DAY.sub(" ", _QUOTED.sub(" ", text))
    found = [f"no source says {number}" for number in _NUMBER.findall(bare) if number not in known]
    found += [
        f"no source is dated, and none dates it, {day}"
        for day in _DAY.findall(text)
        if day not in known
    ]
    words = [said(each) for each in of.statements]
    found += [
        f"no source says “{quoted}”" for quoted in _QUOTED.findall(text) if quoted not in words
    ]
    found += [
        f"it is left out what {each.source} says of this: {field.label}"
        for field in of.fields
        for each in of.standing(field)
        if _is_told(field, text, of) and not (each.source in text and said(each) in text)
    ]
    return list(dict.fromkeys(found))


def said(statement: Statement) -> str:
    """Return a statement in its source's words, or its value."""
    value = statement.claim.value
    if isinstance(value, dict):
        return str(value.get("said") or value.get("name") or value.get("who") or "")
    return str(value)


def _field(field: Field, standing: Sequence[Statement]) -> Clause:
    """Return what the sources say of a field: together where they say the same."""
    told = []
    for value, who in _same(standing).items():
        shown = f"“{value}”" if field.name in COUNTED else value
        told.append(f"{shown}, according to {_sources(who)}")
    return Clause(f"{_upper(field.label)}: {'; '.join(told)}", tuple(standing))


def _same(standing: Sequence[Statement]) -> dict[str, list[Statement]]:
    """Return the statements that say the same, in the order of whoever says it first here."""
    found: dict[str, list[Statement]] = {}
    for each in standing:
        found.setdefault(said(each), []).append(each)
    return found


def _sources(who: Sequence[Statement]) -> str:
    """Return who says it, once each, and with them those that only repeat them."""
    first = {one.source: one for one in reversed(who)}
    told_by: dict[str, list[str]] = {}
    for source in dict.fromkeys(one.source for one in who):
        if first[source].origin in first.keys() - {source}:
            told_by.setdefault(first[source].origin, []).append(source)
    repeats = {source for sources in told_by.values() for source in sources}
    told = []
    for source in dict.fromkeys(one.source for one in who):
        if source not in repeats:
            copies = told_by.get(source)
            when = [f"as of {first[source].as_of}"] if first[source].as_of else []
            notes = "; ".join([*when, *([f"repeated by {_and(copies)}"] if copies else [])])
            told.append(f"{source} ({notes})" if notes else source)
    return _and(told)


def _and(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _is_told(field: Field, text: str, of: Matrix) -> bool:
    """Tell whether the text speaks of a field; an accusation or claim speaks of its denial too."""
    told = any(said(each) in text for each in of.standing(field) if said(each))
    if field.name != "denied_by":
        return told
    blamed = (one for one in of.fields if one.name in {"accused", "claimed_by"})
    return told or any(_is_told(one, text, of) for one in blamed)


def _known(of: Matrix) -> set[str]:
    """Return every number and day that a statement holds."""
    found: set[str] = set()
    for each in of.statements:
        value = each.claim.value
        held = " ".join(map(str, value.values())) if isinstance(value, dict) else str(value)
        found |= {*_NUMBER.findall(held), *_DAY.findall(held), each.as_of}
    return found


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
