# SPDX-License-Identifier: Apache-2.0
"""The forty-eight safeguards of the law sheet (section 7.3), copied here by hand: each has its level and its place in the rulebook."""

from datetime import date
from pathlib import Path

import pytest

import sanad.rulebook
from sanad.rules import evaluate_all, load
from sanad.rules.cases import cases_file, read_cases
from sanad.rules.provision import load_provisions
from sanad.rules.rulebook import rule_files
from sanad.values.verdict import Verdict

FOLDER = Path(sanad.rulebook.__file__).parent
RULES = {rule.id: rule for rule in load(FOLDER).rules}
FILES = {path.stem: path for path in rule_files(FOLDER)}
PROVISIONS = load_provisions(FOLDER / "sanad" / "provisions")

SHEET = {
    "SG-01": ("BLOCK", ["SG-01", "SG-01-P3"]),
    "SG-02": ("BLOCK", ["SG-02", "NEU-2"]),
    "SG-03": ("BLOCK", ["SG-03", "SG-03-org"]),
    "SG-04": ("BLOCK", ["SG-04"]),
    "SG-05": ("BLOCK", ["FACTS-1", "EXT-2-acts"]),
    "SG-06": ("HOLD", ["SG-06", "SG-06-proviso"]),
    "SG-07": ("HOLD", ["SG-07"]),
    "SG-08": ("ASK", ["SG-08"]),
    "SG-09": ("HOLD", ["SG-09"]),
    "SG-10": ("BLOCK", ["SG-10"]),
    "SG-11": ("ASK", ["SG-11"]),
    "SG-12": ("BLOCK", ["SG-12"]),
    "SG-13": ("HOLD", ["SG-13"]),
    "SG-14": ("WARN", ["SG-14"]),
    "SG-15": ("BLOCK", ["SG-15"]),
    "SG-16": ("BLOCK", ["SG-16"]),
    "SG-17": ("ASK", ["SG-17", "ACT-brief-exculpatory"]),
    "SG-18": ("BLOCK", ["SG-18"]),
    "SG-19": ("BLOCK", ["SG-19"]),
    "SG-20": ("BLOCK", ["SG-20", "SG-20-script"]),
    "SG-21": ("HOLD", ["SG-21"]),
    "SG-22": ("ASK", ["SG-22", "SG-22-188"]),
    "SG-23": ("BLOCK", ["SG-23", "SG-23-court", "RN-83-2b-v", "EXT-2-warrant"]),
    "SG-24": ("ASK", ["SG-24"]),
    "SG-25": ("HOLD", ["SG-25", "HR-4"]),
    "SG-26": ("BLOCK", ["SG-26"]),
    "SG-27": ("ASK", ["SG-27"]),
    "SG-28": ("WARN", ["SG-28"]),
    "SG-29": ("HOLD", ["SG-29", "EXT-3-trial"]),
    "SG-30": ("BLOCK", ["SG-30", "HR-12"]),
    "SG-31": ("BLOCK", ["SG-31"]),
    "SG-32": ("BLOCK", ["SG-32"]),
    "SG-33": ("HOLD", ["SG-33"]),
    "SG-34": ("HOLD", ["SG-34"]),
    "SG-35": ("BLOCK", ["SG-35"]),
    "SG-36": ("WARN", ["SG-36"]),
    "SG-37": ("HOLD", ["SG-37"]),
    "SG-38": ("ASK", ["SG-38"]),
    "SG-39": ("LOG", []),
    "SG-40": ("BLOCK", ["SG-40"]),
    "SG-41": ("ASK", ["SG-41", "RN-84b"]),
    "SG-42": ("WARN", ["SG-42", "EXT-2-language"]),
    "SG-43": ("HOLD", ["SG-43", "SG-43-ended", "EXT-2-status"]),
    "SG-44": ("LOG", []),
    "SG-45": ("BLOCK", ["SG-45"]),
    "SG-46": ("ASK", ["SG-46", "HR-5"]),
    "SG-47": ("HOLD", ["SG-47"]),
    "SG-48": ("WARN", ["SG-48"]),
}
"""Safeguard → its level in the sheet, and the rules that serve it; of level LOG a provision says what does."""
SEVERITY = {"BLOCK": "block", "HOLD": "review", "WARN": "warn"}
PLACED = [(safeguard, rule) for safeguard, (_, rules) in SHEET.items() for rule in rules]
OF_PAKISTAN = {
    "SG-02", "SG-03", "SG-03-org", "SG-04", "SG-06-proviso", "SG-08", "SG-11", "SG-12", "SG-13", "SG-22", "SG-22-188", "SG-23-court",
    "SG-28", "SG-29", "SG-30", "SG-33", "SG-48",
}  # fmt: skip


def test_the_sheet_has_forty_eight():
    assert list(SHEET) == [f"SG-{number:02}" for number in range(1, 49)]


@pytest.mark.parametrize(("safeguard", "rule"), PLACED)
def test_the_rule_that_serves_a_safeguard_names_it(safeguard, rule):
    assert f"pakistan:{safeguard}" in RULES[rule].sources


@pytest.mark.parametrize(("safeguard", "rule"), PLACED)
def test_a_safeguard_fires_in_one_case_and_not_in_another(safeguard, rule):
    assert safeguard in SHEET
    verdicts = {case.expect for case in read_cases(cases_file(FILES[rule]))[0]}
    assert verdicts >= {Verdict.REFUSE, Verdict.PERMIT, Verdict.UNDECIDED}


@pytest.mark.parametrize("safeguard", [key for key, (level, _) in SHEET.items() if level == "LOG"])
def test_a_property_of_the_system_is_a_provision_that_says_what_serves_it(safeguard):
    assert PROVISIONS[safeguard].serves


@pytest.mark.parametrize(
    ("safeguard", "level"), [(key, level) for key, (level, _) in SHEET.items() if level in SEVERITY]
)
def test_a_safeguard_weighs_what_the_sheet_says(safeguard, level):
    own = [rule for rule in SHEET[safeguard][1] if rule.startswith("SG-")]
    assert {RULES[rule].severity for rule in own} <= {SEVERITY[level]}


def test_no_rule_of_a_safeguard_stands_outside_the_sheet():
    listed = {rule for _, rules in SHEET.values() for rule in rules}
    assert {rule for rule in RULES if rule.startswith("SG-")} <= listed


def test_a_safeguard_of_pakistani_law_binds_no_office_of_another_country():
    here, elsewhere = (
        {rule.id for rule in load(FOLDER, country).rules if rule.id.startswith("SG-")}
        for country in ("PK", "XA")
    )
    assert here - elsewhere == OF_PAKISTAN


def test_every_gate_of_a_notice_is_a_gate_of_a_diffusion():
    past = {rule.id for rule in RULES.values() if set(rule.applies_to) & {"red_notice", "diffusion"} == {"red_notice"}}  # fmt: skip
    assert past == set()


@pytest.mark.parametrize("kind", ["blue_notice", "mla"])
def test_who_asks_for_evidence_before_any_charge_falls_over_no_safeguard(kind):
    facts = {"request": {"kind": kind, "asks": ["evidence"]}, "charges": [], "acts": []}
    rulings = evaluate_all(load(FOLDER), kind, facts, date(2025, 10, 1))
    refused = [each.rule for each in rulings if each.verdict is Verdict.REFUSE]
    assert [rule for rule in refused if rule.startswith("SG-")] == []
