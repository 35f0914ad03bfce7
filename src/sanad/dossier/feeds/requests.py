# SPDX-License-Identifier: Apache-2.0
"""What the rules say of each request: every rule, also the passed ones, never a number."""

from collections.abc import Iterator

from sanad.dossier.feeds.row import Feed, Row, shape
from sanad.dossier.language import Field, Term
from sanad.dossier.material import Checked, Material
from sanad.rules import Ruling
from sanad.values.verdict import Verdict


def _requests(material: Material) -> Iterator[Row]:
    """Give one row per request, with the rules against it or still open, and those that it meets."""
    for checked in material.verdicts:
        against = [each for each in checked.rulings if each.verdict is not Verdict.PERMIT]
        met = [each for each in checked.rulings if each.verdict is Verdict.PERMIT]
        fields: dict[str, Field] = {
            "request": checked.request,
            "kind": checked.kind.replace("_", " "),
            "outcome": checked.outcome.replace("_", " ").lower(),
            "means": Term("outcome", checked.outcome),
        }
        inner = {
            "against": [_rule(checked, each) for each in against],
            "met": [_rule(checked, each) for each in met],
        }
        yield Row(fields, [_support(checked, each) for each in checked.rulings], inner)


def _rule(checked: Checked, ruling: Ruling) -> Row:
    verdict = str(ruling.verdict) if ruling.applicable else "not_applicable"
    fields: dict[str, Field] = {
        "rule": ruling.rule,
        "verdict": Term("verdict", verdict),
        "why": ruling.reason,
        "title": ruling.title,
        "article": ruling.article,
        "mark": ruling.mark,
    }
    return Row(fields, [_support(checked, ruling)])


def _support(checked: Checked, ruling: Ruling) -> str:
    return f"verdict:{checked.request}/{ruling.rule}"


_RULE = shape("rule", "verdict", "why", "title", "article", "mark")
REQUESTS = Feed(_requests, shape("request", "kind", "outcome", "means", against=_RULE, met=_RULE))
