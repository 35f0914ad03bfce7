# SPDX-License-Identifier: Apache-2.0
"""How suggestions are shown: each in the words around it, by incident, with what is doubted and asked."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import click

from sanad.desk.procedures.decide_suggestions import SHOWN, rows
from sanad.desk.questions.suggest_claims import Asked, Proposed, Suggested
from sanad.values.canonical import Json


def incidents(about: Sequence[str]) -> dict[int | None, str]:
    """Return number of an incident of the report → incident on the register, as `--about` names them; None stands for all others."""
    found: dict[int | None, str] = {}
    for one in about:
        number, numbered, subject = one.rpartition("=")
        if not subject or (numbered and not (number.isascii() and number.isdigit())):
            raise click.UsageError(f"--about is ID or NUMBER=ID, not {one!r}")
        found[int(number) if numbered else None] = subject
    return found


def document(found: Suggested) -> dict[str, Any]:
    """Return what the command says to programs."""
    return {
        "exhibit": found.exhibit,
        "name": found.name,
        "suggestions": [{key: row[key] for key in SHOWN} for row in rows(found, {})],
        "questions": [
            {
                "words": one.words,
                "times": one.times,
                "text": one.text,
                "candidates": [
                    {
                        "organisation": each.organisation,
                        "name": each.name,
                        "reason": each.reason,
                        "registered": list(each.registered),
                    }
                    for each in one.candidates
                ],
            }
            for one in found.asked
        ],
        "decided": found.decided,
    }


def lines(found: Suggested, about: Mapping[int | None, str]) -> Iterator[str]:
    """Yield what the command says to people; the words stand between ⟦ and ⟧, which a pipe and a paper keep."""
    yield f"{found.name}: {len(found.proposed):,} suggestions, {found.decided:,} decided already"
    of_none = [one for one in found.proposed if one.suggestion.incident is None]
    told = [one for one in found.proposed if one.suggestion.incident is not None]
    told.sort(key=_incident)
    for number, group in groupby(told, key=_incident):
        entered = about.get(number, about.get(None))
        yield f"incident {number}" + (f", entered as {entered}" if entered else "")
        for one in group:
            yield from _suggestion(one)
    if of_none:
        yield "names, and who speaks"
        for one in of_none:
            yield from _suggestion(one)
    for question in found.asked:
        yield from _question(question)


def _incident(one: Proposed) -> int:
    return one.suggestion.incident or 0


def _suggestion(one: Proposed) -> Iterator[str]:
    it = one.suggestion
    said = f", according to {one.said_by}" if one.said_by else ""
    doubts = f"  ({' '.join(it.doubts)})" if it.doubts else ""
    yield f"  {it.kind}: {_shown(one.value)}{said}{doubts}"
    words = " ".join(one.words.split())
    yield f"      {one.before}⟦{words}⟧{one.after}"


def _shown(value: Json) -> str:
    """Return a value in words: how many of whom, or a place with how exactly it is known."""
    if not isinstance(value, dict):
        return str(value)
    if "precision" in value:
        return f"{value['name']} ({value['precision']})"
    low, high = value["low"], value.get("high")
    number = f"{low} or more" if high is None else f"{low} to {high}" if high != low else f"{low}"
    return f"{number}, {str(value['category']).replace('_', ' ')}"


def _question(question: Asked) -> Iterator[str]:
    yield f"question: “{question.words}”: {question.text}"
    for one in question.candidates:
        on = f", on the register as {' '.join(one.registered)}" if one.registered else ""
        yield f"  {one.organisation} {one.name}: {one.reason}{on}"
