# SPDX-License-Identifier: Apache-2.0
"""How a checked request is shown."""

from collections.abc import Iterator
from typing import Any

from sanad.values.verdict import Verdict

_COLUMNS = ("who", "act", "when", "where", "how", "result", "intent", "link")


def verdict_document(checked: Any) -> dict[str, Any]:  # noqa: ANN401  # desk.request_facts.Checked, not imported for speed
    """Return the document of docs/formats/commands.md."""
    return {
        "request": checked.request.id,
        "subject": checked.request.subject,
        "kind": checked.request.kind,
        "outcome": str(checked.outcome.status),
        "against": list(checked.outcome.rules),
        "tools": list(checked.outcome.tools),
        "withdrawn": checked.withdrawn,
        "signed": {step: each.officer for step, each in checked.signed.items()},
        "draft": checked.draft,
        "grid": checked.known["grid"],
        "text": checked.known["text"],
        "rulings": [ruling.as_json() for ruling in checked.rulings],
    }


def verdict_lines(checked: Any, *, with_questions: bool = True, passed: bool = False) -> list[str]:  # noqa: ANN401  # as above
    """Return the outcome, each rule that is against or open (or every rule), the questions once each, and how many rules permit."""
    lines = [f"{checked.request.id} on {checked.request.subject}: {checked.outcome.status}"]
    open_rules = [ruling for ruling in checked.rulings if ruling.verdict is not Verdict.PERMIT]
    lines += [
        f"  {ruling.verdict:<9} {ruling.rule:<20} {ruling.severity:<6} {ruling.reason}"
        for ruling in (checked.rulings if passed else open_rules)
    ]
    asked = {q.id: q for ruling in open_rules for q in ruling.questions}
    if with_questions:
        lines += [f"  ? {q.id} ({q.who}): {q.text}" for q in asked.values()]
    elif asked:
        lines.append(f"  {len(asked)} questions are open, each with who must answer it")
    lines.append(
        f"  {len(checked.rulings) - len(open_rules)} of {len(checked.rulings)} rules permit"
    )
    return lines


def grid_lines(checked: Any) -> Iterator[str]:  # noqa: ANN401  # as above
    """Yield the fact grid: one line a charge, what it says nothing of, and the flags of its wording."""
    for row in checked.known["grid"]:
        blank = [column for column in _COLUMNS if not row[column]]
        told = f"nothing said of {', '.join(blank)}" if blank else "every column is filled"
        flags = f"; {', '.join(row['flags'])}" if row["flags"] else ""
        yield f"  grid  {row['offence']:<12} {row['acts']} act(s): {told}{flags}"
    for kind, finds in checked.known["text"].items():
        for find in finds:
            words = f" ({', '.join(find['words'])})" if find["words"] else ""
            yield f"  text  {kind}{words} in {find['field']}: {find['sentence']}"
