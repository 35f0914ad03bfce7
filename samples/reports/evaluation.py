# SPDX-License-Identifier: Apache-2.0
"""How many marks are proposed, and how many proposals are marked.

A proposal is right when it has the kind of a mark, shares a character with it, and has its value: the category, low and high of a
toll, the day, the name and precision of a place, the type, the id of an organisation. A mark is met by one proposal only. Whoever says
a toll, and which toll belongs to which incident, is measured among the right ones, with B-cubed for the incidents (Bagga and Baldwin
1998).
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sanad.claims.suggestions.suggestion import TOLLS, Report, Span, Suggestion

FOLDER = Path(__file__).parent
PARTS = ("dev", "held-out")

Reader = Callable[[str, date | None], Report]


@dataclass(frozen=True)
class Mark:
    """What stands in a report, as a person marked it."""

    kind: str
    span: Span
    words: str
    value: Any
    precision: str | None
    said_by: tuple[str, ...]
    incident: int | None


@dataclass(frozen=True)
class Marked:
    """A report with its marks."""

    name: str
    text: str
    published: date
    language: str
    marks: tuple[Mark, ...]


@dataclass
class Score:
    """What came of one kind: marks that were met, all marks, all proposals."""

    right: int = 0
    marks: int = 0
    proposed: int = 0

    @property
    def precision(self) -> float:
        """Return the share of proposals that are marked; 1 when there is none."""
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        """Return the share of marks that were proposed; 1 when there is none."""
        return self.right / self.marks if self.marks else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of the two."""
        both = self.marks + self.proposed
        return 2 * self.right / both if both else 1.0


@dataclass
class Result:
    """The scores by kind; of the right tolls, how many have the right speaker; and the incidents."""

    kinds: dict[str, Score] = field(default_factory=dict)
    speakers: Score = field(default_factory=Score)
    incident_precision: list[float] = field(default_factory=list)
    incident_recall: list[float] = field(default_factory=list)

    @property
    def total(self) -> Score:
        """Return all kinds together."""
        found = self.kinds.values()
        return Score(
            *(sum(getattr(one, name) for one in found) for name in ("right", "marks", "proposed"))
        )


def read(part: str) -> list[Marked]:
    """Return the reports of a part, in order of name."""
    return [_marked(path) for path in sorted((FOLDER / part).glob("*.txt"))]


def evaluate(reports: list[Marked], suggest: Reader) -> Result:
    """Return how well `suggest` does on reports."""
    result = Result()
    for one in reports:
        report = suggest(one.text, one.published)
        met = _met(one, report)
        _count(result, one, report, met)
        _speakers(result, one, met)
        _incidents(result, met)
    return result


def _marked(path: Path) -> Marked:
    table = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    marks = tuple(
        Mark(
            each["kind"],
            Span(each["start"], each["end"]),
            each["words"],
            each.get("value"),
            each.get("precision"),
            tuple(each.get("said_by", ())),
            each.get("incident"),
        )
        for each in table["mark"]
    )
    text = path.read_text(encoding="utf-8")
    return Marked(path.stem, text, table["published"], table["language"], marks)


def _met(one: Marked, report: Report) -> list[tuple[Mark, Suggestion]]:
    left = list(report.suggestions)
    met = []
    for mark in one.marks:
        found = next((each for each in left if _agrees(mark, each)), None)
        if found is not None:
            left.remove(found)
            met.append((mark, found))
    return met


def _agrees(mark: Mark, found: Suggestion) -> bool:
    if mark.kind != found.kind or not mark.span.meets(found.span):
        return False
    if mark.kind in TOLLS and isinstance(found.value, dict):
        names = ("category", "low", "high")
        return all(mark.value.get(name) == found.value.get(name) for name in names)
    if mark.kind == "organisation":
        return mark.value is None or mark.value in found.candidates
    if mark.kind == "place" and mark.precision != found.precision:
        return False
    if mark.kind == "place" and mark.precision == "site":
        return True
    return mark.value is None or mark.value == found.value


def _count(result: Result, one: Marked, report: Report, met: list[tuple[Mark, Suggestion]]) -> None:
    for mark in one.marks:
        result.kinds.setdefault(mark.kind, Score()).marks += 1
    for found in report.suggestions:
        result.kinds.setdefault(found.kind, Score()).proposed += 1
    for mark, _ in met:
        result.kinds[mark.kind].right += 1


def _speakers(result: Result, one: Marked, met: list[tuple[Mark, Suggestion]]) -> None:
    for mark, found in met:
        if mark.kind in TOLLS:
            result.speakers.marks += 1
            result.speakers.proposed += 1
            span = found.said_by
            words = None if span is None else one.text[span.start : span.end]
            same = any(words in who or who in words for who in mark.said_by) if words else False
            result.speakers.right += same if mark.said_by else words is None


def _incidents(result: Result, met: list[tuple[Mark, Suggestion]]) -> None:
    pairs = [(mark.incident, found.incident) for mark, found in met if mark.incident is not None]
    for truth, told in pairs:
        same_told = [each for each in pairs if each[1] == told]
        same_truth = [each for each in pairs if each[0] == truth]
        both = [each for each in same_told if each[0] == truth]
        result.incident_precision.append(len(both) / len(same_told))
        result.incident_recall.append(len(both) / len(same_truth))
