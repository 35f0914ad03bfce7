# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest

from cast import CASE
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.questions.law_changed import LawChanged
from sanad.desk.questions.law_on import LawOn
from sanad.errors import BadSupposition, NotFound
from scene import sample_rule, under

WHO = {"by": "auditor", "compartment": CASE}


def provision(house, offence, day):
    [told] = house.do(LawOn(**WHO, on=day, offences=(offence,)))["provisions"]
    return told


def test_an_act_is_told_the_penalty_of_its_day_and_the_act_that_brought_it(house):
    told = provision(house, "ATA-11V", date(2012, 8, 14))
    assert (told["in_force"], told["known"], told["penalty"]["life"]) == (True, True, True)
    assert (told["amendment"]["id"], told["questions"]) == ("A08", [])


def test_of_an_act_in_the_year_of_an_undated_amendment_counsel_is_asked(house):
    told = provision(house, "ATA-11V", date(2005, 6, 1))
    assert (told["known"], told["penalty"], told["amendment"]) == (False, None, None)
    [question] = told["questions"]
    assert (question["id"], question["who"]) == ("ATA-11V", "legal reviewer")
    assert "Gazette" in question["text"]


def test_what_is_asked_of_every_charge_is_asked_also_when_the_penalty_is_known(house):
    told = provision(house, "AMLA-4", date(2025, 2, 9))
    assert [each["id"] for each in told["questions"]] == ["AMLA-4-1"]


def test_amendments_that_may_have_begun_are_named_and_others_are_not(house):
    told = house.do(LawOn(**WHO, on=date(2014, 6, 1), offences=("PPC-302",)))
    named = {each["id"] for each in told["undated"]}
    assert {"A11", "A12"} <= named
    assert named.isdisjoint({"A08", "A10", "A13", "A18"})


def test_an_amendment_enacted_later_had_not_begun_though_its_first_day_is_not_known(house):
    def undated(day):
        told = house.do(LawOn(**WHO, on=day, offences=("ATA-7-1-e",)))
        return {each["id"] for each in told["undated"]}

    late = {"A19", "A20", "A21", "PPC-2019"}
    assert undated(date(2013, 3, 22)).isdisjoint(late)
    assert undated(date(2024, 12, 31)) & late == {"PPC-2019"}
    assert late <= undated(date(2025, 1, 1))


def test_of_an_amendment_that_nothing_here_names_it_is_not_said_that_it_changes_nothing(house):
    told = house.do(LawChanged(**WHO, amendment="A20", begins_on=date(2026, 3, 1)))
    assert (told["provisions"], told["rules"]) == ([], [])
    [question] = told["questions"]
    assert (question["id"], question["who"]) == ("A20", "legal reviewer")
    assert "21AAA" in question["text"]
    named = house.do(LawChanged(**WHO, amendment="A13", begins_on=date(2017, 3, 1)))
    assert named["questions"] == []


def test_a_rule_that_rests_on_the_amendment_flips_what_it_would_no_longer_be_asked_about(scene):
    folder = scene.folder.parent / "resting"
    rules = sample_rule(folder, "false", sources='["pakistan:A19"]')
    house = under(scene.house, sample_rule(rules, name="2"))
    told = house.do(LawChanged(**WHO, amendment="A19", begins_on=date(2027, 1, 1)))
    [flip] = told["flips"]
    assert (flip["outcome"], flip["would_be"]) == ("BLOCKED", "READY")
    [ruling] = flip["rulings"]
    assert (ruling["rule"], ruling["then"]) == ("SAMPLE-1", None)
    assert told["questions"] == []


def test_without_a_name_every_offence_of_the_jurisdiction_is_told_for_today(house):
    told = house.do(LawOn(**WHO))
    assert told["on"] == "2026-01-05"
    assert len(told["provisions"]) == len(house.office.tools.offences)


def test_rules_are_those_in_force_that_day(house):
    every = {rule.id for rule in house.office.tools.rulebook.rules}
    begun = {rule.id for rule in house.office.tools.rulebook.rules if not rule.in_force_from}
    told = house.do(LawOn(**WHO, on=date(1900, 1, 1), offences=("PPC-302",)))
    assert begun <= {rule["id"] for rule in told["rules"]} <= every


def test_an_offence_or_amendment_that_nobody_knows_is_not_passed_over(house):
    with pytest.raises(NotFound, match="PPC-999"):
        house.do(LawOn(**WHO, offences=("PPC-302", "PPC-999")))
    with pytest.raises(NotFound, match="A99"):
        house.do(LawChanged(**WHO, amendment="A99", begins_on=date(2026, 1, 1)))


def test_supposing_a_later_day_takes_the_offence_away_on_the_days_between(house):
    told = house.do(LawChanged(**WHO, amendment="A10", begins_on=date(2014, 5, 1)))
    [change] = [each for each in told["provisions"] if each["offence"] == "ATA-7-1-i-p"]
    assert (change["since"], change["until"]) == ("2013-03-22", "2014-04-30")
    assert (change["now"]["in_force"], change["then"]["in_force"]) == (True, False)


def test_supposing_writes_nothing_and_leaves_the_law_of_the_office_as_it_was(house):
    before = provision(house, "ATA-11V", date(2005, 6, 1))
    files = {path: path.read_bytes() for path in house.office.tools.pack.rglob("*.toml")}
    house.do(LawChanged(**WHO, amendment="A08", begins_on=date(2005, 1, 11)))
    assert provision(house, "ATA-11V", date(2005, 6, 1)) == before
    assert {path: path.read_bytes() for path in house.office.tools.pack.rglob("*.toml")} == files


@pytest.mark.parametrize(
    ("amendment", "day", "why"),
    [
        ("A10", date(2013, 3, 21), "enacted on 2013-03-22"),
        ("A08", date(2020, 12, 31), r"ATA-11H\.toml"),
        ("A19", date(2024, 12, 31), "enacted in 2025"),
    ],
)
def test_a_day_on_which_it_cannot_have_begun_is_refused_with_its_reason(house, amendment, day, why):
    with pytest.raises(BadSupposition, match=why):
        house.do(LawChanged(**WHO, amendment=amendment, begins_on=day))


def test_an_open_request_whose_penalty_would_be_known_is_named(scene):
    house = scene.house
    act = {"charge": "ATA-11V", "role": "leader", "act": "Sample One ordered an attack.", "from": "2005-06-01", "country": "PK", "place": "Quetta"}  # fmt: skip
    for name, value in (("act", act), ("charge", {"offence": "ATA-11V"})):
        source = Quoted("note.txt", "born on 5 March 1984")
        house.do(RecordClaim(by="analyst", compartment=CASE, about="S-01", property=name, value=value, said_by="Prosecutor", source=source))  # fmt: skip
    told = house.do(LawChanged(**WHO, amendment="A08", begins_on=date(2005, 1, 11)))
    [flip] = told["flips"]
    changed = {each["rule"]: (each["now"], each["then"]) for each in flip["rulings"]}
    assert flip["request"] == "RN-01"
    assert changed["RN-83-1-prosecution"] == ("undecided MISSING_FACT", "permit PERMITTED")
    assert house.do(LawChanged(**WHO, amendment="A13", begins_on=date(2017, 3, 1)))["flips"] == []
