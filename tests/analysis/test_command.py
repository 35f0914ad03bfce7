# SPDX-License-Identifier: Apache-2.0
"""Command charts and changes of role, drawn from claims of fictional sources."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register_files import Z1, Z2, Z3, entry, frozen, say
from sanad.analysis.finding import compute
from sanad.errors import BadValue

ZONE = "Asia/Karachi"
ORG, WING = "O-01", "O-02"


def hide(identifier):
    return "T-0001"


def ask(method, *claims, **parameters):
    return compute(method, parameters, [frozen(*claims)], ZONE, set(), hide)


def role(who, post, organisation=ORG, **more):
    return say(who, "role", {"organisation": organisation, "role": post, "post": post}, **more)


def over(one, other, **more):
    return say(one, "commands", {"subject": other, "as": "superior"}, **more)


def column(found, name):
    at = found.columns.index(name)
    return [row[at] for row in found.rows]


def test_a_chart_shows_posts_superiors_and_parts_of_the_day_with_their_claims():
    claims = [
        role(Z1, "leader", valid_from="2024-01-01"),
        over(Z1, Z2, valid_from="2024-01-01"),
        say(WING, "part_of", {"organisation": ORG, "as": "wing"}),
    ]
    found = ask("command_structure", *claims, on="2025-01-01")
    assert column(found, "line") == ["part", "post", "superior"]
    assert set(column(found, "claims")) == {claim.id for claim in claims}
    assert "3 speak of 2025-01-01: 1 post(s), 1 superior(s), 1 part(s)" in found.sentence


@pytest.mark.parametrize(
    ("on", "says"),
    [("2024-12-31", []), ("2025-01-01", ["said"]), ("2025-06-30", ["said"]), ("2025-07-01", [])],
)
def test_a_post_is_shown_on_the_days_that_its_source_gives_and_on_no_other(on, says):
    found = ask("command_structure", role(Z1, "commander", valid_from="2025-01-01", valid_to="2025-06-30"), on=on)  # fmt: skip
    assert column(found, "on that day") == says


def test_a_soft_beginning_is_perhaps_and_never_said():
    claim = role(Z1, "commander", valid_from="2025-01-01", soft="from")
    found = ask("command_structure", claim, on="2024-06-01")
    assert column(found, "on that day") == ["perhaps"]
    assert column(found, "time") == ["since at least 2025-01-01"]


@pytest.mark.parametrize("valid_to", [None, "2025-06-30"])
def test_a_post_of_which_no_beginning_is_given_is_perhaps_and_never_said(valid_to):
    found = ask("command_structure", role(Z1, "commander", valid_to=valid_to), on="1900-01-01")
    assert column(found, "on that day") == ["perhaps"]


def test_one_source_that_gives_the_beginning_is_enough_to_be_said():
    claims = [role(Z1, "commander"), role(Z1, "commander", valid_from="2024", said_by="Source Two")]
    found = ask("command_structure", *claims, on="2025-01-01")
    assert column(found, "on that day") == ["said"]


def test_two_superiors_of_one_person_stand_beside_each_other_as_a_and_b():
    found = ask(
        "command_structure",
        over(Z1, Z3, said_by="Source One"),
        over(Z2, Z3, said_by="Source Two"),
        over(Z2, Z3, said_by="Source Three"),
        on="2025-01-01",
    )
    assert dict(zip(column(found, "over"), column(found, "rival"), strict=True)) == {
        "Sample Two (S-02)": "1A", "Sample One (S-01)": "1B",
    }  # fmt: skip
    assert "disagree about 1 place(s)" in found.sentence


def test_a_copy_is_no_second_source():
    first = over(Z1, Z3, said_by="Source One")
    copy = over(Z1, Z3, said_by="Newspaper", copy_of=first.id)
    found = ask("command_structure", first, copy, on="2025-01-01")
    assert column(found, "sources") == ["1"]


def test_two_leaders_are_rivals_and_two_members_are_not():
    found = ask(
        "command_structure",
        role(Z1, "leader"), role(Z2, "leader"), role(Z1, "member"), role(Z2, "member"),
        on="2025-01-01",
    )  # fmt: skip
    assert sorted(column(found, "rival")) == ["", "", "1A", "1B"]


def test_a_ring_of_superiors_is_told_with_its_claims_and_stays():
    ring = [over(Z1, Z2), over(Z2, Z3), over(Z3, Z1)]
    found = ask("command_structure", *ring, over(Z1, "S-04"), on="2025-01-01")
    assert sorted(column(found, "ring")) == ["", "1", "1", "1"]
    assert all(claim.id in found.sentence for claim in ring)


def test_a_chain_is_no_ring():
    found = ask("command_structure", over(Z1, Z2), over(Z2, Z3), on="2025-01-01")
    assert set(column(found, "ring")) == {""}
    assert "ring" not in found.sentence


def test_only_the_families_of_sources_asked_for_draw_lines():
    claims = [over(Z1, Z3, said_by="Source One"), over(Z2, Z3, said_by="Source Two")]
    found = ask("command_structure", *claims, on="2025-01-01", said_by=["Source One"])
    assert column(found, "over") == ["Sample One (S-01)"]
    assert column(found, "rival") == [""]


def test_a_source_that_says_nothing_here_is_refused_and_gives_no_empty_chart():
    with pytest.raises(BadValue, match="Source One"):
        ask("command_structure", over(Z1, Z2, said_by="Source One"), on="2025-01-01", said_by=["Sauce One"])  # fmt: skip


def test_an_organisation_is_shown_with_its_parts_and_without_strangers():
    claims = [
        role(Z1, "leader"),
        say(WING, "part_of", {"organisation": ORG}),
        role(Z2, "commander", WING),
        role(Z3, "leader", "O-03"),
    ]
    found = ask("command_structure", *claims, on="2025-01-01", organisation=ORG)
    assert set(column(found, "under or holder")) == {"Sample One (S-01)", "Sample Two (S-02)", "Wing (O-02)"}  # fmt: skip


@pytest.mark.parametrize(
    ("parameters", "word"),
    [({}, "on"), ({"on": "2025-02-30"}, "calendar"), ({"on": "2025-01-01", "organisation": "O-99"}, "O-99")],
)  # fmt: skip
def test_bad_parameters_are_named(parameters, word):
    with pytest.raises(BadValue, match=word):
        ask("command_structure", role(Z1, "leader"), **parameters)


def test_relations_that_are_no_command_draw_no_line():
    kin = say(Z1, "related", {"subject": Z2, "as": "brother"})
    assert ask("command_structure", kin, on="2025-01-01").rows == ()


def test_the_same_claims_in_any_order_give_the_same_bytes():
    claims = [over(Z1, Z3), over(Z2, Z3), role(Z1, "leader")]
    forward = ask("command_structure", *claims, on="2025-01-01")
    assert forward.sha256 == ask("command_structure", *reversed(claims), on="2025-01-01").sha256


def test_one_more_claim_is_another_input():
    one = ask("command_structure", over(Z1, Z2), on="2025-01-01")
    two = ask("command_structure", over(Z1, Z2), say(Z1, "statement", "anything"), on="2025-01-01")
    assert one.rows == two.rows
    assert one.inputs != two.inputs


def test_a_withdrawn_claim_is_not_frozen():
    from dataclasses import replace

    gone = replace(over(Z1, Z2), withdrawn="mistaken")
    assert frozen(gone).claims == ()


PEOPLE = [f"S-{number:02}" for number in range(1, 7)]


@settings(max_examples=60)
@given(st.sets(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)).filter(lambda pair: pair[0] != pair[1]), min_size=1))  # fmt: skip
def test_a_line_is_in_a_ring_exactly_if_its_end_leads_back_to_its_beginning(pairs):
    found = ask("command_structure", *(over(*pair) for pair in sorted(pairs)), on="2025-01-01")
    beyond = {one: {other for left, other in pairs if left == one} for one in PEOPLE}
    for _ in PEOPLE:
        beyond = {one: near | {far for each in near for far in beyond[each]} for one, near in beyond.items()}  # fmt: skip
    drawn = dict(zip(zip(column(found, "over"), column(found, "under or holder"), strict=True), column(found, "ring"), strict=True))  # fmt: skip
    assert len(drawn) == len(pairs)
    for one, other in pairs:
        assert bool(drawn[entry(one), entry(other)]) is (one in beyond[other])


def test_a_post_that_begins_after_an_event_and_one_that_ends_are_listed():
    claims = [
        role(Z1, "leader", valid_from="2020-01-01", valid_to="2025-01-10"),
        role(Z2, "leader", valid_from="2025-01-15"),
        role(Z3, "member", valid_from="2020-01-01"),
    ]
    found = ask("changes_of_role", *claims, on="2025-01-10")
    changes = dict(zip(column(found, "under or holder"), column(found, "change"), strict=True))
    assert changes == {"Sample One (S-01)": "ends", "Sample Two (S-02)": "begins"}
    assert "that the event is why is not said" in found.sentence


def test_a_source_that_falls_silent_ends_nothing():
    assert ask("changes_of_role", role(Z1, "leader", valid_from="2020-01-01"), on="2025-01-10").rows == ()  # fmt: skip


def test_a_change_that_another_source_does_not_see_names_that_source_too():
    ended = role(Z1, "leader", valid_from="2020-01-01", valid_to="2025-01-10", said_by="Source One")
    lasts = role(Z1, "leader", valid_from="2020-01-01", said_by="Source Two")
    found = ask("changes_of_role", ended, lasts, on="2025-01-10")
    assert column(found, "claims") == [ended.id]
    assert column(found, "claims that see no change") == [lasts.id]


def test_a_soft_end_is_perhaps_a_change():
    claim = role(Z1, "leader", valid_from="2020-01-01", valid_to="2025-01-20", soft="to")
    assert column(ask("changes_of_role", claim, on="2025-01-10"), "change") == ["perhaps ends"]


def test_a_post_held_for_a_week_inside_the_window_is_seen():
    claim = role(Z1, "commander", valid_from="2025-01-12", valid_to="2025-01-19")
    assert column(ask("changes_of_role", claim, on="2025-01-10"), "change") == ["begins and ends"]


def test_the_days_of_an_incident_are_all_that_its_sources_give():
    dates = [say("I-01", "date", "2025-01-10"), say("I-01", "date", "2025-01-12")]
    claim = role(Z1, "leader", valid_from="2025-01-11")
    found = ask("changes_of_role", claim, *dates, incident="I-01", days=5)
    assert "Between 2025-01-09 and 2025-01-17" in found.sentence
    assert column(found, "change") == ["begins"]


@pytest.mark.parametrize("days", [0, 36_601])
def test_days_after_an_event_are_at_least_one_and_at_most_a_hundred_years(days):
    with pytest.raises(BadValue, match="from 1 to 36600"):
        ask("changes_of_role", role(Z1, "leader"), on="2025-01-10", days=days)


def test_days_that_reach_beyond_the_calendar_are_refused():
    ages_hence = say("I-01", "date", "9998-12-31")
    with pytest.raises(BadValue, match="beyond the calendar"):
        ask("changes_of_role", role(Z1, "leader"), ages_hence, incident="I-01", days=36_600)


def test_an_incident_without_a_day_is_refused():
    with pytest.raises(BadValue, match="no claim gives it a day"):
        ask("changes_of_role", role(Z1, "leader"), incident="I-01")
