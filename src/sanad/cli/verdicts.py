# SPDX-License-Identifier: Apache-2.0
"""How a checked request is shown."""

from typing import Any

from sanad.values.verdict import Verdict


def verdict_document(checked: Any) -> dict[str, Any]:  # noqa: ANN401  # desk.request_facts.Checked, not imported for speed
    """Return the document of docs/formats/commands.md."""
    return {
        "request": checked.request.id,
        "subject": checked.request.subject,
        "outcome": str(checked.outcome.status),
        "against": list(checked.outcome.rules),
        "draft": checked.draft,
        "rulings": [ruling.as_json() for ruling in checked.rulings],
    }


def verdict_lines(checked: Any, *, with_questions: bool = True) -> list[str]:  # noqa: ANN401  # as above
    """Return the outcome, each rule that is against or open, the questions once each, and how many rules permit."""
    lines = [f"{checked.request.id} on {checked.request.subject}: {checked.outcome.status}"]
    open_rules = [ruling for ruling in checked.rulings if ruling.verdict is not Verdict.PERMIT]
    lines += [
        f"  {ruling.verdict:<9} {ruling.rule:<20} {ruling.severity:<6} {ruling.reason}"
        for ruling in open_rules
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
