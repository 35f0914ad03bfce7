# SPDX-License-Identifier: Apache-2.0
"""How sentences that are made elsewhere stand on a page: in its language, or marked as English; what somebody wrote stays as it is."""

from datetime import UTC, date, datetime

import pytest

from sanad.casework.clocks import Calendar, Fixed, Started, running
from sanad.casework.drift import of_request
from sanad.errors import BadValue, CitationBroken, EmptyFile, SanadError
from sanad.rules.clock import WEEKEND, Clock, Length
from sanad.values.reason import check_reason
from sanad.values.said import Said, sentence_of
from sanad.web.kept_refusals import read_back
from sanad.web.page import Pages
from sanad.web.shown import filters

URDU, ENGLISH = filters("ur"), filters("en")
APPEAL = Clock("appeal", 1, "Appeal", "A sample.", Length(30, "working_days"), ("conviction",), None, "Sample Act", "s. 1", ("sheet",), "V", "clerk")  # fmt: skip
HERE = Calendar("Asia/Karachi", WEEKEND)


def told(error: SanadError) -> str:
    return URDU["told"](error, None).says


def test_how_a_time_was_computed_is_told_in_urdu_and_what_an_officer_wrote_stays():
    started = Started("conviction", "2025-03", "proceeding:P-1", "Sample court: convicted.")
    [found] = running({"appeal": APPEAL}, [started], [], HERE)
    assert found.explanation.startswith("Sample court: convicted. Appeal: 30 working days from 2025-03 (Sample Act, s. 1; mark V). The day is not known: counted from the first, 2025-03-01.")  # fmt: skip
    urdu = URDU["said"](found.explanation)
    assert "\u2068Sample court: convicted.\u2069 \u20682025-03\u2069 سے \u206830\u2069 کام کے دن: \u2068Appeal\u2069۔" in urdu  # fmt: skip
    assert "پہلے دن سے شمار کیا گیا، 1 مارچ 2025۔" in urdu
    assert "سرکاری تعطیلات معلوم نہیں" in urdu


def test_a_day_that_a_paper_names_is_told_in_urdu():
    until = Fixed(Said("Warrant ends"), date(2025, 3, 10), "subject:S-01", "41/2025")
    [found] = running({}, [], [until], HERE)
    assert URDU["said"](found.title) == "وارنٹ کی مدت ختم ہوتی ہے"
    assert URDU["said"](found.explanation) == "\u206841/2025\u2069 میں 10 مارچ 2025 آخری دن درج ہے۔"


def test_what_drifted_is_told_in_urdu():
    event = {"kind": "acquittal", "on": "2025-12-16"}
    before, now = {"facts": {"events": []}}, {"facts": {"events": [event]}}
    [change] = of_request(before, now)
    assert change.says == "On record since: acquitted on 16 December 2025."
    assert URDU["said"](change.says).startswith("تب سے ریکارڈ پر: 16 دسمبر 2025 کو")


def test_what_a_rule_said_before_and_says_now_stands_in_words_with_the_way_to_the_rule():
    was, now = ({"rulings": [{"rule": "RN-83", "verdict": each, "code": code}]} for each, code in (("permit", "PERMITTED"), ("refuse", "REGISTER_NOT_ASKED")))  # fmt: skip
    [change] = of_request(was, now)
    written = '{% from "kit/drift.html" import changed with context %}{{ changed(change) }}'
    page = Pages("Asia/Karachi")._of["en"].from_string(written).render(change=change, at="/c/{}".format)  # fmt: skip
    assert "<del>met (permitted)</del> <ins>refused (register not asked)</ins>" in page
    assert 'href="/c/rules/RN-83"' in page


@pytest.mark.parametrize("member", ["quality_ok", "deemed", "latitude", "used_by", "issuer_type"])
def test_what_a_value_is_made_of_is_named_in_urdu(member):
    assert any("\u0600" <= letter <= "\u06ff" for letter in URDU["word"](member))


def test_a_code_that_is_no_word_is_told_as_english_writes_it():
    assert ENGLISH["word"]("ncb") == "National Central Bureau"
    assert ENGLISH["word"]("brief") == "document"
    assert ENGLISH["word"]("fir_registered") == "FIR registered"


def test_an_instant_runs_from_left_to_right_within_urdu_and_keeps_its_sign_before_its_offset():
    assert ENGLISH["instant"]("2026-03-01T14:05+05:00") == "2026-03-01 14:05 +0500"
    assert URDU["instant"]("2026-03-01T14:05+05:00") == "\u20682026-03-01 14:05 +0500\u2069"


def test_what_the_office_recorded_stands_on_its_own_clocks_and_what_others_stated_on_theirs():
    told = filters("en", "Asia/Karachi")
    assert told["instant"]("2026-03-01T20:05:09.000000Z") == "2026-03-02 01:05 +0500"
    assert told["instant"](datetime(2026, 3, 1, 20, 5, tzinfo=UTC)) == "2026-03-02 01:05 +0500"
    assert told["stated"]("2026-03-01T20:05+00:00") == "2026-03-01 20:05 +0000"
    for text in ("2026-03-01", "the second of March"):  # no instant: nobody knows on whose clock
        assert told["instant"](text) == told["stated"](text)
    assert URDU["until"]("2026-03-01T14:05+05:00") == "1 مارچ 2026 \u206814:05 +0500\u2069"


def test_a_path_breaks_at_its_signs_and_script_in_it_is_text():
    assert ENGLISH["path"]("calls/alpha/one.csv") == "calls/<wbr>alpha/one.csv"
    assert ENGLISH["path"]("warrant.confirmed_on") == "warrant.<wbr>confirmed_on"
    assert ENGLISH["path"]("<b>/evil\u202e") == "&lt;b&gt;/<wbr>evil\\u202e"


def test_a_fact_that_a_rule_asks_about_stands_in_words():
    assert ENGLISH["fact"]("states[0].checked_on") == "states 1 · checked on"
    assert ENGLISH["fact"]("grid[].who") == "grid · who"
    assert ENGLISH["fact"]("positions[AE].by") == "positions AE · by"
    assert URDU["fact"]("states[1].checked_on") == "ریاستیں 2 · جانچ کی تاریخ"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Read against the official text, nothing more is asked.", ' lang="en"'),  # the law is English
        ("عدالت نے بری کیا", ""),
    ],
)  # fmt: skip
def test_what_is_there_in_english_alone_is_marked_as_english(text, mark):
    assert URDU["said"](text) == f'<bdi{mark} dir="auto">{text}</bdi>'


def test_a_fact_in_a_sentence_brings_no_markup_and_turns_no_direction():
    hostile = Said("Records of {incident} are kept by operators from {day}.", incident="<b>\u2069\u202eI-1", day="x")  # fmt: skip
    for page in (URDU, ENGLISH):
        assert "&lt;b&gt;" in page["said"](hostile)
        assert "\u202e" not in page["said"](hostile)
    assert (
        URDU["said"](hostile).count("\u2069") == 2
    )  # one behind each fact, none of the fact's own


def test_a_ruling_that_is_another_now_is_told_by_its_outcome():
    before = {"rulings": [{"rule": "RN-1", "verdict": "permit", "code": "PERMITTED"}]}
    [change] = of_request(before, {"rulings": []})
    assert change.says == "rule RN-1: was permit (PERMITTED), is nothing."
    assert (
        URDU["said"](change.was) == f"\u2068{URDU['word']('permit')}\u2069 (\u2068PERMITTED\u2069)"
    )


def test_what_is_wrong_with_a_value_is_told_in_urdu_to_the_last_word():
    with pytest.raises(BadValue) as refused:
        check_reason("RN-01", "no")
    assert "at least 3 words, at most 4,000 signs" in str(refused.value)
    assert "کم از کم \u20683\u2069 الفاظ، زیادہ سے زیادہ \u20684000\u2069 حروف" in told(
        refused.value
    )
    assert "یہ خالی ہے" in told(BadValue("form", value="", type="reason", detail="it is empty"))


def test_a_refusal_that_was_kept_as_text_is_told_in_urdu_by_its_code():
    kept = CitationBroken("bank.csv (1).", detail="the exhibit has no rows")
    assert read_back(kept.code, str(kept)) == str(kept)
    for code in (kept.code, ""):
        assert "شہادت میں قطاریں نہیں" in URDU["refused"](str(kept), code)
    assert ENGLISH["refused"](str(kept), kept.code) == f'<bdi dir="auto">{kept}</bdi>'


def test_a_refusal_that_was_kept_in_other_words_stays_as_it_was_kept():
    for text, code in (("The file is empty.", EmptyFile.code), ("Stopped.", "NO_SUCH_CODE"), ("Stopped.", None)):  # fmt: skip
        assert URDU["refused"](text, code) == f'<bdi lang="en" dir="auto">{text}</bdi>'


def test_the_sentence_of_an_error_is_what_the_error_says():
    error = BadValue("RN-01, {x}", value="{y}", type="date", detail="it has no zone")
    assert sentence_of(error) == str(error)
