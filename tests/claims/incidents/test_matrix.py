# SPDX-License-Identifier: Apache-2.0
"""What sources say of an incident, side by side; what follows by stated rules; and a sentence that says no more."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.claims.claim import Claim, Standing
from sanad.claims.incidents.figures import figures, sums
from sanad.claims.incidents.matrix import Field, matrix
from sanad.claims.incidents.sentence import faults, paragraph
from sanad.values.citation import BytesLocator, Citation

KILLED = Field("killed", "total")


def claim(said_by, property_="killed", value=None, seq=1, **fields):
    """A claim about I-01; a number stands for that many killed in all."""
    if value is None or isinstance(value, int):
        value = people(value or 0)
    place = BytesLocator(seq, seq + 1, "0" * 64)
    return Claim(
        "I-01", property_, value, said_by, Citation("e" * 64, place, "x"), seq=seq, **fields
    )


def people(low, category="total", **more):
    return {"category": category, "low": low, "said": f"{low} people", **more}


def made(*claims, as_of=()):
    days = dict(as_of) if as_of else {each.id: f"2025-01-{each.seq:02}" for each in claims}
    return matrix(claims, days)


def test_whoever_speaks_again_corrects_themselves_and_nobody_else():
    first, second, other = (
        claim("A", value=2),
        claim("A", value=3, seq=2),
        claim("B", value=9, seq=3),
    )
    of = made(first, second, other)
    assert [each.claim for each in of.cell(KILLED, "A")] == [second, first]
    assert [each.superseded for each in of.cell(KILLED, "A")] == [False, True]
    assert [each.claim for each in of.standing(KILLED)] == [other, second]


def test_the_source_that_spoke_last_stands_first_and_one_without_a_day_last():
    a, b, c = claim("A"), claim("B", seq=2), claim("C", seq=3)
    days = {a.id: "2025-01-02", b.id: "", c.id: "2025-01"}
    assert made(a, b, c, as_of=days).sources == ("A", "C", "B")


def test_two_places_of_one_speaker_are_two_places():
    of = made(claim("A", "place", "Post"), claim("A", "place", "Bridge", seq=2))
    assert not any(each.superseded for each in of.statements)


def test_what_was_withdrawn_is_not_in_it():
    assert (
        made(claim("A", withdrawn="retracted"), claim("B", standing=Standing.WITHDRAWN)).statements
        == ()
    )


def test_the_rows_stand_in_the_order_in_which_a_person_asks():
    of = made(
        claim("A", "denied_by", "Front"), claim("A", "killed", people(1, "civilians"), 2),
        claim("A", "killed", 3, 3), claim("A", "date", "2025-01-01", 4),
    )  # fmt: skip
    labels = [field.label for field in of.fields]
    assert labels == ["date", "killed, total", "killed, civilians", "denied by"]


def test_three_reports_of_one_statement_are_one_source():
    one = claim("Spokesman", value=2)
    copies = [claim(f"Paper {n}", value=2, seq=n, copy_of=one.id) for n in (2, 3)]
    other = [claim(f"Nurse {n}", value=3, seq=n) for n in (4, 5)]
    [found] = figures(made(one, *copies, *other))
    assert (found.low, found.best, found.high, found.sources) == (2, 3, 3, 3)
    assert found.rule == "stated by 2 of 3 independent sources"


def test_among_equals_the_one_stated_last_is_named_and_the_rule_says_so():
    [found] = figures(made(claim("A", value=5), claim("B", value=3, seq=2)))
    assert (found.low, found.best, found.high) == (3, 3, 5)
    assert found.rule == "stated by 1 of 2 independent sources, and the one stated last of these"
    both = claim("A", value=5), claim("B", value=3, seq=2)
    [found] = figures(made(*both, as_of={each.id: "" for each in both}))
    assert found.rule == "stated by 1 of 2 independent sources, and the lower of these"
    assert found.best == found.low < found.high


def test_what_other_rules_would_put_there_is_told_beside_it():
    one = claim("Spokesman", value=2)
    copies = [claim(f"Paper {n}", value=2, seq=n, copy_of=one.id) for n in (2, 3)]
    others = [claim(f"Nurse {n}", value=value, seq=n) for n, value in ((4, 7), (5, 7), (6, 4), (7, 3))]  # fmt: skip
    days = {each.id: f"2025-01-0{n}" for n, each in enumerate([one, *copies, *others], 1)}
    [found] = figures(made(one, *copies, *others, as_of=days))
    assert (found.best, found.last, found.middle) == (7, 3, 4)  # of 2, 3, 4, 7, 7


def test_at_least_leaves_the_end_open_unless_somebody_states_a_higher_one():
    at_least = claim("A", value=people(10, at_least=True))
    assert figures(made(at_least))[0].high is None
    assert figures(made(at_least, claim("B", value=8, seq=2)))[0].high is None
    assert figures(made(at_least, claim("B", value=12, seq=2)))[0].high == 12
    assert figures(made(at_least, claim("B", value=people(8, high=14), seq=2)))[0].high == 14


@pytest.mark.parametrize(
    ("total", "words"),
    [
        (48, "31 (civilians) + 17 (security forces) = 48, as stated"),
        (50, "31 (civilians) + 17 (security forces) = 48, but 50 is stated as the total"),
    ],
)
def test_a_total_is_checked_against_the_parts_of_the_same_source(total, words):
    parts = (
        claim("A", value=people(31, "civilians")),
        claim("A", value=people(17, "security_forces"), seq=2),
    )
    [found] = sums(made(*parts, claim("A", value=total, seq=3), claim("B", value=99, seq=4)))
    assert found.words == words
    assert found.agrees is (total == 48)


def test_a_total_that_was_corrected_is_checked_as_corrected():
    part = claim("A", value=people(3, "civilians"))
    [found] = sums(made(part, claim("A", value=2, seq=2), claim("A", value=3, seq=3)))
    assert found.agrees


NUMBERS = st.lists(st.tuples(st.sampled_from("ABCDE"), st.integers(0, 99), st.booleans()), min_size=1, max_size=20)  # fmt: skip


@given(NUMBERS)
def test_the_best_lies_between_the_lowest_and_the_highest_whatever_is_said(stated):
    claims = [
        claim(who, value=people(number, at_least=True) if more else number, seq=seq)
        for seq, (who, number, more) in enumerate(stated, 1)
    ]
    days = {each.id: "2025-01-01" for each in claims}
    [found] = figures(matrix(claims, days))
    assert found.low <= found.best
    assert found.high is None or found.best <= found.high
    assert 1 <= found.sources <= len({who for who, _, _ in stated})


RIVALS = (
    claim("Spokesman", "date", "2025-01-18"), claim("Nurses", "date", "2025-01-17", 2),
    claim("Spokesman", value=2, seq=3), claim("Nurses", value=3, seq=4),
    claim("Spokesman", "accused", "Front", 5), claim("Caller", "denied_by", "Front", 6),
)  # fmt: skip


def test_a_paragraph_names_whom_a_source_repeats():
    one, other = claim("Spokesman", value=2), claim("Nurse", value=2, seq=4)
    copies = [claim(f"Paper {n}", value=2, seq=n, copy_of=one.id) for n in (2, 3)]
    text = paragraph(made(one, *copies, other))
    repeated = "Spokesman (as of 2025-01-01; repeated by Paper 3 and Paper 2)"
    assert f"according to Nurse (as of 2025-01-04) and {repeated}." in text


def test_a_paragraph_names_who_says_what_and_what_is_denied():
    text = paragraph(made(*RIVALS))
    assert (
        "Date: 2025-01-18, according to Spokesman (as of 2025-01-01); 2025-01-17, according to Nurses"
        in text
    )
    assert "“2 people”, according to Spokesman (as of 2025-01-03)" in text
    assert (
        "Spokesman (as of 2025-01-05) accuses Front. Front denies it, according to Caller" in text
    )
    assert faults(text, made(*RIVALS)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("“3 people”", "“30 people”"), "no source says “30 people”"),
        (("Killed, total:", "Killed, total, 14 in all:"), "no source says 14"),
        (("2025-01-17,", "2025-02-17,"), "no source is dated, and none dates it, 2025-02-17"),
        (
            (" Front denies it, according to Caller (as of 2025-01-06).", ""),
            "it is left out what Caller says of this: denied by",
        ),
        (
            ("; “3 people”, according to Nurses (as of 2025-01-04)", ""),
            "it is left out what Nurses says of this: killed, total",
        ),
    ],
)
def test_a_paragraph_that_was_changed_is_held_to_its_matrix(change, fault):
    of = made(*RIVALS)
    text = paragraph(of)
    assert change[0] in text
    found = faults(text.replace(*change), of)
    assert any(each.startswith(fault) for each in found)


def test_two_hundred_sources_are_one_page_in_reach():
    claims = [claim(f"Paper {n}", value=n % 7, seq=n) for n in range(1, 201)]
    of = made(*claims, as_of={each.id: "2025-01-01" for each in claims})
    assert len(of.sources) == 200
    assert figures(of)[0].sources == 200
    assert replace(of, statements=()).fields == ()


def test_two_statements_for_one_day_both_stand_for_nobody_knows_which_came_later():
    first, second = claim("A", value=2), claim("A", value=5, seq=2)
    of = made(first, second, as_of={first.id: "2025-01-03", second.id: "2025-01-03"})
    [figure] = figures(of)
    assert not any(each.superseded for each in of.statements)
    assert (figure.low, figure.best, figure.high, figure.sources) == (2, 2, 5, 1)


def test_a_paragraph_names_a_source_that_says_a_thing_twice_once():
    of = made(claim("A", "place", "Zehri"), claim("A", "place", "Zehri", seq=2))
    assert paragraph(of) == "Place: Zehri, according to A (as of 2025-01-02)."
