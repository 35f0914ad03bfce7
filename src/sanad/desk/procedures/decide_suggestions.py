# SPDX-License-Identifier: Apache-2.0
"""Accept, correct or reject what was suggested of a report, by a list that a person filled in; each row is one act."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sanad.claims.suggestions.suggest import VERSION
from sanad.desk.act import Act
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.reject_suggestion import RejectSuggestion
from sanad.desk.door import Desk, Refused
from sanad.desk.questions.suggest_claims import Suggested
from sanad.errors import BadSheet, Unreadable
from sanad.search.export import neutral
from sanad.values.canonical import Json

DECIDED = ("decision", "about", "meant", "correct", "says", "as_of", "reason")
"""Columns for a person: accept, correct or reject; the subject; the organisation on the register that the name means; the value instead;
who says it instead; the day for which it speaks; why it is rejected."""
SHOWN = (
    "part", "start", "end", "kind", "property", "before", "words", "after", "value", "said_by", "incident", "precision", "candidates",
    "doubts", "rule",
)  # fmt: skip
COLUMNS = (*SHOWN, *DECIDED)
_MADE = {"accept", "correct"}
_NAMING = {"claimed_by", "accused", "denied_by"}
"""Properties whose value is a name as the report has it."""

_Order = RecordClaim | RejectSuggestion


@dataclass(frozen=True)
class Decided:
    """What became of the row in `line` of the list: the id of a claim, the ledger entry of a rejection, or a refusal.

    A row that also says who is `meant` became two claims, and stands twice.
    """

    line: int
    act: Act[Any]
    outcome: Any


def rows(found: Suggested, about: Mapping[int | None, str]) -> Iterator[dict[str, Json]]:
    """Yield the suggestions in the `COLUMNS` of the list.

    Args:
        found: What was suggested.
        about: Number of an incident of the report → the incident on the register that it is; under None, that of all others.
    """
    for one in found.proposed:
        it = one.suggestion
        entered = about.get(it.incident, about.get(None, "")) if it.incident else ""
        as_of = found.published.isoformat() if entered and found.published else ""
        yield {
            "part": one.part,
            "start": it.span.start,
            "end": it.span.end,
            "kind": it.kind,
            "property": one.property,
            "before": one.before,
            "words": one.words,
            "after": one.after,
            "value": json.dumps(one.value, ensure_ascii=False),
            "said_by": one.said_by,
            "incident": it.incident,
            "precision": it.precision,
            "candidates": " ".join(it.candidates),
            "doubts": " ".join(it.doubts),
            "rule": it.rule,
            **dict.fromkeys(DECIDED, ""),
            "about": entered,
            "as_of": as_of,
        }


def decide(
    desk: Desk, path: Path, paper: str, by: str, compartment: str, exhibit: str
) -> list[Decided]:
    """Perform the rows in which `decision` is filled in, in one transaction, and then say who is meant where a row does.

    `paper` says what nobody else is named to say; whom a name means, the officer says.

    Raises:
        Unreadable: the list cannot be opened.
        BadSheet: it is no such list; nothing was decided.
    """
    read = list(_read(path))
    acts: list[tuple[int, _Order]] = [
        (line, _act(row, (by, compartment), exhibit, paper, f"{path}, line {line}"))
        for line, row in read
    ]
    decided = _performed(desk, acts)
    meant = [
        (one.line, _meant(one.act, row["meant"], str(one.outcome)))
        for one, (_, row) in zip(decided, read, strict=True)
        if row["meant"]
        and isinstance(one.act, RecordClaim)
        and not isinstance(one.outcome, Refused)
    ]
    return [*decided, *_performed(desk, meant)]


def _performed(desk: Desk, acts: Sequence[tuple[int, _Order]]) -> list[Decided]:
    outcomes = desk.perform_all([act for _, act in acts])
    return [Decided(*one, outcome) for one, outcome in zip(acts, outcomes, strict=True)]


def _meant(claim: RecordClaim, organisation: str, claim_id: str) -> RecordClaim:
    """Return the order to record that the name in a claim means an organisation of the register, on the same words."""
    value: dict[str, Json] = {"claim": claim_id, "name": claim.source.quote}
    return replace(
        claim,
        about=organisation,
        property="meant_in",
        value=value,
        said_by=claim.by,
        valid_from=None,
        suggested=None,
    )


def _act(row: dict[str, str], who: tuple[str, str], exhibit: str, paper: str, where: str) -> _Order:
    by, compartment = who
    try:
        part, start, end = (int(row[name]) for name in ("part", "start", "end"))
        value: Json = json.loads(row["value"])
    except ValueError as error:
        raise BadSheet(where, detail=error) from error
    if row["decision"] == "reject":
        return RejectSuggestion(
            by=by,
            compartment=compartment,
            exhibit=exhibit,
            kind=row["kind"],
            part=part,
            start=start,
            end=end,
            reason=row["reason"],
        )
    if row["decision"] not in _MADE:
        detail = f"decision is accept, correct or reject, not {row['decision']!r}"
        raise BadSheet(where, detail=detail)
    if not row["property"] or not row["about"]:
        detail = "a claim needs a property and, in `about`, whom or what it is about"
        raise BadSheet(where, detail=detail)
    if row["meant"] and row["property"] not in _NAMING:
        detail = f"`meant` is of {', '.join(sorted(_NAMING))}"
        raise BadSheet(where, detail=detail)
    corrected = row["decision"] == "correct"
    return RecordClaim(
        by=by,
        compartment=compartment,
        about=row["about"],
        property=row["property"],
        value=_corrected(row["correct"], value, where) if corrected else value,
        said_by=row["says"] or row["said_by"] or paper,
        source=Quoted(exhibit, row["words"], part, start=start),
        valid_from=row["as_of"] or None,
        suggested=f"{row['rule']}/{VERSION}" + (", corrected" if corrected else ""),
    )


def _corrected(written: str, suggested: Json, where: str) -> Json:
    """Return the value that a person wrote: JSON where the suggestion is a table, else the words."""
    if not written:
        raise BadSheet(where, detail="`correct` is empty")
    if not isinstance(suggested, dict):
        return written
    try:
        value: Json = json.loads(written)
    except ValueError as error:
        raise BadSheet(where, detail=f"`correct`: {error}") from error
    return value


def _read(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line and the cells of every row that is decided."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file)
            missing = set(COLUMNS) - set(table.fieldnames or ())
            if missing:
                raise BadSheet(str(path), detail=f"it has no column {min(missing)}")
            for row in table:
                cells = {name: _plain(row[name]) for name in COLUMNS}
                if cells["decision"]:
                    yield table.line_num, cells
    except OSError as error:
        raise Unreadable(str(path), detail=error.strerror or error) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadSheet(str(path), detail=error) from error


def _plain(cell: str | None) -> str:
    """Return a cell without the apostrophe that guards a spreadsheet against formulas; blanks inside the words stay."""
    written = cell or ""
    bare = written.removeprefix("'")
    return bare if neutral(bare) == written else written
