# SPDX-License-Identifier: Apache-2.0
"""Facts for rules come from live claims only; what no claim says is left out, never guessed."""

from dataclasses import replace
from datetime import date

import pytest

from sanad.casework.charges import Law
from sanad.casework.facts import Material, build, signed
from sanad.casework.request import APPROVE, DRAFT, Request, Signature
from sanad.claims.claim import Claim, Standing
from sanad.claims.proscription import Listing
from sanad.rules import load_offences
from sanad.rules.category import load_categories
from sanad.values.citation import Citation, TextLocator
from sanad.wiring import rulebook_folder

OFFENCES = load_offences(rulebook_folder() / "pk" / "offences")
CATEGORIES = load_categories(rulebook_folder() / "interpol" / "categories")
REQUEST = Request("RN-01", "red_notice", "S-01", "op", "prosecution", "2025-10-01", {})
ACT = {
    "charge": "PPC-365-A",
    "role": "organiser",
    "act": "Sample One took a man",
    "from": "2025-02-09",
    "country": "PK",
    "place": "Quetta",
}


def claim(name, value, seq=1, **fields):
    place = Citation("0" * 64, TextLocator(1, 0, 1), "x")
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


def test_a_newer_claim_does_not_silence_one_that_protects_the_person():
    protected = claim("refugee_status", {"status": "recognised", "enquiry": "UNHCR"}, 1)
    denied = claim("refugee_status", {"status": "none_known", "enquiry": "RS/2"}, 2)
    assert facts(protected, denied)["refugee"] == {}
    assert facts(denied)["refugee"]["status"] == "none_known"


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
