# SPDX-License-Identifier: Apache-2.0
"""A sound rule as a file, with fields to change: what the tests of this folder write."""

from sanad.rules.rule import read_rule

FIELDS = {
    "id": '"T-1"',
    "version": "1",
    "title": '"The threshold of two years"',
    "text": '"The maximum is two years or more."',
    "instrument": '"Sample Rules"',
    "article": '"Article 83(1)"',
    "sources": '["sample:T-1"]',
    "mark": '"V"',
    "gate": '"B"',
    "applies_to": '["red_notice"]',
    "severity": '"block"',
    "decided_by": '"program"',
    "when": "'request.renewal'",
    "permit": "'sentence.months >= 2'",
    "refuse_code": '"BELOW"',
    "refuse_reason": '"The maximum is {sentence.months}."',
    "misfires": "[]",
}
NEEDS = """
[needs."request.renewal"]
id = "T-1-1"
text = "Is it a renewal?"
who = "drafter"

[needs."sentence.months"]
id = "T-1-2"
text = "What is the legal maximum?"
who = "prosecutor"
"""
CASES = """
[[case]]
name = "two years"
on = 2025-10-01
facts = { request = { renewal = true }, sentence.months = 2 }
expect = "permit"
code = "PERMITTED"

[[case]]
name = "one year"
on = 2025-10-01
facts = { request = { renewal = true }, sentence.months = 1 }
expect = "refuse"
code = "BELOW"

[[case]]
name = "not known"
on = 2025-10-01
facts = { request = { renewal = true } }
expect = "undecided"
code = "MISSING_FACT"
"""


def write(folder, *, needs=NEEDS, cases=CASES, name=None, **changed):
    """Write a rule and its cases; a field given as None is left out."""
    fields = {**FIELDS, **changed}
    name = name or fields["id"].strip('"')
    lines = [f"{field} = {value}" for field, value in fields.items() if value is not None]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text("\n".join(lines) + "\n" + needs, encoding="utf-8")
    if cases is not None:
        (folder / f"{name}.cases.toml").write_text(cases, encoding="utf-8")
    return path


def rule(folder, **changed):
    """Return the rule as read."""
    found = read_rule(write(folder, **changed))
    assert not isinstance(found, list), found
    return found
