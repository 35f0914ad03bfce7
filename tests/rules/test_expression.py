# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.errors import BadRule
from sanad.rules.expression import parse
from sanad.rules.scope import Scope, Trace

ON = date(2025, 10, 1)
FACTS = {
    "country": "PK",
    "yes": True,
    "no": False,
    "three": 3,
    "day": "2025-02-07",
    "year": "2024",
    "blank": "  ",
    "nothing": None,
    "empty": [],
    "words": ["name", "alias"],
    "table": {},
    "person": {"status": "accused", "birth_date": "2007-03-05"},
    "acts": [{"from": "2024-01-01", "country": "AE"}, {"from": None, "violent": True}],
    "charges": [{"flag": "P0", "years": 10}, {"flag": "P2"}],
    "answers": {
        "Q-1": {"answer": "yes", "reason": "Read.", "by": "reviewer.one"},
        "Q-2": {"answer": "yes", "reason": "", "by": "reviewer.one"},
        "Q-3": {"answer": "perhaps", "reason": "Read.", "by": "reviewer.one"},
    },
}
ALLOWED = {f"answers.Q-{number}": ("yes", "no") for number in (1, 2, 3, 4)}


def judge(text, facts=FACTS):
    return parse(text, "test").judge(Scope(facts, ON, ALLOWED, Trace()))


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("true", True),
        ("False", False),
        ("yes", True),
        ("not yes", False),
        ("yes and no", False),
        ("no or yes", True),
        ("yes == true", True),
        ("no == false", True),
        ("yes == no", False),
        ("no != true", True),
        ("three == 3", True),
        ("three < 1000000000", True),
        ("three != 3", False),
        ("three < 3", False),
        ("three <= 3", True),
        ("three > 2", True),
        ("three >= 4", False),
        ('country in ["PK", "AE"]', True),
        ('country not in ["PK", "AE"]', False),
        ('"alias" in words', True),
        ("day < today", True),
        ('person.status == "accused"', True),
        ("present(person)", True),
        ("present(person.passport)", False),
        ("present(nothing)", False),
        ("present(blank)", False),
        ("present(empty)", False),
        ("present(table)", False),
        ("present(no)", True),
        ('any(charges, flag == "P0")', True),
        ('all(charges, flag == "P0")', False),
        ("any(empty, yes)", False),
        ("all(empty, no)", True),
        ('any(words, item == "name")', True),
        ("any(acts, facts.yes)", True),
        ('any(acts, from_ == "2024-01-01")', True),
        ("count(charges) == 2", True),
        ('count(charges, flag == "P2") == 1', True),
        ("years_between(person.birth_date, today) >= 18", True),
        ('within(day, "2025-01-01", "2025-12-31")', True),
        ('within(day, "2025-02-07", "2025-02-07")', True),
        ('within(day, "2025-02-08", "2025-12-31")', False),
        ('answer("Q-1") == "yes"', True),
        ("(\n  yes # a remark\n  and not no\n)", True),
    ],
)
def test_an_expression_of_each_kind_comes_to_what_a_reader_expects(text, truth):
    assert judge(text).truth is truth
    assert judge(text).missing == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("absent", ("absent",)),
        ("nothing", ("nothing",)),
        ("three", ("three",)),
        ("not absent", ("absent",)),
        ("yes and absent", ("absent",)),
        ("no or absent", ("absent",)),
        ('blank == "x"', ("blank",)),
        ('three == "3"', ("three",)),
        ("person.status.more", ("person.status.more",)),
        ("any(absent, yes)", ("absent",)),
        ("all(country, yes)", ("country",)),
        ("count(absent) >= 0", ("absent",)),
        ("any(charges, years >= 20)", ("charges[].years",)),
        ("all(charges, years >= 2)", ("charges[].years",)),
        ("count(charges, years >= 2) >= 2", ("charges[].years",)),
        ("years_between(year, today) >= 1", ("year",)),
        ('within(year, "2024-06-01", "2024-12-31")', ("year",)),
        ("country in absent", ("absent",)),
        ("absent not in empty", ("absent",)),
        ('country in ["AE", absent]', ("absent",)),
        ('answer("Q-2") == "yes"', ("answers.Q-2",)),
        ('answer("Q-3") == "yes"', ("answers.Q-3",)),
        ('answer("Q-4") == "yes"', ("answers.Q-4",)),
    ],
)
def test_what_is_missing_or_of_the_wrong_kind_leaves_it_open_and_is_named(text, missing):
    judged = judge(text)
    assert judged.truth is None
    assert set(judged.missing) == set(missing)


@pytest.mark.parametrize(
    "text",
    ["no and absent", "absent and no", "yes or absent", 'any(charges, years >= 2 or flag == "P2")'],
)
def test_a_missing_fact_that_cannot_change_the_answer_is_not_asked_for(text):
    assert judge(text).truth is not None
    assert judge(text).missing == ()


def test_a_field_missing_in_an_item_is_never_taken_from_the_whole():
    assert judge("all(acts, present(country))").truth is False
    assert judge("any(acts, country == facts.country)").truth is None


def test_every_fact_looked_at_is_on_record_also_after_the_answer_is_clear():
    trace = Trace()
    parse('no and any(charges, flag == "P9") and absent', "test").judge(Scope(FACTS, ON, {}, trace))
    assert trace.used == {
        "no": False, "charges[]": 2, "charges[0].flag": "P0", "charges[1].flag": "P2", "absent": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "open('/etc/passwd')",
        "person.status.upper()",
        "person['status']",
        "acts[0]",
        "lambda: yes",
        "[a for a in acts]",
        "any(a for a in acts)",
        "(a := yes)",
        "yes if no else no",
        "f'{country}'",
        "2 ** 9 == 512",
        "three + 1 == 4",
        "three - 1 == 2",
        "-three == 3",
        "three == -3",
        "three == 3.0",
        "three == 1000000001",
        "three == 99999999999999999999999999",
        "three == 1j",
        "country == b'PK'",
        "country == None",
        "country is 'PK'",
        "1 < three < 5",
        "{'a': 1} == table",
        "(1, 2) == words",
        "yes, no",
        "await yes",
        "...",
        "*acts",
        "present(*acts)",
        "present(fact=yes)",
        "present('yes')",
        "present(yes, no)",
        "present()",
        "any(acts)",
        "all(acts, yes, no)",
        "count()",
        "within(day, today)",
        "years_between(day)",
        "answer(country) == 'x'",
        "answer('Q-1')",
        "answer(7) == 'x'",
        "min(acts, yes)",
        "min(day, today) == 2",
        "len(words) == 2",
        "answer() == 'x'",
        "present(country) == true",
        "'text'",
        "3",
        "_secret",
        "person.__class__",
        "item",
        "facts",
        "facts.item",
        "'a' in 'abc'",
        "yes and",
        "yes; no",
        "import os",
        "country == 'P\\x4b'",
        "\uff59\uff45\uff53",
        "country == 'سند'",
        "yes\x00",
        "yes\tand no",
        "",
        "   ",
    ],
)
def test_whatever_is_not_let_through_is_refused_by_name(text):
    with pytest.raises(BadRule) as refused:
        parse(text, "HR-4.toml, permit")
    assert refused.value.where == "HR-4.toml, permit"


@pytest.mark.parametrize(
    "text",
    [
        "not " * 13 + "yes",
        "(" * 300 + "yes" + ")" * 300,
        "not " * 450 + "yes",
        "yes and " * 400 + "yes",
        "a." * 900 + "b == 1" + " " * 300,
    ],
)
def test_what_is_too_deep_or_too_long_is_refused_and_not_walked(text):
    with pytest.raises(BadRule):
        parse(text, "test")


def test_twelve_deep_is_let_through():
    assert judge("not " * 11 + "yes").truth is False


@given(
    st.text(max_size=60)
    | st.text("()[]{}.,:'\"=<>!~^&|*+-/%@`\\\n andortifm0123456789_", max_size=80)
)
def test_no_text_makes_the_parser_fail_in_another_way(text):
    try:
        condition = parse(text, "test")
    except BadRule:
        return
    assert condition.judge(Scope(FACTS, ON, {}, Trace())).truth in {True, False, None}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b", "from"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from(["a", "b", "answers"]), JSON, max_size=3),
    st.sampled_from(
        [
            "a", "a == b", "a < b", "a in b", "present(a)", "any(a, b)", "all(a, item == 1)", "count(a, b > 1) >= 2",
            "years_between(a, b) >= 2", "within(a, b, today)", 'answer("Q") == "yes"', "a.b.from_ == 1", "any(a, any(b, item))",
        ]
    ),
)  # fmt: skip
def test_no_facts_make_a_rule_fail(facts, text):
    allowed = {"answers.Q": ("yes",)}
    assert parse(text, "test").judge(Scope(facts, ON, allowed, Trace())).truth in {
        True,
        False,
        None,
    }
