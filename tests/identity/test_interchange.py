# SPDX-License-Identifier: Apache-2.0
"""Judgements out as nomenklatura keeps them, and in as what they propose: never as a judgement."""

import json

import pytest

from sanad.errors import BadValue
from sanad.identity.interchange import edges_in, lines_of, propose
from sanad.identity.judgement import Answer, Judgement

AT = "2026-01-05T08:00:09.000000Z"
KNOWN = ("M-01", "M-02", "O-01", "S-01", "S-02")


def judged(left, right, answer, seq=1, **more):
    return Judgement(
        left, right, Answer(answer), "because", (), more.pop("by", "analyst"), seq, **more
    )


def line(target, source, judgement="positive", *more):
    return json.dumps([target, source, judgement, 0.9, "other", AT, *more])


def proposed(*lines, known=KNOWN):
    found = propose([*edges_in(lines, "resolver.ijson")], known)
    return [(one.left, one.right, str(one.answer)) for one in found.proposals], found


@pytest.mark.parametrize(
    ("answer", "word"),
    [("same", "positive"), ("different", "negative"), ("related", "negative"), ("cannot_say", "unsure")],
)  # fmt: skip
def test_what_stands_of_a_pair_goes_out_as_one_edge_by_who_judged_last(answer, word):
    written, *more = lines_of([judged("S-01", "M-01", answer)], lambda seq: AT)
    assert bool(more) is (answer == "same")
    assert json.loads(written) == ["S-01", "M-01", word, None, "analyst", AT]
    assert written.endswith("\n")


def test_a_person_has_an_id_to_which_every_member_is_tied_by_nobody():
    history = [judged("S-01", "M-01", "same"), judged("M-01", "M-02", "same", 5)]
    ties = [json.loads(each) for each in [*lines_of(history, lambda seq: f"at {seq}")][2:]]
    assert [each[1:] for each in ties] == [[name, "positive", None, "sanad", "at 5"] for name in ("M-01", "M-02", "S-01")]  # fmt: skip
    [person] = {each[0] for each in ties}
    assert person.startswith("NK-")
    again = [*lines_of(history[::-1], lambda seq: AT)][-1]
    assert json.loads(again)[0] == person


def test_a_person_that_contradicts_itself_has_no_id():
    history = [judged("S-01", "M-01", "same"), judged("M-01", "M-02", "same", 2), judged("S-01", "M-02", "different", 3)]  # fmt: skip
    assert len([*lines_of(history, lambda seq: AT)]) == 3


def test_a_pair_in_dispute_is_unsure():
    history = [judged("S-01", "M-01", "same"), judged("S-01", "M-01", "different", 2, review=True, by="two")]  # fmt: skip
    [written] = lines_of(history, lambda seq: f"at {seq}")
    assert json.loads(written)[2:] == ["unsure", None, "two", "at 2"]


@pytest.mark.parametrize(
    ("word", "answer"),
    [("positive", "same"), ("negative", "different"), ("unsure", "cannot_say")],
)
def test_each_word_proposes_its_answer(word, answer):
    assert proposed(line("S-01", "M-01", word))[0] == [("M-01", "S-01", answer)]


def test_what_goes_out_proposes_the_same_when_it_comes_in():
    history = [judged("M-01", "S-01", "same"), judged("M-02", "S-02", "different", 2), judged("M-01", "M-02", "cannot_say", 3)]  # fmt: skip
    found, rest = proposed(*lines_of(history, lambda seq: AT))
    assert found == [
        ("M-01", "M-02", "cannot_say"),
        ("M-01", "S-01", "same"),
        ("M-02", "S-02", "different"),
    ]
    assert rest.unplaced == rest.torn == ()


def test_entries_joined_through_an_id_from_elsewhere_are_proposed_as_one_with_the_lines():
    lines = line("NK-9", "S-01"), line("Q1", "NK-9"), line("Q1", "M-01")
    found, rest = proposed(*lines)
    assert found == [("M-01", "S-01", "same")]
    assert rest.proposals[0].lines == (lines[0], lines[2])
    assert rest.unplaced == ()


def test_another_answer_about_such_an_id_speaks_of_the_first_entry_behind_it():
    lines = line("NK-9", "S-01"), line("NK-9", "M-01"), line("NK-9", "S-02", "negative")
    assert proposed(*lines)[0] == [("M-01", "S-01", "same"), ("M-01", "S-02", "different")]


def test_lines_that_contradict_each_other_propose_nothing_and_are_told():
    lines = line("NK-9", "S-01"), line("NK-9", "M-01"), line("S-01", "M-01", "negative")
    far = line("NK-9", "S-02", "unsure")
    found, rest = proposed(*lines, far, line("M-02", "S-02"))
    assert found == [("M-02", "S-02", "same")]
    assert rest.torn == (*lines, far)


def test_a_suggestion_that_nobody_judged_proposes_nothing():
    alone = line("S-01", "M-01", "no_judgement")
    found, rest = proposed(alone)
    assert (found, rest.unplaced) == ([], (alone,))


def test_what_is_about_no_two_entries_here_is_told_and_no_line_is_lost():
    lines = [
        line("S-01", "X-1"), line("X-1", "X-2"), line("S-02", "X-9", "negative"), line("M-01", "M-02"),
        line("O-01", "S-02", "unsure"), line("S-02", "M-02", "no_judgement"),
    ]  # fmt: skip
    found, rest = proposed(*lines)
    used = {each for one in rest.proposals for each in one.lines}
    assert used | set(rest.unplaced) | set(rest.torn) == set(lines)
    assert not used & set(rest.unplaced)
    assert len(found) == 2


def test_a_line_withdrawn_where_it_came_from_says_nothing():
    assert [*edges_in([line("S-01", "M-01", "positive", AT), "", "\n"], "f")] == []
    assert len([*edges_in([line("S-01", "M-01", "positive", None)], "f")]) == 1


@pytest.mark.parametrize(
    "bad",
    [
        "not json", "{}", "[]", '["S-01"]', '["S-01", "M-01", "yes", null, "u", "t"]', '["S-01", "S-01", "positive", null, "u", "t"]',
        '["", "S-01", "positive", null, "u", "t"]', '[1, "S-01", "positive", null, "u", "t"]', "[" * 9000,
        '["S-01", "M-01", "positive", null, "u"]', '["S-01", "M-01", "positive", null, "%s", "t"]' % ("x" * 20_000),
        '["S-01", "M-01", ["positive"], null, "u", "t"]',
    ],
)  # fmt: skip
def test_a_line_that_is_no_edge_is_named_by_its_number(bad):
    with pytest.raises(BadValue, match=r"resolver\.ijson, line 2"):
        [*edges_in([line("S-01", "M-01"), bad], "resolver.ijson")]


def test_a_hundred_thousand_lines_in_one_chain_are_one_group():
    count = 100_000
    lines = [line(f"X-{n + 1}", f"X-{n}") for n in range(count)]
    found, _ = proposed(*lines, known=("X-0", f"X-{count}"))
    assert found == [("X-0", f"X-{count}", "same")]
