# SPDX-License-Identifier: Apache-2.0
"""How rules and their faults are shown."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sanad.cli.output import Output
from sanad.wiring import explain_rule, lint_rulebook, read_rulebook

_UNSOUND = 12  # as every fault of the law
_SIGNATURE = ("standing", "by", "entry")
_MARKS = {
    "V": "read in the text",
    "P": "checked in part",
    "R": "reported by others",
    "U": "not verified: it may hold up, never wave through",
}


def overview(folder: Path, out: Output) -> None:
    """Print every rule with its mark, gate, severity and article."""
    book = read_rulebook(folder)
    document = {
        "version": book.version,
        "rules": [
            {
                "id": rule.id,
                "version": rule.version,
                "title": rule.title,
                "article": f"{rule.instrument}, {rule.article}",
                "mark": rule.mark,
                "gate": rule.gate,
                "severity": rule.severity,
            }
            for rule in book.rules
        ],
    }
    lines = [
        f"{rule.id:<28} {rule.mark}  gate {rule.gate:<4} {rule.severity:<7} {rule.title} ({rule.article})"
        for rule in book.rules
    ]
    out.result(document, [*lines, f"{len(book.rules)} rules, version {book.version[:16]}"])


def faults(folder: Path, out: Output) -> None:
    """Print every fault of the rulebook; exit code 12 when there is one."""
    found = lint_rulebook(folder)
    lines = [str(fault) for fault in found] or ["every rule is sound"]
    out.result({"faults": [str(fault) for fault in found]}, lines)
    if found:
        sys.exit(_UNSOUND)


def explained(
    folder: Path, name: str, on: date | None, signed: dict[str, Any] | None, out: Output
) -> None:
    """Print everything that is to be told of one rule or provision; `signed` is how an office stands to it, if one was asked."""
    told = explain_rule(folder, name, on or date.today())  # noqa: DTZ011  # the day of whoever asks
    signature = {key: signed[key] for key in _SIGNATURE} if signed else {}
    out.result({**told, **signature}, list(_told({**told, **signature})))


def _told(told: dict[str, Any]) -> Iterator[str]:
    yield f"{told['id']}  {told['title']}"
    yield f"  {told['text']}"
    yield f"  {told['instrument']}, {told['article']} (mark {told['mark']}: {_MARKS[told['mark']]})"
    yield f"  read in: {', '.join(told['sources'])}"
    yield from _days(told)
    if "serves" in told:
        yield f"  it asks nothing of a request; it is served by: {', '.join(told['serves'])}"
        return
    yield f"  {'in force' if told['in_force'] else 'NOT in force'} on {told['on']}"
    if "standing" in told:
        by = f" by {told['by']}, entry {told['entry']} of the ledger" if told["by"] else ""
        yield f"  in this office: {told['standing']}{by}"
    yield f"  gate {told['gate']}, {told['severity']}; about {', '.join(told['applies_to'])}"
    if told["when"]:
        yield f"  when:   {told['when']}"
    yield f"  permit: {told['permit']}"
    yield f"  else:   {told['refuse_code']}: {told['refuse_reason']}"
    for need in told["questions"]:
        words = f" [{', '.join(need['allowed'])}]" if need["allowed"] else ""
        yield f"  ? {need['id']} ({need['who']}): {need['text']}{words}"
    for misfire in told["misfires"]:
        yield f"  it may misfire: {misfire}"
    for case in told["cases"]:
        yield f"  case  {case['expect']:<9} {case['name']} ({case['on']})"
        lines = [f"{path} = {value}" for path, value in _facts(case["facts"])]
        yield from (f"          {line}" for line in lines or ["nothing is known"])


def _facts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401  # JSON
    """Yield each fact of a case by its path, as an expression would name it; a list is written whole."""
    if not isinstance(value, dict):
        yield path, json.dumps(value, ensure_ascii=False)
        return
    for name, inner in value.items():
        yield from _facts(inner, f"{path}.{name}".removeprefix("."))


def _days(told: dict[str, Any]) -> Iterator[str]:
    words = {
        "enacted_on": "enacted",
        "published_on": "published",
        "in_force_from": "in force from",
        "in_force_to": "in force to",
    }
    known = [f"{word} {told[name]}" for name, word in words.items() if told.get(name)]
    yield f"  {', '.join(known) or 'its dates are not known: it is applied, and says so'}"
