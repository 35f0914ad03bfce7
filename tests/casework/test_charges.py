# SPDX-License-Identifier: Apache-2.0
"""A charge carries the law of the day of its act: never a later penalty, never a bar or an order that nobody established."""

from datetime import date

import pytest

from sanad.casework.charges import Case, Law, charge_facts, first_day
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
sources = ["sample"]
[[periods]]
from = 2010-01-01
to = 2019-12-31
maximum_years = 3
[[periods]]
from = 2020-01-01
maximum_years = 10
"""
CATEGORIES = {"murder": Category("murder", "Murder", "none", None, "V", ("sample",), ())}


@pytest.fixture
def offences(tmp_path):
    def write(name, flag="P1", category="murder", membership="false", limitation=""):
        fields = {"flag": flag, "category": category, "membership": membership}
        text = OFFENCE.format(id=name, limitation=limitation, **fields)
        (tmp_path / f"{name}.toml").write_text(text)

    write("X-1")
    write("X-2", limitation='limitation_years = 3\nlimitation_mark = "V"')
    write("X-3", limitation='limitation_years = 3\nlimitation_mark = "U"')
    write("X-4", membership="true")
    write("X-5", flag="as_main", category="as_main")
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
    assert charged("X-1", "2020-01-01", "2019-12-31")["maximum_years"] == 3  # the first act counts


def test_an_act_before_the_provision_was_no_offence_under_it(charged):
    facts = charged("X-1", "2009-12-31")
    assert (facts["penalty_known"], facts["in_force"]) == (False, False)
    assert "maximum_years" not in facts


@pytest.mark.parametrize("days", [(), ("2019",), ("2019-12",)])
def test_an_act_whose_day_is_not_known_has_no_penalty(charged, days):
    facts = charged("X-1", *days)
    assert facts["has_dated_act"] is bool(days)
    assert facts.keys().isdisjoint({"penalty_known", "in_force", "maximum_years", "time_barred"})


def test_the_first_day_is_the_first_of_those_known_to_the_day():
    assert first_day(["2020", "2021-05-02", "2021-05-01", "2021-04"]) == date(2021, 5, 1)
    assert first_day([]) is None


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


def test_an_order_of_another_state_or_against_another_name_proves_nothing(charged):
    abroad = {"O-01": [Listing("GB", "2019-01-01")]}
    assert "proscribed_on_day" not in charged("X-4", "2021-01-01", roles=("O-01",), orders=abroad)
    other = {"O-02": [Listing("PK", "2019-01-01")]}
    assert "proscribed_on_day" not in charged("X-4", "2021-01-01", roles=("O-01",), orders=other)
