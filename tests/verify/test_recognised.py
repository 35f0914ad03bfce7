# SPDX-License-Identifier: Apache-2.0
"""Words recognised on a picture: quoted only where the machine was sure or an entry in the package confirms them."""

import pytest
from make_package import REPORT, SECRET, citation, make_case, sha256

from sanad.verify import verify_package
from sanad.verify.fault import Fault
from sanad.verify.locators import OcrPlace
from sanad.verify.recognised import Confirmation, Part, said_at
from sanad.verify.report import Code, Verdict

DIGEST = sha256(REPORT)
TEXT = "CNIC 90001-1234561-1\nof Sample One"
NUMBER = {"part": 2, "start": 5, "end": 20}
LOW = [{"start": 5, "end": 20, "low": True}]


def case_of(quote, *, start=0, end=20, low=LOW):
    """An honest case whose claim C-page quotes the picture on which the machine read `TEXT`."""
    case = make_case()
    case.layers[f"{DIGEST}.ocr"] = {
        "v": "sanad/layer/1",
        "exhibit": DIGEST,
        "reader": "ocr",
        "version": "1",
        "kind": "ocr",
        "unit": "point",
        "parts": [{"label": "page 1", "text": ""}, {"label": "page 2", "text": TEXT, "words": low}],
    }
    place = {"kind": "ocr", "part": 2, "start": start, "end": end}
    case.claim("C-page")["citation"] = citation(REPORT, place, quote)
    return case


def confirm(
    case, reading, machine="90001-1234561-1", place=NUMBER, act="confirm_words", outcome="done"
):
    words = {"machine": machine, "reading": reading}
    seq = case.office.record(act, [f"exhibit:{DIGEST}"], place, outcome, words)
    case.disclosed.append(seq)
    listed = next(each for each in case.brief["exhibits"] if each["sha256"] == DIGEST)
    listed["entries"].append(seq)
    return seq


def checked(case, tmp_path):
    """Return the check of the claim, every other check being intact or of the same fault."""
    case.freeze()
    report = verify_package(case.write(tmp_path / "p"), case.office.fingerprint)
    found = [c for c in report.checks if c.code is Code.CITATION and "C-page" in c.where]
    others = [c for c in report.checks if c.verdict is Verdict.BROKEN and c not in found]
    return found[0], others


def test_words_of_which_the_machine_was_sure_are_quoted(tmp_path):
    check, others = checked(case_of("of Sample One", start=21, end=34), tmp_path)
    assert (check.verdict, others) == (Verdict.INTACT, [])


def test_a_word_of_low_confidence_that_nobody_confirmed_breaks_the_citation(tmp_path):
    check, others = checked(case_of("CNIC 90001-1234561-1"), tmp_path)
    assert (check.verdict, others) == (Verdict.BROKEN, [])
    assert "not sure of “90001-1234561-1”" in check.says


def test_a_word_that_a_person_confirmed_is_quoted(tmp_path):
    case = case_of("CNIC 90001-1234561-1")
    confirm(case, "90001-1234561-1")
    check, others = checked(case, tmp_path)
    assert (check.verdict, others) == (Verdict.INTACT, [])


def test_a_correction_is_quoted_in_place_of_what_the_machine_read(tmp_path):
    case = case_of("CNIC 90001-1234567-1")
    confirm(case, "90001-1234567-1")
    check, others = checked(case, tmp_path)
    assert (check.verdict, others) == (Verdict.INTACT, [])
    case = case_of("CNIC 90001-1234561-1")
    confirm(case, "90001-1234567-1")
    check, _ = checked(case, tmp_path / "2")
    assert "there stands “CNIC 90001-1234567-1”" in check.says


def test_the_last_of_two_confirmations_counts(tmp_path):
    case = case_of("CNIC 90001-1234567-1")
    confirm(case, "90001-1234562-1")
    confirm(case, "90001-1234567-1")
    assert checked(case, tmp_path)[0].verdict is Verdict.INTACT


def test_a_confirmation_of_what_another_reading_said_does_not_count(tmp_path):
    case = case_of("CNIC 90001-1234561-1")
    confirm(case, "90001-1234561-1", machine="90001-1284561-1")
    assert checked(case, tmp_path)[0].verdict is Verdict.BROKEN


@pytest.mark.parametrize("change", [{"outcome": "refused"}, {"act": "read_exhibit"}])
def test_an_entry_that_confirms_nothing_may_open_nothing(tmp_path, change):
    case = case_of("CNIC 90001-1234561-1")
    confirm(case, "90001-1234561-1", **change)
    check, others = checked(case, tmp_path)
    assert check.verdict is Verdict.BROKEN
    assert "no confirmation" in next(c.says for c in others if c.code is Code.ENTRY)


def test_a_reading_changed_after_the_entry_was_made_is_named(tmp_path):
    case = case_of("CNIC 90001-1234569-1")
    seq = confirm(case, "90001-1234567-1")
    case.office.opened[seq]["body"] = {"machine": "90001-1234561-1", "reading": "90001-1234569-1"}
    check, others = checked(case, tmp_path)
    assert check.verdict is Verdict.BROKEN
    assert any(c.where == f"entry {seq}" and "committed" in c.says for c in others)


def test_a_confirmation_that_is_not_opened_confirms_nothing(tmp_path):
    case = case_of("CNIC 90001-1234561-1")
    del case.office.opened[confirm(case, "90001-1234561-1")]
    check, others = checked(case, tmp_path)
    assert (check.verdict, others) == (Verdict.BROKEN, [])


def test_a_confirmation_about_another_exhibit_confirms_nothing_here(tmp_path):
    case = case_of("CNIC 90001-1234561-1")
    words = {"machine": "90001-1234561-1", "reading": "90001-1234561-1"}
    thing = "claim:elsewhere"
    case.disclosed.append(case.office.record("confirm_words", [thing], NUMBER, "done", words))
    assert checked(case, tmp_path)[0].verdict is Verdict.BROKEN


def test_an_erased_confirmation_leaves_it_open(tmp_path):
    case = case_of("CNIC 90001-1234567-1")
    case.erased.add(confirm(case, "90001-1234567-1"))
    assert checked(case, tmp_path)[0].verdict is Verdict.NOT_ESTABLISHED


def test_what_stands_on_a_page_that_the_package_withholds_stays_open(tmp_path):
    for kind in ("ocr", "text"):
        case = make_case(withheld=True)
        place = {"kind": kind, "part": 1, "start": 0, "end": 4}
        case.claim("C-secret")["citation"] = citation(SECRET, place, "word")
        case.freeze()
        report = verify_package(case.write(tmp_path / kind), case.office.fingerprint)
        [check] = [c for c in report.checks if c.code is Code.CITATION and "C-secret" in c.where]
        assert check.verdict is Verdict.NOT_ESTABLISHED


@pytest.mark.parametrize(
    "damage",
    [
        {"kind": "text"},
        {"exhibit": "ab" * 32},
        {"parts": [{"text": ""}, {"text": TEXT, "words": [{"start": 5, "end": 20}]}]},
        {"parts": [{"text": ""}]},
        {"parts": None},
    ],
)
def test_a_layer_that_is_none_of_recognised_words_resolves_nothing(tmp_path, damage):
    case = case_of("of Sample One", start=21, end=34)
    case.layers[f"{DIGEST}.ocr"] |= damage
    assert checked(case, tmp_path)[0].verdict is Verdict.BROKEN


PART = Part("a bad word", ((2, 5),))


def said(start, end, *confirmed):
    return said_at([PART], OcrPlace(1, start, end), confirmed)


def confirmation(start, end, machine, reading):
    return Confirmation((DIGEST,), 1, start, end, machine, reading)


def test_a_quotation_may_not_cut_through_a_correction_but_through_a_confirmation():
    assert said(6, 10, confirmation(0, 10, "a bad word", "a bad word")) == "word"
    with pytest.raises(Fault, match="cuts through"):
        said(6, 10, confirmation(0, 10, "a bad word", "a good word"))
    assert said(0, 10, confirmation(2, 5, "bad", "good")) == "a good word"


def test_a_confirmation_of_half_a_low_word_does_not_cover_it():
    with pytest.raises(Fault, match="not sure"):
        said(0, 10, confirmation(2, 4, "ba", "ba"))
