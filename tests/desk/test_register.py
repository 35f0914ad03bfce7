# SPDX-License-Identifier: Apache-2.0
"""Entries of the register: who may make, review and remove them, and what a file shows."""

from dataclasses import replace
from hashlib import sha256

import pytest
import sqlalchemy as sa

from cast import CASE
from sanad.casework.request import Request
from sanad.claims import tables
from sanad.claims.claim import Standing
from sanad.claims.period import Soft
from sanad.claims.subject import Answer, State
from sanad.desk.acts.decide_entry import DecideEntry
from sanad.desk.acts.draft_request import DraftRequest
from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.register_subject import RegisterSubject
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.questions.find_mentions import FindMentions
from sanad.desk.questions.list_candidates import ListCandidates
from sanad.desk.questions.list_subjects import ListSubjects
from sanad.desk.questions.subject_file import SubjectFile
from sanad.errors import (
    BadValue,
    EntryRemoved,
    NoMandate,
    NotFound,
    Quarantined,
    SecondPersonNeeded,
)
from sanad.identity import judgement
from sanad.identity.judgement import Judgement
from scene import NOTE

TEXT = b"The Sahar Group commands him. The Kohzard Front claimed it. The Sahar Group denied it. Sample One is known."
IN_CASE = {"compartment": CASE}


@pytest.fixture
def house(quick_house, tmp_path):
    quick_house.seal(tmp_path, "note.txt", NOTE)
    quick_house.seal(tmp_path, "report.txt", TEXT)
    quick_house.read()
    for name, kind in (
        ("S-01", "person"),
        ("S-02", "person"),
        ("O-01", "organisation"),
        ("O-02", "organisation"),
        ("I-01", "incident"),
    ):
        quick_house.subject(name, kind)
    return quick_house


def claim(house, about, name, value, quote="Sample One is known.", said_by="Report", **more):
    source = Quoted("report.txt", quote)
    return house.do(
        RecordClaim(
            by="analyst",
            **IN_CASE,
            about=about,
            property=name,
            value=value,
            said_by=said_by,
            source=source,
            **more,
        )
    )


def decide(house, answer, by="reviewer", subject="S-01", reasons="read the file"):
    return house.do(DecideEntry(by=by, **IN_CASE, subject=subject, answer=answer, reasons=reasons))


def opened(house, subject, by="analyst", **more):
    return house.do(SubjectFile(by=by, **IN_CASE, subject=subject, **more))


def entry(**fields):
    given = {
        "subject": "S-09",
        "kind": "person",
        "label": "Sample Nine",
        "authority": "Order 1",
        "reason": "named",
        "evidence": ("note.txt",),
    }
    return RegisterSubject(by="investigator", **IN_CASE, **{**given, **fields})


@pytest.mark.parametrize("gone", [{"evidence": ()}, {"authority": " "}, {"reason": ""}])
def test_nobody_is_entered_without_authority_reason_and_evidence(house, gone):
    with pytest.raises(BadValue, match="S-09"):
        house.do(entry(**gone))


def test_nobody_is_entered_on_an_exhibit_that_is_not_here_or_set_aside(house, tmp_path):
    with pytest.raises(NotFound):
        house.do(entry(evidence=("gone.txt",)))
    house.seal(tmp_path, "altered.txt", b"other bytes", listed_sha256="ab" * 32)
    with pytest.raises(Quarantined):
        house.do(entry(evidence=("altered.txt",)))


def test_an_entry_names_its_officer_and_its_evidence(house):
    house.do(entry())
    known = opened(house, "S-09").file.subject
    assert (known.by, len(known.evidence), known.authority) == ("investigator", 1, "Order 1")


def test_nobody_reviews_without_the_power_or_without_reasons(house):
    with pytest.raises(NoMandate):
        decide(house, Answer.STANDS, by="analyst")
    with pytest.raises(BadValue):
        decide(house, Answer.STANDS, reasons=" ")


def test_nobody_reviews_what_they_entered(house, monkeypatch):
    from sanad.mandates import powers

    both = {**powers.POWERS, "reviewer": powers.POWERS["reviewer"] | {"register"}}
    monkeypatch.setattr(powers, "POWERS", both)
    house.do(replace(entry(subject="S-10"), by="reviewer"))
    with pytest.raises(SecondPersonNeeded):
        decide(house, Answer.STANDS, subject="S-10")


def test_a_removed_entry_stays_readable_and_carries_nothing_new(house):
    told = claim(house, "S-01", "name", "Sample One")
    decide(house, Answer.REMOVED, reasons="another person of that name")
    found = opened(house, "S-01").file
    assert (found.state, [each.id for each in found.claims]) == (State.REMOVED, [told])
    with pytest.raises(EntryRemoved, match="another person of that name"):
        claim(house, "S-01", "alias", "Sample")
    with pytest.raises(EntryRemoved):
        claim(house, "S-02", "meets", {"subject": "S-01"})
    request = Request("RN-09", "red_notice", "S-01", CASE, "prosecution", {})
    with pytest.raises(EntryRemoved):
        house.do(DraftRequest(by="drafter", **IN_CASE, request=request))


def test_only_another_officer_lets_a_removed_entry_stand_again(house):
    decide(house, Answer.REMOVED)
    with pytest.raises(SecondPersonNeeded):
        decide(house, Answer.STANDS)
    assert opened(house, "S-01").file.state is State.REMOVED


def test_a_name_is_a_question_until_a_source_says_who_is_meant(house):
    said = claim(house, "I-01", "denied_by", "Sahar Group", "The Sahar Group denied it.")
    claim(house, "O-01", "name", "Kohzard Front Sahar Group")
    [name] = opened(house, "I-01").file.named
    assert (name.is_open, name.meant, [one.subject for one in name.candidates]) == (
        True,
        (),
        ["O-01"],
    )
    meant = {"claim": said, "name": "Sahar Group"}
    claim(house, "O-01", "meant_in", meant)
    [name] = opened(house, "I-01").file.named
    assert (name.is_open, [each.about for each in name.meant]) == (False, ["O-01"])
    claim(house, "O-02", "meant_in", meant, said_by="Another report")
    [name] = opened(house, "I-01").file.named
    assert (name.is_open, [each.about for each in name.meant]) == (True, ["O-01", "O-02"])


def test_nobody_is_meant_by_a_name_that_the_claim_does_not_say(house):
    said = claim(house, "I-01", "denied_by", "Sahar Group", "The Sahar Group denied it.")
    with pytest.raises(BadValue, match="does not say this name"):
        claim(house, "O-01", "meant_in", {"claim": said, "name": "Another Group"})
    with pytest.raises(NotFound):
        claim(house, "O-01", "meant_in", {"claim": "C-000000000000", "name": "Sahar Group"})


def test_a_file_shows_who_names_it_and_what_is_said_of_a_day(house):
    claim(
        house,
        "O-02",
        "commands",
        {"subject": "S-01"},
        "The Sahar Group commands him.",
        valid_from="2024-01-01",
        soft=Soft.FROM,
    )
    [link] = opened(house, "S-01").file.links
    assert link.about == "O-02"
    for day, shown, unsure in (("2023-01-01", 1, 1), ("2024-06-01", 1, 0)):
        found = opened(house, "O-02", as_of=day)
        assert (len(found.stacks), len(found.unsure)) == (shown, unsure)
    claim(house, "O-02", "founded", "2023", valid_to="2022")
    assert len(opened(house, "O-02", as_of="2024-06-01").not_then) == 1
    with pytest.raises(BadValue):
        opened(house, "O-02", as_of="in June")


def test_kinship_is_recorded_as_kinship_and_nothing_else(house):
    from sanad.errors import RefusedByLaw

    claim(house, "S-01", "related", {"subject": "S-02", "as": "brother"}, basis="kinship")
    for name, value in (
        ("role", {"organisation": "O-01", "role": "member"}),
        ("commands", {"subject": "S-02"}),
        ("meets", {"subject": "S-02"}),
    ):
        with pytest.raises(RefusedByLaw):
            claim(house, "S-01", name, value, basis="kinship")


def test_a_withdrawn_statement_stands_in_the_file_as_left_out(house):
    told = claim(house, "S-01", "name", "Sample One")
    house.do(WithdrawClaim(by="analyst", **IN_CASE, claim=told, reason="misread"))
    file = opened(house, "S-01").file
    assert (file.claims, [each.withdrawn for each in file.left_out]) == ((), ["misread"])


def test_a_statement_on_an_exhibit_set_aside_is_left_out_of_the_file(house):
    claim(house, "S-01", "name", "Sample One")
    exhibit = sha256(TEXT).hexdigest()
    house.do(QuarantineExhibit(by="clerk", **IN_CASE, exhibit=exhibit, reason="doubt"))
    file = opened(house, "S-01").file
    assert (file.claims, [each.property for each in file.left_out]) == ((), ["name"])
    assert "no_name" in {gap.code for gap in file.gaps}


def test_an_answer_that_waits_for_a_blind_review_is_not_shown_to_whoever_may_give_it(
    house, monkeypatch
):
    told = claim(house, "S-01", "father_name", "One"), claim(house, "S-02", "father_name", "Two")
    given = Judgement("S-01", "S-02", judgement.Answer.DIFFERENT, "other father", told, "analyst")
    house.do(JudgeIdentity(by="analyst", **IN_CASE, judgement=given))
    assert opened(house, "S-01", by="investigator").file.judgements == ()
    assert len(opened(house, "S-01", by="analyst").file.judgements) == 1
    assert "identity_unreviewed" in {gap.code for gap in opened(house, "S-01").file.gaps}


def test_who_may_still_review_blind_sees_two_entries_and_only_that_somebody_judged(house):
    born = [claim(house, who, "birth_date", "1984") for who in ("S-01", "S-02")]
    given = Judgement("S-01", "S-02", judgement.Answer.SAME, "born so", tuple(born), "analyst")
    house.do(JudgeIdentity(by="analyst", **IN_CASE, judgement=given))
    unsure = replace(given, left="O-01", right="O-02", answer=judgement.Answer.CANNOT_SAY)
    house.do(JudgeIdentity(by="analyst", **IN_CASE, judgement=replace(unsure, evidence=())))
    mine, theirs = (opened(house, "S-01", by=by).file for by in ("analyst", "investigator"))
    assert (mine.same, theirs.same) == (("S-01", "S-02"), ("S-01",))
    assert (len(mine.claims), len(theirs.claims)) == (2, 1)
    for one in ("S-01", "O-01"):  # whatever the answer is
        found = opened(house, one, by="investigator").file
        assert "identity_unreviewed" in {gap.code for gap in found.gaps}


def test_a_removed_entry_is_not_made_a_question_again(house):
    decide(house, Answer.REMOVED)
    with pytest.raises(BadValue, match="removed"):
        decide(house, Answer.QUESTIONED)
    assert opened(house, "S-01").file.state is State.REMOVED


def test_an_order_that_is_disputed_or_of_an_entry_that_sources_differ_on_is_not_firm(house):
    claim(house, "O-01", "listing", {"body": "UN", "on": "2020"})
    claim(house, "O-01", "listing", {"body": "XX"}, standing=Standing.DISPUTED)
    claim(house, "O-01", "listed_as", {"organisation": "ORG-BLA"})
    firm = {each.body: each.firm for each in opened(house, "O-01").orders}
    assert (firm["UN"], firm["XX"], firm["PK"]) == (True, False, True)
    claim(house, "O-01", "listed_as", {"organisation": "ORG-BLF"}, said_by="Another report")
    firm = {each.body: each.firm for each in opened(house, "O-01").orders}
    assert (firm["UN"], firm["PK"]) == (True, False)


def test_another_name_in_the_same_words_does_not_say_who_the_party_is(house):
    said = claim(house, "I-01", "denied_by", "Sahar Group", TEXT.decode())
    claim(house, "O-02", "meant_in", {"claim": said, "name": "Kohzard Front"})
    [name] = opened(house, "I-01").file.named
    assert (name.is_open, name.meant) == (True, ())


def test_the_list_filters_by_what_sources_say_and_counts_what_it_leaves_out(house):
    claim(
        house,
        "S-01",
        "role",
        {"organisation": "O-01", "role": "emir", "post": "commander", "country": "AE"},
    )
    claim(house, "S-02", "status", "acquitted")
    decide(house, Answer.QUESTIONED, subject="S-02")

    def ids(**wanted):
        found = house.do(ListSubjects(by="analyst", **IN_CASE, **wanted))
        assert found.of == 5
        return [each.subject.id for each in found.entries]

    assert ids() == ["I-01", "O-01", "O-02", "S-01", "S-02"]
    assert ids(post="commander") == ids(abroad=True) == ["S-01"]
    assert ids(status="acquitted") == ids(state="questioned") == ["S-02"]
    assert ids(kind="organisation") == ["O-01", "O-02"]
    with pytest.raises(BadValue, match="one of"):
        ids(post="mastermind")


@pytest.mark.parametrize(
    "label", ["", "  ", "Sample\nS-99: stands", "Sample \u202edazA", "\x1b[2J"]
)
def test_an_entry_is_called_something_that_stands_on_one_line_as_it_reads(house, label):
    with pytest.raises(BadValue, match="label"):
        house.do(replace(entry(subject="S-10"), label=label))


@pytest.mark.parametrize("said_by", ["", "  ", "Court\nof appeal", "Sample \u202edazA", "\x1b[2J"])
def test_who_makes_a_statement_stands_on_one_line_as_it_reads(house, said_by):
    with pytest.raises(BadValue, match="source"):
        claim(house, "S-01", "name", "Sample One", said_by=said_by)


@pytest.mark.parametrize("grade", ["", "admiralty:Z9", "B2", "excellent"])
def test_a_statement_has_no_grade_that_its_system_does_not_have(house, grade):
    with pytest.raises(BadValue, match="grade"):
        claim(house, "S-01", "name", "Sample One", grade=grade)


def test_a_removed_entry_is_named_as_removed_in_the_files_of_others(house):
    claim(house, "S-01", "meets", {"subject": "S-02"})
    decide(house, Answer.REMOVED, subject="S-02")
    assert opened(house, "S-01").file.labels["S-02"].endswith(", removed")


def test_of_an_earlier_day_neither_a_later_act_nor_a_later_order_is_shown(house):
    claim(house, "O-01", "listing", {"body": "AE", "on": "2025-03"})
    act = {"charge": "x", "role": "x", "act": "x", "country": "PK", "place": "x"}
    claim(house, "S-01", "act", {**act, "from": "2024-01-01"})
    assert not opened(house, "O-01", as_of="2024").orders
    assert opened(house, "O-01", as_of="2026").orders
    assert not opened(house, "S-01", as_of="2023").stacks
    assert opened(house, "S-01", as_of="2026").stacks


@pytest.mark.parametrize("pointer", ["entry", "copy", "name"])
def test_a_claim_points_at_nothing_of_another_compartment_and_learns_nothing_of_it(house, pointer):
    there = claim(house, "O-02", "name", "Kohzard Front", quote="The Kohzard Front claimed it.")
    with house.office.tools.database.writing() as connection:
        elsewhere = sa.update(tables.subject).where(tables.subject.c.id == "O-02")
        connection.execute(elsewhere.values(compartment="op-other"))
    order = {
        "entry": {"about": "O-01", "name": "split_from", "value": {"organisation": "O-02"}},
        "copy": {"about": "O-01", "name": "alias", "value": "Front", "copy_of": there},
        "name": {"about": "O-01", "name": "meant_in", "value": {"claim": there, "name": "x"}},
    }
    with pytest.raises(NotFound):
        claim(house, **order[pointer])


def test_a_removed_entry_is_in_no_queue_and_is_not_looked_for(house):
    claim(house, "S-01", "name", "Sample One")
    claim(house, "S-02", "name", "Sample One")
    asked = {"by": "analyst", **IN_CASE}
    [pair] = house.do(ListCandidates(**asked)).candidates
    assert (pair.left, pair.right) == ("S-01", "S-02")
    assert {each.subject for each in house.do(FindMentions(**asked)).sought} >= {"S-01", "S-02"}
    decide(house, Answer.REMOVED)
    assert house.do(ListCandidates(**asked)).candidates == []
    assert "S-01" not in {each.subject for each in house.do(FindMentions(**asked)).sought}
