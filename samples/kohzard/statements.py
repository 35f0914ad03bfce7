# SPDX-License-Identifier: Apache-2.0
"""Claims that follow one pattern for many: identifiers of the twelve, and what each report says of an incident."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from kohzard.cast import TEXTS, Person, people
from kohzard.words import day

LETTER = "documents/passport-office-letter.pdf"
SHEET, NAMES_UR = "documents/subject-sheet.pdf", "documents/subject-names-ur.txt"
CONTRACTS = "documents/subscriber-register.pdf"
SPEAKERS = {
    LETTER: "Sample Passport and Identity Office (fictional)",
    CONTRACTS: "Alpha Mobile and Beta Telecom (fictional)",
    SHEET: "Special cell (fictional)",
    NAMES_UR: "Special cell (fictional)",
}
FULLY_DESCRIBED = ("S-01", "S-02", "S-03", "S-12")


def subjects() -> str:
    """Return the register entries of the twelve."""
    return "".join(
        _table("subject", {"id": p.id, "kind": "person", "label": p.name, "reason": _reason(p),
                           "authority": "Home Department order 12/2025 (fictional)", "evidence": [SHEET], "by": "investigator.one"})
        for p in people()
    )  # fmt: skip


def identifiers() -> str:
    """Return the claims about names, fathers, births, identity cards and telephones."""
    return "".join(_table("claim", claim) for person in people() for claim in _identifiers(person))


def incidents() -> str:
    """Return the claims about the three incidents, copies marked as such."""
    rows = tomllib.loads(
        (TEXTS / "worksheet" / "06-incidents.rows.toml").read_text(encoding="utf-8")
    )["row"]
    return "".join(_table("claim", _reported(row)) for row in rows)


def dossiers() -> str:
    """Return one dossier for each of the twelve."""
    return "".join(
        _table("dossier", {"subject": p.id, "recipient": "court",
                           "purpose": "proceedings before the court", "by": "drafter.one"})
        for p in people()
    )  # fmt: skip


def written(value: object) -> str:
    """Return a value as TOML spells it on one line."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return json.dumps(value, ensure_ascii=False)
        case list():
            return json.dumps(value, ensure_ascii=False)
        case Mapping():
            return (
                "{ " + ", ".join(f"{key} = {written(item)}" for key, item in value.items()) + " }"
            )
        case _:
            return str(value)


def _table(kind: str, fields: Mapping[str, object]) -> str:
    lines = [f"{key} = {written(value)}" for key, value in fields.items() if value != ""]
    return "\n".join([f"[[{kind}]]", *lines, "", ""])


def _reason(person: Person) -> str:
    if person.id in FULLY_DESCRIBED[:3]:
        return "Accused in a report of the prosecutor."
    return "Subscriber of a line that the order for call data names; nothing more is said by that."


def _identifiers(person: Person) -> Iterator[dict[str, object]]:
    for key, name, value, file, quote in _sayings(person):
        yield {
            "key": f"c-{person.id.replace('-', '').lower()}-{key}",
            "about": person.id,
            "property": name,
            "value": value,
            "said_by": SPEAKERS[file],
            "file": file,
            "quote": quote,
            "by": "analyst.one" if int(person.id[2:]) % 2 else "analyst.two",
        }


def _sayings(person: Person) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield key, property, value, file and quotation."""
    child, sex = ("son", "male") if person.sex == "M" else ("daughter", "female")
    opening = f"{int(person.id[2:])}. {person.name}, {child} of"
    born = day(person.born)
    yield "name", "name", person.name, LETTER, opening
    yield "father", "father_name", person.father, LETTER, f"of {person.father},"
    yield "birth", "birth_date", person.born.isoformat(), LETTER, f"born on {born}"
    yield "cnic", "national_id", person.cnic, LETTER, f"identity card {person.cnic}"
    if person.id in FULLY_DESCRIBED:
        nation = f"{person.father}, {sex}, national of Pakistan"
        spelling = f"{person.name}: also written {person.variants[0]}"
        yield "sex", "sex", person.sex, LETTER, f"{person.father}, {sex}"
        yield "nationality", "nationality", "PK", LETTER, nation
        yield "alias", "alias", person.variants[0], SHEET, spelling
        yield "name-ur", "name", person.name_ur, NAMES_UR, f"{person.name_ur} "
    for place, line in enumerate(person.lines, start=1):
        key = "phone" if place == 1 else f"phone-{place}"
        yield key, "phone", line, CONTRACTS, f"{line} was contracted to {person.name}"


def _reported(row: list[Any]) -> dict[str, object]:
    key, about, name, value, file, quote, copy_of, by = row
    speaker = (
        _title(file) if file.startswith("news/") else "The complainant, case 41/2025 (fictional)"
    )
    return {
        "key": key, "about": about, "property": name, "value": value, "said_by": speaker,
        "file": file, "quote": quote, "copy_of": copy_of, "valid_from": _paper_day(file), "by": by,
    }  # fmt: skip


def _paper_day(file: str) -> str:
    """Return the day in the head of a newspaper; nothing for other papers."""
    if not file.startswith("news/"):
        return ""
    head = (TEXTS / file).read_text(encoding="utf-8").partition("\n")[0]
    return datetime.strptime(head.rpartition(", ")[2], "%d %B %Y").date().isoformat()  # noqa: DTZ007  # a day


def _title(file: str) -> str:
    name, _, note = (TEXTS / file).read_text(encoding="utf-8").partition(",")[0].partition(" (")
    return f"{name.title()} ({note}"
