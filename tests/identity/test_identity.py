# SPDX-License-Identifier: Apache-2.0
"""Clusters follow from judgements; a name alone proposes and never proves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast import CASE
from sanad.claims.claim import Claim
from sanad.claims.period import Soft
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.dossier.material import Addressee
from sanad.errors import IdentityConflict, RefusedByLaw
from sanad.identity.candidates import compare, like_names, names_of, propose
from sanad.identity.clusters import derive
from sanad.identity.judgement import Answer, Judgement, agreement, decisions
from sanad.values.citation import Citation, TextLocator
from scene import _father


def proposed(claims):
    return propose(claims, like_names(names_of(claims)))


def judged(left, right, answer="same", seq=0, **more):
    return Judgement(left, right, Answer(answer), "because", (), "analyst", seq, **more)


def reviewed(left, right, answer="same", seq=0):
    return judged(left, right, answer, seq, review=True)


def test_where_a_second_review_differs_nothing_follows_until_one_judges_again():
    history = [judged("A", "B", seq=1), reviewed("B", "A", "different", 2)]
    assert derive(history).of("A") == {"A"}
    assert decisions(history)[0].is_disputed
    history.append(reviewed("A", "B", "same", 3))
    assert derive(history).of("A") == {"A", "B"}


def test_a_judgement_given_again_waits_for_a_review_of_its_own():
    history = [judged("A", "B", seq=1), reviewed("A", "B", seq=2), judged("A", "B", "different", 3)]
    [decision] = decisions(history)
    assert (decision.review, decision.answer) == (None, Answer.DIFFERENT)


def test_pairs_stand_in_the_order_in_which_they_were_last_judged_first():
    history = [judged("A", "B", seq=1), judged("C", "D", seq=2), judged("B", "A", seq=3)]
    assert [each.first.seq for each in decisions(history)] == [2, 3]


def test_a_review_of_nothing_says_nothing():
    assert decisions([reviewed("A", "B")]) == []


def test_agreement_counts_pairs_reviewed_and_those_of_one_answer():
    history = [judged("A", "B", seq=1), judged("B", "C", seq=2), judged("C", "D", seq=3)]
    history += [reviewed("A", "B", seq=4), reviewed("B", "C", "cannot_say", 5)]
    counted = agreement(history)
    assert (counted.reviewed, counted.same, counted.unreviewed) == (2, 1, 1)


def test_same_joins_through_a_third():
    clusters = derive([judged("A", "B", seq=1), judged("B", "C", seq=2)])
    assert clusters.of("A") == {"A", "B", "C"}
    assert clusters.of("Z") == {"Z"}


def test_the_last_judgement_about_a_pair_stands_and_undo_keeps_history():
    history = [judged("A", "B", seq=1), judged("B", "A", "different", seq=2)]
    assert derive(history).of("A") == {"A"}
    assert len(history) == 2
    assert [item.answer for item in decisions(history)] == [Answer.DIFFERENT]


def test_a_pair_judged_different_inside_one_cluster_is_a_conflict():
    history = [judged("A", "B", seq=1), judged("B", "C", seq=2), judged("A", "C", "different", 3)]
    assert derive(history).conflicts == (frozenset("AC"),)


@pytest.mark.parametrize("answer", ["different", "cannot_say", "related"])
def test_only_same_joins(answer):
    assert derive([judged("A", "B", answer)]).of("A") == {"A"}


@given(st.lists(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("ABCDEF")), max_size=12))
def test_clusters_do_not_depend_on_the_order_of_judgements(pairs):
    history = [judged(a, b, seq=n) for n, (a, b) in enumerate(pairs) if a != b]
    forward, backward = derive(history), derive(history[::-1])
    assert all(forward.of(name) == backward.of(name) for name in "ABCDEF")


def said(about, name, value, **more):
    place = Citation("0" * 64, TextLocator(1, 0, 1), f"{about}{name}{value}")
    return Claim(about, name, value, "source", place, **more)


@pytest.mark.parametrize(
    ("property_", "left", "right", "how"),
    [
        ("birth_date", "1961", "1961-08-15", "agrees"),  # a year says nothing against a day of it
        ("birth_date", "1961-08", "1961", "agrees"),
        ("birth_date", "1961-08-15", "1961-08-16", "differs"),
        ("birth_date", "1961", "1962-08-15", "differs"),
        ("national_id", "99077-1610815-3", "9907716108153", "agrees"),  # as one writes it
        ("passport", "zz 9000101", "ZZ9000101", "agrees"),
        ("national_id", "99077-1610815-3", "99077-1610815-4", "differs"),
    ],
)
def test_two_ways_to_write_one_value_are_no_difference(property_, left, right, how):
    pair = compare("S-01", "M-01", [said("S-01", property_, left), said("M-01", property_, right)])
    assert property_ in getattr(pair, how)


def test_names_in_two_scripts_propose_a_pair():
    pairs = proposed([said("S-01", "name", "سرفراز بگٹی"), said("M-01", "name", "Sarfaraz Bugti")])
    assert [(pair.left, pair.right, pair.agrees) for pair in pairs] == [("M-01", "S-01", ("name",))]


def test_a_missing_discriminator_is_shown_as_missing_never_as_agreement():
    claims = [said("S-01", "name", "Asif"), said("M-01", "name", "Asif")]
    claims += [said("S-01", "father_name", "Karim"), said("M-01", "birth_date", "1961")]
    [pair] = proposed(claims)
    assert pair.agrees == ("name",)
    assert {"father_name", "birth_date"} <= set(pair.missing)


def test_different_fathers_speak_against():
    claims = [said(who, "name", "Asif") for who in ("S-01", "M-01")]
    claims += [said("S-01", "father_name", "Karim"), said("M-01", "father_name", "Rahim")]
    assert proposed(claims)[0].differs == ("father_name",)


@pytest.mark.parametrize(
    ("theirs", "agrees", "apart"),
    [
        ({"valid_from": "2024"}, ("phone",), ()),
        ({"valid_from": "2025"}, (), ("phone",)),
        ({"valid_from": "2025", "soft": Soft.FROM}, ("phone",), ()),
    ],
)
def test_a_number_that_passed_from_one_to_the_other_is_no_agreement(theirs, agrees, apart):
    ours = said("S-01", "phone", "+1", valid_to="2024-12-31")
    pair = compare("S-01", "M-01", [ours, said("M-01", "phone", "+1", **theirs)])
    assert (pair.agrees, pair.apart) == (agrees, apart)


def test_two_phones_do_not_speak_against():
    claims = [said(who, "name", "Asif") for who in ("S-01", "M-01")]
    claims += [said("S-01", "phone", "+1"), said("M-01", "phone", "+2")]
    assert proposed(claims)[0].differs == ()


def test_an_equal_birth_year_alone_proposes_nobody():
    assert proposed([said("S-01", "birth_date", "1984"), said("M-01", "birth_date", "1984")]) == []


def test_the_law_refuses_same_on_a_name_alone(scene):
    house = scene.house
    name = house.do(
        RecordClaim(
            by="analyst",
            compartment=CASE,
            about="S-01",
            property="name",
            value="Sample One",
            said_by="Records office",
            source=Quoted("note.txt", "Sample One was born"),
        )
    )

    def judge(*evidence):
        given = Judgement("S-01", "M-01", Answer.SAME, "same name", evidence, "analyst")
        return JudgeIdentity(by="analyst", compartment=CASE, judgement=given)

    with pytest.raises(RefusedByLaw):
        house.do(judge(name))
    with pytest.raises(RefusedByLaw):  # a father on one side only agrees with nobody
        house.do(judge(name, scene.claim))
    theirs = house.do(_father("M-01"))
    house.do(judge(name, scene.claim, theirs))


def test_the_law_refuses_same_where_rival_cards_are_passed_over(scene):
    house = scene.house

    def card(subject, number):
        source = Quoted("note.txt", "Sample One was born")
        order = {"by": "analyst", "compartment": CASE, "about": subject, "property": "national_id"}
        return house.do(RecordClaim(**order, value=number, said_by="Records office", source=source))

    ours, theirs = card("S-01", "90001-1234567-1"), card("M-01", "90001-7654321-1")
    fathers = (scene.claim, house.do(_father("M-01")))

    def judge(*evidence, answer=Answer.SAME):
        given = Judgement("S-01", "M-01", answer, "one card is a slip", evidence, "analyst")
        return house.do(JudgeIdentity(by="analyst", compartment=CASE, judgement=given))

    for passed_over in (fathers, (*fathers, ours)):
        with pytest.raises(RefusedByLaw, match="two identity cards"):
            judge(*passed_over)
    judge(*fathers, ours, theirs)
    judge(ours, theirs, answer=Answer.DIFFERENT)


def test_a_person_who_is_also_judged_to_be_two_stops_every_dossier(scene):
    house = scene.house
    theirs = house.do(_father("M-01"))
    house.subject("S-02")
    third = house.do(_father("S-02"))

    def judge(left, right, answer, *evidence):
        given = Judgement(left, right, answer, "because", evidence, "analyst")
        house.do(JudgeIdentity(by="analyst", compartment=CASE, judgement=given))

    judge("S-01", "M-01", Answer.SAME, scene.claim, theirs)
    judge("M-01", "S-02", Answer.SAME, theirs, third)
    judge("S-01", "S-02", Answer.DIFFERENT)
    to = Addressee("court", "trial")
    with pytest.raises(IdentityConflict):
        house.do(FreezeBrief(by="drafter", compartment=CASE, subject="S-01", to=to))


def test_a_name_says_part_by_part_why_it_is_alike():
    [pair] = proposed([said("S-01", "name", "Mir Zarak Farzi"), said("M-01", "name", "زرک فرضی")])
    assert pair.name.total >= 0.65
    assert any("sound the same" in why for why in pair.name.why)
    assert any("Mir" in why for why in pair.name.why)


def test_names_that_differ_in_one_letter_that_tells_people_apart_propose_nobody():
    claims = [said("S-01", "name", "Muhammad Asif"), said("M-01", "name", "Muhammad Arif")]
    assert proposed(claims) == []


def test_an_army_and_a_front_of_one_name_are_no_candidates():
    claims = [
        said("O-01", "name", "Sample Liberation Army"),
        said("O-02", "name", "Sample Liberation Front"),
    ]
    assert proposed(claims) == []


def test_a_name_of_only_titles_is_like_nobodys():
    claims = [said("S-01", "name", "Mir Sardar"), said("M-01", "name", "Mir Sardar")]
    assert proposed(claims) == []


def test_organisations_are_not_asked_for_a_father_or_a_telephone():
    found = compare(
        "O-01", "O-02", [said("O-01", "founded", "2019"), said("O-02", "founded", "2024")]
    )
    assert (found.differs, found.missing) == (("founded",), ("name", "dissolved"))
