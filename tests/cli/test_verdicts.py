# SPDX-License-Identifier: Apache-2.0
"""`sanad request check` is read from the top: what, about whom, how far, who signed, the outcome in words; then gate by gate."""

import pytest

from cast import CASE
from law_desk import check, draft, send, sign
from sanad.cli.verdicts import verdict_document, verdict_lines
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from scene import sample_rule, under


@pytest.fixture
def house(quick_scene, tmp_path):
    """An office whose law has a rule of each gate and sort."""
    folder = tmp_path / "law"
    sample_rule(folder)
    sample_rule(folder, "false", name="block", gate='"B"', title='"A refusal"')
    sample_rule(folder, "false", name="review", gate='"B"', severity='"review"')
    sample_rule(folder, "false", name="warn", gate='"B"', severity='"warn"', title='"A warning"')
    sample_rule(folder, "warrant.recalled == false", name="open", gate='"B"', title='"A question"')
    sample_rule(folder, "warrant.recalled == false", name="again", gate='"G"')
    sample_rule(folder, name="other", gate='"G"', decided_by='"program"\nwhen = "false"')
    return under(quick_scene.house, folder)


def report(house, **given):
    draft(house, "RN-02")
    return verdict_lines(check(house, "RN-02"), **given)


def test_the_head_says_what_it_is_about_whom_how_far_and_what_the_rules_come_to(house):
    lines = report(house)
    assert lines[0] == "RN-02: INTERPOL Red Notice about Sample S-01 (S-01), drafted"
    assert lines[1] == "  BLOCKED: a rule refuses, and no answer clears it"
    assert lines[2].startswith("  drafted on 2026-01-05 by drafter (")


def test_gates_are_named_and_refusals_come_before_questions_and_these_before_warnings(house):
    lines = report(house)
    gates = [line for line in lines if line.startswith("Gate")]
    assert gates == ["Gate A: type of request", "Gate B: conditions of form", "Gate G: sign-off"]
    sorts = [line.split()[0] for line in lines if "SAMPLE-" in line and ":" in line and "?" not in line]  # fmt: skip
    assert [each for each in sorts if each in {"refused", "open", "warning"}] == [
        "refused", "refused", "open", "warning", "open",
    ]  # fmt: skip
    assert "  refused    SAMPLE-block: A refusal (Sample order, 1)" in lines


def test_a_question_stands_beside_its_rule_with_who_must_answer_it_and_is_written_out_once(house):
    lines = report(house)
    at = next(number for number, line in enumerate(lines) if "SAMPLE-open" in line)
    assert lines[at + 1].strip() == "? SAMPLE-Q, prosecutor: Was the warrant recalled?"
    assert [line.strip() for line in lines if "SAMPLE-Q" in line][1] == "? SAMPLE-Q, prosecutor: as above"  # fmt: skip
    assert not any("warrant.recalled" in line for line in lines)


def test_what_may_be_accepted_says_how_and_what_may_not_does_not(house):
    accepted = [line for line in report(house) if "may accept" in line]
    assert len(accepted) == 1
    assert "answer SAMPLE-review accepted" in accepted[0]


def test_what_is_met_and_what_does_not_apply_are_counted_apart_and_named_on_request(house):
    lines = report(house)
    assert [line for line in lines if line.startswith("  met:")] == [
        "  met: 1; not applicable: 0", "  met: 0; not applicable: 0", "  met: 0; not applicable: 1",
    ]  # fmt: skip
    assert not any("SAMPLE-1:" in line or "SAMPLE-other" in line for line in lines)
    every = verdict_lines(check(house, "RN-02"), passed=True)
    assert any(line.startswith("  met        SAMPLE-1:") for line in every)
    assert any(line.startswith("  not applicable SAMPLE-other:") for line in every)


def test_a_signature_over_another_draft_is_told_as_lapsed_and_one_that_stands_is_not(quick_scene, tmp_path):  # fmt: skip
    house = under(quick_scene.house, sample_rule(tmp_path / "law"))
    draft(house, "RN-02")
    sign(house, "RN-02")
    name = RecordClaim(by="analyst", compartment=CASE, about="S-01", property="alias", value="Sample Uno", said_by="Prosecutor", source=Quoted("note.txt", "born on 5 March 1984"))  # fmt: skip
    stands = check(house, "RN-02")
    assert [(each.step, each.stands) for each in stands.steps] == [("draft", True), ("review", True), ("approve", True)]  # fmt: skip
    house.do(name)
    lines = verdict_lines(check(house, "RN-02"))
    assert [line for line in lines if "lapsed" in line] == lines[2:5]


def test_a_request_that_went_out_says_so_for_people_and_programs(quick_scene, tmp_path):
    house = under(quick_scene.house, sample_rule(tmp_path / "law"))
    draft(house, "RN-02")
    sign(house, "RN-02")
    send(house, "RN-02")
    checked = check(house, "RN-02")
    assert verdict_lines(checked)[0].endswith("(S-01), sent")
    assert any(line.startswith("  sent on 2026-01-05 by liaison") for line in verdict_lines(checked))  # fmt: skip
    document = verdict_document(checked)
    assert (document["state"], document["label"]) == ("sent", "Sample S-01")
    assert document["steps"][-1]["step"] == "send"
