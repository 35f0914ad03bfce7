# SPDX-License-Identifier: Apache-2.0
"""Facts for rules come from live claims only; what no claim says is left out, never guessed."""

from dataclasses import replace
from datetime import date

import pytest

from sanad.casework.charges import Law
from sanad.casework.facts import Material, build, signed
from sanad.casework.items import Item
from sanad.casework.request import APPROVE, DRAFT, Request, Signature
from sanad.claims.claim import Claim, Standing
from sanad.claims.proscription import Listing
from sanad.rules import load_offences
from sanad.rules.category import load_categories
from sanad.values.citation import Citation, TextLocator
from sanad.wiring import rulebook_folder

OFFENCES = load_offences(rulebook_folder() / "pk" / "offences")
CATEGORIES = load_categories(rulebook_folder() / "interpol" / "categories")
REQUEST = Request("RN-01", "red_notice", "S-01", "op", "prosecution", {}, drafted_on="2025-10-01")
ACT = {
    "charge": "PPC-365-A",
    "role": "organiser",
    "act": "Sample One took a man",
    "from": "2025-02-09",
    "country": "PK",
    "place": "Quetta",
}


def claim(name, value, seq=1, exhibit="0" * 64, **fields):
    place = Citation(exhibit, TextLocator(1, 0, 1), "x")
    return Claim("S-01", name, value, "source", place, seq=seq, **fields)


def facts(*claims, listings=(), request=REQUEST, orders=None, **material):
    favourable = [claim for claim in claims if claim.exculpatory]
    law = Law(OFFENCES, CATEGORIES, orders or {}, "PK", date(2025, 10, 1))
    return build(request, Material(claims, law, favourable, listings, **material))


def test_what_nobody_said_is_not_known():
    known = facts()
    assert known["person"]["family_name"] is None
    assert known["person"]["under_18_at_facts"] is None
    assert (known["charges"], known["acts"], known["warrant"]) == ([], [], {})


def test_the_newest_undisputed_claim_gives_the_value():
    said = [
        claim("family_name", "Old", 1),
        claim("family_name", "New", 2),
        claim("family_name", "Doubtful", 3, standing=Standing.DISPUTED),
    ]
    assert facts(*said)["person"]["family_name"] == "New"


def test_a_withdrawn_claim_gives_nothing():
    assert facts(claim("family_name", "X", withdrawn="retracted"))["person"]["family_name"] is None


def test_a_charge_carries_the_penalty_of_the_day_of_its_act():
    [charge] = facts(claim("act", ACT), claim("charge", {"offence": "PPC-365-A"}))["charges"]
    assert charge["has_dated_act"] is True
    assert charge["penalty_known"] is True
    assert charge["political_flag"] == "P0"


def test_a_charge_without_a_dated_act_has_no_penalty():
    [charge] = facts(claim("charge", {"offence": "PPC-365-A"}))["charges"]
    assert (charge["has_dated_act"], charge.get("penalty_known"), charge.get("in_force")) == (
        False,
        None,
        None,
    )


def test_an_act_of_another_charge_does_not_date_this_one():
    [charge] = facts(claim("act", ACT), claim("charge", {"offence": "ATA-11H"}))["charges"]
    assert charge["has_dated_act"] is False


MEMBER = {"offence": "ATA-11F-1"}
ROLE = {"organisation": "O-01", "role": "member"}


@pytest.mark.parametrize(
    ("day", "listed", "known"),
    [
        ("2024-09-02", "2024-09-03", False),
        ("2024-09-03", "2024-09-03", True),
        ("2024-09-15", "2024-09", None),
        ("2024-08-31", "2024-09", False),
        ("2024-09-30", "2024-09", True),
        ("2024-09-15", None, None),
    ],
)
def test_whether_the_organisation_was_proscribed_on_the_day_of_the_act(day, listed, known):
    act = {**ACT, "charge": "ATA-11F-1", "from": day, "to": day}
    said = (claim("act", act), claim("charge", MEMBER), claim("role", ROLE))
    [charge] = facts(*said, orders={"O-01": [Listing("PK", listed)]})["charges"]
    assert charge.get("proscribed_on_day") is known


def test_one_act_before_the_order_is_enough():
    acts = [
        claim("act", {**ACT, "charge": "ATA-11F-1", "from": day, "to": day}, seq)
        for seq, day in ((1, "2025-01-01"), (2, "2019-01-01"))
    ]
    [charge] = facts(
        *acts,
        claim("charge", MEMBER),
        claim("role", ROLE),
        orders={"O-01": [Listing("PK", "2024-01-01")]},
    )["charges"]
    assert charge["proscribed_on_day"] is False


@pytest.mark.parametrize(("other", "known"), [("2019", False), ("2023", None), ("2024-02", True)])
def test_an_act_known_by_month_or_year_is_not_passed_over(other, known):
    acts = [
        claim("act", {**ACT, "charge": "ATA-11F-1", "from": day}, seq)
        for seq, day in ((1, "2025-01-01"), (2, other))
    ]
    orders = {"O-01": [Listing("PK", "2023-06-01")]}
    [charge] = facts(*acts, claim("charge", MEMBER), claim("role", ROLE), orders=orders)["charges"]
    assert charge.get("proscribed_on_day") is known


def test_of_two_organisations_none_is_guessed_and_the_charge_may_name_one():
    act = {**ACT, "charge": "ATA-11F-1"}
    roles = [claim("role", ROLE), claim("role", {**ROLE, "organisation": "O-02"})]
    orders = {"O-01": [Listing("PK", "2019-01-01")], "O-02": []}
    [charge] = facts(claim("act", act), claim("charge", MEMBER), *roles, orders=orders)["charges"]
    assert "proscribed_on_day" not in charge
    named = {**MEMBER, "organisation": "O-01"}
    [charge] = facts(claim("act", act), claim("charge", named), *roles, orders=orders)["charges"]
    assert charge["proscribed_on_day"] is True


def test_an_offence_that_is_not_in_the_rulebook_is_left_open():
    [charge] = facts(claim("charge", {"offence": "XYZ-1"}))["charges"]
    assert "political_flag" not in charge


@pytest.mark.parametrize(
    ("born", "minor"),
    [
        ("2007-02-10", True),  # 17 on the day before the birthday
        ("2007-02-09", False),  # 18 on the day
        ("2007", None),  # the year alone cannot tell
        ("2006", False),
        ("2008", True),
        ("2007-02", None),
    ],
)
def test_age_at_the_act_is_told_only_when_the_dates_decide_it(born, minor):
    known = facts(claim("birth_date", born), claim("act", ACT))
    assert known["person"]["under_18_at_facts"] is minor


def test_a_missing_signature_leaves_its_field_out():
    given = {DRAFT: Signature(DRAFT, "d", "cell", "0", 1)}
    assert signed(given) == {"drafter": "d", "drafter_office": "cell"}
    given[APPROVE] = Signature(APPROVE, "a", "bureau", "0", 2)
    assert signed(given)["approver_office"] == "bureau"


PRESENCE = {
    "warrant": ({"number": "1", "issuer": "x", "issuer_type": "court", "issued_on": "2025-01-01"}, "in_force_until", "2025-06-30", "2026-06-30"),
    "refugee_status": ({"enquiry": "UNHCR"}, "status", "recognised", "none_known"),
    "proceedings": ({}, "amnesty", True, False),
    "sentence": ({}, "months", 3, 30),
    "extradition_assurance": ({"authority": "x", "reference": "R/1"}, "states", ["AE"], ["OM"]),
    "schedule_entry": ({"order": "1"}, "served_on", "2024-01-01", "2025-01-01"),
}  # fmt: skip
TREE = {"refugee_status": "refugee", "extradition_assurance": "extradition"}


@pytest.mark.parametrize("name", PRESENCE)
def test_where_claims_differ_all_that_they_say_stands_in_the_fact(name):
    rest, member, one, other = PRESENCE[name]
    said = [claim(name, {**rest, member: each}, seq) for seq, each in enumerate((one, other, one))]
    known = facts(*said)[TREE.get(name, name)]
    assert known == {**rest, member: [one, other]}


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("status", "acquitted", "charged"),
        ("birth_date", "2007-01-01", "2006"),
        ("residence_country", "AE", "OM"),
        ("office_held", {"office": "minister"}, {"office": "none"}),
    ],
)
def test_a_newer_claim_or_a_dispute_does_not_silence_what_may_protect_the_person(name, one, other):
    said = (claim(name, one, 1), claim(name, other, 2, standing=Standing.DISPUTED))
    values = [each["office"] if isinstance(each, dict) else each for each in (one, other)]
    assert facts(*said)["person"][name] == values
    assert facts(said[0])["person"][name] == values[0]


def test_rival_days_of_birth_leave_the_year_and_the_age_open_where_they_differ_on_it():
    person = facts(claim("birth_date", "2007-02-10", 1), claim("birth_date", "2006-02-10", 2))["person"]  # fmt: skip
    assert person["birth_year"] == [2007, 2006]
    act = claim("act", {**ACT, "from": "2024-06-01"})
    rivals = [claim("birth_date", day, seq) for seq, day in enumerate(("2007-01-01", "2005-01-01"))]
    assert facts(*rivals, act)["person"]["under_18_at_facts"] is None
    adult = [claim("birth_date", day, seq) for seq, day in enumerate(("1984-01-01", "1984-05-01"))]
    known = facts(*adult, act)["person"]
    assert (known["birth_year"], known["under_18_at_facts"]) == (1984, False)


def test_one_good_photograph_is_enough_whichever_is_the_newest():
    photos = [claim("photo", {"quality_ok": each}, seq) for seq, each in enumerate((True, False))]
    assert facts(*photos)["person"]["photo_quality_ok"] is True
    assert facts(photos[1])["person"]["photo_quality_ok"] is False


WARRANT = {"number": "1", "issuer": "x", "issuer_type": "court", "issued_on": "2025-01-01"}


def test_papers_of_one_warrant_speak_of_it_together_each_of_what_it_knows():
    said = (claim("warrant", {**WARRANT, "copy": True}), claim("warrant", {**WARRANT, "recalled": False}))  # fmt: skip
    assert facts(*said)["warrant"] == {**WARRANT, "copy": True, "recalled": False}


def test_of_two_warrants_what_one_of_them_does_not_have_is_open():
    other = {**WARRANT, "number": "2", "copy": True}
    known = facts(claim("warrant", WARRANT), claim("warrant", other))["warrant"]
    assert known == {**WARRANT, "number": ["1", "2"], "copy": [None, True]}


def test_a_blank_says_nothing_that_another_claim_could_differ_from():
    said = [
        claim("refugee_status", {"status": "none_known", "enquiry": each}) for each in ("", "UNHCR")
    ]
    assert facts(*said)["refugee"] == {"status": "none_known", "enquiry": "UNHCR"}


@pytest.mark.parametrize(
    ("dates", "minor"),
    [
        (("2025-02-09", "2030-01-01"), False),
        (("2030-01-01", "2025-02-08"), True),
        (("2030-01-01", "2025"), None),
        (("2025-02-08", "2025"), True),
    ],
)
def test_an_act_known_in_part_leaves_the_age_open_unless_another_decides_it(dates, minor):
    acts = [claim("act", {**ACT, "from": day}, seq) for seq, day in enumerate(dates)]
    assert facts(claim("birth_date", "2007-02-09"), *acts)["person"]["under_18_at_facts"] is minor


def test_a_listing_that_was_withdrawn_is_told_to_nobody():
    said = [claim("listing", {"body": "UN"}), claim("listing", {"body": "GB"}, withdrawn="wrong")]
    assert facts(listings=said)["organisation"]["listings"] == [{"body": "UN"}]


def shown(*items):
    """Facts of evidence of an act that rests on exhibits of which these are known."""
    act = claim("act", ACT)
    told = {str(number) * 64: item for number, item in enumerate(items)}
    shows = [claim("shows_act", {"claim": act.id, "how": "x"}, exhibit=each) for each in told]
    known = {name: Item(name, "document", item[0], item[1]) for name, item in told.items() if item}
    evidence = facts(act, *shows, items=known)["evidence"]
    return evidence.get("sources"), evidence.get("agencies")


def test_evidence_that_may_carry_no_charge_is_no_source_of_the_file():
    assert shown(("police", True), ("court", True)) == (2, 2)
    assert shown(("police", True), ("court", False)) == (1, 1)
    assert shown(("police", True), ("police", True)) == (2, 1)
    assert shown() == (0, 0)


def test_what_nobody_has_looked_at_leaves_open_how_many_sources_there_are():
    assert shown(("police", True), None) == (None, None)
    assert shown(("police", True), ("court", True), None) == (2, 2)


def test_what_speaks_for_the_person_counts_also_when_withdrawn():
    said = claim("whereabouts", "abroad", exculpatory=True, withdrawn="not helpful")
    assert facts(said)["evidence"]["exculpatory_count"] == 1


def test_exculpatory_claims_are_counted():
    said = [claim("whereabouts", "abroad", exculpatory=True), claim("sex", "M")]
    assert facts(*said)["evidence"]["exculpatory_count"] == 1


def test_a_statement_in_the_persons_favour_that_is_not_annexed_is_seen():
    said = claim("whereabouts", "abroad", exculpatory=True)
    assert facts(said)["evidence"]["exculpatory_annexed"] is False
    with_it = replace(REQUEST, annexes=(said.id,))
    assert facts(said, request=with_it)["evidence"]["exculpatory_annexed"] is True
