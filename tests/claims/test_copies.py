# SPDX-License-Identifier: Apache-2.0
"""Reports that may go back to one statement: by wording, and across languages by names and numbers, with the evidence."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.claims.copies import candidates

NEWS = Path(__file__).parents[2] / "samples" / "texts" / "news"
URDU = (
    "صوبائی ترجمان نے کہا کہ 18 جنوری 2025 کو سنگریزہ چوکی پر دھماکے میں دو افراد ہلاک اور سات زخمی ہوئے۔ انہوں نے کہا کہ کوہزرد "
    "فرنٹ نے دھماکے کی ذمہ داری قبول کی تھی۔ انہوں نے کہا کہ 9 فروری 2025 کو ناؤکوٹ پل کے قریب ایک انجینئر کو اغوا کیا گیا۔ "
    "9 مارچ 2025 کو ناؤکوٹ ڈپو میں آگ لگنے سے ایک چوکیدار زخمی ہوا۔ انہوں نے تینوں کا الزام کوہزرد فرنٹ پر لگایا۔"
)
OTHER_URDU = "کوئٹہ میں منگل کو موسم سرد رہا۔ محکمہ موسمیات کے مطابق 2025 میں بارشیں کم ہوئیں اور درجہ حرارت 9 ڈگری تک گر گیا۔"


@pytest.fixture(scope="module")
def news():
    return {path.name[:2]: path.read_text("utf-8") for path in NEWS.iterdir()}


def pairs(texts, how):
    return {(each.left, each.right) for each in candidates(texts) if each.how == how}


def test_the_three_reports_of_the_statement_are_found_and_the_others_are_not(news):
    assert pairs(news, "wording") == {("n1", "n2"), ("n1", "n3"), ("n2", "n3")}


def test_what_is_shown_stands_word_for_word_in_both(news):
    for each in candidates(news):
        assert each.evidence
        for (a, b), (c, d) in each.evidence:
            ours, theirs = news[each.left][a:b], news[each.right][c:d]
            plain = [" ".join("".join(filter(lambda s: s.isalnum() or s == " ", t.replace("\n", " "))).lower().split()) for t in (ours, theirs)]  # fmt: skip
            assert plain[0] == plain[1]


def test_a_translation_is_found_by_its_names_and_numbers_and_another_text_is_not(news):
    found = pairs({**news, "ur": URDU, "weather": OTHER_URDU}, "names and numbers")
    assert found == {("n1", "ur"), ("n2", "ur"), ("n3", "ur")}


def test_the_names_of_a_translation_are_shown_side_by_side(news):
    [each] = [c for c in candidates({"n3": news["n3"], "ur": URDU}) if c.right == "ur"]
    shown = {(news["n3"][a:b], URDU[c:d]) for (a, b), (c, d) in each.evidence}
    assert shown & {("Kohzard", "کوہزرد"), ("Naukot", "ناؤکوٹ"), ("Sangreza", "سنگریزہ")}


def test_a_heading_that_stands_in_every_text_joins_nobody():
    heading = "Published by the sample office for all newspapers of the province today"
    texts = {str(n): f"{heading}. Story {n} tells of something that no other tells, number {n * n}." for n in range(60)}  # fmt: skip
    assert candidates(texts) == []


@given(st.dictionaries(st.sampled_from("abcd"), st.text(max_size=200), max_size=4))
def test_whatever_is_compared_a_share_is_a_share_and_spans_lie_in_the_texts(texts):
    for each in candidates(texts):
        assert 0 < each.shared <= 1
        assert each.left != each.right
        for (a, b), (c, d) in each.evidence:
            assert 0 <= a < b <= len(texts[each.left])
            assert 0 <= c < d <= len(texts[each.right])
