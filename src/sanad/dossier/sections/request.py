# SPDX-License-Identifier: Apache-2.0
"""What the rules say of each request about the person: every rule, also the passed ones, never a number."""

from collections.abc import Sequence

from sanad.dossier.blocks import Writer
from sanad.dossier.material import Checked, Material
from sanad.rules import Ruling
from sanad.values.verdict import Verdict

_OUTCOME = {
    "READY": "every rule permits it",
    "READY_WITH_WARNINGS": "no rule refuses it; warnings stand",
    "NEEDS_REASONED_REVIEW": "questions are open, or a reasoned review is needed",
    "BLOCKED": "it must not be sent",
    "USE_OTHER_TOOL": "another instrument is the right one",
}


def request(material: Material, writer: Writer) -> None:
    """Write the outcome of each request, the rules against it or asking, and the rules it meets."""
    writer.heading("request", "Requests and the rules")
    for verdict in material.verdicts:
        kind = verdict.kind.replace("_", " ")
        stands = verdict.outcome.replace("_", " ").lower()
        text = f"Request {verdict.request} ({kind}): {stands}; {_OUTCOME[verdict.outcome]}."
        writer.sentence(text, _support(verdict, verdict.rulings))
        against = [item for item in verdict.rulings if item.verdict is not Verdict.PERMIT]
        met = [item for item in verdict.rulings if item.verdict is Verdict.PERMIT]
        if against:
            rows = [(r.rule, str(r.verdict), r.reason, _source(r)) for r in against]
            columns = ("Rule", "Verdict", "Why", "Source of the rule")
            caption = f"{verdict.request}: rules that refuse or are still open"
            writer.table(caption, columns, rows, _support(verdict, against))
        if met:
            rows = [(r.rule, _permits(r), r.title, _source(r)) for r in met]
            columns = ("Rule", "Verdict", "What it asks", "Source of the rule")
            caption = f"{verdict.request}: rules that permit or do not apply"
            writer.table(caption, columns, rows, _support(verdict, met))


def _support(verdict: Checked, rulings: Sequence[Ruling]) -> list[str]:
    return [f"verdict:{verdict.request}/{ruling.rule}" for ruling in rulings]


def _permits(ruling: Ruling) -> str:
    return "permit" if ruling.applicable else "does not apply"


def _source(ruling: Ruling) -> str:
    return f"{ruling.article}; mark {ruling.mark}"
