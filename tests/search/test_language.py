# SPDX-License-Identifier: Apache-2.0
"""What people type: understood, or refused with a sentence; never anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.errors import BadValue
from sanad.search.language import read
from sanad.search.query import All, AnyOf, Begins, Filter, Near, Not, Words


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("khan", Words("khan")),
        ('"a b"', Words("a b")),
        ("“a b”~3", Words("a b", 3)),
        ("a-b", Words("a-b")),
        ("khan~", Near("khan", 1)),
        ("khan~2", Near("khan", 2)),
        ("خاں*", Begins("خان")),
        ("a b", All((Words("a"), Words("b")))),
        ("a OR b c", AnyOf((Words("a"), All((Words("b"), Words("c")))))),
        ("-(a OR b)", Not(AnyOf((Words("a"), Words("b"))))),
        ("((a))", Words("a")),
        ("kind:pdf", Filter("kind", "pdf")),
        ('name:"a b"', Filter("name", "a b")),
        ("-kind:pdf", Not(Filter("kind", "pdf"))),
        ("10:30", Words("10:30")),
        ("note:x", Words("note:x")),
        ("ORDER", Words("ORDER")),
    ],
)
def test_what_is_understood(text, condition):
    assert read(text) == condition


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "it asks for nothing"),
        ("   ", "it asks for nothing"),
        ("()", "something is missing"),
        ("a OR", "something is missing"),
        ("OR a", "something is missing"),
        ("(a", "a bracket is not closed"),
        ("a)", "a bracket is closed that was not opened"),
        ('a "b c', "the quotation mark at character 3 has no second one"),
        ("a -", "holds no letter and no digit"),
        ("- a", "holds no letter and no digit"),
        ("-(", "something is missing"),
        ("…", "holds no letter and no digit"),
        ('""', "holds no letter and no digit"),
        ("kh~", "too short"),
        ("khan~3", "1 or 2"),
        ("a*", "too short"),
        ("a.b*", "several words"),
        ('"a a"~2', "each word once"),
        ('"a b"~51', "up to 50"),
        ("from:yesterday", "a day is"),
        ("to:2025-13", "a day is"),
        ("exhibit:note.txt", "its digest"),
        ("x" * 300, "too long"),
        ("x " * 6000, "longer than"),
        ("(" * 30 + "a" + ")" * 30, "deep"),
    ],
)
def test_what_is_refused_says_why(text, says):
    with pytest.raises(BadValue, match="search") as refused:
        read(text)
    assert says in str(refused.value)


@given(
    st.text(st.sampled_from('ab خ"“”()-~*: OR12kind:from.\\[]{}^$+?|\n\u200c\u0000'), max_size=40)
)
def test_any_text_is_understood_or_refused(text):
    try:
        read(text)
    except BadValue as refused:
        assert str(refused)
