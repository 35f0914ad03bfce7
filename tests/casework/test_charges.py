# SPDX-License-Identifier: Apache-2.0
"""A charge carries the law of the day of its act: never a later penalty, never a bar or an order that nobody established."""

from datetime import date

import pytest

from sanad.casework.charges import Case, Law, charge_facts
from sanad.claims.proscription import Listing
from sanad.rules import load_offences
from sanad.rules.category import Category

OFFENCE = """
id = "{id}"
law = "Sample Act"
section = "1"
title = "sample"
mark = "V"
political_flag = "{flag}"
category = "{category}"
group_membership = {membership}
needs_proscription = {membership}
sanctions = ["CrPC 196"]
{limitation}
sources = ["sample:1"]
{periods}
"""
PERIODS = """
[[periods]]
from = 2010-01-01
to = 2019-12-31
maximum_years = 3
[[periods]]
from = 2020-01-01
maximum_years = 10
"""
IN_THE_YEAR = (
    PERIODS.replace("-12-31", "-06-30").replace("-01-01", "-07-01").replace("2019", "2020")
)
DEATH = PERIODS.replace("maximum_years = 10", "life = true\ndeath = true")
CATEGORIES = {"murder": Category("murder", "Murder", "none", None, "V", ("sample",), ())}


@pytest.fixture
def offences(tmp_path):
    def write(
        name, flag="P1", category="murder", membership="false", limitation="", periods=PERIODS
    ):
        fields = {"flag": flag, "category": category, "membership": membership, "periods": periods}
        text = OFFENCE.format(id=name, limitation=limitation, **fields)
        (tmp_path / f"{name}.toml").write_text(text)

    write("X-1")
    write("X-2", limitation='limitation_years = 3\nlimitation_mark = "V"')
    write("X-3", limitation='limitation_years = 3\nlimitation_mark = "U"')
    write("X-4", membership="true")
    write("X-5", flag="as_main", category="as_main")
    write("X-7", periods=IN_THE_YEAR)
    write("X-8", periods=DEATH)
    return load_offences(tmp_path)


@pytest.fixture
def charged(offences):
    def ask(offence, *days, today=date(2026, 1, 5), sanctions=(), roles=(), orders=None, **charge):
        acts = [{"charge": offence, "from": day} for day in days]
        law = Law(offences, CATEGORIES, orders or {}, "PK", today)
        return charge_facts({"offence": offence, **charge}, Case(acts, roles, sanctions), law)

    return ask


def test_the_penalty_is_that_of_the_day_of_the_act_and_not_a_later_one(charged):
    assert charged("X-1", "2019-12-31")["maximum_years"] == 3
    assert charged("X-1", "2020-01-01")["maximum_years"] == 10


def test_an_act_before_the_provision_was_no_offence_under_it(charged):
    facts = charged("X-1", "2009-12-31")
    assert (facts["penalty_known"], facts["in_force"]) == (False, False)
    assert "maximum_years" not in facts


OF_THE_DAY = {"penalty_known", "in_force", "maximum_years", "life", "death", "time_barred"}


def test_an_act_without_a_day_has_no_penalty(charged):
    for days in ((), ("",)):
        facts = charged("X-1", *days)
        assert facts["has_dated_act"] is False
        assert facts.keys().isdisjoint(OF_THE_DAY)


def test_an_act_known_by_its_year_has_the_penalty_that_every_day_of_it_has(charged):
    facts = charged("X-1", "2019")
    assert (facts["penalty_known"], facts["in_force"], facts["maximum_years"]) == (True, True, 3)


def test_an_act_that_may_lie_on_either_side_of_an_amendment_leaves_the_penalty_open(charged, offences):  # fmt: skip
    facts = charged("X-7", "2020")
    assert facts["in_force"] is True
    assert facts.keys().isdisjoint({"penalty_known", "maximum_years", "life", "death"})


def test_an_act_that_may_lie_before_the_provision_leaves_open_whether_it_was_in_force(charged):
    assert "in_force" not in charged("X-7", "2010")
    assert charged("X-7", "2009")["in_force"] is False


@pytest.mark.parametrize("other", ["2010", ""])
def test_one_open_act_leaves_open_what_another_one_would_allow(charged, other):
    facts = charged("X-7", "2021-01-01", other)
    assert facts["has_dated_act"] is True
    assert facts.keys().isdisjoint({"penalty_known", "in_force", "maximum_years"})


def test_of_several_acts_each_must_lie_under_the_provision_and_the_mildest_penalty_counts(charged):
    assert charged("X-1", "2021-01-01", "2009-12-31")["in_force"] is False
    facts = charged("X-1", "2020-01-01", "2019-12-31")
    assert (facts["in_force"], facts["maximum_years"]) == (True, 3)


def test_death_is_told_if_one_act_had_it_and_life_only_if_all_had(charged):
    facts = charged("X-8", "2019-12-31", "2020-01-01")
    assert (facts["maximum_years"], facts["life"], facts["death"]) == (3, False, True)
    assert charged("X-8", "2020-01-01")["life"] is True


@pytest.mark.parametrize(
    ("act", "today", "barred"),
    [
        ("2023-01-05", date(2026, 1, 4), False),
        ("2023-01-05", date(2026, 1, 5), True),
        ("2020-02-29", date(2023, 2, 28), False),  # of a day that the year does not have, the next
        ("2020-02-29", date(2023, 3, 1), True),
    ],
)
def test_an_act_is_barred_on_the_day_that_ends_its_years(charged, act, today, barred):
    assert charged("X-2", act, today=today)["time_barred"] is barred


def test_one_act_barred_is_told_and_one_that_may_be_leaves_it_open(charged):
    today = date(2026, 1, 5)
    assert charged("X-2", "2025-01-01", "2020-01-01", today=today)["time_barred"] is True
    assert "time_barred" not in charged("X-2", "2025-01-01", "2023", today=today)
    assert charged("X-2", "2025-01-01", "2024", today=today)["time_barred"] is False


@pytest.mark.parametrize("offence", ["X-1", "X-3"])
def test_a_bar_that_no_verified_text_sets_is_not_established(charged, offence):
    assert "time_barred" not in charged(offence, "2011-01-01")


def test_a_sanction_is_missing_until_a_claim_carries_that_very_one(charged):
    assert charged("X-1", sanctions=("CrPC 197",))["sanctions_missing"] == ["CrPC 196"]
    assert charged("X-1", sanctions=("CrPC 196",))["sanctions_missing"] == []


@pytest.mark.parametrize(("said", "retagged"), [("P0", True), ("P1", False), ("P2", False)])
def test_a_claim_that_makes_a_charge_less_political_than_the_rulebook_is_marked(
    charged, said, retagged
):
    facts = charged("X-1", political_flag=said)
    assert (facts["political_flag"], facts["retagged"]) == ("P1", retagged)


def test_an_attempt_takes_flag_category_and_nothing_invented_from_its_main_offence(charged):
    facts = charged("X-5", "2021-01-01", main="X-1")
    assert (facts["political_flag"], facts["category"], facts["excluded"]) == ("P1", "murder", "none")  # fmt: skip
    alone = charged("X-5", "2021-01-01")
    assert (alone["political_flag"], alone["retagged"]) == (None, False)
    assert "category" not in alone


def test_an_offence_that_no_rulebook_holds_stays_open(charged):
    assert charged("NO-1", "2021-01-01") == {"offence": "NO-1", "has_dated_act": True}


def test_an_order_after_one_of_the_acts_does_not_reach_back(charged):
    orders = {"O-01": [Listing("PK", "2021-06-01")]}
    given = {"roles": ("O-01",), "orders": orders}
    assert charged("X-4", "2021-06-01", **given)["proscribed_on_day"] is True
    assert charged("X-4", "2021-06-01", "2021-05-31", **given)["proscribed_on_day"] is False
    assert "proscribed_on_day" not in charged("X-4", "2021-06", "2021", **given)


def test_without_a_role_or_with_two_no_organisation_is_meant(charged):
    orders = {"O-01": [Listing("PK", "2019-01-01")], "O-02": [Listing("PK", "2019-01-01")]}
    assert "proscribed_on_day" not in charged("X-4", "2021-01-01", orders=orders)
    two = {"roles": ("O-01", "O-02"), "orders": orders}
    assert "proscribed_on_day" not in charged("X-4", "2021-01-01", **two)


def test_an_act_without_a_day_leaves_open_whether_the_organisation_was_proscribed(charged):
    given = {"roles": ("O-01",), "orders": {"O-01": [Listing("PK", "2019-01-01")]}}
    assert charged("X-4", "2021-01-01", **given)["proscribed_on_day"] is True
    assert "proscribed_on_day" not in charged("X-4", "2021-01-01", "", **given)


def test_an_order_of_another_state_or_against_another_name_proves_nothing(charged):
    abroad = {"O-01": [Listing("GB", "2019-01-01")]}
    assert "proscribed_on_day" not in charged("X-4", "2021-01-01", roles=("O-01",), orders=abroad)
    other = {"O-02": [Listing("PK", "2019-01-01")]}
    assert "proscribed_on_day" not in charged("X-4", "2021-01-01", roles=("O-01",), orders=other)
