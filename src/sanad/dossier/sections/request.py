# SPDX-License-Identifier: Apache-2.0
"""What the rules say of each request about the person: every rule, also the passed ones, never a number."""

from sanad.dossier.blocks import Writer
from sanad.dossier.material import Material
from sanad.rules import Ruling

_OUTCOME = {
    "READY": "every rule permits it",
    "READY_WITH_WARNINGS": "no rule refuses it; warnings stand",
    "NEEDS_REASONED_REVIEW": "questions are open, or a reasoned review is needed",
    "BLOCKED": "it must not be sent",
    "USE_OTHER_TOOL": "another instrument is the right one",
}


def request(material: Material, writer: Writer) -> None:
    """Write the outcome and the table of rulings of each request."""
    writer.heading("request", "Requests and the rules")
    for verdict in material.verdicts:
        support = [f"verdict:{verdict.request}/{ruling.rule}" for ruling in verdict.rulings]
        kind = verdict.kind.replace("_", " ")
        text = f"Request {verdict.request} ({kind}): {verdict.outcome.replace('_', ' ').lower()}; {_OUTCOME[verdict.outcome]}."
        writer.sentence(text, support)
        rows = [_row(ruling) for ruling in verdict.rulings]
        columns = ("Rule", "Article", "Text", "Verdict", "Reason")
        writer.table(f"Rules asked about {verdict.request}", columns, rows, support)


def _row(ruling: Ruling) -> tuple[str, ...]:
    verdict = str(ruling.verdict) if ruling.applicable else "does not apply"
    return (ruling.rule, ruling.article, f"mark {ruling.mark}", verdict, ruling.reason)
