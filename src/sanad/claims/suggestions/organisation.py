# SPDX-License-Identifier: Apache-2.0
"""Organisations as the rulebook lists them: names, who uses them, what each became, and what stands against it where.

The files say what was found in public sources and how sure that is (marks V, R and U, law/pakistan.md 0.1). A listing is no proof of
anybody's membership, and no order against one organisation reaches another: not a successor, not a wing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sanad.errors import BadRule, Unreadable
from sanad.rules.reading import Fault, Table, open_toml
from sanad.rules.rule import MARKS
from sanad.values.said import Said

KINDS = ("armed_group", "wing", "alliance", "student_body", "civil_movement", "political_party")
RELATIONS = ("predecessor", "successor", "wing_of", "member_of")
STATUSES = ("proscribed", "designated", "proposed", "none_found")
PRECISIONS = ("day", "month", "year", "none")
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_LENGTHS = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True)
class Alias:
    """A name that somebody uses for it. With a `question`, nobody knows whether they mean it."""

    name: str
    used_by: str
    mark: str
    question: str | None


@dataclass(frozen=True)
class Relation:
    """What it has to do with another organisation, `on` being a day, month or year if known."""

    kind: str
    organisation: str
    on: str | None
    mark: str
    source: str


@dataclass(frozen=True)
class Proscription:
    """What one country or body has, or is not known to have, ordered against it."""

    country: str
    status: str
    on: str | None
    precision: str
    mark: str
    source: str


@dataclass(frozen=True)
class Organisation:
    """One organisation. `never_linked`: no program may tie it to an armed group, whatever a text says."""

    id: str
    name: str
    kind: str
    never_linked: bool
    notes: tuple[str, ...]
    aliases: tuple[Alias, ...]
    wings: tuple[tuple[str, str], ...]
    relations: tuple[Relation, ...]
    proscriptions: tuple[Proscription, ...]


def load(folder: Path) -> dict[str, Organisation]:
    """Return the organisations of a folder by id, one from each `<id>.toml`.

    Raises:
        BadRule: naming file and field of the first fault; also where a relation leads to no organisation.
        Unreadable: the folder, or a file in it, cannot be opened.
    """
    found, faults = read(folder)
    if faults:
        raise faults[0].as_error()
    return found


def read(folder: Path) -> tuple[dict[str, Organisation], list[Fault]]:
    """Return the organisations of a folder and every fault of its files."""
    if not folder.is_dir():
        raise Unreadable(str(folder), detail="there is no such folder")
    faults: list[Fault] = []
    found: dict[str, Organisation] = {}
    for path, fields in opened(sorted(folder.glob("*.toml")), faults):
        one = _organisation(path.name, fields, faults)
        if one.id != path.stem:
            faults.append(Fault(path.name, "id", f"the file is called {path.stem}"))
        found[one.id] = one
    for one in found.values():
        for each in one.relations:
            if each.organisation not in found:
                detail = Said(
                    "{organisation} is not among the organisations", organisation=each.organisation
                )
                faults.append(Fault(f"{one.id}.toml", "relation", detail))
    return found, faults


def opened(paths: Sequence[Path], faults: list[Fault]) -> Iterator[tuple[Path, dict[str, object]]]:
    """Yield the tables that files hold; one that is no TOML is a fault."""
    for path in paths:
        try:
            yield path, open_toml(path)
        except BadRule as error:
            faults.append(Fault(path.name, "file", str(error.facts["detail"])))


def _organisation(file: str, fields: dict[str, object], faults: list[Fault]) -> Organisation:
    table = Table(file, fields, faults)
    one = Organisation(
        id=table.text("id"),
        name=table.text("name"),
        kind=table.word("kind", KINDS),
        never_linked=table.flag("never_linked"),
        notes=table.texts("notes"),
        aliases=tuple(_alias(each) for each in _rows(table, file, fields, faults, "alias")),
        wings=tuple(
            (each.text("name"), each.word("mark", MARKS))
            for each in _rows(table, file, fields, faults, "wing")
        ),
        relations=tuple(_relation(each) for each in _rows(table, file, fields, faults, "relation")),
        proscriptions=tuple(
            _proscription(each) for each in _rows(table, file, fields, faults, "proscription")
        ),
    )
    table.close()
    return one


def _rows(
    table: Table, file: str, fields: dict[str, object], faults: list[Fault], name: str
) -> list[Table]:
    rows = table.tables(name) if name in fields else []
    return [
        Table(file, row, faults, f"{name}.{number}.") for number, row in enumerate(rows, start=1)
    ]


def _alias(row: Table) -> Alias:
    alias = Alias(
        row.text("name"),
        row.text("used_by"),
        row.word("mark", MARKS),
        row.text_or_none("question"),
    )
    row.close()
    return alias


def _relation(row: Table) -> Relation:
    relation = Relation(
        row.word("kind", RELATIONS),
        row.text("organisation"),
        _day(row),
        row.word("mark", MARKS),
        row.text("source"),
    )
    row.close()
    return relation


def _proscription(row: Table) -> Proscription:
    on = _day(row)
    precision = row.word("precision", PRECISIONS)
    if len(on or "") != _LENGTHS.get(precision, 0):
        row.fault("on", f"it is not given to the {precision}")
    found = Proscription(
        row.text("country"),
        row.word("status", STATUSES),
        on,
        precision,
        row.word("mark", MARKS),
        row.text("source"),
    )
    row.close()
    return found


def _day(row: Table) -> str | None:
    on = row.text_or_none("on")
    if on is not None and _DAY.fullmatch(on) is None:
        row.fault("on", "YYYY, YYYY-MM or YYYY-MM-DD is asked for here")
    return on
