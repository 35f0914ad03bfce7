# SPDX-License-Identifier: Apache-2.0
"""What has changed under a request or a dossier since it was signed or frozen."""

from datetime import timedelta

from law_desk import IN_CASE, WARRANT, claim, contradict, draft, drift, send, withdraw
from sanad.desk.acts.copy_exhibit import CopyExhibit
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.hand_over import HandOver
from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.questions.custody_statement import CustodyStatement
from sanad.dossier.material import Addressee
from sanad.identity.judgement import Answer, Judgement
from scene import sample_rule, signed, under


def says(drifted):
    return [change.says for change in drifted.changes]


def freeze(house):
    to = Addressee("court", "trial")
    return house.do(FreezeBrief(by="drafter", **IN_CASE, subject="S-01", to=to))


def judge(house, answer, evidence):
    given = Judgement("S-01", "M-01", answer, "read the note", evidence, "")
    house.do(JudgeIdentity(by="analyst", **IN_CASE, judgement=given))


def test_nothing_is_amber_while_nothing_changes(house):
    claim(house, "warrant", WARRANT)
    signed(house, "RN-02")
    freeze(house)
    send(house, "RN-02")
    house.clock.now += timedelta(days=3)
    assert drift(house) == {}


def test_looking_copying_and_handing_over_an_exhibit_do_not_make_a_dossier_amber(scene):
    house = scene.house
    house.do(CustodyStatement(by="clerk", **IN_CASE, exhibit=scene.note))
    copy = CopyExhibit(by="clerk", **IN_CASE, purpose="to be played", exhibit=scene.note, kind="opened", to="here")  # fmt: skip
    house.do(copy)
    given = HandOver(by="clerk", **IN_CASE, exhibit=scene.note, event="transferred", at="2026-01-01T09:00:00+05:00", giver="Clerk One", receiver="Clerk Two")  # fmt: skip
    house.do(given)
    assert drift(house) == {}


def test_a_warrant_that_is_recalled_is_told_with_what_it_was(house):
    claim(house, "warrant", WARRANT)
    signed(house, "RN-02")
    claim(house, "warrant", {**WARRANT, "number": "42/2025"})
    # two papers that differ on the warrant leave it open: somebody must decide
    assert "warrant.number: was 41/2025, is 41/2025; 42/2025." in says(
        drift(house)["request:RN-02"]
    )


def test_a_claim_that_is_withdrawn_is_told_under_the_request_and_the_dossier(house, scene):
    frozen = f"brief:{scene.brief}"
    signed(house, "RN-02")
    house.do(WithdrawClaim(by="analyst", **IN_CASE, claim=scene.claim, reason="retracted"))
    found = drift(house)
    assert "person.father_name: was Sample Father, is nothing." in says(found["request:RN-02"])
    assert found["request:RN-02"].step == "approve"
    assert any(
        each.startswith("Gone: ") and "Sample Father" in each for each in says(found[frozen])
    )


def test_persons_who_are_parted_again_are_told(house):
    father = claim(house, "father_name", "Sample Father", "M-01")
    claim(house, "alias", "Sample Other", "M-01")
    judge(house, Answer.SAME, (father,))
    signed(house, "RN-02")
    judge(house, Answer.DIFFERENT, (father,))
    assert "person.aliases: was Sample Other, is nothing." in says(drift(house)["request:RN-02"])


def test_a_rule_that_changed_is_told_in_a_sentence(house, law):
    signed(house, "RN-02")
    strict = under(house, sample_rule(law, "false"))
    told = says(drift(strict)["request:RN-02"])
    assert "rule SAMPLE-1: was permit (PERMITTED), is refuse (SAMPLE_REFUSAL)." in told


def test_what_cannot_be_made_any_more_is_told_with_the_reason(house):
    signed(house, "RN-02")
    contradict(house)
    assert "S-01" in drift(house)["request:RN-02"].stops


def test_what_nobody_signed_and_what_was_withdrawn_is_not_compared(house):
    draft(house, "RN-02")
    signed(house, "RN-03")
    withdraw(house, "RN-03")
    claim(house, "alias", "Sample Other")
    assert {thing for thing in drift(house) if thing.startswith("request:")} == set()
