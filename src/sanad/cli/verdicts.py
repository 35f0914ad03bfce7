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


def verdict_lines(checked: Any) -> list[str]:  # noqa: ANN401  # as above
    """Return the outcome, then each rule that is against or asks, then how many permit."""
    lines = [f"{checked.request.id} on {checked.request.subject}: {checked.outcome.status}"]
    permitted = 0
    for ruling in checked.rulings:
        if ruling.verdict is Verdict.PERMIT:
            permitted += 1
            continue
        lines.append(
            f"  {ruling.verdict:<9} {ruling.rule} ({ruling.article}, mark {ruling.mark}, {ruling.severity}): {ruling.reason}"
        )
        lines += [
            f"            ? {question.text} ({question.who})" for question in ruling.questions
        ]
    lines.append(f"  permit    {permitted} of {len(checked.rulings)} rules; --json lists them all")
    return lines
